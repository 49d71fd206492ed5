using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Scanner.Core.Data;
using Scanner.Core.Scans;

namespace Scanner.Web.Accounts;

/// <summary>The page behind the set-up link: the first administrator chooses a name, an address and a password.</summary>
internal static class SetUpEndpoints
{
    public static async Task<IResult> ShowAsync(string token, SetUpInstallation setUp, CancellationToken stop) =>
        await setUp.IsOpenAsync(SecretToken.FromLink(token), stop) ? AccountEndpoints.Page<SetUpPage>(new { }) : AccountEndpoints.LinkGone();

    public static async Task<IResult> MakeAsync(
        string token, SetUpInstallation setUp, PasswordForm passwords, SignInManager<Account> signIn,
        [FromForm] string? name, [FromForm] string? email, [FromForm] string? password, [FromForm] string? again, CancellationToken stop)
    {
        var link = SecretToken.FromLink(token);
        if (!await setUp.IsOpenAsync(link, stop)) return AccountEndpoints.LinkGone();
        var first = new FirstAdministrator((name ?? "").Trim(), (email ?? "").Trim());
        var draft = new Account { Name = first.Name, Email = first.Email };
        var problems = SetUpInstallation.ProblemsOf(first);
        var (passwordError, againError) = await passwords.ErrorsAsync(draft, password ?? "", again ?? "");
        if (problems.Count > 0 || passwordError is not null || againError is not null)
            return AccountEndpoints.Page<SetUpPage>(new { Typed = first, Problems = problems, PasswordError = passwordError, AgainError = againError });
        var made = await setUp.UseLinkAsync(link, first, passwords.Hash(draft, password!), stop);
        if (made.AccountId is not { } id) return AccountEndpoints.LinkGone();
        await signIn.SignInAsync((await signIn.UserManager.FindByIdAsync(id.ToString()))!, isPersistent: false);
        return TypedResults.LocalRedirect("/");
    }
}
