using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Options;
using Scanner.Core.Scans;
using Scanner.Web.Staff;

namespace Scanner.Web.Accounts;

/// <summary>
/// Ends what is no longer allowed: a session whose account got another password, and an open page whose visitor lost what it shows.
/// The database decides, at each request and at each thing done on an open page, and each minute on a page where nothing is done.
/// </summary>
internal sealed class SignedInStill(ILoggerFactory loggers, RecheckAccess recheck, OpenedHere opened, IOptions<IdentityOptions> options)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        StandsAsync(recheck, options.Value, authenticationState.User, opened.All, cancellationToken);

    /// <summary>Refuses the cookie of a session that was ended. The framework would look every half hour.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        // Scripts and styles are anybody's.
        if (context.Principal is not { } visitor || http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null) return;
        var services = http.RequestServices;
        if (await StandsAsync(services.GetRequiredService<RecheckAccess>(), services.GetRequiredService<IOptions<IdentityOptions>>().Value, visitor, OpenedAccess.Nothing, http.RequestAborted)) return;
        context.RejectPrincipal();
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>Whether the session goes on, and all that was opened in it may still be used.</summary>
    public static async Task<bool> StandsAsync(RecheckAccess recheck, IdentityOptions options, ClaimsPrincipal visitor, OpenedAccess opened, CancellationToken stop) =>
        visitor.AccountId() is { } account && await recheck.StandsAsync(account, visitor.FindFirstValue(options.ClaimsIdentity.SecurityStampClaimType), opened, stop);
}
