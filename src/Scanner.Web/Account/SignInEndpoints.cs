using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scanner.Core.Scans;

namespace Scanner.Web.Accounts;

/// <summary>Signing in and out. An unknown address, a wrong password and an account that must wait get the same answer, in the same time.</summary>
internal static class SignInEndpoints
{
    public static async Task<IResult> ShowAsync(HttpContext http, UserManager<Account> accounts, string? returnUrl, CancellationToken stop)
    {
        if (http.User.Identity?.IsAuthenticated == true) return TypedResults.LocalRedirect(LocalOr(returnUrl));
        return AccountEndpoints.Page<SignInPage>(new { ReturnUrl = LocalOr(returnUrl), IsNew = !await accounts.Users.AnyAsync(stop) });
    }

    public static async Task<IResult> SignInAsync(
        SignInManager<Account> signIn, UserManager<Account> accounts,
        [FromForm] string? email, [FromForm] string? password, [FromForm] string? returnUrl)
    {
        var (address, typed) = ((email ?? "").Trim(), password ?? "");
        if (address.Length > 0 && typed.Length is > 0 and <= PasswordRule.Longest && await TryAsync(signIn, accounts, address, typed))
            return TypedResults.LocalRedirect(LocalOr(returnUrl));
        return AccountEndpoints.Page<SignInPage>(new { ReturnUrl = LocalOr(returnUrl), Email = address, IsRefused = true });
    }

    public static RazorComponentResult<SignOutPage> ShowSignOut() => new();

    public static async Task<RedirectHttpResult> SignOutAsync(SignInManager<Account> signIn, IFormCollection form)
    {
        _ = form; // reading the form is what asks for the antiforgery token
        await signIn.SignOutAsync();
        return TypedResults.LocalRedirect("/account/inloggen");
    }

    private static async Task<bool> TryAsync(SignInManager<Account> signIn, UserManager<Account> accounts, string address, string password)
    {
        var account = await accounts.FindByNameAsync(address);
        if (account is { PasswordHash: not null } && !await accounts.IsLockedOutAsync(account))
            return (await signIn.PasswordSignInAsync(account, password, isPersistent: false, lockoutOnFailure: true)).Succeeded;
        // Hashing is what takes time; do it here too, so that the time does not tell which addresses have an account.
        accounts.PasswordHasher.HashPassword(account ?? new Account(), password);
        return false;
    }

    /// <summary>The address when it is one of this site, otherwise the start page: a link to sign in sends nobody elsewhere.</summary>
    private static string LocalOr(string? address) => address is { Length: > 0 } && RedirectHttpResult.IsLocalUrl(address) && !address.StartsWith('~') ? address : "/";
}
