namespace Scanner.Core.Questionnaires;

/// <summary>A text in one or more languages, by their code (<c>nl</c>, <c>en</c>, <c>pt-BR</c>). Equal when every language has the same text.</summary>
/// <param name="ByLanguage">The texts; at least one.</param>
public sealed record LocalText(IReadOnlyDictionary<string, string> ByLanguage)
{
    /// <summary>No text.</summary>
    public static readonly LocalText None = new(new Dictionary<string, string>());

    /// <summary>Whether there is no text in any language.</summary>
    public bool IsEmpty => ByLanguage.Count == 0;

    /// <summary>The text in Dutch and English, for what the product itself says.</summary>
    public static LocalText Of(string dutch, string english) => new(new Dictionary<string, string> { ["nl"] = dutch, ["en"] = english });

    /// <summary>The text in a language, or in Dutch, or in whatever there is.</summary>
    public string In(string language) =>
        ByLanguage.TryGetValue(language, out var text) || ByLanguage.TryGetValue("nl", out text) ? text : ByLanguage.Values.FirstOrDefault() ?? "";

    /// <inheritdoc/>
    public bool Equals(LocalText? other) =>
        other is not null && ByLanguage.Count == other.ByLanguage.Count
        && ByLanguage.All(pair => other.ByLanguage.TryGetValue(pair.Key, out var text) && text == pair.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => ByLanguage.Aggregate(0, (sum, pair) => unchecked(sum + HashCode.Combine(pair.Key, pair.Value)));
}

/// <summary>A list of texts in one or more languages, such as the probes of a question. Equal when every language has the same texts.</summary>
/// <param name="ByLanguage">The lists, by the code of their language.</param>
public sealed record LocalTexts(IReadOnlyDictionary<string, IReadOnlyList<string>> ByLanguage)
{
    /// <summary>No texts at all.</summary>
    public static readonly LocalTexts None = new(new Dictionary<string, IReadOnlyList<string>>());

    /// <summary>The texts in a language, or in Dutch, or in whatever there is.</summary>
    public IReadOnlyList<string> In(string language) =>
        ByLanguage.TryGetValue(language, out var texts) || ByLanguage.TryGetValue("nl", out texts) ? texts : ByLanguage.Values.FirstOrDefault() ?? [];

    /// <inheritdoc/>
    public bool Equals(LocalTexts? other) =>
        other is not null && ByLanguage.Count == other.ByLanguage.Count
        && ByLanguage.All(pair => other.ByLanguage.TryGetValue(pair.Key, out var texts) && texts.SequenceEqual(pair.Value, StringComparer.Ordinal));

    /// <inheritdoc/>
    public override int GetHashCode() => ByLanguage.Aggregate(0, (sum, pair) =>
        unchecked(sum + pair.Value.Aggregate(pair.Key.GetHashCode(StringComparison.Ordinal), (hash, text) => HashCode.Combine(hash, text))));
}
