namespace Scanner.Core.Questionnaires;

/// <summary>A document after a change, and where the item concerned stands in it.</summary>
/// <param name="Document">The new document; the old one is untouched, so undoing is keeping it.</param>
/// <param name="At">The item; what held it, after removing it.</param>
public sealed record FormEdit(FormDocument Document, ItemPath At);

/// <summary>Finds and changes the items of a document: sections, groups, questions. Every change gives a new document.</summary>
public static class FormItems
{
    /// <summary>The item at a path; null when there is none.</summary>
    public static FormItem? Find(this FormDocument document, ItemPath at)
    {
        FormItem? found = null;
        var here = document.Survey;
        foreach (var index in at.Indexes)
        {
            if (index >= here.Count) return null;
            found = here[index];
            here = found.Items;
        }
        return found;
    }

    /// <summary>What stands inside an item, or on the highest level.</summary>
    public static IReadOnlyList<FormItem> Inside(this FormDocument document, ItemPath at) => at.IsSurvey ? document.Survey : document.Find(at)?.Items ?? [];

    /// <summary>All items with their paths, in the order of the sheet.</summary>
    public static IEnumerable<(ItemPath At, FormItem Item)> Placed(this FormDocument document) => Placed(document.Survey, ItemPath.Survey);

    /// <summary>The path of this very item, such as the node of a <see cref="Problem"/>; null when it is not of this document.</summary>
    public static ItemPath? PathOf(this FormDocument document, FormItem item)
    {
        foreach (var (at, one) in document.Placed())
            if (ReferenceEquals(one, item)) return at;
        return null;
    }

    /// <summary>The path of the first item of this name; null when there is none.</summary>
    public static ItemPath? PathOf(this FormDocument document, string name)
    {
        foreach (var (at, one) in document.Placed())
            if (one.Name == name) return at;
        return null;
    }

    /// <summary>Adds a new item of a kind, named after its label. One that has choices gets a list of its own with two options to begin with.</summary>
    /// <param name="document">The document.</param>
    /// <param name="parent">What will hold it: the survey, a section, group or repeat.</param>
    /// <param name="index">The place there, from 0; beyond the end means the end.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="label">The words in the default language; may be empty.</param>
    /// <param name="published">The names of published versions, which are not used again.</param>
    public static FormEdit Add(this FormDocument document, ItemPath parent, int index, ItemKind kind, string label, PublishedNames published)
    {
        var name = FormNames.ForItem(document, published, label.Length > 0 ? label : NameOf(kind));
        var text = default(LocalText).With(document.Settings.DefaultLanguage, label);
        var item = new FormItem { Name = name, Label = text };
        var list = kind.HasChoices() ? FormNames.ForList(document, name, published) : null;
        if (list is not null)
            document = document with { Lists = [.. document.Lists, new FormList { Name = list, Choices = [new FormChoice { Name = "optie_1" }, new FormChoice { Name = "optie_2" }] }] };
        return Insert(document, parent, index, item.As(kind, list));
    }

    /// <summary>Puts an item, with what it holds, at a place.</summary>
    public static FormEdit Insert(this FormDocument document, ItemPath parent, int index, FormItem item)
    {
        var place = Math.Clamp(index, 0, document.Inside(parent).Count);
        return new FormEdit(WithInside(document, parent, inside => [.. inside.Take(place), item, .. inside.Skip(place)]), parent.Inner(place));
    }

    /// <summary>Changes an item; its place stays. Anything but what it holds, its type and its name: those have operations of their own.</summary>
    public static FormDocument Edit(this FormDocument document, ItemPath at, Func<FormItem, FormItem> change) =>
        WithInside(document, at.Parent, inside => [.. inside.Select((item, index) => index == at.Index ? change(item) : item)]);

    /// <summary>Changes the settings.</summary>
    public static FormDocument EditSettings(this FormDocument document, Func<FormSettings, FormSettings> change) =>
        document with { Settings = change(document.Settings) is var after && after.FormId == document.Settings.FormId ? after : after with { FormId = document.Settings.FormId } };

    /// <summary>Makes an item of another kind and keeps what fits. One that now has choices gets a list when it had none.</summary>
    /// <param name="document">The document.</param>
    /// <param name="at">The item.</param>
    /// <param name="kind">What it becomes.</param>
    /// <param name="published">The names of published versions, which are not used again.</param>
    /// <returns>The same document when the item cannot become that kind.</returns>
    public static FormDocument ChangeKind(this FormDocument document, ItemPath at, ItemKind kind, PublishedNames? published = null)
    {
        if (document.Find(at) is not { } item || !item.Kind().CanBecome(kind)) return document;
        string? list = null;
        if (kind.HasChoices() && TypeWords.Of(item.Type).List.Length == 0)
        {
            list = FormNames.ForList(document, item.Name.Length > 0 ? item.Name : "lijst", published);
            document = document with { Lists = [.. document.Lists, new FormList { Name = list, Choices = [new FormChoice { Name = "optie_1" }, new FormChoice { Name = "optie_2" }] }] };
        }
        return document.Edit(at, had => had.As(kind, list));
    }

