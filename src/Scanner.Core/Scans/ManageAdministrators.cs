using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;

namespace Scanner.Core.Scans;

/// <summary>Lets an administrator say who else administers the installation. There is always one left.</summary>
public sealed class ManageAdministrators(IDbContextFactory<ScannerDb> databases, TimeProvider clock)
{
    /// <returns>The administrators by name.</returns>
    public async Task<IReadOnlyList<AdministratorRow>> ListAsync(AdministratorAccess access, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Set<Account>().Where(account => account.IsAdministrator).OrderBy(account => account.Name).ThenBy(account => account.Id)
            .Select(account => new AdministratorRow(account.Id, account.Name, account.Email!, account.PasswordHash != null, account.Id == access.AccountId))
            .ToListAsync(stop);
    }

    /// <summary>Makes someone an administrator by e-mail address; without an account one is made, with a link to choose a password.</summary>
    public async Task<MemberAdded> AddAsync(AdministratorAccess access, string name, string email, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(access);
        var check = new FieldCheck();
        name = check.Text(nameof(NewMember.Name), name, Account.NameLength, required: true);
        email = check.Email(nameof(NewMember.Email), email, Contact.EmailLength, required: true);
        if (check.HasProblems) return new MemberAdded(AddMemberOutcome.Invalid, check.Problems, null, null);
        return await Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.CreateDbContextAsync(stop);
            SecretToken? link = null;
            if (await Accounts.FindAsync(db, email, stop) is not { } account)
            {
                db.Add(account = Accounts.New(name, email));
                link = await Accounts.NewPasswordLinkAsync(db, account.Id, clock.GetUtcNow(), stop);
            }
            else if (account.IsAdministrator) return new MemberAdded(AddMemberOutcome.AlreadyMember, [], account.Id, null);
            (account.IsAdministrator, account.ConcurrencyStamp) = (true, Accounts.NewStamp());
            await db.SaveChangesAsync(stop);
            return new MemberAdded(AddMemberOutcome.Added, [], account.Id, link);
        });
    }

    /// <summary>Takes the administration from a colleague; nobody can take it from themselves, so that one is always left.</summary>
    public async Task<RemoveAdministratorOutcome> RemoveAsync(AdministratorAccess access, Guid accountId, CancellationToken stop)
    {
        if (accountId == access.AccountId) return RemoveAdministratorOutcome.NotYourself;
        return await Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.CreateDbContextAsync(stop);
            var (own, other) = (access.AccountId, accountId);
            var both = await db.Set<Account>().Where(account => account.IsAdministrator && (account.Id == own || account.Id == other)).ToListAsync(stop);
            if (both.Find(account => account.Id == own) is not { } remover) return RemoveAdministratorOutcome.NoLongerAdministrator;
            if (both.Find(account => account.Id == other) is not { } removed) return RemoveAdministratorOutcome.Removed;
            (removed.IsAdministrator, removed.ConcurrencyStamp) = (false, Accounts.NewStamp());
            // The remover's row is touched too: two administrators who remove each other at once meet here, and one of them stays.
            remover.ConcurrencyStamp = Accounts.NewStamp();
            await db.SaveChangesAsync(stop);
            return RemoveAdministratorOutcome.Removed;
        });
    }

    /// <summary>Makes a link to choose a new password for an administrator.</summary>
    /// <returns>The token, to be shown once; null when the account is no administrator.</returns>
    public async Task<SecretToken?> NewPasswordLinkAsync(AdministratorAccess access, Guid accountId, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(access);
        return await Conflicts.AgainAsync<SecretToken?>(async () =>
        {
            await using var db = await databases.CreateDbContextAsync(stop);
            if (!await db.Set<Account>().AnyAsync(account => account.Id == accountId && account.IsAdministrator, stop)) return null;
            var token = await Accounts.NewPasswordLinkAsync(db, accountId, clock.GetUtcNow(), stop);
            await db.SaveChangesAsync(stop);
            return token;
        });
    }
}

/// <summary>Beheerder in the list.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Name">The name.</param>
/// <param name="Email">The address to sign in with.</param>
/// <param name="HasPassword">Whether a password was ever chosen.</param>
/// <param name="IsYou">Whether it is the reader.</param>
public sealed record AdministratorRow(Guid AccountId, string Name, string Email, bool HasPassword, bool IsYou);

/// <summary>What can come of taking the administration from someone.</summary>
public enum RemoveAdministratorOutcome
{
    /// <summary>The account is no administrator now.</summary>
    Removed,

    /// <summary>Nobody can take it from themselves; a colleague can.</summary>
    NotYourself,

    /// <summary>The one who asked is no administrator any more.</summary>
    NoLongerAdministrator,
}
