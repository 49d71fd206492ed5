using System.Globalization;
using System.Text;

namespace Scanner.Core.Scans;

/// <summary>Names in addresses, made from the names that people give.</summary>
internal static class Slugs
{
    /// <summary>Longest slug, in characters.</summary>
    public const int Length = 80;

    /// <summary>Makes lower-case letters, digits and hyphens of a name: <c>Scan 's-Gravenhage 2026</c> becomes <c>scan-s-gravenhage-2026</c>.</summary>
    /// <returns>The slug; <c>naamloos</c> when nothing of the name is left.</returns>
    public static string From(string name)
    {
        var slug = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (slug.Length == Length - 5) break;
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark) continue;
            if (char.IsAsciiLetterOrDigit(letter)) slug.Append(letter);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        var text = slug.ToString().Trim('-');
        return text.Length == 0 ? "naamloos" : text;
    }

    /// <summary>The slug itself when it is free, otherwise the first of <c>slug-2</c>, <c>slug-3</c>, … that is.</summary>
    public static string FirstFree(string slug, IReadOnlySet<string> taken)
    {
        var free = slug;
        for (var number = 2; taken.Contains(free); number++) free = $"{slug}-{number.ToString(CultureInfo.InvariantCulture)}";
        return free;
    }
}
