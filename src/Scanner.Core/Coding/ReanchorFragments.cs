using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Responses;
using Scanner.Core.Scans;

namespace Scanner.Core.Coding;

/// <summary>
/// Lets fragments follow a text that was corrected after it was coded: the corrected text becomes a new version, each
/// fragment moves to where its exact words stand now, nearest to where they are to be expected. What is not found
/// stays on the version it was taken from, marked as orphaned; when its words return, it moves along again.
/// </summary>
internal sealed class ReanchorFragments(IDbContextFactory<ScannerDb> databases, TimeProvider clock)
{
    /// <summary>Brings the coded texts of a scan, or of one response, up to date. Saves by itself.</summary>
    public Task RunAsync(Guid municipalityId, Guid scanId, Guid? responseId, CancellationToken stop) => Conflicts.AgainAsync(async () =>
    {
        await using var db = await databases.OpenAsync(municipalityId, stop);
        var moves = await FollowAsync(db, scanId, responseId, stop);
        if (moves) await db.SaveChangesAsync(stop);
        return moves;
    });

    private async Task<bool> FollowAsync(ScannerDb db, Guid scanId, Guid? responseId, CancellationToken stop)
    {
        var rows = await (from text in db.Set<CodedText>().AsNoTracking()
                          join response in db.Set<Response>() on text.ResponseId equals response.Id
                          join answer in db.Set<Answer>().Where(answer => answer.Ordinal == 0)
                              on new { text.ResponseId, text.Path } equals new { answer.ResponseId, answer.Path } into answers
                          from answer in answers.DefaultIfEmpty()
                          where response.ScanId == scanId && (responseId == null || response.Id == responseId)
                          select new { Version = text, answer.ValueText }).ToListAsync(stop);
        var orphanedOn = await (from fragment in db.Set<Fragment>().AsNoTracking()
                                join text in db.Set<CodedText>() on fragment.CodedTextId equals text.Id
                                join response in db.Set<Response>() on text.ResponseId equals response.Id
                                where fragment.IsOrphaned && response.ScanId == scanId && (responseId == null || response.Id == responseId)
                                select text.Id).Distinct().ToListAsync(stop);
        var changed = false;
        foreach (var versions in rows.GroupBy(row => (row.Version.ResponseId, row.Version.Path)))
        {
            var last = versions.MaxBy(row => row.Version.Version)!;
            var now = CodePoints.Normalise(last.ValueText ?? "");
            if (now == last.Version.Text && !orphanedOn.Contains(last.Version.Id)) continue;
            var ids = versions.Select(row => row.Version.Id).ToList();
            var fragments = await db.Set<Fragment>().Where(fragment => ids.Contains(fragment.CodedTextId)).OrderBy(fragment => fragment.Id).ToListAsync(stop);
            changed |= Follow(db, last.Version, now, fragments);
        }
        return changed;
    }

    private bool Follow(ScannerDb db, CodedText last, string now, List<Fragment> fragments)
    {
        if (string.IsNullOrWhiteSpace(now))
        {
            // The answer was taken back: nothing to freeze, and nothing left to stand on.
            var standing = fragments.FindAll(fragment => !fragment.IsOrphaned);
            standing.ForEach(fragment => fragment.Orphan());
            return standing.Count > 0;
        }
        if (now == last.Text)
        {
            // The answer was taken back and given again in the same words.
            fragments.FindAll(fragment => fragment.CodedTextId == last.Id).ForEach(fragment => fragment.MoveTo(last.Id, fragment.Start));
            return true;
        }
        var version = CodedText.Of(last.ResponseId, last.Path, last.Version + 1, now, clock.GetUtcNow());
        db.Add(version);
        var places = Places(last, now, fragments);
        foreach (var fragment in fragments)
        {
            if (places.TryGetValue(fragment.Id, out var start)) fragment.MoveTo(version.Id, start);
            else fragment.Orphan();
        }
        return true;
    }

    /// <summary>Gives each fragment the place of its words that lies nearest to where they are expected; two fragments of the same words get two places.</summary>
    private static Dictionary<Guid, int> Places(CodedText last, string now, List<Fragment> fragments)
    {
        var expect = Expectation(last.Text, now);
        var candidates = from fragment in fragments
                         let expected = fragment.CodedTextId == last.Id ? expect(fragment.Start, fragment.Length) : fragment.Start
                         from place in CodePoints.Occurrences(now, fragment.Quote)
                         orderby fragment.IsOrphaned, Math.Abs(place - expected), fragment.Start, fragment.Id
                         select (fragment.Id, fragment.Length, Place: place);
        var given = new Dictionary<Guid, int>();
        var taken = new HashSet<(int Start, int Length)>();
        foreach (var (id, length, place) in candidates)
            if (!given.ContainsKey(id) && taken.Add((place, length))) given[id] = place;
        return given;
    }

    /// <summary>Where a stretch is to be expected when one part of the text was rewritten: what stands behind it moves along.</summary>
    private static Func<int, int, int> Expectation(string before, string after)
    {
        var (old, now) = (CodePoints.Split(before), CodePoints.Split(after));
        int head = 0, tail = 0, shortest = Math.Min(old.Length, now.Length);
        while (head < shortest && old[head] == now[head]) head++;
        while (tail < shortest - head && old[^(tail + 1)] == now[^(tail + 1)]) tail++;
        return (start, length) => start + length <= head ? start : start >= old.Length - tail ? start + now.Length - old.Length : start;
    }
}
