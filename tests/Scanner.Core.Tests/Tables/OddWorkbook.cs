using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Scanner.Core.Tests.Tables;

/// <summary>Makes workbooks from raw parts, so that they can be as odd as those that come in.</summary>
internal sealed class OddWorkbook
{
    private readonly List<(string Name, string Data, string State)> sheets = [];
    private readonly Dictionary<string, string> parts = [];

    /// <summary>Whether cells and rows say where they are.</summary>
    public bool WithPlaces { get; init; } = true;

    /// <summary>A sheet of rows with cells, apart by |; an empty cell stays away.</summary>
    public OddWorkbook Sheet(string name, params string[] rows) => RawSheet(name, string.Concat(rows.Select((row, index) => Row(index + 1, row.Split('|')))));

    /// <summary>A sheet of rows with cells that may hold anything.</summary>
    public OddWorkbook SheetOf(string name, params string[][] rows) => RawSheet(name, string.Concat(rows.Select((row, index) => Row(index + 1, row))));

    /// <summary>A sheet whose rows are written out.</summary>
    public OddWorkbook RawSheet(string name, string data, string state = "visible")
    {
        sheets.Add((name, data, state));
        return this;
    }

    /// <summary>Another part, such as xl/sharedStrings.xml.</summary>
    public OddWorkbook Part(string name, string content)
    {
        parts[name] = content;
        return this;
    }

    /// <summary>A form of one question, to put something odd in.</summary>
    public static OddWorkbook Form(params string[] survey) => new OddWorkbook().Sheet("survey", survey).Sheet("settings", "form_id|form_title|version|default_language", "toets|Toets|1|nl");

    /// <summary>A row with its cells as texts; a cell that begins with &lt; is written as it is.</summary>
    public string Row(int number, params string[] cells)
    {
        var row = new StringBuilder(WithPlaces ? $"<row r=\"{number.ToString(CultureInfo.InvariantCulture)}\">" : "<row>");
        for (var index = 0; index < cells.Length; index++)
        {
            var place = WithPlaces ? $" r=\"{(char)('A' + index)}{number.ToString(CultureInfo.InvariantCulture)}\"" : "";
            if (cells[index].StartsWith("<c", StringComparison.Ordinal)) row.Append(cells[index]);
            else if (cells[index].Length > 0) row.Append(CultureInfo.InvariantCulture, $"<c{place} t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(cells[index])}</t></is></c>");
            else if (!WithPlaces) row.Append("<c/>");
        }
        return row.Append("</row>").ToString();
    }

    public MemoryStream Made()
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
            Write(zip, "_rels/.rels", $"<Relationships><Relationship Id=\"r\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Write(zip, "xl/workbook.xml", $"<workbook xmlns:r=\"{Relations}\"><sheets>{string.Concat(sheets.Select((sheet, index) => $"<sheet name=\"{SecurityElement.Escape(sheet.Name)}\" sheetId=\"{index + 1}\" state=\"{sheet.State}\" r:id=\"s{index}\"/>"))}</sheets></workbook>");
            Write(zip, "xl/_rels/workbook.xml.rels", $"<Relationships>{string.Concat(sheets.Select((_, index) => $"<Relationship Id=\"s{index}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{index}.xml\"/>"))}<Relationship Id=\"str\" Type=\"{Relations}/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/></Relationships>");
            for (var index = 0; index < sheets.Count; index++)
                Write(zip, $"xl/worksheets/sheet{index}.xml", $"<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>{sheets[index].Data}</sheetData></worksheet>");
            foreach (var (name, content) in parts) Write(zip, name, content);
        }
        stream.Position = 0;
        return stream;
    }

    private static void Write(ZipArchive zip, string name, string content)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open());
        writer.Write(content);
    }
}
