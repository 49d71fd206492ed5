using System.Text.RegularExpressions;

namespace Scanner.Browser.Tests;

/// <summary>The script that saves a form while it is filled in, on the form of a conversation and on a partner's page of the demonstration.</summary>
public sealed partial class AutosaveTests(DemoOfficer officer, Chromium chromium) : IClassFixture<DemoOfficer>
{
    /// <summary>For a page that may be made anew before it is there whole, once it has sent what was left.</summary>
    private static readonly PageGotoOptions MadeAnew = new() { WaitUntil = WaitUntilState.Commit };

    private readonly RunningScanner server = officer.Server;

    [Fact]
    public async Task Notes_are_kept_without_a_connection_and_sent_when_it_is_back()
    {
        await using var context = await chromium.NewAsync();
        var page = await OpenConversationAsync(context, server);
        var notes = page.GetByLabel("Notities bij");
        await notes.FillAsync("met verbinding");
        await page.GetByText("Opgeslagen om").WaitForAsync();

        await context.SetOfflineAsync(true);
        await notes.FillAsync("zonder verbinding");
        await page.GetByText("Nog niet opgeslagen").WaitForAsync();
        var address = page.Url;
        await page.GetByRole(AriaRole.Button, new() { Name = "Volgende onderwerp" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Nog niet opgeslagen")).ToBeVisibleAsync();
        Assert.Equal(address, page.Url);

        // Another page of the same browser, later: what was not acknowledged comes back and is sent again.
        await page.CloseAsync();
        await context.SetOfflineAsync(false);
        var later = await context.NewPageAsync();
        await later.GotoAsync(address);
        await Assertions.Expect(later.GetByLabel("Notities bij")).ToHaveValueAsync("zonder verbinding");
        await later.WaitForFunctionAsync("localStorage.length === 0");
        await later.ReloadAsync();
        await Assertions.Expect(later.GetByLabel("Notities bij")).ToHaveValueAsync("zonder verbinding");
        await Look.AtAsync(later, "gesprek");
    }

    [Fact]
    public async Task A_question_shows_itself_as_soon_as_an_answer_brings_it_and_double_clicks_go_one_step()
    {
        await using var context = await chromium.NewAsync();
        var page = await OpenConversationAsync(context, server);
        var followUp = page.Locator("[data-q].follow[hidden]").First;
        var name = await followUp.GetAttributeAsync("data-q");
        await page.Locator("fieldset[data-q]:not([hidden]) input[type=radio]").First.CheckAsync();
        await Assertions.Expect(page.Locator($"[data-q='{name}']")).ToBeVisibleAsync();
        await page.GetByText("Opgeslagen om").WaitForAsync();

        var steps = await page.Locator(".topics li").CountAsync();
        Assert.True(steps > 2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Volgende onderwerp" }).DblClickAsync();
        await Assertions.Expect(page.Locator(".topics li:nth-child(2) button")).ToHaveAttributeAsync("aria-current", "step");
    }

    [Fact]
    public async Task What_a_partner_types_without_a_connection_is_back_at_the_next_visit_and_sent()
    {
        await using var staff = await chromium.NewAsync();
        var link = await NewLinkAsync(staff, server);
        await using var context = await chromium.NewAsync(width: 360, height: 740);
        var page = await context.NewPageAsync();
        await page.GotoAsync(link + "/werk_en_signalen");
        var answer = page.GetByLabel("Wat hebt u gemerkt");
        await answer.FillAsync("met verbinding");
        await page.GetByText("Opgeslagen om").WaitForAsync();
        var followUp = page.Locator("fieldset", new() { HasText = "Om welke middelen" });
        await Assertions.Expect(followUp).ToBeHiddenAsync();
        await page.Locator("fieldset", new() { HasText = "Hebt u in de afgelopen" }).GetByLabel("Ja", new() { Exact = true }).CheckAsync();
        await Assertions.Expect(followUp).ToBeVisibleAsync();

        await context.SetOfflineAsync(true);
        await answer.FillAsync("zonder verbinding");
        await page.GetByText("Nog niet opgeslagen").WaitForAsync();
        await page.CloseAsync();
        await context.SetOfflineAsync(false);
        var later = await context.NewPageAsync();
        await later.GotoAsync(link + "/werk_en_signalen");
        await Assertions.Expect(later.GetByLabel("Wat hebt u gemerkt")).ToHaveValueAsync("zonder verbinding");
        await later.WaitForFunctionAsync("localStorage.length === 0");

        // Another device sees it, so the server has it.
        await using var other = await chromium.NewAsync(javaScript: false);
        var elsewhere = await other.NewPageAsync();
        await elsewhere.GotoAsync(link + "/werk_en_signalen");
        Assert.Equal("zonder verbinding", await elsewhere.GetByLabel("Wat hebt u gemerkt").InputValueAsync());
        Assert.Empty(await context.CookiesAsync());
        await Look.AtAsync(later, "onderdeel");
        await using var atNight = await chromium.NewAsync(colourScheme: "dark");
        var dark = await atNight.NewPageAsync();
        foreach (var (path, name) in new[] { ("/werk_en_signalen", "onderdeel-donker"), ("/controle", "controle-donker") })
        {
            await dark.GotoAsync(link + path);
            await Look.AtAsync(dark, name);
        }
    }

    [Fact]
    public async Task What_was_typed_without_a_connection_is_sent_from_whatever_page_of_the_link_is_opened_next()
    {
        var links = new ArrangedLinks(server);
        var link = server.Address + links.Personal();
        await using var context = await chromium.NewAsync();
        await TypeOfflineAsync(context, link, "van onderweg");

        // The start page, not the section: it sends, and is made anew with what was saved.
        var later = await context.NewPageAsync();
        await later.GotoAsync(link, MadeAnew);
        await later.GetByText("beantwoord").First.WaitForAsync();
        Assert.Equal(0, await later.EvaluateAsync<int>("localStorage.length"));
        Assert.Contains("van onderweg", await ReadElsewhereAsync(link), StringComparison.Ordinal);

        // Handing in waits for it: the answer to the submit is made with everything. An open page of the link would send it as soon as there is a connection.
        await later.GotoAsync("about:blank");
        await TypeOfflineAsync(context, link, "nog iets erbij");
        await later.RouteAsync("**/werk_en_signalen", async route =>
        {
            await later.EvaluateAsync("document.querySelector('form[data-once] button').click()");
            await route.ContinueAsync();
        });
        await later.GotoAsync(link + "/controle", MadeAnew);
        await later.GetByText("nog iets erbij").First.WaitForAsync();
        Assert.EndsWith("/controle", later.Url.Split('#')[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_without_a_connection_is_kept_when_the_questionnaire_closed_meanwhile()
    {
        var links = new ArrangedLinks(server);
        var (link, shut) = (links.Personal(), links.Personal());
        await using var context = await chromium.NewAsync();
        await TypeOfflineAsync(context, server.Address + link, "te laat getypt");
        links.Change(link, "ClosesOn = '2026-01-01'");
        var page = await context.NewPageAsync();
        await page.GotoAsync(server.Address + link);
        await page.GetByText("is bewaard en gaat naar").WaitForAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length"));
        await Look.AtAsync(page, "gesloten-met-tekst");
        await page.ReloadAsync();
        await page.GetByText("Wat u na de sluiting typte, is bewaard").WaitForAsync();

        // Withdrawn: it can go nowhere, so it is shown, until who typed it throws it away.
        await TypeOfflineAsync(context, server.Address + shut, "zin die nergens heen kan");
        links.ChangeInvitation(shut, "WithdrawnAt = CreatedAt");
        await page.GotoAsync(server.Address + shut);
        await page.GetByText("zin die nergens heen kan").WaitForAsync();
        await Look.AtAsync(page, "ingetrokken-met-tekst");
        Assert.Empty(await Look.ExamineAsync(page));
        await page.GetByRole(AriaRole.Button, new() { Name = "Tekst weggooien" }).ClickAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length"));
        await Assertions.Expect(page.GetByText("zin die nergens heen kan")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Notes_that_were_not_sent_are_in_the_report_of_the_conversation()
    {
        await using var context = await chromium.NewAsync();
        var page = await OpenConversationAsync(context, server);
        var address = page.Url;
        await context.SetOfflineAsync(true);
        await page.GetByLabel("Notities bij").FillAsync("zonder verbinding genoteerd");
        await page.GetByText("Nog niet opgeslagen").WaitForAsync();
        await page.CloseAsync();
        await context.SetOfflineAsync(false);
        var later = await context.NewPageAsync();
        await later.GotoAsync(address[..address.LastIndexOf('/')] + "/verslag", MadeAnew);
        await later.GetByText("zonder verbinding genoteerd").WaitForAsync();
        Assert.Equal(0, await later.EvaluateAsync<int>("localStorage.length"));
    }

    private static async Task TypeOfflineAsync(IBrowserContext context, string link, string words)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(link + "/werk_en_signalen");
        await context.SetOfflineAsync(true);
        await page.GetByLabel("Wat hebt u gemerkt").FillAsync(words);
        await page.GetByText("Nog niet opgeslagen").WaitForAsync();
        await page.CloseAsync();
        await context.SetOfflineAsync(false);
    }

    /// <summary>The overview as another device shows it, without script.</summary>
    private async Task<string> ReadElsewhereAsync(string link)
    {
        await using var other = await chromium.NewAsync(javaScript: false);
        var page = await other.NewPageAsync();
        await page.GotoAsync(link + "/controle");
        return await page.Locator("main").InnerTextAsync();
    }

    /// <summary>The officer makes a new link for a partner of the demonstration who has not answered yet.</summary>
    private static async Task<string> NewLinkAsync(IBrowserContext context, RunningScanner server)
    {
        var page = await SignInAsync(context, server, "beleidsmedewerker@gemeente-x.example");
        await page.GotoAsync(server.Address + "/scan/gemeente-x/uitnodigingen");
        await page.Locator("tr", new() { HasText = "P20" }).GetByText("Nieuwe link").ClickAsync();
        var link = await page.Locator("code", new() { HasText = "/v/" }).First.InnerTextAsync();
        await Look.AtAsync(page, "uitnodigingen");
        return link;
    }

    private static async Task<IPage> SignInAsync(IBrowserContext context, RunningScanner server, string email)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(server.Address + "/account/inloggen");
        await Look.AtAsync(page, "inloggen");
        await page.GetByLabel("E-mailadres").FillAsync(email);
        await page.GetByLabel("Wachtwoord").FillAsync(server.Said.Select(line => Password().Match(line)).First(match => match.Success).Groups[1].Value);
        await page.GetByRole(AriaRole.Button, new() { Name = "Inloggen" }).ClickAsync();
        await Look.ForAddressWithoutAsync(page, "/inloggen");
        return page;
    }

    private static async Task<IPage> OpenConversationAsync(IBrowserContext context, RunningScanner server)
    {
        var page = await SignInAsync(context, server, "interviewer@gemeente-x.example");
        await page.GotoAsync(server.Address + "/scan/gemeente-x/gesprekken");
        await page.GetByRole(AriaRole.Button, new() { Name = "Nieuw gesprek" }).ClickAsync();
        await page.GetByLabel("Met welke partner?").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await page.GetByLabel("Notities bij").WaitForAsync();
        return page;
    }

    [GeneratedRegex(@"het wachtwoord is (\S+) en")]
    private static partial Regex Password();
}
