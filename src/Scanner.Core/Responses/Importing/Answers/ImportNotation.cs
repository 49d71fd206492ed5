using System.Globalization;
using System.Text.RegularExpressions;

namespace Scanner.Core.Responses;

/// <summary>The order of the parts of a day such as 03-04-2027.</summary>
public enum DayOrder
{
    /// <summary>Day, month, year, as in Dutch.</summary>
    DayFirst,

    /// <summary>Month, day, year: some day in the file can only be read so, and none only the other way.</summary>
    MonthFirst,
}

/// <summary>
/// How days and decimals are written in a file, found by looking at all of them before one is read. What can be read in two ways is counted, with an example, so
/// that someone can look.
/// </summary>
internal sealed partial class ImportNotation
{
    private const int EarliestSerial = 20_000, LatestSerial = 80_000;

    private int dayFirstOnly;
    private int monthFirstOnly;
    private int pointsOnly;
    private int commasOnly;
    private int commasEither;
    private int englishOnly;

    /// <summary>Days of which both parts can be the month.</summary>
    public int AmbiguousDays { get; private set; }

    /// <summary>The first of those.</summary>
    public string? ExampleDay { get; private set; }

    /// <summary>Numbers as 1.234 in a question for decimals.</summary>
    public int AmbiguousNumbers { get; private set; }

    /// <summary>The first of those.</summary>
    public string? ExampleNumber { get; private set; }

    /// <summary>Decimal numbers with a comma.</summary>
    public int Commas => commasOnly + (IsCommaThousands ? 0 : commasEither);

    /// <summary>Whether 1,234 is a thousand and more: some number can only be English, as 1,234.5, and none only Dutch.</summary>
    public bool IsCommaThousands => englishOnly > 0 && commasOnly == 0;

    /// <summary>Numbers as 1,234 in a file with English numbers.</summary>
    public int AmbiguousCommas => englishOnly > 0 ? commasEither : 0;

    /// <summary>The first of those.</summary>
    public string? ExampleComma { get; private set; }

    /// <summary>Dutch unless some day cannot be.</summary>
    public DayOrder DayOrder => monthFirstOnly > 0 && dayFirstOnly == 0 ? DayOrder.MonthFirst : DayOrder.DayFirst;

    /// <summary>Whether 1.234 is one and a bit: it is as long as no decimal comma occurs.</summary>
    public bool IsPointDecimal => Commas == 0;

    /// <summary>Whether a decimal point occurs that can be nothing else.</summary>
    public bool HasPoints => pointsOnly > 0;

    /// <summary>Looks at a cell of a question for a day.</summary>
    public void SeeDay(string text)
    {
        if (NumericDayPattern().Match(text.Trim()) is not { Success: true } match) return;
        var (first, second) = (Part(match, 1), Part(match, 2));
        if (first > 12) dayFirstOnly++;
        else if (second > 12) monthFirstOnly++;
        else if (first != second)
        {
            AmbiguousDays++;
            ExampleDay ??= text.Trim();
        }
    }

    /// <summary>Looks at a cell of a question for a number that may have decimals.</summary>
    public void SeeDecimal(string text)
    {
        var trimmed = text.Trim();
        if (ThousandOrDecimalPattern().IsMatch(trimmed))
        {
            AmbiguousNumbers++;
            ExampleNumber ??= trimmed;
        }
        else if (EnglishThousandsPattern().IsMatch(trimmed))
        {
            englishOnly++;
            if (trimmed.Contains('.', StringComparison.Ordinal)) pointsOnly++;
        }
        else if (ThousandCommaPattern().IsMatch(trimmed))
        {
            commasEither++;
            ExampleComma ??= trimmed;
        }
        else if (CommaPattern().IsMatch(trimmed)) commasOnly++;
        else if (PointPattern().IsMatch(trimmed)) pointsOnly++;
    }

    /// <summary>The day in a cell; null: it is none.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="isWorkbook">In a workbook a number can be a day whose cell lost its format.</param>
    public DateOnly? Day(string text, bool isWorkbook) => DayOf(text.Trim(), isWorkbook);

