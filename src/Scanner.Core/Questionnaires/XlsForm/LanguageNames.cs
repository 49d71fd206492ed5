using System.Globalization;
using System.Text.RegularExpressions;

namespace Scanner.Core.Questionnaires;

/// <summary>The names that languages have in the headings of an XLSForm, such as <c>Nederlands (nl)</c>.</summary>
internal static partial class LanguageNames
{
    /// <summary>What a municipality meets most, by hand: these don't depend on what the machine knows of languages.</summary>
    private static readonly Dictionary<string, string> Usual = new()
    {
        ["nl"] = "Nederlands",
        ["en"] = "English",
        ["de"] = "Deutsch",
        ["fr"] = "Français",
        ["es"] = "Español",
        ["pt"] = "Português",
        ["it"] = "Italiano",
        ["pl"] = "Polski",
        ["tr"] = "Türkçe",
        ["ar"] = "العربية",
        ["uk"] = "Українська",
        ["ru"] = "Русский",
        ["ro"] = "Română",
        ["bg"] = "Български",
        ["so"] = "Soomaali",
        ["ti"] = "ትግርኛ",
        ["fa"] = "فارسی",
        ["fy"] = "Frysk",
        ["pap"] = "Papiamentu",
        ["zh"] = "中文",
    };

    private static readonly Lazy<Dictionary<string, string>> ByName = new(NamesOfAll);

    /// <summary>The heading of a language: its own name and its code.</summary>
    public static string Heading(string code)
    {
        if (Usual.TryGetValue(code, out var name)) return $"{name} ({code})";
        var known = Known(code);
        return known is null ? $"{code} ({code})" : $"{known} ({code})";
    }

    /// <summary>The code of the language that a heading or default_language names.</summary>
    /// <param name="heading">What stands behind <c>label::</c>: <c>Nederlands (nl)</c>, <c>English</c>, <c>nl</c>, anything.</param>
    public static string CodeOf(string heading)
    {
        var name = heading.Trim();
        if (BracketPattern().Match(name) is { Success: true } match)
        {
            if (AsCode(match.Groups[2].Value) is { } between) return between;
            name = match.Groups[1].Value.Trim();
        }
        foreach (var (code, usual) in Usual)
            if (usual.Equals(name, StringComparison.OrdinalIgnoreCase)) return code;
        // A code by itself; a word of more letters is a name first.
        if ((name.Length <= 3 || name.Contains('-', StringComparison.Ordinal)) && AsCode(name) is { } itself) return itself;
        if (ByName.Value.TryGetValue(name, out var found)) return found;
        var letters = string.Concat(name.Normalize(System.Text.NormalizationForm.FormD).Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        return "x-" + (letters.Length == 0 ? "taal" : letters[..Math.Min(letters.Length, FormText.LongestLanguage - 2)]);
    }

    /// <summary>A code with its first part in small letters, or null when it is none.</summary>
    private static string? AsCode(string text)
    {
        var trimmed = text.Trim().Replace('_', '-');
        var first = trimmed.Split('-')[0];
        var code = first.ToLowerInvariant() + trimmed[first.Length..];
        return FormText.IsLanguage(code) ? code : null;
    }

    private static string? Known(string code)
    {
        try
        {
            var native = CultureInfo.GetCultureInfo(code, predefinedOnly: true).NativeName;
            // The bracket behind the name is the code's place.
            return native.Length == 0 || native.Contains(':', StringComparison.Ordinal) ? null : char.ToUpperInvariant(native[0]) + native[1..];
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    /// <summary>English, Dutch and own names.</summary>
    private static Dictionary<string, string> NamesOfAll()
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Engels"] = "en",
            ["Duits"] = "de",
            ["Frans"] = "fr",
            ["Spaans"] = "es",
            ["Portugees"] = "pt",
            ["Italiaans"] = "it",
            ["Pools"] = "pl",
            ["Turks"] = "tr",
            ["Arabisch"] = "ar",
            ["Oekraïens"] = "uk",
            ["Russisch"] = "ru",
            ["Roemeens"] = "ro",
            ["Bulgaars"] = "bg",
            ["Somalisch"] = "so",
            ["Tigrinya"] = "ti",
            ["Farsi"] = "fa",
            ["Fries"] = "fy",
            ["Papiaments"] = "pap",
            ["Chinees"] = "zh",
            ["Papiamento"] = "pap",
            ["Chinese"] = "zh",
            ["Vlaams"] = "nl",
            ["Flemish"] = "nl",
        };
        foreach (var culture in CultureInfo.GetCultures(CultureTypes.NeutralCultures))
        {
            if (!FormText.IsLanguage(culture.Name)) continue;
            names.TryAdd(culture.EnglishName, culture.Name);
            names.TryAdd(culture.NativeName, culture.Name);
        }
        return names;
    }

    [GeneratedRegex(@"^(.*)\(([^()]*)\)$")]
    private static partial Regex BracketPattern();
}
