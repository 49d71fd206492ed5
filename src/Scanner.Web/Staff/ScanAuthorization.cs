using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Scans;

namespace Scanner.Web.Staff;

/// <summary>Decides whether the signed-in account has a right in the scan that the address names.</summary>
internal sealed class RightHandler(OpenScan scans) : AuthorizationHandler<RightRequirement>
{
    /// <summary>Said when the scan is unknown or another municipality's: to the visitor these look alike.</summary>
    public const string NotFound = "scan not found";

    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, RightRequirement requirement)
    {
        var (slug, http) = context.Resource switch
        {
            HttpContext request => (request.GetRouteValue(Needs.ScanRouteValue) as string, request),
            Microsoft.AspNetCore.Components.RouteData route => (route.RouteValues.FirstOrDefault(value => string.Equals(value.Key, Needs.ScanRouteValue, StringComparison.OrdinalIgnoreCase)).Value as string, null),
            _ => (null, null),
        };
        if (context.User.AccountId() is not { } account) return;
        var access = slug is null ? null : await scans.AsMemberAsync(account, slug, CancellationToken.None);
        if (access is null)
        {
            context.Fail(new AuthorizationFailureReason(this, NotFound));
            return;
        }
        if (http is not null) http.Features.Set(access);
        if (access.May(requirement.Right)) context.Succeed(requirement);
    }
}

/// <summary>Decides whether the signed-in account is an administrator, by the database and not by the cookie.</summary>
internal sealed class AdministratorHandler(IDbContextFactory<ScannerDb> databases) : AuthorizationHandler<AdministratorRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, AdministratorRequirement requirement)
    {
        if (context.User.AccountId() is not { } id) return;
        await using var db = await databases.CreateDbContextAsync();
        if (await db.Set<Account>().AnyAsync(account => account.Id == id && account.IsAdministrator)) context.Succeed(requirement);
        else context.Fail(new AuthorizationFailureReason(this, RightHandler.NotFound));
    }
}

/// <summary>Answers a foreign and a missing scan alike with 404, and lacking a right with the page that says so.</summary>
internal sealed class AuthorizationAnswers : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler usual = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.AuthorizationFailure?.FailureReasons.Any(reason => reason.Message == RightHandler.NotFound) != true)
            return usual.HandleAsync(next, context, policy, authorizeResult);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}

/// <summary>Who is asking, and in which scan.</summary>
public static class ScanOfRequest
{
    /// <summary>The account of the signed-in visitor; null for a visitor without one.</summary>
    public static Guid? AccountId(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    /// <summary>The scan that an endpoint with <see cref="Needs.Policy"/> was let into.</summary>
    public static ScanAccess Scan(this HttpContext http) =>
        http.Features.Get<ScanAccess>() ?? throw new InvalidOperationException("This endpoint lacks RequireAuthorization(Needs.Policy(…)).");
}
