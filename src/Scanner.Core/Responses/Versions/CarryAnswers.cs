using System.Globalization;
using Scanner.Core.Questionnaires;

namespace Scanner.Core.Responses;

/// <summary>
/// Decides which answers go along when a response moves to another version of its questionnaire. What asks the same goes along; the rest is
/// set aside under a path of its own, where no question ever looks: the export still shows it, and moving back brings it back.
/// </summary>
internal sealed class CarryAnswers
{
    private readonly IReadOnlyDictionary<int, FormInventory> versions;
    private readonly FormInventory from;
    private readonly FormInventory to;
    private readonly int fromNumber;

    /// <param name="fromNumber">The version that was answered.</param>
    /// <param name="versions">The versions by number, that one among them.</param>
    /// <param name="to">The version to move to.</param>
    public CarryAnswers(int fromNumber, IReadOnlyDictionary<int, FormInventory> versions, FormInventory to) =>
        (this.fromNumber, this.versions, from, this.to) = (fromNumber, versions, versions[fromNumber], to);

    /// <param name="rows">All answers of the response.</param>
    public CarriedAnswers Of(IReadOnlyList<Answer> rows)
    {
        var changes = rows.Where(row => !row.Path.StartsWith('@') && !GoesAlong(from, row.Path, row.ValueChoice))
            .Select(row => (Row: row, Path: SetAside(fromNumber, row.Path))).ToList();
        var staying = rows.Except(changes.Select(change => change.Row)).ToList();
        var back = from row in staying
                   where row.Path.StartsWith(Answer.EarlierPrefix, StringComparison.Ordinal)
                   let was = Earlier(row.Path)
                   where was is var (number, path) && versions.TryGetValue(number, out var version) && GoesAlong(version, path, row.ValueChoice)
                   select (Row: row, was!.Value.Number, was.Value.Path);
        foreach (var same in back.GroupBy(one => one.Path))
        {
            // What was set aside last; and only when nothing newer was answered there since.
            var latest = same.GroupBy(one => one.Number).MaxBy(version => version.Max(one => one.Row.Revision))!.ToList();
            var stands = staying.Where(row => row.Path == same.Key).ToList();
            if (stands.Exists(row => row.Revision > latest[0].Row.Revision || latest.Exists(one => one.Row.Ordinal == row.Ordinal))) continue;
            changes.AddRange(latest.Select(one => (one.Row, one.Path)));
        }
        // An answer that is set aside for the second time has been answered anew in between: the older one was overwritten by that.
        var moved = changes.Select(change => change.Row).ToHashSet();
        var taken = changes.Select(change => change.Path).ToHashSet(StringComparer.Ordinal);
        return new CarriedAnswers(changes, [.. rows.Where(row => row.Path.StartsWith('@') && taken.Contains(row.Path) && !moved.Contains(row))]);
    }

    private static string SetAside(int number, string path) => string.Create(CultureInfo.InvariantCulture, $"{Answer.EarlierPrefix}{number}/{path}");

    /// <summary>The version and the path that an answer was set aside from; null when the path is none of that kind.</summary>
    public static (int Number, string Path)? Earlier(string path)
    {
        if (!path.StartsWith(Answer.EarlierPrefix, StringComparison.Ordinal)) return null;
        var rest = path[Answer.EarlierPrefix.Length..];
        var cut = rest.IndexOf('/', StringComparison.Ordinal);
        return cut > 0 && int.TryParse(rest.AsSpan(0, cut), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (number, rest[(cut + 1)..]) : null;
    }

    /// <summary>Whether an answer means the same in the version it moves to: the same type of question of the same name, in the same repeats, and the option still there.</summary>
    private bool GoesAlong(FormInventory version, string path, string? choice)
    {
        var parts = path.Split("]/");
        var repeats = parts[..^1].Select(part => part.Split('[', 2)).ToList();
        if (version.Find(parts[^1]) is not { AnswerType.Length: > 0 } was || to.Find(parts[^1]) is not { } now) return false;
        return was.AnswerType == now.AnswerType
            && was.Repeats.SequenceEqual(now.Repeats) && now.Repeats.SequenceEqual(repeats.Select(repeat => repeat[0]))
            && repeats.TrueForAll(repeat => repeat.Length == 2 && SameTime(version, repeat[0], repeat[1]))
            && (choice is null || !TypeWords.Of(now.AnswerType).IsSelect || now.OffersSame(was, choice, to.Language));
    }

    /// <summary>Whether a time of a repeat is about the same in both versions.</summary>
    private bool SameTime(FormInventory version, string repeat, string key)
    {
        if (version.Find(repeat) is not { } was || to.Find(repeat) is not { } now || was.AnswerType != now.AnswerType) return false;
        return now.AnswerType == FormItem.RepeatType || (version.Find(now.RepeatedFor!) is { } asked && to.Find(now.RepeatedFor!) is { } asks && asked.AnswerType == asks.AnswerType && asks.OffersSame(asked, key, to.Language));
    }
}

/// <summary>What happens to the answers of a response that moves; what is not named here stays where it is.</summary>
/// <param name="Renamed">The rows that get another path, with that path.</param>
/// <param name="Dropped">Rows that were set aside before and answered anew since.</param>
internal sealed record CarriedAnswers(IReadOnlyList<(Answer Row, string Path)> Renamed, IReadOnlyList<Answer> Dropped);
