namespace Scanner.Core.Questionnaires;

/// <summary>Changes the choice lists of a document. A list is meant by its place, from 0; so is an option in it.</summary>
public static class FormLists
{
    /// <summary>The place of the list of this name; -1 when there is none.</summary>
    public static int ListIndex(this FormDocument document, string name)
    {
        for (var index = 0; index < document.Lists.Count; index++)
            if (document.Lists[index].Name == name) return index;
        return -1;
    }

    /// <summary>The place of the list that an item chooses from; -1 when it has none.</summary>
    public static int ListOf(this FormDocument document, FormItem item) => TypeWords.Of(item.Type) is { IsSelect: true } words ? document.ListIndex(words.List) : -1;

    /// <summary>The items that choose from a list.</summary>
    public static IReadOnlyList<(ItemPath At, FormItem Item)> Askers(this FormDocument document, int list) =>
        [.. document.Placed().Where(placed => document.ListOf(placed.Item) == list)];

    /// <summary>Adds an empty list, or one that begins with those of a reference list; it stands last.</summary>
    /// <param name="document">The document.</param>
    /// <param name="words">What the list is called after.</param>
    /// <param name="from">The reference list; null: none.</param>
    /// <param name="published">The names of published versions, which are not used again.</param>
    public static FormDocument AddList(this FormDocument document, string words, string? from = null, PublishedNames? published = null) =>
        document with { Lists = [.. document.Lists, new FormList { Name = FormNames.ForList(document, words, published), From = from }] };

    /// <summary>Lets an item choose from another list.</summary>
    public static FormDocument UseList(this FormDocument document, ItemPath at, string list) =>
        document.Edit(at, item => TypeWords.Of(item.Type) is { IsSelect: true } words ? item with { Type = (words with { List = list }).ToString() } : item);

    /// <summary>Takes a list out; the items that chose from it keep its name, and the checks tell of it.</summary>
    public static FormDocument RemoveList(this FormDocument document, int list) => document with { Lists = [.. document.Lists.Where((_, index) => index != list)] };

    /// <summary>Takes out the lists that no item chooses from.</summary>
    public static FormDocument RemoveUnused(this FormDocument document)
    {
        var used = document.Items.Select(item => TypeWords.Of(item.Type).List).ToHashSet(StringComparer.Ordinal);
        return document with { Lists = [.. document.Lists.Where(list => used.Contains(list.Name))] };
    }

    /// <summary>Gives an item a copy of the list that it shares with others, so that changing it changes this item alone. The names of the options stay: answers keep their meaning.</summary>
    /// <param name="document">The document.</param>
    /// <param name="at">The item.</param>
    /// <param name="published">The names of published versions, which are not used again.</param>
    public static FormDocument MakeListOwn(this FormDocument document, ItemPath at, PublishedNames? published = null)
    {
        if (document.Find(at) is not { } item || document.ListOf(item) is var list && list < 0 || document.Askers(list).Count < 2) return document;
        var name = FormNames.ForList(document, item.Name.Length > 0 ? item.Name : document.Lists[list].Name, published);
        return (document with { Lists = [.. document.Lists, document.Lists[list] with { Name = name }] }).UseList(at, name);
    }

    /// <summary>Writes the options of a reference list out in the form, so that they can be changed there; the list no longer follows the reference list.</summary>
    /// <param name="document">The document.</param>
    /// <param name="list">The list.</param>
    /// <param name="options">The options of the reference list.</param>
    public static FormDocument WriteOut(this FormDocument document, int list, IReadOnlyList<FormChoice> options) =>
        document.EditList(list, had => had with { From = null, Choices = [.. options, .. had.Choices] });

    /// <summary>Changes a list, other than its name.</summary>
    public static FormDocument EditList(this FormDocument document, int list, Func<FormList, FormList> change) =>
        document with { Lists = [.. document.Lists.Select((had, index) => index == list ? change(had) with { Name = had.Name } : had)] };

    /// <summary>Adds an option, named after its label.</summary>
    /// <param name="document">The document.</param>
    /// <param name="list">The list.</param>
    /// <param name="index">The place, from 0; beyond the end means the end.</param>
    /// <param name="label">The words in the default language; may be empty.</param>
    /// <param name="published">The names of published versions, which are not used again.</param>
    public static FormDocument AddChoice(this FormDocument document, int list, int index, string label, PublishedNames published)
    {
        var choice = new FormChoice { Name = FormNames.ForChoice(document, list, published, label), Label = default(LocalText).With(document.Settings.DefaultLanguage, label) };
        var place = Math.Clamp(index, 0, document.Lists[list].Choices.Count);
        return document.EditList(list, had => had with { Choices = [.. had.Choices.Take(place), choice, .. had.Choices.Skip(place)] });
    }

    /// <summary>Changes an option; renaming has an operation of its own that lets conditions follow.</summary>
    public static FormDocument EditChoice(this FormDocument document, int list, int choice, Func<FormChoice, FormChoice> change) =>
        document.EditList(list, had => had with { Choices = [.. had.Choices.Select((one, index) => index == choice ? change(one) : one)] });

    /// <summary>Takes an option out.</summary>
    public static FormDocument RemoveChoice(this FormDocument document, int list, int choice) =>
        document.EditList(list, had => had with { Choices = [.. had.Choices.Where((_, index) => index != choice)] });

    /// <summary>Moves an option to another place in its list, the place it will have; the same document when there is no such place.</summary>
    public static FormDocument MoveChoice(this FormDocument document, int list, int from, int to)
    {
        var choices = document.Lists[list].Choices;
        if (from < 0 || from >= choices.Count || to < 0 || to >= choices.Count) return document;
        var moved = choices.ToList();
        moved.RemoveAt(from);
        moved.Insert(to, choices[from]);
        return document.EditList(list, had => had with { Choices = moved });
    }
}
