using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;

namespace Scanner.Core.Scans;

/// <summary>How accounts and their links are made, the same for every use case that makes them.</summary>
internal static class Accounts
{
    /// <summary>The form in which sign-in names are compared; the same as that of ASP.NET Core Identity.</summary>
    public static string Normalize(string email) => email.Normalize().ToUpperInvariant();

    /// <summary>An account that signs in with its e-mail address; without a password nobody can.</summary>
    public static Account New(string name, string email) => new()
    {
        Name = name,
        UserName = email,
        NormalizedUserName = Normalize(email),
        Email = email,
        NormalizedEmail = Normalize(email),
        LockoutEnabled = true,
        SecurityStamp = NewStamp(),
    };

    /// <summary>A value that makes sessions made with the old one end.</summary>
    public static string NewStamp() => Guid.NewGuid().ToString("n");

    /// <summary>The account that signs in with this address, tracked; null when there is none.</summary>
    public static Task<Account?> FindAsync(ScannerDb db, string email, CancellationToken stop)
    {
        var normalized = Normalize(email);
        return db.Set<Account>().FirstOrDefaultAsync(account => account.NormalizedUserName == normalized, stop);
    }

    /// <summary>Adds a link to choose a password, and takes away the account's older ones that were not used. The caller saves.</summary>
    public static async Task<SecretToken> NewPasswordLinkAsync(ScannerDb db, Guid accountId, DateTimeOffset now, CancellationToken stop)
    {
        var token = SecretToken.New();
        db.RemoveRange(await db.Set<AccountLink>().Where(link => link.AccountId == accountId && link.UsedAt == null).ToListAsync(stop));
        db.Add(AccountLink.For(accountId, token, now + AccountLink.PasswordLifetime));
        return token;
    }
}
