using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Scanner.Core.Responses;

namespace Scanner.Web.Tests.Respond;

public sealed class FillInTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_partner_walks_through_without_JavaScript_stops_resumes_elsewhere_and_hands_in()
    {
        var scene = await RespondScene.OfAsync(app);
        var phone = await scene.OpenAsync();
        Assert.Contains("Café De Proef", phone.Text, StringComparison.Ordinal);
        await phone.OpenAsync(phone.Page.QuerySelector("a.button")!.GetAttribute("href")!);
        Assert.Equal("Begin", phone.Page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Stap 1 van 3", phone.Text, StringComparison.Ordinal);
        Assert.False(phone.Shows("jong_toelichting"));

        // A question comes up, and what must be answered is not: the same page again, saved, with both said.
        await phone.Choose("groepen", "jong", "other").PressAsync("Verder");
        Assert.True(phone.Shows("jong_toelichting"));
        Assert.True(phone.Shows("groepen_other"));
        Assert.Contains("2 vragen bijgekomen", phone.Page.QuerySelector("#nieuw")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("#f-zeker", phone.Page.QuerySelector("#fouten a")!.GetAttribute("href"));
        Assert.Equal("Kies iets.", phone.Page.QuerySelector("#e-zeker")!.TextContent);
        Assert.Equal(2, (await scene.AnswersAsync()).Count);

        await phone.Type("jong_toelichting", "Lachgas\nbij het station").Type("groepen_other", "Toeristen").Choose("zeker", "ja").PressAsync("Later verdergaan");
        Assert.Contains("Opgeslagen om", phone.Text, StringComparison.Ordinal);
        Assert.StartsWith(scene.Link + "?later=1", phone.Address, StringComparison.Ordinal);

        var pc = await scene.OpenAsync();
        Assert.Equal(scene.Link + "/cijfers", pc.Page.QuerySelector("a.button")!.GetAttribute("href"));
        await pc.OpenAsync(scene.Link + "/begin");
        Assert.Equal("Lachgas\nbij het station", ((IHtmlTextAreaElement)pc.Page.GetElementById("f-jong_toelichting")!).Value);
        await pc.PressAsync("Verder");
        Assert.Equal("Cijfers", pc.Page.QuerySelector("h1")!.TextContent);
        await pc.Type("aantal", "150").Type("deel", "2,5").Type("dag", "14 maart 2026").PressAsync("Verder");
        await pc.Type("veel", "Omdat").PressAsync("Verder");
        await pc.Choose("akkoord", "OK").PressAsync("Verder");
        Assert.Equal(scene.Link + "/controle", pc.Address);
        Assert.Contains("Lachgas", pc.Text, StringComparison.Ordinal);
        await pc.PressAsync("Insturen");

        Assert.Equal((scene.Link + "/klaar", HttpStatusCode.OK), (pc.Address, pc.Answer.StatusCode));
        Assert.Contains("Dank u wel", pc.Text, StringComparison.Ordinal);
        Assert.Contains("Toeristen", pc.Text, StringComparison.Ordinal);
        Assert.NotNull((await scene.ResponsesAsync()).Single().SubmittedAt);
        await pc.OpenAsync(scene.Link);
        Assert.Equal(scene.Link + "/klaar", pc.Address);
        await pc.OpenAsync(scene.Link + "/begin");
        Assert.Equal(scene.Link + "/klaar", pc.Address);
    }

    [Fact]
    public async Task The_shipped_questionnaire_can_be_handed_in_page_by_page()
    {
        var scene = await RespondScene.OfAsync(app, "partner-kort");
        var browser = await scene.OpenAsync("/werk_en_signalen");
        await browser.Choose("gebruik_gezien", "nee").PressAsync("Verder");
        for (var page = 0; page < 10 && !browser.Address.EndsWith("/controle", StringComparison.Ordinal); page++)
        {
            foreach (var field in browser.Page.QuerySelectorAll("fieldset[data-q]:not([hidden])").Where(field => field.QuerySelector(".required") is not null))
                ((IHtmlInputElement)field.QuerySelector("input")!).IsChecked = true;
            await browser.PressAsync("Verder");
        }
        await browser.PressAsync("Insturen");
        Assert.EndsWith("/klaar", browser.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_wrong_is_saved_marked_and_listed_and_does_not_hold_the_partner_back()
    {
        var scene = await RespondScene.OfAsync(app);
        await (await scene.OpenAsync("/begin")).Choose("zeker", "ja").PressAsync("Verder");
        var browser = await scene.OpenAsync("/cijfers");
        await browser.Type("aantal", "drie").Type("dag", "gisteren").PressAsync("Verder");
        Assert.Contains("/cijfers?fout=1", browser.Address, StringComparison.Ordinal);
        Assert.Equal(2, browser.Page.QuerySelectorAll("#fouten li").Length);
        var field = browser.Page.GetElementById("f-aantal")!;
        Assert.Equal(("drie", "true"), (((IHtmlInputElement)field).Value, field.GetAttribute("aria-invalid")));
        Assert.Contains("e-aantal", field.GetAttribute("aria-describedby")!, StringComparison.Ordinal);
        Assert.Contains("wrong", browser.Question("aantal").ClassName!, StringComparison.Ordinal);
        await browser.PressAsync("Vorige");
        Assert.EndsWith("/begin", browser.Address, StringComparison.Ordinal);
        await browser.OpenAsync(scene.Link + "/controle");
        await browser.PressAsync("Insturen");
        Assert.Contains("/controle", browser.Address, StringComparison.Ordinal);
        Assert.Equal(2, browser.Page.QuerySelectorAll("#fouten li").Length);
        Assert.Null((await scene.ResponsesAsync()).Single().SubmittedAt);
    }

    [Fact]
    public async Task Handing_in_twice_is_handing_in_once()
    {
        var scene = await RespondScene.OfAsync(app);
        await (await scene.OpenAsync("/begin")).Choose("zeker", "nee").PressAsync("Verder");
        var browser = await scene.OpenAsync("/controle");
        var presses = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => scene.NewBrowser().PostAsync(scene.Link + "/controle", PlainBrowser.Fields(browser.Form))));
        Assert.All(presses, press => Assert.EndsWith("/klaar", press.Address, StringComparison.Ordinal));
        Assert.Single(await scene.ResponsesAsync());
    }

    [Fact]
    public async Task Two_tabs_do_not_overwrite_each_other_in_silence()
    {
        var scene = await RespondScene.OfAsync(app);
        await (await scene.OpenAsync("/slot")).Type("naam", "eerst").PressAsync("Verder");
        var (left, right) = (await scene.OpenAsync("/slot"), await scene.OpenAsync("/slot"));
        await right.Type("naam", "rechts").PressAsync("Verder");
        await left.Choose("akkoord", "OK").PressAsync("Verder");
        Assert.Equal(["OK", "rechts"], (await scene.AnswersAsync()).Select(answer => answer.ValueChoice ?? answer.ValueText));
        var emptied = await scene.OpenAsync("/slot");
        await right.OpenAsync(scene.Link + "/slot");
        await right.Type("naam", "nieuwer").PressAsync("Verder");
        await emptied.Type("naam", "").PressAsync("Verder");
        Assert.Contains(await scene.AnswersAsync(), answer => answer.ValueText == "nieuwer");
    }

    [Fact]
    public async Task Script_in_an_answer_stays_text()
    {
        var scene = await RespondScene.OfAsync(app);
        const string Typed = "</textarea><script>alert(1)</script><img src=x onerror=alert(2)>\"'";
        await (await scene.OpenAsync("/slot")).Type("naam", Typed).PressAsync("Verder");
        await (await scene.OpenAsync("/begin")).Choose("groepen", "jong").PressAsync("Verder");
        await (await scene.OpenAsync("/begin")).Type("jong_toelichting", Typed).PressAsync("Verder");
        foreach (var path in new[] { "/slot", "/begin", "/controle" })
        {
            var page = await scene.OpenAsync(path);
            Assert.All(page.Page.Scripts, script => Assert.Equal("/respond.js", script.GetAttribute("src")));
            Assert.Empty(page.Page.QuerySelectorAll("img"));
        }
        Assert.Equal(Typed, ((IHtmlInputElement)(await scene.OpenAsync("/slot")).Page.GetElementById("f-naam")!).Value);
        Assert.Equal(Typed, ((IHtmlTextAreaElement)(await scene.OpenAsync("/begin")).Page.GetElementById("f-jong_toelichting")!).Value);
    }

    [Fact]
    public async Task A_text_that_begins_with_an_empty_line_is_not_touched_by_looking_at_it()
    {
        var scene = await RespondScene.OfAsync(app);
        await (await scene.OpenAsync("/begin")).Choose("groepen", "jong").PressAsync("Verder");
        await (await scene.OpenAsync("/begin")).Type("jong_toelichting", "\n\ntwee lege regels").PressAsync("Verder");
        var saves = (await scene.ResponsesAsync()).Single().Revision;
        await (await scene.OpenAsync("/begin")).PressAsync("Verder");
        Assert.Equal(saves, (await scene.ResponsesAsync()).Single().Revision);
        Assert.Equal("\n\ntwee lege regels", (await scene.AnswersAsync()).Single(answer => answer.Path == "jong_toelichting").ValueText);
    }

    [Fact]
    public async Task Choosing_a_language_keeps_what_was_typed()
    {
        var scene = await RespondScene.OfAsync(app);
        var browser = await scene.OpenAsync("/slot");
        await browser.Type("naam", "blijft").PressAsync("English");
        Assert.Equal(("en", "End"), (browser.Page.DocumentElement.GetAttribute("lang"), browser.Page.QuerySelector("h1")!.TextContent));
        Assert.Equal("blijft", ((IHtmlInputElement)browser.Page.GetElementById("f-naam")!).Value);
        await browser.PressAsync("Continue");
        Assert.Contains("Check your answers", browser.Text, StringComparison.Ordinal);
        await browser.OpenAsync(scene.Link + "/slot?taal=nl");
        Assert.Equal("Slot", browser.Page.QuerySelector("h1")!.TextContent);
        await browser.OpenAsync(scene.Link + "?taal=xx");
        Assert.Equal(HttpStatusCode.OK, browser.Answer.StatusCode);
    }

    [Fact]
    public async Task The_pages_script_saves_the_same_form_and_hears_how_things_stand()
    {
        var scene = await RespondScene.OfAsync(app);
        var browser = await scene.OpenAsync("/begin");
        browser.Choose("groepen", "jong");
        using var request = new HttpRequestMessage(HttpMethod.Post, scene.Link + "/begin") { Content = new FormUrlEncodedContent(PlainBrowser.Fields(browser.Form)) };
        request.Headers.Add("X-Autosave", "1");
        var answer = await browser.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var heard = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.StartsWith("Opgeslagen om ", heard.GetProperty("saved").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, heard.GetProperty("revision").GetInt32());
        Assert.Contains("jong_toelichting", heard.GetProperty("visible").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(["zeker"], heard.GetProperty("missing").EnumerateArray().Select(name => name.GetString()));
        Assert.NotEqual("-", heard.GetProperty("was").GetProperty("groepen").GetString());
        Assert.Single(await scene.AnswersAsync());
    }

    [Fact]
    public async Task A_text_that_is_too_long_comes_back_with_a_sentence()
    {
        var scene = await RespondScene.OfAsync(app);
        var browser = await scene.OpenAsync("/slot");
        var tooLong = new string('é', Answer.TextLength + 1);
        await browser.Type("naam", tooLong).PressAsync("Verder");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Answer.StatusCode);
        Assert.Equal(tooLong, ((IHtmlInputElement)browser.Page.GetElementById("f-naam")!).Value);
        Assert.Contains("te lang", browser.Page.QuerySelector("#e-naam")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await scene.AnswersAsync());
    }
}
