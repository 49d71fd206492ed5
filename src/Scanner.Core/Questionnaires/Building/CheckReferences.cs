using System.Text.RegularExpressions;
using Scanner.Core.Expressions;

namespace Scanner.Core.Questionnaires;

/// <summary>Checks what items say of each other: names that exist, questions asked earlier, no circles, answers used as what they are.</summary>
internal sealed partial class CheckReferences(FormCheck check, FormDocument document, BuildItems items, QuestionnairePlan plan)
{
    /// <summary>Longest path of an answer: what the database holds (300), with room for the mark of an earlier version before it.</summary>
    public const int MostPathLength = 280;

    private readonly Dictionary<FormItem, int> order = document.Items.Select((item, place) => (item, place)).DistinctBy(pair => pair.item, ReferenceEqualityComparer.Instance)
        .ToDictionary(pair => pair.item, pair => pair.place, (IEqualityComparer<FormItem>)ReferenceEqualityComparer.Instance);

    public void Run()
    {
        foreach (var node in plan.Nodes.Where(node => node.Item is not Section { IsImplicit: true }))
        {
            if (node.Item is Question { ImpliedBy: not null } || !items.Names.TryGetValue(node.Item.Name, out var written)) continue;
            foreach (var (key, expression) in ExpressionsOf(node.Item)) Check(node, written, key, expression);
            foreach (var (key, text) in TextsOf(written)) CheckText(written, key, text);
            CheckPath(node, written);
        }
        foreach (var choice in document.Lists.SelectMany(list => list.Choices)) CheckText(choice, "label", choice.Label);
        if (plan.Circle.Count > 0) ReportCircle();
    }

    private void Check(PlanNode node, FormItem written, string key, Expression expression)
    {
        if (expression.RefersToSelf && key is not ("constraint" or "calculation" or "default"))
            check.Warn(written, key, ProblemCodes.LaterReference, "Een punt (.) is het antwoord op de vraag zelf en werkt alleen bij ‘constraint’. Gebruik ${naam} van een eerdere vraag.");
        foreach (var name in expression.Names.Select(reference => reference.Name).Distinct())
        {
            if (!items.Names.TryGetValue(name, out var meant))
                check.Error(written, key, ProblemCodes.UnknownReference, $"Er is geen vraag met de naam ‘{name}’. Kijk naar de spelling{Nearest(name)}.");
            else if (key != "constraint" && !items.Hidden.Contains(name) && order[meant] > order[written])
                check.Warn(written, key, ProblemCodes.LaterReference, $"Deze formule kijkt naar ‘{name}’, maar die vraag komt pas later. Zet die vraag eerder of verander de formule.");
        }
        foreach (var clash in expression.Clashes(TypeOf).DistinctBy(clash => (clash.Fault, clash.Name, clash.Written)))
            check.Warn(written, key, ProblemCodes.TypeClash, Say(clash));
        if (node.Item is SelectQuestion select && key == "choice_filter")
            foreach (var column in expression.Columns.Where(column => column is not ("name" or "label") && select.Choices.All(choice => !choice.Columns.ContainsKey(column))))
                check.Warn(written, key, ProblemCodes.UnknownReference, $"De keuzelijst ‘{select.ListName}’ heeft geen kolom ‘{column}’. Voeg die toe bij de opties, of zet ${{ }} om de naam als u een vraag bedoelt.");
    }

    private void CheckText(object written, string key, LocalText? text)
    {
        foreach (var words in text?.ByLanguage.Values ?? []) check.Names(written, key, words);
        foreach (var name in text?.ByLanguage.Values.SelectMany(PipedNames).Distinct() ?? [])
            if (!items.Names.ContainsKey(name))
                check.Error(written, key, ProblemCodes.UnknownReference, $"In de tekst staat ${{{name}}}, maar er is geen vraag met die naam. Kijk naar de spelling{Nearest(name)}.");
    }

    /// <summary>The names between <c>${</c> and <c>}</c> in a text.</summary>
    public static IEnumerable<string> PipedNames(string text) => PipePattern().Matches(text).Select(match => match.Groups[1].Value);

    private void CheckPath(PlanNode node, FormItem written)
    {
        // A key is the name of an option, or a number of at most three digits.
        var longest = node.Repeats.Sum(repeat => repeat.Name.Length + 3 + KeyLength(repeat)) + node.Item.Name.Length;
        if (longest > MostPathLength)
            check.Error(written, "name", ProblemCodes.TooMuch, $"De plek van ‘{node.Item.Name}’ is te lang om te bewaren: {longest} tekens, en {MostPathLength} kan. Maak de namen van de herhalingen korter.");
    }

