namespace Scanner.Core.Questionnaires;

/// <summary>Referentielijst: an editable list of the method, such as the kinds of partner. A file in <c>questionnaires/reference</c>.</summary>
/// <param name="Name">The name, equal to the file's.</param>
/// <param name="Label">What it is a list of.</param>
/// <param name="Source">Where the list comes from.</param>
/// <param name="Items">The items, in order.</param>
public sealed record ReferenceList(string Name, LocalText Label, string Source, IReadOnlyList<ReferenceItem> Items)
{
    /// <summary>An empty list, for where a file is missing; the problem is reported where files are checked.</summary>
    public static ReferenceList Empty(string name) => new(name, LocalText.Of(name, name), "", []);

    /// <summary>The label of an item, or the name itself when the list has no such item (any more).</summary>
    public string LabelOf(string name, string language = "nl") => Items.FirstOrDefault(item => item.Name == name)?.Label.In(language) ?? name;
}

/// <summary>An item of a reference list.</summary>
/// <param name="Name">What is stored; never changes.</param>
/// <param name="Label">What is read.</param>
/// <param name="Description">A sentence of explanation, if any.</param>
/// <param name="Aliases">Other words for the same thing: street names, spellings.</param>
public sealed record ReferenceItem(string Name, LocalText Label, LocalText? Description, IReadOnlyList<string> Aliases);

/// <summary>Reads a reference list.</summary>
internal static class ReferenceListReader
{
    /// <returns>The list, or null when it has errors; they are in the tree.</returns>
    public static ReferenceList? Read(YamlTree tree, string text)
    {
        if (tree.Read(text) is not { } root) return null;
        var name = root.Text("name", required: true) ?? "";
        var label = root.LocalText("label", "nl", required: true);
        var source = root.Text("source") ?? "";
        var items = new List<ReferenceItem>();
        foreach (var map in root.Maps("choices", "een optie", required: true))
        {
            var item = map.Text("name", required: true);
            var itemLabel = map.LocalText("label", "nl", required: true);
            var description = map.LocalText("description", "nl");
            var aliases = map.Words("aliases");
            map.Close();
            if (item is null || itemLabel is null) continue;
            if (items.Exists(had => had.Name == item))
                tree.Report(map.Line, ProblemCodes.DuplicateName, $"De optie ‘{item}’ staat twee keer in deze lijst. Geef één van beide een andere naam.");
            items.Add(new ReferenceItem(item, itemLabel, description, aliases));
        }
        root.Close();
        return tree.HasErrors || label is null ? null : new ReferenceList(name, label, source, items);
    }
}
