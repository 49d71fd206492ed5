using DocumentFormat.OpenXml.Packaging;

namespace Scanner.Browser.Tests;

/// <summary>
/// The main job, from an empty installation to the workbook, as people do it: each in a browser of their own, the partner
/// without JavaScript. Every page on the way is looked at (<see cref="Look"/>).
/// </summary>
public sealed class WholeChainTests(PublishedApp published, Chromium chromium)
{
    private const string OwnWords = "Op de dansvloer wordt nu open gebruikt, en mijn personeel weet niet wat het moet doen.";
    private const string CodedWords = "mijn personeel weet niet wat het moet doen";
    private const string NoteWords = "Rond het station komt sinds de zomer een klein groepje bij elkaar. Het gaat vooral om lachgas.";

    [Fact]
    public async Task From_the_set_up_link_to_the_partners_own_words_in_the_workbook()
    {
        await using var scanner = await published.StartAsync();
        await using var staff = await chromium.NewAsync();
        var page = await staff.NewPageAsync();

        await SetUpAsync(page, scanner);
        await MakeMunicipalityAndScanAsync(page, scanner.Address);
        await AddPartnerAsync(page);
        var link = await InviteAsync(page);
        await AnswerWithoutJavaScriptAsync(link);
        await TalkAsync(page, scanner.Address);
        await CodeAsync(page, scanner.Address);
        await PrioritiseAsync(page, scanner.Address);
        var workbook = await DownloadWorkbookAsync(page, scanner);

        var (code, said) = await published.RunVerbAsync(scanner.Folder, "export", "--scan", "scan-2026", "--as", "workbook", "--out", "uit-de-opdracht.xlsx");
        Assert.True(code == 0, said);
        foreach (var file in new[] { workbook, Path.Combine(scanner.Folder, "uit-de-opdracht.xlsx") }) Check(file);
    }

    private static async Task SetUpAsync(IPage page, RunningScanner scanner)
    {
        Assert.NotNull(scanner.SetUpLink);
        await page.GotoAsync(scanner.SetUpLink);
        await Look.AtAsync(page, "01-instellen");
        await page.GetByLabel("Uw naam").FillAsync("Toets Beheer");
        await page.GetByLabel("Uw e-mailadres").FillAsync("beheer@voorbeeld.example");
        await page.Locator("#password").FillAsync("vier losse woorden hier");
        await page.Locator("#again").FillAsync("vier losse woorden hier");
        await page.GetByRole(AriaRole.Button, new() { Name = "Account maken", Exact = true }).ClickAsync();
        await page.GetByText("Begin met een gemeente").WaitForAsync();
        await Look.AtAsync(page, "02-begin");
    }

