using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;

namespace Scanner.Core.Scans;

/// <summary>Opens a scan for a member, or says nothing at all: a scan that is not theirs and one that does not exist look alike.</summary>
public sealed class OpenScan(IDbContextFactory<ScannerDb> databases)
{
    /// <returns>The access, or null when the scan is unknown or the account is no member of its municipality.</returns>
    public async Task<ScanAccess?> AsMemberAsync(Guid accountId, string slug, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        // Across municipalities on purpose: this query is what decides which one may be seen.
        return await (from scan in db.Set<Scan>().IgnoreQueryFilters()
                      join municipality in db.Set<Municipality>() on scan.MunicipalityId equals municipality.Id
                      join member in db.Set<Member>().IgnoreQueryFilters() on scan.MunicipalityId equals member.MunicipalityId
                      join account in db.Set<Account>() on member.AccountId equals account.Id
                      where scan.Slug == slug && member.AccountId == accountId
                      select new ScanAccess
                      {
                          MunicipalityId = municipality.Id,
                          MunicipalityName = municipality.Name,
                          ScanId = scan.Id,
                          Slug = scan.Slug,
                          ScanName = scan.Name,
                          AccountId = account.Id,
                          AccountName = account.Name,
                          Role = member.Role,
                      }).AsNoTracking().FirstOrDefaultAsync(stop);
    }

    /// <summary>Opens a scan for whoever may run commands on the server itself.</summary>
    /// <returns>The access with all rights, or null when the scan is unknown.</returns>
    public async Task<ScanAccess?> AsOperatorAsync(string slug, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await (from scan in db.Set<Scan>().IgnoreQueryFilters()
                           join municipality in db.Set<Municipality>() on scan.MunicipalityId equals municipality.Id
                           where scan.Slug == slug
                           select new { scan, municipality }).AsNoTracking().FirstOrDefaultAsync(stop);
        // What is the same for every scan is added here: in the query it would come back from SQL Server as a text.
        return found is null ? null : new ScanAccess
        {
            MunicipalityId = found.municipality.Id,
            MunicipalityName = found.municipality.Name,
            ScanId = found.scan.Id,
            Slug = found.scan.Slug,
            ScanName = found.scan.Name,
            AccountId = Guid.Empty,
            AccountName = "Beheer",
            Role = MemberRole.PolicyOfficer,
        };
    }
}
