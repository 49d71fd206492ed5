using Scanner.Core.Expressions;
using Scanner.Core.Questionnaires;

namespace Scanner.Core.Responses;

/// <summary>
/// A questionnaire with the answers given so far, worked out for one partner: what is asked, how often it is repeated, what each
/// answer is worth in conditions, and what is wrong with it. The answer to a question that is no longer asked stays and counts for nothing.
/// </summary>
/// <remarks>Everything is worked out once, in the order of the <see cref="QuestionnairePlan"/>; after a change only what depends on it.</remarks>
internal sealed class AnswerSheet
{
    /// <summary>Most times that all repeats together can be there; more are not made, so that no count can fill the memory.</summary>
    private const int MostInstances = 5_000;

    private readonly Dictionary<string, GivenAnswer> given;
    private readonly Dictionary<string, State> states = new(StringComparer.Ordinal);
    private readonly Dictionary<PlanNode, List<string>> statesOf = [];
    private readonly Dictionary<string, IReadOnlyList<string>> instances = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AnswerProblem?> problems = new(StringComparer.Ordinal);
    private readonly QuestionnairePlan plan;
    private readonly HashSet<PlanNode> answered = [];
    private IReadOnlyList<Section>? sections;
    private int times;

    public AnswerSheet(Questionnaire questionnaire, IEnumerable<Answer> answers, SheetSetting setting)
        : this(questionnaire, answers.GroupBy(answer => answer.Path).ToDictionary(rows => rows.Key, GivenAnswer.Of, StringComparer.Ordinal), setting)
    {
    }

    private AnswerSheet(Questionnaire questionnaire, Dictionary<string, GivenAnswer> given, SheetSetting setting)
    {
        Questionnaire = questionnaire;
        Setting = setting;
        plan = questionnaire.Plan;
        this.given = given;
        states.EnsureCapacity(plan.InOrder.Count);
        if (setting.Partner.IsCutLoose) SetAnswered();
        foreach (var node in plan.InOrder) Work(node);
    }

    /// <summary>The sheet of answers that are put together already, by path; it keeps them and changes them.</summary>
    public static AnswerSheet Of(Questionnaire questionnaire, Dictionary<string, GivenAnswer> given, SheetSetting setting) => new(questionnaire, given, setting);

    public Questionnaire Questionnaire { get; }

    public SheetSetting Setting { get; }

    public string Language => Setting.Language;

    public QuestionMode Mode => Setting.Mode;

    /// <summary>How many items have been worked out so far, each time of a repeat counted.</summary>
    public int Worked { get; private set; }

    /// <summary>The sections that ask something.</summary>
    public IReadOnlyList<Section> Sections => sections ??= [.. Questionnaire.Sections.Where(Asks)];

    /// <summary>Whether the section asks something, given the answers so far.</summary>
    public bool Asks(Section section)
    {
        if (!states.TryGetValue(KeyOf(section), out var state) || !state.IsAsked) return false;
        // A topic of a conversation always has its notes; a page without a question is no page, unless it is there for its text.
        if (Mode == QuestionMode.Conversation) return true;
        var fields = this.FieldsOf(section).ToList();
        return fields.Exists(field => field.Item is not NoteItem && Asks(field.Path)) || fields.TrueForAll(field => field.Item is NoteItem) && fields.Exists(field => Asks(field.Path));
    }

    /// <summary>Whether the question, group or repeat at a path is asked, given the answers so far.</summary>
    public bool Asks(string path) => states.TryGetValue(path, out var state) && state.IsAsked;

    /// <summary>What is stored for a path, asked or not, as far as it fits the question of today.</summary>
    public GivenAnswer Given(string path) => states.TryGetValue(path, out var state) ? state.Stored : given.GetValueOrDefault(path, GivenAnswer.None);

    /// <summary>What a page shows as the answer: what is stored, or else the default.</summary>
    public GivenAnswer Shown(string path) => states.TryGetValue(path, out var state) ? state.Shown : given.GetValueOrDefault(path, GivenAnswer.None);

    /// <summary>What the answer is worth in conditions.</summary>
    public Value ValueAt(string path) => states.TryGetValue(path, out var state) ? state.Value : Value.Unanswered;

    /// <summary>The options of the question at a path that its filter lets through.</summary>
    public IReadOnlyList<Choice> ChoicesAt(string path, SelectQuestion question) => states.TryGetValue(path, out var state) && state.Choices is { } choices ? choices : question.Choices;

    /// <summary>The times of a repeat at a spot, in order; none when it is not asked.</summary>
    public IEnumerable<Spot> TimesOf(Repeat repeat, Spot spot)
    {
        var path = spot.Prefix + repeat.Name;
        return instances.TryGetValue(path, out var keys) ? keys.Select((key, place) => new Spot(AnswerPath.Inside(path, key), spot, repeat.Name, key, place + 1)) : [];
    }

