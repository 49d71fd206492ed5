using System.Globalization;
using Scanner.Core.Responses;

namespace Scanner.Web.Respond;

/// <summary>
/// The buttons of a repeat, as they are posted: <c>more:path</c> adds one, <c>less:path|key</c> takes one away,
/// <c>back:path|key</c> puts it back. Works without a script: the form is saved, and the page opens at the place concerned.
/// </summary>
public static class RepeatButton
{
    private const string More = "more:";
    private const string Less = "less:";
    private const string Back = "back:";

    /// <summary>The value of the query field that tells what was just taken away, so that undoing can be offered.</summary>
    public const string TakenField = "weg";

    /// <summary>Adds one.</summary>
    public static string Adds(string path) => More + path;

    /// <summary>Takes one away.</summary>
    public static string TakesAway(string path, string key) => $"{Less}{path}|{key}";

    /// <summary>Puts one back.</summary>
    public static string PutsBack(string path, string key) => $"{Back}{path}|{key}";

    /// <summary>What a button asks for; null: it is no button of a repeat.</summary>
    public static RepeatChange? Read(string go)
    {
        if (go.StartsWith(More, StringComparison.Ordinal)) return new RepeatChange(go[More.Length..]);
        return go.StartsWith(Less, StringComparison.Ordinal) ? Taken(go[Less.Length..])
            : go.StartsWith(Back, StringComparison.Ordinal) && Taken(go[Back.Length..]) is { } back ? back with { PutsBack = true }
            : null;
    }

    /// <summary>What was taken away, read from the query.</summary>
    public static RepeatChange? Taken(string? text) =>
        text?.LastIndexOf('|') is > 0 and var at ? new RepeatChange(text[..at], text[(at + 1)..]) : null;

    /// <summary>Where on the page to go on after it was done: a part of the query, and the place.</summary>
    public static (string? Query, string Fragment) After(RepeatChange change, SaveOutcome saved) => change switch
    {
        { Key: null } => (null, NewestOf(change.Path, saved) is { } key ? TimeId(change.Path, key) : RepeatId(change.Path)),
        { PutsBack: true } => (null, TimeId(change.Path, change.Key)),
        _ => (TakenField + "=" + Uri.EscapeDataString($"{change.Path}|{change.Key}"), RepeatId(change.Path)),
    };

    /// <summary>The id of one time on the page.</summary>
    public static string TimeId(string path, string key) => $"t-{path}[{key}]";

    /// <summary>The id of a repeat on the page.</summary>
    public static string RepeatId(string path) => "r-" + path;

    private static string? NewestOf(string path, SaveOutcome saved)
    {
        var before = path + "[";
        var keys = from one in saved.Marks.Keys
                   where one.StartsWith(before, StringComparison.Ordinal)
                   let end = one.IndexOf(']', before.Length)
                   where end > 0 && int.TryParse(one.AsSpan(before.Length, end - before.Length), NumberStyles.None, CultureInfo.InvariantCulture, out _)
                   select int.Parse(one.AsSpan(before.Length, end - before.Length), NumberStyles.None, CultureInfo.InvariantCulture);
        var newest = keys.DefaultIfEmpty().Max();
        return newest == 0 ? null : newest.ToString(CultureInfo.InvariantCulture);
    }
}
