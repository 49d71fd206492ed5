using System.Globalization;
using System.Text;

namespace Scanner.Core.Expressions;

/// <summary>Dates from text and numbers, and dates as text.</summary>
internal static class Dates
{
    private const string KnownCodes = "YymnbdeaHhMS3%";

    private static readonly string[] MomentFormats =
    [
        .. from time in (string[])["HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF"]
           from zone in (string[])["", "zzz", "zz", "'Z'"]
           select $"yyyy-MM-dd'T'{time}{zone}",
    ];

    // Dutch, because a questionnaire's language is not known here and its users read Dutch.
    private static readonly string[] Months = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
    private static readonly string[] Days = ["zo", "ma", "di", "wo", "do", "vr", "za"];

    /// <summary>A <see cref="Value.Date"/> or <see cref="Value.DateTime"/> from ISO 8601; null when the text is neither.</summary>
    public static Value? Read(string text)
    {
        var trimmed = text.Trim();
        if (DateOnly.TryParseExact(trimmed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return new Value.Date(day);
        }

        return DateTimeOffset.TryParseExact(trimmed, MomentFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? new Value.DateTime(moment)
            : null;
    }

    /// <summary>A date or moment from any value: a number counts days since 1970-01-01. <see cref="Value.Unanswered"/> for nothing and for not-a-number; null when it can't be one.</summary>
    public static Value? From(Value value) => value switch
    {
        Value.Date or Value.DateTime => value,
        { IsEmpty: true } or Value.Number { Amount: double.NaN } => Value.Unanswered,
        Value.Number number => FromDays(number.Amount),
        Value.Text text => Read(text.Content),
        _ => null,
    };

    /// <summary>The first code after a % that means nothing; null when all are known.</summary>
    public static string? FindUnknownCode(string format)
    {
        for (var place = format.IndexOf('%', StringComparison.Ordinal); place >= 0; place = format.IndexOf('%', place + 2))
        {
            if (place + 1 == format.Length || !KnownCodes.Contains(format[place + 1], StringComparison.Ordinal))
            {
                return format.Substring(place, Math.Min(2, format.Length - place));
            }

            if (place + 2 >= format.Length)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Writes a date by a format whose codes are all known.</summary>
    public static string Write(DateTime moment, string format)
    {
        var written = new StringBuilder();
        for (var place = 0; place < format.Length; place++)
        {
            if (format[place] != '%')
            {
                written.Append(format[place]);
                continue;
            }

            place++;
            written.Append(Part(moment, format[place]));
        }

        return written.ToString();
    }

    private static string Part(DateTime moment, char code) => code switch
    {
        'Y' => moment.ToString("yyyy", CultureInfo.InvariantCulture),
        'y' => moment.ToString("yy", CultureInfo.InvariantCulture),
        'm' => moment.ToString("MM", CultureInfo.InvariantCulture),
        'n' => moment.Month.ToString(CultureInfo.InvariantCulture),
        'b' => Months[moment.Month - 1],
        'd' => moment.ToString("dd", CultureInfo.InvariantCulture),
        'e' => moment.Day.ToString(CultureInfo.InvariantCulture),
        'a' => Days[(int)moment.DayOfWeek],
        'H' => moment.ToString("HH", CultureInfo.InvariantCulture),
        'h' => moment.Hour.ToString(CultureInfo.InvariantCulture),
        'M' => moment.ToString("mm", CultureInfo.InvariantCulture),
        'S' => moment.ToString("ss", CultureInfo.InvariantCulture),
        '3' => moment.ToString("fff", CultureInfo.InvariantCulture),
        _ => "%",
    };

    private static Value.Date? FromDays(double days)
    {
        var number = Math.Truncate(days) + new DateOnly(1970, 1, 1).DayNumber;
        return number >= DateOnly.MinValue.DayNumber && number <= DateOnly.MaxValue.DayNumber ? new Value.Date(DateOnly.FromDayNumber((int)number)) : null;
    }
}
