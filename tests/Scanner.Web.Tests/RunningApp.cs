using System.Net.Http.Headers;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Scanner.Core.Data;
using Scanner.Core.Scans;

namespace Scanner.Web.Tests;

/// <summary>
/// The whole program on a database file of its own, answering real HTTP in the test process. Share it as a class fixture:
/// <c>public sealed class XTests(RunningApp app) : IClassFixture&lt;RunningApp&gt;</c>, and give each test a scan of its own.
/// </summary>
public sealed class RunningApp : WebApplicationFactory<Program>
{
    private readonly string file = Path.Combine(Path.GetTempPath(), "scanner_web_" + Guid.NewGuid().ToString("n") + ".db");
    private int number;

    public IDbContextFactory<ScannerDb> Databases => Services.GetRequiredService<IDbContextFactory<ScannerDb>>();

    /// <summary>A browser that follows no redirect and keeps no cookies unless asked.</summary>
    public HttpClient Browser(bool cookies = false) => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = cookies, BaseAddress = new Uri("http://localhost") });

    /// <summary>A browser signed in as an account.</summary>
    public async Task<HttpClient> BrowserOfAsync(Guid accountId)
    {
        await using var scope = Services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByIdAsync(accountId.ToString());
        var principal = await scope.ServiceProvider.GetRequiredService<SignInManager<Account>>().CreateUserPrincipalAsync(account!);
        var cookie = Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var properties = new AuthenticationProperties { IssuedUtc = DateTimeOffset.UtcNow, ExpiresUtc = DateTimeOffset.UtcNow.AddHours(1) };
        var ticket = cookie.TicketDataFormat.Protect(new AuthenticationTicket(principal, properties, IdentityConstants.ApplicationScheme));
        var browser = Browser();
        browser.DefaultRequestHeaders.Add("Cookie", $"{cookie.Cookie.Name}={ticket}");
        return browser;
    }

    /// <summary>A municipality with one scan and one member in the given role.</summary>
    public async Task<ScanAccess> NewScanAsync(MemberRole role = MemberRole.PolicyOfficer)
    {
        var name = "gemeente-" + Interlocked.Increment(ref number).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var municipality = Municipality.Named(name, name, DateTimeOffset.UtcNow);
        var account = await NewAccountAsync();
        await using (var db = await Databases.OpenAsync(municipality.Id, CancellationToken.None))
        {
            var scan = Scan.Named("Scan " + name, name, DateTimeOffset.UtcNow);
            db.AddRange(municipality, scan, Member.Of(municipality.Id, account.Id, role));
            foreach (var (item, index) in Services.GetRequiredService<Core.Questionnaires.QuestionnaireLibrary>().List("kernvragen").Items.Select((item, index) => (item, index + 1)))
                db.Add(KeyQuestion.Of(scan.Id, index, item.Label.In("nl")));
            await db.SaveChangesAsync();
        }
        return (await Services.GetRequiredService<OpenScan>().AsMemberAsync(account.Id, name, CancellationToken.None))!;
    }

    /// <summary>Another member of the same municipality.</summary>
    public async Task<Guid> NewMemberAsync(ScanAccess scan, MemberRole role)
    {
        var account = await NewAccountAsync();
        await using var db = await Databases.OpenAsync(scan.MunicipalityId, CancellationToken.None);
        db.Add(Member.Of(scan.MunicipalityId, account.Id, role));
        await db.SaveChangesAsync();
        return account.Id;
    }

    /// <summary>An account without any membership.</summary>
    public async Task<Account> NewAccountAsync(bool administrator = false, string? password = null)
    {
        var address = $"lid{Interlocked.Increment(ref number).ToString(System.Globalization.CultureInfo.InvariantCulture)}@voorbeeld.example";
        await using var scope = Services.CreateAsyncScope();
        var account = new Account { Name = "Lid " + address, UserName = address, Email = address, IsAdministrator = administrator };
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var made = password is null ? await accounts.CreateAsync(account) : await accounts.CreateAsync(account, password);
        Assert.True(made.Succeeded, string.Join(" ", made.Errors.Select(error => error.Description)));
        return account;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:Scanner", $"Data Source={file}");
        builder.UseSetting("Questionnaires:Folder", TestDatabase.QuestionnaireFolder);
        builder.UseSetting("Site:BaseUrl", "https://scanner.voorbeeld.example");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var suffix in new[] { "", "-wal", "-shm" }) System.IO.File.Delete(file + suffix);
    }
}
