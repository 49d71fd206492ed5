namespace Scanner.Core.Questionnaires;

/// <summary>What differs between the choice lists of two versions. Lists and options are known by their names.</summary>
internal static class ListDiff
{
    public static IEnumerable<FormChange> Between(FormDocument older, FormDocument newer)
    {
        var language = newer.Settings.DefaultLanguage;
        var before = older.Lists.DistinctBy(list => list.Name).ToDictionary(list => list.Name, StringComparer.Ordinal);
        var after = newer.Lists.DistinctBy(list => list.Name).ToDictionary(list => list.Name, StringComparer.Ordinal);
        foreach (var list in newer.Lists.Where(list => !before.ContainsKey(list.Name))) yield return new FormChange(ChangeKind.Added, FormPart.List, list.Name, "", Consequence.None);
        foreach (var list in after.Values.Where(list => before.ContainsKey(list.Name)))
            foreach (var change in Between(before[list.Name], list, language)) yield return change;
        foreach (var list in older.Lists.Where(list => !after.ContainsKey(list.Name))) yield return new FormChange(ChangeKind.Removed, FormPart.List, list.Name, "", Consequence.None);
    }

    private static IEnumerable<FormChange> Between(FormList older, FormList newer, string language)
    {
        if (FormFields.Between(FormFields.Of(older), FormFields.Of(newer)) is { Count: > 0 } own)
            yield return new FormChange(ChangeKind.Changed, FormPart.List, newer.Name, "", Consequence.None) { Fields = own };
        var was = older.Choices.Select((choice, order) => (choice, order)).DistinctBy(one => one.choice.Name).ToDictionary(one => one.choice.Name, StringComparer.Ordinal);
        var now = newer.Choices.DistinctBy(choice => choice.Name).ToList();
        var stayed = now.Where(choice => was.ContainsKey(choice.Name)).ToList();
        var kept = QuestionnaireDiff.LongestRising([.. stayed.Select(choice => was[choice.Name].order)]);
        var moved = stayed.Where((_, index) => !kept.Contains(index)).Select(choice => choice.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (choice, order) in now.Select((choice, order) => (choice, order)))
        {
            if (!was.TryGetValue(choice.Name, out var had))
            {
                yield return Change(ChangeKind.Added, choice, Consequence.NoAnswersYet);
                continue;
            }
            if (FormFields.Between(FormFields.Of(had.choice), FormFields.Of(choice)) is { Count: > 0 } fields)
                yield return Change(ChangeKind.Changed, choice, ConsequenceOf(fields)) with { Fields = fields };
            if (moved.Contains(choice.Name))
                yield return Change(ChangeKind.Moved, choice, Consequence.AnswersKept) with { From = new ChangePlace(newer.Name, had.order + 1), To = new ChangePlace(newer.Name, order + 1) };
        }
        var names = now.Select(choice => choice.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var choice in older.Choices.Where(choice => !names.Contains(choice.Name))) yield return Change(ChangeKind.Removed, choice, Consequence.ChoiceNotOffered);

        FormChange Change(ChangeKind kind, FormChoice choice, Consequence consequence) =>
            new(kind, FormPart.Choice, choice.Name, choice.Label?.In(language) ?? "", consequence) { List = newer.Name };
    }

    private static Consequence ConsequenceOf(IReadOnlyList<FieldChange> fields) =>
        fields.Any(field => field.Key == "scan::exclusive") ? Consequence.MayNeedMending
        : fields.Any(field => field.Key == "label") ? Consequence.ShownUnderNewWords
        : Consequence.AskedOfOthers;
}
