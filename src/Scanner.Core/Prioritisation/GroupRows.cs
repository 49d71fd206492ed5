using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Prioritisation;

/// <summary>The vulnerable groups of a scan. The groups of the reference list become rows when someone first looks.</summary>
internal sealed class GroupRows(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library)
{
    /// <summary>The name of the reference list.</summary>
    public const string ListName = "kwetsbare-groepen";

    /// <returns>All groups of the scan, in their order; those of the list are there, own groups come after.</returns>
    public async Task<IReadOnlyList<VulnerableGroup>> LoadAsync(Guid municipalityId, Guid scanId, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await databases.OpenAsync(municipalityId, stop);
            var groups = await db.Set<VulnerableGroup>().Where(group => group.ScanId == scanId).ToListAsync(stop);
            var names = groups.Select(group => group.Name).ToHashSet();
            var missing = library.List(ListName).Items
                .Select((item, ordinal) => (item, ordinal))
                .Where(entry => !names.Contains(entry.item.Name))
                .Select(entry => VulnerableGroup.Of(scanId, entry.item.Name, entry.item.Label.In("nl"), isOwn: false, entry.ordinal))
                .ToList();
            db.AddRange(missing);
            try
            {
                if (missing.Count > 0) await db.SaveChangesAsync(stop);
                return [.. groups.Concat(missing).OrderBy(group => group.IsOwn).ThenBy(group => group.Ordinal).ThenBy(group => group.Name, StringComparer.Ordinal)];
            }
            catch (Exception failure) when (failure.IsOvertaken() && attempt < 3)
            {
                // Someone else opened the scan at the same moment and made the rows: read theirs.
            }
        }
    }
}
