namespace Scanner.Browser.Tests;

/// <summary>The staff pages of the fieldwork in every state, for eyes that differ and without a mouse.</summary>
public sealed class FieldworkPagesTests(DemoOfficer officer) : IClassFixture<DemoOfficer>
{
    private const string Scan = "/scan/gemeente-x";
    private const string Empty = "/scan/scan-2031";

    private readonly List<string> seen = [];
    private readonly List<string> found = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>What only this state shows says that it was reached; at the end the number of states says that none was left out.</summary>
    [Fact]
    public async Task Every_page_and_state_is_accessible_on_a_desk_and_on_a_narrow_phone_in_forced_colours()
    {
        var links = new ArrangedLinks(officer.Server);
        await LateAsync(links.Personal("ClosesOn = '2020-03-14', Name = 'Gesloten ronde'"));
        links.Personal("Identity = 'Anonymous', Name = 'Anonieme ronde'");
        var page = await officer.SignInAsync();
        await NewScanAsync(page);
        await EmptyPagesAsync(page);
        await PartnerPagesAsync(page);
        var round = await RoundAsync(page, "Korte vragenlijst voor partners");
        await NumbersAsync(page);
        await RoundPagesAsync(page, round);
        links.SpoilMails();
        await MailPagesAsync(page, round);
        await LatePagesAsync(page);
        await EntryPagesAsync(page, round);
        Assert.True(found.Count == 0, string.Join('\n', found));
        Assert.Equal(49, seen.Distinct().Count());

        // Axe would have said it, had there been something: a picture without words is seen.
        await page.EvaluateAsync("document.querySelector('main').append(new Image())");
        Assert.Contains(await Look.ExamineAsync(page), problem => problem.StartsWith("image-alt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_printed_page_can_be_handed_out()
    {
        var page = await officer.SignInAsync();
        foreach (var (path, heading, content) in ((string, string, string)[])[("", "Overzicht", "table.grid td"), ("/partners", "Partners", "tbody td"), ("/prioriteren", "Kwetsbare groepen", "td.criterion .cell"), ("/coderen", "Coderen", "article")])
        {
            await DemoOfficer.GoAsync(page, Scan + path, heading, content);
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
            await Assertions.Expect(page.Locator(content).First).ToBeVisibleAsync();
            // Paper leaves grounds out: what is white on a dark ground would be lost.
            Assert.DoesNotContain("rgb(255, 255, 255)", await page.Locator(content).EvaluateAllAsync<string[]>("all => all.map(one => getComputedStyle(one).color)"));
            await Assertions.Expect(page.Locator(".printed-head")).ToContainTextAsync("Gemeente X · Scan 2026 · ");
            Assert.Equal(0, await page.Locator(".menu:visible, .button:visible, input[type=search]:visible, .screen-actions:visible").CountAsync());
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Screen });
            await Assertions.Expect(page.Locator(".printed-head")).ToBeHiddenAsync();
        }
    }

    [Fact]
    public async Task The_keyboard_is_enough_and_the_focus_is_where_the_eye_is()
    {
        var page = await officer.SignInAsync();
        foreach (var (path, heading) in ((string, string)[])[("", "Overzicht"), ("/partners", "Partners"), ("/uitnodigingen?stand=open", "Uitnodigingen"), ("/voortgang", "Voortgang"), ("/partners/kaart", "Kaart van partners")])
        {
            // The numbers behind a chart are folded away.
            await GoByKeysAsync(page, Scan + path, heading, "table tbody tr:visible");
            await TabThroughAsync(page, heading);
        }

        // Who has not finished is one step from the numbers of the home page.
        await GoByKeysAsync(page, Scan, "Overzicht", "table.grid");
        await page.Locator("[aria-labelledby=waiting] a", new() { HasText = "uitnodiging" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("button.chip.on")).ToContainTextAsync("Nog niet klaar");

        // A name is found while one types; a filter keeps the focus. After a step to another page the heading has it first.
        await Assertions.Expect(page.Locator("h1")).ToBeFocusedAsync();
        await page.Locator("#search").FocusAsync();
        await page.Keyboard.TypeAsync("woning");
        await Assertions.Expect(page.Locator("main tbody tr")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(page.Locator("button.chip").First).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(page.Locator("button.chip").First).ToBeFocusedAsync();

        // What changes under the finger stays under the finger, and is said.
        var withdraw = page.Locator("tbody button", new() { HasText = "Intrekken" });
        await withdraw.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var restore = page.Locator("tbody button", new() { HasText = "Herstellen" });
        await Assertions.Expect(restore).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator(".undo-bar[role=status]")).ToContainTextAsync("werkt niet meer");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(withdraw).ToBeFocusedAsync();
        await page.Locator("tbody button", new() { HasText = "Nieuwe link" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".renewed")).ToBeFocusedAsync();

        // A long form that is refused says so where the focus then is.
        await GoByKeysAsync(page, Scan + "/uitnodigingen/nieuw", "Partners uitnodigen", ".partner");
        await page.GetByRole(AriaRole.Button, new() { Name = "Uitnodigingen maken" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("form > .notice.bad")).ToBeFocusedAsync();

        // On a phone the menu opens and closes again, and one is back at its button.
        await page.SetViewportSizeAsync(390, 740);
        var toggle = page.Locator(".menu-toggle");
        await toggle.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#menu-links a").First.WaitForAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(toggle).ToBeFocusedAsync();
        await Assertions.Expect(toggle).ToHaveAttributeAsync("aria-expanded", "false");
    }

    /// <summary>Goes to a page, and waits until its heading has the focus: what is focused before that loses it again.</summary>
    private static async Task GoByKeysAsync(IPage page, string path, string heading, string proof)
    {
        await DemoOfficer.GoAsync(page, path, heading, proof);
        await Assertions.Expect(page.Locator("h1")).ToBeFocusedAsync();
    }

    private async Task EmptyPagesAsync(IPage page)
    {
        await AtAsync(page, "home, empty", Empty, "Overzicht", "[aria-labelledby=waiting] a");
        await AtAsync(page, "partners, empty", Empty + "/partners", "Partners", ".empty");
        await AtAsync(page, "map, empty", Empty + "/partners/kaart", "Kaart van partners", ".empty");
        await AtAsync(page, "monitor, empty", Empty + "/voortgang", "Voortgang", ".empty");
        await AtAsync(page, "invitations, empty", Empty + "/uitnodigingen", "Uitnodigingen", ".empty");
        await AtAsync(page, "inviting, empty", Empty + "/uitnodigingen/nieuw", "Partners uitnodigen", ".empty");
        await AtAsync(page, "workbook, empty", Empty + "/vastleggen", "Werkboek", "#answer-files");
        await AtAsync(page, "partners to copy", Empty + "/partners/overnemen", "Partners overnemen", "#from");
        await AtAsync(page, "partners to copy, none", Scan + "/partners/overnemen", "Partners overnemen", ".empty");
        await AtAsync(page, "no such round", $"{Scan}/uitnodigingen/{Guid.NewGuid()}/mailen", "Deze uitzetting is er niet", "p a");
    }

    private async Task PartnerPagesAsync(IPage page)
    {
        await AtAsync(page, "home", Scan, "Overzicht", "table.grid");
        await AtAsync(page, "partners", Scan + "/partners", "Partners", "table.folds");
        await page.Locator("#search").FillAsync("zoiets is er niet");
        await page.GetByText("Geen partner past bij deze keuze.").WaitForAsync();
        await ExamineAsync(page, "partners, none found");
        await AtAsync(page, "map", Scan + "/partners/kaart", "Kaart van partners", "table.map");
        await AtAsync(page, "partners from a file", Scan + "/partners/importeren", "Partners uit een bestand", "#file");
        await UploadAsync(page, "partners.csv", "naam;soort;e-mail;notitie\nHalt Voorbeeld;halt;;\nGGD Voorbeeldregio;ggd;;\nFout;bestaat niet;;\nHet Voorbeeldlyceum;school-vo;geen adres;\nCafé-Club De Voorbeeldbar;horeca;;belt terug\n");
        await page.Locator(".doubt").First.WaitForAsync();
        await page.Locator("[aria-label='Rijen met een fout']").WaitForAsync();
        await ExamineAsync(page, "partners from a file, refused rows and doubts");
        await UploadAsync(page, "geen-werkmap.xlsx", "dit is geen werkmap");
        await page.GetByText("Dit is geen Excel-werkmap").WaitForAsync();
        await ExamineAsync(page, "partners from a file, refused");
    }

    private async Task NumbersAsync(IPage page)
    {
        await AtAsync(page, "monitor", Scan + "/voortgang", "Voortgang", ".unfinished textarea");
        await page.Locator("details summary").First.ClickAsync();
        await page.Locator("details[open] table").First.WaitForAsync();
        await ExamineAsync(page, "monitor, chart as a table");
        await AtAsync(page, "workbook", Scan + "/vastleggen", "Werkboek", ".answer-files select");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tabellen bekijken" }).ClickAsync();
        await page.Locator("table.counted").First.WaitForAsync();
        await ExamineAsync(page, "workbook with tables");
        await AtAsync(page, "answers from a file", Scan + "/antwoorden/importeren", "Antwoorden inlezen", "#form");
        await page.Locator("#form").SelectOptionAsync("partner-kort");
        await page.Locator("#file").WaitForAsync();
        await UploadAsync(page, "antwoorden.csv", "_partner;_submitted_at;gebruik_gezien\nP01;2026-10-10;nee\nP99;2026-10-10;misschien\n");
        await page.GetByText("Deze rijen worden niet ingelezen").WaitForAsync();
        await ExamineAsync(page, "answers from a file, refused rows");
        await UploadAsync(page, "anders.csv", "onzin\n1\n");
        await page.Locator("main .notice.bad").WaitForAsync();
        await ExamineAsync(page, "answers from a file, refused");
    }

    private async Task RoundPagesAsync(IPage page, string round)
    {
        await AtAsync(page, "invitations", Scan + "/uitnodigingen", "Uitnodigingen", "table.folds");
        await page.Locator("tbody button", new() { HasText = "Nieuwe link" }).First.ClickAsync();
        await page.Locator(".renewed .links img.qr").WaitForAsync();
        await ExamineAsync(page, "invitations, a new link");
        await AtAsync(page, "arrangement", round + "/afspraken", "Afspraken", "#name");
        await page.Locator("#name").FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await page.Locator("#name-error").WaitForAsync();
        await ExamineAsync(page, "arrangement, refused");
        await AtAsync(page, "letters to choose", round + "/brieven", "Brieven", "fieldset .option");
        await page.GetByRole(AriaRole.Button, new() { Name = "brieven maken" }).ClickAsync();
        await page.Locator(".letter img").First.WaitForAsync();
        await ExamineAsync(page, "letters");
        await AtAsync(page, "mail merge", round + "/samenvoegen", "Zelf versturen", "form.card");
        await AtAsync(page, "open link, none", round + "/open", "Open link", ".empty");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open link maken" }).ClickAsync();
        await page.Locator(".poster img").WaitForAsync();
        await ExamineAsync(page, "open link with poster");
        await AtAsync(page, "more partners", round + "/erbij", "Meer partners", ".partner");
        await AtAsync(page, "inviting", Scan + "/uitnodigingen/nieuw", "Partners uitnodigen", ".partner");
        await page.GetByText("Anoniem", new() { Exact = true }).ClickAsync();
        await page.Locator("#minimum-group").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Uitnodigingen maken" }).ClickAsync();
        await page.Locator("form > .notice.bad").WaitForAsync();
        await ExamineAsync(page, "inviting, refused");
    }

    private async Task MailPagesAsync(IPage page, string round)
    {
        await AtAsync(page, "invitations to mail", round + "/mailen", "Uitnodigingen mailen", ".option");
        await AtAsync(page, "words of the mail", round + "/tekst", "Tekst van de mail", "div.mail");
        await page.Locator("#words").FillAsync("Beste {voornaam}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await page.Locator("#words-error").WaitForAsync();
        await ExamineAsync(page, "words of the mail, refused");
        await AtAsync(page, "send log", round + "/verzonden?stand=mis", "Verzendlijst", "button.chip.on:has-text('Niet aangekomen (2)')");
        await AtAsync(page, "reminders", round + "/herinneren", "Herinneren", ".option input:checked");
        await page.GetByRole(AriaRole.Button, new() { Name = "versturen" }).ClickAsync();
        await page.Locator(".undo-bar-box").WaitForAsync();
        await page.Locator("table.folds tbody tr").First.WaitForAsync();
        await ExamineAsync(page, "send log, just sent");
    }

    private async Task LatePagesAsync(IPage page)
    {
        await AtAsync(page, "late answers", await RoundAsync(page, "Gesloten ronde") + "/te-laat", "Na de sluiting", "section.late");
        await page.GetByRole(AriaRole.Button, new() { Name = "Niet meetellen" }).ClickAsync();
        await page.Locator("main .empty").WaitForAsync();
        await ExamineAsync(page, "late answers, decided");
    }

    private async Task EntryPagesAsync(IPage page, string round)
    {
        await AtAsync(page, "typing in, anonymous", await RoundAsync(page, "Anonieme ronde") + "/invoeren", "Antwoorden invoeren", ".notice.warn");
        await AtAsync(page, "typing in", round + "/invoeren", "Antwoorden invoeren", "#partner");
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin met invoeren" }).ClickAsync();
        await page.Locator("#partner-error").WaitForAsync();
        await ExamineAsync(page, "typing in, refused");
        await page.Locator("#partner").SelectOptionAsync(new SelectOptionValue { Index = 2 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin met invoeren" }).ClickAsync();
        await page.Locator("form#invoer").WaitForAsync();
        await ExamineAsync(page, "typing in, a section");
        await page.GetByRole(AriaRole.Button, new() { Name = "Nakijken en insturen" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Insturen", Exact = true }).WaitForAsync();
        await ExamineAsync(page, "typing in, overview");
    }

    private async Task AtAsync(IPage page, string name, string path, string heading, string proof)
    {
        await DemoOfficer.GoAsync(page, path, heading, proof);
        await ExamineAsync(page, name);
    }

    /// <summary>On a desk, and at 320 pixels in forced colours; what lies beside its edge there sticks out.</summary>
    private async Task ExamineAsync(IPage page, string name)
    {
        found.AddRange((await Look.ExamineAsync(page)).Select(problem => $"{name}: {problem}"));
        await page.SetViewportSizeAsync(320, 640);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ForcedColors = ForcedColors.Active });
        found.AddRange((await Look.ExamineAsync(page)).Select(problem => $"{name}, phone: {problem}"));
        var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (over > 0) found.Add($"{name}: {over} pixels stick out at the side of a phone.");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ForcedColors = ForcedColors.None });
        await page.SetViewportSizeAsync(1280, 900);
        seen.Add(name);
    }

    /// <summary>Steps with Tab from the heading to the end of the page: each stop is further on, and is seen to be it.</summary>
    private static async Task TabThroughAsync(IPage page, string name)
    {
        await Assertions.Expect(page.Locator("h1")).ToBeFocusedAsync();
        for (var stop = 0; stop < 60; stop++)
        {
            await page.EvaluateAsync("() => { window.before = document.activeElement; }");
            await page.Keyboard.PressAsync("Tab");
            var state = await page.EvaluateAsync<string>("""
                () => {
                  const now = document.activeElement;
                  if (now === document.body || !document.querySelector('main').contains(now)) return 'end';
                  // A date has a stop for its day, its month and its year.
                  if (now === window.before && now.type === 'date') return 'on';
                  if (!(window.before.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING)) return 'back: ' + now.outerHTML;
                  const box = now.getBoundingClientRect(), look = getComputedStyle(now);
                  if (box.width === 0 || box.height === 0) return 'not seen: ' + now.outerHTML;
                  return look.outlineStyle === 'none' || parseFloat(look.outlineWidth) < 3 ? 'no ring: ' + now.outerHTML : 'on';
                }
                """);
            if (state == "end") return;
            Assert.True(state == "on", $"{name}: {state}");
        }
    }

    /// <summary>The address of a round by its name.</summary>
    private static async Task<string> RoundAsync(IPage page, string name)
    {
        await DemoOfficer.GoAsync(page, Scan + "/uitnodigingen", "Uitnodigingen", "section.round");
        var address = await page.Locator($"a[aria-label='Papier of telefoon invoeren bij {name}']").First.GetAttributeAsync("href");
        return address!.Replace("/invoeren", "", StringComparison.Ordinal);
    }

    private static async Task NewScanAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Nieuwe scan", Exact = true }).ClickAsync();
        await page.Locator("#scan-name").FillAsync("Scan 2031");
        await page.GetByText("Scan beginnen").ClickAsync();
        await page.Locator("#question-9").WaitForAsync();
    }

    private static Task UploadAsync(IPage page, string name, string text) =>
        page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(text) });

    /// <summary>A respondent typed on after the last day.</summary>
    private async Task LateAsync(string link)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var content = new StringContent("was.gebruik_gezien=-&q.gebruik_gezien=nee", System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = await http.PostAsync(officer.Server.Address + link + "/werk_en_signalen", content, Stop);
    }
}
