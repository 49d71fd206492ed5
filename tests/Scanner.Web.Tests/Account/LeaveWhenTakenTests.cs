using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Scanner.Core.Data;
using Scanner.Core.Scans;

namespace Scanner.Web.Tests.Accounts;

/// <summary>What is done on a page that stood open while its visitor lost something.</summary>
public sealed class LeaveWhenTakenTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_member_who_was_removed_does_nothing_more_on_an_open_page_and_gets_it_anew()
    {
        var scan = await app.NewScanAsync();
        var page = await OpenAsync(scan.AccountId, scan);
        Assert.True(await page.DoesAsync());
        await using (var db = await app.Databases.OpenAsync(scan.MunicipalityId, Stop))
            await db.Set<Member>().Where(member => member.AccountId == scan.AccountId).ExecuteDeleteAsync(Stop);
        Assert.False(await page.DoesAsync());
        Assert.Equal(("http://localhost/scan/" + scan.Slug, true), page.Went);
    }

    [Fact]
    public async Task Another_role_gives_the_page_anew_before_anything_is_done()
    {
        var scan = await app.NewScanAsync();
        var page = await OpenAsync(scan.AccountId, scan);
        await using (var db = await app.Databases.OpenAsync(scan.MunicipalityId, Stop))
            await db.Set<Member>().Where(member => member.AccountId == scan.AccountId).ExecuteUpdateAsync(row => row.SetProperty(member => member.Role, MemberRole.Reader), Stop);
        Assert.False(await page.DoesAsync());
    }

    [Fact]
    public async Task Another_password_ends_an_open_page_of_the_account_also_one_without_a_scan()
    {
        var account = await app.NewAccountAsync();
        var page = await OpenAsync(account.Id);
        Assert.True(await page.DoesAsync());
        await using (var db = await app.Databases.CreateDbContextAsync(Stop))
            await db.Set<Account>().Where(row => row.Id == account.Id).ExecuteUpdateAsync(row => row.SetProperty(one => one.SecurityStamp, "een ander"), Stop);
        Assert.False(await page.DoesAsync());
    }

    [Fact]
    public async Task What_an_earlier_page_offers_to_undo_ends_with_the_session_too()
    {
        var scan = await app.NewScanAsync();
        var page = await OpenAsync(scan.AccountId, scan);
        page.SignOut();
        Assert.False(await page.DoesAsync());
    }

    [Fact]
    public async Task A_page_for_anybody_goes_on()
    {
        var scan = await app.NewScanAsync();
        var page = await OpenAsync(scan.AccountId);
        page.SignOut();
        Assert.True(await page.DoesAsync());
    }

    private async Task<OpenPage> OpenAsync(Guid account, params ScanAccess[] scans)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var row = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByIdAsync(account.ToString());
        var visitor = await scope.ServiceProvider.GetRequiredService<SignInManager<Account>>().CreateUserPrincipalAsync(row!);
        var opened = new Scanner.Web.Accounts.OpenedHere();
        foreach (var scan in scans) opened.Add(scan);
        return new OpenPage(app.Services, opened, visitor, "http://localhost/scan/" + (scans.FirstOrDefault()?.Slug ?? ""));
    }

    private sealed class OpenPage : NavigationManager
    {
        private readonly Visitor visitor;
        private readonly Func<CircuitInboundActivityContext, Task> door;
        private bool isDone;

        public OpenPage(IServiceProvider services, Scanner.Web.Accounts.OpenedHere opened, ClaimsPrincipal who, string address)
        {
            Initialize("http://localhost/", address);
            visitor = new Visitor { User = who };
            door = new Scanner.Web.Accounts.LeaveWhenTaken(services.GetRequiredService<RecheckAccess>(), opened, visitor, this, services.GetRequiredService<IOptions<IdentityOptions>>())
                .CreateInboundActivityHandler(_ =>
                {
                    isDone = true;
                    return Task.CompletedTask;
                });
        }

        public (string Address, bool IsAnew) Went { get; private set; }

        public void SignOut() => visitor.User = new ClaimsPrincipal(new ClaimsIdentity());

        /// <summary>Something is clicked; whether it was carried out.</summary>
        public async Task<bool> DoesAsync()
        {
            isDone = false;
            await door(null!);
            return isDone;
        }

        protected override void NavigateToCore(string uri, NavigationOptions options) => Went = (uri, options.ForceLoad);
    }

    private sealed class Visitor : AuthenticationStateProvider
    {
        public ClaimsPrincipal User { get; set; } = new();

        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(User));
    }
}
