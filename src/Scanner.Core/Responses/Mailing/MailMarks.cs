using System.Text.RegularExpressions;

namespace Scanner.Core.Responses;

/// <summary>The marks in the words of a mail or letter, such as <c>{naam}</c>, and what comes in their place.</summary>
public static partial class MailMarks
{
    /// <summary>Every mark, in the order in which the page explains them.</summary>
    public static readonly IReadOnlyList<string> All = ["naam", "organisatie", "gemeente", "titel", "link", "sluitdatum", "minuten", "contact", "afmelden"];

    /// <summary>Stands for the link with which its holder stops mail, until it is sent.</summary>
    public const string OptOutMark = "{afmelden}";

    private static readonly IReadOnlyList<string> AfterHandingIn = ["naam", "organisatie", "gemeente", "titel"];

    /// <summary>The marks that a kind of mail can have: thanks come with one's own copy and ask nothing any more.</summary>
    public static IReadOnlyList<string> Of(MailKind kind) => kind == MailKind.Thanks ? AfterHandingIn : All;

    /// <returns>The marks in a text that mean nothing in this kind of mail, without braces, each once.</returns>
    public static IReadOnlyList<string> UnknownIn(string text, MailKind kind) => [.. Mark().Matches(text).Select(match => match.Groups[1].Value).Where(name => !Of(kind).Contains(name)).Distinct()];

    /// <summary>Whether a mark stands in a text.</summary>
    public static bool Stands(string text, string mark) => text.Contains(mark, StringComparison.Ordinal);

    /// <summary>
    /// Puts values in the place of marks. A line with a mark that has no value (no closing day, for instance) is left out as a whole: half a sentence
    /// would say something wrong. Marks without an entry stay as they are.
    /// </summary>
    internal static string Fill(string text, IReadOnlyDictionary<string, string> values)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Where(line => !Mark().Matches(line).Any(match => values.TryGetValue(match.Groups[1].Value, out var value) && value.Length == 0));
        return ManyEmptyLines().Replace(string.Join('\n', lines.Select(line => FillLine(line, values))), "\n\n").Trim();
    }

    /// <summary>The same for a subject: one line, from which only the mark without a value goes.</summary>
    internal static string FillLine(string line, IReadOnlyDictionary<string, string> values) =>
        Mark().Replace(line, match => values.TryGetValue(match.Groups[1].Value, out var value) ? value : match.Value);

    /// <summary>A value brings no mark of its own, and no new line.</summary>
    internal static string Value(string? text) => (text ?? "").ReplaceLineEndings(" ").Replace('{', '(').Replace('}', ')').Trim();

    [GeneratedRegex(@"\{([^{}\r\n]{1,40})\}", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    [GeneratedRegex(@"\n{3,}", RegexOptions.CultureInvariant)]
    private static partial Regex ManyEmptyLines();
}
