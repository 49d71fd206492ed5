namespace Scanner.Core.Questionnaires;

/// <summary>
/// Writes a questionnaire as YAML in one canonical form, as a careful person would: what is read from it and written again is the same text.
/// Keys stand in a fixed order, empty ones are left out, the default language comes first.
/// </summary>
internal sealed class YamlFormWriter
{
    private static readonly HashSet<string> KeysOfShortItems = ["type", "name", "label", "calculation", "default"];
    private static readonly HashSet<string> KeysOfChoices = ["name", "label", "scan::exclusive"];

    private readonly YamlLayout layout = new();
    private readonly string language;

    private YamlFormWriter(string language) => this.language = language;

    /// <returns>The text, with LF and a line end at the end.</returns>
    public static string Write(FormDocument document)
    {
        var language = FormText.Code(document.Settings.DefaultLanguage) ?? "nl";
        var writer = new YamlFormWriter(language);
        writer.WriteDocument(document);
        return writer.layout.ToString();
    }

    /// <summary>Writes the text to a stream, in UTF-8 without a mark in front, and never holds it whole.</summary>
    public static void Write(FormDocument document, Stream stream)
    {
        var writer = new YamlFormWriter(FormText.Code(document.Settings.DefaultLanguage) ?? "nl");
        writer.WriteDocument(document);
        writer.layout.CopyTo(stream);
    }

    private void WriteDocument(FormDocument document)
    {
        layout.Map(0, [("settings", Settings(document.Settings))]);
        if (document.Lists.Count > 0)
        {
            layout.BlankLine();
            layout.Map(0, [("choices", new YamlFields([.. ListsByName(document.Lists)], MayFlow: false))]);
        }
        layout.BlankLine();
        WriteSurvey(document.Survey);
    }

    /// <summary>A blank line around every section, none between what stands on one line.</summary>
    private void WriteSurvey(IReadOnlyList<FormItem> items)
    {
        if (items.Count == 0)
        {
            layout.Map(0, [("survey", new YamlList([], MayFlow: true))]);
            return;
        }
        layout.Line("survey:");
        var isFirst = true;
        var followsBlock = false;
        foreach (var item in items.Select(Item))
        {
            var isBlock = !layout.FitsAsItem(2, item);
            if (!isFirst && (isBlock || followsBlock)) layout.BlankLine();
            layout.Item(2, item);
            (isFirst, followsBlock) = (false, isBlock);
        }
    }

    private YamlFields Settings(FormSettings settings) => Fields(mayFlow: false,
        ("form_id", Text(settings.FormId)),
        ("form_title", Local(settings.Title)),
        ("version", Text(settings.Version)),
        ("default_language", Text(language)),
        ("scan::introduction", Local(settings.Introduction)),
        ("scan::minutes", Raw(settings.Minutes)),
        ("scan::modes", Words(settings.Modes)),
        ("scan::source", Prose(settings.Source)));

    /// <summary>A list that is there twice becomes one: a key can be there once.</summary>
    private IEnumerable<(string Key, YamlValue Value)> ListsByName(IEnumerable<FormList> lists) => lists
        .GroupBy(list => list.Name, StringComparer.Ordinal)
        .Select(same =>
        {
            var choices = new YamlList([.. same.SelectMany(list => list.Choices).Select(Choice)], MayFlow: false);
            return (same.Key, Text(same.Select(list => list.From).FirstOrDefault(from => from is not null)) is not { } from
                ? (YamlValue)choices
                : Fields(mayFlow: choices.Items.Count == 0, ("from", from), ("add", choices.Items.Count == 0 ? null : choices)));
        });

    private YamlFields Choice(FormChoice choice) => Fields(mayFlow: true,
    [
        ("name", Text(choice.Name)),
        ("label", Local(choice.Label)),
        ("scan::exclusive", Raw(choice.Exclusive)),
        .. choice.Columns.Where(column => !KeysOfChoices.Contains(column.Key)).OrderBy(column => column.Key, StringComparer.Ordinal).Select(column => (column.Key, (YamlValue?)Raw(column.Value))),
    ]);

    private YamlFields Item(FormItem item)
    {
        var fields = Fields(mayFlow: false,
            ("type", Text(item.Type)),
            ("name", Text(item.Name)),
            ("label", Local(item.Label)),
            ("hint", Local(item.Hint)),
            ("guidance_hint", Local(item.GuidanceHint)),
            ("required", Raw(item.Required)),
            ("required_message", Local(item.RequiredMessage)),
            ("relevant", Raw(item.Relevant)),
            ("repeat_count", Raw(item.RepeatCount)),
            ("constraint", Raw(item.Constraint)),
            ("constraint_message", Local(item.ConstraintMessage)),
            ("calculation", Raw(item.Calculation)),
            ("default", Raw(item.Default)),
            ("appearance", Text(item.Appearance)),
            ("choice_filter", Raw(item.ChoiceFilter)),
            ("parameters", Text(item.Parameters)),
            ("read_only", Raw(item.ReadOnly)),
            ("scan::kernvraag", Words(item.KeyQuestions)),
            ("scan::audience", Words(item.Audience)),
            ("scan::modes", Words(item.Modes)),
            ("scan::coded", Raw(item.Coded)),
            ("scan::sensitive", Raw(item.Sensitive)),
            ("scan::source", Prose(item.Source)),
            ("scan::probes", Probes(item.Probes)),
            ("questions", item.Items.Count == 0 ? null : new YamlList([.. item.Items.Select(Item)], MayFlow: false)));
        return fields with { MayFlow = fields.Pairs.TrueForAll(pair => KeysOfShortItems.Contains(pair.Key)) };
    }

    private static YamlFields Fields(bool mayFlow, params IEnumerable<(string Key, YamlValue? Value)> pairs)
    {
        var present = new List<(string, YamlValue)>();
        foreach (var (key, value) in pairs)
            if (value is not null) present.Add((key, value));
        return new YamlFields(present, mayFlow);
    }

    private static YamlText? Text(string? text) => FormText.Code(text) is { } code ? new YamlText(code) : null;

    private static YamlText? Prose(string? text) => FormText.Prose(text) is { } prose ? new YamlText(prose) : null;

    /// <summary>A value that may be a number or true and false, and then needs no quotes.</summary>
    private static YamlText? Raw(string? text) => FormText.Code(text) is { } code ? new YamlText(code, IsRaw: true) : null;

    private static YamlList? Words(IReadOnlyList<string> words) =>
        words.Count > 0 && FormText.Words(words) is { Count: > 0 } some ? new YamlList([.. some.Select(word => new YamlText(word, IsRaw: true))], MayFlow: true) : null;

    private YamlValue? Local(LocalText? text)
    {
        if (FormText.Prose(text) is not { } prose) return null;
        if (prose.ByLanguage.Count == 1 && prose.ByLanguage.TryGetValue(language, out var only)) return new YamlText(only);
        return new YamlFields([.. FormText.InOrder(prose.ByLanguage.Keys, language).Select(key => (key, (YamlValue)new YamlText(prose.ByLanguage[key])))], MayFlow: true);
    }

    private YamlValue? Probes(LocalTexts probes)
    {
        var lines = FormText.Lines(probes).ByLanguage;
        if (lines.Count == 0) return null;
        if (lines.Count == 1 && lines.TryGetValue(language, out var only)) return List(only);
        return new YamlFields([.. FormText.InOrder(lines.Keys, language).Select(key => (key, (YamlValue)List(lines[key])))], MayFlow: false);

        static YamlList List(IReadOnlyList<string> texts) => new([.. texts.Select(text => new YamlText(text))], MayFlow: false);
    }
}
