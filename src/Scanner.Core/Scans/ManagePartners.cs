using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;

namespace Scanner.Core.Scans;

/// <summary>Lets the officer keep the partners of a scan. Their contacts are kept by <see cref="ManageContacts"/>.</summary>
public sealed class ManagePartners(IDbContextFactory<ScannerDb> databases, TimeProvider clock)
{
    /// <returns>The partner with its contacts; null when this scan has no such partner.</returns>
    public async Task<PartnerView?> FindAsync(ScanAccess access, Guid partnerId, CancellationToken stop)
    {
        access.Demand(Right.SeePartners);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var partner = await Load(db.Set<Partner>().AsNoTracking(), access, partnerId, stop);
        return partner is null ? null : PartnerView.Of(partner);
    }

    /// <summary>Adds a partner under the next number of the scan.</summary>
    public async Task<PartnerSaved> AddAsync(ScanAccess access, PartnerDetails asked, CancellationToken stop)
    {
        access.Demand(Right.ManageScan);
        if (Read(asked, out var details) is { Count: > 0 } problems) return new PartnerSaved(problems, null, null);
        return await Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            // The scan's counter is a concurrency token: of two officers at once the second does it again with the next number.
            var scan = await db.Set<Scan>().SingleAsync(scan => scan.Id == access.ScanId, stop);
            var partner = Partner.Of(scan.Id, scan.NextPartnerNumber(), details.Name, details.Type, details.Domain, details.Roles, details.Note);
            partner.WorksIn(details.Settings);
            var namesake = await NamesakeAsync(db, access, partner, stop);
            db.Add(partner);
            db.Add(Line(access, "partner.added", partner, $"{partner.Pseudonym} toegevoegd."));
            await db.SaveChangesAsync(stop);
            return new PartnerSaved([], partner.Id, namesake);
        });
    }

    /// <summary>Changes a partner; number and pseudonym stay.</summary>
    /// <returns>How it went; without an id when this scan has no such partner (any more).</returns>
    public async Task<PartnerSaved> ChangeAsync(ScanAccess access, Guid partnerId, PartnerDetails asked, CancellationToken stop)
    {
        access.Demand(Right.ManageScan);
        if (Read(asked, out var details) is { Count: > 0 } problems) return new PartnerSaved(problems, partnerId, null);
        return await Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            if (await Load(db.Set<Partner>(), access, partnerId, stop) is not { } partner) return new PartnerSaved([], null, null);
            partner.Change(details.Name, details.Type, details.Domain, details.Roles, details.Note);
            partner.WorksIn(details.Settings);
            var namesake = await NamesakeAsync(db, access, partner, stop);
            db.Add(Line(access, "partner.changed", partner, $"{partner.Pseudonym} gewijzigd."));
            await db.SaveChangesAsync(stop);
            return new PartnerSaved([], partner.Id, namesake);
        });
    }

    /// <summary>Removes a partner that was not invited and not heard; its number is not given out again.</summary>
    /// <returns>How it went; with what is needed to put the partner back.</returns>
    public async Task<PartnerRemoval> RemoveAsync(ScanAccess access, Guid partnerId, CancellationToken stop)
    {
        access.Demand(Right.ManageScan);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        if (await Load(db.Set<Partner>(), access, partnerId, stop) is not { } partner) return new PartnerRemoval(RemoveOutcome.NotThere, null);
        var kept = await Load(db.Set<Partner>().AsNoTracking(), access, partnerId, stop);
        db.Remove(partner);
        db.Add(Line(access, "partner.removed", partner, $"{partner.Pseudonym} verwijderd."));
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException refused) when (refused.IsInUse())
        {
            return new PartnerRemoval(RemoveOutcome.InUse, null);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new PartnerRemoval(RemoveOutcome.NotThere, null);
        }
        return new PartnerRemoval(RemoveOutcome.Removed, kept is null ? null : new RemovedPartner(kept));
    }

    /// <summary>Puts a removed partner back, contacts and all, under its own number.</summary>
    public async Task RestoreAsync(ScanAccess access, RemovedPartner removed, CancellationToken stop)
    {
        access.Demand(Right.ManageScan);
        if (removed.Partner.ScanId != access.ScanId) throw new UnauthorizedAccessException("The partner was removed from another scan.");
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        if (await db.Set<Partner>().AnyAsync(partner => partner.Id == removed.Partner.Id, stop)) return;
        db.Add(removed.Partner);
        db.Add(Line(access, "partner.restored", removed.Partner, $"{removed.Partner.Pseudonym} teruggezet."));
        await db.SaveChangesAsync(stop);
    }

    internal static Task<Partner?> Load(IQueryable<Partner> partners, ScanAccess access, Guid partnerId, CancellationToken stop) => partners
        .Include(partner => partner.Contacts).Include(partner => partner.Roles).Include(partner => partner.Settings)
        .FirstOrDefaultAsync(partner => partner.Id == partnerId && partner.ScanId == access.ScanId, stop);

    private static IReadOnlyList<FieldProblem> Read(PartnerDetails asked, out PartnerDetails details)
    {
        var check = new FieldCheck();
        details = new PartnerDetails(
            check.Text(nameof(PartnerDetails.Name), asked.Name, Partner.NameLength, required: true),
            check.Text(nameof(PartnerDetails.Type), asked.Type, Partner.ListNameLength, required: true),
            check.Text(nameof(PartnerDetails.Domain), asked.Domain, Partner.ListNameLength),
            [.. asked.Roles.Select(role => check.Text(nameof(PartnerDetails.Roles), role, Partner.ListNameLength, required: true)).Distinct()],
            check.Text(nameof(PartnerDetails.Note), asked.Note, Partner.NoteLength))
        {
            Settings = [.. asked.Settings.Select(setting => check.Text(nameof(PartnerDetails.Settings), setting, Partner.ListNameLength, required: true)).Distinct()],
        };
        return check.Problems;
    }

    private static async Task<string?> NamesakeAsync(ScannerDb db, ScanAccess access, Partner partner, CancellationToken stop)
    {
        var others = await db.Set<Partner>().Where(other => other.ScanId == access.ScanId && other.Origin == PartnerOrigin.Register && other.Id != partner.Id)
            .OrderBy(other => other.Number).Select(other => new { other.Number, other.Name }).ToListAsync(stop);
        var namesake = others.Find(other => string.Equals(other.Name, partner.Name, StringComparison.OrdinalIgnoreCase));
        return namesake is null ? null : Partner.PseudonymOf(namesake.Number);
    }

    private AuditEntry Line(ScanAccess access, string action, Partner partner, string details) =>
        AuditEntry.Of(clock.GetUtcNow(), access.AccountId, action, partner.Id, details);
}

