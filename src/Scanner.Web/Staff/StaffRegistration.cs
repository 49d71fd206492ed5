using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Radzen;
using Scanner.Core.Data;
using Scanner.Core.Scans;
using Scanner.Web.Accounts;
using Scanner.Web.Staff.Parts;

namespace Scanner.Web.Staff;

/// <summary>Registers what the staff pages stand on: accounts, rights, circuits.</summary>
internal static class StaffRegistration
{
    public static IServiceCollection AddStaff(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddRadzenComponents();
        services.AddCascadingAuthenticationState();
        services.AddScoped<UndoBar>();

        // Identity's store wants a context of its own; accounts belong to no municipality.
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<ScannerDb>>().CreateDbContext());
        services.AddIdentityCore<Account>(Passwords.Configure)
            .AddUserStore<UserOnlyStore<Account, ScannerDb, Guid>>()
            .AddClaimsPrincipalFactory<AccountPrincipal>()
            .AddPasswordValidator<PasswordRule>()
            .AddSignInManager();
        services.AddScoped<PasswordForm>();
        // A form without its token is refused with 400 and a page, in development too.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = "scanner";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.LoginPath = "/account/inloggen";
            cookie.AccessDeniedPath = "/account/geen-toegang";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.ExpireTimeSpan = TimeSpan.FromHours(10);
            cookie.SlidingExpiration = true;
            cookie.Events.OnValidatePrincipal = SignedInStill.ValidateAsync;
        });
        services.AddScoped<OpenedHere>();
        services.AddScoped<AuthenticationStateProvider, SignedInStill>();
        services.AddScoped<CircuitHandler, LeaveWhenTaken>();
        services.AddAuthorization(Needs.AddPolicies);
        services.AddSingleton<IAuthorizationHandler, RightHandler>();
        services.AddSingleton<IAuthorizationHandler, AdministratorHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AuthorizationAnswers>();

        services.AddDataProtection().SetApplicationName("Scanner");
        services.AddOptions<KeyManagementOptions>()
            .Configure<IDbContextFactory<ScannerDb>>((keys, databases) => keys.XmlRepository = new KeysInDatabase(databases));
        return services;
    }
}