    /// <summary>Whether it is for this kind of partner and this mode; what it stands in aside.</summary>
    public bool IsFor(SurveyItem item) => (item.Modes.Count == 0 || item.Modes.Contains(Mode)) && (item.Audience.Count == 0 || item.Audience.Contains(Setting.Partner.Type));

    /// <summary>What is wrong with the answer at a path; null: nothing, or it is not asked.</summary>
    public AnswerProblem? Problem(SheetField field)
    {
        if (field.Item is not Question question || !Asks(field.Path)) return null;
        if (!problems.TryGetValue(field.Path, out var problem)) problems[field.Path] = problem = JudgeAnswer.Of(this, question, field.Path, field.Spot);
        return problem;
    }

    /// <summary>Everything that stands in the way of handing in, in the order of the questions.</summary>
    public IReadOnlyList<AnswerProblem> Problems => [.. Questionnaire.Sections.SelectMany(this.FieldsOf).Select(Problem).OfType<AnswerProblem>()];

    /// <summary>The paths that have an answer to a question of this version that is not asked now.</summary>
    public IEnumerable<string> LeftOut => given.Keys.Where(path => !Asks(path) && plan.Find(AnswerPath.NameOf(path)) is not null);

    /// <summary>The answers to questions that this version no longer has: given before the response was moved to it. They stay, and are exported under their own names.</summary>
    public IEnumerable<KeyValuePair<string, GivenAnswer>> FromEarlierVersions =>
        given.Where(pair => plan.Find(AnswerPath.NameOf(pair.Key)) is null && !pair.Key.StartsWith(Answer.NotesPrefix, StringComparison.Ordinal) && !pair.Value.IsEmpty).OrderBy(pair => pair.Key, StringComparer.Ordinal);

    /// <summary>Takes over new answers, and works out again what depends on them and nothing else.</summary>
    public void Change(IReadOnlyDictionary<string, GivenAnswer> changes)
    {
        var open = new SortedSet<PlanNode>(Comparer<PlanNode>.Create((one, other) => one.Order.CompareTo(other.Order)));
        foreach (var (path, answer) in changes)
        {
            given[path] = answer;
            if (plan.Find(AnswerPath.NameOf(path)) is { } node) open.Add(node);
        }
        problems.Clear();
        sections = null;
        while (open.Min is { } node)
        {
            open.Remove(node);
            if (Work(node)) open.UnionWith(node.Dependents);
        }
    }

    /// <summary>Works an expression out for an item at a spot.</summary>
    public Value Evaluate(Expression expression, Spot spot, Value? self = null) => expression.Evaluate(new SheetContext(this, plan, spot, self ?? Value.Unanswered));

    /// <summary>The spot of an item as seen from another: in the same times of the repeats they share, and in the first time of the others; null: there is none.</summary>
    public Spot? SpotFor(PlanNode node, Spot from)
    {
        var spot = Spot.Outside;
        foreach (var repeat in node.Repeats)
        {
            if ((from.In(repeat.Name) ?? TimesOf(repeat, spot).FirstOrDefault()) is not { } inside) return null;
            spot = inside;
        }
        return spot;
    }

    /// <summary>All spots of an item, within the times of repeats that it shares with another spot.</summary>
    public IEnumerable<Spot> SpotsOf(PlanNode node, Spot? within = null)
    {
        IEnumerable<Spot> spots = [Spot.Outside];
        foreach (var repeat in node.Repeats) spots = within?.In(repeat.Name) is { } same ? [same] : spots.SelectMany(spot => TimesOf(repeat, spot));
        return spots;
    }

    /// <returns>Whether anything that others look at has changed.</returns>
    private bool Work(PlanNode node)
    {
        if (node.Repeats.Count == 0) return Work(node, Spot.Outside, node.Key);
        var isChanged = false;
        var keys = new List<string>();
        foreach (var spot in SpotsOf(node).ToList())
        {
            var key = spot.Prefix + node.Item.Name;
            keys.Add(key);
            isChanged |= Work(node, spot, key);
        }
        if (statesOf.TryGetValue(node, out var before) && before.Count > 0)
            foreach (var gone in before.Except(keys, StringComparer.Ordinal)) isChanged |= states.Remove(gone);
        statesOf[node] = keys;
        return isChanged;
    }

    private bool Work(PlanNode node, Spot spot, string key)
    {
        Worked++;
        var state = StateOf(node, spot, key);
        var isChanged = !states.TryGetValue(key, out var was) || was.DiffersFrom(state);
        states[key] = state;
        return node.Item is Repeat repeat ? SetTimes(repeat, key, state.IsAsked ? KeysOf(repeat, spot, key) : []) || isChanged : isChanged;
    }

