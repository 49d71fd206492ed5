using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Scanner.Core.Questionnaires;

/// <summary>
/// What a text in a questionnaire is made of, whatever file it comes from, so that a file says the same after every conversion:
/// lines end in LF, nothing invisible at the ends, no characters that a workbook or YAML cannot hold.
/// </summary>
internal static partial class FormText
{
    /// <summary>Columns that mean something else in the sheet choices.</summary>
    private static readonly HashSet<string> NamesOfOtherColumns =
        ["list_name", "list-name", "name", "value", "label", "caption", "media", "image", "audio", "video", "big-image", "scan_from", "scan_exclusive"];

    private const char NonBreakingSpace = '\u00A0';

    /// <summary>A text that people read; null when nothing is left.</summary>
    public static string? Prose(string? text)
    {
        if (text is null) return null;
        var clean = (NeedsCare(text) ? WithoutUnstorable(text.ReplaceLineEndings("\n")) : text).Trim();
        return clean.Length == 0 ? null : clean;
    }

    /// <summary>A name, type or expression: as a text, and a space that Excel made non-breaking is a space.</summary>
    public static string? Code(string? text) => Prose(text?.Replace(NonBreakingSpace, ' '));

    /// <summary>A text on one line, such as a probe in a cell with a probe on every line.</summary>
    public static string? OneLine(string? text) => Prose(text)?.Replace('\n', ' ');

    /// <summary>Words in a cell or list, apart.</summary>
    public static IReadOnlyList<string> Words(IEnumerable<string> texts) =>
        [.. texts.SelectMany(text => (Code(text) ?? "").Split([' ', ',', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>Whether this can be the code of a language, which begins with small letters: <c>nl</c>, <c>en</c>, <c>pt-BR</c>, <c>x-twents</c>.</summary>
    public static bool IsLanguage(string code) => code.Length <= LongestLanguage && LanguagePattern().IsMatch(code);

    /// <summary>Whether a column of options for a choice_filter can be called this, in YAML and in a workbook.</summary>
    public static bool IsColumn(string name) => ColumnPattern().IsMatch(name) && !NamesOfOtherColumns.Contains(name.ToLowerInvariant());

    /// <summary>Longest code of a language, in characters.</summary>
    public const int LongestLanguage = 10;

    /// <summary>The languages of a form in the order of its columns: the default one, then the others by code.</summary>
    public static IEnumerable<string> InOrder(IEnumerable<string> languages, string first) =>
        languages.OrderBy(language => language == first ? 0 : 1).ThenBy(language => language, StringComparer.Ordinal);

    /// <summary>The reference list of <c>from</c>: <c>reference/middelen.yaml</c> is <c>middelen</c>, <c>reference/criteria-settings.yaml#omvang</c> is <c>criteria-settings#omvang</c>; null: not known.</summary>
    public static ReferenceList? ReferenceOf(string from, IReadOnlyDictionary<string, ReferenceList> reference)
    {
        var parts = from.Split('#', 2);
        var name = Path.GetFileNameWithoutExtension(parts[0]);
        return reference.GetValueOrDefault(parts.Length == 1 ? name : $"{name}#{parts[1]}");
    }

    /// <summary>A text without empty languages; null when none is left.</summary>
    public static LocalText? Prose(LocalText? text)
    {
        // Most texts are clean already, and then stay the object that they are.
        if (text is null || (text.ByLanguage.Count > 0 && text.ByLanguage.Values.All(words => ReferenceEquals(Prose(words), words)))) return text;
        var clean = new Dictionary<string, string>(text.ByLanguage.Count);
        foreach (var (language, words) in text.ByLanguage)
            if (Prose(words) is { } prose) clean[language] = prose;
        return clean.Count == 0 ? null : new LocalText(clean);
    }

    /// <summary>Lists of texts without empty ones.</summary>
    public static LocalTexts Lines(LocalTexts texts)
    {
        if (texts.ByLanguage.Count == 0) return LocalTexts.None;
        var clean = new Dictionary<string, IReadOnlyList<string>>(texts.ByLanguage.Count);
        foreach (var (language, lines) in texts.ByLanguage)
            if (lines.Select(OneLine).OfType<string>().ToList() is { Count: > 0 } some) clean[language] = some;
        return new LocalTexts(clean);
    }

    private static bool NeedsCare(string text)
    {
        foreach (var letter in text)
            if (letter < ' ' || (letter >= '\u007F' && (letter <= '\u009F' || letter >= '\uD800' || letter is '\u2028' or '\u2029'))) return true;
        return false;
    }

    private static string WithoutUnstorable(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // A lone half of a pair is given as U+FFFD; that it was there can still be seen.
            var unstorable = Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control ? rune.Value is not ('\n' or '\t') : rune.Value is 0xFEFF or 0xFFFE or 0xFFFF;
            if (!unstorable) kept.Append(rune.ToString());
        }
        return kept.ToString();
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_.-]{0,99}$")]
    private static partial Regex ColumnPattern();

    [GeneratedRegex("^[a-z]{1,8}(-[A-Za-z0-9]{1,8})*$")]
    private static partial Regex LanguagePattern();
}
