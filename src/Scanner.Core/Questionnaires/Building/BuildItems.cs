using System.Text.RegularExpressions;
using Scanner.Core.Expressions;

namespace Scanner.Core.Questionnaires;

/// <summary>Makes the sections, groups, repeats and questions of a document, and checks each for itself.</summary>
internal sealed partial class BuildItems(FormCheck check, BuildChoices choices, IReadOnlyDictionary<string, ReferenceList> reference)
{
    /// <summary>How deep groups and repeats may stand in each other, the section included.</summary>
    public const int DeepestNesting = 10;

    /// <summary>Longest name of a question.</summary>
    public const int MostNameLength = 80;

    private const int MostKeyQuestions = 99;

    private static readonly HashSet<string> ReservedSections = ["controle", "klaar", "verslag", "later", "collega", "meedoen", "intrekken", "kopie"];

    /// <summary>Looks of questions that XLSForm knows and that make no difference here.</summary>
    private static readonly HashSet<string> OtherAppearances =
    [
        "field-list", "quick", "quickcompact", "horizontal", "horizontal-compact", "compact", "columns", "columns-pack", "no-buttons", "label", "list-nolabel", "list",
        "numbers", "thousands-sep", "autocomplete", "search", "month-year", "year", "no-calendar", "counter", "w1", "w2", "w3", "w4", "w5", "w6", "w7", "w8", "w9", "w10", "normal", "hidden", "vertical",
    ];

    private readonly Dictionary<string, FormItem> names = new(StringComparer.Ordinal);
    private readonly HashSet<string> foldedNames = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> hidden = [];

    /// <summary>The hidden values that the system fills in.</summary>
    public IReadOnlyList<string> Hidden => hidden;

    /// <summary>The row that each name belongs to; or_other questions to the row of their question.</summary>
    public IReadOnlyDictionary<string, FormItem> Names => names;

    /// <summary>The sections: groups on the highest level, and one for each run of items outside a group.</summary>
    public List<Section> Sections(FormDocument document)
    {
        var sections = new List<Section>();
        var loose = new List<SurveyItem>();
        foreach (var item in document.Survey)
        {
            if (item.IsGroup && !Appears(item, "table-list"))
            {
                Flush(sections, loose, document);
                sections.Add(SectionOf(item));
            }
            else
            {
                // A repeat outside any group is a page of its own.
                if (item.IsRepeat) Flush(sections, loose, document);
                loose.AddRange(ItemOf(item, 1));
                if (item.IsRepeat) Flush(sections, loose, document);
            }
        }
        Flush(sections, loose, document);
        return sections;
    }

    private static void Flush(List<Section> sections, List<SurveyItem> loose, FormDocument document)
    {
        if (loose.Count == 0) return;
        var label = loose is [Repeat { Label.IsEmpty: false } or Group { Label.IsEmpty: false }] ? loose[0].Label : document.Settings.Title ?? LocalText.None;
        sections.Add(new Section { Name = loose[0].Name, Label = label, IsImplicit = true, Content = [.. loose] });
        loose.Clear();
    }

    private Section SectionOf(FormItem item)
    {
        var name = NameOf(item);
        if (ReservedSections.Contains(name))
            check.Error(item, "name", ProblemCodes.BadName, $"De naam ‘{name}’ gebruikt het programma zelf. Kies een andere naam voor dit onderdeel.");
        if (item.Label is null) check.Warn(item, "label", ProblemCodes.Missing, $"Het onderdeel ‘{name}’ heeft geen kop (‘label’).");
        return Common(new Section { Name = name, Content = Inner(item, 1) }, item);
    }

    private List<SurveyItem> Inner(FormItem item, int depth)
    {
        if (item.Items.Count == 0) check.Warn(item, null, ProblemCodes.Missing, $"In ‘{item.Name}’ staan geen vragen. Voeg er een toe, of haal dit weg.");
        if (depth < DeepestNesting) return [.. item.Items.SelectMany(inner => ItemOf(inner, depth + 1))];
        check.Error(item, null, ProblemCodes.TooMuch, $"Hier staan meer dan {DeepestNesting} groepen in elkaar. Haal er een of meer weg.");
        return [];
    }

    private IEnumerable<SurveyItem> ItemOf(FormItem item, int depth)
    {
        if (item.IsGroup) return [GroupOf(item, depth)];
        if (item.IsRepeat) return [RepeatOf(item, depth)];
        if (item.Type == "hidden" && Questionnaire.Metadata.Contains(item.Name))
        {
            Claim(item.Name, item);
            hidden.Add(item.Name);
            return [];
        }
        return QuestionsOf(item);
    }

