using System.Globalization;

namespace Scanner.Core.Questionnaires;

/// <summary>
/// Reads a questionnaire from YAML, a readable rendering of an XLSForm, as it is written. Only the form of the file is judged here;
/// whether the questionnaire is right is judged by who builds it.
/// </summary>
internal sealed class YamlFormReader
{
    private readonly FormPlaces places = new();
    private string language = "nl";

    /// <param name="tree">Collects what is wrong.</param>
    /// <param name="text">The text of the file.</param>
    /// <returns>The document, or null when the text is not YAML or has no <c>survey</c>; and where its parts stand.</returns>
    public static (FormDocument? Document, FormPlaces Places) Read(YamlTree tree, string text)
    {
        var reader = new YamlFormReader();
        return (tree.Read(text) is { } root ? reader.ReadDocument(root) : null, reader.places);
    }

    private FormDocument? ReadDocument(YamlMap root)
    {
        var settings = ReadSettings(root.Map("settings"));
        var lists = ReadLists(root.Map("choices"));
        if (!root.Has("survey"))
        {
            root.Close();
            if (!root.Tree.HasErrors) root.Tree.Report(root.Line, ProblemCodes.Missing, "In het bestand ontbreekt ‘survey’: de lijst van onderdelen met hun vragen. Voeg die toe.");
            return null;
        }
        var survey = ReadItems(root, "survey");
        root.Close();
        return new FormDocument { Settings = settings, Lists = lists, Survey = survey };
    }

    private FormSettings ReadSettings(YamlMap? map)
    {
        if (map is null) return new FormSettings();
        language = map.Code("default_language") ?? language;
        var settings = new FormSettings
        {
            FormId = map.Code("form_id") ?? "",
            Title = map.LocalText("form_title", language),
            Version = map.Code("version") ?? "",
            DefaultLanguage = language,
            Introduction = map.LocalText("scan::introduction", language),
            Minutes = map.Code("scan::minutes"),
            Modes = Words(map, "scan::modes"),
            Source = map.Prose("scan::source"),
        };
        map.Close();
        return Placed(settings, map);
    }

    private List<FormList> ReadLists(YamlMap? choices)
    {
        var lists = new List<FormList>();
        if (choices is null) return lists;
        foreach (var name in choices.Keys)
        {
            FormList list;
            if (choices.HoldsMap(name) && choices.Map(name) is { } map)
            {
                list = new FormList { Name = name, From = map.Code("from"), Choices = ReadChoices(map, "add") };
                map.Close();
                places.Add(list, Line(map.Line), map.Lines);
            }
            else
            {
                list = new FormList { Name = name, Choices = ReadChoices(choices, name) };
                places.Add(list, Line(choices.LineOf(name)), []);
            }
            lists.Add(list);
        }
        return lists;
    }

    private List<FormChoice> ReadChoices(YamlMap holder, string key)
    {
        var choices = new List<FormChoice>();
        foreach (var map in holder.Maps(key, "een optie"))
        {
            var choice = new FormChoice
            {
                Name = map.Code("name") ?? "",
                Label = map.LocalText("label", language),
                Exclusive = map.Code("scan::exclusive"),
                Columns = ReadColumns(map),
            };
            choices.Add(Placed(choice, map));
        }
        return choices;
    }

    /// <summary>Every other key of an option is a column that a choice_filter can use; but what starts with scan:: is ours, and then misspelt.</summary>
    private static Dictionary<string, string> ReadColumns(YamlMap map)
    {
        var columns = new Dictionary<string, string>();
        foreach (var key in map.Others.Where(key => !key.StartsWith("scan::", StringComparison.Ordinal)).ToList())
        {
            if (!FormText.IsColumn(key)) map.Tree.Report(map.LineOf(key), ProblemCodes.BadName, $"Een kolom kan niet ‘{key}’ heten. Gebruik letters, cijfers en _, begin met een letter, en neem geen naam die al iets anders betekent.");
            if (map.Code(key) is { } value) columns[key] = value;
        }
        map.Close();
        return columns;
    }

    private List<FormItem> ReadItems(YamlMap holder, string key)
    {
        var items = new List<FormItem>();
        foreach (var map in holder.Maps(key, "een vraag of onderdeel"))
        {
            var type = Canonical(map.Code("type") ?? "");
            var item = new FormItem
            {
                Type = type,
                Name = map.Code("name") ?? "",
                Label = map.LocalText("label", language),
                Hint = map.LocalText("hint", language),
                GuidanceHint = map.LocalText("guidance_hint", language),
                Required = map.Code("required"),
                RequiredMessage = map.LocalText("required_message", language),
                Relevant = map.Code("relevant"),
                RepeatCount = map.Code("repeat_count"),
                Constraint = map.Code("constraint"),
                ConstraintMessage = map.LocalText("constraint_message", language),
                Calculation = map.Code("calculation"),
                Default = map.Code("default"),
                Appearance = map.Code("appearance"),
                ChoiceFilter = map.Code("choice_filter"),
                Parameters = map.Code("parameters"),
                ReadOnly = map.Code("read_only"),
                KeyQuestions = Words(map, "scan::kernvraag"),
                Audience = Words(map, "scan::audience"),
                Modes = Words(map, "scan::modes"),
                Coded = map.Code("scan::coded"),
                Sensitive = map.Code("scan::sensitive"),
                Source = map.Prose("scan::source"),
                Probes = map.LocalTexts("scan::probes", language),
                Items = map.Has("questions") ? ReadItems(map, "questions") : [],
            };
            if (item.Items.Count > 0 && !item.IsGroup && !item.IsRepeat)
                map.Tree.Report(map.LineOf("questions"), ProblemCodes.WrongForm, $"Onder ‘questions’ staan vragen, maar het type is ‘{type}’. Maak er ‘type: group’ of ‘type: repeat’ van, of haal ‘questions’ weg.");
            map.Close();
            items.Add(Placed(item, map));
        }
        return items;
    }

    /// <summary>The spellings of an XLSForm for what holds questions.</summary>
    private static string Canonical(string type) => type switch
    {
        "begin_group" or "begin group" => FormItem.GroupType,
        "begin_repeat" or "begin repeat" => FormItem.RepeatType,
        _ => type,
    };

    private static IReadOnlyList<string> Words(YamlMap map, string key) => map.Words(key) is { Count: > 0 } words ? FormText.Words(words) : [];

    private T Placed<T>(T part, YamlMap map) where T : class
    {
        places.Add(part, Line(map.Line), map.Lines);
        return part;
    }

    private static string Line(int line) => line.ToString(CultureInfo.InvariantCulture);
}
