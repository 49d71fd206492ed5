using System.Buffers;
using System.Globalization;
using System.Text;

namespace Scanner.Core.Coding;

/// <summary>Compares texts as people read them: no matter capitals or accents.</summary>
internal static class FoldedText
{
    private static readonly SearchValues<char> LooseGap = SearchValues.Create(" -\u00A0\u2010\u2011\n");

    /// <summary>The text in lower case, without accents.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        // Half a surrogate pair cannot be normalised; the runes hold a replacement character in its place.
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0) text = string.Concat(text.EnumerateRunes());
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                folded.Append(letter == '’' ? '\'' : char.ToLowerInvariant(letter));
        return folded.ToString();
    }

    /// <summary>The words of a text, each folded, with its place in code points.</summary>
    public static List<FoldedWord> Words(string text)
    {
        var words = new List<FoldedWord>();
        int codePoint = 0, wordStart = -1, wordAt = 0, gapFrom = 0;
        void Close(int at)
        {
            if (wordStart < 0) return;
            words.Add(new FoldedWord(Fold(text[wordAt..at]), wordStart, codePoint - wordStart, IsLooseGap(text.AsSpan(gapFrom, wordAt - gapFrom))));
            (wordStart, gapFrom) = (-1, at);
        }
        for (var at = 0; at < text.Length; at = CodePoints.Next(text, at), codePoint++)
        {
            if (IsInWord(text, at, wordStart >= 0))
            {
                if (wordStart < 0) (wordStart, wordAt) = (codePoint, at);
            }
            else Close(at);
        }
        Close(text.Length);
        return words;
    }

    private static bool IsInWord(string text, int at, bool began) => CharUnicodeInfo.GetUnicodeCategory(text, at) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber => true,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => began,
        // The apostrophe of foto's stands within the word.
        _ => began && text[at] is '\'' or '’' && at + 1 < text.Length && char.IsLetter(text[at + 1]),
    };

    private static bool IsLooseGap(ReadOnlySpan<char> gap) => gap.Length is > 0 and <= 3 && gap.IndexOfAnyExcept(LooseGap) < 0;
}

/// <summary>A word of a text.</summary>
/// <param name="Text">The word, folded.</param>
/// <param name="Start">The code point where it begins.</param>
/// <param name="Length">Its length in code points.</param>
/// <param name="IsNextTo">Only a space or hyphen parts it from the word before.</param>
internal sealed record FoldedWord(string Text, int Start, int Length, bool IsNextTo);
