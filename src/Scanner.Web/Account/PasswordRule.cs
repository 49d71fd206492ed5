using Microsoft.AspNetCore.Identity;
using Scanner.Core.Scans;

namespace Scanner.Web.Accounts;

/// <summary>Refuses what is tried first by whoever guesses: the account's own name, and a well-known word with figures around it.</summary>
internal sealed class PasswordRule : IPasswordValidator<Account>
{
    /// <summary>The code for a password that everyone could guess.</summary>
    public const string Guessable = "PasswordGuessable";

    /// <summary>The code for a password that is longer than any use asks.</summary>
    public const string TooLong = "PasswordTooLong";

    /// <summary>Most characters; hashing more only costs time.</summary>
    public const int Longest = 256;

    private const int FewestDifferent = 5;

    private static readonly HashSet<string> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        "", "welkom", "wachtwoord", "password", "geheim", "inloggen", "letmein", "iloveyou", "qwerty", "qwertyuiop", "azerty", "asdfghjkl", "zxcvbnm",
        "admin", "administrator", "beheer", "beheerder", "scanner", "gemeente", "drugsbeleid", "preventie", "nederland",
        "lente", "zomer", "herfst", "winter", "voorjaar", "najaar", "januari", "februari", "september", "oktober", "november", "december",
    };

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var typed = password ?? "";
        if (typed.Length > Longest) return Refuse(TooLong);
        return IsGuessable(typed, user) ? Refuse(Guessable) : Task.FromResult(IdentityResult.Success);
    }

    private static bool IsGuessable(string typed, Account user)
    {
        string[] own = [user.Email ?? "", (user.Email ?? "").Split('@')[0], user.Name, user.Name.Replace(" ", "", StringComparison.Ordinal)];
        if (own.Any(name => name.Length > 0 && string.Equals(typed.Trim(), name, StringComparison.OrdinalIgnoreCase))) return true;
        if (typed.ToLowerInvariant().Distinct().Count() < FewestDifferent) return true;
        // Welkom2026!! is welkom; 123456789012 is nothing at all.
        var word = new string([.. typed.SkipWhile(letter => !char.IsLetter(letter))]);
        while (word.Length > 0 && !char.IsLetter(word[^1])) word = word[..^1];
        if (Common.Contains(word)) return true;
        var half = word.Length / 2;
        return word.Length % 2 == 0 && string.Equals(word[..half], word[half..], StringComparison.OrdinalIgnoreCase) && Common.Contains(word[..half]);
    }

    private static Task<IdentityResult> Refuse(string code) => Task.FromResult(IdentityResult.Failed(new IdentityError { Code = code }));
}
