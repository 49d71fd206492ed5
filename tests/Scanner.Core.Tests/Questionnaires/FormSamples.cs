using System.Text.Json;
using System.Text.Json.Serialization;
using FsCheck;
using FsCheck.Fluent;
using Scanner.Core.Questionnaires;

namespace Scanner.Core.Tests.Questionnaires;

/// <summary>Documents for tests, and a way to compare them: everything they hold, as text.</summary>
internal static class FormSamples
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What YAML, workbooks and people trip over.</summary>
    private static readonly string[] Nasty =
    [
        "ja", "nee", "yes", "No", "on", "y", "true", "False", "null", "~", "1", "01", "1.0", "0x1F", "1_000", "12:30", "-5", ".5", "1e3", "2027-03-14", ".inf", "<<", "=", "...", "---",
        "a: b", "a #b", "#a", "a:", ": a", "- a", "-", "?", "? a", "!a", "&a", "*a", "|", ">", "%a", "@a", "`a`", "'a'", "\"a\"", "'", "\"", "a'b\"c", "C:\\map\\n", "{a}", "[a]", "a, b", "a,b", "}", "]",
        "${a} = 'ja'", ". >= 0 and . <= 200", "=SUM(A1)", "+1", "-1+2", "@cmd", "'=a", "_x0041_", "&amp;", "<b>", "a\tb", "\ta", "a\nb", "a\n\nb", "a\n  b\n c", "a  b", "a \nb", " a", "a ", " ", "", "\n", "a\n",
        "\u00A0a\u00A0b", "é ü ß ñ", "😀", "a😀b 👩‍👩‍👧", "\uD800", "a\u0001b", "a\u0085b", "a\u2028b", "\uFEFFa", "\uFFFEx", "a\r\nb", "a\rb", "日本語", "عربى", "“a” ‘b’", "a`b", "Q: wat?", "http://a.b/c?d=e#f",
        "Een lange tekst die niet op één regel past en dus wordt gevouwen: met een dubbele punt, een # en  twee spaties, en daarna nog wat woorden om hem lang genoeg te maken.",
        "Een-lange-tekst-zonder-spaties-die-nergens-kan-worden-afgebroken-en-die-dus-op-één-regel-moet-blijven-staan-hoe-lang-hij-ook-wordt-gemaakt",
        "Eerste alinea van een tekst die uit meer alinea's bestaat.\n\nTweede alinea.\n- punt een\n- punt twee\n    ingesprongen",
    ];

    public static Gen<string> Text => Gen.OneOf(
        Gen.Elements(Nasty),
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
        from some in Gen.Elements(Nasty) from more in Gen.Elements(Nasty) select some + " " + more);

    public static Gen<LocalText?> Local => Gen.OneOf(
        Gen.Constant<LocalText?>(null),
        from nl in Text select (LocalText?)new LocalText(new Dictionary<string, string> { ["nl"] = nl }),
        from nl in Text from en in Text select (LocalText?)new LocalText(new Dictionary<string, string> { ["en"] = en, ["nl"] = nl }),
        from no in Text from pt in Text select (LocalText?)new LocalText(new Dictionary<string, string> { ["pt-BR"] = pt, ["no"] = no, ["x-twents"] = no }));

    public static Gen<FormDocument> Document(Gen<string> names) =>
        from settings in Settings
        from lists in Gen.ListOf(List(names), 3)
        from items in Gen.Choose(0, 5).SelectMany(count => Gen.ListOf(Item(names, 3), count))
        select new FormDocument { Settings = settings, Lists = [.. lists.DistinctBy(list => list.Name)], Survey = [.. items] };

    private static Gen<string?> Maybe(Gen<string> text) => Gen.OneOf(Gen.Constant<string?>(null), text.Select(some => (string?)some));

    private static Gen<IReadOnlyList<string>> Words => Gen.Elements<IReadOnlyList<string>>([], ["1"], ["1", "3"], ["ggd", "politie"], ["a b", "c,d", ""]);

    private static Gen<FormSettings> Settings =>
        from id in Text
        from title in Local
        from version in Text
        from language in Gen.Elements("nl", "en", "no")
        from introduction in Local
        from minutes in Maybe(Gen.Elements("10", "abc", "true"))
        from modes in Words
        from source in Maybe(Text)
        select new FormSettings { FormId = id, Title = title, Version = version, DefaultLanguage = language, Introduction = introduction, Minutes = minutes, Modes = modes, Source = source };

    private static Gen<FormChoice> Choice(Gen<string> names) =>
        from name in names
        from label in Local
        from exclusive in Gen.Elements("true", null)
        from column in Maybe(Text)
        select new FormChoice { Name = name, Label = label, Exclusive = exclusive, Columns = column is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["groep"] = column } };

    private static Gen<FormList> List(Gen<string> names) =>
        from name in Gen.Elements("een", "twee", "drie", "no", "1")
        from reference in Gen.Elements("reference/middelen.yaml", null)
        from choices in Gen.NonEmptyListOf(Choice(names))
        select new FormList { Name = name, From = reference, Choices = [.. choices] };

    private static Gen<FormItem> Item(Gen<string> names, int depth) =>
        from type in Gen.Elements(depth == 0 ? ["text", "note"] : new[] { "text", "select_one een or_other", "hidden", "calculate", "group", "repeat" })
        from name in names
        from label in Local
        from hint in Local
        from message in Local
        from columns in Gen.ListOf(Maybe(Text), 6)
        from raw in Gen.ListOf(Maybe(Gen.Elements("true", "yes", "ja", "3", "count-selected(${a})")), 4)
        from words in Gen.ListOf(Words, 3)
        from probes in Gen.Elements(LocalTexts.None, new LocalTexts(new Dictionary<string, IReadOnlyList<string>> { ["nl"] = ["Wat nog meer?", "Hoezo: \"zo\"?", ""], ["en"] = ["yes", "a\nb"] }), new LocalTexts(new Dictionary<string, IReadOnlyList<string>> { ["nl"] = ["- a"] }))
        from inner in type is "group" or "repeat" ? Gen.Choose(0, 3).SelectMany(count => Gen.ListOf(Item(names, depth - 1), count)) : Gen.Constant(Enumerable.Empty<FormItem>().ToList())
        select new FormItem
        {
            Type = type,
            Name = name,
            Label = label,
            Hint = hint,
            RequiredMessage = message,
            GuidanceHint = hint,
            ConstraintMessage = label,
            Relevant = columns[0],
            Constraint = columns[1],
            Calculation = columns[2],
            Default = columns[3],
            ChoiceFilter = columns[4],
            Source = columns[5],
            Required = raw[0],
            ReadOnly = raw[1],
            RepeatCount = raw[2],
            Coded = raw[3],
            Sensitive = raw[0],
            Appearance = raw[1],
            Parameters = raw[2],
            KeyQuestions = words[0],
            Audience = words[1],
            Modes = words[2],
            Probes = probes,
            Items = [.. inner],
        };

    /// <summary>Names that are there.</summary>
    public static Gen<string> Names => Gen.Elements("a", "b", "ja", "no", "1", "01", "groep_1", "=x", "true", "Naam.2", "_x0041_");

    /// <summary>A document without what a workbook fills in or mends while it is read: the missing settings, curly quotes in expressions.</summary>
    public static FormDocument Usable(FormDocument document) => document with
    {
        Settings = document.Settings with { FormId = "toets", Title = FormText.Prose(document.Settings.Title) ?? LocalText.Of("Toets", "Test"), Version = FormText.Code(document.Settings.Version) ?? "1" },
        Survey = [.. document.Survey.Select(Straight)],
    };

    private static FormItem Straight(FormItem item) => item with
    {
        Relevant = Straight(item.Relevant),
        Constraint = Straight(item.Constraint),
        Calculation = Straight(item.Calculation),
        ChoiceFilter = Straight(item.ChoiceFilter),
        Items = [.. item.Items.Select(Straight)],
    };

    private static string? Straight(string? expression) => expression is null ? null : XlsFormExpressions.Straightened(expression);

    /// <summary>All that a document says, with languages in order and texts as every file keeps them.</summary>
    public static string Describe(FormDocument document) => JsonSerializer.Serialize(
        new
        {
            Settings = new
            {
                FormId = Code(document.Settings.FormId),
                Title = Of(document.Settings.Title),
                Version = Code(document.Settings.Version),
                document.Settings.DefaultLanguage,
                Introduction = Of(document.Settings.Introduction),
                Minutes = Code(document.Settings.Minutes),
                Modes = FormText.Words(document.Settings.Modes),
                Source = FormText.Prose(document.Settings.Source),
            },
            Lists = document.Lists.Select(list => new
            {
                list.Name,
                list.From,
                Choices = list.Choices.Select(choice => new
                {
                    Name = Code(choice.Name),
                    Label = Of(choice.Label),
                    Exclusive = Code(choice.Exclusive),
                    Columns = choice.Columns.Select(pair => (pair.Key, Value: Code(pair.Value))).Where(pair => pair.Value is not null).Select(pair => pair.Key + "=" + pair.Value),
                }),
            }),
            Survey = document.Survey.Select(Of),
        }, Readable);

    private static object Of(FormItem item) => new
    {
        Type = Code(item.Type),
        Name = Code(item.Name),
        Label = Of(item.Label),
        Hint = Of(item.Hint),
        GuidanceHint = Of(item.GuidanceHint),
        Required = Code(item.Required),
        RequiredMessage = Of(item.RequiredMessage),
        Relevant = Code(item.Relevant),
        Constraint = Code(item.Constraint),
        ConstraintMessage = Of(item.ConstraintMessage),
        Calculation = Code(item.Calculation),
        Default = Code(item.Default),
        Appearance = Code(item.Appearance),
        ChoiceFilter = Code(item.ChoiceFilter),
        Parameters = Code(item.Parameters),
        RepeatCount = Code(item.RepeatCount),
        ReadOnly = Code(item.ReadOnly),
        KeyQuestions = FormText.Words(item.KeyQuestions),
        Audience = FormText.Words(item.Audience),
        Modes = FormText.Words(item.Modes),
        Probes = FormText.Lines(item.Probes).ByLanguage.OrderBy(pair => pair.Key, StringComparer.Ordinal),
        Coded = Code(item.Coded),
        Sensitive = Code(item.Sensitive),
        Source = FormText.Prose(item.Source),
        Items = item.Items.Select(Of),
    };

    private static string? Code(string? text) => FormText.Code(text);

    private static object? Of(LocalText? text) => FormText.Prose(text)?.ByLanguage.OrderBy(pair => pair.Key, StringComparer.Ordinal);
}
