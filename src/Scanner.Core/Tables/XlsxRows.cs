using System.Globalization;
using System.Text;
using System.Xml;

namespace Scanner.Core.Tables;

/// <summary>A cell that holds something.</summary>
/// <param name="Column">From 1.</param>
/// <param name="Text">What it holds, as text.</param>
/// <param name="Fault">Why it cannot be used: <c>#REF!</c>, or <c>=</c> for a formula without its outcome; null: it can.</param>
internal readonly record struct XlsxCell(int Column, string Text, string? Fault = null);

/// <summary>A row that holds something.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Cells">The cells with something in them, in order. The list is used again for the next row.</param>
internal readonly record struct XlsxRow(int Number, List<XlsxCell> Cells);

/// <summary>Walks the rows of a sheet and passes over what is empty: rows that only have a height, cells that only have a colour.</summary>
internal sealed class XlsxRows(XmlReader xml, List<string> texts, XlsxNumbers numbers, XlsxBudget budget)
{
    private const int MostRows = 1_048_576;
    private const int MostColumns = 16_384;

    private static XlsxException TooLarge => new("Dit blad is groter dan Excel kan maken: meer dan 1.048.576 rijen of 16.384 kolommen. Verdeel het over meer bestanden.");

    private readonly StringBuilder scratch = new();
    private readonly List<XlsxCell> cells = [];
    private readonly char[] reference = new char[16];
    private int row;
    private bool isInData;

    /// <returns>The next row that holds something, or null at the end.</returns>
    public XlsxRow? Next()
    {
        while (!isInData)
        {
            if (!xml.Read()) return null;
            isInData = xml.NodeType == XmlNodeType.Element && xml.LocalName == "sheetData" && !xml.IsEmptyElement;
        }
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "sheetData") break;
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "row") continue;
            row = RowNumber(xml.GetAttribute("r")) ?? row + 1;
            if (xml.IsEmptyElement) continue;
            ReadCells();
            if (cells.Count > 0) return row <= MostRows ? new XlsxRow(row, cells) : throw TooLarge;
        }
        return null;
    }

    /// <summary>The name of a column: A, B, …, Z, AA.</summary>
    public static string ColumnName(int column)
    {
        var name = "";
        for (; column > 0; column = (column - 1) / 26) name = (char)('A' + (column - 1) % 26) + name;
        return name;
    }

    private void ReadCells()
    {
        cells.Clear();
        var depth = xml.Depth;
        var column = 0;
        xml.Read();
        while (xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c")
            {
                xml.Read();
                continue;
            }
            column = ColumnNumber() ?? column + 1;
            if (xml.IsEmptyElement) xml.Read();
            else if (ReadCell(column) is { } cell) cells.Add(cell);
        }
    }

    /// <summary>Reads the cell that the reader stands on and leaves the reader behind it.</summary>
    private XlsxCell? ReadCell(int column)
    {
        var type = xml.GetAttribute("t");
        var style = xml.GetAttribute("s");
        string? value = null, inline = null;
        var isFormula = false;
        var depth = xml.Depth;
        xml.Read();
        while (xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element) xml.Read();
            else if (xml.LocalName == "v") value = XlsxText.Content(xml);
            else if (xml.LocalName == "is")
            {
                inline = XlsxText.Pieces(xml, scratch);
                xml.Read();
            }
            else
            {
                isFormula |= xml.LocalName == "f";
                xml.Skip();
            }
        }
        xml.Read();
        if (type == "e") return new XlsxCell(column, "", string.IsNullOrEmpty(value) ? "#" : value);
        if (string.IsNullOrEmpty(value) && inline is null) return isFormula && type != "str" ? new XlsxCell(column, "", "=") : null;
        var text = type switch
        {
            "s" => Shared(value),
            "inlineStr" => inline ?? "",
            "str" => XlsxText.Decoded(value ?? ""),
            "b" => value is "1" or "true" ? "true" : "false",
            "d" => value ?? "",
            _ => inline ?? numbers.Text(value!, style),
        };
        if (string.IsNullOrWhiteSpace(text)) return null;
        budget.Keep(text.Length);
        return column <= MostColumns ? new XlsxCell(column, text) : throw TooLarge;
    }

    private string Shared(string? index) =>
        int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < texts.Count ? texts[number] : "";

    private static int? RowNumber(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    /// <summary>The column that the cell says it is in, read without making a string of it: there can be millions of empty cells.</summary>
    private int? ColumnNumber()
    {
        if (!xml.MoveToAttribute("r")) return null;
        var length = xml.ReadValueChunk(reference, 0, reference.Length);
        xml.MoveToElement();
        var number = 0;
        foreach (var letter in reference.AsSpan(0, length))
        {
            if (!char.IsAsciiLetter(letter)) break;
            number = number * 26 + (char.ToUpperInvariant(letter) - 'A' + 1);
            if (number > MostColumns) throw TooLarge;
        }
        return number > 0 ? number : null;
    }
}
