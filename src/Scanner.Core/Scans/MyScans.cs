using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;

namespace Scanner.Core.Scans;

/// <summary>Lists what an account can open, for the start page.</summary>
public sealed class MyScans(IDbContextFactory<ScannerDb> databases)
{
    /// <returns>The municipalities that the account works for, with their scans; empty for an unknown account.</returns>
    public async Task<MyScansView> ListAsync(Guid accountId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var account = await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(account => account.Id == accountId, stop);
        if (account is null) return new MyScansView("", false, false, []);
        // Across municipalities on purpose: this query is what decides which ones the account sees.
        var memberships = await (from member in db.Set<Member>().IgnoreQueryFilters()
                                 join municipality in db.Set<Municipality>() on member.MunicipalityId equals municipality.Id
                                 where member.AccountId == accountId
                                 orderby municipality.Name
                                 select new { municipality.Id, municipality.Name, member.Role }).ToListAsync(stop);
        var scans = await (from member in db.Set<Member>().IgnoreQueryFilters()
                           join scan in db.Set<Scan>().IgnoreQueryFilters() on member.MunicipalityId equals scan.MunicipalityId
                           where member.AccountId == accountId
                           orderby scan.CreatedAt descending, scan.Id descending
                           select new { scan.MunicipalityId, Card = new MyScan(scan.Slug, scan.Name, scan.StartsOn, scan.EndsOn) }).ToListAsync(stop);
        var mine = memberships.Select(row => new MyMunicipality(row.Id, row.Name, row.Role, [.. scans.Where(scan => scan.MunicipalityId == row.Id).Select(scan => scan.Card)]));
        var anyMunicipality = memberships.Count > 0 || (account.IsAdministrator && await db.Set<Municipality>().AnyAsync(stop));
        return new MyScansView(account.Name, account.IsAdministrator, anyMunicipality, [.. mine]);
    }
}

/// <summary>What an account can open.</summary>
/// <param name="AccountName">The name, to greet with.</param>
/// <param name="IsAdministrator">Whether it may open the administration.</param>
/// <param name="HasMunicipalities">Whether there is a municipality at all, as far as the account may know.</param>
/// <param name="Municipalities">Those it works for, by name.</param>
public sealed record MyScansView(string AccountName, bool IsAdministrator, bool HasMunicipalities, IReadOnlyList<MyMunicipality> Municipalities);

/// <summary>A municipality that the account works for.</summary>
/// <param name="Id">The municipality.</param>
/// <param name="Name">Its name.</param>
/// <param name="Role">The account's role in it.</param>
/// <param name="Scans">Its scans, the newest first.</param>
public sealed record MyMunicipality(Guid Id, string Name, MemberRole Role, IReadOnlyList<MyScan> Scans);

/// <summary>A scan that the account can open.</summary>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="StartsOn">First day of the fieldwork.</param>
/// <param name="EndsOn">Last day of the fieldwork.</param>
public sealed record MyScan(string Slug, string Name, DateOnly? StartsOn, DateOnly? EndsOn);
