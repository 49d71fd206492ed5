namespace Scanner.Core.Responses;

/// <summary>The clock on the wall of whoever answers: a closing day ends at midnight there, and <c>today()</c> is the day there.</summary>
public static class Amsterdam
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>The moment with the offset of Europe/Amsterdam.</summary>
    public static DateTimeOffset At(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);

    /// <summary>The moment, in UTC, at which a day begins in Europe/Amsterdam.</summary>
    public static DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>The day in Europe/Amsterdam.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(At(moment).DateTime);
}
