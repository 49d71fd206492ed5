using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scanner.Core.Data;
using Scanner.Core.Interviews;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Web.Tests.Respond;

namespace Scanner.Web.Tests.Staff.Interviews;

public sealed class InterviewFormTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task An_interviewer_records_a_conversation_topic_by_topic_and_reads_the_report()
    {
        var (access, address) = await StartedAsync();
        var browser = await SignedInAsync(access.AccountId, address);
        Assert.Equal(HttpStatusCode.OK, browser.Answer.StatusCode);
        Assert.Equal("Gesprek met Café De Proef", browser.Page.QuerySelector("h1")!.TextContent);
        Assert.NotEmpty(browser.Page.QuerySelectorAll(".interviewer li"));
        Assert.Equal("step", browser.Page.QuerySelectorAll(".topics button")[0].GetAttribute("aria-current"));

        await browser.Type("@notes/cijfers", "Meer lachgas\ndan in de cijfers <b>staat</b>").PressAsync("Volgende onderwerp");
        Assert.EndsWith("/groepen", browser.Address, StringComparison.Ordinal);
        Assert.Contains("✓ notities", browser.Page.QuerySelectorAll(".topics button")[0].TextContent, StringComparison.Ordinal);
        await browser.Type("@notes/groepen", "Jongeren bij het station").PressAsync("Afronden");
        Assert.EndsWith("/verslag", browser.Address, StringComparison.Ordinal);
        Assert.Contains("Meer lachgas\ndan in de cijfers <b>staat</b>", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Jongeren bij het station", browser.Text, StringComparison.Ordinal);

        await browser.OpenAsync(address);
        Assert.EndsWith("/verslag", browser.Address, StringComparison.Ordinal);
        await browser.PressAsync("Opnieuw openen");
        Assert.EndsWith("/cijfers", browser.Address, StringComparison.Ordinal);
        Assert.Equal("Meer lachgas\ndan in de cijfers <b>staat</b>", ((IHtmlTextAreaElement)browser.Page.GetElementById("f-@notes/cijfers")!).Value);
    }

    [Fact]
    public async Task A_topic_in_the_list_saves_before_it_opens()
    {
        var (access, address) = await StartedAsync();
        var browser = await SignedInAsync(access.AccountId, address);
        browser.Type("@notes/cijfers", "eerst bewaren");
        var button = browser.Page.QuerySelectorAll<IHtmlButtonElement>(".topics button").Last();
        await browser.PostAsync(browser.Form.GetAttribute("action")!, [.. PlainBrowser.Fields(browser.Form), new(button.Name!, button.Value)]);
        Assert.EndsWith("/overig", browser.Address, StringComparison.Ordinal);
        Assert.Contains("eerst bewaren", (await browser.OpenAsync(address + "/../verslag")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_script_saves_notes_too()
    {
        var (access, address) = await StartedAsync();
        var browser = (await SignedInAsync(access.AccountId, address)).Type("@notes/cijfers", "tussendoor");
        using var request = new HttpRequestMessage(HttpMethod.Post, browser.Form.GetAttribute("action")!) { Content = new FormUrlEncodedContent(PlainBrowser.Fields(browser.Form)) };
        request.Headers.Add("X-Autosave", "1");
        var answer = await browser.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Opgeslagen om", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_topic_with_more_fields_than_a_form_has_by_default_is_saved()
    {
        var (access, address) = await StartedAsync();
        var browser = (await SignedInAsync(access.AccountId, address)).Type("@notes/cijfers", "bij veel velden");
        var many = Enumerable.Range(1, 1_300).Select(number => new KeyValuePair<string, string>($"was.veld[{number}]/vraag", "-"));
        await browser.PostAsync(browser.Form.GetAttribute("action")!, [.. PlainBrowser.Fields(browser.Form), .. many]);
        Assert.Equal(HttpStatusCode.OK, browser.Answer.StatusCode);
        Assert.Equal("bij veel velden", ((IHtmlTextAreaElement)browser.Page.GetElementById("f-@notes/cijfers")!).Value);
    }

    [Fact]
    public async Task What_is_typed_while_a_colleague_finishes_comes_back_and_can_still_be_kept()
    {
        var (access, address) = await StartedAsync();
        var mine = await SignedInAsync(access.AccountId, address);
        mine.Type("@notes/cijfers", "Woorden die niet <b>weg</b> mogen");
        var colleague = await SignedInAsync(await app.NewMemberAsync(access, MemberRole.Interviewer), address);
        await colleague.Type("@notes/cijfers", "Wat de collega schreef").PressAsync("Afronden");

        await mine.PressAsync("Opslaan");
        Assert.Equal(HttpStatusCode.Conflict, mine.Answer.StatusCode);
        Assert.Contains("intussen afgerond", mine.Text, StringComparison.Ordinal);
        Assert.Equal("Woorden die niet <b>weg</b> mogen", mine.Page.QuerySelector<IHtmlTextAreaElement>("textarea")!.Value);
        Assert.Contains("Wat de collega schreef", (await colleague.OpenAsync(address)).Text, StringComparison.Ordinal);
        await mine.PressAsync("Opnieuw openen en opslaan");
        Assert.Equal("Woorden die niet <b>weg</b> mogen", ((IHtmlTextAreaElement)mine.Page.GetElementById("f-@notes/cijfers")!).Value);
    }

    [Fact]
    public async Task Finishing_twice_alarms_nobody()
    {
        var (access, address) = await StartedAsync();
        var first = await SignedInAsync(access.AccountId, address);
        var again = await SignedInAsync(access.AccountId, address);
        await first.PressAsync("Afronden");
        await again.PressAsync("Afronden");
        Assert.Equal(HttpStatusCode.OK, again.Answer.StatusCode);
        Assert.EndsWith("/verslag", again.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_not_ours_saves_nothing()
    {
        var (access, address) = await StartedAsync();
        var browser = await SignedInAsync(access.AccountId, address);
        var forged = PlainBrowser.Fields(browser.Form).Where(field => !field.Key.StartsWith("__", StringComparison.Ordinal)).ToList();
        await browser.PostAsync(browser.Form.GetAttribute("action")!, forged);
        Assert.Equal(HttpStatusCode.BadRequest, browser.Answer.StatusCode);
    }

    [Fact]
    public async Task Foreign_missing_and_malformed_conversations_are_404_alike()
    {
        var (access, address) = await StartedAsync();
        var stranger = await app.NewScanAsync();
        var theirs = await app.BrowserOfAsync(stranger.AccountId);
        var id = address.Split('/')[^2];
        var mine = await app.BrowserOfAsync(access.AccountId);
        foreach (var (browser, missing) in new[]
        {
            (theirs, address), (theirs, $"/scan/{stranger.Slug}/gesprekken/{id}/cijfers"), (theirs, $"/scan/{stranger.Slug}/gesprekken/{id}/verslag"), (theirs, $"/scan/{stranger.Slug}/gesprekken/{id}"),
            (mine, $"/scan/{access.Slug}/gesprekken/{Guid.NewGuid()}/cijfers"), (mine, $"/scan/{access.Slug}/gesprekken/onzin/cijfers"), (mine, $"/scan/{access.Slug}/gesprekken/{id}/onzin"),
        })
            Assert.Equal((missing, HttpStatusCode.NotFound), (missing, (await browser.GetAsync(missing, TestContext.Current.CancellationToken)).StatusCode));
    }

    [Fact]
    public async Task Who_may_not_record_conversations_is_kept_out()
    {
        var (access, address) = await StartedAsync();
        var reader = await app.BrowserOfAsync(await app.NewMemberAsync(access, MemberRole.Reader));
        Assert.NotEqual(HttpStatusCode.OK, (await reader.GetAsync(address, TestContext.Current.CancellationToken)).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await app.Browser().GetAsync(address, TestContext.Current.CancellationToken)).StatusCode);
        var interviewer = await app.BrowserOfAsync(await app.NewMemberAsync(access, MemberRole.Interviewer));
        Assert.Equal(HttpStatusCode.OK, (await interviewer.GetAsync(address, TestContext.Current.CancellationToken)).StatusCode);
    }

    private async Task<PlainBrowser> SignedInAsync(Guid account, string address)
    {
        var http = await app.BrowserOfAsync(account);
        var browser = await new PlainBrowser(http).OpenAsync(address);
        // The cookie that goes with the form's token, as a browser would send it along.
        var cookie = browser.Answer.Headers.GetValues("Set-Cookie").Select(one => one.Split(';')[0]);
        var signedIn = http.DefaultRequestHeaders.GetValues("Cookie").Single();
        http.DefaultRequestHeaders.Remove("Cookie");
        http.DefaultRequestHeaders.Add("Cookie", string.Join("; ", cookie.Prepend(signedIn)));
        return browser;
    }

    private async Task<(ScanAccess Access, string Address)> StartedAsync()
    {
        var access = await app.NewScanAsync();
        var partner = Partner.Of(access.ScanId, 1, "Café De Proef", "horeca", "gezondheid", [], "");
        await using (var db = await app.Databases.OpenAsync(access.MunicipalityId, CancellationToken.None))
        {
            db.Add(partner);
            await db.SaveChangesAsync();
        }
        var outcome = await app.Services.GetRequiredService<PlanInterviews>().StartAsync(access, new NewInterview(partner.Id, "topiclijst", new DateOnly(2026, 11, 20), "bedrijfsleider"), CancellationToken.None);
        return (access, $"/scan/{access.Slug}/gesprekken/{outcome.Id}/{outcome.FirstSection}");
    }
}
