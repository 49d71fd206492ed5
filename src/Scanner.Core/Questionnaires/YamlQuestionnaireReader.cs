using System.Text.RegularExpressions;
using Scanner.Core.Expressions;

namespace Scanner.Core.Questionnaires;

/// <summary>Reads a questionnaire from YAML: a readable rendering of an XLSForm, with the additions that start with <c>scan::</c>.</summary>
/// <param name="reference">The reference lists that <c>from:</c> and <c>scan::audience</c> look in, by name.</param>
internal sealed partial class YamlQuestionnaireReader(IReadOnlyDictionary<string, ReferenceList> reference)
{
    /// <summary>The key questions of the Scanner are numbered 1 to 10; a municipality may add some.</summary>
    private const int MostKeyQuestions = 99;

    private static readonly HashSet<string> ReservedSections = ["controle", "klaar", "verslag"];

    private YamlTree tree = new("");
    private string language = "nl";
    private Dictionary<string, ChoiceList> lists = [];
    private readonly Dictionary<string, int> names = [];
    private readonly List<(string Name, int Line, Expression Expression, bool IsConstraint)> expressions = [];

    /// <returns>The questionnaire, or null when it has errors; all problems are in the tree.</returns>
    public static Questionnaire? Read(YamlTree tree, string text, IReadOnlyDictionary<string, ReferenceList> reference) =>
        new YamlQuestionnaireReader(reference) { tree = tree }.Read(text);

    private Questionnaire? Read(string text)
    {
        if (tree.Read(text) is not { } root) return null;
        var settings = root.Map("settings", required: true);
        language = settings?.Text("default_language") ?? "nl";
        var formId = settings?.Text("form_id", required: true) ?? "";
        if (settings is not null && formId.Length > 0 && !FormIdPattern().IsMatch(formId))
            tree.Report(settings.LineOf("form_id"), ProblemCodes.BadName, $"De naam ‘{formId}’ kan niet. Gebruik kleine letters, cijfers en streepjes, en begin met een letter.");
        var title = settings?.LocalText("form_title", language, required: true);
        var version = settings?.Text("version", required: true) ?? "";
        var introduction = settings?.LocalText("scan::introduction", language);
        var minutes = settings?.Number("scan::minutes", 1, 240);
        var modes = ReadModes(settings, "scan::modes");
        var source = settings?.Text("scan::source") ?? "";
        settings?.Close();

        lists = ReadLists(root.Map("choices"));
        var hidden = new List<string>();
        var sections = new List<Section>();
        foreach (var item in root.Maps("survey", "een onderdeel", required: true))
        {
            if (item.Text("type", required: true) is not { } type) continue;
            if (type == "hidden") ReadHidden(item, hidden);
            else if (type is "group" or "begin_group" or "begin group") sections.Add(ReadSection(item));
            else tree.Report(item.LineOf("type"), ProblemCodes.UnknownType, $"Op het hoogste niveau van ‘survey’ staan onderdelen (type: group) en hidden; hier staat ‘{type}’. Zet de vraag in een onderdeel, onder ‘questions’.");
        }
        root.Close();
        CheckReferences(hidden);
        if (tree.HasErrors || title is null) return null;
        var questionnaire = new Questionnaire
        {
            FormId = formId,
            Title = title,
            Version = version,
            DefaultLanguage = language,
            Introduction = introduction,
            Minutes = minutes,
            Modes = modes.Count > 0 ? modes : new HashSet<QuestionMode> { QuestionMode.Online, QuestionMode.Conversation },
            Source = source,
            Hidden = hidden,
            ChoiceLists = lists,
            Sections = sections,
        };
        CheckLanguages(questionnaire);
        return questionnaire;
    }

    private void ReadHidden(YamlMap item, List<string> hidden)
    {
        var name = item.Text("name", required: true);
        item.Close();
        if (name is null) return;
        if (Questionnaire.Metadata.Contains(name)) hidden.Add(name);
        else tree.Report(item.LineOf("name"), ProblemCodes.UnknownReference, $"Het verborgen gegeven ‘{name}’ is niet bekend; bekend zijn: {string.Join(", ", Questionnaire.Metadata.Order(StringComparer.Ordinal))}.");
        Claim(name, item);
    }

