using System.Globalization;
using System.Text.RegularExpressions;
using Scanner.Core.Questionnaires;

namespace Scanner.Core.Coding;

/// <summary>A codebook as a file in <c>questionnaires/codebooks</c>: what a scan starts to code with.</summary>
public static class CodebookFile
{
    /// <summary>Reads a codebook file.</summary>
    /// <returns>Everything wrong with it; empty when it is fine.</returns>
    public static IReadOnlyList<Problem> Check(string path) => Read(path).Problems;

    internal static (CodebookDefinition? Codebook, IReadOnlyList<Problem> Problems) Read(string path)
    {
        var tree = new YamlTree(path);
        var codebook = ContentFile.TextOf(tree) is { } text ? new CodebookReader(tree).Read(text) : null;
        return (codebook, tree.Problems);
    }
}

/// <summary>What a codebook file says.</summary>
internal sealed record CodebookDefinition(string Name, LocalText Label, string Version, IReadOnlyList<CodeDefinition> Codes);

/// <summary>What a codebook file says of one code. Colour and key questions of a subcode are its own or those of the code above it.</summary>
internal sealed record CodeDefinition(
    string Name, LocalText Label, string Colour, LocalText Definition, IReadOnlyList<int> KeyQuestions, IReadOnlyList<string> Keywords, int? Key, IReadOnlyList<CodeDefinition> Codes);

/// <summary>Reads a codebook from YAML.</summary>
internal sealed partial class CodebookReader(YamlTree tree)
{
    private const string Language = "nl";
    private const int MostKeyQuestions = 99;

    /// <summary>Least contrast of a code's colour on white (WCAG 2.2, 1.4.3): codes are underlined and written in it.</summary>
    private const double LeastContrast = 4.5;

    private static readonly LocalText NoText = new(new Dictionary<string, string>());

    private readonly Dictionary<string, int> lineOfName = [];
    private readonly Dictionary<int, string> nameOfKey = [];

    /// <returns>The codebook, or null when it has errors; all problems are in the tree.</returns>
    public CodebookDefinition? Read(string text)
    {
        if (tree.Read(text) is not { } root) return null;
        var name = root.Text("name", required: true) ?? "";
        CheckName(name, root);
        var label = root.LocalText("label", Language, required: true);
        var version = root.Text("version", required: true) ?? "";
        if (version.Length > 20) tree.Report(root.LineOf("version"), ProblemCodes.WrongForm, "De versie is langer dan 20 tekens. Maak hem korter, bijvoorbeeld \"2\".");
        var codes = root.Maps("codes", "een code", required: true).Select(map => ReadCode(map, above: null)).ToList();
        root.Close();
        return tree.HasErrors || label is null ? null : new CodebookDefinition(name, label, version, codes);
    }

    private CodeDefinition ReadCode(YamlMap map, CodeDefinition? above)
    {
        var name = map.Text("name", required: true) ?? "";
        CheckName(name, map);
        if (name.Length > 0 && !lineOfName.TryAdd(name, map.LineOf("name")))
            tree.Report(map.LineOf("name"), ProblemCodes.DuplicateName, $"De code ‘{name}’ staat ook op regel {Line(lineOfName[name])}. Geef één van beide een andere naam.");
        var label = Bounded(map.LocalText("label", Language, required: true), map, "label", Code.LabelLength);
        var definition = Bounded(map.LocalText("definition", Language), map, "definition", Code.DefinitionLength);
        var keywords = map.Words("keywords");
        if (string.Join('\n', keywords).Length > Code.KeywordsLength)
            tree.Report(map.LineOf("keywords"), ProblemCodes.WrongForm, $"Samen zijn deze woorden langer dan {Line(Code.KeywordsLength)} tekens. Kies de woorden die het meest voorkomen.");
        var code = new CodeDefinition(
            name, label, ReadColour(map, above), definition,
            map.Has("kernvraag") ? map.Numbers("kernvraag", 1, MostKeyQuestions) : above?.KeyQuestions ?? [],
            keywords, ReadKey(map, name), []);
        var below = above is null ? map.Maps("codes", "een code").Select(each => ReadCode(each, code)).ToList() : [];
        if (above is not null && map.Has("codes"))
            tree.Report(map.LineOf("codes"), ProblemCodes.TooDeep, $"Onder de subcode ‘{name}’ kunnen geen codes meer staan. Een codeboek heeft twee lagen: zet deze codes een laag hoger.");
        map.Close();
        return code with { Codes = below };
    }

    private string ReadColour(YamlMap map, CodeDefinition? above)
    {
        if (map.Text("colour", required: above is null) is not { } colour) return above?.Colour ?? "";
        if (!ColourPattern().IsMatch(colour))
            tree.Report(map.LineOf("colour"), ProblemCodes.BadColour, $"De kleur ‘{colour}’ kan niet worden gelezen. Schrijf hem tussen aanhalingstekens met # en zes tekens: \"#0b5c6b\".");
        else if (ContrastOnWhite(colour) < LeastContrast)
            tree.Report(map.LineOf("colour"), ProblemCodes.BadColour, $"De kleur ‘{colour}’ is te licht om op wit te lezen. Kies een donkerder kleur (contrast minstens 4,5 op 1).", Severity.Warning);
        return colour.ToLowerInvariant();
    }

    private int? ReadKey(YamlMap map, string name)
    {
        if (map.Number("key", 1, 9) is not { } key) return null;
        if (!nameOfKey.TryAdd(key, name))
            tree.Report(map.LineOf("key"), ProblemCodes.DuplicateKey, $"De toets {Line(key)} is al van de code ‘{nameOfKey[key]}’. Kies een andere toets of laat hem hier weg.");
        return key;
    }

    private void CheckName(string name, YamlMap map)
    {
        if (name.Length > 0 && (name.Length > Code.NameLength || !NamePattern().IsMatch(name)))
            tree.Report(map.LineOf("name"), ProblemCodes.BadName, $"De naam ‘{name}’ kan niet. Gebruik kleine letters, cijfers en streepjes, hoogstens {Line(Code.NameLength)} tekens.");
    }

    private LocalText Bounded(LocalText? text, YamlMap map, string key, int most)
    {
        if (text is null) return NoText;
        if (text.ByLanguage.Values.Any(each => each.Length > most))
            tree.Report(map.LineOf(key), ProblemCodes.WrongForm, $"De tekst bij ‘{key}’ is langer dan {Line(most)} tekens. Maak hem korter.");
        return text;
    }

    private static string Line(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static double ContrastOnWhite(string colour)
    {
        double Channel(int at)
        {
            var part = int.Parse(colour.AsSpan(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) / 255.0;
            return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
        }
        return 1.05 / (0.2126 * Channel(1) + 0.7152 * Channel(3) + 0.0722 * Channel(5) + 0.05);
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]*$")]
    private static partial Regex NamePattern();

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex ColourPattern();
}
