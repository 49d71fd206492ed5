using Scanner.Core.Questionnaires;

namespace Scanner.Web.Staff.Questionnaires.Editing;

/// <summary>Adds something where people expect it: in the group that is open, or under the question that is open.</summary>
internal static class AddItem
{
    /// <param name="document">The questionnaire.</param>
    /// <param name="open">What is open; null: nothing of the survey.</param>
    /// <param name="kind">What is added; null: a section.</param>
    /// <param name="published">The names that are not used again.</param>
    public static FormEdit To(FormDocument document, ItemPath? open, ItemKind? kind, PublishedNames published)
    {
        if (kind is null) return document.Add(ItemPath.Survey, open is { } under ? under.Indexes[0] + 1 : document.Survey.Count, ItemKind.Group, "", published);
        // What the system fills in belongs to no page.
        if (kind == ItemKind.Hidden) return Hidden(document, published);
        var (parent, index) = Place(document, open);
        if (parent.IsSurvey && document.Survey.Count == 0) (document, parent, index) = (document.Add(ItemPath.Survey, 0, ItemKind.Group, "", published).Document, ItemPath.Survey.Inner(0), 0);
        if (document.Find(parent) is { } holder && holder.Kind() == ItemKind.Matrix && kind.Value.HasChoices() && holder.Items.FirstOrDefault(row => row.Kind().HasChoices()) is { } row)
            return document.Insert(parent, index, new FormItem { Type = row.Type, Name = FormNames.ForItem(document, published, "") });
        var added = document.Add(parent, index, kind.Value, "", published);
        return kind == ItemKind.Matrix ? WithRows(added, published) : added;
    }

    private static (ItemPath Parent, int Index) Place(FormDocument document, ItemPath? open)
    {
        if (open is { } at && document.Find(at) is { } item)
            return item.Kind().HoldsItems() ? (at, item.Items.Count) : at.Depth == 1 ? FirstSection(document) : (at.Parent, at.Index + 1);
        var last = document.Survey.Count - 1;
        return last >= 0 && document.Survey[last].Kind().HoldsItems() ? (ItemPath.Survey.Inner(last), document.Survey[last].Items.Count) : (ItemPath.Survey, document.Survey.Count);
    }

    private static (ItemPath, int) FirstSection(FormDocument document)
    {
        var first = document.Survey.ToList().FindIndex(item => item.Kind().HoldsItems());
        return first < 0 ? (ItemPath.Survey, document.Survey.Count) : (ItemPath.Survey.Inner(first), document.Survey[first].Items.Count);
    }

    private static FormEdit Hidden(FormDocument document, PublishedNames published)
    {
        var free = Questionnaire.Metadata.Order(StringComparer.Ordinal).Reverse().FirstOrDefault(name => document.PathOf(name) is null);
        var at = document.Survey.TakeWhile(item => item.Kind() == ItemKind.Hidden).Count();
        return free is null ? document.Add(ItemPath.Survey, at, ItemKind.Hidden, "", published) : document.Insert(ItemPath.Survey, at, new FormItem { Type = "hidden", Name = free });
    }

    /// <summary>A table begins with two rows that share their options.</summary>
    private static FormEdit WithRows(FormEdit table, PublishedNames published)
    {
        var first = table.Document.Add(table.At, 0, ItemKind.SelectOne, "", published);
        var row = first.Document.Find(first.At)!;
        var second = first.Document.Insert(table.At, 1, new FormItem { Type = row.Type, Name = FormNames.ForItem(first.Document, published, "") });
        return table with { Document = second.Document };
    }
}
