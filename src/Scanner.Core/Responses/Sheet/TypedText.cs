using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Scanner.Core.Responses;

/// <summary>What people type, and the numbers and days that it means. Dutch and ISO forms are both read; nothing is guessed.</summary>
internal static partial class TypedText
{
    private const char Replacement = '\uFFFD';

    private static readonly string[] DayFormats = ["yyyy-M-d", "d-M-yyyy", "d/M/yyyy", "d.M.yyyy", "d MMMM yyyy", "d MMM yyyy"];

    private static readonly CultureInfo[] DayLanguages = [CultureInfo.GetCultureInfo("nl-NL"), CultureInfo.InvariantCulture];

    /// <summary>
    /// The text with LF line ends and without characters that a database, a workbook or an XML file cannot hold:
    /// half surrogate pairs and control characters become U+FFFD.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var place = 0; place < text.Length; place++)
        {
            var letter = text[place];
            if (letter == '\r')
            {
                if (place + 1 < text.Length && text[place + 1] == '\n') continue;
                clean.Append('\n');
            }
            else if (letter is '\v' or '\f') clean.Append('\n');
            else if (char.IsHighSurrogate(letter) && place + 1 < text.Length && char.IsLowSurrogate(text[place + 1])) clean.Append(letter).Append(text[++place]);
            else if (char.IsSurrogate(letter) || letter is < ' ' and not ('\n' or '\t') || letter >= '\uFFFE') clean.Append(Replacement);
            else clean.Append(letter);
        }
        return clean.ToString();
    }

    /// <summary>The same on one line.</summary>
    public static string CleanLine(string text) => Clean(text).Replace('\n', ' ');

    /// <summary>A whole number of at most fifteen digits, with or without points between thousands; null when it is none.</summary>
    public static double? Whole(string text)
    {
        var trimmed = text.Trim();
        if (ThousandsPattern().IsMatch(trimmed)) trimmed = trimmed.Replace(".", "", StringComparison.Ordinal);
        return WholePattern().IsMatch(trimmed) ? double.Parse(trimmed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>A number with a decimal comma or point; null when it is none.</summary>
    public static double? Decimal(string text)
    {
        var trimmed = text.Trim();
        if (ThousandsCommaPattern().IsMatch(trimmed)) trimmed = trimmed.Replace(".", "", StringComparison.Ordinal);
        return DecimalPattern().IsMatch(trimmed)
            ? double.Parse(trimmed.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>A day, as <c>14-3-2027</c>, <c>14 maart 2027</c> or <c>2027-03-14</c>; null when it is none.</summary>
    public static DateOnly? Day(string text)
    {
        var trimmed = text.Trim();
        foreach (var language in DayLanguages)
            if (DateOnly.TryParseExact(trimmed, DayFormats, language, DateTimeStyles.None, out var day)) return day;
        return null;
    }

    [GeneratedRegex("^-?[0-9]{1,15}$")]
    private static partial Regex WholePattern();

    [GeneratedRegex("^-?[0-9]{1,3}([.][0-9]{3}){1,4}$")]
    private static partial Regex ThousandsPattern();

    [GeneratedRegex("^-?[0-9]{1,15}([.,][0-9]{1,15})?$")]
    private static partial Regex DecimalPattern();

    [GeneratedRegex("^-?[0-9]{1,3}([.][0-9]{3}){1,4},[0-9]{1,15}$")]
    private static partial Regex ThousandsCommaPattern();
}
