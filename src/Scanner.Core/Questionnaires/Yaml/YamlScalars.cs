using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Scanner.Core.Questionnaires;

/// <summary>How a text is written in YAML: without quotes where every reader of YAML 1.1 and 1.2 would read the same text, with quotes elsewhere.</summary>
internal static partial class YamlScalars
{
    private const string Indicators = "-?:,[]{}#&*!|>'\"%@`~=<";
    // The question mark for readers of YAML 1.1, such as PyYAML.
    private static readonly SearchValues<char> FlowIndicators = SearchValues.Create(",?[]{}");

    /// <summary>A text on one line.</summary>
    /// <param name="text">The text, clean (see <see cref="FormText"/>).</param>
    /// <param name="isRaw">Whether a number, true and false may stand without quotes.</param>
    /// <param name="inFlow">Whether it stands between braces or brackets, or is a key.</param>
    public static string OneLine(string text, bool isRaw, bool inFlow)
    {
        if (IsPlain(text, isRaw, inFlow)) return text;
        var isPrintable = IsPrintable(text);
        // Single quotes take double quotes and backslashes as they are.
        return isPrintable && text.AsSpan().ContainsAny('"', '\\') && !text.Contains('\'', StringComparison.Ordinal) ? $"'{text}'" : DoubleQuoted(text);
    }

    /// <summary>Whether a text reads back the same from a folded or literal block: nothing invisible at the ends of lines.</summary>
    public static bool CanBeBlock(string text)
    {
        if (text.Length == 0 || text[0] is ' ' or '\n' || text[^1] is ' ' or '\n') return false;
        for (var index = 0; index < text.Length; index++)
            if (text[index] == '\n' ? text[index - 1] == ' ' : !IsPrintable(text, index)) return false;
        return true;
    }

    /// <summary>The lines of a folded block; one when the text has nowhere to break.</summary>
    public static List<string> Fold(string text, int width)
    {
        var lines = new List<string>();
        int start = 0, lastBreak = -1;
        for (var index = 1; index < text.Length - 1; index++)
        {
            // Only a single space can become a line end and come back as a single space.
            if (text[index] != ' ' || text[index - 1] == ' ' || text[index + 1] == ' ') continue;
            if (index - start > width && lastBreak > start) Break(lastBreak);
            lastBreak = index;
        }
        if (text.Length - start > width && lastBreak > start) Break(lastBreak);
        lines.Add(text[start..]);
        return lines;

        void Break(int at)
        {
            lines.Add(text[start..at]);
            start = at + 1;
        }
    }

    private static bool IsPlain(string text, bool isRaw, bool inFlow)
    {
        if (text.Length == 0 || text[0] == ' ' || text[^1] is ' ' or ':') return false;
        if (isRaw && RawPattern().IsMatch(text)) return true;
        if (Indicators.Contains(text[0], StringComparison.Ordinal) || !IsPrintable(text)) return false;
        if (text.Contains(": ", StringComparison.Ordinal) || text.Contains(" #", StringComparison.Ordinal)) return false;
        if (inFlow && text.AsSpan().ContainsAny(FlowIndicators)) return false;
        return !(MayBeAnotherType(text[0]) && OtherTypePattern().IsMatch(text));
    }

    /// <summary>What a reader could take for a number, date, truth or nothing begins with one of these.</summary>
    private static bool MayBeAnotherType(char first) => first is '+' or '.' || char.IsAsciiDigit(first) || "yYnNtTfFoO".Contains(first, StringComparison.Ordinal);

    private static bool IsPrintable(string text)
    {
        for (var index = 0; index < text.Length; index++)
            if (!IsPrintable(text, index)) return false;
        return true;
    }

    private static bool IsPrintable(string text, int index)
    {
        var letter = text[index];
        if (letter is >= ' ' and < '\u007F') return true;
        if (char.IsHighSurrogate(letter)) return index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);
        if (char.IsLowSurrogate(letter)) return index > 0 && char.IsHighSurrogate(text[index - 1]);
        return letter >= '\u00A0' && letter is not ('\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF');
    }

    private static string DoubleQuoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        for (var index = 0; index < text.Length; index++)
            switch (text[index])
            {
                case '"': quoted.Append("\\\""); break;
                case '\\': quoted.Append("\\\\"); break;
                case '\n': quoted.Append("\\n"); break;
                case '\t': quoted.Append("\\t"); break;
                case var letter when IsPrintable(text, index): quoted.Append(letter); break;
                case var letter: quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"); break;
            }
        return quoted.Append('"').ToString();
    }

    [GeneratedRegex("^(true|false|0|-?[1-9][0-9]{0,14})$")]
    private static partial Regex RawPattern();

    /// <summary>Truth and nothing in YAML 1.1; numbers (also octal, hexadecimal, sixty-based, with underscores); dates; the merge key.</summary>
    [GeneratedRegex(@"^(y|n|yes|no|true|false|on|off|null|[-+]?\.?[0-9][0-9a-fx_.:+-]*|[-+]?\.(inf|nan)|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?|\.\.\.)$", RegexOptions.IgnoreCase)]
    private static partial Regex OtherTypePattern();
}
