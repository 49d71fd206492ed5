using Microsoft.AspNetCore.Identity;
using Scanner.Core.Scans;

namespace Scanner.Web.Accounts;

/// <summary>Checks a password that someone chooses, and says in Dutch what is wrong with it.</summary>
internal sealed class PasswordForm(UserManager<Account> accounts)
{
    /// <summary>Checks the two times that it was typed.</summary>
    /// <returns>What is wrong with the first and with the second; both null: nothing.</returns>
    public async Task<(string? First, string? Second)> ErrorsAsync(Account account, string password, string again)
    {
        if (password.Length == 0) return ("Kies een wachtwoord.", null);
        foreach (var validator in accounts.PasswordValidators)
            if (await validator.ValidateAsync(accounts, account, password) is { Succeeded: false } refused)
                return (SentenceOf(refused.Errors.First().Code), null);
        return password == again ? (null, null) : (null, "Dit is niet hetzelfde. Typ het wachtwoord nog een keer.");
    }

    /// <summary>The password as the database keeps it.</summary>
    public string Hash(Account account, string password) => accounts.PasswordHasher.HashPassword(account, password);

    private static string SentenceOf(string code) => code switch
    {
        nameof(IdentityErrorDescriber.PasswordTooShort) => $"Dit is te kort. Gebruik {Passwords.Length} tekens of meer, bijvoorbeeld vier woorden achter elkaar.",
        PasswordRule.TooLong => $"Dit is te lang. Gebruik hoogstens {PasswordRule.Longest} tekens.",
        _ => "Dit is te makkelijk te raden. Kies iets anders, bijvoorbeeld vier woorden die niets met elkaar te maken hebben.",
    };
}
