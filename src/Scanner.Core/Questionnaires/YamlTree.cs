using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Scanner.Core.Questionnaires;

/// <summary>Reads a YAML text into mappings that know their line, and collects what is wrong as sentences.</summary>
internal sealed partial class YamlTree(string file)
{
    private const int LargestFile = 5_000_000;
    private const int DeepestNesting = 30;
    private readonly List<Problem> problems = [];
    private int lastLine = 1;

    public string File { get; } = file;

    public IReadOnlyList<Problem> Problems => problems;

    public bool HasErrors => problems.Exists(problem => problem.Severity == Severity.Error);

    public void Report(int line, string code, string sentence, Severity severity = Severity.Error) =>
        problems.Add(Problem.AtLine(File, line, code, sentence, severity));

    /// <returns>The mapping at the top of the text, or null when the text has none; then the reason is among the problems.</returns>
    public YamlMap? Read(string text)
    {
        if (text.Length > LargestFile)
        {
            Report(1, ProblemCodes.Unreadable, "Dit bestand is groter dan 5 MB. Verdeel de vragenlijst over meer bestanden.");
            return null;
        }
        if (TabbedLine(text) is { } tab)
        {
            Report(tab, ProblemCodes.Tab, "Deze regel begint met een tab. Spring in met spaties, twee per niveau.");
            return null;
        }
        try
        {
            if (!IsPlain(text)) return null;
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root) return new YamlMap(this, root, "het bestand");
            Report(1, ProblemCodes.NotYaml, "Dit bestand is leeg of heeft geen sleutels op het hoogste niveau. Begin met bijvoorbeeld ‘settings:’.");
        }
        catch (Exception failure) when (failure is YamlException or InvalidOperationException or ArgumentException)
        {
            // On some damaged texts the parser gives up without saying where; then it is just after what it last read.
            var line = failure is YamlException { Start.Line: > 0 and var start } ? (int)start : lastLine;
            if (DuplicateKey().Match(failure.Message) is { Success: true } twice)
                Report(line, ProblemCodes.DuplicateName, $"De sleutel ‘{twice.Groups[1].Value}’ staat hier twee keer. Laat er één staan.");
            else
                Report(line, ProblemCodes.NotYaml, "De opmaak klopt hier niet. Kijk op deze regel en die erboven naar het inspringen, de dubbele punt met een spatie erachter, en aanhalingstekens om tekst met een dubbele punt of # erin.");
        }
        return null;
    }

    /// <summary>Bounds the text before it is built into a tree: no deep nesting, no anchors that multiply.</summary>
    private bool IsPlain(string text)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            lastLine = Math.Max(1, (int)(parser.Current?.Start.Line ?? 1));
            switch (parser.Current)
            {
                case AnchorAlias or NodeEvent { Anchor.IsEmpty: false }:
                    Report((int)parser.Current.Start.Line, ProblemCodes.NotYaml, "Verwijzingen met & en * worden niet gelezen. Schrijf de tekst hier voluit.");
                    return false;
                case MappingStart or SequenceStart when ++depth > DeepestNesting:
                    Report((int)parser.Current.Start.Line, ProblemCodes.NotYaml, "Hier staan meer dan 30 niveaus in elkaar. Kijk of het inspringen klopt.");
                    return false;
                case MappingEnd or SequenceEnd:
                    depth--;
                    break;
            }
        }
        return true;
    }

    private static int? TabbedLine(string text)
    {
        var line = 1;
        var atStart = true;
        foreach (var letter in text)
        {
            if (letter == '\n') { line++; atStart = true; }
            else if (letter == '\t' && atStart) return line;
            else if (letter != ' ' && letter != '-') atStart = false;
        }
        return null;
    }

    [GeneratedRegex(@"Duplicate key:? '?([^'\s]+)'?")]
    private static partial Regex DuplicateKey();
}

/// <summary>A mapping of a <see cref="YamlTree"/>. Every key must be asked for; <see cref="Close"/> reports the others.</summary>
internal sealed class YamlMap(YamlTree tree, YamlMappingNode node, string what)
{
    private readonly HashSet<string> asked = [];

    public YamlTree Tree => tree;

    public int Line => (int)node.Start.Line;

    public bool Has(string key) => Find(key) is not null;

    public bool HoldsMap(string key) => Find(key) is YamlMappingNode;

    public int LineOf(string key) => Find(key) is { } found ? (int)found.Start.Line : Line;

