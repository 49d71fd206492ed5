using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scanner.Core.Scans;

namespace Scanner.Web.Tests.Accounts;

public sealed class SignInTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Password = "vier losse woorden hier";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/scan/gemeente-x/partners?filter=alle", "/scan/gemeente-x/partners?filter=alle")]
    [InlineData("https://elders.example/", "/")]
    [InlineData("//elders.example/", "/")]
    [InlineData("/\\elders.example/", "/")]
    [InlineData("~/elders", "/")]
    [InlineData("", "/")]
    public async Task Signing_in_goes_on_to_where_one_was_but_never_to_another_site(string returnUrl, string goesTo)
    {
        var account = await app.NewAccountAsync(password: Password);
        var browser = app.Browser(cookies: true);
        var answer = await browser.FillInAsync("/account/inloggen?returnUrl=" + Uri.EscapeDataString(returnUrl), ("email", account.Email!.ToUpperInvariant()), ("password", Password), ("returnUrl", returnUrl));
        Assert.Equal((HttpStatusCode.Redirect, goesTo), (answer.StatusCode, answer.Headers.Location!.ToString()));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/", Stop)).StatusCode);
    }

    [Fact]
    public async Task An_unknown_address_a_wrong_password_and_an_account_that_waits_read_alike()
    {
        var (wrong, waiting, none) = (await app.NewAccountAsync(password: Password), await app.NewAccountAsync(password: Password), await app.NewAccountAsync());
        var browser = app.Browser(cookies: true);
        for (var failed = 0; failed < 5; failed++) await TryAsync(waiting.Email!, "iets anders dan dat");
        var pages = new[] { await TryAsync(wrong.Email!, "iets anders dan dat"), await TryAsync("niemand@voorbeeld.example", Password), await TryAsync(waiting.Email!, Password), await TryAsync(none.Email!, Password) };
        Assert.Single(pages.Select(page => page.Notice).Distinct());
        Assert.All(pages, page => Assert.Equal(HttpStatusCode.OK, page.Status));

        async Task<(HttpStatusCode Status, string Notice)> TryAsync(string email, string password)
        {
            var answer = await browser.FillInAsync("/account/inloggen", ("email", email), ("password", password));
            var page = await answer.ReadAsync();
            Assert.Equal(email, page.QuerySelector("#email")!.GetAttribute("value"));
            return (answer.StatusCode, page.QuerySelector("[role=alert]")!.TextContent.Trim());
        }
    }

    [Fact]
    public async Task After_five_wrong_tries_the_right_password_waits_too()
    {
        var account = await app.NewAccountAsync(password: Password);
        var browser = app.Browser(cookies: true);
        for (var failed = 0; failed < 4; failed++) await browser.FillInAsync("/account/inloggen", ("email", account.Email!), ("password", "iets anders dan dat"));
        await using (var db = await app.Databases.CreateDbContextAsync(Stop))
            Assert.Null((await db.Set<Account>().SingleAsync(row => row.Id == account.Id, Stop)).LockoutEnd);
        await browser.FillInAsync("/account/inloggen", ("email", account.Email!), ("password", "iets anders dan dat"));
        Assert.Equal(HttpStatusCode.OK, (await browser.FillInAsync("/account/inloggen", ("email", account.Email!), ("password", Password))).StatusCode);
        await using var after = await app.Databases.CreateDbContextAsync(Stop);
        Assert.True((await after.Set<Account>().SingleAsync(row => row.Id == account.Id, Stop)).LockoutEnd > DateTimeOffset.UtcNow);
    }

    [Theory]
    [InlineData("/account/inloggen")]
    [InlineData("/account/uitloggen")]
    public async Task A_form_without_its_token_is_refused(string address)
    {
        var account = await app.NewAccountAsync(password: Password);
        var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["email"] = account.Email!, ["password"] = Password });
        var answer = await app.Browser().PostAsync(address, form, Stop);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie") && answer.Headers.GetValues("Set-Cookie").Any(cookie => cookie.StartsWith("scanner=", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        var account = await app.NewAccountAsync(password: Password);
        var browser = app.Browser(cookies: true);
        await browser.FillInAsync("/account/inloggen", ("email", account.Email!), ("password", Password));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.FillInAsync("/account/uitloggen")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/", Stop)).StatusCode);
    }

    [Fact]
    public async Task A_password_link_works_once_and_the_new_password_signs_in()
    {
        var (administrator, account) = (await app.NewAccountAsync(administrator: true), await app.NewAccountAsync(administrator: true, password: Password));
        var access = (await app.Services.GetRequiredService<OpenAdministration>().AsAccountAsync(administrator.Id, Stop))!;
        var token = (await app.Services.GetRequiredService<ManageAdministrators>().NewPasswordLinkAsync(access, account.Id, Stop))!.Value;
        var address = "/account/wachtwoord/" + token.Text;
        var other = "vijf heel andere woorden";

        var differs = await (await app.Browser(cookies: true).FillInAsync(address, ("password", other), ("again", "iets anders dan dat"))).ReadAsync();
        Assert.NotNull(differs.QuerySelector("#again-error"));
        Assert.Equal(HttpStatusCode.Redirect, (await app.Browser(cookies: true).FillInAsync(address, ("password", other), ("again", other))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Browser().GetAsync(address, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Browser(cookies: true).FillInAsync("/account/inloggen", ("email", account.Email!), ("password", Password))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await app.Browser(cookies: true).FillInAsync("/account/inloggen", ("email", account.Email!), ("password", other))).StatusCode);
    }

    [Fact]
    public async Task Changing_a_password_asks_for_the_present_one()
    {
        var account = await app.NewAccountAsync(password: Password);
        var browser = app.Browser(cookies: true);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/account/wachtwoord-wijzigen", Stop)).StatusCode);
        await browser.FillInAsync("/account/inloggen", ("email", account.Email!), ("password", Password));
        var other = "vijf heel andere woorden";
        var refused = await (await browser.FillInAsync("/account/wachtwoord-wijzigen", ("current", "iets anders dan dat"), ("password", other), ("again", other))).ReadAsync();
        Assert.NotNull(refused.QuerySelector("#current-error"));
        var done = await (await browser.FillInAsync("/account/wachtwoord-wijzigen", ("current", Password), ("password", other), ("again", other))).ReadAsync();
        Assert.NotNull(done.QuerySelector(".notice.good"));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/", Stop)).StatusCode);
    }

    [Fact]
    public async Task Another_password_ends_the_other_sessions_at_once_and_not_ones_own()
    {
        var account = await app.NewAccountAsync(password: Password);
        var (here, elsewhere) = (app.Browser(cookies: true), app.Browser(cookies: true));
        foreach (var browser in new[] { here, elsewhere }) await browser.FillInAsync("/account/inloggen", ("email", account.Email!), ("password", Password));
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/", Stop)).StatusCode);
        var other = "vijf heel andere woorden";
        await here.FillInAsync("/account/wachtwoord-wijzigen", ("current", Password), ("password", other), ("again", other));
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/", Stop)).StatusCode);
        var ended = await elsewhere.GetAsync("/", Stop);
        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        Assert.StartsWith("/account/inloggen", ended.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lacking_a_right_is_told_with_403()
    {
        var answer = await app.Browser().GetAsync("/account/geen-toegang", Stop);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }
}
