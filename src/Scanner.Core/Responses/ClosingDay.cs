namespace Scanner.Core.Responses;

/// <summary>Days as the municipality counts them: in the time zone Europe/Amsterdam.</summary>
internal static class ClosingDay
{
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>The day it is in the Netherlands.</summary>
    public static DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Amsterdam).DateTime);

    /// <summary>Whether the last day on which answers are welcome is over.</summary>
    public static bool HasPassed(DateOnly? closesOn, DateTimeOffset now) => closesOn < Today(now);
}
