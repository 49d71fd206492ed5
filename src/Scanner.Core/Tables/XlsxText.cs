using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Scanner.Core.Tables;

/// <summary>The texts of a workbook: with pieces of formatting, with phonetic help beside them, with characters as <c>_x0041_</c>.</summary>
internal static partial class XlsxText
{
    private static readonly ThreadLocal<char[]> Buffer = new(() => new char[4096]);

    /// <summary>The texts that cells refer to by number (<c>sharedStrings.xml</c>).</summary>
    public static List<string> Shared(XmlReader xml, XlsxBudget budget)
    {
        var texts = new List<string>();
        var scratch = new StringBuilder();
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "si") continue;
            texts.Add(Pieces(xml, scratch));
            budget.Keep(texts[^1].Length);
        }
        return texts;
    }

    /// <summary>The text of an <c>si</c> or <c>is</c> that the reader stands on: all its pieces, without the phonetic ones.</summary>
    public static string Pieces(XmlReader xml, StringBuilder scratch)
    {
        scratch.Clear();
        if (xml.IsEmptyElement) return "";
        var depth = xml.Depth;
        xml.Read();
        while (xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "rPh") xml.Skip();
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "t") scratch.Append(Content(xml));
            else xml.Read();
        }
        return Decoded(scratch.ToString());
    }

    /// <summary>What stands between the tags of the element that the reader stands on; leaves the reader behind it.</summary>
    public static string Content(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return "";
        }
        var depth = xml.Depth;
        var content = "";
        xml.Read();
        while (xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
                content = content.Length == 0 ? Value(xml) : content + Value(xml);
            xml.Read();
        }
        xml.Read();
        return content;
    }

    /// <summary>A text in which Excel wrote characters as <c>_x000D_</c>.</summary>
    public static string Decoded(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? EscapePattern().Replace(text, match => ((char)int.Parse(match.ValueSpan[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
        : text;

    /// <summary>A text as it can stand in a workbook: what XML cannot hold or changes (control characters, half surrogate pairs) is written as such a character, and what looks like one is protected.</summary>
    public static string Encoded(string text)
    {
        var safe = text.Contains("_x", StringComparison.Ordinal) ? EscapePattern().Replace(text, "_x005F$&") : text;
        return UnsafePattern().IsMatch(safe) ? UnsafePattern().Replace(safe, match => string.Create(CultureInfo.InvariantCulture, $"_x{(int)match.Value[0]:X4}_")) : safe;
    }

    /// <summary>A text node in parts, so that one that is far too long is refused before it is all in memory.</summary>
    private static string Value(XmlReader xml)
    {
        const int Most = 4_000_000;
        var buffer = Buffer.Value!;
        var read = xml.ReadValueChunk(buffer, 0, buffer.Length);
        if (read < buffer.Length) return new string(buffer, 0, read);
        var whole = new StringBuilder();
        for (; read > 0; read = xml.ReadValueChunk(buffer, 0, buffer.Length))
            if (whole.Append(buffer, 0, read).Length > Most) throw new XlsxException("In deze werkmap staat een tekst van meer dan 4 MB. Zo groot kan een cel niet zijn; maak het bestand opnieuw in Excel of LibreOffice.");
        return whole.ToString();
    }

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex EscapePattern();

    [GeneratedRegex(@"[\x00-\x08\x0B-\x1F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]")]
    private static partial Regex UnsafePattern();
}