    private int KeyLength(Repeat repeat) =>
        repeat.ForEachOf is { } name && plan.Find(name)?.Item is SelectQuestion select ? select.Choices.Select(choice => choice.Name.Length).DefaultIfEmpty(3).Max() : 3;

    private void ReportCircle()
    {
        // The others only wait for the circle; those that look at each other are named.
        var inCircle = plan.Circle.Where(node => Reaches(node, node)).Select(node => node.Item.Name).Distinct().ToList();
        var first = plan.Circle.First(node => inCircle.Contains(node.Item.Name) && items.Names.ContainsKey(node.Item.Name));
        check.Error(items.Names[first.Item.Name], null, ProblemCodes.Circle, inCircle.Count == 1
            ? $"‘{inCircle[0]}’ hangt van zichzelf af. Haal de eigen naam uit de formule."
            : $"Deze onderdelen hangen van elkaar af in een kring: {string.Join(", ", inCircle.Take(10))}. Haal uit één van de formules de verwijzing weg.");
    }

    private static bool Reaches(PlanNode from, PlanNode to)
    {
        var seen = new HashSet<PlanNode>();
        var open = new Stack<PlanNode>(from.Dependents);
        while (open.TryPop(out var node))
        {
            if (node == to) return true;
            if (seen.Add(node)) foreach (var next in node.Dependents) open.Push(next);
        }
        return false;
    }

    private AnswerType? TypeOf(string name) => name switch
    {
        "partner_roles" when items.Hidden.Contains(name) => new AnswerType(AnswerKind.Choices),
        _ => plan.Find(name)?.Item switch
        {
            IntegerQuestion or DecimalQuestion => new AnswerType(AnswerKind.Number),
            DateQuestion => new AnswerType(AnswerKind.Day),
            SelectOneQuestion one => new AnswerType(AnswerKind.Choice, [.. one.Choices.Select(choice => choice.Name)]),
            SelectQuestion select => new AnswerType(AnswerKind.Choices, [.. select.Choices.Select(choice => choice.Name)]),
            TextQuestion => new AnswerType(AnswerKind.Text),
            _ => null,
        },
    };

    private static string Say(TypeClash clash) => clash.Fault switch
    {
        TypeFault.UnknownChoice => $"‘{clash.Name}’ heeft geen optie ‘{clash.Written}’; deze voorwaarde klopt dan nooit. Kijk naar de naam van de optie.",
        TypeFault.NotNumber => $"‘{clash.Name}’ is een getal, maar wordt vergeleken met ‘{clash.Written}’. Schrijf daar een getal.",
        TypeFault.NotDay => $"‘{clash.Name}’ is een datum, maar wordt vergeleken met ‘{clash.Written}’. Schrijf een datum als '2027-03-14'.",
        TypeFault.NotCalculable => $"Met ‘{clash.Name}’ kan niet worden gerekend: het is geen getal. Gebruik een vraag naar een getal, of = om te vergelijken.",
        TypeFault.NotChoice => $"‘{clash.Name}’ is geen keuzevraag; selected() en dergelijke werken alleen bij keuzes.",
        _ => $"Bij ‘{clash.Name}’ kunnen meer opties zijn gekozen; met = klopt dit alleen als er niets anders is gekozen. Gebruik selected(${{{clash.Name}}}, '{clash.Written}').",
    };

    private string Nearest(string name) => items.Names.Keys.FirstOrDefault(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase)) is { } near ? $"; bedoelt u ‘{near}’?" : "";

    private static IEnumerable<(string Key, Expression Expression)> ExpressionsOf(SurveyItem item) => new (string Key, Expression? Expression)[]
    {
        ("relevant", item.Relevant), ("required", (item as Question)?.Required), ("constraint", (item as Question)?.Constraint), ("default", (item as Question)?.Default),
        ("calculation", (item as CalculateItem)?.Calculation), ("choice_filter", (item as SelectQuestion)?.ChoiceFilter), ("repeat_count", (item as Repeat)?.Count),
    }.Where(pair => pair.Expression is not null).Select(pair => (pair.Key, pair.Expression!));

    private static IEnumerable<(string Key, LocalText? Text)> TextsOf(FormItem item) =>
        [("label", item.Label), ("hint", item.Hint), ("guidance_hint", item.GuidanceHint), ("required_message", item.RequiredMessage), ("constraint_message", item.ConstraintMessage)];

    [GeneratedRegex(@"\$\{([\p{L}_][\p{L}\p{Nd}_.-]*)\}")]
    private static partial Regex PipePattern();
}
