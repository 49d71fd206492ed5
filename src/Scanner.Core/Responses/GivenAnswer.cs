using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Scanner.Core.Expressions;
using Scanner.Core.Questionnaires;

namespace Scanner.Core.Responses;

/// <summary>The answer to one question, whole: a text, or the names of the options chosen.</summary>
/// <param name="Text">What was typed; empty when there is none.</param>
/// <param name="Choices">The options chosen, in the order of the list.</param>
/// <param name="Number">The number that the text is, when the question asks one.</param>
/// <param name="Day">The day that the text is, when the question asks one.</param>
/// <param name="Revision">The save that wrote it; 0: nothing is stored.</param>
internal sealed record GivenAnswer(string Text, IReadOnlyList<string> Choices, double? Number = null, DateOnly? Day = null, int Revision = 0)
{
    /// <summary>What an acknowledgement is stored as, as XLSForm does.</summary>
    public const string Acknowledged = "OK";

    /// <summary>The mark of an answer that is not there.</summary>
    public const string NoMark = "-";

    public static readonly GivenAnswer None = new("", []);

    /// <summary>Whether someone gave it, if only by emptying the field; otherwise there are no rows.</summary>
    public bool IsStored => Revision > 0;

    /// <summary>Blank space is no answer.</summary>
    public bool IsEmpty => Choices.Count == 0 && string.IsNullOrWhiteSpace(Text);