    private Section ReadSection(YamlMap item)
    {
        var name = ReadName(item);
        if (ReservedSections.Contains(name))
            tree.Report(item.LineOf("name"), ProblemCodes.BadName, $"De naam ‘{name}’ gebruikt het programma zelf. Kies een andere naam voor dit onderdeel.");
        var label = item.LocalText("label", language, required: true);
        var hint = item.LocalText("hint", language);
        var relevant = ReadExpression(item, "relevant", name, isConstraint: false);
        var audience = ReadAudience(item);
        var questions = new List<Question>();
        foreach (var map in item.Maps("questions", "een vraag", required: true)) questions.AddRange(ReadQuestion(map));
        item.Close();
        return new Section { Name = name, Label = label ?? LocalText.Of(name, name), Hint = hint, Relevant = relevant, Audience = audience, Questions = questions };
    }

    private IEnumerable<Question> ReadQuestion(YamlMap map)
    {
        var name = ReadName(map);
        var type = map.Text("type", required: true) ?? "text";
        var appearance = map.Text("appearance");
        var appearanceUsed = false;
        var words = type.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Question? kind = (words.FirstOrDefault(), words.Length) switch
        {
            ("text", 1) => new TextQuestion { Name = name, Label = NoText, IsMultiline = Appears("multiline") },
            ("integer", 1) => new IntegerQuestion { Name = name, Label = NoText },
            ("decimal", 1) => new DecimalQuestion { Name = name, Label = NoText },
            ("date", 1) => new DateQuestion { Name = name, Label = NoText },
            ("acknowledge", 1) => new AcknowledgeQuestion { Name = name, Label = NoText },
            ("note", 1) => new NoteItem { Name = name, Label = NoText },
            ("select_one", 2 or 3) when IsSelect(words) => new SelectOneQuestion { Name = name, Label = NoText, ListName = words[1], Choices = ChoicesOf(words, map), OrOther = words.Length == 3, IsLikert = Appears("likert"), IsMinimal = Appears("minimal") },
            ("select_multiple", 2 or 3) when IsSelect(words) => new SelectMultipleQuestion { Name = name, Label = NoText, ListName = words[1], Choices = ChoicesOf(words, map), OrOther = words.Length == 3 },
            _ => null,
        };
        if (kind is null)
        {
            tree.Report(map.LineOf("type"), ProblemCodes.UnknownType, $"Het type ‘{type}’ is niet bekend. Kies text, integer, decimal, date, acknowledge, note, select_one LIJST of select_multiple LIJST (met or_other erachter als een eigen antwoord mag).");
            kind = new TextQuestion { Name = name, Label = NoText };
        }
        else if (appearance is not null && !appearanceUsed)
            tree.Report(map.LineOf("appearance"), ProblemCodes.BadAppearance, $"De weergave ‘{appearance}’ past niet bij het type ‘{words[0]}’. Bij text kan multiline, bij select_one likert of minimal.");
        var question = kind with
        {
            Label = map.LocalText("label", language, required: true) ?? NoText,
            Hint = map.LocalText("hint", language),
            GuidanceHint = map.LocalText("guidance_hint", language),
            Required = map.Flag("required"),
            RequiredMessage = map.LocalText("required_message", language),
            Relevant = ReadExpression(map, "relevant", name, isConstraint: false),
            Constraint = ReadExpression(map, "constraint", name, isConstraint: true),
            ConstraintMessage = map.LocalText("constraint_message", language),
            KeyQuestions = map.Numbers("scan::kernvraag", 1, MostKeyQuestions),
            Audience = ReadAudience(map),
            Modes = ReadModes(map, "scan::modes"),
            Probes = map.LocalTexts("scan::probes", language),
            IsCoded = map.Flag("scan::coded"),
            IsSensitive = map.Flag("scan::sensitive"),
        };
        map.Close();
        yield return question;
        if (question is SelectQuestion { OrOther: true } select)
        {
            Claim(name + SelectQuestion.OtherSuffix, map);
            yield return OtherText(select);
        }

        bool Appears(string wanted)
        {
            appearanceUsed |= appearance == wanted;
            return appearance == wanted;
        }
    }

