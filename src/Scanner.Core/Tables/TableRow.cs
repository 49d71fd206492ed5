using System.Globalization;

namespace Scanner.Core.Tables;

/// <summary>A row of a table with something in it.</summary>
/// <param name="Number">The line of the file on which it begins, or the row of the sheet; from 1.</param>
/// <param name="Cells">A text for each column of the header, empty when nothing stands there.</param>
/// <param name="Sheet">The sheet; null: the file is a csv.</param>
/// <param name="Fault">Why the row cannot be used; then there are no cells to rely on. Null: it can.</param>
internal readonly record struct TableRow(int Number, IReadOnlyList<string> Cells, string? Sheet, TableFault? Fault = null)
{
    /// <summary>Where a cell stands: <c>12</c>, or <c>Blad1!C12</c>.</summary>
    /// <param name="column">From 0.</param>
    public string Place(int column) => PlaceOf(Sheet, column + 1, Number);

    /// <summary>Where the row stands: <c>12</c>, or <c>Blad1!A12</c>.</summary>
    public string Place() => Place(0);

    /// <summary>The place of a cell; columns and rows from 1.</summary>
    public static string PlaceOf(string? sheet, int column, int row) => sheet is null ? row.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{sheet}!{XlsxRows.ColumnName(column)}{row}");
}
