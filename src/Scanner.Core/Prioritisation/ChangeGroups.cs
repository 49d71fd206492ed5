using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Scans;

namespace Scanner.Core.Prioritisation;

/// <summary>What came of changing the groups of a scan.</summary>
public enum GroupOutcome
{
    /// <summary>It is saved.</summary>
    Saved,

    /// <summary>The group is not in this scan.</summary>
    NoSuchGroup,

    /// <summary>The name is empty.</summary>
    NoLabel,

    /// <summary>The name is longer than <see cref="VulnerableGroup.LabelLength"/> characters.</summary>
    LabelTooLong,

    /// <summary>A group of this scan has the same name already.</summary>
    LabelTaken,
}

/// <summary>Decides which groups are compared: adds own groups, renames, leaves out what does not occur here.</summary>
public sealed class ChangeGroups(IDbContextFactory<ScannerDb> databases)
{
    /// <summary>Adds a group of the municipality's own.</summary>
    public async Task<GroupOutcome> AddAsync(ScanAccess access, string label, CancellationToken stop)
    {
        access.Demand(Right.Prioritise);
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            var groups = await db.Set<VulnerableGroup>().Where(group => group.ScanId == access.ScanId).ToListAsync(stop);
            if (Refusal(label, groups) is { } refusal) return refusal;
            var name = Slugs.FirstFree(Slugs.From(label.Trim()), groups.Select(group => group.Name).ToHashSet());
            var ordinal = groups.Count == 0 ? 0 : groups.Max(group => group.Ordinal) + 1;
            db.Add(VulnerableGroup.Of(access.ScanId, name, label.Trim(), isOwn: true, ordinal));
            try
            {
                await db.SaveChangesAsync(stop);
                return GroupOutcome.Saved;
            }
            catch (Exception failure) when (failure.IsOvertaken() && attempt < 4)
            {
                // Someone added a group with the same name just now: look again.
            }
        }
    }

    /// <summary>Gives a group other words; its name, scores and place in the exports stay.</summary>
    public async Task<GroupOutcome> RenameAsync(ScanAccess access, Guid groupId, string label, CancellationToken stop)
    {
        access.Demand(Right.Prioritise);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var groups = await db.Set<VulnerableGroup>().Where(group => group.ScanId == access.ScanId).ToListAsync(stop);
        if (groups.Find(group => group.Id == groupId) is not { } found) return GroupOutcome.NoSuchGroup;
        if (Refusal(label, groups.Where(group => group.Id != groupId)) is { } refusal) return refusal;
        found.Rename(label.Trim());
        await db.SaveChangesAsync(stop);
        return GroupOutcome.Saved;
    }

    /// <summary>Says whether a group occurs here. One that does not keeps its scores but takes no part in the ranking.</summary>
    public async Task<GroupOutcome> SetOccursAsync(ScanAccess access, Guid groupId, bool occurs, CancellationToken stop)
    {
        access.Demand(Right.Prioritise);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        if (await db.Set<VulnerableGroup>().FirstOrDefaultAsync(group => group.Id == groupId && group.ScanId == access.ScanId, stop) is not { } found)
            return GroupOutcome.NoSuchGroup;
        found.SetOccurs(occurs);
        await db.SaveChangesAsync(stop);
        return GroupOutcome.Saved;
    }

    private static GroupOutcome? Refusal(string label, IEnumerable<VulnerableGroup> others) => label.Trim() switch
    {
        "" => GroupOutcome.NoLabel,
        { Length: > VulnerableGroup.LabelLength } => GroupOutcome.LabelTooLong,
        var wanted when others.Any(group => string.Equals(group.Label, wanted, StringComparison.OrdinalIgnoreCase)) => GroupOutcome.LabelTaken,
        _ => null,
    };
}