    private Group GroupOf(FormItem item, int depth)
    {
        var group = Common(new Group { Name = NameOf(item), Content = Inner(item, depth), IsTable = Appears(item, "table-list") }, item);
        var lists = group.Content.OfType<SelectQuestion>().Select(question => question.ListName).Distinct().ToList();
        if (group.IsTable && lists.Count > 1)
            check.Error(item, "appearance", ProblemCodes.BadTable, $"In de tabel ‘{item.Name}’ staan vragen met verschillende keuzelijsten: {string.Join(", ", lists)}. Gebruik in één tabel één lijst.");
        else if (group.IsTable && group.Content.OfType<SelectQuestion>().Any(question => question.ChoiceFilter is not null))
            check.Error(item, "appearance", ProblemCodes.BadTable, $"In de tabel ‘{item.Name}’ heeft een vraag een filter op de keuzes; de kolommen zijn dan niet gelijk. Haal het filter of de tabel weg.");
        else if (group.IsTable && lists.Count == 0)
            check.Warn(item, "appearance", ProblemCodes.BadTable, $"In de tabel ‘{item.Name}’ staan geen keuzevragen; zij wordt als gewone groep getoond.");
        if (item.RepeatCount is not null) check.Warn(item, "repeat_count", ProblemCodes.NoEffect, "Het aantal bij ‘repeat_count’ werkt alleen bij een herhaling (type: repeat).");
        return group;
    }

    private Repeat RepeatOf(FormItem item, int depth)
    {
        var repeat = new Repeat { Name = NameOf(item), Content = Inner(item, depth), Count = check.Expression(item, "repeat_count", item.RepeatCount) };
        return Common(repeat, item) with { ForEachOf = repeat.Count is { } count && CountSelected().Match(count.Source) is { Success: true } match ? match.Groups[1].Value : null };
    }

    private static string TypeAdvice(string[] words) => words switch
    {
        ["select_one" or "select_multiple" or "rank"] => $"Achter ‘{words[0]}’ hoort de naam van een keuzelijst, bijvoorbeeld ‘{words[0]} ja_nee’.",
        _ when NearestWord.Of(words[0], ["text", "integer", "decimal", "date", "acknowledge", "note", "calculate", "rank", "select_one", "select_multiple", "group", "repeat"]) is { } near && near != words[0] => $"Bedoelt u ‘{near}’?",
        _ => "Kies text, integer, decimal, date, acknowledge, note, calculate, rank LIJST, select_one LIJST of select_multiple LIJST (met or_other erachter als een eigen antwoord mag).",
    };

    private IEnumerable<Question> QuestionsOf(FormItem item)
    {
        var name = NameOf(item);
        var words = item.Type.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (KindOf(item, words, name) is not { } kind)
        {
            if (words.Length == 0) check.Error(item, "type", ProblemCodes.Missing, "Hier ontbreekt ‘type’: wat voor vraag het is. Voeg het toe, bijvoorbeeld text.");
            else check.Error(item, "type", ProblemCodes.UnknownType, $"Het type ‘{item.Type}’ is niet bekend. {TypeAdvice(words)}");
            yield break;
        }
        CheckAppearance(item);
        if (kind is not CalculateItem && item.Label is null && item.Hint is null)
            check.Error(item, "label", ProblemCodes.Missing, $"De vraag ‘{name}’ heeft geen tekst. Vul ‘label’ in.");
        var question = Common(kind, item) with
        {
            Required = RequiredOf(item),
            RequiredMessage = item.RequiredMessage,
            Constraint = check.Expression(item, "constraint", item.Constraint),
            ConstraintMessage = item.ConstraintMessage,
            Default = kind is CalculateItem ? null : check.Expression(item, "calculation", item.Calculation) ?? DefaultOf(item),
            IsReadOnly = kind is not CalculateItem && item.Calculation is not null || FormCheck.FlagOf(item.ReadOnly) == true,
            KeyQuestions = KeyQuestionsOf(item),
            Probes = item.Probes,
            IsCoded = check.Flag(item, "scan::coded", item.Coded),
            IsSensitive = check.Flag(item, "scan::sensitive", item.Sensitive),
        };
        yield return question;
        if (question is not SelectQuestion { OrOther: true } select) yield break;
        Claim(name + SelectQuestion.OtherSuffix, item);
        yield return OtherText(select);
    }

