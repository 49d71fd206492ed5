using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;

namespace Scanner.Core.Scans;

/// <summary>Takes partners over from another scan of the same municipality: with their people, roles and settings. What they answered stays there, and so do notes: those are about that fieldwork.</summary>
public sealed class CopyPartners(IDbContextFactory<ScannerDb> databases, TimeProvider clock)
{
    /// <returns>The municipality's other scans that have partners, the newest first.</returns>
    public async Task<IReadOnlyList<ScanToCopy>> ScansAsync(ScanAccess access, CancellationToken stop)
    {
        access.Demand(Right.ManageScan);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var rows = await db.Set<Scan>().Where(scan => scan.Id != access.ScanId).OrderByDescending(scan => scan.CreatedAt).ThenByDescending(scan => scan.Id)
            .Select(scan => new { scan.Id, scan.Name, Partners = db.Set<Partner>().Count(partner => partner.ScanId == scan.Id && partner.Origin == PartnerOrigin.Register) }).ToListAsync(stop);
        return [.. rows.Where(row => row.Partners > 0).Select(row => new ScanToCopy(row.Id, row.Name, row.Partners))];
    }

    /// <returns>The partners of another scan of the municipality, by number; empty when it has no such scan.</returns>
    public async Task<IReadOnlyList<PartnerToCopy>> PartnersAsync(ScanAccess access, Guid fromScanId, CancellationToken stop)
    {
        access.Demand(Right.ManageScan);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var there = await NamesAsync(db, access, stop);
        return [.. (await ReadAsync(db.Set<Partner>().AsNoTracking(), access, fromScanId, stop)).Select(partner => new PartnerToCopy(
            partner.Id, partner.Name, partner.Type, partner.Contacts.Count, there.Contains(PartnerName.Plain(partner.Name))))];
    }

    /// <summary>Copies partners; who is in the scan already, by name, is left out.</summary>
    /// <returns>What was copied, with what is needed to take it back.</returns>
    public async Task<CopiedPartners> CopyAsync(ScanAccess access, Guid fromScanId, IReadOnlyCollection<Guid> partnerIds, CancellationToken stop)
    {
        access.Demand(Right.ManageScan);
        var wanted = partnerIds.ToHashSet();
        return await Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            // The scan's counter is a concurrency token: of two officers at once the second does it again, and then sees what is there.
            var scan = await db.Set<Scan>().SingleAsync(scan => scan.Id == access.ScanId, stop);
            var there = await NamesAsync(db, access, stop);
            var (copied, skipped) = (new List<Guid>(), 0);
            foreach (var source in (await ReadAsync(db.Set<Partner>().AsNoTracking(), access, fromScanId, stop)).Where(partner => wanted.Contains(partner.Id)))
            {
                if (!there.Add(PartnerName.Plain(source.Name)))
                {
                    skipped++;
                    continue;
                }
                var partner = Partner.Of(scan.Id, scan.NextPartnerNumber(), source.Name, source.Type, source.Domain, source.Roles.Select(role => role.Role), "");
                partner.WorksIn(source.Settings.Select(setting => setting.Setting));
                foreach (var contact in source.Contacts) partner.Add(contact.Name, contact.Email, contact.Phone, contact.Function);
                db.Add(partner);
                db.Add(AuditEntry.Of(clock.GetUtcNow(), access.AccountId, "partner.copied", partner.Id, $"{partner.Pseudonym} overgenomen uit een andere scan."));
                copied.Add(partner.Id);
            }
            await db.SaveChangesAsync(stop);
            return new CopiedPartners(access.ScanId, copied, skipped);
        });
    }

    /// <summary>Takes a copy back. Who was invited, heard or removed meanwhile is left alone.</summary>
    /// <returns>How many were taken out again.</returns>
    public async Task<int> UndoAsync(ScanAccess access, CopiedPartners copied, CancellationToken stop)
    {
        access.Demand(Right.ManageScan);
        if (copied.ScanId != access.ScanId) throw new UnauthorizedAccessException("The partners were copied into another scan.");
        return await RemoveUnusedAsync(databases, clock, access, copied.Ids, stop);
    }

    /// <summary>Removes those partners that nothing hangs on.</summary>
    /// <returns>How many.</returns>
    internal static async Task<int> RemoveUnusedAsync(IDbContextFactory<ScannerDb> databases, TimeProvider clock, ScanAccess access, IReadOnlyCollection<Guid> ids, CancellationToken stop)
    {
        if (await RemoveAsync([.. ids]) is { } all) return all;
        var removed = 0;
        foreach (var id in ids) removed += await RemoveAsync([id]) ?? 0;
        return removed;

        // Null: something hangs on one of them, so none was removed.
        async Task<int?> RemoveAsync(List<Guid> these)
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            var partners = await db.Set<Partner>().Include(partner => partner.Contacts).Include(partner => partner.Roles).Include(partner => partner.Settings).AsSplitQuery()
                .Where(partner => partner.ScanId == access.ScanId && these.Contains(partner.Id)).ToListAsync(stop);
            db.RemoveRange(partners);
            foreach (var partner in partners) db.Add(AuditEntry.Of(clock.GetUtcNow(), access.AccountId, "partner.removed", partner.Id, $"{partner.Pseudonym} verwijderd."));
            try
            {
                await db.SaveChangesAsync(stop);
                return partners.Count;
            }
            catch (DbUpdateException refused) when (refused.IsInUse() || refused is DbUpdateConcurrencyException)
            {
                return null;
            }
        }
    }

    private static Task<List<Partner>> ReadAsync(IQueryable<Partner> partners, ScanAccess access, Guid scanId, CancellationToken stop) => partners
        .Include(partner => partner.Contacts).Include(partner => partner.Roles).Include(partner => partner.Settings).AsSplitQuery()
        .Where(partner => partner.ScanId == scanId && partner.ScanId != access.ScanId && partner.Origin == PartnerOrigin.Register)
        .OrderBy(partner => partner.Number).ThenBy(partner => partner.Id).ToListAsync(stop);

    private static async Task<HashSet<string>> NamesAsync(ScannerDb db, ScanAccess access, CancellationToken stop) =>
        [.. (await db.Set<Partner>().Where(partner => partner.ScanId == access.ScanId && partner.Origin == PartnerOrigin.Register).Select(partner => partner.Name).ToListAsync(stop)).Select(PartnerName.Plain)];
}

/// <summary>A scan to take partners over from.</summary>
/// <param name="Id">The scan.</param>
/// <param name="Name">Its name.</param>
/// <param name="Partners">How many partners it has.</param>
public sealed record ScanToCopy(Guid Id, string Name, int Partners);

/// <summary>A partner that can be taken over.</summary>
/// <param name="Id">The partner in the other scan.</param>
/// <param name="Name">The organisation.</param>
/// <param name="Type">A name of the list <c>partnertypen</c>.</param>
/// <param name="Contacts">How many people come with it.</param>
/// <param name="IsThere">Whether this scan has a partner of that name already, so that it will not be copied.</param>
public sealed record PartnerToCopy(Guid Id, string Name, string Type, int Contacts, bool IsThere);

/// <summary>What was copied.</summary>
/// <param name="ScanId">Into which scan.</param>
/// <param name="Ids">The new partners.</param>
/// <param name="Skipped">How many were left out because a partner of that name was there.</param>
public sealed record CopiedPartners(Guid ScanId, IReadOnlyList<Guid> Ids, int Skipped);
