using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Scanner.Web.Hosting;

namespace Scanner.Web.Accounts;

/// <summary>Signing in and out, the set-up link, and choosing a password: plain pages, whose forms carry an antiforgery token.</summary>
internal static class AccountEndpoints
{
    public static void MapAccount(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("/account").AddEndpointFilter(KeepToYourself);
        pages.MapGet("/inloggen", SignInEndpoints.ShowAsync).AllowAnonymous();
        pages.MapPost("/inloggen", SignInEndpoints.SignInAsync).AllowAnonymous();
        pages.MapGet("/uitloggen", SignInEndpoints.ShowSignOut).AllowAnonymous();
        pages.MapPost("/uitloggen", SignInEndpoints.SignOutAsync).AllowAnonymous();
        pages.MapGet("/geen-toegang", () => Page<ErrorPage>(new { Status = StatusCodes.Status403Forbidden }, StatusCodes.Status403Forbidden)).AllowAnonymous();
        pages.MapGet("/instellen/{token}", SetUpEndpoints.ShowAsync).AllowAnonymous();
        pages.MapPost("/instellen/{token}", SetUpEndpoints.MakeAsync).AllowAnonymous();
        pages.MapGet("/wachtwoord/{token}", PasswordEndpoints.ShowChooseAsync).AllowAnonymous();
        pages.MapPost("/wachtwoord/{token}", PasswordEndpoints.ChooseAsync).AllowAnonymous();
        pages.MapGet("/wachtwoord-wijzigen", PasswordEndpoints.ShowChange).RequireAuthorization();
        pages.MapPost("/wachtwoord-wijzigen", PasswordEndpoints.ChangeAsync).RequireAuthorization();
    }

    /// <summary>A page; what was typed and what is wrong are its parameters.</summary>
    public static RazorComponentResult<T> Page<T>(object parameters, int status = StatusCodes.Status200OK) where T : IComponent =>
        new(parameters) { StatusCode = status };

    /// <summary>The page for a link that is unknown, used or too old: one page, so that it tells nothing about links.</summary>
    public static RazorComponentResult LinkGone() => new RazorComponentResult<LinkGonePage> { StatusCode = StatusCodes.Status404NotFound };

    /// <summary>No copy of these pages is kept, and a link with a token is passed on to nobody.</summary>
    private static ValueTask<object?> KeepToYourself(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.CacheControl = "no-cache, no-store";
        headers["Referrer-Policy"] = "no-referrer";
        return next(context);
    }
}
