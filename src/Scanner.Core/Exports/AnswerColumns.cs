using System.Globalization;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;

namespace Scanner.Core.Exports;

/// <summary>A column of the export of answers.</summary>
/// <param name="Path">Its name: where the answer stands.</param>
/// <param name="Label">The question in Dutch.</param>
/// <param name="Item">The question or repeat; null for notes and for what an earlier version asked.</param>
internal sealed record AnswerColumn(string Path, string Label, SurveyItem? Item);

/// <summary>The columns of the export of answers: those of the last version in its order, then what only earlier versions ask; for repeats as many times as occur.</summary>
internal static class AnswerColumns
{
    /// <param name="versions">The versions answered, the last one first.</param>
    /// <param name="stored">All paths at which something is stored.</param>
    public static List<AnswerColumn> Of(IReadOnlyList<Questionnaire> versions, IReadOnlyCollection<string> stored)
    {
        var prefixes = Prefixes(stored);
        var columns = new List<AnswerColumn>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var version in versions)
            foreach (var section in version.Sections)
            {
                foreach (var column in Within(version, section.Content, "", [], prefixes))
                    if (seen.Add(column.Path)) columns.Add(column);
                var notes = Answer.NotesOn(section.Name);
                if (stored.Contains(notes) && seen.Add(notes)) columns.Add(new AnswerColumn(notes, $"Notities bij ‘{SheetTexts.WithoutAnswers(section.Label.In("nl"))}’", null));
            }
        // What was set aside when a response moved to another version keeps its own path.
        columns.AddRange(stored.Where(path => path.StartsWith(Answer.EarlierPrefix, StringComparison.Ordinal) && seen.Add(path)).Order(StringComparer.Ordinal).Select(path => new AnswerColumn(path, "Antwoord op een eerdere versie", null)));
        return columns;
    }

    private static IEnumerable<AnswerColumn> Within(Questionnaire version, IReadOnlyList<SurveyItem> items, string prefix, IReadOnlyList<string> topics, Dictionary<string, HashSet<string>> prefixes)
    {
        foreach (var item in items)
            switch (item)
            {
                case Question question and not NoteItem:
                    yield return new AnswerColumn(prefix + question.Name, string.Join(" · ", [.. topics, SheetTexts.WithoutAnswers(question.Label.In("nl"))]), question);
                    break;
                case Group group:
                    foreach (var column in Within(version, group.Content, prefix, topics, prefixes)) yield return column;
                    break;
                case Repeat repeat:
                    var path = prefix + repeat.Name;
                    if (repeat is { Count: null, ForEachOf: null }) yield return new AnswerColumn(path, string.Join(" · ", [.. topics, SheetTexts.WithoutAnswers(repeat.Label.In("nl")), "welke keren"]), repeat);
                    var choices = repeat.ForEachOf is { } chosen && version.Plan.Find(chosen)?.Item is SelectQuestion select ? select.Choices : null;
                    foreach (var key in InOrder(prefixes.GetValueOrDefault(path, []), choices))
                        foreach (var column in Within(version, repeat.Content, AnswerPath.Inside(path, key), [.. topics, TopicOf(repeat, key, choices)], prefixes)) yield return column;
                    break;
            }
    }

    private static string TopicOf(Repeat repeat, string key, IReadOnlyList<Choice>? choices) =>
        choices?.FirstOrDefault(choice => choice.Name == key) is { } choice ? SheetTexts.WithoutAnswers(choice.Label.In("nl")) : $"{SheetTexts.WithoutAnswers(repeat.Label.In("nl"))} {key}".Trim();

    private static IEnumerable<string> InOrder(HashSet<string> keys, IReadOnlyList<Choice>? choices) => choices is null
        ? keys.OrderBy(key => int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue).ThenBy(key => key, StringComparer.Ordinal)
        : choices.Select(choice => choice.Name).Where(keys.Contains);

    /// <summary>The keys of the times that occur, by the path of the repeat.</summary>
    private static Dictionary<string, HashSet<string>> Prefixes(IEnumerable<string> stored)
    {
        var keys = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var path in stored)
        {
            var prefix = "";
            foreach (var (repeat, key) in AnswerPath.TimesIn(path))
            {
                if (!keys.TryGetValue(prefix + repeat, out var had)) keys[prefix + repeat] = had = new HashSet<string>(StringComparer.Ordinal);
                had.Add(key);
                prefix = AnswerPath.Inside(prefix + repeat, key);
            }
        }
        return keys;
    }
}
