namespace Scanner.Core.Questionnaires;

/// <summary>A column of a sheet of an XLSForm: what it takes from a part of the document.</summary>
/// <param name="Key">The key of the document.</param>
/// <param name="Heading">The heading, without language.</param>
/// <param name="Width">In characters.</param>
/// <param name="Text">The text of a column without languages; null for one with.</param>
/// <param name="Local">The text of a column with languages; null for one without.</param>
internal sealed record XlsFormField<T>(string Key, string Heading, double Width, Func<T, string?>? Text, Func<T, LocalText?>? Local = null)
{
    /// <summary>Whether it stands in the sheet also when nothing is in it.</summary>
    public bool IsAlwaysThere { get; init; }
}

/// <summary>
/// The columns of the workbooks that we write, in order: XLSForm's own, then ours. In choices ours have a _ and settings keeps the other
/// languages of the title apart, because the reference reader takes :: there for a language and stumbles.
/// </summary>
internal static class XlsFormColumns
{
    public static readonly IReadOnlyList<XlsFormField<FormItem>> Survey =
    [
        new("type", "type", 30, item => TypeOf(item)) { IsAlwaysThere = true },
        new("name", "name", 26, item => FormText.Code(item.Name)) { IsAlwaysThere = true },
        new("label", "label", 50, null, item => item.Label) { IsAlwaysThere = true },
        new("hint", "hint", 40, null, item => item.Hint),
        new("guidance_hint", "guidance_hint", 40, null, item => item.GuidanceHint),
        new("required", "required", 10, item => FormText.Code(item.Required)),
        new("required_message", "required_message", 30, null, item => item.RequiredMessage),
        new("relevant", "relevant", 34, item => FormText.Code(item.Relevant)),
        new("constraint", "constraint", 30, item => FormText.Code(item.Constraint)),
        new("constraint_message", "constraint_message", 30, null, item => item.ConstraintMessage),
        new("calculation", "calculation", 34, item => FormText.Code(item.Calculation)),
        new("default", "default", 14, item => FormText.Code(item.Default)),
        new("appearance", "appearance", 14, item => FormText.Code(item.Appearance)),
        new("choice_filter", "choice_filter", 24, item => FormText.Code(item.ChoiceFilter)),
        new("parameters", "parameters", 18, item => FormText.Code(item.Parameters)),
        new("repeat_count", "repeat_count", 24, item => FormText.Code(item.RepeatCount)),
        new("read_only", "read_only", 10, item => FormText.Code(item.ReadOnly)),
        new("scan::kernvraag", "scan::kernvraag", 16, item => Words(item.KeyQuestions)),
        new("scan::audience", "scan::audience", 24, item => Words(item.Audience)),
        new("scan::modes", "scan::modes", 20, item => Words(item.Modes)),
        new("scan::coded", "scan::coded", 12, item => FormText.Code(item.Coded)),
        new("scan::sensitive", "scan::sensitive", 14, item => FormText.Code(item.Sensitive)),
        new("scan::source", "scan::source", 30, item => FormText.Prose(item.Source)),
        new("scan::probes", "scan::probes", 50, null, item => Lines(item.Probes)),
    ];

    public static readonly IReadOnlyList<XlsFormField<FormChoice>> Choices =
    [
        new("name", "name", 26, choice => FormText.Code(choice.Name)) { IsAlwaysThere = true },
        new("label", "label", 50, null, choice => choice.Label) { IsAlwaysThere = true },
        new("scan::exclusive", "scan_exclusive", 16, choice => FormText.Code(choice.Exclusive)),
    ];

    public static readonly IReadOnlyList<XlsFormField<FormSettings>> Settings =
    [
        new("form_title", "form_title", 40, settings => FormText.Prose(settings.Title)?.ByLanguage.GetValueOrDefault(Language(settings))),
        new("form_id", "form_id", 26, settings => FormText.Code(settings.FormId)),
        new("version", "version", 12, settings => FormText.Code(settings.Version)),
        new("default_language", "default_language", 20, settings => LanguageNames.Heading(Language(settings))),
        new("form_title", "scan::title", 40, null, settings => Without(settings.Title, Language(settings))),
        new("scan::introduction", "scan::introduction", 60, null, settings => settings.Introduction),
        new("scan::minutes", "scan::minutes", 14, settings => FormText.Code(settings.Minutes)),
        new("scan::modes", "scan::modes", 20, settings => Words(settings.Modes)),
        new("scan::source", "scan::source", 40, settings => FormText.Prose(settings.Source)),
    ];

    /// <summary>The default language of a form.</summary>
    public static string Language(FormSettings settings) => FormText.Code(settings.DefaultLanguage) ?? "nl";

    private static string TypeOf(FormItem item) => item.IsGroup ? "begin_group" : item.IsRepeat ? "begin_repeat" : FormText.Code(item.Type) ?? "";

    private static string? Words(IReadOnlyList<string> words) => words.Count > 0 && FormText.Words(words) is { Count: > 0 } some ? string.Join(' ', some) : null;

    private static LocalText? Lines(LocalTexts texts) => FormText.Lines(texts).ByLanguage is { Count: > 0 } lines
        ? new LocalText(lines.ToDictionary(pair => pair.Key, pair => string.Join('\n', pair.Value)))
        : null;

    private static LocalText? Without(LocalText? text, string language) =>
        text?.ByLanguage.Where(pair => pair.Key != language).ToDictionary() is { Count: > 0 } others ? new LocalText(others) : null;
}
