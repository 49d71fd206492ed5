using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Scanner.Core.Questionnaires;

/// <summary>Reads a YAML text into mappings that know their line, and collects what is wrong as sentences.</summary>
internal sealed class YamlTree(string file)
{
    private const int LargestFile = 20_000_000;
    private const int DeepestNesting = 64;
    private const int LongestShared = 24;
    private const int MostShared = 1000;
    private const string Unclear = "De opmaak klopt hier niet. Kijk op deze regel en die erboven naar het inspringen, de dubbele punt met een spatie erachter, en aanhalingstekens om tekst met een dubbele punt of # erin.";
    private readonly List<Problem> problems = [];
    private readonly HashSet<string> words = [];
    private int lastLine = 1;

    public string File { get; } = file;

    public IReadOnlyList<Problem> Problems => problems;

    public bool HasErrors => problems.Exists(problem => problem.Severity == Severity.Error);

    public void Report(int line, string code, string sentence, Severity severity = Severity.Error, string? key = null) =>
        problems.Add(Problem.AtLine(File, line, code, sentence, severity) with { Key = key });

    /// <returns>The mapping at the top of the text, or null when the text has none; then the reason is among the problems.</returns>
    public YamlMap? Read(string text)
    {
        if (text.Length > LargestFile)
        {
            Report(1, ProblemCodes.Unreadable, "Dit bestand is groter dan 20 MB. Verdeel de vragenlijst over meer bestanden.");
            return null;
        }
        if (TabbedLine(text) is { } tab)
        {
            Report(tab, ProblemCodes.Tab, "Deze regel begint met een tab. Spring in met spaties, twee per niveau.");
            return null;
        }
        try
        {
            if (Build(new Parser(new StringReader(text))) is YamlMapping root) return new YamlMap(this, root, "het bestand");
            if (!HasErrors) Report(1, ProblemCodes.NotYaml, "Dit bestand is leeg of heeft geen sleutels op het hoogste niveau. Begin met bijvoorbeeld ‘settings:’.");
        }
        catch (Exception failure) when (failure is YamlException or InvalidOperationException or ArgumentException)
        {
            // On some damaged texts the parser gives up without saying where; then it is just after what it last read.
            Report(failure is YamlException { Start.Line: > 0 and var start } ? (int)start : lastLine, ProblemCodes.NotYaml, Unclear);
        }
        return null;
    }

    /// <summary>Builds the nodes while the text is read, within bounds: no deep nesting, no anchors that multiply, one document.</summary>
    /// <returns>The top, or null when there is none or something was reported.</returns>
    private YamlNode? Build(Parser parser)
    {
        YamlNode? root = null;
        // What is open, and in a mapping the key whose value comes next.
        var open = new Stack<(YamlNode Node, string? Key, int KeyLine)>();
        while (parser.MoveNext())
        {
            var at = parser.Current!;
            lastLine = Math.Max(1, (int)at.Start.Line);
            if (at is AnchorAlias or NodeEvent { Anchor.IsEmpty: false }) return Refuse("Verwijzingen met & en * worden niet gelezen. Schrijf de tekst hier voluit.");
            if (at is MappingEnd or SequenceEnd) open.Pop();
            if (at is DocumentStart && root is not null) return Refuse("Hier begint een tweede document (---). Zet één vragenlijst of lijst in één bestand.");
            YamlNode? node = at switch
            {
                MappingStart => new YamlMapping(lastLine),
                SequenceStart => new YamlSequence(lastLine),
                Scalar scalar => new YamlScalar(lastLine, Shared(scalar.Value)),
                _ => null,
            };
            if (node is null) continue;
            if (!open.TryPeek(out var holder)) root = node;
            else if (holder.Node is YamlSequence list) list.Items.Add(node);
            else if (holder.Key is { } key)
            {
                if (!((YamlMapping)holder.Node).TryAdd(new YamlPair(key, holder.KeyLine, node)))
                {
                    Report(holder.KeyLine, ProblemCodes.DuplicateName, $"De sleutel ‘{key}’ staat hier twee keer. Laat er één staan.");
                    return null;
                }
                open.Pop();
                open.Push((holder.Node, null, 0));
            }
            else if (node is YamlScalar { Value: var name })
            {
                open.Pop();
                open.Push((holder.Node, name, lastLine));
            }
            else return Refuse(Unclear);
            if (node is YamlScalar) continue;
            open.Push((node, null, 0));
            if (open.Count > DeepestNesting) return Refuse("Hier staan meer dan 64 niveaus in elkaar. Kijk of het inspringen klopt.");
        }
        return root;
    }

    /// <summary>The same few keys and short words come back thousands of times; each is kept once.</summary>
    private string Shared(string word)
    {
        if (word.Length > LongestShared) return word;
        if (words.TryGetValue(word, out var same)) return same;
        if (words.Count < MostShared) words.Add(word);
        return word;
    }

    private YamlNode? Refuse(string sentence)
    {
        Report(lastLine, ProblemCodes.NotYaml, sentence);
        return null;
    }

    private static int? TabbedLine(string text)
    {
        // Most texts have no tab at all, and that is quickly seen.
        if (!text.Contains('\t', StringComparison.Ordinal)) return null;
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
}
