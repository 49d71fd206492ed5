using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Scanner.Core.Tables;

/// <summary>A column of a sheet that is written.</summary>
/// <param name="Heading">What stands in the first row.</param>
/// <param name="Width">In characters.</param>
/// <param name="IsProse">Whether long texts wrap.</param>
internal sealed record XlsxColumn(string Heading, double Width, bool IsProse);

/// <summary>
/// Writes a workbook with sheets of text, cell by cell to the stream. Every cell is a text, also when it looks like a formula or number, and stays one
/// when it is changed in Excel. The same content gives the same bytes.
/// </summary>
internal sealed class XlsxWriter : IDisposable
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string TypeOf = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    // The styles of Styles below, by their place.
    private const int Plain = 0, Heading = 1, Prose = 2, ShadedPlain = 3, ShadedProse = 4;

    private readonly ZipArchive zip;
    private readonly List<string> sheets = [];

    public XlsxWriter(Stream stream) => zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Writes a sheet: the headings, and rows of as many texts.</summary>
    /// <param name="name">The name of the sheet.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The rows; null is an empty cell; a shaded row stands out.</param>
    public void Sheet(string name, IReadOnlyList<XlsxColumn> columns, IEnumerable<(string?[] Cells, bool IsShaded)> rows)
    {
        sheets.Add(name);
        using var xml = Part($"xl/worksheets/sheet{sheets.Count}.xml");
        xml.WriteStartElement("worksheet", Main);
        xml.WriteStartElement("sheetViews", Main);
        Element(xml, "sheetView", ("workbookViewId", "0"), within: () =>
        {
            xml.WriteStartElement("pane", Main);
            foreach (var (key, value) in new[] { ("ySplit", "1"), ("topLeftCell", "A2"), ("activePane", "bottomLeft"), ("state", "frozen") }) xml.WriteAttributeString(key, value);
            xml.WriteEndElement();
        });
        xml.WriteEndElement();
        xml.WriteStartElement("cols", Main);
        for (var index = 0; index < columns.Count; index++)
        {
            xml.WriteStartElement("col", Main);
            xml.WriteAttributeString("min", Number(index + 1));
            xml.WriteAttributeString("max", Number(index + 1));
            xml.WriteAttributeString("width", columns[index].Width.ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("style", Number(columns[index].IsProse ? Prose : Plain));
            xml.WriteAttributeString("customWidth", "1");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteStartElement("sheetData", Main);
        var letters = Enumerable.Range(1, columns.Count).Select(XlsxRows.ColumnName).ToArray();
        var row = 1;
        Row(columns.Select(column => (string?)column.Heading).ToArray(), _ => Heading);
        foreach (var (cells, isShaded) in rows)
            Row(cells, index => (isShaded, columns[index].IsProse) switch { (true, true) => ShadedProse, (true, false) => ShadedPlain, (false, true) => Prose, (false, false) => Plain });
        xml.WriteEndElement();
        // Without this Excel marks every number that is a text, such as the name of an option, with a green corner.
        xml.WriteStartElement("ignoredErrors", Main);
        Element(xml, "ignoredError", ("sqref", $"A1:{letters[^1]}{Number(Math.Max(1, row - 1))}"), ("numberStoredAsText", "1"));
        xml.WriteEndElement();
        xml.WriteEndElement();

        void Row(string?[] cells, Func<int, int> style)
        {
            var number = Number(row++);
            xml.WriteStartElement("row", Main);
            xml.WriteAttributeString("r", number);
            for (var index = 0; index < cells.Length; index++)
            {
                if (cells[index] is not { } text) continue;
                xml.WriteStartElement("c", Main);
                xml.WriteAttributeString("r", letters[index] + number);
                xml.WriteAttributeString("s", Number(style(index)));
                xml.WriteAttributeString("t", "inlineStr");
                xml.WriteStartElement("is", Main);
                xml.WriteStartElement("t", Main);
                xml.WriteAttributeString("xml", "space", null, "preserve");
                xml.WriteString(XlsxText.Encoded(text));
                xml.WriteEndElement();
                xml.WriteEndElement();
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
    }

    /// <summary>Writes the parts that hold the sheets together.</summary>
    public void Dispose()
    {
        using (var xml = Part("xl/workbook.xml"))
        {
            xml.WriteStartElement("workbook", Main);
            xml.WriteAttributeString("xmlns", "r", null, Relations);
            xml.WriteStartElement("sheets", Main);
            for (var index = 1; index <= sheets.Count; index++)
            {
                xml.WriteStartElement("sheet", Main);
                xml.WriteAttributeString("name", sheets[index - 1]);
                xml.WriteAttributeString("sheetId", Number(index));
                xml.WriteAttributeString("id", Relations, "rId" + Number(index));
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        Related("xl/_rels/workbook.xml.rels", [.. Enumerable.Range(1, sheets.Count).Select(index => ("worksheet", $"worksheets/sheet{index}.xml")), ("styles", "styles.xml")]);
        Related("_rels/.rels", [("officeDocument", "xl/workbook.xml")]);
        using (var xml = Part("xl/styles.xml")) xml.WriteRaw(Styles);
        using (var xml = Part("[Content_Types].xml"))
        {
            xml.WriteStartElement("Types", Package + "/content-types");
            xml.WriteRaw($"""<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{TypeOf}sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{TypeOf}styles+xml"/>""");
            for (var index = 1; index <= sheets.Count; index++) xml.WriteRaw($"""<Override PartName="/xl/worksheets/sheet{index}.xml" ContentType="{TypeOf}worksheet+xml"/>""");
            xml.WriteEndElement();
        }
        zip.Dispose();
    }

    private void Related(string part, IReadOnlyList<(string Type, string Target)> targets)
    {
        using var xml = Part(part);
        xml.WriteStartElement("Relationships", Package + "/relationships");
        for (var index = 1; index <= targets.Count; index++)
            xml.WriteRaw($"""<Relationship Id="rId{index}" Type="{Relations}/{targets[index - 1].Type}" Target="{targets[index - 1].Target}"/>""");
        xml.WriteEndElement();
    }

    private XmlWriter Part(string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        // The first moment that a zip file knows: the hour of writing would make every copy another file.
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return XmlWriter.Create(entry.Open(), new XmlWriterSettings { CloseOutput = true, Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.None, CheckCharacters = false });
    }

    private static void Element(XmlWriter xml, string name, (string Key, string Value) attribute, (string Key, string Value)? second = null, Action? within = null)
    {
        xml.WriteStartElement(name, Main);
        xml.WriteAttributeString(attribute.Key, attribute.Value);
        if (second is { } more) xml.WriteAttributeString(more.Key, more.Value);
        within?.Invoke();
        xml.WriteEndElement();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Text at the top of its cell: plain, heading, wrapped, and both on a light ground for what opens or closes a group.</summary>
    private const string Styles =
        $"""
        <styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFD5E6E8"/><bgColor indexed="64"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF1F5F6"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="0" fillId="3" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="49" fontId="0" fillId="3" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """;
}