    /// <summary>A short hash of the value: equal marks are equal answers. Travels with the form, so that a save can tell what was touched.</summary>
    public string Mark => IsEmpty ? NoMark : Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(Choices.Count > 0 ? "c\n" + string.Join('\n', Choices) : "t\n" + Text)).AsSpan(0, 8));

    /// <summary>Puts the rows of one path together.</summary>
    public static GivenAnswer Of(IEnumerable<Answer> rows)
    {
        var ordered = rows.ToList();
        if (ordered.Count == 0) return None;
        if (ordered.Count > 1) ordered.Sort((one, other) => one.Ordinal.CompareTo(other.Ordinal));
        var text = ordered.Find(row => row.ValueText is not null);
        return new GivenAnswer(
            text?.ValueText ?? "", [.. ordered.Select(row => row.ValueChoice).OfType<string>()],
            text?.ValueNumber, text?.ValueDate, ordered.Max(row => row.Revision));
    }

    /// <summary>Reads what a form posted for a question; null stands for notes.</summary>
    /// <returns>The answer as it can be stored, valid or not; or a fault that keeps it from being stored at all.</returns>
    public static (GivenAnswer Answer, AnswerFault? Refused) Read(Question? question, IReadOnlyList<string> posted)
    {
        switch (question)
        {
            case { TakesAnswer: false }: return (None, null);
            case AcknowledgeQuestion: return (posted.Any(value => value == Acknowledged) ? new GivenAnswer("", [Acknowledged]) : None, null);
            case SelectQuestion select: return ReadChoices(select, posted);
        }
        var typed = posted.Count == 0 ? "" : posted[^1];
        var text = question is null or TextQuestion { IsMultiline: true } ? TypedText.Clean(typed) : TypedText.CleanLine(typed);
        if (string.IsNullOrWhiteSpace(text)) return (None, null);
        if (text.Length > Answer.TextLength) return (new GivenAnswer(text, []), AnswerFault.TooLong);
        return (question switch
        {
            IntegerQuestion => new GivenAnswer(text, [], Number: TypedText.Whole(text)),
            DecimalQuestion => new GivenAnswer(text, [], Number: TypedText.Decimal(text)),
            DateQuestion => new GivenAnswer(text, [], Day: TypedText.Day(text)),
            _ => new GivenAnswer(text, []),
        }, null);
    }

    /// <summary>The answer as far as it fits the question: what was given to another type of question under the same name is not shown as an answer to this one.</summary>
    public static GivenAnswer Fitted(Question question, GivenAnswer stored) => question switch
    {
        RankQuestion when stored.Choices.Count == 0 => stored,
        SelectQuestion or AcknowledgeQuestion => stored.Choices.Count > 0 ? stored : None with { Revision = stored.Revision },
        _ when stored.Choices.Count > 0 => None with { Revision = stored.Revision },
        IntegerQuestion => stored with { Number = TypedText.Whole(stored.Text), Day = null },
        DecimalQuestion => stored with { Number = TypedText.Decimal(stored.Text), Day = null },
        // A day is a day in whatever question it was given.
        DateQuestion => stored with { Number = null, Day = stored.Day ?? TypedText.Day(stored.Text) },
        _ => stored,
    };

    /// <summary>The answer that a default is, as if it had been typed.</summary>
    public static GivenAnswer OfDefault(Question question, Value value)
    {
        if (value.IsEmpty) return None;
        var text = value.ToText();
        IReadOnlyList<string> posted = question switch
        {
            RankQuestion => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((name, place) => string.Create(CultureInfo.InvariantCulture, $"{place + 1}:{name}"))],
            SelectMultipleQuestion => text.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            DecimalQuestion => [text.Replace('.', ',')],
            DateQuestion when TypedText.Day(text) is { } day => [day.ToString("d-M-yyyy", CultureInfo.InvariantCulture)],
            _ => [text],
        };
        var (answer, refused) = Read(question, posted);
        return refused is null ? answer : None;
    }

    /// <summary>What the answer is worth in conditions.</summary>
    /// <param name="question">The question.</param>
    /// <param name="offered">The options that its filter lets through; null: all.</param>
    public Value ValueFor(Question question, IReadOnlyList<Choice>? offered)
    {
        if (IsEmpty) return Value.Unanswered;
        switch (question)
        {
            case SelectQuestion select:
                var names = new List<string>(Choices.Count);
                foreach (var name in Choices)
                    if (Has(offered ?? select.Choices, name)) names.Add(name);
                return names.Count == 0 ? Value.Unanswered : question is SelectOneQuestion ? new Value.Text(names[0]) : new Value.Choices(names);
            case AcknowledgeQuestion: return new Value.Text(Choices[0]);
            case IntegerQuestion or DecimalQuestion: return Number is { } number ? new Value.Number(number) : Value.Unanswered;
            case DateQuestion: return Day is { } day ? new Value.Date(day) : Value.Unanswered;
            default: return new Value.Text(Text);
        }
    }

    /// <summary>The rows that hold it.</summary>
    /// <param name="responseId">The response.</param>
    /// <param name="path">The path.</param>
    /// <param name="revision">The number of the save.</param>
    /// <param name="now">The moment.</param>
    /// <param name="keepsEmpty">Whether an emptied field is kept as emptied, so that a default does not come back.</param>
    public IEnumerable<Answer> Rows(Guid responseId, string path, int revision, DateTimeOffset now, bool keepsEmpty = false)
    {
        if (IsEmpty) return keepsEmpty ? [Answer.OfText(responseId, path, "", null, null, revision, now)] : [];
        return Choices.Count > 0
            ? Choices.Select((choice, place) => Answer.OfChoice(responseId, path, place, choice, revision, now))
            : [Answer.OfText(responseId, path, Text, Number, Day, revision, now)];
    }

    private static (GivenAnswer, AnswerFault?) ReadChoices(SelectQuestion select, IReadOnlyList<string> posted)
    {
        if (select is RankQuestion) return (ReadRank(select, posted), null);
        foreach (var value in posted)
            if (value.Length > 0 && !Has(select.Choices, value)) return (None, AnswerFault.UnknownChoice);
        var known = new List<string>(posted.Count);
        foreach (var choice in select.Choices)
            if (posted.Contains(choice.Name)) known.Add(choice.Name);
        if (select is SelectOneQuestion && known.Count > 1) return (None, AnswerFault.MoreThanOne);
        return (new GivenAnswer("", known), null);
    }

    /// <summary>Whether an option is in a list; lists are short, and looking costs less than making a set.</summary>
    internal static bool Has(IReadOnlyList<Choice> choices, string name)
    {
        for (var place = 0; place < choices.Count; place++)
            if (choices[place].Name == name) return true;
        return false;
    }

    /// <summary>Reads places (<c>2:school</c>). An order that cannot be, with a place given twice, is kept as it was posted.</summary>
    private static GivenAnswer ReadRank(SelectQuestion select, IReadOnlyList<string> posted)
    {
        var places = new List<(int Place, string Choice)>();
        foreach (var value in posted.Where(value => value.Length > 0))
        {
            var parts = value.Split(':', 2);
            if (parts.Length < 2 || parts[0].Trim().Length == 0) continue;
            if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var place) || select.Choices.All(choice => choice.Name != parts[1])) return new GivenAnswer(Together(posted), []);
            places.Add((place, parts[1]));
        }
        var ordered = places.OrderBy(pair => pair.Place).ToList();
        return ordered.Select(pair => pair.Place).SequenceEqual(Enumerable.Range(1, ordered.Count)) && ordered.DistinctBy(pair => pair.Choice).Count() == ordered.Count
            ? new GivenAnswer("", [.. ordered.Select(pair => pair.Choice)])
            : new GivenAnswer(Together(posted), []);
    }

    private static string Together(IReadOnlyList<string> posted) => TypedText.CleanLine(string.Join(' ', posted.Where(value => !value.StartsWith(':')).Where(value => value.Length > 0)));

    /// <summary>The place that was given to an option, also when the whole is no order; null: none.</summary>
    public int? RankOf(string choice)
    {
        for (var place = 0; place < Choices.Count; place++)
            if (Choices[place] == choice) return place + 1;
        var typed = Text.Split(' ').FirstOrDefault(one => one.EndsWith(":" + choice, StringComparison.Ordinal));
        return typed is not null && int.TryParse(typed.AsSpan(0, typed.IndexOf(':', StringComparison.Ordinal)), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : null;
    }
}
