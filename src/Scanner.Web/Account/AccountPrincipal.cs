using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Scanner.Core.Scans;

namespace Scanner.Web.Accounts;

/// <summary>Makes what a signed-in visitor carries: the account's key, its name for colleagues, and the security stamp.</summary>
internal sealed class AccountPrincipal(UserManager<Account> accounts, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account>(accounts, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        if (identity.FindFirst(identity.NameClaimType) is { } userName) identity.RemoveClaim(userName);
        identity.AddClaim(new Claim(identity.NameClaimType, user.Name));
        return identity;
    }
}
