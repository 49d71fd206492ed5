using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Xml = DocumentFormat.OpenXml.Spreadsheet;

namespace Scanner.Core.Exports;

/// <summary>
/// Streams the rows of raw sheets into a workbook that <see cref="WorkbookLayout"/> laid out, and gives formulas the
/// values they have now, for programmes that only show a file. The only file that sees Open XML.
/// </summary>
internal static partial class WorkbookRows
{
    private static readonly DateOnly DayZero = new(1899, 12, 30);

    public static void Write(Stream stream, IReadOnlyList<Sheet> sheets)
    {
        using var document = SpreadsheetDocument.Open(stream, isEditable: true);
        var book = document.WorkbookPart!;
        var parts = book.Workbook.Descendants<Xml.Sheet>().ToDictionary(tab => tab.Name!.Value!, tab => (WorksheetPart)book.GetPartById(tab.Id!.Value!));
        foreach (var sheet in sheets)
        {
            if (sheet is TableSheet { IsRaw: true } raw) Stream(parts[sheet.Name], raw);
            else EmptyBlanks(parts[sheet.Name]);
            if (sheet is LaidOutSheet laidOut) FillIn(parts[sheet.Name], laidOut);
        }
        MendNames(book.Workbook, sheets);
        // The values are right as they stand; a programme that computes does it again at opening.
        book.Workbook.CalculationProperties ??= new Xml.CalculationProperties();
        book.Workbook.CalculationProperties.FullCalculationOnLoad = true;
        book.Workbook.Save();
    }

    /// <summary>The layout marks a cell without content as a text, which a formula then takes for one; what is empty must be empty.</summary>
    private static void EmptyBlanks(WorksheetPart part)
    {
        foreach (var cell in part.Worksheet.Descendants<Xml.Cell>().Where(cell => cell.CellValue is null && cell.CellFormula is null)) cell.DataType = null;
        part.Worksheet.Save();
    }

    /// <summary>The names behind filters and repeated rows: a raw sheet has more rows by now, and references are absolute.</summary>
    private static void MendNames(Xml.Workbook book, IReadOnlyList<Sheet> sheets)
    {
        foreach (var name in book.Descendants<Xml.DefinedName>())
        {
            if (name.Name == "_xlnm.Print_Titles") name.Text = Rows().Replace(name.Text, "!$$$1:$$$2");
            if (name.Name == "_xlnm._FilterDatabase" && sheets[(int)name.LocalSheetId!.Value] is TableSheet { IsRaw: true } raw)
                name.Text = $"{raw.Name}!$A$1:${ColumnName(raw.Columns.Count)}${(1 + raw.WrittenRows().Count()).ToString(CultureInfo.InvariantCulture)}";
        }
    }

    /// <summary>Copies the sheet element by element; in place of the sample rows come the real ones.</summary>
    private static void Stream(WorksheetPart part, TableSheet sheet)
    {
        using var copy = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 65536, FileOptions.DeleteOnClose);
        using (var reader = OpenXmlReader.Create(part))
        using (var writer = OpenXmlWriter.Create(copy))
        {
            var range = "A1:" + ColumnName(sheet.Columns.Count) + (1 + sheet.WrittenRows().Count()).ToString(CultureInfo.InvariantCulture);
            reader.Read();
            writer.WriteStartElement(reader);
            reader.ReadFirstChild();
            do
            {
                if (reader.ElementType == typeof(Xml.SheetData))
                {
                    var rows = ((Xml.SheetData)reader.LoadCurrentElement()!).Elements<Xml.Row>().ToList();
                    writer.WriteStartElement(new Xml.SheetData());
                    writer.WriteElement(rows[0]);
                    WriteRows(writer, sheet, [.. rows[1].Elements<Xml.Cell>().Select(cell => cell.StyleIndex?.Value ?? 0)]);
                    writer.WriteEndElement();
                }
                else
                {
                    var element = reader.LoadCurrentElement()!;
                    if (element is Xml.SheetDimension dimension) dimension.Reference = range;
                    if (element is Xml.AutoFilter filter) filter.Reference = range;
                    writer.WriteElement(element);
                }
            }
            while (reader.ReadNextSibling());
            writer.WriteEndElement();
        }
        copy.Position = 0;
        part.FeedData(copy);
    }

    private static void WriteRows(OpenXmlWriter writer, TableSheet sheet, uint[] looks)
    {
        var row = 1;
        foreach (var cells in sheet.WrittenRows())
        {
            row++;
            var height = RowHeight.Of(cells, sheet.Columns);
            writer.WriteStartElement(new Xml.Row { RowIndex = (uint)row, Height = height, CustomHeight = height is null ? null : true });
            for (var column = 1; column <= cells.Count; column++)
                if (CellOf(cells[column - 1], looks) is { } cell)
                {
                    cell.CellReference = ColumnName(column) + row.ToString(CultureInfo.InvariantCulture);
                    writer.WriteElement(cell);
                }
            writer.WriteEndElement();
        }
    }

    private static Xml.Cell? CellOf(Cell cell, uint[] looks)
    {
        if (cell.Text is { Length: > 0 } text)
            return new Xml.Cell(new Xml.InlineString(new Xml.Text(Escaped(text)) { Space = SpaceProcessingModeValues.Preserve }))
            {
                DataType = Xml.CellValues.InlineString,
                StyleIndex = looks[(CellText.LooksLikeFormula(text) ? WorkbookLayout.QuotedSample : WorkbookLayout.PlainSample) - 1],
            };
        if (cell.Number is { } number)
            return new Xml.Cell(new Xml.CellValue(number.ToString("R", CultureInfo.InvariantCulture))) { StyleIndex = looks[WorkbookLayout.NumberSample - 1] };
        if (cell.Date is { } day)
            return new Xml.Cell(new Xml.CellValue((day.DayNumber - DayZero.DayNumber).ToString(CultureInfo.InvariantCulture))) { StyleIndex = looks[WorkbookLayout.DateSample - 1] };
        return null;
    }

    private static void FillIn(WorksheetPart part, LaidOutSheet sheet)
    {
        var cells = part.Worksheet.Descendants<Xml.Cell>().ToDictionary(cell => cell.CellReference!.Value!);
        for (var row = 1; row <= sheet.Rows.Count; row++)
        {
            var column = 1;
            foreach (var cell in sheet.Rows[row - 1])
            {
                if (cell.Formula is not null)
                {
                    var written = cells[ColumnName(column) + row.ToString(CultureInfo.InvariantCulture)];
                    written.DataType = cell.Number is null ? Xml.CellValues.String : null;
                    written.CellValue = new Xml.CellValue(cell.Number?.ToString("R", CultureInfo.InvariantCulture) ?? cell.Text ?? "");
                }
                column += cell.Columns;
            }
        }
        part.Worksheet.Save();
    }

    internal static string ColumnName(int column) =>
        column <= 26 ? ((char)('A' + column - 1)).ToString() : ColumnName((column - 1) / 26) + (char)('A' + (column - 1) % 26);

    /// <summary>Excel reads _x0041_ in a text as the letter A; written like this it reads what stood there.</summary>
    private static string Escaped(string text) => HexEscape().Replace(text, "_x005F_$1_");

    [GeneratedRegex(@"!(\d+):(\d+)$")]
    private static partial Regex Rows();

    [GeneratedRegex("_(x[0-9A-Fa-f]{4})_")]
    private static partial Regex HexEscape();
}
