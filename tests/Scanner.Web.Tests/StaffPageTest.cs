using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Web.Accounts;
using Scanner.Web.Mail;
using Scanner.Web.Staff.Parts;

namespace Scanner.Web.Tests;

/// <summary>A staff page without a browser, on a real database: <c>await using var page = await StaffPageTest.OpenAsync();</c></summary>
public sealed class StaffPageTest : BunitContext
{
    private StaffPageTest(TestDatabase database, ScanAccess access)
    {
        (Database, Access) = (database, access);
        JSInterop.Mode = JSRuntimeMode.Loose;
        database.ShareWith(Services);
        Services.AddRadzenComponents();
        Services.AddScoped<UndoBar>();
        Services.AddScoped<OpenedHere>();
        Services.AddSingleton(new MailDefaults(MailTexts.Of));
        Services.Configure<MailOptions>(options => (options.Host, options.From) = (HasMailServer ? "mail.voorbeeld.example" : "", "scanner@voorbeeld.example"));
        Services.Configure<SiteOptions>(options => options.BaseUrl = HasMailServer ? "https://scanner.voorbeeld.example" : "");
        Services.AddSingleton(services => new MailSetting(services.GetRequiredService<Microsoft.Extensions.Options.IOptions<MailOptions>>(), services.GetRequiredService<Microsoft.Extensions.Options.IOptions<SiteOptions>>()));
        Services.AddSingleton<AuthenticationStateProvider>(new SignedIn(access.AccountId));
    }

    public TestDatabase Database { get; }

    /// <summary>The scan, and the member who looks at the page.</summary>
    public ScanAccess Access { get; }

    /// <summary>Whether the installation can mail; set before the first page is rendered.</summary>
    public bool HasMailServer { get; set; }

    public UndoBar Undo => Services.GetRequiredService<UndoBar>();

    public static async Task<StaffPageTest> OpenAsync(MemberRole role = MemberRole.PolicyOfficer)
    {
        var database = await TestDatabase.OpenAsync();
        return new StaffPageTest(database, await database.NewScanAsync(role: role));
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await Database.DisposeAsync();
    }

    private sealed class SignedIn(Guid account) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, account.ToString())], "test"))));
    }
}
