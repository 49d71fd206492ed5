namespace Scanner.Web.Respond;

/// <summary>
/// The questions that the last answers brought, as they travel in the address of the page that shows them. An address has only so
/// much room: when there are many, what came up in one time of a repeat travels as that time, and else as the repeat.
/// </summary>
public static class AppearedPaths
{
    private const int MostCharacters = 1_000;

    /// <summary>The query field.</summary>
    public const string Field = "nieuw";

    /// <summary>The part of the query; null: nothing came up.</summary>
    public static string? Query(IReadOnlyList<string> appeared)
    {
        if (appeared.Count == 0) return null;
        var marks = new[] { appeared, Cut(appeared, ']'), Cut(appeared, '[') }.FirstOrDefault(one => one.Sum(mark => mark.Length + 1) <= MostCharacters) ?? [.. appeared.Take(1)];
        return Field + "=" + Uri.EscapeDataString(string.Join(' ', marks));
    }

    /// <summary>Reads the query field.</summary>
    public static IReadOnlyList<string> Read(string? field) => field?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Whether the question at a path is one of them.</summary>
    public static bool Cover(IReadOnlyList<string> appeared, string path) => appeared.Any(one =>
        path.StartsWith(one, StringComparison.Ordinal) && (path.Length == one.Length || one[^1] == '[' || path[one.Length] == '/' && one[^1] == ']'));

    private static IReadOnlyList<string> Cut(IReadOnlyList<string> paths, char end) =>
        [.. paths.Select(path => path.IndexOf(end, StringComparison.Ordinal) is > 0 and var at ? path[..(at + 1)] : path).Distinct()];
}
