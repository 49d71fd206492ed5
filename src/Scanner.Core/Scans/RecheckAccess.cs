using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;

namespace Scanner.Core.Scans;

/// <summary>
/// Looks again whether what someone opened a while ago is still theirs. A page stays open for hours; meanwhile its member may be taken out of the
/// municipality, get another role or another password.
/// </summary>
public sealed class RecheckAccess(IDbContextFactory<ScannerDb> databases)
{
    /// <summary>Whether everything that was opened may still be used.</summary>
    /// <param name="accountId">Who is at work.</param>
    /// <param name="securityStamp">What the session was made with; another password makes another.</param>
    /// <param name="opened">What was opened.</param>
    /// <param name="stop">Stops the work.</param>
    /// <returns>False when the account is gone or has another stamp, when a membership is gone or has another role, or when the administration was taken away.</returns>
    public async Task<bool> StandsAsync(Guid accountId, string? securityStamp, OpenedAccess opened, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(opened);
        await using var db = await databases.CreateDbContextAsync(stop);
        var account = await db.Set<Account>().Where(account => account.Id == accountId).Select(account => new { account.SecurityStamp, account.IsAdministrator }).FirstOrDefaultAsync(stop);
        if (account is null || account.SecurityStamp != securityStamp) return false;
        if (opened.IsAdministration && !account.IsAdministrator) return false;
        if (opened.Scans.Count == 0) return true;
        // Across municipalities on purpose: the account's own memberships are what decides which one may be seen.
        var roles = await db.Set<Member>().IgnoreQueryFilters().Where(member => member.AccountId == accountId)
            .Select(member => new { member.MunicipalityId, member.Role }).ToListAsync(stop);
        return opened.Scans.All(scan => roles.Exists(now => now.MunicipalityId == scan.MunicipalityId && now.Role == scan.Role));
    }
}

/// <summary>What someone opened.</summary>
/// <param name="Scans">The scans, each with the role it was opened in.</param>
/// <param name="IsAdministration">Whether the administration was opened too.</param>
public sealed record OpenedAccess(IReadOnlyCollection<ScanAccess> Scans, bool IsAdministration)
{
    /// <summary>Nothing but the account itself.</summary>
    public static OpenedAccess Nothing { get; } = new([], false);
}