    /// <summary>Puts a copy of an item, and of all it holds, just behind it, under new names. References inside the copy to what was copied with it follow; lists are shared.</summary>
    public static FormEdit Duplicate(this FormDocument document, ItemPath at, PublishedNames published)
    {
        if (document.Find(at) is not { } item) return new FormEdit(document, at);
        var taken = FormNames.TakenItems(document, published);
        var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var one in item.WithInner.Where(one => one.Name.Length > 0 && !renamed.ContainsKey(one.Name)))
        {
            taken.Add(renamed[one.Name] = FormNames.Free(one.Name, taken));
            if (TypeWords.Of(one.Type).OrOther) taken.Add(renamed[one.Name] + SelectQuestion.OtherSuffix);
        }
        return Insert(document, at.Parent, at.Index + 1, FormNames.Renamed(item, renamed));
    }

    /// <summary>Takes an item out, with what it holds. Choice lists stay: see <see cref="FormLists.RemoveUnused"/>.</summary>
    public static FormEdit Remove(this FormDocument document, ItemPath at) =>
        new(WithInside(document, at.Parent, inside => [.. inside.Where((_, index) => index != at.Index)]), at.Parent);

    /// <summary>Moves an item to a place inside another, counted as the places are before the move.</summary>
    /// <returns>Null when it cannot stand there: inside itself, or in what holds no items.</returns>
    public static FormEdit? Move(this FormDocument document, ItemPath from, ItemPath parent, int index)
    {
        if (document.Find(from) is not { } item || parent.IsIn(from)) return null;
        if (!parent.IsSurvey && document.Find(parent)?.Kind().HoldsItems() != true) return null;
        var (without, to, place) = (document.Remove(from).Document, parent, index);
        if (from.Parent == parent && from.Index < index) place--;
        // Taking it out shifts the places of what stands behind it, the new holder perhaps among them.
        else if (parent != from.Parent && parent.IsIn(from.Parent) && parent.Indexes[from.Depth - 1] > from.Index)
            to = Shifted(parent, from.Depth - 1);
        return without.Insert(to, place, item);
    }

    /// <summary>Moves an item one place up among what stands beside it; null when it is the first.</summary>
    public static FormEdit? MoveUp(this FormDocument document, ItemPath at) => at.Index <= 0 ? null : document.Move(at, at.Parent, at.Index - 1);

    /// <summary>Moves an item one place down; null when it is the last.</summary>
    public static FormEdit? MoveDown(this FormDocument document, ItemPath at) =>
        at.Index < 0 || at.Index >= document.Inside(at.Parent).Count - 1 ? null : document.Move(at, at.Parent, at.Index + 2);

    /// <summary>Moves an item out of the group that holds it, to just behind that; null on the highest level.</summary>
    public static FormEdit? MoveOut(this FormDocument document, ItemPath at) => at.Depth <= 1 ? null : document.Move(at, at.Parent.Parent, at.Parent.Index + 1);

    /// <summary>Moves an item into the group just above it, as the last; null when there is no group there.</summary>
    public static FormEdit? MoveIn(this FormDocument document, ItemPath at) =>
        at.Index <= 0 ? null : document.Move(at, at.Beside(at.Index - 1), document.Inside(at.Beside(at.Index - 1)).Count);

    /// <summary>Where an item can be moved to: the survey (for what stands outside sections) and every section, group and repeat that is not itself.</summary>
    public static IReadOnlyList<ItemPath> Holders(this FormDocument document, ItemPath moved) =>
        [ItemPath.Survey, .. document.Placed().Where(placed => placed.Item.Kind().HoldsItems() && !placed.At.IsIn(moved)).Select(placed => placed.At)];

    private static ItemPath Shifted(ItemPath path, int level) =>
        path.Indexes.Select((index, depth) => depth == level ? index - 1 : index).Aggregate(ItemPath.Survey, (made, index) => made.Inner(index));

    private static IEnumerable<(ItemPath, FormItem)> Placed(IReadOnlyList<FormItem> items, ItemPath parent) =>
        items.SelectMany((item, index) => Placed(item.Items, parent.Inner(index)).Prepend((parent.Inner(index), item)));

    private static FormDocument WithInside(FormDocument document, ItemPath at, Func<IReadOnlyList<FormItem>, IReadOnlyList<FormItem>> change)
    {
        return document with { Survey = Inside(document.Survey, [.. at.Indexes]) };

        IReadOnlyList<FormItem> Inside(IReadOnlyList<FormItem> items, ReadOnlySpan<int> left)
        {
            if (left.IsEmpty) return change(items);
            var here = left[0];
            if (here >= items.Count) return items;
            var held = items[here] with { Items = Inside(items[here].Items, left[1..]) };
            return [.. items.Take(here), held, .. items.Skip(here + 1)];
        }
    }

    private static string NameOf(ItemKind kind) => kind switch
    {
        ItemKind.Group or ItemKind.Matrix => "onderdeel",
        ItemKind.Repeat => "herhaling",
        ItemKind.Note => "tekst",
        ItemKind.Calculate => "berekening",
        ItemKind.Hidden => "gegeven",
        _ => "vraag",
    };
}
