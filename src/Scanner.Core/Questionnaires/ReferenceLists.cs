using System.Globalization;

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

    /// <summary>The list that a form names: <c>reference/middelen.yaml</c>, or <c>reference/criteria-settings.yaml#omvang</c> for the levels of a criterion; null: not there.</summary>
    public static ReferenceList? Find(IReadOnlyDictionary<string, ReferenceList> lists, string from)
    {
        var parts = from.Split('#', 2);
        var name = Path.GetFileNameWithoutExtension(parts[0].Trim());
        return lists.GetValueOrDefault(parts.Length == 2 ? $"{name}#{parts[1].Trim()}" : name);
    }

    /// <summary>The label of an item, or the name itself when the list has no such item (any more).</summary>
    public string LabelOf(string name, string language = "nl") => Items.FirstOrDefault(item => item.Name == name)?.Label.In(language) ?? name;
}

/// <summary>An item of a reference list.</summary>
/// <param name="Name">What is stored; never changes.</param>
/// <param name="Label">What is read.</param>
/// <param name="Description">A sentence of explanation, if any.</param>
/// <param name="Aliases">Other words for the same thing: street names, spellings.</param>
public sealed record ReferenceItem(string Name, LocalText Label, LocalText? Description, IReadOnlyList<string> Aliases);

/// <summary>Reads the levels of the criteria of a decision aid as lists, so that a questionnaire can ask for them in the same words.</summary>
internal static class CriterionLevelsReader
{
    /// <returns>A list for each criterion, called <c>file#criterion</c>, with options 0, 1, …; what is wrong in the file is reported where criteria are read.</returns>
    public static IEnumerable<ReferenceList> Read(YamlTree tree, string text)
    {
        if (tree.Read(text) is not { } root) yield break;
        var file = Path.GetFileNameWithoutExtension(tree.File);
        foreach (var map in root.Maps("criteria", "een maat"))
        {
            var levels = map.Maps("levels", "een zin per taal").Select((level, place) => new ReferenceItem(place.ToString(CultureInfo.InvariantCulture), TextOf(level), null, []));
            if (map.Text("name") is { } name && map.LocalText("label", "nl") is { } label) yield return new ReferenceList($"{file}#{name}", label, "", [.. levels]);
        }
    }

    private static LocalText TextOf(YamlMap level) =>
        new(level.Keys.Where(language => level.Text(language) is not null).ToDictionary(language => language, language => level.Text(language)!));
}

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
