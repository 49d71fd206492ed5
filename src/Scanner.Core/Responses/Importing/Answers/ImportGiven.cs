using System.Globalization;
using Scanner.Core.Questionnaires;

namespace Scanner.Core.Responses;

/// <summary>The answers of one row, put at their places: columns in repeats find out which time they are about.</summary>
/// <param name="questionnaire">The questionnaire.</param>
/// <param name="columns">How many columns hold answers.</param>
internal sealed class ImportGiven(Questionnaire questionnaire, int columns)
{
    /// <summary>The number of the one save that an imported response has.</summary>
    private const int Revision = 1;

    private readonly Dictionary<string, SortedSet<int>> mentioned = new(StringComparer.Ordinal);

    /// <summary>The answers by path, each with the column it came from; a question with a default keeps that it was left empty.</summary>
    public Dictionary<string, (GivenAnswer Answer, string Column, bool KeepsEmpty, ImportColumn? From)> Answers { get; } = new(columns, StringComparer.Ordinal);

    /// <summary>The same as they will be stored: what is empty is not there, unless someone emptied it.</summary>
    public Dictionary<string, GivenAnswer> Stored()
    {
        var stored = new Dictionary<string, GivenAnswer>(Answers.Count, StringComparer.Ordinal);
        foreach (var (path, given) in Answers)
            if (!given.Answer.IsEmpty || given.KeepsEmpty) stored.Add(path, given.Answer with { Revision = Revision });
        return stored;
    }

    /// <summary>The rows of the answers that are kept.</summary>
    public List<Answer> Rows(Guid responseId, DateTimeOffset at, Func<string, bool> isKept)
    {
        var rows = new List<Answer>(Answers.Count);
        // In the order of their key, which is the order in which a database likes to get them.
        foreach (var (path, given) in Answers.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            if ((!given.Answer.IsEmpty || given.KeepsEmpty) && isKept(path)) rows.AddRange(given.Answer.Rows(responseId, path, Revision, at, given.KeepsEmpty));
        return rows;
    }

    /// <summary>The column that the answer at a path came from, or would have come from; null: there is none.</summary>
    public ImportColumn? ColumnOf(string path) => Answers.TryGetValue(path, out var found) ? found.From : null;

    /// <summary>Takes the answer in a cell.</summary>
    /// <returns>What is wrong; null: nothing.</returns>
    public string? Take(ImportColumn column, string cell, Func<ImportColumn, string, (GivenAnswer, string?)> read)
    {
        var isEmpty = string.IsNullOrWhiteSpace(cell);
        if (column.Kind == ImportColumnKind.Times) return isEmpty ? null : TakeTimes(column, cell);
        var keepsEmpty = column.Node?.Item is Question { Default: not null };
        if (isEmpty && !keepsEmpty)
        {
            // Remembered for the sentence about a required question: which column is empty.
            if (column.Times.Count == 0) Answers.TryAdd(column.Name, (GivenAnswer.None, column.Name, false, column));
            return null;
        }
        var (path, wrong) = PathOf(column, !isEmpty);
        if (path is null) return isEmpty ? null : wrong;
        var (answer, sentence) = read(column, cell);
        if (sentence is not null) return sentence;
        if (Answers.TryGetValue(path, out var had) && !had.Answer.IsEmpty) return isEmpty ? null : $"‘{column.Name}’ en ‘{had.Column}’ gaan over hetzelfde antwoord. Vul er een in.";
        Answers[path] = (answer, column.Name, keepsEmpty, column);
        return null;
    }

    /// <summary>Repeats that people add to get the times that something was answered in, where the file does not name them.</summary>
    public void SettleTimes()
    {
        foreach (var (path, numbers) in mentioned)
            if (!(Answers.TryGetValue(path, out var had) && !had.Answer.IsEmpty) && !numbers.SetEquals([1]))
                Answers[path] = (new GivenAnswer(string.Join(' ', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))), []), "", false, null);
    }

    private string? TakeTimes(ImportColumn column, string cell)
    {
        var keys = cell.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var read = RepeatKeys.Of(string.Join(' ', keys));
        if (read.All.Count != keys.Length || keys.Length > Repeat.MostInstances || read.All.Any(key => key[0] is '-' or '0')) return $"‘{column.Name}’ is een herhaling. Zet er de nummers van de keren in, zoals 1 2 3, of laat de cel leeg.";
        var (path, wrong) = PathOf(column, isFilled: true);
        if (path is null) return wrong;
        Answers[path] = (new GivenAnswer(read.ToString(), []), "", false, null);
        return null;
    }

    private (string? Path, string? Wrong) PathOf(ImportColumn column, bool isFilled)
    {
        if (column.Node is not { } node || column.Times.Count == 0) return (column.Name, null);
        var prefix = "";
        var prefixes = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index < column.Times.Count; index++)
        {
            var (repeat, key) = (node.Repeats[index], column.Times[index].Key);
            var path = prefix + repeat.Name;
            if (repeat.ForEachOf is { } chosen)
            {
                if (ChosenKey(chosen, key, prefixes) is not { } real) return (null, $"‘{column.Name}’ gaat over keuze {key} bij ‘{chosen}’, maar zoveel keuzes zijn er niet gemaakt. Maak de cel leeg of vul ‘{chosen}’ aan.");
                key = real;
            }
            else if (isFilled && repeat.Count is null)
            {
                if (!mentioned.TryGetValue(path, out var numbers)) mentioned[path] = numbers = [];
                numbers.Add(int.Parse(key, NumberStyles.None, CultureInfo.InvariantCulture));
            }
            prefixes[repeat.Name] = prefix = AnswerPath.Inside(path, key);
        }
        return (prefix + node.Item.Name, null);
    }

    /// <summary>The option that a time is about: named, or by its number among those chosen.</summary>
    private string? ChosenKey(string question, string key, Dictionary<string, string> prefixes)
    {
        if (questionnaire.Plan.Find(question) is not { Item: SelectQuestion select } node) return null;
        if (select.Choices.Any(choice => choice.Name == key)) return key;
        var path = (node.Repeats.Count == 0 ? "" : prefixes.GetValueOrDefault(node.Repeats[^1].Name, "")) + question;
        return Answers.TryGetValue(path, out var given) && int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? given.Answer.Choices.ElementAtOrDefault(number - 1) : null;
    }
}
