namespace Scanner.Core.Exports;

/// <summary>Estimates how high a row must be to show its wrapped texts; not every programme measures that when it opens a file.</summary>
internal static class RowHeight
{
    /// <summary>The highest row that a workbook can have, in points.</summary>
    public const double Highest = 409;

    private const double Line = 15;

    /// <summary>How many lines a text takes in a column of this width, in characters.</summary>
    public static int LinesOf(string text, double width) =>
        text.Split('\n').Sum(line => 1 + (int)(line.Length / Math.Max(1, width - 1)));

    /// <summary>The height in points of so many lines.</summary>
    public static double Of(int lines) => Math.Min(Line * lines, Highest);

    /// <summary>The height in points of a row of a table; null: one line, so as high as any row.</summary>
    public static double? Of(IReadOnlyList<Cell> cells, IReadOnlyList<Column> columns)
    {
        var lines = 1;
        for (var column = 0; column < cells.Count; column++)
            if (cells[column].Text is { Length: > 0 } text) lines = Math.Max(lines, LinesOf(text, columns[column].Width));
        return lines > 1 ? Of(lines) : null;
    }
}
