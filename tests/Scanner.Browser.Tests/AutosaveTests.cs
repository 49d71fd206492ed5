using System.Text.RegularExpressions;

namespace Scanner.Browser.Tests;

/// <summary>The script that saves a form while it is filled in, on the form of a conversation of the demonstration; respondent pages use the same one.</summary>
public sealed partial class AutosaveTests(PublishedApp program, Chromium chromium)
{
    [Fact]
    public async Task Notes_are_kept_without_a_connection_and_sent_when_it_is_back()
    {
        await using var server = await program.StartAsync("--demo");
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
        await using var server = await program.StartAsync("--demo");
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

    private static async Task<IPage> OpenConversationAsync(IBrowserContext context, RunningScanner server)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(server.Address + "/account/inloggen");
        await page.GetByLabel("E-mailadres").FillAsync("interviewer@gemeente-x.example");
        await page.GetByLabel("Wachtwoord").FillAsync(server.Said.Select(line => Password().Match(line)).First(match => match.Success).Groups[1].Value);
        await page.GetByRole(AriaRole.Button, new() { Name = "Inloggen" }).ClickAsync();
        await page.WaitForURLAsync(address => !address.Contains("inloggen", StringComparison.Ordinal));
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
