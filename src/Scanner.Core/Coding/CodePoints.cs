namespace Scanner.Core.Coding;

/// <summary>Counts and cuts texts in Unicode code points, the unit of fragment positions.</summary>
internal static class CodePoints
{
    /// <summary>The text with LF line ends, as positions count in it.</summary>
    public static string Normalise(string text) => text.ReplaceLineEndings("\n");

    public static int Count(string text)
    {
        var count = 0;
        for (var at = 0; at < text.Length; at = Next(text, at)) count++;
        return count;
    }

    /// <summary>The stretch of so many code points from a code point on; the caller knows that it lies within the text.</summary>
    public static string Slice(string text, int start, int length)
    {
        var from = Index(text, 0, start);
        return text[from..Index(text, from, length)];
    }

    /// <summary>The stretch without white space at its ends, as a mouse or double click often takes some along.</summary>
    public static (int Start, int Length) Trim(string text, int start, int length)
    {
        var words = Slice(text, start, length);
        var head = words.Length - words.TrimStart().Length;
        // White space is one code unit each, so units trimmed are code points trimmed.
        return (start + head, length - head - (words.Length - head - words.Trim().Length));
    }

    /// <summary>The positions where a quote stands in a text, overlapping ones too.</summary>
    public static List<int> Occurrences(string text, string quote)
    {
        var found = new List<int>();
        int codePoint = 0, at = 0;
        for (var hit = text.IndexOf(quote, StringComparison.Ordinal); hit >= 0 && quote.Length > 0; hit = hit + 1 < text.Length ? text.IndexOf(quote, hit + 1, StringComparison.Ordinal) : -1)
        {
            for (; at < hit; at = Next(text, at)) codePoint++;
            if (at == hit) found.Add(codePoint);
        }
        return found;
    }

    /// <summary>The code points of a text; half a surrogate pair counts as one.</summary>
    public static int[] Split(string text)
    {
        var points = new List<int>(text.Length);
        for (var at = 0; at < text.Length; at = Next(text, at))
            points.Add(Next(text, at) - at == 2 ? char.ConvertToUtf32(text[at], text[at + 1]) : text[at]);
        return [.. points];
    }

    /// <summary>The code unit that lies so many code points after a code unit.</summary>
    public static int Index(string text, int from, int codePoints)
    {
        for (; codePoints > 0; codePoints--) from = Next(text, from);
        return from;
    }

    /// <summary>The code unit where the next code point begins; half a surrogate pair counts as one, as it does in a browser.</summary>
    public static int Next(string text, int at) =>
        at + (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1);
}