    private static async Task MakeMunicipalityAndScanAsync(IPage page, string address)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Gemeente toevoegen" }).ClickAsync();
        await page.Locator("#municipality").WaitForAsync();
        await Look.AtAsync(page, "02-beheer");
        await page.Locator("#municipality").FillAsync("Gemeente Toets");
        await page.Locator("#municipality").PressAsync("Enter");
        await Look.ForAddressAsync(page, "/beheer/gemeente-toets");
        await page.GetByText("Zelf beleidsmedewerker worden").ClickAsync();
        await page.Locator("tbody tr").First.WaitForAsync();
        await Look.AtAsync(page, "03-leden");
        await page.GotoAsync(address + "/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Nieuwe scan", Exact = true }).ClickAsync();
        await page.Locator("#scan-name").FillAsync("Scan 2026");
        await Look.AtAsync(page, "04-nieuwe-scan");
        await page.GetByText("Scan beginnen").ClickAsync();
        await page.Locator("#question-9").WaitForAsync();
        await Look.AtAsync(page, "05-doel-en-kernvragen");
        await page.GotoAsync(address + "/scan/scan-2026");
        await page.GetByText("Wat weten we per kernvraag, en waarvan?").WaitForAsync();
        await Look.AtAsync(page, "06-overzicht-leeg");
    }

    private static async Task AddPartnerAsync(IPage page)
    {
        await MenuAsync(page, "Partners");
        await page.Locator(".empty").WaitForAsync();
        await Look.AtAsync(page, "07-partners-leeg");
        await page.GetByRole(AriaRole.Link, new() { Name = "Partner toevoegen" }).First.ClickAsync();
        await page.Locator("#partner-name").FillAsync("Café De Voorbeeldkroon");
        await page.Locator("#partner-type").SelectOptionAsync("horeca");
        await page.GetByLabel("Signaleren").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Toevoegen", Exact = true }).ClickAsync();
        await page.GetByText("Contactpersoon toevoegen").ClickAsync();
        await page.Locator("#contact-name").FillAsync("Contactpersoon Voorbeeld");
        await page.Locator("#contact-email").FillAsync("contact@voorbeeld.example");
        await page.Locator("form.person").GetByText("Opslaan").ClickAsync();
        await page.Locator(".people li strong").WaitForAsync();
        await Look.AtAsync(page, "08-partner");
        await MenuAsync(page, "Partners");
        await page.Locator("tbody tr").First.WaitForAsync();
        await Look.AtAsync(page, "09-partners");
        await MenuAsync(page, "Vragenlijsten");
        await page.Locator("article").First.WaitForAsync();
        await Look.AtAsync(page, "10-vragenlijsten");
        await page.Locator("article a").First.ClickAsync();
        await page.Locator(".reading").WaitForAsync();
        await Look.AtAsync(page, "10-vragenlijst");
    }

    private static async Task<string> InviteAsync(IPage page)
    {
        await MenuAsync(page, "Uitnodigingen");
        await page.Locator(".empty").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Partners uitnodigen" }).Or(page.Locator(".empty a.button")).First.ClickAsync();
        await page.GetByText("Alle kiezen").ClickAsync();
        await Look.AtAsync(page, "11-uitnodigen");
        await page.GetByText("Uitnodigingen maken").ClickAsync();
        await page.Locator(".links img.qr").First.WaitForAsync();
        await Look.AtAsync(page, "12-links");
        var link = await page.Locator(".links code").First.InnerTextAsync();
        await MenuAsync(page, "Uitnodigingen");
        await page.Locator("tbody tr").First.WaitForAsync();
        await Look.AtAsync(page, "12-uitnodigingen");
        return link;
    }

    /// <summary>On a phone and on another device: plain pages, no script, no cookie.</summary>
    private async Task AnswerWithoutJavaScriptAsync(string link)
    {
        await using (var phone = await chromium.NewAsync(javaScript: false, width: 360, height: 740))
        {
            var page = await phone.NewPageAsync();
            await page.GotoAsync(link);
            await page.GetByText("Begin", new() { Exact = true }).ClickAsync();
            await ChooseAsync(page, "Hebt u in de afgelopen twaalf maanden", "Ja");
            await page.GetByRole(AriaRole.Button, new() { Name = "Verder", Exact = true }).ClickAsync();
            // The answer brought questions to this page; the page says so and comes back with them.
            await ChooseAsync(page, "Om welke middelen", "3-MMC en vergelijkbare middelen");
            await page.GetByLabel("Wat hebt u gemerkt").FillAsync(OwnWords);
            await page.GetByRole(AriaRole.Button, new() { Name = "Later verdergaan", Exact = true }).ClickAsync();
            Assert.Empty(await phone.CookiesAsync());
        }
        await using var other = await chromium.NewAsync(javaScript: false, width: 1000);
        var resumed = await other.NewPageAsync();
        await resumed.GotoAsync(link);
        await resumed.Locator("a.button, button").First.ClickAsync();
        await resumed.GetByRole(AriaRole.Button, new() { Name = "Vorige", Exact = true }).Or(resumed.GetByLabel("Wat hebt u gemerkt")).First.WaitForAsync();
        await resumed.GotoAsync(link + "/werk_en_signalen");
        Assert.Equal(OwnWords, await resumed.GetByLabel("Wat hebt u gemerkt").InputValueAsync());
        await LookAsync(("13-start", link), ("14-onderdeel", link + "/groepen"), ("15-controle", link + "/controle"));
        await resumed.GotoAsync(link + "/groepen");
        await ChooseAsync(resumed, "Welke groepen ziet u", "Jongvolwassenen in het uitgaansleven");
        await resumed.GetByRole(AriaRole.Button, new() { Name = "Verder", Exact = true }).ClickAsync();
        await ChooseAsync(resumed, "Hoe zeker bent u hiervan?", "Zelf gezien");
        while (!resumed.Url.Contains("/controle", StringComparison.Ordinal)) await resumed.GetByRole(AriaRole.Button, new() { Name = "Verder", Exact = true }).ClickAsync();
        Assert.Contains(OwnWords, await resumed.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await resumed.GetByRole(AriaRole.Button, new() { Name = "Insturen", Exact = true }).ClickAsync();
        await Look.ForAddressAsync(resumed, "/klaar");
        Assert.Contains(OwnWords, await resumed.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await LookAsync(("16-klaar", link), ("17-link-klopt-niet", link + "x"));
    }

    /// <summary>Axe itself needs JavaScript, so the partner's pages are looked at in a browser that has it; looking changes nothing.</summary>
    private async Task LookAsync(params (string Name, string Address)[] pages)
    {
        await using var browser = await chromium.NewAsync();
        var page = await browser.NewPageAsync();
        foreach (var (name, address) in pages)
        {
            await page.GotoAsync(address);
            await Look.AtAsync(page, name);
        }
    }

    private static async Task TalkAsync(IPage page, string address)
    {
        await page.GotoAsync(address + "/scan/scan-2026/gesprekken");
        await page.GetByRole(AriaRole.Button, new() { Name = "Nieuw gesprek", Exact = true }).First.ClickAsync();
        await page.Locator("#partner").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Locator("#deelnemers").FillAsync("bedrijfsleider");
        await Look.AtAsync(page, "18-nieuw-gesprek");
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin", Exact = true }).ClickAsync();
        await page.Locator("nav.topics").WaitForAsync();
        await page.Locator("nav.topics button").Nth(1).ClickAsync();
        await page.Locator(".noted textarea").FillAsync(NoteWords);
        await Look.AtAsync(page, "19-gesprek");
        await page.GetByRole(AriaRole.Button, new() { Name = "Afronden", Exact = true }).ClickAsync();
        await page.GetByText(NoteWords).WaitForAsync();
        await Look.AtAsync(page, "20-verslag");
        await page.GotoAsync(address + "/scan/scan-2026/gesprekken");
        await page.Locator("tbody tr").First.WaitForAsync();
        await Look.AtAsync(page, "21-gesprekken");
    }

    private static async Task CodeAsync(IPage page, string address)
    {
        await page.GotoAsync(address + "/scan/scan-2026/coderen");
        await page.Locator(".coding[data-ready]").WaitForAsync();
        var answer = page.Locator("[data-answer]", new() { HasText = OwnWords });
        await answer.ClickAsync();
        // 1: select words, click the code. 2: the whole answer, by the same list. 3: a note, by its suggestion.
        await SelectAsync(page, CodedWords);
        await page.Locator("#code-search").FillAsync("Te weinig kennis");
        await page.Locator("#code-search").PressAsync("Enter");
        await answer.Locator(".code-chip", new() { HasText = "Te weinig kennis" }).WaitForAsync();
        await page.Locator("#code-search").FillAsync("Uitgaan");
        await page.Locator("#code-search").PressAsync("Enter");
        await Assertions.Expect(answer.Locator(".code-chip")).ToHaveCountAsync(2);
        var note = page.Locator("[data-answer]", new() { HasText = NoteWords });
        await note.ClickAsync();
        await note.Locator("button.suggestion").First.ClickAsync();
        await note.Locator(".code-chip").First.WaitForAsync();
        // Undone and done again.
        await page.GetByRole(AriaRole.Button, new() { Name = "Ongedaan maken", Exact = true }).First.ClickAsync();
        await Assertions.Expect(note.Locator(".code-chip")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Opnieuw doen", Exact = true }).ClickAsync();
        await note.Locator(".code-chip").First.WaitForAsync();
        await Look.AtAsync(page, "22-coderen");
    }

    private static async Task PrioritiseAsync(IPage page, string address)
    {
        await page.GotoAsync(address + "/scan/scan-2026/prioriteren");
        // The first group on every criterion, the next cell opening by itself; the last one is not known.
        await page.Locator("button.cell").First.ClickAsync();
        foreach (var level in new[] { "3", "4", "2", "3" })
        {
            var heading = await page.Locator("#panel-heading").InnerTextAsync();
            await page.Locator($".panel input[value='{level}']").CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan en verder", Exact = true }).ClickAsync();
            await Assertions.Expect(page.Locator("#panel-heading")).Not.ToHaveTextAsync(heading);
        }
        await page.GetByText("Onbekend", new() { Exact = true }).ClickAsync();
        await Look.AtAsync(page, "23-scoren");
        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan en verder", Exact = true }).ClickAsync();
        // The second group on one criterion.
        await page.Locator(".panel input[value='1']").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan en verder", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sluiten", Exact = true }).First.ClickAsync();
        await page.GetByText("1 maat onbekend").WaitForAsync();
        await Look.AtAsync(page, "24-volgorde");

        await page.GetByRole(AriaRole.Button, new() { Name = "Prioriteit kiezen", Exact = true }).ClickAsync();
        await page.Locator("#priority-group").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Locator("#priority-reason").FillAsync("Horeca ziet het gebruik en weet niet wat te doen.");
        await page.GetByLabel("Zoek op woorden").FillAsync("personeel");
        await page.Locator(".found li", new() { HasText = CodedWords }).GetByText("Kiezen").First.ClickAsync();
        await Look.AtAsync(page, "25-prioriteit");
        await page.GetByRole(AriaRole.Button, new() { Name = "Prioriteit vastleggen", Exact = true }).ClickAsync();
        await page.GetByText("Horeca ziet het gebruik").WaitForAsync();
        // From the priority back to who said it.
        var answer = await page.RunAndWaitForPopupAsync(() => page.Locator("a[href*='/antwoorden/']").First.ClickAsync());
        await answer.GetByText("Op de dansvloer").First.WaitForAsync();
        Assert.Contains(OwnWords, await answer.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await Look.AtAsync(answer, "26-wie-zei-wat");
        await answer.CloseAsync();
    }

    private static async Task<string> DownloadWorkbookAsync(IPage page, RunningScanner scanner)
    {
        await page.GotoAsync(scanner.Address + "/scan/scan-2026");
        await page.GetByText("Wat weten we per kernvraag, en waarvan?").WaitForAsync();
        await Look.AtAsync(page, "28-overzicht");
        await page.GotoAsync(scanner.Address + "/scan/scan-2026/vastleggen");
        await page.Locator("caption").First.WaitForAsync();
        await Look.AtAsync(page, "27-vastleggen");
        var file = Path.Combine(scanner.Folder, "van-de-pagina.xlsx");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Werkboek downloaden" }).ClickAsync());
        await download.SaveAsAsync(file);
        return file;
    }

    private static void Check(string file)
    {
        using var workbook = SpreadsheetDocument.Open(file, isEditable: false);
        Assert.Equal(["Leeswijzer", "Respons", "Antwoorden", "Thema's", "Citaten", "Prioriteiten"], Cells.SheetNames(workbook));
        var quotes = Cells.Rows(workbook, "Citaten");
        Assert.Contains(quotes, row => row.Contains(CodedWords) && row.Contains("Te weinig kennis") && row.Contains("P01"));
        Assert.Contains(Cells.Rows(workbook, "Antwoorden"), row => row.Contains(OwnWords));
        Assert.Contains(Cells.Rows(workbook, "Prioriteiten"), row => row.Any(cell => cell.Contains(CodedWords, StringComparison.Ordinal)));
        Assert.DoesNotContain(Cells.SheetNames(workbook).SelectMany(sheet => Cells.Rows(workbook, sheet)).SelectMany(row => row), cell => cell.Contains("Contactpersoon Voorbeeld", StringComparison.Ordinal));
    }

    private static async Task MenuAsync(IPage page, string name) => await page.Locator("nav.menu a", new() { HasText = name }).First.ClickAsync();

    private static async Task ChooseAsync(IPage page, string question, string choice) =>
        await page.Locator("fieldset", new() { HasText = question }).GetByLabel(choice, new() { Exact = true }).CheckAsync();

    /// <summary>Selects words on the page as a mouse would leave them selected.</summary>
    private static async Task SelectAsync(IPage page, string words) => await page.EvaluateAsync("""
        words => {
          const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf(words);
            if (at < 0 || !node.parentElement.closest("[data-text]")) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + words.length);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            return;
          }
          throw new Error("These words are not on the page: " + words);
        }
        """, words);
}
