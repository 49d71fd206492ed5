using Microsoft.AspNetCore.Identity;

namespace Scanner.Web.Accounts;

/// <summary>The rule for passwords: long, and nothing else (NIST SP 800-63B: length counts, composition rules do not).</summary>
internal static class Passwords
{
    /// <summary>Fewest characters.</summary>
    public const int Length = 12;

    /// <summary>Failed tries before an account waits.</summary>
    public const int Tries = 5;

    public static void Configure(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;
        options.User.AllowedUserNameCharacters = "";
        options.Password.RequiredLength = Length;
        options.Password.RequiredUniqueChars = 1;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Lockout.MaxFailedAccessAttempts = Tries;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
    }
}
