namespace Scanner.Core.Questionnaires;

/// <summary>
/// Joins the work of two people who changed one questionnaire at once. What only one of them changed is taken from that one; a part
/// (an item, a list, the settings, the order inside a section) that both changed differently is a clash, and then nothing is joined.
/// Things are known by their names; what both added under one name gets two names.
/// </summary>
internal sealed class MergeForms
{
    private readonly FormTree before;
    private readonly FormTree theirs;
    private readonly FormTree mine;
    private readonly List<MergedPart> clashes = [];
    private readonly Dictionary<string, FormItem> items = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> holders = new(StringComparer.Ordinal);

    private MergeForms(FormTree before, FormTree theirs, FormTree mine) => (this.before, this.theirs, this.mine) = (before, theirs, mine);

    /// <param name="before">What both started from.</param>
    /// <param name="theirs">What the other made of it.</param>
    /// <param name="mine">What the caller made of it.</param>
    public static MergedForms Of(FormDocument before, FormDocument theirs, FormDocument mine)
    {
        if (FormTree.Of(before) is not { } tree || FormTree.Of(theirs) is not { } others || FormTree.Of(mine) is null)
        {
            // With a name that is empty or double there is no telling which is which; only the settings and lists could be joined, and that is no help.
            return new MergedForms(null, [new MergedPart(FormPart.Section, "", "")], []);
        }
        return new MergeForms(tree, others, FormTree.Of(Apart(before, theirs, mine))!).Join();
    }

    private MergedForms Join()
    {
        var settings = Pick(FormFields.Same, before.Document.Settings, theirs.Document.Settings, mine.Document.Settings) ?? Clash(FormPart.Settings, "", "", mine.Document.Settings);
        foreach (var name in theirs.Items.Keys.Union(mine.Items.Keys)) TakeItem(name);
        var survey = Inside("");
        var placed = survey.Sum(item => item.WithInner.Count());
        // What ended up inside itself, or in something that was taken out, was moved by both.
        if (placed < items.Count && clashes.Count == 0) Clash(FormPart.Section, "", "", survey);
        var lists = Lists();
        if (clashes.Count > 0) return new MergedForms(null, clashes, []);
        return new MergedForms(new FormDocument { Settings = settings, Lists = lists, Survey = survey }, [], [.. FromOther()]);
    }

    private void TakeItem(string name)
    {
        var (was, other, own) = (before.Items.GetValueOrDefault(name), theirs.Items.GetValueOrDefault(name), mine.Items.GetValueOrDefault(name));
        if (other is null || own is null)
        {
            var left = (other ?? own)!;
            if (was is not null && (!FormFields.Same(was.Item, left.Item) || was.Holder != left.Holder)) Clash(PartOf(left.Item), name, LabelOf(left.Item), left);
            // Only one has it: added by that one, or taken out by the other.
            if (was is null) (items[name], holders[name]) = (left.Item, left.Holder);
            return;
        }
        items[name] = Pick(FormFields.Same, was?.Item, other.Item, own.Item) ?? Clash(PartOf(own.Item), name, LabelOf(own.Item), own.Item);
        holders[name] = Pick((one, another) => one == another, was?.Holder, other.Holder, own.Holder) ?? Clash(PartOf(own.Item), name, LabelOf(own.Item), own.Holder);
    }

    /// <summary>What stands in a holder, in the order of whoever changed the order.</summary>
    private IReadOnlyList<FormItem> Inside(string holder, int depth = 0)
    {
        var here = holders.Where(pair => pair.Value == holder).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
        if (here.Count == 0 || depth > items.Count) return [];
        List<string> Of(FormTree tree) => [.. tree.Inside(holder).Where(here.Contains)];
        var (was, other, own) = (Of(before), Of(theirs), Of(mine));
        var common = was.Intersect(other).Intersect(own).ToHashSet(StringComparer.Ordinal);
        bool SameOrder(List<string> one, List<string> another) => one.Where(common.Contains).SequenceEqual(another.Where(common.Contains));
        if (!SameOrder(was, other) && !SameOrder(was, own) && !SameOrder(other, own)) Clash(FormPart.Section, holder, items.TryGetValue(holder, out var group) ? LabelOf(group) : "", here);
        var (main, added) = SameOrder(was, own) ? (other, own) : (own, other);
        foreach (var (name, index) in added.Select((name, index) => (name, index)).Where(one => !main.Contains(one.name)).ToList())
        {
            // What was put at the end stays at the end, other things behind what they stood behind.
            var isLast = !added.Skip(index + 1).Any(main.Contains);
            var previous = added.Take(index).LastOrDefault(main.Contains);
            main.Insert(isLast ? main.Count : previous is null ? 0 : main.IndexOf(previous) + 1, name);
        }
        return [.. main.Select(name => items[name] with { Items = Inside(name, depth + 1) })];
    }

