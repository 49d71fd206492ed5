using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Scans;

namespace Scanner.Core.Prioritisation;

/// <summary>What came of giving a score or a weight.</summary>
public enum ScoreOutcome
{
    /// <summary>It is saved.</summary>
    Saved,

    /// <summary>The group is not (or no longer) in this scan.</summary>
    NoSuchGroup,

    /// <summary>The criterion is not in the file of criteria.</summary>
    NoSuchCriterion,

    /// <summary>A level or number of points that does not exist.</summary>
    OutOfRange,

    /// <summary>The reason is longer than <see cref="Score.ReasonLength"/> characters.</summary>
    ReasonTooLong,
}

/// <summary>Gives groups their scores and criteria their weights.</summary>
public sealed class ScoreGroups(IDbContextFactory<ScannerDb> databases, GroupCriteria criteria, TimeProvider clock)
{
    /// <summary>Scores a group on a criterion; a score given earlier is replaced.</summary>
    /// <param name="access">Who scores, in which scan.</param>
    /// <param name="groupId">The group.</param>
    /// <param name="criterion">The criterion's name.</param>
    /// <param name="value">0 to 4; null: onbekend, said on purpose.</param>
    /// <param name="reason">Why; may be empty.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<ScoreOutcome> SetScoreAsync(ScanAccess access, Guid groupId, string criterion, int? value, string reason, CancellationToken stop)
    {
        access.Demand(Right.Prioritise);
        if (value is < 0 or > Score.Highest) return ScoreOutcome.OutOfRange;
        if (reason.Length > Score.ReasonLength) return ScoreOutcome.ReasonTooLong;
        if (!Knows(criterion)) return ScoreOutcome.NoSuchCriterion;
        return await SaveAsync(access, async db =>
        {
            if (!await HasGroupAsync(db, access, groupId, stop)) return ScoreOutcome.NoSuchGroup;
            var score = await db.Set<Score>().FirstOrDefaultAsync(row => row.VulnerableGroupId == groupId && row.Criterion == criterion, stop);
            if (score is null) db.Add(score = Score.Of(groupId, criterion));
            score.Set(value, reason.Trim(), access.AccountName, clock.GetUtcNow());
            return ScoreOutcome.Saved;
        }, stop);
    }

    /// <summary>Takes a score away: the group is not scored on this criterion yet.</summary>
    public async Task<ScoreOutcome> ClearScoreAsync(ScanAccess access, Guid groupId, string criterion, CancellationToken stop)
    {
        access.Demand(Right.Prioritise);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        if (!await HasGroupAsync(db, access, groupId, stop)) return ScoreOutcome.NoSuchGroup;
        await db.Set<Score>().Where(row => row.VulnerableGroupId == groupId && row.Criterion == criterion).ExecuteDeleteAsync(stop);
        return ScoreOutcome.Saved;
    }

    /// <summary>Gives criteria their weights; criteria that are not named keep theirs.</summary>
    /// <param name="access">Who weighs, in which scan.</param>
    /// <param name="points">Points per criterion's name, 0 to <see cref="Weight.MostPoints"/>.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<ScoreOutcome> SetWeightsAsync(ScanAccess access, IReadOnlyDictionary<string, int> points, CancellationToken stop)
    {
        access.Demand(Right.Prioritise);
        if (points.Values.Any(value => value is < 0 or > Weight.MostPoints)) return ScoreOutcome.OutOfRange;
        if (!points.Keys.All(Knows)) return ScoreOutcome.NoSuchCriterion;
        return await SaveAsync(access, async db =>
        {
            var weights = await db.Set<Weight>().Where(row => row.ScanId == access.ScanId).ToDictionaryAsync(row => row.Criterion, stop);
            foreach (var (criterion, value) in points)
            {
                if (weights.TryGetValue(criterion, out var had)) had.Set(value);
                else db.Add(Weight.Of(access.ScanId, criterion, value));
            }
            return ScoreOutcome.Saved;
        }, stop);
    }

    private bool Knows(string criterion) => criteria.Need.Any(known => known.Name == criterion);

    private static Task<bool> HasGroupAsync(ScannerDb db, ScanAccess access, Guid groupId, CancellationToken stop) =>
        db.Set<VulnerableGroup>().AnyAsync(group => group.Id == groupId && group.ScanId == access.ScanId, stop);

    /// <summary>Saves a change; when someone else made or cleared the same row at that moment, it is made anew on what is there now.</summary>
    private async Task<ScoreOutcome> SaveAsync(ScanAccess access, Func<ScannerDb, Task<ScoreOutcome>> change, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            var outcome = await change(db);
            if (outcome != ScoreOutcome.Saved) return outcome;
            try
            {
                await db.SaveChangesAsync(stop);
                return outcome;
            }
            catch (Exception failure) when (failure.IsOvertaken() && attempt < 4)
            {
                // The loop reads what the other one left.
            }
        }
    }
}