/// <summary>What is filled in about a partner.</summary>
/// <param name="Name">The name of the organisation; required.</param>
/// <param name="Type">A name of the list <c>partnertypen</c>; required.</param>
/// <param name="Domain">A name of the list <c>domeinen</c>; may be empty.</param>
/// <param name="Roles">Names of the list <c>partnerrollen</c>.</param>
/// <param name="Note">What the officer wants to remember.</param>
public sealed record PartnerDetails(string Name, string Type, string Domain, IReadOnlyList<string> Roles, string Note)
{
    /// <summary>Where the partner is at work: names of the list <c>settings</c>.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    internal static PartnerDetails Of(Partner partner) => new(
        partner.Name, partner.Type, partner.Domain, [.. partner.Roles.Select(role => role.Role).Order(StringComparer.Ordinal)], partner.Note)
    {
        Settings = [.. partner.Settings.Select(setting => setting.Setting).Order(StringComparer.Ordinal)],
    };
}

/// <summary>Samenwerkingspartner with its contacts.</summary>
/// <param name="Id">The partner.</param>
/// <param name="Pseudonym">P01, P02, ….</param>
/// <param name="Details">What is filled in.</param>
/// <param name="Contacts">The people, by name.</param>
public sealed record PartnerView(Guid Id, string Pseudonym, PartnerDetails Details, IReadOnlyList<ContactView> Contacts)
{
    internal static PartnerView Of(Partner partner) => new(
        partner.Id,
        partner.Pseudonym,
        PartnerDetails.Of(partner),
        [.. partner.Contacts.OrderBy(contact => contact.Name, StringComparer.OrdinalIgnoreCase).Select(ContactView.Of)]);
}

/// <summary>How saving a partner went.</summary>
/// <param name="Problems">What is wrong, per field; empty: saved.</param>
/// <param name="PartnerId">The partner; null when it is not there.</param>
/// <param name="NamesakePseudonym">Another partner of the scan with the same name: allowed, worth a warning.</param>
public sealed record PartnerSaved(IReadOnlyList<FieldProblem> Problems, Guid? PartnerId, string? NamesakePseudonym);

/// <summary>How removing a partner went.</summary>
/// <param name="Outcome">What happened.</param>
/// <param name="Removed">For <see cref="RemoveOutcome.Removed"/>: what puts it back.</param>
public sealed record PartnerRemoval(RemoveOutcome Outcome, RemovedPartner? Removed);

/// <summary>What can come of removing a partner or contact.</summary>
public enum RemoveOutcome
{
    /// <summary>Removed.</summary>
    Removed,

    /// <summary>Kept: invitations or answers hang on it.</summary>
    InUse,

    /// <summary>It was not there (any more).</summary>
    NotThere,
}

/// <summary>A removed partner, kept for as long as it can be put back.</summary>
public sealed class RemovedPartner
{
    internal RemovedPartner(Partner partner) => Partner = partner;

    internal Partner Partner { get; }
}
