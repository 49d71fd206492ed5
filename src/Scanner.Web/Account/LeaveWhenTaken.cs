using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Scanner.Core.Scans;
using Scanner.Web.Staff;

namespace Scanner.Web.Accounts;

/// <summary>
/// Looks, before anything that is done on an open page is carried out, whether the visitor still may. Who may not gets the page anew, and with that the answer
/// that the address gives today: the sign-in page, the page that nothing is here, or the page as it is for the new role.
/// </summary>
internal sealed class LeaveWhenTaken(RecheckAccess recheck, OpenedHere opened, AuthenticationStateProvider visitor, NavigationManager navigation, IOptions<IdentityOptions> options) : CircuitHandler
{
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async activity =>
    {
        var user = (await visitor.GetAuthenticationStateAsync()).User;
        // Without an account nothing was opened, unless the session ended while the page stood open.
        var stands = user.AccountId() is null && opened.All == OpenedAccess.Nothing || await SignedInStill.StandsAsync(recheck, options.Value, user, opened.All, CancellationToken.None);
        if (stands) await next(activity);
        else
            navigation.NavigateTo(navigation.Uri, forceLoad: true);
    };
}