    private static readonly LocalText NoText = LocalText.Of("", "");

    /// <summary>The text question behind "Anders, namelijk".</summary>
    private static TextQuestion OtherText(SelectQuestion select) => new()
    {
        Name = select.Name + SelectQuestion.OtherSuffix,
        Label = LocalText.Of("Anders, namelijk", "Other, namely"),
        Relevant = Expression.Parse($"selected(${{{select.Name}}}, '{SelectQuestion.OtherName}')").Expression,
        KeyQuestions = select.KeyQuestions,
        Audience = select.Audience,
        Modes = select.Modes,
        IsCoded = true,
        ImpliedBy = select.Name,
    };

    private static bool IsSelect(string[] words) => words.Length == 2 || words[2] == "or_other";

    private List<Choice> ChoicesOf(string[] words, YamlMap map)
    {
        if (!lists.TryGetValue(words[1], out var list))
        {
            var known = lists.Count == 0 ? "er staan nog geen lijsten onder ‘choices’" : $"bekend zijn: {string.Join(", ", lists.Keys.Order(StringComparer.Ordinal))}";
            tree.Report(map.LineOf("type"), ProblemCodes.MissingList, $"De keuzelijst ‘{words[1]}’ bestaat niet; {known}. Voeg de lijst toe onder ‘choices’ of verander de naam.");
            return [];
        }
        return words.Length == 3 ? [.. list.Choices, new Choice(SelectQuestion.OtherName, LocalText.Of("Anders, namelijk", "Other, namely"))] : [.. list.Choices];
    }

    private Dictionary<string, ChoiceList> ReadLists(YamlMap? choices)
    {
        var read = new Dictionary<string, ChoiceList>();
        if (choices is null) return read;
        foreach (var name in choices.Keys.ToList())
        {
            if (!ListPattern().IsMatch(name))
                tree.Report(choices.LineOf(name), ProblemCodes.BadName, $"De naam ‘{name}’ kan niet. Gebruik letters, cijfers, streepjes en _, en begin met een letter.");
            read[name] = new ChoiceList(name, choices.HoldsMap(name) ? FromReference(choices.Map(name)!) : ReadChoices(choices, name));
        }
        choices.Close();
        return read;
    }

    private List<Choice> FromReference(YamlMap map)
    {
        var from = map.Text("from", required: true) ?? "";
        map.Close();
        var name = Path.GetFileNameWithoutExtension(from);
        if (reference.TryGetValue(name, out var list)) return [.. list.Items.Select(item => new Choice(item.Name, item.Label))];
        tree.Report(map.LineOf("from"), ProblemCodes.MissingList, $"De lijst ‘{from}’ bestaat niet of heeft fouten. Kijk in de map reference naar de naam van het bestand.");
        return [];
    }

    private List<Choice> ReadChoices(YamlMap choices, string list)
    {
        var read = new List<Choice>();
        foreach (var map in choices.Maps(list, "een optie", required: true))
        {
            var name = map.Text("name", required: true);
            var label = map.LocalText("label", language, required: true);
            var exclusive = map.Flag("scan::exclusive");
            map.Close();
            if (name is null || label is null) continue;
            if (!ListPattern().IsMatch(name))
                tree.Report(map.LineOf("name"), ProblemCodes.BadName, $"De naam ‘{name}’ van deze optie kan niet. Gebruik letters, cijfers, streepjes en _, zonder spaties.");
            if (read.Exists(had => had.Name == name))
                tree.Report(map.LineOf("name"), ProblemCodes.DuplicateName, $"De optie ‘{name}’ staat twee keer in de lijst ‘{list}’. Geef één van beide een andere naam.");
            read.Add(new Choice(name, label, exclusive));
        }
        return read;
    }

