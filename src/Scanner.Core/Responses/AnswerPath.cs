using System.Globalization;
using Scanner.Core.Questionnaires;

namespace Scanner.Core.Responses;

/// <summary>Where an answer stands: <c>name</c>, or inside repeats <c>repeat[key]/name</c>.</summary>
/// <remarks>The key is 1, 2, 3, …, or the name of the chosen option that the repeat is repeated for.</remarks>
internal static class AnswerPath
{
    /// <summary>What stands before the names of all items in one instance of a repeat.</summary>
    public static string Inside(string repeatPath, string key) => $"{repeatPath}[{key}]/";

    /// <summary>The name of the question or repeat at the end of a path; notes, and answers set aside from an earlier version, keep their whole path: no question is called so.</summary>
    public static string NameOf(string path) => path.StartsWith('@') ? path : path[(path.LastIndexOf('/') + 1)..];

    /// <summary>The repeats that a path stands in with the key of the time, outermost first.</summary>
    public static IEnumerable<(string Repeat, string Key)> TimesIn(string path)
    {
        if (path.StartsWith('@')) yield break;
        foreach (var part in path.Split("]/")[..^1])
            if (part.IndexOf('[', StringComparison.Ordinal) is > 0 and var open) yield return (part[..open], part[(open + 1)..]);
    }

    /// <summary>Whether a path can be one of this item, whether or not it is there now.</summary>
    public static bool Fits(QuestionnairePlan plan, PlanNode node, string path)
    {
        var rest = path.AsSpan();
        foreach (var repeat in node.Repeats)
        {
            if (!rest.StartsWith(repeat.Name + "[", StringComparison.Ordinal)) return false;
            rest = rest[(repeat.Name.Length + 1)..];
            var end = rest.IndexOf("]/", StringComparison.Ordinal);
            if (end < 0 || !IsKey(plan, repeat, rest[..end].ToString())) return false;
            rest = rest[(end + 2)..];
        }
        return rest.Equals(node.Item.Name, StringComparison.Ordinal);
    }

    private static bool IsKey(QuestionnairePlan plan, Repeat repeat, string key) => repeat.ForEachOf is { } chosen
        ? plan.Find(chosen)?.Item is SelectQuestion select && select.Choices.Any(choice => choice.Name == key)
        : int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= RepeatKeys.Most && key[0] != '0';
}
