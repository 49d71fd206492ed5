namespace Scanner.Core.Exports;

/// <summary>What a column of the workbook holds.</summary>
/// <param name="Name">The words in the header.</param>
/// <param name="Explanation">What it means, for the sheet Leeswijzer.</param>
/// <param name="Width">Width in characters.</param>
internal sealed record Column(string Name, string Explanation, double Width);

/// <summary>How a cell looks, and with that what it is for.</summary>
internal enum CellLook
{
    Plain,
    Title,
    Heading,
    Header,

    /// <summary>Yellow: meant to be changed by the reader; what depends on it is recomputed.</summary>
    Input,
    Score,
}

/// <summary>The content of one cell: a text, a number, a day, or a formula with the value that it has now.</summary>
internal readonly record struct Cell(string? Text = null, double? Number = null, DateOnly? Date = null, string? Formula = null, CellLook Look = CellLook.Plain, int Across = 1)
{
    /// <summary>The number of columns it takes; an empty cell takes one.</summary>
    public int Columns => Math.Max(1, Across);

    public static implicit operator Cell(string? text) => new(Text: text);

    public static implicit operator Cell(int number) => new(Number: number);

    public static implicit operator Cell(double? number) => new(Number: number);

    public static implicit operator Cell(DateOnly? day) => new(Date: day);
}

/// <summary>A sheet of the workbook as data: what it is called, what it is for, and what its columns mean.</summary>
internal abstract record Sheet(string Name, string Explanation, IReadOnlyList<Column> Columns);

/// <summary>A sheet that is one table: header on the first row, ready to filter, sort and count.</summary>
/// <param name="Name">The name on the tab.</param>
/// <param name="Explanation">What it is for.</param>
/// <param name="Columns">Its columns; the last one is <see cref="ContinuedColumn"/> when texts can be long.</param>
/// <param name="Rows">Its rows, a cell per column.</param>
/// <param name="WhenEmpty">The sentence that stands there when it has no rows.</param>
/// <param name="IsRaw">Tens of thousands of rows are thinkable, so rows are streamed.</param>
internal sealed record TableSheet(string Name, string Explanation, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows, string WhenEmpty, bool IsRaw)
    : Sheet(Name, Explanation, Columns)
{
    /// <summary>The column that marks rows that only carry on the text of the row above.</summary>
    public static readonly Column ContinuedColumn = new("Vervolg", "Leeg, of ‘vervolg 2’, ‘vervolg 3’ …: een cel kan niet meer dan 32.767 tekens bevatten, deze rij zet de tekst van de rij erboven voort.", 12);

    /// <summary>Most rows of one sheet: a sheet holds 1,048,576, and long texts take more than one.</summary>
    public const int MostRows = 1_000_000;

    /// <summary>The sheet, or when it has more rows than a sheet holds, more of them: Antwoorden, Antwoorden2, ….</summary>
    public IEnumerable<TableSheet> Divided(int most = MostRows) =>
        Rows.Count <= most ? [this] : Rows.Chunk(most).Select((rows, place) => this with { Name = place == 0 ? Name : Name + (place + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), Rows = rows });

    /// <summary>The rows as they are written: texts that a cell can hold, longer ones carried on in rows of their own.</summary>
    public IEnumerable<IReadOnlyList<Cell>> WrittenRows()
    {
        if (Rows.Count == 0) yield return [CellText.Clean(WhenEmpty)];
        foreach (var row in Rows)
        {
            var pieces = row.Select(cell => cell.Text is null ? null : CellText.Pieces(CellText.Clean(cell.Text))).ToList();
            var count = pieces.Max(texts => texts?.Count ?? 1);
            for (var part = 0; part < count; part++)
            {
                var cells = row.ToArray();
                for (var column = 0; column < cells.Length; column++)
                    if (pieces[column] is { } texts)
                        cells[column] = cells[column] with { Text = texts.Count == 1 ? texts[0] : texts.ElementAtOrDefault(part) ?? "" };
                if (part > 0) cells[^1] = $"vervolg {part + 1}";
                yield return cells;
            }
        }
    }
}

/// <summary>A sheet that is laid out for reading.</summary>
/// <param name="Name">The name on the tab.</param>
/// <param name="Explanation">What it is for.</param>
/// <param name="Columns">Its columns; only their widths shape the sheet, the rest is explained on Leeswijzer.</param>
/// <param name="Rows">All its rows, from the first one.</param>
/// <param name="HeaderRow">The row that is frozen with all above it and repeated in print, from 1; 0: none.</param>
/// <param name="Choices">Ranges that only take certain values.</param>
internal sealed record LaidOutSheet(string Name, string Explanation, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows, int HeaderRow, IReadOnlyList<AllowedValues> Choices)
    : Sheet(Name, Explanation, Columns);

/// <summary>What may be filled in in a range: one of some words, or a whole number up to <paramref name="Most"/>.</summary>
internal sealed record AllowedValues(string Range, IReadOnlyList<string> Words, int Most, string Message);
