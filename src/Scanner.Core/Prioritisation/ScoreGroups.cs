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

    /// <summary>Someone else scored it since it was looked at; nothing was changed.</summary>
    ChangedMeanwhile,
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
    public Task<ScoreOutcome> SetScoreAsync(ScanAccess access, Guid groupId, string criterion, int? value, string reason, CancellationToken stop) =>
        ScoreAsync(access, groupId, criterion, value, reason, null, stop);

    /// <summary>Scores a group on a criterion, unless someone else did so since it was looked at: a reason is never overwritten unseen.</summary>
    /// <param name="access">Who scores, in which scan.</param>
    /// <param name="groupId">The group.</param>
    /// <param name="seen">The score as it was looked at, scored or not.</param>
    /// <param name="value">0 to 4; null: onbekend, said on purpose.</param>
    /// <param name="reason">Why; may be empty.</param>
    /// <param name="stop">Stops the work.</param>
    public Task<ScoreOutcome> ReplaceScoreAsync(ScanAccess access, Guid groupId, ScoreView seen, int? value, string reason, CancellationToken stop) =>
        ScoreAsync(access, groupId, seen.Criterion, value, reason, seen, stop);

    private async Task<ScoreOutcome> ScoreAsync(ScanAccess access, Guid groupId, string criterion, int? value, string reason, ScoreView? seen, CancellationToken stop)
    {
        access.Demand(Right.Prioritise);
        if (value is < 0 or > Score.Highest) return ScoreOutcome.OutOfRange;
        if (reason.Length > Score.ReasonLength) return ScoreOutcome.ReasonTooLong;
        if (!Knows(criterion)) return ScoreOutcome.NoSuchCriterion;
        return await SaveAsync(access, async db =>
        {
            if (!await HasGroupAsync(db, access, groupId, stop)) return ScoreOutcome.NoSuchGroup;
            var score = await db.Set<Score>().FirstOrDefaultAsync(row => row.VulnerableGroupId == groupId && row.Criterion == criterion, stop);
            if (seen is not null && score is not null && !IsAsSeen(score, seen) && (score.Value, score.Reason) != (value, reason.Trim())) return ScoreOutcome.ChangedMeanwhile;
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

    /// <summary>Takes a score away, unless someone else scored since it was looked at.</summary>
    public async Task<ScoreOutcome> ClearScoreAsync(ScanAccess access, Guid groupId, ScoreView seen, CancellationToken stop)
    {
        access.Demand(Right.Prioritise);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        if (!await HasGroupAsync(db, access, groupId, stop)) return ScoreOutcome.NoSuchGroup;
        var own = db.Set<Score>().Where(row => row.VulnerableGroupId == groupId && row.Criterion == seen.Criterion);
        var (value, reason) = (seen.Value, seen.Reason);
        return await own.Where(row => row.Value == value && row.Reason == reason).ExecuteDeleteAsync(stop) == 0 && await own.AnyAsync(stop) ? ScoreOutcome.ChangedMeanwhile : ScoreOutcome.Saved;
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

    private static bool IsAsSeen(Score score, ScoreView seen) => seen.IsScored && (score.Value, score.Reason) == (seen.Value, seen.Reason);

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
