namespace Scanner.Core.Questionnaires;

/// <summary>
/// Tells what differs between two versions of a questionnaire, and what that means for answers already given. What has the same name is
/// the same thing, whatever its words. Of what changed places, the fewest are named as moved that explain the new order.
/// </summary>
public static class QuestionnaireDiff
{
    /// <summary>Compares two versions, with their lists written out.</summary>
    /// <returns>The settings first, then what is new, changed or moved in the order of the newer version, then what was taken out; lists and options last. Empty: nothing differs.</returns>
    public static IReadOnlyList<FormChange> Between(FormDocument older, FormDocument newer)
    {
        var (was, now) = (new FormInventory(older), new FormInventory(newer));
        var changes = new List<FormChange>();
        if (FormFields.Between(FormFields.Of(older.Settings), FormFields.Of(newer.Settings)) is { Count: > 0 } settings)
            changes.Add(new FormChange(ChangeKind.Changed, FormPart.Settings, "", newer.Settings.Title?.In(now.Language) ?? "", Consequence.None) { Fields = settings });
        var (before, after) = (Standing.Of(older), Standing.Of(newer));
        var moved = Moved(before, after);
        foreach (var (key, to) in after)
        {
            if (!before.TryGetValue(key, out var from))
            {
                changes.Add(Change(ChangeKind.Added, to, Consequence.NoAnswersYet));
                continue;
            }
            if (FormFields.Between(FormFields.Of(from.Item), FormFields.Of(to.Item)) is { Count: > 0 } fields)
            {
                var lost = Lost(was.Find(to.Item.Name), now.Find(to.Item.Name), now.Language);
                changes.Add(Change(ChangeKind.Changed, to, Consequences.Of(was.Find(to.Item.Name), now.Find(to.Item.Name), fields, lost)) with { Fields = fields, ChoicesLost = lost });
            }
            if (moved.Contains(key))
                changes.Add(Change(ChangeKind.Moved, to, Consequences.OfMove(was.Find(to.Item.Name), now.Find(to.Item.Name))) with { From = from.Place, To = to.Place });
        }
        foreach (var (key, from) in before.Where(pair => !after.ContainsKey(pair.Key)))
            changes.Add(Change(ChangeKind.Removed, from, Consequences.OfRemoval(was.Find(from.Item.Name))));
        changes.AddRange(ListDiff.Between(older, newer));
        return changes;

        FormChange Change(ChangeKind kind, Standing place, Consequence consequence) =>
            new(kind, PartOf(place), place.Item.Name, place.Item.Label?.In(now.Language) ?? "", consequence);
    }

    /// <summary>The options that a question no longer offers, or offers in other words, because it now chooses from another list.</summary>
    private static IReadOnlyList<string> Lost(Named? was, Named? now, string language) => was is null || now is null || was.List == now.List
        ? []
        : [.. was.Choices.Select(choice => choice.Name).Where(choice => !now.OffersSame(was, choice, language))];

