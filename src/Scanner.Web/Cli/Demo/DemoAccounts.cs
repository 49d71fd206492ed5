using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Scans;

namespace Scanner.Web.Cli.Demo;

/// <summary>
/// The people of the demonstration, one for each role. They share a password that is made at every start and shown once,
/// so that no demonstration stands open with a password that others know.
/// </summary>
internal static class DemoAccounts
{
    public const string Administrator = "beheerder@gemeente-x.example";
    public const string PolicyOfficer = "beleidsmedewerker@gemeente-x.example";

    public static readonly IReadOnlyList<(string Email, string Name, MemberRole? Role, string Can)> All =
    [
        (PolicyOfficer, "Bo Voorbeeld", MemberRole.PolicyOfficer, "beleidsmedewerker: alles in de scan"),
        ("interviewer@gemeente-x.example", "Ilse Voorbeeld", MemberRole.Interviewer, "interviewer: gesprekken"),
        ("codeur@gemeente-x.example", "Chris Voorbeeld", MemberRole.Coder, "codeur: antwoorden lezen en coderen"),
        ("lezer@gemeente-x.example", "Lou Voorbeeld", MemberRole.Reader, "lezer: alleen het overzicht"),
        (Administrator, "Anna Voorbeeld", null, "beheerder: accounts en gemeenten"),
    ];

    /// <summary>Gives all demonstration accounts a new password.</summary>
    /// <returns>The password, to be shown once.</returns>
    public static async Task<string> NewPasswordAsync(IServiceProvider services, CancellationToken stop)
    {
        var password = SecretToken.New().Text[..16];
        await using var scope = services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Core.Scans.Account>>();
        var emails = All.Select(one => one.Email).ToList();
        await using var db = await services.GetRequiredService<IDbContextFactory<ScannerDb>>().CreateDbContextAsync(stop);
        var ids = await db.Set<Core.Scans.Account>().Where(account => emails.Contains(account.Email!)).Select(account => account.Id).ToListAsync(stop);
        foreach (var id in ids)
        {
            var account = (await accounts.FindByIdAsync(id.ToString()))!;
            account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
            account.AccessFailedCount = 0;
            account.LockoutEnd = null;
            await accounts.UpdateSecurityStampAsync(account);
        }
        return password;
    }
}
