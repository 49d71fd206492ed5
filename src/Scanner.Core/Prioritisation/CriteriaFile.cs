using System.Text.RegularExpressions;
using Scanner.Core.Questionnaires;

namespace Scanner.Core.Prioritisation;

/// <summary>Reads the criteria of a decision aid: <c>questionnaires/reference/criteria-*.yaml</c>.</summary>
public static partial class CriteriaFile
{
    /// <summary>A criterion that has not exactly one sentence per level.</summary>
    public const string LevelsCode = "Q050";

    /// <summary>An axis other than need and response.</summary>
    public const string AxisCode = "Q051";

    /// <summary>An axis whose weights are all zero, so that nothing can be ranked on it.</summary>
    public const string NoWeightCode = "Q052";

    /// <summary>A file without any criterion on the axis need.</summary>
    public const string NoNeedCode = "Q053";

    /// <summary>Reads one file with criteria.</summary>
    /// <returns>Everything wrong with it; empty when it can be used as it is.</returns>
    public static IReadOnlyList<Problem> Check(string path) => Read(path).Problems;

    /// <returns>The criteria, empty when the file has errors, and everything wrong with it.</returns>
    internal static (IReadOnlyList<Criterion> Criteria, IReadOnlyList<Problem> Problems) Read(string path)
    {
        var tree = new YamlTree(path);
        if (ContentFile.TextOf(tree) is not { } text || tree.Read(text) is not { } root) return ([], tree.Problems);
        root.Text("name", required: true);
        root.LocalText("label", "nl", required: true);
        root.Text("source");
        var criteria = new List<Criterion>();
        foreach (var map in root.Maps("criteria", "een maat", required: true))
        {
            if (ReadOne(tree, map) is not { } criterion) continue;
            if (criteria.Exists(had => had.Name == criterion.Name))
                tree.Report(map.LineOf("name"), ProblemCodes.DuplicateName, $"De maat ‘{criterion.Name}’ staat twee keer in dit bestand. Geef één van beide een andere naam.");
            criteria.Add(criterion);
        }
        root.Close();
        if (!tree.HasErrors) CheckAxes(tree, root.LineOf("criteria"), criteria);
        return (tree.HasErrors ? [] : criteria, tree.Problems);
    }

    private static Criterion? ReadOne(YamlTree tree, YamlMap map)
    {
        var name = map.Text("name", required: true);
        if (name is not null && (name.Length > Score.CriterionLength || !NameForm().IsMatch(name)))
            tree.Report(map.LineOf("name"), ProblemCodes.BadName, $"De naam ‘{name}’ kan niet. Gebruik kleine letters, cijfers, streepjes en lage streepjes, hoogstens {Score.CriterionLength} tekens.");
        var axis = AxisOf(tree, map);
        if (!map.Has("weight"))
            tree.Report(map.Line, ProblemCodes.Missing, "In een maat ontbreekt ‘weight’. Voeg het toe: de punten die deze maat krijgt.");
        var weight = map.Number("weight", 0, Weight.MostPoints);
        var label = map.LocalText("label", "nl", required: true);
        var description = map.LocalText("description", "nl", required: true);
        var levels = Levels(tree, map);
        map.Close();
        return name is null || axis is null || weight is null || label is null || description is null || levels is null
            ? null
            : new Criterion(name, axis.Value, weight.Value, label, description, levels);
    }

    private static CriterionAxis? AxisOf(YamlTree tree, YamlMap map)
    {
        switch (map.Text("axis", required: true))
        {
            case "need": return CriterionAxis.Need;
            case "response": return CriterionAxis.Response;
            case null: return null;
            case var other:
                tree.Report(map.LineOf("axis"), AxisCode, $"De as ‘{other}’ bestaat niet. Kies ‘need’ (hoe nodig is het) of ‘response’ (wat kan er).");
                return null;
        }
    }

    private static List<LocalText>? Levels(YamlTree tree, YamlMap map)
    {
        var maps = map.Maps("levels", "een zin per taal", required: true);
        if (maps.Count == Score.Highest + 1) return [.. maps.Select(Sentence).OfType<LocalText>()];
        tree.Report(map.LineOf("levels"), LevelsCode, $"Bij ‘levels’ horen {Score.Highest + 1} zinnen, van 0 tot en met {Score.Highest}; hier staan er {maps.Count}.");
        return null;
    }

    private static LocalText? Sentence(YamlMap level)
    {
        var dutch = level.Text("nl", required: true);
        var english = level.Text("en");
        level.Close();
        return dutch is null ? null : new LocalText(english is null
            ? new Dictionary<string, string> { ["nl"] = dutch }
            : new Dictionary<string, string> { ["nl"] = dutch, ["en"] = english });
    }

    private static void CheckAxes(YamlTree tree, int line, List<Criterion> criteria)
    {
        if (!criteria.Exists(criterion => criterion.Axis == CriterionAxis.Need))
            tree.Report(line, NoNeedCode, "Er is geen maat met ‘axis: need’. Voeg er minstens één toe; zonder die maten kan niemand groepen vergelijken.");
        foreach (var axis in criteria.GroupBy(criterion => criterion.Axis).Where(axis => axis.All(criterion => criterion.Weight == 0)))
            tree.Report(line, NoWeightCode, $"Alle gewichten van ‘axis: {(axis.Key == CriterionAxis.Need ? "need" : "response")}’ zijn 0. Geef minstens één maat een hoger gewicht.");
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9_-]*$")]
    private static partial Regex NameForm();
}
