namespace Scanner.Core.Questionnaires;

/// <summary>
/// What the published versions of one form have called things. A name is the identity of its answers for ever: what was published
/// is not renamed, and a name that was taken out does not come back for something else.
/// </summary>
public sealed class PublishedNames
{
    private readonly IReadOnlyList<(int Number, FormInventory Inventory)> versions;
    private readonly Dictionary<string, HashSet<string>> choices = new(StringComparer.Ordinal);

    private PublishedNames(IReadOnlyList<(int, FormInventory)> versions)
    {
        this.versions = versions;
        Items = this.versions.SelectMany(version => version.Inventory.All).Select(named => named.Name).ToHashSet(StringComparer.Ordinal);
        Lists = this.versions.SelectMany(version => version.Inventory.All).Select(named => named.List).ToHashSet(StringComparer.Ordinal);
        foreach (var named in this.versions.SelectMany(version => version.Inventory.All).Where(named => named.Choices.Count > 0))
        {
            if (!choices.TryGetValue(named.Name, out var had)) choices[named.Name] = had = new HashSet<string>(StringComparer.Ordinal);
            had.UnionWith(named.Choices.Select(choice => choice.Name));
        }
    }

    /// <summary>Nothing was published.</summary>
    public static PublishedNames None { get; } = new([]);

    /// <summary>The names of all items of all versions.</summary>
    public IReadOnlySet<string> Items { get; }

    /// <summary>The names of all choice lists of all versions.</summary>
    public IReadOnlySet<string> Lists { get; }

    /// <summary>Whether a version has an item of this name.</summary>
    public bool HasItem(string name) => Items.Contains(name);

    /// <summary>The names of all options that a question ever offered.</summary>
    public IReadOnlySet<string> ChoicesOf(string question) => choices.GetValueOrDefault(question) ?? (IReadOnlySet<string>)System.Collections.Immutable.ImmutableHashSet<string>.Empty;

    /// <param name="versions">The versions with their lists written out, the first one first.</param>
    internal static PublishedNames Of(IEnumerable<(int Number, FormDocument Document)> versions) => new([.. versions.Select(version => (version.Number, new FormInventory(version.Document)))]);

    /// <summary>What the document calls by a name that stood for something else in an earlier version and was then taken out.</summary>
    /// <param name="document">The document.</param>
    /// <param name="writtenOut">The same with its lists written out.</param>
    /// <param name="file">How problems name the document.</param>
    internal IEnumerable<Problem> Check(FormDocument document, FormDocument writtenOut, string file)
    {
        if (versions.Count == 0) yield break;
        var last = versions[^1].Inventory;
        var now = new FormInventory(writtenOut);
        foreach (var named in now.All)
        {
            var node = document.Items.FirstOrDefault(item => item.Name == (named.ImpliedBy ?? named.Name));
            if (last.Find(named.Name) is null && LastWith(inventory => inventory.Find(named.Name)) is var (number, was) && Reused(named, was, now.Language) is { } sentence)
            {
                yield return Wrong(ProblemCodes.RetiredName, $"De naam ‘{named.Name}’ hoorde in versie {number} bij een andere vraag. {sentence} Kies een andere naam: onder deze naam staan al antwoorden.", node, "name");
                continue;
            }
            foreach (var choice in named.Choices)
            {
                if (last.Find(named.Name) is { } living && living.List == named.List && living.Offers(choice.Name)) continue;
                if (LastWith(inventory => inventory.Find(named.Name) is { } had && had.List == named.List ? had.Find(choice.Name) : null) is not var (since, offered) || Named.SameWords(choice.Label, offered.Label, now.Language)) continue;
                var own = document.Lists.SelectMany(list => list.Choices).FirstOrDefault(one => ReferenceEquals(one, choice)) ?? (object?)node;
                yield return Wrong(ProblemCodes.RetiredChoice, $"De keuze ‘{choice.Name}’ van ‘{named.Name}’ betekende in versie {since} iets anders: ‘{offered.Label.Exactly(now.Language)}’. Geef deze keuze een andere naam: onder deze naam zijn al antwoorden gegeven.", own, "name");
            }
        }

        Problem Wrong(string code, string sentence, object? node, string key) => new(file, "1", code, Severity.Error, sentence, node, key);
    }

    private (int Number, T Found)? LastWith<T>(Func<FormInventory, T?> find) where T : class
    {
        foreach (var (number, inventory) in versions.Reverse())
            if (find(inventory) is { } found) return (number, found);
        return null;
    }

    private static string? Reused(Named now, Named was, string language) =>
        now.AnswerType != was.AnswerType ? $"Die was van het type ‘{(was.AnswerType.Length > 0 ? was.AnswerType : "groep of tekst")}’."
        : !Named.SameWords(now.Label, was.Label, language) ? $"Die luidde: ‘{was.Label.Exactly(language)}’."
        : null;
}
