using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Scanner.Core.Scans;

/// <summary>Compares names of organisations, as people write them.</summary>
internal static partial class PartnerName
{
    /// <summary>The legal forms and articles that one person writes and another leaves out.</summary>
    private static readonly HashSet<string> Dispensable = ["stichting", "st", "vereniging", "ver", "bv", "nv", "vof", "de", "het", "t", "een", "van", "en", "gemeente"];

    /// <summary>The name without needless spaces.</summary>
    public static string Tidy(string name) => Spaces().Replace(name, " ").Trim();

    /// <summary>What two ways of writing the same name share: capitals, accents and spaces do not count.</summary>
    public static string Plain(string name) => Folded(Tidy(name));

    /// <summary>What two names that may well mean the same organisation share: punctuation, legal forms and articles do not count either.</summary>
    public static string Core(string name)
    {
        var folded = Folded(name).Replace("b.v.", "bv", StringComparison.Ordinal).Replace("n.v.", "nv", StringComparison.Ordinal).Replace("&", " en ", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal);
        var words = NoWords().Split(folded).Where(word => word.Length > 0).ToList();
        var kept = words.Where(word => !Dispensable.Contains(word)).ToList();
        return string.Concat(kept.Count > 0 ? kept : words);
    }

    /// <summary>Only the letters and digits of a text, without capitals and accents.</summary>
    public static string Letters(string text) => NoWords().Replace(Folded(text), "");

    private static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        // Half a surrogate pair cannot be normalised; the runes hold a replacement character in its place.
        foreach (var letter in string.Concat(text.EnumerateRunes()).Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark) folded.Append(char.ToLowerInvariant(letter));
        return folded.ToString();
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[^\p{L}\p{Nd}]+", RegexOptions.CultureInvariant)]
    private static partial Regex NoWords();
}
