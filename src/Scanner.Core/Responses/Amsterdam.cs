namespace Scanner.Core.Responses;

/// <summary>The clock on the wall of whoever answers: a closing day ends at midnight there, and <c>today()</c> is the day there.</summary>
public static class Amsterdam
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>The moment with the offset of Europe/Amsterdam.</summary>
    public static DateTimeOffset At(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);

    /// <summary>The moment at which the clock there shows this; of an hour that comes twice the first, of one that is skipped the hour after it.</summary>
    public static DateTimeOffset Of(DateTime wall)
    {
        var local = DateTime.SpecifyKind(wall, DateTimeKind.Unspecified);
        if (Zone.IsInvalidTime(local)) local = local.AddHours(1);
        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>The moment, in UTC, at which a day begins in Europe/Amsterdam.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => Of(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>The day in Europe/Amsterdam.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(At(moment).DateTime);
}
