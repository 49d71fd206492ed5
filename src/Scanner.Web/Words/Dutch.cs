using System.Globalization;

namespace Scanner.Web;

/// <summary>Days, moments and numbers as they are read in the Netherlands.</summary>
internal static class Dutch
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("nl-NL");
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>14 maart 2027.</summary>
    public static string Text(DateOnly day) => day.ToString("d MMMM yyyy", Culture);

    /// <summary>The day in the Netherlands: 14 maart 2027.</summary>
    public static string Text(DateTimeOffset moment) => Text(DayOf(moment));

    /// <summary>The day it is in the Netherlands.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    /// <summary>1 partner, 2 partners.</summary>
    public static string Count(int number, string one, string more) => string.Create(Culture, $"{number} {(number == 1 ? one : more)}");
}
