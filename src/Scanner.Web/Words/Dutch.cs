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

    /// <summary>14:03, in the Netherlands.</summary>
    public static string Time(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone).ToString("HH:mm", Culture);

    /// <summary>14 maart 2027 om 14:03.</summary>
    public static string Moment(DateTimeOffset moment) => $"{Text(moment)} om {Time(moment)}";

    /// <summary>A language by its code, in Dutch with a capital: Nederlands; a code without a name stays a code.</summary>
    public static string LanguageName(string code)
    {
        if (Languages.TryGetValue(code, out var known)) return known;
        try
        {
            var name = CultureInfo.GetCultureInfo(code, predefinedOnly: true).EnglishName;
            return name.Contains('(', StringComparison.Ordinal) ? code : name;
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
    }

    /// <summary>The languages that a municipality meets most: the machine need not know their Dutch names.</summary>
    public static readonly IReadOnlyDictionary<string, string> Languages = new Dictionary<string, string>
    {
        ["nl"] = "Nederlands",
        ["en"] = "Engels",
        ["de"] = "Duits",
        ["fr"] = "Frans",
        ["es"] = "Spaans",
        ["pt"] = "Portugees",
        ["it"] = "Italiaans",
        ["pl"] = "Pools",
        ["tr"] = "Turks",
        ["ar"] = "Arabisch",
        ["uk"] = "Oekraïens",
        ["ru"] = "Russisch",
        ["ro"] = "Roemeens",
        ["bg"] = "Bulgaars",
        ["so"] = "Somalisch",
        ["ti"] = "Tigrinya",
        ["fa"] = "Farsi",
        ["fy"] = "Fries",
        ["pap"] = "Papiaments",
        ["zh"] = "Chinees",
    };
}
