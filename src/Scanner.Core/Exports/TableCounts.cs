using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;

namespace Scanner.Core.Exports;

/// <summary>What was answered to one question, in all responses or in those of one category.</summary>
internal sealed class TableCount
{
    private readonly Dictionary<string, int> chosen = new(StringComparer.Ordinal);

    /// <summary>Times that the question was asked.</summary>
    public int Asked { get; private set; }

    /// <summary>Of those, times that it was answered.</summary>
    public int Answered { get; private set; }

    /// <summary>The numbers given.</summary>
    public List<double> Numbers { get; } = [];

    /// <summary>Times that an option was chosen; for an order, that it came first.</summary>
    public int Of(string choice) => chosen.GetValueOrDefault(choice);

    public void Add(AnswerSheet sheet, SheetField field)
    {
        Asked++;
        var answer = sheet.Shown(field.Path);
        if (answer.IsEmpty) return;
        var names = field.Item is SelectQuestion && answer.Choices.Count > 0 ? [.. sheet.ChosenAt(field).Select(choice => choice.Name)] : answer.Choices;
        if (field.Item is SelectQuestion && names.Count == 0) return;
        Answered++;
        foreach (var name in field.Item is RankQuestion ? names.Take(1) : names) chosen[name] = chosen.GetValueOrDefault(name) + 1;
        if (answer.Number is { } number) Numbers.Add(number);
    }
}

/// <summary>The counts of all questions, split by the answers to one question or not at all.</summary>
internal sealed class TableCounts
{
    private readonly Dictionary<(string Category, string Question), TableCount> counts = [];

    /// <summary>Counts responses.</summary>
    /// <param name="responses">The responses with their answers.</param>
    /// <param name="by">The question to split by; null: all together.</param>
    public static TableCounts Of(IEnumerable<(CountedResponse Response, AnswerSheet Sheet)> responses, string? by)
    {
        var found = new TableCounts();
        foreach (var (_, sheet) in responses)
        {
            var fields = sheet.Questionnaire.Sections.SelectMany(sheet.FieldsOf).Where(field => field.Item is Question { TakesAnswer: true } && sheet.Asks(field.Path)).ToList();
            var category = by is not null && fields.Find(field => field.Path == by) is { Item: SelectQuestion } cross ? sheet.ChosenAt(cross).Select(choice => choice.Name).FirstOrDefault() ?? "" : "";
            found.Categories.Add(category);
            foreach (var field in fields)
            {
                if (!found.counts.TryGetValue((category, field.Item.Name), out var count)) found.counts[(category, field.Item.Name)] = count = new TableCount();
                count.Add(sheet, field);
            }
        }
        return found;
    }

    /// <summary>The categories that occur; the empty one is for responses without an answer to the question.</summary>
    public HashSet<string> Categories { get; } = new(StringComparer.Ordinal);

    public TableCount At(string category, string question) => counts.GetValueOrDefault((category, question)) ?? new TableCount();
}
