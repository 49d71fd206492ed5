using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Scanner.Web.Tests.Respond;

public sealed class LinkTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static readonly string[] Paths = ["", "/begin", "/controle", "/klaar"];

    [Theory]
    [InlineData("abc")]
    [InlineData("%F0%9F%98%80")]
    [InlineData("..%2F..%2Fetc")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task An_unknown_or_malformed_link_gets_a_friendly_404(string token)
    {
        foreach (var path in Paths)
        {
            var browser = await new PlainBrowser(app.Browser()).OpenAsync("/v/" + token + path);
            Assert.Equal(HttpStatusCode.NotFound, browser.Answer.StatusCode);
            Assert.Contains("Deze link werkt niet", browser.Text, StringComparison.Ordinal);
            CheckHeaders(browser);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await new PlainBrowser(app.Browser()).PostAsync($"/v/{token}/begin", [])).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await new PlainBrowser(app.Browser()).PostAsync($"/v/{token}/controle", [])).Answer.StatusCode);
    }

    [Fact]
    public async Task A_withdrawn_link_is_gone_and_a_form_that_was_open_saves_nothing()
    {
        var scene = await RespondScene.OfAsync(app);
        var open = await scene.OpenAsync("/begin");
        await scene.WithdrawAsync();
        foreach (var path in Paths)
        {
            var browser = await scene.OpenAsync(path);
            Assert.Equal(HttpStatusCode.Gone, browser.Answer.StatusCode);
            Assert.Contains("ingetrokken", browser.Text, StringComparison.Ordinal);
        }
        await open.Choose("zeker", "ja").PressAsync("Verder");
        Assert.Equal(HttpStatusCode.Gone, open.Answer.StatusCode);
        Assert.Empty(await scene.AnswersAsync());
    }

    [Fact]
    public async Task A_closed_questionnaire_says_until_when_it_was_open()
    {
        var scene = await RespondScene.OfAsync(app, closesOn: new DateOnly(2020, 3, 14));
        var browser = await scene.OpenAsync();
        Assert.Equal(HttpStatusCode.Gone, browser.Answer.StatusCode);
        Assert.Contains("tot en met 14 maart 2020", browser.Text, StringComparison.Ordinal);
        Assert.Contains("14 March 2020", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_keeps_the_address_secret_and_loads_nothing_from_elsewhere()
    {
        var scene = await RespondScene.OfAsync(app);
        foreach (var path in new[] { "", "/begin", "/controle" })
        {
            var browser = await scene.OpenAsync(path);
            Assert.Equal(HttpStatusCode.OK, browser.Answer.StatusCode);
            CheckHeaders(browser);
            foreach (var source in browser.Page.QuerySelectorAll("[src], link[href]").Select(element => element.GetAttribute("src") ?? element.GetAttribute("href")!))
                Assert.Equal(HttpStatusCode.OK, (await browser.Http.GetAsync(source, TestContext.Current.CancellationToken)).StatusCode);
            Assert.Empty(browser.Page.QuerySelectorAll("[style], style, script:not([src])"));
        }
        var post = await new PlainBrowser(app.Browser()).PostAsync(scene.Link + "/begin", []);
        CheckHeaders(post);
    }

    [Fact]
    public async Task A_section_that_is_not_asked_leads_back_to_the_start()
    {
        var scene = await RespondScene.OfAsync(app);
        foreach (var section in new[] { "cijfers", "politie", "bestaat-niet" })
            Assert.Equal(scene.Link, (await scene.OpenAsync("/" + section)).Address);
        Assert.Equal(scene.Link, (await scene.OpenAsync("/klaar")).Address);
    }

    [Fact]
    public async Task A_form_that_is_far_too_large_gets_a_friendly_413()
    {
        var scene = await RespondScene.OfAsync(app);
        using var content = new StringContent("q.naam=" + new string('x', 5_000_000), Encoding.UTF8, "application/x-www-form-urlencoded");
        var answer = await app.Browser().PostAsync(scene.Link + "/slot", content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("te veel tekst", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_form_gets_a_friendly_400()
    {
        var scene = await RespondScene.OfAsync(app);
        using var content = new StringContent("{}", Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.BadRequest, (await app.Browser().PostAsync(scene.Link + "/slot", content, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task The_shipped_questionnaires_pages_are_small()
    {
        var scene = await RespondScene.OfAsync(app, "partner-kort");
        var http = app.Browser();
        var css = (await http.GetByteArrayAsync("/respond.css", TestContext.Current.CancellationToken)).Length;
        var js = (await http.GetByteArrayAsync("/respond.js", TestContext.Current.CancellationToken)).Length;
        Assert.InRange(css, 1, 20_000);
        foreach (var section in (string[])["/werk_en_signalen", "/groepen", "/aanpak", "/controle"])
        {
            var html = await http.GetByteArrayAsync(scene.Link + section, TestContext.Current.CancellationToken);
            Assert.InRange(html.Length + css + js, 1, 60_000);
        }
    }

    [Fact]
    public async Task Every_field_has_a_name_that_a_screen_reader_can_say()
    {
        var scene = await RespondScene.OfAsync(app, "partner-kort");
        var page = (await scene.OpenAsync("/groepen")).Page;
        foreach (var field in page.QuerySelectorAll("main input:not([type=hidden]), main textarea, main select"))
            Assert.True(field.Closest("label") is not null || page.QuerySelector($"label[for='{field.Id}']") is not null, field.OuterHtml);
        Assert.All(page.QuerySelectorAll("fieldset"), field => Assert.NotNull(field.QuerySelector("legend")));
        Assert.All(page.QuerySelectorAll("[aria-describedby]").SelectMany(field => field.GetAttribute("aria-describedby")!.Split(' ')), id => Assert.NotNull(page.GetElementById(id)));
        Assert.Equal(page.All.Where(element => !string.IsNullOrEmpty(element.Id)).Select(element => element.Id).Distinct().Count(), page.All.Count(element => !string.IsNullOrEmpty(element.Id)));
        Assert.Equal("next", ((IHtmlButtonElement)page.QuerySelector("button")!).Value);
    }

    private static void CheckHeaders(PlainBrowser browser)
    {
        var headers = browser.Answer.Headers;
        Assert.Equal("no-referrer", headers.GetValues("Referrer-Policy").Single());
        Assert.StartsWith("default-src 'none'; style-src 'self'; script-src 'self';", headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-store", headers.GetValues("Cache-Control").Single());
        Assert.Equal("noindex", headers.GetValues("X-Robots-Tag").Single());
        Assert.False(headers.Contains("Set-Cookie"), "A respondent page sets a cookie.");
    }
}
