using System.Buffers;
using System.Text;

namespace Scanner.Core.Exports;

/// <summary>Makes texts that a cell can hold, without losing words.</summary>
internal static class CellText
{
    /// <summary>The most characters (UTF-16) that Excel keeps in a cell.</summary>
    public const int Longest = 32_767;

    private static readonly SearchValues<char> Suspect = SearchValues.Create(
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000D\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\uFFFE\uFFFF"
        + string.Concat(Enumerable.Range(0xD800, 0x800).Select(code => (char)code)));

    /// <summary>Line ends become LF; characters that XML forbids become �, so that one sees something stood there.</summary>
    public static string Clean(string text)
    {
        if (text.AsSpan().IndexOfAny(Suspect) < 0) return text;
        var clean = new StringBuilder(text.Length);
        // EnumerateRunes gives � for half a surrogate pair.
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
            clean.Append(rune.Value is < 0x20 and not '\n' and not '\t' or 0xFFFE or 0xFFFF ? "\uFFFD" : rune.ToString());
        return clean.ToString();
    }

    /// <summary>Divides a text over cells, never within a character.</summary>
    public static IReadOnlyList<string> Pieces(string text)
    {
        if (text.Length <= Longest) return [text];
        var pieces = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var length = Math.Min(Longest, text.Length - start);
            if (start + length < text.Length && char.IsHighSurrogate(text[start + length - 1])) length--;
            pieces.Add(text.Substring(start, length));
            start += length;
        }
        return pieces;
    }

    /// <summary>Whether Excel would take the text for a formula when someone edits the cell.</summary>
    public static bool LooksLikeFormula(string text) => text.Length > 0 && "=+-@\t\n'|%".Contains(text[0], StringComparison.Ordinal);
}