    private List<FormList> Lists()
    {
        var (was, other, own) = (ByName(before), ByName(theirs), ByName(mine));
        var joined = new List<FormList>();
        foreach (var name in theirs.Document.Lists.Concat(mine.Document.Lists).Select(list => list.Name).Distinct(StringComparer.Ordinal))
        {
            var (one, two) = (other.GetValueOrDefault(name), own.GetValueOrDefault(name));
            if (one is not null && two is not null) joined.Add(Pick(FormFields.Same, was.GetValueOrDefault(name), one, two) ?? Clash(FormPart.List, name, name, two));
            else if (!was.TryGetValue(name, out var had)) joined.Add((one ?? two)!);
            else if (!FormFields.Same(had, (one ?? two)!)) Clash(FormPart.List, name, name, had);
        }
        return joined;

        static Dictionary<string, FormList> ByName(FormTree tree) => tree.Document.Lists.DistinctBy(list => list.Name).ToDictionary(list => list.Name, StringComparer.Ordinal);
    }

    private IEnumerable<MergedPart> FromOther()
    {
        if (!FormFields.Same(before.Document.Settings, theirs.Document.Settings)) yield return new MergedPart(FormPart.Settings, "", "");
        foreach (var change in QuestionnaireDiff.Between(before.Document, theirs.Document).Where(change => change.Part != FormPart.Settings).DistinctBy(change => (change.Part, change.List, change.Name)))
            yield return new MergedPart(change.Part, change.Name, change.Label);
    }

    /// <summary>What both added under one name, as two things: the caller's gets another name.</summary>
    private static FormDocument Apart(FormDocument before, FormDocument theirs, FormDocument mine)
    {
        var others = theirs.Items.ToDictionary(item => item.Name, StringComparer.Ordinal);
        var known = before.Items.Select(item => item.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var list in mine.Lists.Where(list => before.ListIndex(list.Name) < 0 && theirs.ListIndex(list.Name) is >= 0 and var index && !FormFields.Same(theirs.Lists[index], list)).ToList())
        {
            var taken = mine.Lists.Concat(theirs.Lists).Select(one => one.Name).ToHashSet(StringComparer.Ordinal);
            mine = mine.RenameList(mine.ListIndex(list.Name), FormNames.Free(list.Name, taken)) ?? mine;
        }
        foreach (var item in mine.Items.Where(item => !known.Contains(item.Name) && others.TryGetValue(item.Name, out var other) && !FormFields.Same(other, item)).ToList())
        {
            var taken = FormNames.TakenItems(mine, PublishedNames.None);
            taken.UnionWith(others.Keys);
            if (mine.PathOf(item.Name) is { } at) mine = mine.RenameItem(at, FormNames.Free(item.Name, taken), PublishedNames.None) ?? mine;
        }
        return mine;
    }

    /// <summary>The one that differs from what was; null when both do, and from each other.</summary>
    private static T? Pick<T>(Func<T, T, bool> same, T? was, T other, T own) where T : class =>
        same(other, own) ? other : was is null ? null : same(was, own) ? other : same(was, other) ? own : null;

    private T Clash<T>(FormPart part, string name, string label, T instead)
    {
        if (!clashes.Exists(clash => clash.Part == part && clash.Name == name)) clashes.Add(new MergedPart(part, name, label));
        return instead;
    }

    private string LabelOf(FormItem item) => item.Label?.In(mine.Document.Settings.DefaultLanguage) ?? item.Name;

    private static FormPart PartOf(FormItem item) => item.IsRepeat ? FormPart.Repeat : item.IsGroup ? FormPart.Section : FormPart.Question;
}

/// <summary>What came of joining.</summary>
/// <param name="Document">Both works in one; null: they clash.</param>
/// <param name="Clashes">What both changed.</param>
/// <param name="FromOther">What the other had changed.</param>
internal sealed record MergedForms(FormDocument? Document, IReadOnlyList<MergedPart> Clashes, IReadOnlyList<MergedPart> FromOther);

/// <summary>A part of a questionnaire that someone else changed too.</summary>
/// <param name="Part">What it is; a section may also mean the order of what stands in it.</param>
/// <param name="Name">Its name; empty: the settings, or the survey as a whole.</param>
/// <param name="Label">Its words; may be empty.</param>
public sealed record MergedPart(FormPart Part, string Name, string Label);

/// <summary>The items of a document by name.</summary>
internal sealed class FormTree
{
    private readonly Dictionary<string, List<string>> inside = new(StringComparer.Ordinal);

    private FormTree(FormDocument document) => Document = document;

    public FormDocument Document { get; }

    public Dictionary<string, HeldItem> Items { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Inside(string holder) => inside.GetValueOrDefault(holder) ?? [];

    /// <returns>Null when a name is empty or double.</returns>
    public static FormTree? Of(FormDocument document)
    {
        var tree = new FormTree(document);
        return Visit(document.Survey, "") ? tree : null;

        bool Visit(IReadOnlyList<FormItem> items, string holder)
        {
            tree.inside[holder] = [.. items.Select(item => item.Name)];
            return items.All(item => item.Name.Length > 0 && tree.Items.TryAdd(item.Name, new HeldItem(item, holder)) && Visit(item.Items, item.Name));
        }
    }
}

/// <summary>An item and the name of what holds it; empty: the survey itself.</summary>
internal sealed record HeldItem(FormItem Item, string Holder);