    private string ReadName(YamlMap map)
    {
        var name = map.Text("name", required: true) ?? "";
        if (name.Length == 0) return name;
        if (!NamePattern().IsMatch(name) || name.Length > 80)
            tree.Report(map.LineOf("name"), ProblemCodes.BadName, $"De naam ‘{name}’ kan niet. Gebruik kleine letters, cijfers en _, begin met een letter, en neem hoogstens 80 tekens.");
        Claim(name, map);
        return name;
    }

    private void Claim(string name, YamlMap map)
    {
        if (!names.TryAdd(name, names.Count))
            tree.Report(map.LineOf("name"), ProblemCodes.DuplicateName, $"De naam ‘{name}’ wordt twee keer gebruikt. Elke vraag en elk onderdeel heeft een eigen naam; verander deze.");
    }

    private HashSet<QuestionMode> ReadModes(YamlMap? map, string key)
    {
        var modes = new HashSet<QuestionMode>();
        foreach (var word in map?.Words(key) ?? [])
        {
            if (word == "online") modes.Add(QuestionMode.Online);
            else if (word == "conversation") modes.Add(QuestionMode.Conversation);
            else tree.Report(map!.LineOf(key), ProblemCodes.WrongForm, $"Bij ‘{key}’ kan online of conversation staan; hier staat ‘{word}’.");
        }
        return modes;
    }

    private IReadOnlyList<string> ReadAudience(YamlMap map)
    {
        var audience = map.Words("scan::audience");
        if (!reference.TryGetValue("partnertypen", out var types)) return audience;
        foreach (var type in audience.Where(type => types.Items.All(item => item.Name != type)))
            tree.Report(map.LineOf("scan::audience"), ProblemCodes.UnknownPartnerType, $"Het soort partner ‘{type}’ staat niet in reference/partnertypen.yaml.");
        return audience;
    }

    private Expression? ReadExpression(YamlMap map, string key, string name, bool isConstraint)
    {
        if (map.Text(key) is not { } source) return null;
        var parsed = Expression.Parse(source);
        foreach (var error in parsed.Errors)
            tree.Report(map.LineOf(key), ProblemCodes.BadExpression, $"De voorwaarde bij ‘{key}’ is niet te lezen, bij teken {error.Position + 1} ({error.Code}): {error.Message}");
        if (parsed.Expression is { } expression) expressions.Add((name, map.LineOf(key), expression, isConstraint));
        return parsed.Expression;
    }

    /// <summary>A condition looks back: at hidden values and at questions asked before it.</summary>
    private void CheckReferences(List<string> hidden)
    {
        foreach (var (name, line, expression, isConstraint) in expressions)
        {
            if (!isConstraint && expression.RefersToSelf)
                tree.Report(line, ProblemCodes.LaterReference, "Een punt (.) is het antwoord op de vraag zelf en kan alleen bij ‘constraint’. Gebruik ${naam} van een eerdere vraag.");
            foreach (var reference in expression.Names.Select(reference => reference.Name).Distinct())
            {
                if (!names.TryGetValue(reference, out var place))
                    tree.Report(line, ProblemCodes.UnknownReference, $"Er is geen vraag met de naam ‘{reference}’. Kijk naar de spelling.");
                else if (!hidden.Contains(reference) && names.TryGetValue(name, out var own) && place >= own && !(isConstraint && place == own))
                    tree.Report(line, ProblemCodes.LaterReference, $"Deze voorwaarde kijkt naar ‘{reference}’, maar die vraag komt pas later. Zet die vraag eerder of verander de voorwaarde.");
            }
        }
    }

    private void CheckLanguages(Questionnaire questionnaire)
    {
        foreach (var question in questionnaire.Questions)
            foreach (var missing in questionnaire.Languages.Where(language => !question.Label.ByLanguage.ContainsKey(language)))
                tree.Report(1, ProblemCodes.MissingLanguage, $"De vraag ‘{question.Name}’ heeft geen tekst in de taal ‘{missing}’; dan wordt een andere taal getoond.", Severity.Warning);
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,79}$")]
    private static partial Regex FormIdPattern();

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex NamePattern();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$")]
    private static partial Regex ListPattern();
}
