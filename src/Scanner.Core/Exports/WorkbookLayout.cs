using ClosedXML.Excel;

namespace Scanner.Core.Exports;

/// <summary>
/// Lays out a workbook: everything but the rows of raw sheets and the values of formulas, which
/// <see cref="WorkbookRows"/> writes afterwards. The only file that sees ClosedXML.
/// </summary>
/// <remarks>Widths are set here: measuring texts and pictures need a drawing library that servers do not have.</remarks>
internal static class WorkbookLayout
{
    /// <summary>In raw sheets row 2 holds one cell of each look, in this order, for the writer of the rows to take over.</summary>
    public const int PlainSample = 1, QuotedSample = 2, NumberSample = 3, DateSample = 4;

    private static readonly XLColor HeaderGround = XLColor.FromHtml("#0b5c6b");
    private static readonly XLColor HeadingInk = XLColor.FromHtml("#083f4a");
    private static readonly XLColor InputGround = XLColor.FromHtml("#fff2a8");
    private static readonly XLColor Line = XLColor.FromHtml("#d5dce3");

    public static void Write(Stream stream, string title, DateTimeOffset now, IReadOnlyList<Sheet> sheets)
    {
        using var book = new XLWorkbook();
        book.Style.Font.FontName = "Calibri";
        book.Style.Font.FontSize = 11;
        (book.Properties.Title, book.Properties.Author, book.Properties.LastModifiedBy, book.Properties.Company) = (CellText.Clean(title), "Scanner", "Scanner", "");
        (book.Properties.Created, book.Properties.Modified) = (now.UtcDateTime, now.UtcDateTime);
        foreach (var sheet in sheets)
        {
            var tab = book.AddWorksheet(sheet.Name);
            for (var column = 1; column <= sheet.Columns.Count; column++) tab.Column(column).Width = sheet.Columns[column - 1].Width;
            if (sheet is TableSheet table) WriteTable(tab, table);
            if (sheet is LaidOutSheet laidOut) WriteLaidOut(tab, laidOut);
            tab.PageSetup.PageOrientation = XLPageOrientation.Landscape;
            tab.PageSetup.PaperSize = XLPaperSize.A4Paper;
            tab.PageSetup.FitToPages(1, 0);
            tab.PageSetup.Footer.Left.AddText(XLHFPredefinedText.SheetName);
            tab.PageSetup.Footer.Right.AddText(XLHFPredefinedText.PageNumber);
        }
        book.SaveAs(stream);
    }

    private static void WriteTable(IXLWorksheet tab, TableSheet sheet)
    {
        for (var column = 1; column <= sheet.Columns.Count; column++)
            Put(tab.Cell(1, column), new Cell(sheet.Columns[column - 1].Name, Look: CellLook.Header));
        var row = 1;
        if (sheet.IsRaw)
        {
            row++;
            Put(tab.Cell(row, PlainSample), "x");
            Put(tab.Cell(row, QuotedSample), "=");
            Put(tab.Cell(row, NumberSample), 1);
            Put(tab.Cell(row, DateSample), new DateOnly(2000, 1, 1));
        }
        else
        {
            foreach (var cells in sheet.WrittenRows())
            {
                row++;
                for (var column = 1; column <= cells.Count; column++) Put(tab.Cell(row, column), cells[column - 1]);
                if (RowHeight.Of(cells, sheet.Columns) is { } height) tab.Row(row).Height = height;
            }
        }
        tab.Range(1, 1, row, sheet.Columns.Count).SetAutoFilter();
        tab.SheetView.FreezeRows(1);
        tab.PageSetup.SetRowsToRepeatAtTop(1, 1);
    }

    /// <summary>14 maart 2027, whatever the language of the programme: 413 is Dutch.</summary>
    private const string DutchDay = "[$-413]d mmmm yyyy";

