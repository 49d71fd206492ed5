using System.Text.RegularExpressions;

namespace Scanner.Core.Questionnaires;

/// <summary>Follows the rename of an option through the conditions that compare a question with it.</summary>
internal static partial class ChoiceReferences
{
    /// <summary>The item with another name for an option wherever one of the askers is compared with it, or the item itself is.</summary>
    public static FormItem Renamed(FormItem item, IReadOnlySet<string> askers, string was, string name)
    {
        var isAsker = askers.Contains(item.Name);
        return item with
        {
            Required = Source(item.Required),
            Relevant = Source(item.Relevant),
            Constraint = Source(item.Constraint),
            Calculation = Source(item.Calculation),
            ChoiceFilter = Source(item.ChoiceFilter),
            RepeatCount = Source(item.RepeatCount),
            Default = isAsker && item.Default is { } words && !words.Contains("${", StringComparison.Ordinal)
                ? string.Join(' ', words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word == was ? name : word))
                : Source(item.Default),
        };

        string? Source(string? source)
        {
            if (source is null) return null;
            source = Selected().Replace(source, Follow);
            source = Compared().Replace(source, Follow);
            return ComparedBefore().Replace(source, Follow);
        }

        string Follow(Match match)
        {
            var who = match.Groups["who"].Value;
            var meant = who == "." ? isAsker : askers.Contains(match.Groups["name"].Value);
            var value = match.Groups["value"];
            if (!meant || value.Value != was) return match.Value;
            var start = value.Index - match.Index;
            return match.Value[..start] + name + match.Value[(start + value.Length)..];
        }
    }

    private const string Who = @"(?<who>\$\{\s*(?<name>[^}]*?)\s*\}|\.)";
    private const string Value = @"(?:'(?<value>[^']*)'|""(?<value>[^""]*)"")";

    [GeneratedRegex(@"\bselected\(\s*" + Who + @"\s*,\s*" + Value)]
    private static partial Regex Selected();

    [GeneratedRegex(Who + @"\s*!?=\s*" + Value)]
    private static partial Regex Compared();

    [GeneratedRegex(Value + @"\s*!?=\s*" + Who)]
    private static partial Regex ComparedBefore();
}
