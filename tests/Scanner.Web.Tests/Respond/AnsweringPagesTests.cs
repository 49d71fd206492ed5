using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Web.Respond;

namespace Scanner.Web.Tests.Respond;

/// <summary>Everything around the questions, over HTTP and without JavaScript.</summary>
public sealed class AnsweringPagesTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(IdentityMode.Named, "is op naam", "by name")]
    [InlineData(IdentityMode.Confidential, "alleen een schuilnaam", "only a pseudonym")]
    [InlineData(IdentityMode.Anonymous, "minstens 3 organisaties", "at least 3 organisations")]
    public async Task The_start_page_says_who_could_be_recognised_and_opening_is_noted_once(IdentityMode identity, string dutch, string english)
    {
        var scene = await RespondScene.OfAsync(app, closesOn: new DateOnly(2099, 3, 14));
        await scene.ArrangeAsync(identity);
        using var head = await app.Browser().SendAsync(new HttpRequestMessage(HttpMethod.Head, scene.Link), Stop);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Null((await scene.InvitationAsync()).OpenedAt);
        var page = await scene.OpenAsync();
        Assert.Contains(dutch, page.Text, StringComparison.Ordinal);
        Assert.Contains("tot en met 14 maart 2099", page.Text, StringComparison.Ordinal);
        var opened = (await scene.InvitationAsync()).OpenedAt;
        Assert.NotNull(opened);
        Assert.Contains(english, (await scene.OpenAsync("?taal=en")).Text, StringComparison.Ordinal);
        Assert.Equal(opened, (await scene.InvitationAsync()).OpenedAt);
    }

    [Fact]
    public async Task Before_the_first_day_there_is_a_friendly_page_and_nothing_is_saved()
    {
        var scene = await RespondScene.OfAsync(app);
        var open = await scene.OpenAsync("/begin");
        await scene.ArrangeAsync(opensOn: new DateOnly(2099, 3, 14), language: "en");
        var page = await scene.OpenAsync();
        Assert.Equal(HttpStatusCode.OK, page.Answer.StatusCode);
        Assert.Contains("14 March 2099", page.Text, StringComparison.Ordinal);
        await open.Choose("zeker", "ja").PressAsync("Verder");
        Assert.Equal(HttpStatusCode.Forbidden, open.Answer.StatusCode);
        Assert.Contains("Sure?", open.Text, StringComparison.Ordinal);
        Assert.Empty(await scene.AnswersAsync());
        await scene.ArrangeAsync(language: "en");
        Assert.Equal("Start", (await scene.OpenAsync("/begin")).Page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_partner_declines_and_takes_part_after_all()
    {
        var scene = await RespondScene.OfAsync(app);
        await (await scene.OpenAsync("/begin")).Choose("zeker", "nee").PressAsync("Verder");
        var browser = await scene.OpenAsync("/meedoen");
        await browser.Type("reden", new string('x', 600)).PressAsync("Ik doe niet mee");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "true"), (browser.Answer.StatusCode, browser.Page.GetElementById("f-reden")!.GetAttribute("aria-invalid")));
        await browser.Type("reden", "Geen tijd").PressAsync("Ik doe niet mee");
        Assert.Contains("dat u niet meedoet", browser.Text, StringComparison.Ordinal);
        Assert.Equal("Geen tijd", (await scene.InvitationAsync()).DeclineReason);
        await browser.PressAsync("Toch meedoen");
        Assert.DoesNotContain("dat u niet meedoet", browser.Text, StringComparison.Ordinal);
        Assert.Single(await scene.AnswersAsync());
    }

    [Fact]
    public async Task An_organisation_forwards_its_link_and_a_person_makes_one_for_a_colleague()
    {
        var scene = await RespondScene.OfAsync(app);
        Assert.Contains("werkt in dezelfde antwoorden", (await scene.OpenAsync("/collega")).Text, StringComparison.Ordinal);
        await scene.ArrangeAsync(per: AnswersPer.Person);
        var browser = await scene.OpenAsync("/collega");
        await browser.Type("email", "fout").PressAsync("Link maken");
        Assert.Equal(2, browser.Page.QuerySelectorAll("#fouten li").Length);
        await browser.Type("naam", "Jeugdwerker").Type("email", "").PressAsync("Link maken");
        var link = browser.Page.QuerySelector("code")!.TextContent;
        Assert.StartsWith("https://scanner.voorbeeld.example/v/", link, StringComparison.Ordinal);
        var colleague = await scene.NewBrowser().OpenAsync(new Uri(link).AbsolutePath);
        Assert.Contains("Café De Proef", colleague.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Mail:", browser.Text, StringComparison.Ordinal);
        Assert.Equal(2, await scene.ReadAsync(db => db.Set<Invitation>().CountAsync(Stop)));
    }

    [Fact]
    public async Task The_link_and_the_copy_are_mailed_when_mail_is_on_and_otherwise_the_page_says_how_to_keep_the_link()
    {
        var scene = await RespondScene.OfAsync(app);
        Assert.Contains("kunnen wij geen mail sturen", (await scene.OpenAsync("/later")).Text, StringComparison.Ordinal);
        var folder = Directory.CreateTempSubdirectory("scanner_mail_");
        await using var mailing = app.WithWebHostBuilder(builder => builder.UseSetting("Mail:Folder", folder.FullName).UseSetting("Mail:From", "scan@voorbeeld.example"));
        var browser = await RespondScene.On(mailing).OpenAsync(scene.Link + "/later");
        await browser.Type("email", "nee").PressAsync("Versturen");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Answer.StatusCode);
        await browser.Type("email", "ik@voorbeeld.example").PressAsync("Versturen");
        Assert.Contains("onderweg", browser.Text, StringComparison.Ordinal);
        await (await browser.OpenAsync(scene.Link + "/begin")).Choose("zeker", "nee").PressAsync("Verder");
        await (await browser.OpenAsync(scene.Link + "/controle")).PressAsync("Insturen");
        Assert.Equal("Mail mij een kopie", browser.Page.QuerySelector("a[href$='/kopie']")!.TextContent);
        await browser.OpenAsync(scene.Link + "/kopie");
        await browser.Type("email", "ik@voorbeeld.example").PressAsync("Versturen");
        Assert.Contains("onderweg", browser.Text, StringComparison.Ordinal);
        Assert.Equal([MailKind.Copy, MailKind.Later], (await scene.ReadAsync(db => db.Set<OutgoingMail>().Select(mail => mail.Kind).ToListAsync(Stop))).Order().Reverse().OrderBy(kind => kind.ToString()));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_mails_have_the_words_the_answers_and_no_link_that_somebody_typed()
    {
        var scene = await RespondScene.OfAsync(app);
        await (await scene.OpenAsync("/slot")).Type("naam", "zie {link} en {naam}").PressAsync("Verder");
        var view = new OverviewView("Proef", "nl", ["nl"], [new OverviewSection("slot", "Slot", [new OverviewQuestion("naam", "", "Op een regel", QuestionKind.Line, ["zie {link} en {naam}\nTweede"], null), new OverviewQuestion("leeg", "Groep", "Leeg?", QuestionKind.Line, [], null)], "")], [], null, null);
        var thanks = RespondMails.Thanks(new ThanksFacts(new MailText("Dank {naam}", "{organisatie} {gemeente} {titel} {onbekend}"), "{gemeente}", "Café", "Gemeente X", view));
        Assert.Equal("Dank {gemeente}", thanks.Subject);
        Assert.StartsWith("Café Gemeente X Proef {onbekend}\n\nSLOT\n\nOp een regel\n  zie { link } en {naam}\n  Tweede\n\nGroep · Leeg?\n  Niet ingevuld\n", thanks.Text, StringComparison.Ordinal);
        Assert.Contains("Dank u wel", RespondMails.Thanks(new ThanksFacts(null, "Toets", "Café", "Gemeente X", view)).Text, StringComparison.Ordinal);
        Assert.Contains(OutgoingMail.LinkMark, RespondMails.Later(false, "Gemeente X", "Proef").Text, StringComparison.Ordinal);
        Assert.DoesNotContain(OutgoingMail.LinkMark, RespondMails.Copy(RespondTexts.In("nl"), "Gemeente X", view).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_handed_in_can_be_changed_and_handed_in_again()
    {
        var scene = await RespondScene.OfAsync(app);
        var browser = await HandInAsync(scene);
        await browser.PressAsync("Antwoorden wijzigen");
        Assert.Contains("blijven intussen meetellen", browser.Text, StringComparison.Ordinal);
        await browser.OpenAsync(scene.Link + "/slot");
        await browser.Type("naam", "gewijzigd").PressAsync("Verder");
        Assert.NotNull((await scene.ResponsesAsync()).Single().SubmittedAt);
        await browser.PressAsync("Opnieuw insturen");
        Assert.EndsWith("/klaar", browser.Address, StringComparison.Ordinal);
        Assert.Contains("gewijzigd", browser.Text, StringComparison.Ordinal);
        await scene.CloseAsync();
        await browser.OpenAsync(scene.Link);
        Assert.EndsWith("/klaar", browser.Address, StringComparison.Ordinal);
        Assert.DoesNotContain("Antwoorden wijzigen", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_are_erased_only_by_the_button_and_the_link_says_so_afterwards()
    {
        var scene = await RespondScene.OfAsync(app);
        var browser = await HandInAsync(scene);
        await browser.OpenAsync(browser.Page.QuerySelector("a[href$='/intrekken']")!.GetAttribute("href")!);
        Assert.Contains("uw antwoorden op 2 vragen", browser.Text, StringComparison.Ordinal);
        await scene.NewBrowser().PostAsync(scene.Link + "/intrekken", []);
        Assert.Single(await scene.ResponsesAsync());
        var form = await scene.NewBrowser().OpenAsync(scene.Link + "/intrekken");
        await browser.PressAsync("Alles wissen");
        Assert.Equal((HttpStatusCode.Gone, "Uw antwoorden zijn gewist"), (browser.Answer.StatusCode, browser.Page.QuerySelector("h1")!.TextContent));
        Assert.Empty(await scene.ResponsesAsync());
        await form.PressAsync("Alles wissen");
        Assert.Equal(HttpStatusCode.Gone, form.Answer.StatusCode);
        foreach (var path in (string[])["/begin", "/controle", "/klaar", "/intrekken", "/kopie", "/later", "/collega", "/meedoen"]) Assert.Equal(HttpStatusCode.Gone, (await scene.OpenAsync(path)).Answer.StatusCode);
    }

    [Fact]
    public async Task Anonymous_answers_are_cut_loose_and_the_page_says_so_before_and_after()
    {
        var scene = await RespondScene.OfAsync(app);
        await scene.ArrangeAsync(IdentityMode.Anonymous);
        await (await scene.OpenAsync("/begin")).Choose("zeker", "nee").PressAsync("Verder");
        var browser = await scene.OpenAsync("/controle");
        Assert.Contains("druk deze pagina dan nu af", browser.Text, StringComparison.Ordinal);
        await browser.PressAsync("Insturen");
        Assert.Equal((scene.Link + "/klaar", HttpStatusCode.OK), (browser.Address, browser.Answer.StatusCode));
        Assert.Contains("losgemaakt van deze link", browser.Text, StringComparison.Ordinal);
        Assert.Empty(browser.Page.QuerySelectorAll("form, dl"));
        Assert.Contains("losgemaakt", (await scene.OpenAsync("/begin")).Text, StringComparison.Ordinal);
        Assert.Null((await scene.ResponsesAsync()).Single().InvitationId);
    }

    [Fact]
    public async Task What_is_typed_while_the_last_day_passes_is_kept_and_shown_also_to_the_pages_script()
    {
        var scene = await RespondScene.OfAsync(app);
        await (await scene.OpenAsync("/begin")).Choose("zeker", "nee").PressAsync("Verder");
        var (browser, hand, quiet) = (await scene.OpenAsync("/slot"), await scene.OpenAsync("/controle"), await scene.OpenAsync("/slot"));
        await scene.CloseAsync();
        Assert.DoesNotContain("na de sluiting", (await scene.OpenAsync()).Text, StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Post, scene.Link + "/slot") { Content = new FormUrlEncodedContent(PlainBrowser.Fields(browser.Type("naam", "net te laat").Form)) };
        request.Headers.Add("X-Autosave", "1");
        using var heard = await browser.Http.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.OK, heard.StatusCode);
        var json = JsonDocument.Parse(await heard.Content.ReadAsStringAsync(Stop)).RootElement;
        Assert.Contains("die beslist of het meetelt", json.GetProperty("kept").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("saved").ValueKind);
        await browser.PressAsync("Verder");
        Assert.Equal(HttpStatusCode.OK, browser.Answer.StatusCode);
        Assert.Contains("De vragenlijst is gesloten", browser.Text, StringComparison.Ordinal);
        Assert.Equal("net te laat", browser.Page.QuerySelector(".answers dd")!.TextContent.Trim());
        await hand.PressAsync("Insturen");
        Assert.Contains("beslist of uw antwoorden meetellen", hand.Text, StringComparison.Ordinal);
        // Nothing typed: nothing to keep, and the page says only that it is closed.
        await quiet.PressAsync("Verder");
        Assert.Equal(HttpStatusCode.Gone, quiet.Answer.StatusCode);
        Assert.Contains("na de sluiting typte, is bewaard", (await scene.OpenAsync()).Text, StringComparison.Ordinal);
        Assert.Single(await scene.AnswersAsync());
        Assert.Equal(2, await scene.ReadAsync(db => db.Set<LatePost>().CountAsync(Stop)));
    }

    [Fact]
    public async Task Words_that_cannot_be_saved_stay_on_the_page()
    {
        var scene = await RespondScene.OfAsync(app);
        var (first, second, third) = (await scene.OpenAsync("/slot"), await scene.OpenAsync("/slot"), await scene.OpenAsync("/slot"));
        await HandInAsync(scene);
        await first.Type("naam", "iets later dan de collega").PressAsync("Verder");
        Assert.Equal(HttpStatusCode.Conflict, first.Answer.StatusCode);
        Assert.Contains("iets later dan de collega", first.Text, StringComparison.Ordinal);
        await second.PressAsync("Verder");
        Assert.EndsWith("/klaar", second.Address, StringComparison.Ordinal);
        await scene.WithdrawAsync();
        await third.Type("naam", "voor niets").PressAsync("Verder");
        Assert.Equal(HttpStatusCode.Gone, third.Answer.StatusCode);
        Assert.Contains("voor niets", third.Text, StringComparison.Ordinal);
        Assert.Equal(0, await scene.ReadAsync(db => db.Set<LatePost>().CountAsync(Stop)));
    }

    [Fact]
    public async Task Anyone_begins_through_the_open_link_and_too_often_is_asked_to_wait()
    {
        var scene = await RespondScene.OfAsync(app);
        var open = SecretToken.New();
        await scene.ChangeAsync((_, distribution) => distribution.OpenTo(open, DateTimeOffset.UtcNow));
        await using var strict = app.WithWebHostBuilder(builder => builder.UseSetting("Respond:OpenLinkPerTenMinutes", "3"));
        var browser = await RespondScene.On(strict).OpenAsync("/v/" + open.Text);
        Assert.Equal(HttpStatusCode.OK, browser.Answer.StatusCode);
        await browser.PressAsync("Begin");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Kies een soort organisatie."), (browser.Answer.StatusCode, browser.Page.GetElementById("e-soort")!.TextContent));
        ((IHtmlSelectElement)browser.Page.GetElementById("f-soort")!).Value = "politie";
        await browser.Type("organisatie", "Bureau Oost").PressAsync("Begin");
        Assert.Contains("Bewaar deze link", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Bureau Oost", browser.Text, StringComparison.Ordinal);
        var own = new Uri(browser.Page.QuerySelector("code")!.TextContent).AbsolutePath;
        Assert.NotEqual("/v/" + open.Text, own);
        await browser.OpenAsync(own + "/begin");
        await browser.Choose("zeker", "nee").PressAsync("Verder");
        Assert.Single(await scene.AnswersAsync());

        KeyValuePair<string, string>[] fields = [new("soort", "politie")];
        await browser.PostAsync("/v/" + open.Text, fields);
        await browser.PostAsync("/v/" + open.Text, fields);
        Assert.Equal((HttpStatusCode.TooManyRequests, "Even wachten"), (browser.Answer.StatusCode, browser.Page.QuerySelector("h1")!.TextContent));
        Assert.InRange(browser.Answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 600);
        Assert.Equal("no-referrer", browser.Answer.Headers.GetValues("Referrer-Policy").Single());
        // Reading is never limited, and a link that is unknown or closed says the same as everywhere.
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/v/" + open.Text)).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.NewBrowser().PostAsync("/v/bestaatniet", fields)).Answer.StatusCode);
        await scene.CloseAsync();
        Assert.Equal(HttpStatusCode.Gone, (await scene.NewBrowser().OpenAsync("/v/" + open.Text)).Answer.StatusCode);
    }

    [Fact]
    public async Task Anonymous_answers_through_an_open_link_ask_for_no_name_and_keep_none()
    {
        var scene = await RespondScene.OfAsync(app);
        var open = SecretToken.New();
        await scene.ChangeAsync((_, distribution) => distribution.OpenTo(open, DateTimeOffset.UtcNow));
        await scene.ArrangeAsync(IdentityMode.Anonymous);
        var browser = await scene.NewBrowser().OpenAsync("/v/" + open.Text);
        Assert.Null(browser.Page.GetElementById("f-organisatie"));
        await browser.PostAsync("/v/" + open.Text, [new("soort", "politie"), new("organisatie", "Bureau Oost")]);
        Assert.Contains("Bewaar deze link", browser.Text, StringComparison.Ordinal);
        Assert.Equal([BeginThroughOpenLink.NoName], await scene.ReadAsync(db => db.Set<Partner>().Where(partner => partner.Origin == PartnerOrigin.OpenLink).Select(partner => partner.Name).ToListAsync(Stop)));
    }

    [Fact]
    public async Task The_overview_says_per_part_what_is_missing_with_links()
    {
        var scene = await RespondScene.OfAsync(app);
        await (await scene.OpenAsync("/begin")).Choose("groepen", "jong").PressAsync("Verder");
        var page = (await scene.OpenAsync("/controle")).Page;
        Assert.Equal(["1 van 3 vragen beantwoord", "0 van 2 vragen beantwoord"], page.QuerySelectorAll(".read .hint").Select(hint => hint.TextContent).Where(text => text.Contains("vragen beantwoord", StringComparison.Ordinal)));
        Assert.Equal(scene.Link + "/begin?fout=1#f-zeker", page.QuerySelector("#fouten a")!.GetAttribute("href"));
        Assert.All(page.QuerySelectorAll(".read-head a"), link => Assert.StartsWith(scene.Link, link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_page_is_small_and_needs_four_requests_at_most()
    {
        var scene = await RespondScene.OfAsync(app, "partner-kort");
        var http = app.Browser();
        foreach (var path in (string[])["", "/collega", "/later", "/meedoen", "/intrekken", "/werk_en_signalen", "/controle"])
        {
            var page = await scene.OpenAsync(path);
            var parts = page.Page.QuerySelectorAll("script[src], link[href], img[src]").Select(element => element.GetAttribute("src") ?? element.GetAttribute("href")!).Distinct().ToList();
            Assert.InRange(parts.Count + 1, 1, 4);
            var size = (await page.Answer.Content.ReadAsByteArrayAsync(Stop)).Length;
            foreach (var part in parts) size += (await http.GetByteArrayAsync(part, Stop)).Length;
            Assert.InRange(size, 1, 60_000);
        }
    }

    private static async Task<PlainBrowser> HandInAsync(RespondScene scene)
    {
        await (await scene.OpenAsync("/begin")).Choose("groepen", "oud").Choose("zeker", "nee").PressAsync("Verder");
        var browser = await scene.OpenAsync("/controle");
        return await browser.PressAsync("Insturen");
    }
}
