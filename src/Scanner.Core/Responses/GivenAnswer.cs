using System.Security.Cryptography;
using System.Text;
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

    /// <summary>Blank space is no answer.</summary>
    public bool IsEmpty => Choices.Count == 0 && string.IsNullOrWhiteSpace(Text);

    /// <summary>A short hash of the value: equal marks are equal answers. Travels with the form, so that a save can tell what was touched.</summary>
    public string Mark => IsEmpty ? NoMark : Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(Choices.Count > 0 ? "c\n" + string.Join('\n', Choices) : "t\n" + Text)).AsSpan(0, 8));

    /// <summary>Puts the rows of one path together.</summary>
    public static GivenAnswer Of(IEnumerable<Answer> rows)
    {
        var ordered = rows.OrderBy(row => row.Ordinal).ToList();
        if (ordered.Count == 0) return None;
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
            case NoteItem: return (None, null);
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

    /// <summary>The rows that hold it.</summary>
    public IEnumerable<Answer> Rows(Guid responseId, string path, int revision, DateTimeOffset now)
    {
        if (IsEmpty) return [];
        return Choices.Count > 0
            ? Choices.Select((choice, place) => Answer.OfChoice(responseId, path, place, choice, revision, now))
            : [Answer.OfText(responseId, path, Text, Number, Day, revision, now)];
    }

    private static (GivenAnswer, AnswerFault?) ReadChoices(SelectQuestion select, IReadOnlyList<string> posted)
    {
        var wanted = posted.Where(value => value.Length > 0).ToHashSet(StringComparer.Ordinal);
        var known = select.Choices.Select(choice => choice.Name).Where(wanted.Contains).ToList();
        if (known.Count < wanted.Count) return (None, AnswerFault.UnknownChoice);
        if (select is SelectOneQuestion && known.Count > 1) return (None, AnswerFault.MoreThanOne);
        return (new GivenAnswer("", known), null);
    }
}
