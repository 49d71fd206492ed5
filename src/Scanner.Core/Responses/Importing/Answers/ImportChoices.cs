using System.Globalization;
using Scanner.Core.Questionnaires;

namespace Scanner.Core.Responses;

/// <summary>Reads the options in a cell: their names apart by blanks, or their labels when it is clear which option is meant.</summary>
internal sealed class ImportChoices
{
    private static readonly char[] Between = [';', '|', '\n', ','];

    private readonly SelectQuestion question;
    private readonly HashSet<string> names;

    /// <summary>The option by its label in any language; null where two options share it.</summary>
    private readonly Dictionary<string, string?> byLabel = new(StringComparer.OrdinalIgnoreCase);

    public ImportChoices(SelectQuestion question)
    {
        this.question = question;
        names = question.Choices.Select(choice => choice.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var choice in question.Choices)
            foreach (var label in choice.Label.ByLanguage.Values.Select(label => label.Trim()).Distinct(StringComparer.OrdinalIgnoreCase))
                byLabel[label] = byLabel.TryGetValue(label, out var had) && had != choice.Name ? null : choice.Name;
    }

    /// <returns>The values as a form would post them; null and the words that are no option.</returns>
    public (IReadOnlyList<string>? Posted, string Unknown) Read(string cell)
    {
        var (chosen, unknown) = Chosen(cell.Trim());
        if (chosen is null) return (null, unknown);
        return (question is RankQuestion ? [.. chosen.Select((name, place) => string.Create(CultureInfo.InvariantCulture, $"{place + 1}:{name}"))] : chosen, "");
    }

    private (IReadOnlyList<string>?, string) Chosen(string cell)
    {
        var words = cell.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.All(names.Contains)) return (words, "");
        if (NameOf(cell) is { } whole) return ([whole], "");
        var parts = cell.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var chosen = parts.Select(NameOf).ToList();
        if (chosen.TrueForAll(name => name is not null)) return ([.. chosen.Select(name => name!)], "");
        return (null, parts.Length > 1 ? parts[chosen.IndexOf(null)] : words.FirstOrDefault(word => !names.Contains(word) && words.Length > 1 && words.Any(names.Contains)) ?? cell);
    }

    private string? NameOf(string text) => names.Contains(text) ? text : byLabel.GetValueOrDefault(text);
}
