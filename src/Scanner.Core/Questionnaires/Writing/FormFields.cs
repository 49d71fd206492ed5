namespace Scanner.Core.Questionnaires;

/// <summary>
/// The parts of a document as columns with text, as the sheets of an XLSForm have them: what two parts differ in can be told
/// from it, whatever they are made of. What a group holds and what a list offers are parts of their own.
/// </summary>
internal static class FormFields
{
    public static IReadOnlyDictionary<string, string> Of(FormSettings settings) => new Columns()
        .Add("form_id", settings.FormId).Add("form_title", settings.Title).Add("version", settings.Version).Add("default_language", settings.DefaultLanguage)
        .Add("scan::introduction", settings.Introduction).Add("scan::minutes", settings.Minutes).Add("scan::modes", settings.Modes).Add("scan::source", settings.Source).Found;

    public static IReadOnlyDictionary<string, string> Of(FormItem item) => new Columns()
        .Add("type", item.Type).Add("name", item.Name).Add("label", item.Label).Add("hint", item.Hint).Add("guidance_hint", item.GuidanceHint)
        .Add("required", item.Required).Add("required_message", item.RequiredMessage).Add("relevant", item.Relevant)
        .Add("constraint", item.Constraint).Add("constraint_message", item.ConstraintMessage).Add("calculation", item.Calculation).Add("default", item.Default)
        .Add("appearance", item.Appearance).Add("choice_filter", item.ChoiceFilter).Add("parameters", item.Parameters).Add("repeat_count", item.RepeatCount)
        .Add("read_only", item.ReadOnly).Add("scan::kernvraag", item.KeyQuestions).Add("scan::audience", item.Audience).Add("scan::modes", item.Modes)
        .Add("scan::probes", item.Probes).Add("scan::coded", item.Coded).Add("scan::sensitive", item.Sensitive).Add("scan::source", item.Source).Found;

    public static IReadOnlyDictionary<string, string> Of(FormList list) => new Columns().Add("list_name", list.Name).Add("from", list.From).Found;

    public static IReadOnlyDictionary<string, string> Of(FormChoice choice)
    {
        var columns = new Columns().Add("name", choice.Name).Add("label", choice.Label).Add("scan::exclusive", choice.Exclusive);
        foreach (var (key, value) in choice.Columns) columns.Add(key, value);
        return columns.Found;
    }

    /// <summary>What differs, by column, in the order of the columns.</summary>
    public static IReadOnlyList<FieldChange> Between(IReadOnlyDictionary<string, string> older, IReadOnlyDictionary<string, string> newer) =>
        [.. newer.Keys.Concat(older.Keys.Where(key => !newer.ContainsKey(key)))
            .Select(key => FieldChange.Of(key, older.GetValueOrDefault(key), newer.GetValueOrDefault(key)))
            .Where(change => change.From != change.To)];

    public static bool Same(FormSettings one, FormSettings other) => Same(Of(one), Of(other));

    /// <summary>Whether two items say the same, whatever they hold.</summary>
    public static bool Same(FormItem one, FormItem other) => ReferenceEquals(one, other) || Same(Of(one), Of(other));

    public static bool Same(FormChoice one, FormChoice other) => ReferenceEquals(one, other) || Same(Of(one), Of(other));

    /// <summary>Whether two lists offer the same, in the same order.</summary>
    public static bool Same(FormList one, FormList other) =>
        ReferenceEquals(one, other) || (Same(Of(one), Of(other)) && one.Choices.Count == other.Choices.Count && one.Choices.Zip(other.Choices).All(pair => Same(pair.First, pair.Second)));

    /// <summary>Whether two documents are the same, part by part.</summary>
    public static bool Same(FormDocument one, FormDocument other) =>
        Same(one.Settings, other.Settings)
        && one.Lists.Count == other.Lists.Count && one.Lists.Zip(other.Lists).All(pair => Same(pair.First, pair.Second))
        && Same(one.Survey, other.Survey);

    private static bool Same(IReadOnlyList<FormItem> some, IReadOnlyList<FormItem> others) =>
        some.Count == others.Count && some.Zip(others).All(pair => Same(pair.First, pair.Second) && Same(pair.First.Items, pair.Second.Items));

    private static bool Same(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.Count == other.Count && one.All(pair => other.TryGetValue(pair.Key, out var value) && value == pair.Value);

    private sealed class Columns
    {
        private readonly Dictionary<string, string> found = new(StringComparer.Ordinal);

        public IReadOnlyDictionary<string, string> Found => found;

        public Columns Add(string key, string? value)
        {
            if (!string.IsNullOrEmpty(value)) found[key] = value;
            return this;
        }

        public Columns Add(string key, IReadOnlyList<string> words) => Add(key, string.Join(' ', words));

        public Columns Add(string key, LocalText? text)
        {
            foreach (var (language, words) in (text?.ByLanguage ?? new Dictionary<string, string>()).OrderBy(pair => pair.Key, StringComparer.Ordinal)) Add(key + "::" + language, words);
            return this;
        }

        public Columns Add(string key, LocalTexts texts)
        {
            foreach (var (language, words) in texts.ByLanguage.OrderBy(pair => pair.Key, StringComparer.Ordinal)) Add(key + "::" + language, string.Join('\n', words));
            return this;
        }
    }
}

/// <summary>What changed in one column of a part of a questionnaire.</summary>
/// <param name="Key">The column without its language: <c>relevant</c>, <c>label</c>, <c>scan::probes</c>, ….</param>
/// <param name="Language">The language of a text; null for what is no text.</param>
/// <param name="From">What stood there; null: nothing.</param>
/// <param name="To">What stands there; null: nothing.</param>
public sealed record FieldChange(string Key, string? Language, string? From, string? To)
{
    private static readonly HashSet<string> Texts = ["form_title", "scan::introduction", "label", "hint", "guidance_hint", "required_message", "constraint_message", "scan::probes"];

    internal static FieldChange Of(string column, string? from, string? to)
    {
        var cut = column.LastIndexOf("::", StringComparison.Ordinal);
        return cut > 0 && Texts.Contains(column[..cut]) ? new FieldChange(column[..cut], column[(cut + 2)..], from, to) : new FieldChange(column, null, from, to);
    }
}
