using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;

namespace Scanner.Core.Scans;

/// <summary>Lets an administrator add and rename the municipalities of the installation.</summary>
public sealed class ManageMunicipalities(IDbContextFactory<ScannerDb> databases, TimeProvider clock)
{
    /// <returns>All municipalities by name, with numbers only: an administrator sees no scan.</returns>
    public async Task<IReadOnlyList<MunicipalityRow>> ListAsync(AdministratorAccess access, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(access);
        await using var db = await databases.CreateDbContextAsync(stop);
        // Across municipalities on purpose: the administrator's list counts, and shows nothing of the rows.
        return await db.Set<Municipality>().AsNoTracking().OrderBy(municipality => municipality.Name)
            .Select(municipality => new MunicipalityRow(
                municipality.Id,
                municipality.Name,
                municipality.Slug,
                db.Set<Member>().IgnoreQueryFilters().Count(member => member.MunicipalityId == municipality.Id),
                db.Set<Member>().IgnoreQueryFilters().Count(member => member.MunicipalityId == municipality.Id && member.Role == MemberRole.PolicyOfficer),
                db.Set<Scan>().IgnoreQueryFilters().Count(scan => scan.MunicipalityId == municipality.Id)))
            .ToListAsync(stop);
    }

    /// <summary>Adds a municipality; its slug is made from the name and is unique.</summary>
    public async Task<MunicipalitySaved> CreateAsync(AdministratorAccess access, string name, CancellationToken stop)
    {
        var check = new FieldCheck();
        name = check.Text(nameof(MunicipalityRow.Name), name, Municipality.NameLength, required: true);
        if (check.HasProblems) return new MunicipalitySaved(check.Problems, null, false);
        return await Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.CreateDbContextAsync(stop);
            var others = await db.Set<Municipality>().Select(other => new { other.Name, other.Slug }).ToListAsync(stop);
            var slug = Slugs.FirstFree(Slugs.From(name), others.Select(other => other.Slug).ToHashSet());
            var municipality = Municipality.Named(name, slug, clock.GetUtcNow());
            db.ActFor(municipality.Id);
            db.Add(municipality);
            db.Add(AuditEntry.Of(clock.GetUtcNow(), access.AccountId, "municipality.created", municipality.Id, $"Gemeente ‘{name}’ toegevoegd."));
            await db.SaveChangesAsync(stop);
            return new MunicipalitySaved([], slug, others.Exists(other => string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase)));
        });
    }

    /// <summary>Gives a municipality another name; its slug stays, so that addresses keep working.</summary>
    public async Task<MunicipalitySaved> RenameAsync(AdministratorAccess access, Guid municipalityId, string name, CancellationToken stop)
    {
        var check = new FieldCheck();
        name = check.Text(nameof(MunicipalityRow.Name), name, Municipality.NameLength, required: true);
        if (check.HasProblems) return new MunicipalitySaved(check.Problems, null, false);
        await using var db = await databases.OpenAsync(municipalityId, stop);
        var municipality = await db.Set<Municipality>().SingleAsync(municipality => municipality.Id == municipalityId, stop);
        if (municipality.Name != name)
        {
            db.Add(AuditEntry.Of(clock.GetUtcNow(), access.AccountId, "municipality.renamed", municipality.Id, $"‘{municipality.Name}’ heet nu ‘{name}’."));
            municipality.Rename(name);
        }
        await db.SaveChangesAsync(stop);
        return new MunicipalitySaved([], municipality.Slug, await db.Set<Municipality>().AnyAsync(other => other.Id != municipalityId && other.Name == name, stop));
    }
}

/// <summary>Gemeente in the administrator's list.</summary>
/// <param name="Id">The municipality.</param>
/// <param name="Name">Its name.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Members">The number of members.</param>
/// <param name="PolicyOfficers">How many of them are policy officers; with none, nobody can run a scan.</param>
/// <param name="Scans">The number of scans.</param>
public sealed record MunicipalityRow(Guid Id, string Name, string Slug, int Members, int PolicyOfficers, int Scans);

/// <summary>How adding or renaming a municipality went.</summary>
/// <param name="Problems">What is wrong, per field; empty: it was saved.</param>
/// <param name="Slug">The name in addresses, when it was saved.</param>
/// <param name="HasNamesake">Another municipality has the same name: allowed, worth a warning.</param>
public sealed record MunicipalitySaved(IReadOnlyList<FieldProblem> Problems, string? Slug, bool HasNamesake);