    private Question? KindOf(FormItem item, string[] words, string name)
    {
        var (kind, isSelect) = (words.FirstOrDefault(), words.Length == 2 || words is [_, _, "or_other"]);
        if (isSelect && kind is "select_one" or "select_multiple" or "rank")
        {
            if (kind == "rank" && words.Length == 3) return null;
            // A list that is missing was reported; the question stands in so that the rest can be checked too.
            var options = choices.Of(item, words[1], words.Length == 3, kind == "select_multiple") ?? [];
            var filter = check.Expression(item, "choice_filter", item.ChoiceFilter, isFilter: true);
            if (filter is not null && words.Length == 3)
                check.Error(item, "choice_filter", ProblemCodes.NoEffect, "Een filter (‘choice_filter’) en or_other gaan niet samen. Zet ‘Anders’ als gewone optie in de lijst en vraag de toelichting apart.");
            var random = IsRandomized(item);
            return kind switch
            {
                "select_one" => new SelectOneQuestion { Name = name, ListName = words[1], Choices = options, OrOther = words.Length == 3, ChoiceFilter = filter, IsRandomized = random, IsLikert = Appears(item, "likert"), IsMinimal = Appears(item, "minimal") || Appears(item, "autocomplete") },
                "rank" => new RankQuestion { Name = name, ListName = words[1], Choices = options, ChoiceFilter = filter, IsRandomized = random },
                _ => new SelectMultipleQuestion { Name = name, ListName = words[1], Choices = options, OrOther = words.Length == 3, ChoiceFilter = filter, IsRandomized = random },
            };
        }
        if (kind == "text" && check.Parameters(item, "rows").GetValueOrDefault("rows") is { } rows && !int.TryParse(rows, out _))
            check.Error(item, "parameters", ProblemCodes.WrongForm, $"Bij ‘rows’ hoort een heel getal; hier staat ‘{rows}’.");
        // XLSForm works a question with a calculation out; without a text it is not shown at all.
        if (item.Calculation is not null && item.Label is null && item.Hint is null && kind is "text" or "integer" or "decimal" or "date") kind = "calculate";
        return words.Length > 1 ? null : kind switch
        {
            "text" => new TextQuestion { Name = name, IsMultiline = Appears(item, "multiline") },
            "integer" => new IntegerQuestion { Name = name },
            "decimal" => new DecimalQuestion { Name = name },
            "date" => new DateQuestion { Name = name },
            "acknowledge" => new AcknowledgeQuestion { Name = name },
            "note" => new NoteItem { Name = name },
            "calculate" => new CalculateItem { Name = name, Calculation = CalculationOf(item, isNeeded: true) },
            "hidden" => new CalculateItem { Name = name, Calculation = CalculationOf(item, isNeeded: false) },
            _ => null,
        };
    }

    private bool IsRandomized(FormItem item)
    {
        var parameters = check.Parameters(item, "randomize", "seed");
        var randomize = parameters.GetValueOrDefault("randomize");
        if (randomize is not (null or "true" or "false"))
            check.Error(item, "parameters", ProblemCodes.WrongForm, $"Bij ‘randomize’ hoort true of false; hier staat ‘{randomize}’.");
        if (parameters.ContainsKey("seed") && randomize is null)
            check.Error(item, "parameters", ProblemCodes.WrongForm, "‘seed’ werkt alleen samen met randomize=true. Voeg dat toe, of haal seed weg.");
        return randomize == "true";
    }

    private Expression CalculationOf(FormItem item, bool isNeeded)
    {
        if (check.Expression(item, "calculation", item.Calculation) is { } calculation) return calculation;
        if ((!isNeeded || DynamicPattern().IsMatch(item.Default ?? "")) && DefaultOf(item) is { } value) return value;
        if (isNeeded && string.IsNullOrWhiteSpace(item.Calculation))
            check.Error(item, "calculation", ProblemCodes.Missing, $"Bij ‘{item.Name}’ ontbreekt de berekening. Vul ‘calculation’ in.");
        else if (!isNeeded)
            check.Warn(item, "name", ProblemCodes.UnknownReference, $"Het verborgen gegeven ‘{item.Name}’ is niet bekend en blijft leeg; bekend zijn: {string.Join(", ", Questionnaire.Metadata.Order(StringComparer.Ordinal))}.");
        return Nothing;
    }

    /// <summary>A value is taken as it stands; an expression is recognised by its names, functions and operators, as XLSForm does.</summary>
    private Expression? DefaultOf(FormItem item)
    {
        if (string.IsNullOrWhiteSpace(item.Default)) return null;
        return DynamicPattern().IsMatch(item.Default) ? check.Expression(item, "default", item.Default) : Expression.Parse(Quoted(item.Default.Trim())).Expression;
    }

