namespace Scanner.Core.Questionnaires;

/// <summary>A column of a sheet that is read.</summary>
/// <param name="Key">The key of the document, such as <c>relevant</c>.</param>
/// <param name="Language">The code of its language, for a text; null: the default language, or no text.</param>
/// <param name="Letters">Its letters: A, B, ….</param>
internal sealed record XlsFormColumn(string Key, string? Language, string Letters);

/// <summary>A row of a sheet, by the keys of its columns.</summary>
internal sealed class XlsFormRow(string sheet, int number)
{
    private readonly List<(XlsFormColumn Column, string Text)> cells = [];

    public int Number => number;

    public bool IsEmpty => cells.Count == 0;

    public void Add(XlsFormColumn column, string text) => cells.Add((column, text));

    /// <summary>Changes a cell, or empties it with null.</summary>
    public void Set(XlsFormColumn? column, string? text)
    {
        cells.RemoveAll(cell => cell.Column == column);
        if (column is not null && text is not null) cells.Add((column, text));
    }

    /// <summary>A name, type or expression; null when the cell is empty.</summary>
    public string? Code(string key)
    {
        foreach (var (column, text) in cells)
            if (column.Key == key) return FormText.Code(text);
        return null;
    }

    /// <summary>A text that people read, without language.</summary>
    public string? Prose(string key)
    {
        foreach (var (column, text) in cells)
            if (column.Key == key) return FormText.Prose(text);
        return null;
    }

    /// <summary>A text in languages; a column with a language goes before the one without.</summary>
    public LocalText? Local(string key, string defaultLanguage)
    {
        Dictionary<string, string>? texts = null;
        foreach (var (column, text) in cells)
        {
            if (column.Key != key || FormText.Prose(text) is not { } prose) continue;
            texts ??= [];
            if (column.Language is { } language) texts[language] = prose;
            else texts.TryAdd(defaultLanguage, prose);
        }
        return texts is null ? null : new LocalText(texts);
    }

    /// <summary>Lists of texts per language: one text on every line of the cell.</summary>
    public LocalTexts Lines(string key, string defaultLanguage) => Local(key, defaultLanguage) is { } texts
        ? FormText.Lines(new LocalTexts(texts.ByLanguage.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)pair.Value.Split('\n'))))
        : LocalTexts.None;

    /// <summary>Words, apart by spaces or commas.</summary>
    public IReadOnlyList<string> Words(string key) => Code(key) is { } text ? FormText.Words([text]) : [];

    /// <summary>The cells, in order.</summary>
    public IEnumerable<(XlsFormColumn Column, string Text)> Cells => cells;

    /// <summary>The cell of a column, or else the first cell of the row.</summary>
    public string Place(XlsFormColumn? column = null) => $"{sheet}!{column?.Letters ?? "A"}{number}";
}
