namespace Scanner.Core.Questionnaires;

/// <summary>Changes the texts of a document, one language at a time. A text without any words is null.</summary>
public static class FormTexts
{
    /// <summary>The words in exactly this language; empty when there are none.</summary>
    public static string Exactly(this LocalText? text, string language) => text is not null && text.ByLanguage.TryGetValue(language, out var words) ? words : "";

    /// <summary>The text with other words in one language; blank words take the language away.</summary>
    /// <returns>Null when nothing is left.</returns>
    public static LocalText? With(this LocalText? text, string language, string? words)
    {
        var all = text?.ByLanguage.ToDictionary(pair => pair.Key, pair => pair.Value) ?? [];
        if (string.IsNullOrWhiteSpace(words)) all.Remove(language);
        else all[language] = words.ReplaceLineEndings("\n").Trim();
        return all.Count == 0 ? null : new LocalText(all);
    }

    /// <summary>The texts with another list in one language; blank ones are left out.</summary>
    public static LocalTexts With(this LocalTexts texts, string language, IEnumerable<string> words)
    {
        var all = texts.ByLanguage.ToDictionary(pair => pair.Key, pair => pair.Value);
        var kept = words.Where(one => !string.IsNullOrWhiteSpace(one)).Select(one => one.ReplaceLineEndings("\n").Trim()).ToList();
        if (kept.Count == 0) all.Remove(language);
        else all[language] = kept;
        return all.Count == 0 ? LocalTexts.None : new LocalTexts(all);
    }

    /// <summary>The languages in which the document has any text, the default one first.</summary>
    public static IReadOnlyList<string> Languages(this FormDocument document)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        Change(document, text => { used.UnionWith(text.ByLanguage.Keys); return text; }, texts => { used.UnionWith(texts.ByLanguage.Keys); return texts; });
        used.Remove(document.Settings.DefaultLanguage);
        return [document.Settings.DefaultLanguage, .. used.Order(StringComparer.Ordinal)];
    }

    /// <summary>Adds a language: the title is carried over, so that the questionnaire offers it; the other texts wait to be translated.</summary>
    public static FormDocument AddLanguage(this FormDocument document, string language)
    {
        var title = document.Settings.Title;
        if (title.Exactly(language).Length > 0) return document;
        return document with { Settings = document.Settings with { Title = title.With(language, title.Exactly(document.Settings.DefaultLanguage) is { Length: > 0 } own ? own : title?.In("nl") ?? "…") } };
    }

    /// <summary>Takes a language out of every text. The default language stays: choose another default first.</summary>
    public static FormDocument RemoveLanguage(this FormDocument document, string language) => language == document.Settings.DefaultLanguage
        ? document
        : Change(document, text => text.With(language, null), texts => texts.With(language, []));

    /// <summary>Makes a language the one that is shown first.</summary>
    public static FormDocument DefaultLanguage(this FormDocument document, string language) =>
        AddLanguage(document, language) is var added ? added with { Settings = added.Settings with { DefaultLanguage = language } } : document;

    /// <summary>Applies a change to every text of the document.</summary>
    internal static FormDocument Change(FormDocument document, Func<LocalText, LocalText?> text, Func<LocalTexts, LocalTexts> texts)
    {
        LocalText? One(LocalText? had) => had is null ? null : text(had);
        return document with
        {
            Settings = document.Settings with { Title = One(document.Settings.Title), Introduction = One(document.Settings.Introduction) },
            Lists = [.. document.Lists.Select(list => list with { Choices = [.. list.Choices.Select(choice => choice with { Label = One(choice.Label) })] })],
            Survey = [.. document.Survey.Select(Item)],
        };

        FormItem Item(FormItem item) => item with
        {
            Label = One(item.Label),
            Hint = One(item.Hint),
            GuidanceHint = One(item.GuidanceHint),
            RequiredMessage = One(item.RequiredMessage),
            ConstraintMessage = One(item.ConstraintMessage),
            Probes = texts(item.Probes),
            Items = [.. item.Items.Select(Item)],
        };
    }
}
