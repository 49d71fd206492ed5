using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;

namespace Scanner.Core.Scans;

/// <summary>Lets someone choose the password of their account through a link that works once.</summary>
public sealed class ChoosePassword(IDbContextFactory<ScannerDb> databases, TimeProvider clock)
{
    /// <returns>Whose password the link is for; null when the link is unknown, used or too old.</returns>
    public async Task<PasswordOwner?> FindAsync(SecretToken token, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await (from link in Open(db, token)
                      join account in db.Set<Account>() on link.AccountId equals account.Id
                      select new PasswordOwner(account.Id, account.Name, account.Email!)).FirstOrDefaultAsync(stop);
    }

    /// <summary>Sets the password and uses the link up, in one save. Sessions made with the old password end.</summary>
    /// <param name="token">The token of the link.</param>
    /// <param name="passwordHash">The password, already checked and hashed by the sign-in service.</param>
    /// <param name="stop">Stops the work.</param>
    /// <returns>Whether it was set; false when the link is unknown, used or too old.</returns>
    public async Task<bool> UseAsync(SecretToken token, string passwordHash, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await Open(db, token).FirstOrDefaultAsync(stop) is not { } link) return false;
        var account = await db.Set<Account>().SingleAsync(account => account.Id == link.AccountId, stop);
        account.PasswordHash = passwordHash;
        account.SecurityStamp = Accounts.NewStamp();
        account.ConcurrencyStamp = Accounts.NewStamp();
        (account.AccessFailedCount, account.LockoutEnd) = (0, null);
        link.Use(clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            return false; // someone else used the link at the same moment
        }
        return true;
    }

    private IQueryable<AccountLink> Open(ScannerDb db, SecretToken token)
    {
        var (hash, now) = (token.Hash, clock.GetUtcNow());
        return db.Set<AccountLink>().Where(link => link.TokenHash == hash && link.AccountId != null && link.UsedAt == null && link.ExpiresAt > now);
    }
}

/// <summary>The person who chooses a password.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Name">The name, to greet with.</param>
/// <param name="Email">The address to sign in with.</param>
public sealed record PasswordOwner(Guid AccountId, string Name, string Email);
