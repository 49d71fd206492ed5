using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scanner.Core.Scans;

namespace Scanner.Web.Tests.Accounts;

public sealed class SetUpTests
{
    private static readonly (string, string)[] Typed = [("name", "Toets Beheer"), ("email", "beheer@voorbeeld.example"), ("password", "vier losse woorden hier"), ("again", "vier losse woorden hier")];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_set_up_link_makes_one_administrator_who_is_signed_in_and_then_it_is_gone()
    {
        await using var app = await EmptyAppAsync();
        var address = await LinkAsync(app);
        var browser = app.Browser(cookies: true);

        var made = await browser.FillInAsync(address, Typed);
        Assert.Equal((HttpStatusCode.Redirect, "/"), (made.StatusCode, made.Headers.Location!.ToString()));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/", Stop)).StatusCode);

        var again = await app.Browser().GetAsync(address, Stop);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Contains("werkt niet", (await again.ReadAsync()).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        await using var db = await app.Databases.CreateDbContextAsync(Stop);
        Assert.True((await db.Set<Account>().SingleAsync(Stop)).IsAdministrator);
    }

    [Fact]
    public async Task What_was_typed_stays_but_for_the_password_and_the_error_stands_beside_its_field()
    {
        await using var app = await EmptyAppAsync();
        var answer = await app.Browser(cookies: true).FillInAsync(await LinkAsync(app), ("name", "Toets Beheer"), ("email", "geen adres"), ("password", "kort"), ("again", "kort"));
        var page = await answer.ReadAsync();
        Assert.Equal("Toets Beheer", page.QuerySelector("#name")!.GetAttribute("value"));
        Assert.Equal("geen adres", page.QuerySelector("#email")!.GetAttribute("value"));
        Assert.Contains("e-mailadres", page.QuerySelector("#email-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("email-error", page.QuerySelector("#email")!.GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.Contains("te kort", page.QuerySelector("#password-error")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#password")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("Welkom202620!!")]
    [InlineData("123456789012")]
    [InlineData("wachtwoordwachtwoord")]
    [InlineData("beheer@voorbeeld.example")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    public async Task A_password_that_everyone_tries_first_is_refused(string password)
    {
        await using var app = await EmptyAppAsync();
        var answer = await app.Browser(cookies: true).FillInAsync(await LinkAsync(app), ("name", "Toets"), ("email", "beheer@voorbeeld.example"), ("password", password), ("again", password));
        Assert.Contains("makkelijk te raden", (await answer.ReadAsync()).QuerySelector("#password-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_makes_nothing()
    {
        await using var app = await EmptyAppAsync();
        var answer = await app.Browser().PostAsync(await LinkAsync(app), new FormUrlEncodedContent(Typed.ToDictionary(field => field.Item1, field => field.Item2)), Stop);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await using var db = await app.Databases.CreateDbContextAsync(Stop);
        Assert.False(await db.Set<Account>().AnyAsync(Stop));
    }

    [Theory]
    [InlineData("/account/instellen/niets-hiervan-klopt")]
    [InlineData("/account/instellen/%ff%20%C3%A9%27%3B--")]
    [InlineData("/account/wachtwoord/niets-hiervan-klopt")]
    public async Task An_unknown_link_gets_a_friendly_page_that_is_kept_to_itself(string address)
    {
        await using var app = await EmptyAppAsync();
        var answer = await app.Browser().GetAsync(address, Stop);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Contains("vraagt u uw beheerder", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    private static async Task<RunningApp> EmptyAppAsync()
    {
        var app = new RunningApp();
        await using var db = await app.Databases.CreateDbContextAsync(Stop);
        await db.Database.MigrateAsync(Stop);
        return app;
    }

    private static async Task<string> LinkAsync(RunningApp app) =>
        "/account/instellen/" + (await app.Services.GetRequiredService<SetUpInstallation>().MakeLinkAsync(Stop))!.Value.Text;
}
