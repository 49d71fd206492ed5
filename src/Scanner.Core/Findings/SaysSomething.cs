using Scanner.Core.Coding;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;

namespace Scanner.Core.Findings;

/// <summary>
/// Tells an answer from no answer: who only says not to know has said nothing on a key question. Asked and not answered is a blank
/// spot (domain.md §3), and "I don't know" from everyone is no different.
/// </summary>
/// <remarks>An option says so by its name or by its words, so that it goes for a municipality's own questionnaire too. None and never are answers.</remarks>
internal static class SaysSomething
{
    private static readonly HashSet<string> NotKnown =
    [
        "weet niet", "weet ik niet", "weet het niet", "dat weet ik niet", "ik weet het niet", "dat kan ik niet zeggen", "kan ik niet zeggen", "geen idee", "geen mening", "onbekend",
        "niet bekend", "nvt", "n v t", "niet van toepassing", "geen antwoord",
        "dont know", "don t know", "don't know", "i dont know", "i don't know", "i can't say", "unknown", "no opinion", "not applicable", "n a",
    ];

    /// <param name="question">What was asked; null: notes.</param>
    /// <param name="given">What was answered.</param>
    public static bool In(Question? question, GivenAnswer given)
    {
        if (given.Choices.Count == 0) return SaysWords(given.Text);
        return question is not SelectQuestion select ? !given.IsEmpty : given.Choices.Any(name => IsAnswer(select, name)) || SaysWords(given.Text);
    }

    private static bool IsAnswer(SelectQuestion select, string name)
    {
        if (NotKnown.Contains(WordsOf(name))) return false;
        var label = select.Choices.FirstOrDefault(choice => choice.Name == name)?.Label.In("nl");
        return label is null || !NotKnown.Contains(WordsOf(label));
    }

    /// <summary>A dash, dots or a question mark in a field that had to be filled in say nothing either.</summary>
    private static bool SaysWords(string text) => text.Length > 0 && WordsOf(text) is { Length: > 0 } words && !NotKnown.Contains(words);

    private static string WordsOf(string text) => string.Join(' ', FoldedText.Words(text.Replace('_', ' ')).Select(word => word.Text));
}