    private static void WriteLaidOut(IXLWorksheet tab, LaidOutSheet sheet)
    {
        for (var row = 1; row <= sheet.Rows.Count; row++)
        {
            var (cells, column) = (sheet.Rows[row - 1], 1);
            var lines = 1;
            foreach (var cell in cells)
            {
                Put(tab.Cell(row, column), cell);
                if (cell.Columns > 1) tab.Range(row, column, row, column + cell.Columns - 1).Merge();
                if (cell is { Text: { } text, Look: not CellLook.Title }) lines = Math.Max(lines, RowHeight.LinesOf(text, sheet.Columns.Skip(column - 1).Take(cell.Columns).Sum(part => part.Width)));
                column += cell.Columns;
            }
            // No programme measures merged cells by itself;
            var high = cells.Count == 0 ? 0 : cells.Max(cell => cell.Look switch { CellLook.Title => 27, CellLook.Heading => 21, _ => 0 });
            if (lines > 1 || high > 0) tab.Row(row).Height = Math.Max(RowHeight.Of(lines), high);
        }
        foreach (var allowed in sheet.Choices) Restrict(tab.Range(allowed.Range), allowed);
        if (sheet.HeaderRow == 0) return;
        tab.SheetView.FreezeRows(sheet.HeaderRow);
        tab.PageSetup.SetRowsToRepeatAtTop(sheet.HeaderRow, sheet.HeaderRow);
    }

    private static void Restrict(IXLRange range, AllowedValues allowed)
    {
        var rule = range.SetDataValidation();
        if (allowed.Words.Count > 0) rule.List($"\"{string.Join(',', allowed.Words)}\"", true);
        else rule.WholeNumber.Between(0, allowed.Most);
        rule.IgnoreBlanks = true;
        (rule.ErrorTitle, rule.ErrorMessage) = ("Dat kan hier niet", allowed.Message);
    }

    private static void Put(IXLCell at, Cell cell)
    {
        // SetValue, never Value: the latter takes a text that begins with = for a formula.
        if (cell.Formula is { } formula) at.FormulaA1 = formula;
        else if (cell.Text is { Length: > 0 } text)
        {
            at.SetValue(CellText.Clean(text));
            at.SetDataType(XLDataType.Text);
            if (CellText.LooksLikeFormula(text)) at.Style.IncludeQuotePrefix = true;
        }
        else if (cell.Number is { } number) at.SetValue(number);
        else if (cell.Date is { } day)
        {
            at.SetValue(day.ToDateTime(TimeOnly.MinValue));
            at.Style.DateFormat.Format = DutchDay;
        }
        at.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        at.Style.Alignment.WrapText = cell.Look is not (CellLook.Title or CellLook.Heading);
        // Numbers and dates would stand against the text of the next column.
        if (cell.Number is not null || cell.Date is not null) at.Style.Alignment.Horizontal = cell.Date is null ? XLAlignmentHorizontalValues.Center : XLAlignmentHorizontalValues.Left;
        Dress(at.Style, cell.Look);
    }

    private static void Dress(IXLStyle style, CellLook look)
    {
        switch (look)
        {
            case CellLook.Plain:
                break;
            case CellLook.Title:
                style.Font.Bold = true;
                style.Font.FontSize = 18;
                style.Font.FontColor = HeadingInk;
                break;
            case CellLook.Heading:
                style.Font.Bold = true;
                style.Font.FontSize = 13;
                style.Font.FontColor = HeadingInk;
                break;
            case CellLook.Header:
                style.Font.Bold = true;
                style.Font.FontColor = XLColor.White;
                style.Fill.BackgroundColor = HeaderGround;
                break;
            case CellLook.Input:
                style.Fill.BackgroundColor = InputGround;
                style.Border.OutsideBorder = XLBorderStyleValues.Thin;
                style.Border.OutsideBorderColor = Line;
                style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
                break;
            case CellLook.Score:
                style.NumberFormat.Format = "0";
                style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
                break;
        }
    }
}