    private static string Quoted(string text) => text.Contains('\'', StringComparison.Ordinal) ? $"\"{text.Replace("\"", "”", StringComparison.Ordinal)}\"" : $"'{text}'";

    private Expression? RequiredOf(FormItem item) => FormCheck.FlagOf(item.Required) switch
    {
        true => Always,
        false => null,
        null => check.Expression(item, "required", item.Required),
    };

    private List<int> KeyQuestionsOf(FormItem item)
    {
        var numbers = new List<int>();
        foreach (var word in item.KeyQuestions)
        {
            if (int.TryParse(word, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MostKeyQuestions) numbers.Add(number);
            else check.Error(item, "scan::kernvraag", ProblemCodes.UnknownKeyQuestion, $"Bij ‘scan::kernvraag’ horen nummers van 1 tot en met {MostKeyQuestions}; hier staat ‘{word}’.");
        }
        return numbers;
    }

    private T Common<T>(T made, FormItem item) where T : SurveyItem
    {
        if (reference.TryGetValue("partnertypen", out var types))
            foreach (var type in item.Audience.Where(type => types.Items.All(one => one.Name != type)))
                check.Error(item, "scan::audience", ProblemCodes.UnknownPartnerType, $"Het soort partner ‘{type}’ staat niet in reference/partnertypen.yaml.");
        return made with
        {
            Label = item.Label ?? item.Hint ?? LocalText.None,
            Hint = item.Label is null ? null : item.Hint,
            GuidanceHint = item.GuidanceHint,
            Relevant = check.Expression(item, "relevant", item.Relevant),
            Audience = item.Audience,
            Modes = check.Modes(item, item.Modes),
            Source = item.Source,
        };
    }

    private void CheckAppearance(FormItem item)
    {
        foreach (var word in (item.Appearance ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            var fits = word switch
            {
                "multiline" => item.Type == "text",
                "likert" => item.Type.StartsWith("select_one", StringComparison.Ordinal),
                "minimal" => item.Type.StartsWith("select_", StringComparison.Ordinal),
                _ => OtherAppearances.Contains(word) || word.StartsWith("columns-", StringComparison.Ordinal),
            };
            if (!fits) check.Warn(item, "appearance", ProblemCodes.BadAppearance, $"De weergave ‘{word}’ doet niets bij het type ‘{item.Type}’. Bij text kan multiline, bij select_one likert of minimal, bij een groep table-list.");
        }
    }

    private static bool Appears(FormItem item, string wanted) => (item.Appearance ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Contains(wanted);

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

    private string NameOf(FormItem item)
    {
        if (string.IsNullOrWhiteSpace(item.Name)) check.Error(item, "name", ProblemCodes.Missing, "Hier ontbreekt ‘name’: de vaste naam waaronder antwoorden worden bewaard. Voeg die toe.");
        else if (!NamePattern().IsMatch(item.Name) || item.Name.Length > MostNameLength)
            check.Error(item, "name", ProblemCodes.BadName, $"De naam ‘{item.Name}’ kan niet. Gebruik letters, cijfers en _, begin met een letter, zonder spaties, en neem hoogstens {MostNameLength} tekens.");
        if (item.Name.Length > 0) Claim(item.Name, item);
        return item.Name;
    }

    private void Claim(string name, FormItem item)
    {
        if (!names.TryAdd(name, item))
            check.Error(item, "name", ProblemCodes.DuplicateName, $"De naam ‘{name}’ wordt twee keer gebruikt. Elke vraag en elk onderdeel heeft een eigen naam; verander deze.");
        else if (!foldedNames.Add(name))
            check.Warn(item, "name", ProblemCodes.DuplicateName, $"De naam ‘{name}’ lijkt op een andere: alleen hoofdletters verschillen. Dat geeft verwarring; kies liever een andere.");
    }

    private static readonly Expression Always = Expression.Parse("true()").Expression!;

    private static readonly Expression Nothing = Expression.Parse("''").Expression!;

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_.-]*$")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"^\s*count-selected\(\s*\$\{\s*([^}\s]+)\s*\}\s*\)\s*$")]
    private static partial Regex CountSelected();

    /// <summary>A name, a function call, or two values with an operator between.</summary>
    [GeneratedRegex(@"\$\{|^\s*[a-z][a-z:-]*\(.*\)\s*$|\S\s+(?:\+|\*|div|mod|-)\s+\S")]
    private static partial Regex DynamicPattern();
}
