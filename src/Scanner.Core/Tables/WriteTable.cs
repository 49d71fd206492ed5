using CsvHelper;

namespace Scanner.Core.Tables;

/// <summary>A column of a table that is written.</summary>
/// <param name="Heading">Its name, on the first row.</param>
/// <param name="Width">In characters, for a workbook.</param>
/// <param name="IsProse">Whether long texts wrap, for a workbook.</param>
internal sealed record TableColumn(string Heading, double Width = 18, bool IsProse = false);

/// <summary>A table to write; its rows are taken one by one.</summary>
/// <param name="Name">The name of the sheet.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows: a text per column; null or empty is an empty cell.</param>
internal sealed record WrittenTable(string Name, IReadOnlyList<TableColumn> Columns, IEnumerable<IReadOnlyList<string?>> Rows);

/// <summary>Writes tables that <see cref="TableFile"/> reads back the same.</summary>
internal static class WriteTable
{
    /// <summary>What a cell of Excel holds, in characters (UTF-16).</summary>
    public const int LongestCell = 32_767;

    /// <summary>
    /// As a csv that Dutch Excel opens in columns: UTF-8 with a byte order mark, <c>;</c> between cells, CRLF between rows. A text that would be taken
    /// for a formula is protected, see <see cref="CellProtection"/>; a text with a delimiter, quote or line break stands between quotes.
    /// </summary>
    /// <param name="stream">Gets the csv; stays open.</param>
    /// <param name="table">The table.</param>
    public static void AsCsv(Stream stream, WrittenTable table)
    {
        stream.Write([0xEF, 0xBB, 0xBF]);
        using var csv = CsvWriter.Create(stream, CsvWriterOptions.Default with { Separator = ';', NewLine = "\r\n" }, leaveOpen: true);
        csv.WriteHeader([.. table.Columns.Select(column => CellProtection.Protect(column.Heading))]);
        foreach (var row in table.Rows) csv.WriteRecord([.. row.Select(cell => CellProtection.Protect(cell ?? ""))]);
    }

    /// <summary>As a workbook with a sheet per table: the header frozen, every cell a text that stays one when it is changed in Excel.</summary>
    /// <param name="stream">Gets the workbook; stays open.</param>
    /// <param name="tables">The tables; the first one is what <see cref="TableFile"/> reads back.</param>
    public static void AsXlsx(Stream stream, params IReadOnlyList<WrittenTable> tables)
    {
        using var workbook = new XlsxWriter(stream);
        foreach (var table in tables)
            workbook.Sheet(table.Name, [.. table.Columns.Select(column => new XlsxColumn(column.Heading, column.Width, column.IsProse))],
                table.Rows.Select(row => ((string?[])[.. row.Select(cell => string.IsNullOrEmpty(cell) ? null : cell)], false)));
    }
}
