using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Scanner.Core.Data;
using Scanner.Core.Scans;

namespace Scanner.Web.Accounts;

/// <summary>Choosing a password: once through a link from the administrator, or when signed in.</summary>
internal static class PasswordEndpoints
{
    public static async Task<IResult> ShowChooseAsync(string token, ChoosePassword choose, CancellationToken stop) =>
        await choose.FindAsync(SecretToken.FromLink(token), stop) is { } owner ? AccountEndpoints.Page<ChoosePasswordPage>(new { Owner = owner }) : AccountEndpoints.LinkGone();

    public static async Task<IResult> ChooseAsync(
        string token, ChoosePassword choose, PasswordForm passwords, SignInManager<Account> signIn,
        [FromForm] string? password, [FromForm] string? again, CancellationToken stop)
    {
        var link = SecretToken.FromLink(token);
        if (await choose.FindAsync(link, stop) is not { } owner) return AccountEndpoints.LinkGone();
        var draft = new Account { Name = owner.Name, Email = owner.Email };
        var (passwordError, againError) = await passwords.ErrorsAsync(draft, password ?? "", again ?? "");
        if (passwordError is not null || againError is not null)
            return AccountEndpoints.Page<ChoosePasswordPage>(new { Owner = owner, PasswordError = passwordError, AgainError = againError });
        if (!await choose.UseAsync(link, passwords.Hash(draft, password!), stop)) return AccountEndpoints.LinkGone();
        await signIn.SignInAsync((await signIn.UserManager.FindByIdAsync(owner.AccountId.ToString()))!, isPersistent: false);
        return TypedResults.LocalRedirect("/");
    }

    public static IResult ShowChange() => AccountEndpoints.Page<ChangePasswordPage>(new { });

    public static async Task<IResult> ChangeAsync(
        HttpContext http, PasswordForm passwords, SignInManager<Account> signIn,
        [FromForm] string? current, [FromForm] string? password, [FromForm] string? again)
    {
        if (await signIn.UserManager.GetUserAsync(http.User) is not { } account) return TypedResults.LocalRedirect("/account/inloggen");
        var (passwordError, againError) = await passwords.ErrorsAsync(account, password ?? "", again ?? "");
        // Wrong guesses count here as they do when signing in: an open screen is no way around the wait.
        var isOwner = (await signIn.CheckPasswordSignInAsync(account, current ?? "", lockoutOnFailure: true)).Succeeded;
        var currentError = isOwner ? null : "Dit is niet uw huidige wachtwoord. Na vijf keer mis moet u tien minuten wachten.";
        if (currentError is null && passwordError is null && againError is null)
        {
            var changed = await signIn.UserManager.ChangePasswordAsync(account, current!, password!);
            if (!changed.Succeeded) throw new InvalidOperationException(string.Join(" ", changed.Errors.Select(error => error.Code)));
            await signIn.RefreshSignInAsync(account);
            return AccountEndpoints.Page<ChangePasswordPage>(new { IsDone = true });
        }
        return AccountEndpoints.Page<ChangePasswordPage>(new { CurrentError = currentError, PasswordError = passwordError, AgainError = againError });
    }
}
