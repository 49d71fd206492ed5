using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Scanner.Core.Tables;

/// <summary>How numbers in cells are read: as they were meant, so a date by its format is a date.</summary>
internal sealed partial class XlsxNumbers
{
    private readonly Dictionary<int, string> formats = [];
    private readonly List<int> formatOfStyle = [];

    /// <summary>Days count from 1904 instead of 1900.</summary>
    public bool From1904 { get; set; }

    /// <summary>Reads which formats the cell styles have (<c>styles.xml</c>).</summary>
    public void ReadStyles(XmlReader xml)
    {
        var inCellFormats = false;
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs") inCellFormats = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            else if (xml.NodeType != XmlNodeType.Element) continue;
            else if (xml.LocalName == "numFmt" && Number(xml.GetAttribute("numFmtId")) is { } id) formats[id] = xml.GetAttribute("formatCode") ?? "";
            else if (xml.LocalName == "xf" && inCellFormats && formatOfStyle.Count < 100_000) formatOfStyle.Add(Number(xml.GetAttribute("numFmtId")) ?? 0);
        }
    }

    /// <summary>The number as text: <c>1</c> for 1.0, a day as <c>2027-03-14</c>.</summary>
    /// <param name="value">As it stands in the file.</param>
    /// <param name="style">The number of the cell's style.</param>
    public string Text(string value, string? style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) return value;
        var (hasDay, hasTime) = Number(style) is { } index && index < formatOfStyle.Count ? PartsOf(formatOfStyle[index]) : default;
        if ((hasDay || hasTime) && Moment(number) is { } moment)
        {
            // A time alone has no day; a day with a time keeps both.
            if (!hasDay && number < 1) return moment.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
            return moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        }
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('E', StringComparison.Ordinal) && Math.Abs(number) < 1e28 ? ((decimal)number).ToString(CultureInfo.InvariantCulture) : text;
    }

    private DateTime? Moment(double number)
    {
        const int DaysBefore1904 = 1462;
        var days = From1904 ? number + DaysBefore1904 : number;
        // Excel believes that 1900 was a leap year: before 1 March of that year its days are one ahead.
        if (!From1904 && days is >= 1 and < 60) days++;
        return days is >= 0 and < 2_958_466 ? DateTime.FromOADate(Math.Round(days * 86_400) / 86_400) : null;
    }

    private (bool HasDay, bool HasTime) PartsOf(int format)
    {
        if (!formats.TryGetValue(format, out var code))
            return format switch
            {
                (>= 14 and <= 17) or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58 => (true, false),
                (>= 18 and <= 21) or (>= 32 and <= 35) or (>= 45 and <= 47) or 55 or 56 => (false, true),
                22 => (true, true),
                _ => default,
            };
        if (code.Equals("General", StringComparison.OrdinalIgnoreCase)) return default;
        // Only the first section counts, and of that not what is literal text, a colour or a country.
        var bare = LiteralPattern().Replace(code, "");
        bare = bare.Split(';')[0];
        var hasDay = bare.AsSpan().ContainsAny("dDyY");
        var hasTime = bare.AsSpan().ContainsAny("hHsS");
        return (hasDay || (!hasTime && bare.AsSpan().ContainsAny("mM")), hasTime);
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"""[^""]*""|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]", RegexOptions.IgnoreCase)]
    private static partial Regex LiteralPattern();
}
