using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;

namespace Scanner.Core.Scans;

/// <summary>Makes the first administrator of an installation, through a link that works once and only while there is no account at all.</summary>
public sealed class SetUpInstallation(IDbContextFactory<ScannerDb> databases, TimeProvider clock)
{
    /// <summary>Makes a set-up link; older ones stop working.</summary>
    /// <returns>The token, to be shown once; null when the installation has an account already.</returns>
    public async Task<SecretToken?> MakeLinkAsync(CancellationToken stop) => await Conflicts.AgainAsync<SecretToken?>(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Set<Account>().AnyAsync(stop)) return null;
        db.RemoveRange(await OpenLinks(db).ToListAsync(stop));
        var token = SecretToken.New();
        db.Add(AccountLink.For(null, token, clock.GetUtcNow() + AccountLink.SetUpLifetime));
        await db.SaveChangesAsync(stop);
        return token;
    });

    /// <summary>Whether the link makes an administrator: known, not used, not too old, and no account exists.</summary>
    public async Task<bool> IsOpenAsync(SecretToken token, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await FindAsync(db, token, stop) is not null && !await db.Set<Account>().AnyAsync(stop);
    }

    /// <summary>Makes the first administrator and uses the link up, in one save.</summary>
    /// <param name="token">The token of the link.</param>
    /// <param name="first">Name and e-mail address.</param>
    /// <param name="passwordHash">The password, already checked and hashed by the sign-in service.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<SetUpResult> UseLinkAsync(SecretToken token, FirstAdministrator first, string passwordHash, CancellationToken stop)
    {
        var (name, email, problems) = Check(first);
        if (problems.Count > 0) return new SetUpResult(SetUpOutcome.Invalid, problems, null);
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await FindAsync(db, token, stop) is not { } link || await db.Set<Account>().AnyAsync(stop)) return Refused;
        var account = Accounts.New(name, email);
        (account.IsAdministrator, account.PasswordHash) = (true, passwordHash);
        db.Add(account);
        link.Use(clock.GetUtcNow());
        // Every open link is touched: of two people at work with the same or with different links, one comes second and gets a conflict.
        db.RemoveRange(await OpenLinks(db).Where(other => other.Id != link.Id).ToListAsync(stop));
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException late) when (late is DbUpdateConcurrencyException || late.IsDuplicate())
        {
            return Refused;
        }
        return new SetUpResult(SetUpOutcome.Done, [], account.Id);
    }

    /// <summary>What is wrong with the name and address, without using the link: for one list of all errors on the page.</summary>
    public static IReadOnlyList<FieldProblem> ProblemsOf(FirstAdministrator first) => Check(first).Problems;

    private static (string Name, string Email, IReadOnlyList<FieldProblem> Problems) Check(FirstAdministrator first)
    {
        var check = new FieldCheck();
        var name = check.Text(nameof(FirstAdministrator.Name), first.Name, Account.NameLength, required: true);
        var email = check.Email(nameof(FirstAdministrator.Email), first.Email, Contact.EmailLength, required: true);
        return (name, email, check.Problems);
    }

    private async Task<AccountLink?> FindAsync(ScannerDb db, SecretToken token, CancellationToken stop)
    {
        var (hash, now) = (token.Hash, clock.GetUtcNow());
        return await OpenLinks(db).FirstOrDefaultAsync(link => link.TokenHash == hash && link.ExpiresAt > now, stop);
    }

    private static IQueryable<AccountLink> OpenLinks(ScannerDb db) =>
        db.Set<AccountLink>().Where(link => link.AccountId == null && link.UsedAt == null);

    private static SetUpResult Refused => new(SetUpOutcome.LinkNotValid, [], null);
}

/// <summary>Who becomes the first administrator.</summary>
/// <param name="Name">The name shown to colleagues.</param>
/// <param name="Email">The e-mail address to sign in with.</param>
public sealed record FirstAdministrator(string Name, string Email);

/// <summary>How setting up went.</summary>
/// <param name="Outcome">What happened.</param>
/// <param name="Problems">For <see cref="SetUpOutcome.Invalid"/>: what is wrong, per field.</param>
/// <param name="AccountId">For <see cref="SetUpOutcome.Done"/>: the account that was made.</param>
public sealed record SetUpResult(SetUpOutcome Outcome, IReadOnlyList<FieldProblem> Problems, Guid? AccountId);

/// <summary>What can come of a set-up link.</summary>
public enum SetUpOutcome
{
    /// <summary>The account is made.</summary>
    Done,

    /// <summary>Something filled in is not right; the link still works.</summary>
    Invalid,

    /// <summary>The link is unknown, used or too old, or someone else was first.</summary>
    LinkNotValid,
}
