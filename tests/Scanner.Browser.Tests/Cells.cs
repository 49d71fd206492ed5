using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Scanner.Browser.Tests;

/// <summary>Reads a workbook as another program would: sheet names, and the texts of the cells.</summary>
internal static class Cells
{
    public static IReadOnlyList<string> SheetNames(SpreadsheetDocument workbook) =>
        [.. workbook.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Select(sheet => sheet.Name!.Value!)];

    public static IReadOnlyList<IReadOnlyList<string>> Rows(SpreadsheetDocument workbook, string sheetName)
    {
        var book = workbook.WorkbookPart!;
        var shared = book.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(item => item.InnerText).ToList() ?? [];
        var sheet = book.Workbook.Sheets!.Elements<Sheet>().Single(sheet => sheet.Name == sheetName);
        var part = (WorksheetPart)book.GetPartById(sheet.Id!.Value!);
        return [.. part.Worksheet.Descendants<Row>().Select(row => (IReadOnlyList<string>)[.. row.Elements<Cell>().Select(cell => TextOf(cell, shared))])];
    }

    private static string TextOf(Cell cell, List<string> shared) =>
        cell.DataType?.Value == CellValues.SharedString ? shared[int.Parse(cell.CellValue!.Text, System.Globalization.CultureInfo.InvariantCulture)]
        : cell.DataType?.Value == CellValues.InlineString ? cell.InnerText
        : cell.CellValue?.Text ?? "";
}
