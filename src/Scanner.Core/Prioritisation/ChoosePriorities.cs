using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Prioritisation;

/// <summary>What a priority says: enough to make it anew after it was removed.</summary>
/// <param name="GroupId">The group that comes first.</param>
/// <param name="Reason">Why.</param>
/// <param name="FragmentIds">The quotes that carry it.</param>
/// <param name="Rank">The place wanted, from 1; null: after the others.</param>
public sealed record PriorityContent(Guid GroupId, string Reason, IReadOnlyList<Guid> FragmentIds, int? Rank = null);

/// <summary>A chosen priority.</summary>
/// <param name="GroupId">The group; a group is chosen once, so this names the priority.</param>
/// <param name="GroupLabel">The group's words.</param>
/// <param name="Rank">1 for the first.</param>
/// <param name="Reason">Why.</param>
/// <param name="Quotes">The quotes that carry it.</param>
public sealed record PriorityView(Guid GroupId, string GroupLabel, int Rank, string Reason, IReadOnlyList<Quote> Quotes);

/// <summary>What came of choosing, changing or moving a priority.</summary>
public enum PriorityOutcome
{
    /// <summary>It is saved.</summary>
    Saved,

    /// <summary>The group is not in this scan, or does not occur here.</summary>
    NoSuchGroup,

    /// <summary>The group is a priority already.</summary>
    ChosenAlready,

    /// <summary>The group is no priority (any more).</summary>
    NotChosen,

    /// <summary>There is no reason given.</summary>
    NoReason,

    /// <summary>The reason is longer than <see cref="Priority.ReasonLength"/> characters.</summary>
    ReasonTooLong,

    /// <summary>One of the quotes is not in this scan (any more).</summary>
    NoSuchQuote,

    /// <summary>Someone else changed the reason or the quotes since they were looked at; nothing was changed.</summary>
    ChangedMeanwhile,
}

/// <summary>Chooses which groups come first, with the reason and the quotes that carry the choice.</summary>
public sealed class ChoosePriorities(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library, TimeProvider clock)
{
    private readonly QuoteReader quotes = new(library);

    /// <summary>The chosen priorities, first one first.</summary>
    public async Task<IReadOnlyList<PriorityView>> OpenAsync(ScanAccess access, CancellationToken stop)
    {
        access.Demand(Right.Prioritise);
        return await LoadAsync(access, stop);
    }

    internal async Task<IReadOnlyList<PriorityView>> LoadAsync(ScanAccess access, CancellationToken stop)
    {
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var priorities = await Of(db, access).Include(priority => priority.Quotes).AsNoTracking().ToListAsync(stop);
        var labels = await db.Set<VulnerableGroup>().Where(group => group.ScanId == access.ScanId).ToDictionaryAsync(group => group.Id, group => group.Label, stop);
        var read = await quotes.ReadAsync(db, access.ScanId, [.. priorities.SelectMany(priority => priority.Quotes).Select(quote => quote.FragmentId)], stop);
        return [.. InOrder(priorities).Select((priority, index) => new PriorityView(
            priority.VulnerableGroupId, labels[priority.VulnerableGroupId], index + 1, priority.Reason,
            [.. read.Where(quote => priority.Quotes.Any(link => link.FragmentId == quote.FragmentId))]))];
    }

    /// <summary>Makes a group a priority.</summary>
    public Task<PriorityOutcome> ChooseAsync(ScanAccess access, PriorityContent content, CancellationToken stop)
    {
        access.Demand(Right.Prioritise);
        return Conflicts.AgainAsync(() => MakeAsync(access, content, stop));
    }