    /// <summary>What stands in another holder, or in another order in the same.</summary>
    private static HashSet<string> Moved(IReadOnlyDictionary<string, Standing> before, IReadOnlyDictionary<string, Standing> after)
    {
        var both = after.Where(pair => before.ContainsKey(pair.Key)).ToList();
        var moved = both.Where(pair => before[pair.Key].Holder != pair.Value.Holder).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var beside in both.Where(pair => !moved.Contains(pair.Key)).ToLookup(pair => pair.Value.Holder))
        {
            var keys = beside.Select(pair => pair.Key).ToList();
            var kept = LongestRising([.. keys.Select(key => before[key].Order)]);
            moved.UnionWith(keys.Where((_, index) => !kept.Contains(index)));
        }
        return moved;
    }

    /// <summary>The places of a longest rising row within the numbers (all different).</summary>
    internal static HashSet<int> LongestRising(IReadOnlyList<int> numbers)
    {
        var (ends, before) = (new List<int>(), new int[numbers.Count]);
        for (var index = 0; index < numbers.Count; index++)
        {
            var (low, high) = (0, ends.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (numbers[ends[middle]] < numbers[index]) low = middle + 1;
                else high = middle;
            }
            before[index] = low == 0 ? -1 : ends[low - 1];
            if (low == ends.Count) ends.Add(index);
            else ends[low] = index;
        }
        var kept = new HashSet<int>();
        for (var index = ends.Count == 0 ? -1 : ends[^1]; index >= 0; index = before[index]) kept.Add(index);
        return kept;
    }

    private static FormPart PartOf(Standing standing) => standing.Item.Kind() switch
    {
        ItemKind.Group or ItemKind.Matrix => standing.Holder.Length == 0 ? FormPart.Section : FormPart.Group,
        ItemKind.Repeat => FormPart.Repeat,
        ItemKind.Note => FormPart.Note,
        ItemKind.Calculate or ItemKind.Hidden => FormPart.Value,
        _ => FormPart.Question,
    };

    /// <summary>An item with where it stands.</summary>
    /// <param name="Item">The item.</param>
    /// <param name="Holder">The key of what holds it; empty: the survey itself.</param>
    /// <param name="Order">Its place among all items.</param>
    /// <param name="Place">Where it stands, in words.</param>
    private sealed record Standing(FormItem Item, string Holder, int Order, ChangePlace Place)
    {
        /// <summary>The items by their names; a name that occurs again is told apart by counting.</summary>
        public static Dictionary<string, Standing> Of(FormDocument document)
        {
            var found = new Dictionary<string, Standing>(StringComparer.Ordinal);
            Visit(document.Survey, "", "");
            return found;

            void Visit(IReadOnlyList<FormItem> items, string holder, string heading)
            {
                for (var index = 0; index < items.Count; index++)
                {
                    var item = items[index];
                    var key = item.Name;
                    for (var again = 2; !found.TryAdd(key, new Standing(item, holder, found.Count, new ChangePlace(heading, index + 1))); again++) key = $"{item.Name}#{again}";
                    Visit(item.Items, key, item.Label?.In(document.Settings.DefaultLanguage) ?? item.Name);
                }
            }
        }
    }
}

/// <summary>One difference between two versions.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Part">To what.</param>
/// <param name="Name">Its name; empty for the settings.</param>
/// <param name="Label">Its words in the default language, the newer ones; may be empty.</param>
/// <param name="Consequence">What it means for answers already given, when they move to the newer version.</param>
public sealed record FormChange(ChangeKind Kind, FormPart Part, string Name, string Label, Consequence Consequence)
{
    /// <summary>For <see cref="FormPart.Choice"/>: the list that it is an option of.</summary>
    public string? List { get; init; }

    /// <summary>For <see cref="ChangeKind.Changed"/>: what, column by column.</summary>
    public IReadOnlyList<FieldChange> Fields { get; init; } = [];

    /// <summary>For <see cref="ChangeKind.Moved"/>: where it stood.</summary>
    public ChangePlace? From { get; init; }

    /// <summary>For <see cref="ChangeKind.Moved"/>: where it stands.</summary>
    public ChangePlace? To { get; init; }

    /// <summary>The names of options that the question no longer offers because it chooses from another list.</summary>
    public IReadOnlyList<string> ChoicesLost { get; init; } = [];
}

/// <summary>Where something stands.</summary>
/// <param name="Holder">The words of the section, group, repeat or list that holds it; empty: the highest level.</param>
/// <param name="Number">Its place there, from 1.</param>
public sealed record ChangePlace(string Holder, int Number);

/// <summary>What happened to a part of a questionnaire.</summary>
public enum ChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It was taken out.</summary>
    Removed,

    /// <summary>It says something else.</summary>
    Changed,

    /// <summary>It stands elsewhere.</summary>
    Moved,
}

/// <summary>A kind of part of a questionnaire.</summary>
public enum FormPart
{
    /// <summary>The settings: title, introduction, ….</summary>
    Settings,

    /// <summary>A section.</summary>
    Section,

    /// <summary>A group inside a section.</summary>
    Group,

    /// <summary>A repeat.</summary>
    Repeat,

    /// <summary>A question.</summary>
    Question,

    /// <summary>A text between the questions.</summary>
    Note,

    /// <summary>A value that is worked out or filled in by the system.</summary>
    Value,

    /// <summary>A choice list.</summary>
    List,

    /// <summary>An option of a list.</summary>
    Choice,
}
