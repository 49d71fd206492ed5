using Scanner.Core.Expressions;

namespace Scanner.Core.Questionnaires;

/// <summary>
/// What looks at what in a questionnaire, and an order in which everything can be worked out: an item after its section, group or
/// repeat and after all that its conditions name. Made once per questionnaire.
/// </summary>
internal sealed class QuestionnairePlan
{
    private readonly Dictionary<string, PlanNode> byName = new(StringComparer.Ordinal);

    private QuestionnairePlan()
    {
    }

    /// <summary>All items in the order of the questionnaire.</summary>
    public required IReadOnlyList<PlanNode> Nodes { get; init; }

    /// <summary>All items in the order in which they are worked out.</summary>
    public required IReadOnlyList<PlanNode> InOrder { get; init; }

    /// <summary>The items that wait for each other in a circle; empty: there is none.</summary>
    public required IReadOnlyList<PlanNode> Circle { get; init; }

    /// <summary>The item of this name; null: there is none. Of an implicit section and its first item, it is the item.</summary>
    public PlanNode? Find(string name) => byName.GetValueOrDefault(name);

    public static QuestionnairePlan Of(IReadOnlyList<Section> sections)
    {
        var nodes = new List<PlanNode>();
        foreach (var section in sections) Add(section, null, section, [], nodes);
        var names = new Dictionary<string, PlanNode>(StringComparer.Ordinal);
        // Later items win: an implicit section is called after its first item, and conditions mean the item.
        foreach (var node in nodes) names[node.Item.Name] = node;
        foreach (var node in nodes)
        {
            node.Parent?.Dependents.Add(node);
            var looks = Looks(node.Item).SelectMany(expression => expression.Names).ToList();
            // The label of an option may itself name answers.
            var inLabels = looks.Where(name => name.Use == NameUse.ChoiceLabels && names.TryGetValue(name.Name, out var asked) && asked.Item is SelectQuestion)
                .SelectMany(name => ((SelectQuestion)names[name.Name].Item).Choices).SelectMany(choice => choice.Label.ByLanguage.Values).SelectMany(CheckReferences.PipedNames);
            var sources = looks.Select(name => name.Name).Concat(inLabels);
            if (node.Item is Repeat { ForEachOf: { } chosen }) sources = sources.Append(chosen);
            foreach (var source in sources.Distinct(StringComparer.Ordinal))
                if (names.TryGetValue(source, out var found) && found != node.Parent) found.Dependents.Add(node);
        }
        var (order, circle) = Sort(nodes);
        for (var place = 0; place < order.Count; place++) order[place].Order = place;
        var plan = new QuestionnairePlan { Nodes = nodes, InOrder = order, Circle = circle };
        foreach (var (name, node) in names) plan.byName[name] = node;
        return plan;
    }

    /// <summary>The expressions that decide whether an item is asked and what its value is. A constraint only judges the value, and is not among them.</summary>
    private static IEnumerable<Expression> Looks(SurveyItem item) => new[]
    {
        item.Relevant, (item as CalculateItem)?.Calculation, (item as Question)?.Default, (item as SelectQuestion)?.ChoiceFilter, (item as Repeat)?.Count,
    }.OfType<Expression>();

    private static void Add(SurveyItem item, PlanNode? parent, Section section, IReadOnlyList<Repeat> repeats, List<PlanNode> nodes)
    {
        var node = new PlanNode(item, parent, section, repeats);
        nodes.Add(node);
        parent?.Children.Add(node);
        IReadOnlyList<Repeat> inside = item is Repeat repeat ? [.. repeats, repeat] : repeats;
        foreach (var inner in item.Items) Add(inner, node, section, inside, nodes);
    }

    /// <summary>Kahn's algorithm, which takes the earliest item that waits for nothing; what is left over waits in a circle.</summary>
    private static (List<PlanNode> Order, List<PlanNode> Circle) Sort(List<PlanNode> nodes)
    {
        var places = nodes.Select((node, place) => (node, place)).ToDictionary(pair => pair.node, pair => pair.place);
        var waits = nodes.ToDictionary(node => node, _ => 0);
        foreach (var dependent in nodes.SelectMany(node => node.Dependents)) waits[dependent]++;
        var ready = new PriorityQueue<PlanNode, int>(nodes.Where(node => waits[node] == 0).Select(node => (node, places[node])));
        var order = new List<PlanNode>(nodes.Count);
        while (ready.TryDequeue(out var node, out _))
        {
            order.Add(node);
            foreach (var dependent in node.Dependents)
                if (--waits[dependent] == 0) ready.Enqueue(dependent, places[dependent]);
        }
        return (order, [.. nodes.Where(node => waits[node] > 0)]);
    }
}

/// <summary>An item of a questionnaire with its place in it.</summary>
internal sealed class PlanNode(SurveyItem item, PlanNode? parent, Section section, IReadOnlyList<Repeat> repeats)
{
    public SurveyItem Item => item;

    /// <summary>What it is called outside repeats; a section may be called after its first question, so it has a key of its own.</summary>
    public string Key { get; } = item is Section ? "@" + item.Name : item.Name;

    /// <summary>The section, group or repeat that holds it; null for a section.</summary>
    public PlanNode? Parent => parent;

    public Section Section => section;

    /// <summary>The repeats that it is in, outermost first; a repeat is not in itself.</summary>
    public IReadOnlyList<Repeat> Repeats => repeats;

    public List<PlanNode> Children { get; } = [];

    /// <summary>What must be looked at again when this changes.</summary>
    public List<PlanNode> Dependents { get; } = [];

    /// <summary>Its place among all in the order in which they are worked out.</summary>
    public int Order { get; set; }

    public override string ToString() => item.Name;
}