    public IEnumerable<string> Keys => node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "");

    /// <summary>A word or sentence; null when absent or not a text (then reported).</summary>
    public string? Text(string key, bool required = false)
    {
        switch (Find(key))
        {
            case null:
                if (required) Missing(key);
                return null;
            case YamlScalarNode { Value: { Length: > 0 } text }:
                return text.Trim();
            case var other:
                tree.Report((int)other.Start.Line, ProblemCodes.WrongForm, $"Bij ‘{key}’ hoort een tekst op één regel.");
                return null;
        }
    }

    /// <summary>A text in languages: a mapping of languages, or one text in the default language.</summary>
    public LocalText? LocalText(string key, string defaultLanguage, bool required = false)
    {
        switch (Find(key))
        {
            case null:
                if (required) Missing(key);
                return null;
            case YamlScalarNode { Value: { Length: > 0 } text }:
                return new LocalText(new Dictionary<string, string> { [defaultLanguage] = text.Trim() });
            case YamlMappingNode languages when languages.Children.Count > 0
                && languages.Children.All(pair => pair is { Key: YamlScalarNode { Value.Length: 2 }, Value: YamlScalarNode { Value.Length: > 0 } }):
                return new LocalText(languages.Children.ToDictionary(pair => ((YamlScalarNode)pair.Key).Value!, pair => ((YamlScalarNode)pair.Value).Value!.Trim()));
            case var other:
                tree.Report((int)other.Start.Line, ProblemCodes.WrongForm, $"Bij ‘{key}’ hoort een tekst, of een tekst per taal: {{ nl: …, en: … }}.");
                return null;
        }
    }

    /// <summary>Lists of texts per language, or one list in the default language.</summary>
    public LocalTexts LocalTexts(string key, string defaultLanguage)
    {
        switch (Find(key))
        {
            case null:
                return Questionnaires.LocalTexts.None;
            case YamlSequenceNode list when Words(list) is { } words:
                return new LocalTexts(new Dictionary<string, IReadOnlyList<string>> { [defaultLanguage] = words });
            case YamlMappingNode languages when languages.Children.All(pair => pair.Key is YamlScalarNode { Value.Length: 2 } && pair.Value is YamlSequenceNode words && Words(words) is not null):
                return new LocalTexts(languages.Children.ToDictionary(pair => ((YamlScalarNode)pair.Key).Value!, pair => (IReadOnlyList<string>)Words((YamlSequenceNode)pair.Value)!));
            case var other:
                tree.Report((int)other.Start.Line, ProblemCodes.WrongForm, $"Bij ‘{key}’ hoort een lijst van teksten, of een lijst per taal.");
                return Questionnaires.LocalTexts.None;
        }
    }

    /// <summary>Yes or no; false when absent.</summary>
    public bool Flag(string key)
    {
        switch (Text(key)?.ToLowerInvariant())
        {
            case null or "false" or "no" or "nee":
                return false;
            case "true" or "yes" or "ja":
                return true;
            default:
                tree.Report(LineOf(key), ProblemCodes.WrongForm, $"Bij ‘{key}’ hoort true of false.");
                return false;
        }
    }

    /// <summary>A whole number; null when absent or something else (then reported).</summary>
    public int? Number(string key, int least, int most)
    {
        if (Text(key) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        tree.Report(LineOf(key), ProblemCodes.WrongForm, $"Bij ‘{key}’ hoort een heel getal van {least} tot en met {most}; hier staat ‘{text}’.");
        return null;
    }

    /// <summary>Words: a list, or one word; empty when absent.</summary>
    public IReadOnlyList<string> Words(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlScalarNode { Value: { Length: > 0 } word }:
                return [word.Trim()];
            case YamlSequenceNode list when Words(list) is { } words:
                return words;
            case var other:
                tree.Report((int)other.Start.Line, ProblemCodes.WrongForm, $"Bij ‘{key}’ hoort een lijst van woorden: [een, twee].");
                return [];
        }
    }

    /// <summary>Whole numbers: a list, or one; empty when absent.</summary>
    public IReadOnlyList<int> Numbers(string key, int least, int most)
    {
        var numbers = new List<int>();
        foreach (var word in Words(key))
        {
            if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) numbers.Add(number);
            else tree.Report(LineOf(key), ProblemCodes.UnknownKeyQuestion, $"Bij ‘{key}’ horen nummers van {least} tot en met {most}; hier staat ‘{word}’.");
        }
        return numbers;
    }

    /// <summary>A mapping; null when absent or something else (then reported).</summary>
    public YamlMap? Map(string key, bool required = false)
    {
        switch (Find(key))
        {
            case null:
                if (required) Missing(key);
                return null;
            case YamlMappingNode map:
                return new YamlMap(tree, map, $"‘{key}’");
            case var other:
                tree.Report((int)other.Start.Line, ProblemCodes.WrongForm, $"Onder ‘{key}’ horen sleutels met een dubbele punt erachter.");
                return null;
        }
    }

    /// <summary>A list of mappings; empty when absent or something else (then reported).</summary>
    public IReadOnlyList<YamlMap> Maps(string key, string each, bool required = false)
    {
        var maps = new List<YamlMap>();
        switch (Find(key))
        {
            case null:
                if (required) Missing(key);
                break;
            case YamlSequenceNode list:
                foreach (var item in list)
                {
                    if (item is YamlMappingNode map) maps.Add(new YamlMap(tree, map, each));
                    else tree.Report((int)item.Start.Line, ProblemCodes.WrongForm, $"Hier hoort {each} te staan, met sleutels zoals ‘name’ en ‘label’.");
                }
                if (required && maps.Count == 0 && !tree.HasErrors) Missing(key);
                break;
            case var other:
                tree.Report((int)other.Start.Line, ProblemCodes.WrongForm, $"Onder ‘{key}’ hoort een lijst: begin elke regel met een streepje.");
                break;
        }
        return maps;
    }

    /// <summary>Reports the keys that nobody asked for.</summary>
    public void Close()
    {
        foreach (var (key, _) in node.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "?";
            if (!asked.Contains(name))
                tree.Report((int)key.Start.Line, ProblemCodes.UnknownKey, $"De sleutel ‘{name}’ is hier niet bekend (in {what}). Kijk of hij goed gespeld is; bekend zijn: {string.Join(", ", asked.Order(StringComparer.Ordinal))}.");
        }
    }

    private void Missing(string key) => tree.Report(Line, ProblemCodes.Missing, $"In {what} ontbreekt ‘{key}’. Voeg het toe.");

    private YamlNode? Find(string key)
    {
        asked.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var found) ? found : null;
    }

    private static List<string>? Words(YamlSequenceNode list) =>
        list.Children.All(item => item is YamlScalarNode { Value.Length: > 0 }) ? [.. list.Children.Select(item => ((YamlScalarNode)item).Value!.Trim())] : null;
}
