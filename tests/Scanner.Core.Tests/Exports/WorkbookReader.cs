using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Scanner.Core.Tests.Exports;

/// <summary>Reads a workbook the way a program that is not ours would: from its XML.</summary>
internal sealed class WorkbookReader : IDisposable
{
    private readonly SpreadsheetDocument document;
    private readonly List<string> shared;

    public WorkbookReader(Stream stream)
    {
        stream.Position = 0;
        document = SpreadsheetDocument.Open(stream, isEditable: stream.CanWrite);
        shared = [.. document.WorkbookPart!.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(item => item.InnerText) ?? []];
    }

    public IReadOnlyList<string> Names => [.. document.WorkbookPart!.Workbook.Descendants<Sheet>().Select(sheet => sheet.Name!.Value!)];

    /// <summary>What OpenXmlValidator says is wrong, as text.</summary>
    public IReadOnlyList<string> Errors => [.. new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document)
        .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")];

    public WorkbookPart Book => document.WorkbookPart!;

    public WorksheetPart Part(string sheet) =>
        (WorksheetPart)Book.GetPartById(Book.Workbook.Descendants<Sheet>().Single(row => row.Name == sheet).Id!.Value!);

    public Cell? Cell(string sheet, string at) => Part(sheet).Worksheet.Descendants<Cell>().SingleOrDefault(cell => cell.CellReference == at);

    /// <summary>The rows as texts, by column letter, row 1 first; empty cells are left out, empty rows are not.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string sheet)
    {
        var rows = Part(sheet).Worksheet.Descendants<Row>().ToDictionary(row => (int)row.RowIndex!.Value, row => row.Elements<Cell>()
            .Select(cell => (Column: new string([.. cell.CellReference!.Value!.TakeWhile(char.IsAsciiLetter)]), Text: TextOf(cell)))
            .Where(cell => cell.Text.Length > 0).ToDictionary(cell => cell.Column, cell => cell.Text));
        return [.. Enumerable.Range(1, rows.Count == 0 ? 0 : rows.Keys.Max()).Select(number => rows.GetValueOrDefault(number) ?? [])];
    }

    /// <summary>The rows of a table by the words of its header.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Table(string sheet)
    {
        var rows = Rows(sheet);
        return [.. rows.Skip(1).Select(row => row.Where(cell => rows[0].ContainsKey(cell.Key)).ToDictionary(cell => rows[0][cell.Key], cell => cell.Value))];
    }

    public void SetNumber(string sheet, string at, double value)
    {
        var cell = Cell(sheet, at)!;
        cell.DataType = null;
        cell.CellValue = new CellValue(value.ToString("R", CultureInfo.InvariantCulture));
        Part(sheet).Worksheet.Save();
    }

    public CellFormat Format(Cell cell) =>
        Book.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ElementAt((int)(cell.StyleIndex?.Value ?? 0));

    /// <summary>The text of a cell, with _x0041_ read as Excel reads it.</summary>
    public string TextOf(Cell cell) => Regex.Replace(Written(cell), "_x([0-9A-Fa-f]{4})_", escape => ((char)int.Parse(escape.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    private string Written(Cell cell) =>
        cell.DataType?.Value == CellValues.SharedString ? shared[int.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture)]
        : cell.DataType?.Value == CellValues.InlineString ? cell.InlineString!.InnerText
        : cell.CellValue?.Text ?? "";

    public void Dispose() => document.Dispose();
}