    /// <summary>A moment in the Netherlands: a day with or without a time, or ISO with its offset. A day alone is noon.</summary>
    public DateTimeOffset? Moment(string text, bool isWorkbook)
    {
        var trimmed = text.Trim();
        if (OffsetPattern().IsMatch(trimmed) && DateTimeOffset.TryParse(trimmed, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)) return moment.ToUniversalTime();
        var time = TimePattern().Match(trimmed);
        if (DayOf(time.Success ? trimmed[..time.Index].Trim().TrimEnd(',') : trimmed, isWorkbook) is not { } day) return null;
        var clock = new TimeOnly(12, 0);
        if (time.Success && !TimeOnly.TryParse(time.Groups[1].ValueSpan, CultureInfo.InvariantCulture, out clock)) return null;
        return Amsterdam.Of(day.ToDateTime(clock));
    }

    /// <summary>The number in the form that the engine reads; what is no number stays as it is, to be named.</summary>
    public string Decimal(string text)
    {
        var trimmed = text.Trim();
        if (ThousandOrDecimalPattern().IsMatch(trimmed)) return IsPointDecimal ? trimmed.Replace('.', ',') : trimmed.Replace(".", "", StringComparison.Ordinal);
        if (EnglishThousandsPattern().IsMatch(trimmed) || (IsCommaThousands && ThousandCommaPattern().IsMatch(trimmed))) return trimmed.Replace(",", "", StringComparison.Ordinal).Replace('.', ',');
        return PointPattern().IsMatch(trimmed) ? trimmed.Replace('.', ',') : trimmed;
    }

    /// <summary>A whole number in the form that the engine reads: other programs write 14 as 14.0.</summary>
    public static string Whole(string text) => ZeroDecimalsPattern().Match(text.Trim()) is { Success: true } match ? match.Groups[1].Value : text.Trim();

    private DateOnly? DayOf(string text, bool isWorkbook)
    {
        if (NumericDayPattern().Match(text) is { Success: true } match)
        {
            var (day, month) = DayOrder == DayOrder.DayFirst ? (Part(match, 1), Part(match, 2)) : (Part(match, 2), Part(match, 1));
            var year = Part(match, 3);
            return year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
        }
        if (isWorkbook && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var serial) && serial is >= EarliestSerial and <= LatestSerial) return DateOnly.FromDateTime(DateTime.FromOADate(serial));
        return TypedText.Day(MidnightPattern().Replace(text, ""));
    }

    private static int Part(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex("^([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})$")]
    private static partial Regex NumericDayPattern();

    [GeneratedRegex("^-?[1-9][0-9]{0,2}[.][0-9]{3}$")]
    private static partial Regex ThousandOrDecimalPattern();

    [GeneratedRegex("^-?[0-9.]+,[0-9]+$")]
    private static partial Regex CommaPattern();

    [GeneratedRegex("^-?[0-9]+[.][0-9]+$")]
    private static partial Regex PointPattern();

    [GeneratedRegex("^-?[0-9]{1,3}((,[0-9]{3})+[.][0-9]+|(,[0-9]{3}){2,})$")]
    private static partial Regex EnglishThousandsPattern();

    [GeneratedRegex("^-?[1-9][0-9]{0,2},[0-9]{3}$")]
    private static partial Regex ThousandCommaPattern();

    [GeneratedRegex("^(-?[0-9]+)[.,]0{1,2}$")]
    private static partial Regex ZeroDecimalsPattern();

    [GeneratedRegex("[T ]([0-9]{1,2}:[0-9]{2}(:[0-9]{2})?)$")]
    private static partial Regex TimePattern();

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.]+(Z|[+-][0-9]{2}:?[0-9]{2})$")]
    private static partial Regex OffsetPattern();

    [GeneratedRegex("[T ]00:00(:00)?$")]
    private static partial Regex MidnightPattern();
}