    /// <summary>Puts a removed priority back, with those of its quotes that are still there: a quote may have been erased meanwhile, the reason must not go with it.</summary>
    public Task<PriorityOutcome> PutBackAsync(ScanAccess access, PriorityContent removed, CancellationToken stop)
    {
        access.Demand(Right.Prioritise);
        return Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            List<Guid> wanted = [.. removed.FragmentIds];
            var there = await QuoteReader.Fragments(db, access.ScanId).Where(fragment => wanted.Contains(fragment.Id)).Select(fragment => fragment.Id).ToListAsync(stop);
            return await MakeAsync(access, removed with { FragmentIds = there }, stop);
        });
    }

    private async Task<PriorityOutcome> MakeAsync(ScanAccess access, PriorityContent content, CancellationToken stop)
    {
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var group = await db.Set<VulnerableGroup>().FirstOrDefaultAsync(row => row.Id == content.GroupId && row.ScanId == access.ScanId && row.Occurs, stop);
        if (group is null) return PriorityOutcome.NoSuchGroup;
        if (await RefusalAsync(db, access, content, stop) is { } refusal) return refusal;
        var priorities = InOrder(await Of(db, access).ToListAsync(stop));
        if (priorities.Exists(priority => priority.VulnerableGroupId == group.Id)) return PriorityOutcome.ChosenAlready;
        var made = Priority.Of(group.Id, priorities.Count + 1);
        made.Explain(content.Reason.Trim());
        made.CarryBy(content.FragmentIds);
        db.Add(made);
        priorities.Insert(Math.Clamp((content.Rank ?? int.MaxValue) - 1, 0, priorities.Count), made);
        Number(priorities);
        db.Add(Note(access, "priority.chosen", made, group.Label));
        await db.SaveChangesAsync(stop);
        return PriorityOutcome.Saved;
    }

    /// <summary>Gives a priority another reason or other quotes; its place stays.</summary>
    /// <param name="access">Who changes it, in which scan.</param>
    /// <param name="content">What it should say.</param>
    /// <param name="seen">What it said when it was looked at; when it says something else by now, nothing is overwritten.</param>
    /// <param name="stop">Stops the work.</param>
    public Task<PriorityOutcome> ChangeAsync(ScanAccess access, PriorityContent content, PriorityView seen, CancellationToken stop)
    {
        access.Demand(Right.Prioritise);
        return Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            // Written to itself first: who changes it at the same moment waits for the other, and then sees what the other wrote.
            var own = db.Set<Priority>().Where(priority => priority.VulnerableGroupId == content.GroupId);
            if (await own.ExecuteUpdateAsync(set => set.SetProperty(row => row.Rank, row => row.Rank), stop) == 0) return PriorityOutcome.NotChosen;
            if (await RefusalAsync(db, access, content, stop) is { } refusal) return refusal;
            if (await Of(db, access).Include(priority => priority.Quotes).FirstOrDefaultAsync(priority => priority.VulnerableGroupId == content.GroupId, stop) is not { } found)
                return PriorityOutcome.NotChosen;
            var stands = found.Quotes.Select(quote => quote.FragmentId).ToHashSet();
            if (found.Reason != seen.Reason || !stands.IsSubsetOf(seen.Quotes.Select(quote => quote.FragmentId))) return PriorityOutcome.ChangedMeanwhile;
            found.Explain(content.Reason.Trim());
            found.CarryBy(content.FragmentIds);
            db.Add(Note(access, "priority.changed", found, ""));
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            return PriorityOutcome.Saved;
        });
    }

    /// <summary>Moves a priority one place up (-1) or down (+1); at the end of the list nothing changes.</summary>
    public Task<PriorityOutcome> MoveAsync(ScanAccess access, Guid groupId, int by, CancellationToken stop)
    {
        access.Demand(Right.Prioritise);
        return Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            var priorities = InOrder(await Of(db, access).ToListAsync(stop));
            var from = priorities.FindIndex(priority => priority.VulnerableGroupId == groupId);
            if (from < 0) return PriorityOutcome.NotChosen;
            var moved = priorities[from];
            priorities.RemoveAt(from);
            priorities.Insert(Math.Clamp(from + by, 0, priorities.Count), moved);
            Number(priorities);
            db.Add(Note(access, "priority.moved", moved, ""));
            await db.SaveChangesAsync(stop);
            return PriorityOutcome.Saved;
        });
    }

    /// <summary>Removes a priority.</summary>
    /// <returns>What it said, to put it back with; null when the group was no priority.</returns>
    public Task<PriorityContent?> RemoveAsync(ScanAccess access, Guid groupId, CancellationToken stop)
    {
        access.Demand(Right.Prioritise);
        return Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            var priorities = InOrder(await Of(db, access).Include(priority => priority.Quotes).ToListAsync(stop));
            if (priorities.Find(priority => priority.VulnerableGroupId == groupId) is not { } found) return null;
            var content = new PriorityContent(groupId, found.Reason, [.. found.Quotes.Select(quote => quote.FragmentId)], priorities.IndexOf(found) + 1);
            priorities.Remove(found);
            db.Remove(found);
            Number(priorities);
            db.Add(Note(access, "priority.removed", found, ""));
            await db.SaveChangesAsync(stop);
            return content;
        });
    }

    private AuditEntry Note(ScanAccess access, string action, Priority priority, string details) =>
        AuditEntry.Of(clock.GetUtcNow(), access.AccountId == Guid.Empty ? null : access.AccountId, action, priority.Id, details);

    private static async Task<PriorityOutcome?> RefusalAsync(ScannerDb db, ScanAccess access, PriorityContent content, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(content.Reason)) return PriorityOutcome.NoReason;
        if (content.Reason.Length > Priority.ReasonLength) return PriorityOutcome.ReasonTooLong;
        List<Guid> wanted = [.. content.FragmentIds.Distinct()];
        return await QuoteReader.Fragments(db, access.ScanId).CountAsync(fragment => wanted.Contains(fragment.Id), stop) == wanted.Count ? null : PriorityOutcome.NoSuchQuote;
    }

    private static IQueryable<Priority> Of(ScannerDb db, ScanAccess access) =>
        from priority in db.Set<Priority>()
        join vulnerable in db.Set<VulnerableGroup>() on priority.VulnerableGroupId equals vulnerable.Id
        where vulnerable.ScanId == access.ScanId
        select priority;

    /// <summary>Two people who choose at once can give the same rank; the older choice then goes first.</summary>
    private static List<Priority> InOrder(IEnumerable<Priority> priorities) => [.. priorities.OrderBy(priority => priority.Rank).ThenBy(priority => priority.Id)];

    private static void Number(List<Priority> priorities)
    {
        for (var index = 0; index < priorities.Count; index++) priorities[index].RankAs(index + 1);
    }
}
