using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;

namespace Scanner.Core.Scans;

/// <summary>Opens the administration of the installation for administrators, and says nothing at all to others.</summary>
public sealed class OpenAdministration(IDbContextFactory<ScannerDb> databases)
{
    /// <returns>The access, or null when the account is unknown or no administrator (any more).</returns>
    public async Task<AdministratorAccess?> AsAccountAsync(Guid accountId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Set<Account>().AsNoTracking()
            .Where(account => account.Id == accountId && account.IsAdministrator)
            .Select(account => new AdministratorAccess { AccountId = account.Id, AccountName = account.Name })
            .FirstOrDefaultAsync(stop);
    }
}

/// <summary>
/// Beheerder at work: proof that the account was an administrator when the page opened.
/// Only <see cref="OpenAdministration"/> makes one. It opens no scan.
/// </summary>
public sealed record AdministratorAccess
{
    internal AdministratorAccess() { }

    /// <summary>The administrator's account.</summary>
    public Guid AccountId { get; internal init; }

    /// <summary>The administrator's name.</summary>
    public string AccountName { get; internal init; } = "";
}