    private bool SetTimes(Repeat repeat, string path, IReadOnlyList<string> keys)
    {
        var before = instances.GetValueOrDefault(path, []);
        var room = Math.Clamp(MostInstances - times + before.Count, 0, Repeat.MostInstances);
        instances[path] = keys = [.. keys.Take(room)];
        times += keys.Count - before.Count;
        return !before.SequenceEqual(keys, StringComparer.Ordinal);
    }

    private IReadOnlyList<string> KeysOf(Repeat repeat, Spot spot, string path)
    {
        if (repeat.ForEachOf is { } chosen)
            return plan.Find(chosen) is { } node && SpotFor(node, spot) is { } there && ValueAt(there.Prefix + chosen) is Value.Choices choices ? choices.Names : [];
        if (repeat.Count is null) return RepeatKeys.Of(Given(path).Text).Shown;
        var count = Evaluate(repeat.Count, spot).ToNumber();
        return [.. Enumerable.Range(1, double.IsNaN(count) ? 0 : (int)Math.Clamp(count, 0, Repeat.MostInstances)).Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture))];
    }

    private State StateOf(PlanNode node, Spot spot, string path)
    {
        var item = node.Item;
        var around = node.Parent is not { } parent ? null : parent.Item is Section || spot.Outer is null ? parent.Key : (parent.Item is Repeat ? spot.Outer.Prefix : spot.Prefix) + parent.Key;
        var isAsked = (around is null || Asks(around)) && (IsFor(item) && Holds(item.Relevant, spot) || WasAsked(node, path));
        if (item is not Question question) return new State(isAsked, Value.Unanswered, given.GetValueOrDefault(path, GivenAnswer.None));
        if (question is CalculateItem calculate) return new State(isAsked, isAsked ? Settled(Evaluate(calculate.Calculation, spot)) : Value.Unanswered, GivenAnswer.None);
        var stored = GivenAnswer.Fitted(question, given.GetValueOrDefault(path, GivenAnswer.None));
        var choices = question is SelectQuestion { ChoiceFilter: { } filter } select ? Filter(select, filter, spot) : null;
        var shown = stored.IsStored || question.Default is null ? stored : GivenAnswer.OfDefault(question, Settled(Evaluate(question.Default, spot)));
        return new State(isAsked, isAsked ? shown.ValueFor(question, choices) : Value.Unanswered, stored) { Shown = shown, Choices = choices };
    }

    /// <summary>
    /// Of answers that were cut loose is not known any more for whom the questions were. What was handed in had been asked: only that was kept.
    /// </summary>
    private void SetAnswered()
    {
        foreach (var path in given.Keys)
            for (var node = plan.Find(AnswerPath.NameOf(path)); node is not null && answered.Add(node);) node = node.Parent;
    }

    private bool WasAsked(PlanNode node, string path) => answered.Contains(node) && (node.Item is not Question || given.ContainsKey(path));

    private List<Choice> Filter(SelectQuestion select, Expression filter, Spot spot) =>
        [.. select.Choices.Where(choice => choice.Name == SelectQuestion.OtherName && select.OrOther || filter.Evaluate(new SheetContext(this, plan, spot, Value.Unanswered, choice)) is var outcome && (outcome is Value.Error || outcome.ToBoolean()))];

    /// <summary>A condition that cannot be worked out hides nothing: better one question too many than a question lost unseen.</summary>
    private bool Holds(Expression? condition, Spot spot) => condition is null || Evaluate(condition, spot) is var outcome && (outcome is Value.Error || outcome.ToBoolean());

    private static Value Settled(Value outcome) => outcome is Value.Error ? Value.Unanswered : outcome;

    /// <summary>A section may be called after its first question, so it has a key of its own.</summary>
    private static string KeyOf(Section section) => "@" + section.Name;

    /// <summary>What is known of one item at one spot.</summary>
    /// <param name="IsAsked">Whether it is asked.</param>
    /// <param name="Value">What it is worth in conditions; nothing when it is not asked.</param>
    /// <param name="Stored">The answer as stored, as far as it fits.</param>
    private sealed record State(bool IsAsked, Value Value, GivenAnswer Stored)
    {
        public GivenAnswer Shown { get; init; } = Stored;

        public IReadOnlyList<Choice>? Choices { get; init; }

        public bool DiffersFrom(State other) => IsAsked != other.IsAsked || Value != other.Value;
    }
}

/// <summary>For whom, how and when a sheet is worked out.</summary>
/// <param name="Mode">Online or in a conversation.</param>
/// <param name="Partner">Who answers.</param>
/// <param name="Language">The language of labels and messages.</param>
/// <param name="Now">The moment.</param>
/// <param name="Version">The number of the version that is answered, for the pages to send back; null where no page is made.</param>
internal sealed record SheetSetting(QuestionMode Mode, PartnerFacts Partner, string Language, DateTimeOffset Now, int? Version = null);
