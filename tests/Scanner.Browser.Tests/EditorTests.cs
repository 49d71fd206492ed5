using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;

namespace Scanner.Browser.Tests;

/// <summary>The editor of questionnaires as people use it: mouse and keys, a partner who answers, a change while that goes on, two editors at once.</summary>
public sealed partial class EditorTests(PublishedApp published, Chromium chromium)
{
    private const string FirstWords = "Vooral bij de fietsenstalling, na schooltijd.";
    private const string SecondWords = "Sinds de zomer ook in het park.";

    [Fact]
    public async Task A_questionnaire_of_every_type_is_made_answered_changed_while_live_answered_again_and_taken_home()
    {
        await using var scanner = await published.StartAsync("--demo");
        await using var staff = await chromium.NewAsync();
        var page = await staff.NewPageAsync();
        await SignInAsync(page, scanner);
        await page.GotoAsync(scanner.Address + "/scan/gemeente-x/vragenlijsten");
        await page.Locator("article").First.WaitForAsync();
        await Look.AtAsync(page, "editor-bibliotheek");
        await NewAsync(page, "Proef van alles");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Proef van alles");
        await Look.AtAsync(page, "editor-leeg");
        var editor = page.Url;

        await MakeAllAsync(page);
        await TryAsync(page);
        await Look.AtAsync(page, "editor-vol");
        await PublishAsync(page, "Versie 1 is gepubliceerd", "editor-publiceren-1");
        var links = await InviteAsync(page, scanner.Address, 2);
        await AnswerAsync(links[0], FirstWords, handIn: true);
        await AnswerAsync(links[1], SecondWords, handIn: false);

        await page.GotoAsync(editor);
        await page.Locator("[data-ready] [role=tree]").WaitForAsync();
        await ChooseAsync(page, "Hoeveel meldingen?");
        await page.Locator("#kind").SelectOptionAsync("Text");
        await AddAsync(page, "Korte tekst", "Is er nog iets nieuws?");
        await ChooseAsync(page, "Welke plekken?");
        await page.GetByRole(AriaRole.Button, new() { Name = "optie 2 weghalen", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".undo-bar")).ToContainTextAsync("‘Station’ is weggehaald");
        await page.GetByRole(AriaRole.Link, new() { Name = "Geschiedenis" }).ClickAsync();
        await page.Locator(".state").First.ClickAsync();
        await page.Locator(".changes.removed").WaitForAsync();
        await Look.AtAsync(page, "editor-geschiedenis");
        await page.GotoAsync(editor);
        await PublishAsync(page, "Versie 2 is gepubliceerd", "editor-publiceren-2");
        await page.GetByRole(AriaRole.Link, new() { Name = "Overzetten" }).First.ClickAsync();
        var begun = page.Locator("fieldset input[type=checkbox]");
        await begun.First.WaitForAsync();
        await begun.First.CheckAsync();
        await Look.AtAsync(page, "editor-overzetten");
        await page.GetByRole(AriaRole.Button, new() { Name = "Overzetten", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".undo-bar")).ToContainTextAsync("versie 2; 1 begonnen inzending ging mee");

        await AnswerAgainAsync(links[1]);
        await TakeHomeAsync(page, scanner);
    }

    [Fact]
    public async Task Two_editors_at_once_lose_nothing()
    {
        await using var scanner = await published.StartAsync("--demo");
        await using var one = await chromium.NewAsync();
        var first = await one.NewPageAsync();
        await SignInAsync(first, scanner);
        await first.GotoAsync(scanner.Address + "/scan/gemeente-x/vragenlijsten");
        await NewAsync(first, "Samen");
        await ChooseAsync(first, "Onderdeel 1");
        await AddAsync(first, "Korte tekst", "Waar?");
        var second = await one.NewPageAsync();
        await second.GotoAsync(first.Url);
        await second.Locator("[data-editor][data-ready]").WaitForAsync();
        await second.Locator("#title-nl").FillAsync("Titel van de ander");
        await Assertions.Expect(second.Locator("h1")).ToHaveTextAsync("Titel van de ander");
        // Elsewhere in the questionnaire: joined.
        await first.Locator("#label-nl").FillAsync("Waar precies?");
        await Assertions.Expect(first.Locator(".notice")).ToContainTextAsync("samengevoegd");
        await Assertions.Expect(first.Locator("h1")).ToHaveTextAsync("Titel van de ander");
        await Look.AtAsync(first, "editor-samengevoegd");
        await first.GetByRole(AriaRole.Button, new() { Name = "Begrepen", Exact = true }).ClickAsync();
        // What comes back from the server, such as the words of a colleague, is not put over what is being typed.
        var title = second.Locator("#title-nl");
        await title.FocusAsync();
        await title.PressAsync("End");
        await title.PressAsync("!");
        await title.EvaluateAsync("field => { field.value = 'van de server'; }");
        await Assertions.Expect(title).ToHaveValueAsync("Titel van de ander!");
        await Assertions.Expect(second.Locator("h1")).ToHaveTextAsync("Titel van de ander!");
        // The same: the second keeps a copy.
        await second.Locator("#title-nl").FillAsync("Titel van de een");
        await Assertions.Expect(second.Locator("h1")).ToHaveTextAsync("Titel van de een");
        await first.Locator(".whole .place").First.ClickAsync();
        await first.Locator("#title-nl").FillAsync("Heel iets anders");
        await Assertions.Expect(first.Locator(".notice")).ToContainTextAsync("Uw versie is niet weg");
        await first.GetByRole(AriaRole.Link, new() { Name = "Verder in mijn kopie" }).ClickAsync();
        await Assertions.Expect(first.Locator("h1")).ToHaveTextAsync("Heel iets anders");
    }

    [Fact]
    public async Task The_tree_is_for_the_keyboard_and_mistakes_stand_where_they_are()
    {
        await using var scanner = await published.StartAsync("--demo");
        await using var staff = await chromium.NewAsync();
        var page = await staff.NewPageAsync();
        await SignInAsync(page, scanner);
        await page.GotoAsync(scanner.Address + "/scan/gemeente-x/vragenlijsten");
        await page.Locator("article", new() { Has = page.Locator("a[href$='/partner-kort']") }).GetByRole(AriaRole.Button, new() { Name = "Kopiëren en aanpassen" }).ClickAsync();
        await page.Locator("[data-ready] [role=tree]").WaitForAsync();
        var nodes = page.Locator("[role=treeitem]");
        var chosen = page.Locator("[role=treeitem][aria-selected=true] .words");
        await nodes.First.FocusAsync();
        await page.Keyboard.PressAsync("End");
        var last = await nodes.Last.Locator(".words").InnerTextAsync();
        await Assertions.Expect(chosen).ToHaveTextAsync(last);
        await page.Keyboard.PressAsync("Alt+ArrowUp");
        await Assertions.Expect(nodes.Nth(await nodes.CountAsync() - 2).Locator(".words")).ToHaveTextAsync(last);
        await Assertions.Expect(page.Locator("[role=treeitem]:focus .words")).ToHaveTextAsync(last);
        await page.Keyboard.PressAsync("Delete");
        await Assertions.Expect(page.Locator(".undo-bar")).ToContainTextAsync("is weggehaald");
        await page.Keyboard.PressAsync("Control+z");
        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(nodes.Last.Locator(".words")).ToHaveTextAsync(last);

        await nodes.Last.ClickAsync();
        var condition = page.Locator("details", new() { HasText = "Wanneer en aan wie" }).First;
        if (await condition.GetAttributeAsync("open") is null) await condition.Locator("summary").ClickAsync();
        await condition.GetByText("Als formule typen").First.ClickAsync();
        await page.Locator("#relevant").FillAsync("${bestaat_niet} == 'ja'");
        await Assertions.Expect(page.Locator(".formula-error mark")).ToHaveTextAsync("==");
        await page.Locator("button[aria-controls=problems]").ClickAsync();
        await page.Locator(".problems li").First.WaitForAsync();
        await Look.AtAsync(page, "editor-fouten");
        await page.SetViewportSizeAsync(320, 700);
        var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(over <= 0, $"{over} pixels stick out at 320 wide.");
        // A screen of 1280 wide at 200 %.
        await page.SetViewportSizeAsync(640, 500);
        await Look.AtAsync(page, "editor-200");
        await page.GotoAsync(scanner.Address + "/scan/gemeente-x/vragenlijsten/inlezen");
        await page.Locator("input[type=file]").WaitForAsync();
        await Look.AtAsync(page, "editor-inlezen");
    }

    private static async Task MakeAllAsync(IPage page)
    {
        await ChooseAsync(page, "Onderdeel 1");
        await AddAsync(page, "Lange tekst", "Wat valt u op?");
        await AddAsync(page, "Korte tekst", "In welke straat?");
        await AddAsync(page, "Heel getal", "Hoeveel meldingen?");
        await AddAsync(page, "Getal met komma", "Hoeveel uur per week?");
        await AddAsync(page, "Datum", "Sinds wanneer?");
        await AddAsync(page, "Eén keuze", "Ziet u gebruik?");
        await OptionsAsync(page, "Ja", "Nee");
        await AddAsync(page, "Meer keuzes", "Welke plekken?");
        await OptionsAsync(page, "Park", "Station");
        // Only where use is seen; and with words of one's own.
        await page.Locator("#or-other").CheckAsync();
        await AddAsync(page, "Schaal", "Hoe vaak ziet u het?");
        await OptionsAsync(page, "Nooit", "Vaak");
        await page.Locator("details", new() { HasText = "Wanneer en aan wie" }).First.Locator("summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Voorwaarde toevoegen", Exact = true }).First.ClickAsync();
        await page.Locator("#relevant-0-question").SelectOptionAsync("ziet_u_gebruik");
        await Assertions.Expect(page.Locator(".reads")).ToHaveTextAsync("Toon dit als ‘Ziet u gebruik?’ is ‘Ja’.");
        await AddAsync(page, "Volgorde", "Wat komt eerst?");
        await OptionsAsync(page, "Toezicht", "Voorlichting");
        await AddAsync(page, "Bevestigen", "Ik noem geen namen van personen.");
        await AddAsync(page, "Tekst tussendoor", "Dank u, nog **één** bladzijde.");
        await AddAsync(page, "Berekening", "Dubbel aantal");
        await page.Locator("#calculation").FillAsync("coalesce(${hoeveel_meldingen}, 0)");
        await AddAsync(page, "Bekend gegeven", null);
        await ChooseAsync(page, "Onderdeel 1");
        await AddAsync(page, "Onderdeel", "Tot slot");
        await AddAsync(page, "Tabel", "Hoe gaat het?");
        var rows = page.Locator("[role=treeitem][aria-level='3']");
        await ChooseEmptyAsync(page, rows.Nth(0));
        await LabelAsync(page, "Overdag");
        await OptionsAsync(page, "Goed", "Slecht");
        await ChooseEmptyAsync(page, rows.Nth(1));
        await LabelAsync(page, "In de avond");
        await ChooseAsync(page, "Tot slot");
        await AddAsync(page, "Herhaling", "Per plek");
        await page.Locator("#repeat-how").SelectOptionAsync("each");
        await Assertions.Expect(page.Locator("#repeat-each")).ToHaveValueAsync("welke_plekken");
        await AddAsync(page, "Korte tekst", "Wat ziet u daar?");
        await ChooseAsync(page, "Tot slot");
        await AddAsync(page, "Groep", "Nog iets?");
        await AddAsync(page, "Korte tekst", "Wie moeten wij nog spreken?");
        // With keys: the first question one down and, by Ctrl+Z, back again.
        await ChooseAsync(page, "Wat valt u op?");
        await page.Locator("[role=treeitem][aria-selected=true]").FocusAsync();
        await page.Keyboard.PressAsync("Alt+ArrowDown");
        await Assertions.Expect(page.Locator("[role=treeitem][aria-level='2'] .words").First).ToHaveTextAsync("In welke straat?");
        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(page.Locator("[role=treeitem][aria-level='2'] .words").First).ToHaveTextAsync("Wat valt u op?");
    }

    /// <summary>In the preview a question comes up by an answer, on the respondent's own page.</summary>
    private static async Task TryAsync(IPage page)
    {
        var frame = page.FrameLocator("#preview-frame");
        await ChooseAsync(page, "Ziet u gebruik?");
        var often = frame.Locator("[data-q=hoe_vaak_ziet_u_het]");
        await Assertions.Expect(often).ToBeHiddenAsync();
        await frame.GetByLabel("Ja", new() { Exact = true }).CheckAsync();
        await Assertions.Expect(often).ToBeVisibleAsync();
        Assert.Equal(0, await page.GetByText("Er staan nu fouten in").CountAsync());
    }

    private static async Task PublishAsync(IPage page, string heading, string picture)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Publiceren", Exact = true }).ClickAsync();
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Publiceren", Exact = true });
        await button.WaitForAsync();
        await Look.AtAsync(page, picture);
        await button.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(heading);
        await Look.AtAsync(page, picture + "-klaar");
    }

    private static async Task<IReadOnlyList<string>> InviteAsync(IPage page, string address, int partners)
    {
        await page.GotoAsync(address + "/scan/gemeente-x/uitnodigingen/nieuw");
        await page.Locator("#questionnaire").SelectOptionAsync("proef-van-alles");
        // Two people of one organisation are asked, each for themselves.
        await page.Locator("input[name=answers-per]").Nth(1).CheckAsync();
        var boxes = page.Locator("form input[type=checkbox]");
        for (var partner = 0; partner < partners; partner++) await boxes.Nth(partner).CheckAsync();
        await page.GetByText("Uitnodigingen maken").ClickAsync();
        await page.Locator(".links code").First.WaitForAsync();
        return await page.Locator(".links code").AllInnerTextsAsync();
    }

    /// <summary>Without JavaScript, as on an old phone.</summary>
    private async Task AnswerAsync(string link, string words, bool handIn)
    {
        await using var phone = await chromium.NewAsync(javaScript: false, width: 360, height: 740);
        var page = await phone.NewPageAsync();
        await page.GotoAsync(link);
        await page.GetByText("Begin", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("Wat valt u op?").FillAsync(words);
        await page.GetByLabel("In welke straat?").FillAsync("Dorpsstraat");
        await page.GetByLabel("Hoeveel meldingen?").FillAsync("12");
        await page.GetByLabel("Hoeveel uur per week?").FillAsync("2,5");
        await page.GetByLabel("Sinds wanneer?").FillAsync("14-3-2026");
        await TickAsync(page, "Ziet u gebruik?", "Ja");
        await TickAsync(page, "Welke plekken?", "Park");
        await TickAsync(page, "Welke plekken?", "Station");
        var order = page.Locator("fieldset", new() { HasText = "Wat komt eerst?" }).Locator("select");
        await order.Nth(0).SelectOptionAsync(new SelectOptionValue { Label = "2" });
        await order.Nth(1).SelectOptionAsync(new SelectOptionValue { Label = "1" });
        await page.GetByLabel("Ik noem geen namen van personen.").CheckAsync();
        await NextAsync(page);
        // "Ja" brought a question to this page.
        await TickAsync(page, "Hoe vaak ziet u het?", "Vaak");
        await NextAsync(page);
        await page.Locator("tr", new() { HasText = "Overdag" }).GetByLabel("Goed").CheckAsync();
        await page.Locator("tr", new() { HasText = "In de avond" }).GetByLabel("Slecht").CheckAsync();
        await page.Locator(".time", new() { HasText = "Station" }).GetByLabel("Wat ziet u daar?").FillAsync("Ballonnen");
        await page.GetByLabel("Wie moeten wij nog spreken?").FillAsync("De boa");
        if (!handIn)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Later verdergaan", Exact = true }).ClickAsync();
            return;
        }
        await NextAsync(page);
        await Look.ForAddressAsync(page, "/controle");
        await page.GetByRole(AriaRole.Button, new() { Name = "Insturen", Exact = true }).ClickAsync();
        await Look.ForAddressAsync(page, "/klaar");
    }

    /// <summary>The newer version: what was answered is still there, what no longer fits is not, and the new question is asked.</summary>
    private async Task AnswerAgainAsync(string link)
    {
        await using var phone = await chromium.NewAsync(javaScript: false, width: 360, height: 740);
        var page = await phone.NewPageAsync();
        await page.GotoAsync(link);
        await page.Locator("a.button, button").First.ClickAsync();
        await page.GotoAsync(link + "/onderdeel_1");
        Assert.Equal(SecondWords, await page.GetByLabel("Wat valt u op?").InputValueAsync());
        Assert.Equal("", await page.GetByLabel("Hoeveel meldingen?").InputValueAsync());
        Assert.Equal(0, await page.GetByLabel("Station").CountAsync());
        Assert.True(await page.Locator("fieldset", new() { HasText = "Welke plekken?" }).GetByLabel("Park").IsCheckedAsync());
        await page.GetByLabel("Hoeveel meldingen?").FillAsync("een stuk of tien");
        await page.GetByLabel("Is er nog iets nieuws?").FillAsync("Ja, een app-groep");
        while (!page.Url.Contains("/controle", StringComparison.Ordinal)) await NextAsync(page);
        Assert.DoesNotContain("Ballonnen", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Insturen", Exact = true }).ClickAsync();
        await Look.ForAddressAsync(page, "/klaar");
    }

    private static async Task TakeHomeAsync(IPage page, RunningScanner scanner)
    {
        await page.GotoAsync(scanner.Address + "/scan/gemeente-x/vragenlijsten");
        var card = page.Locator("article", new() { HasText = "Proef van alles" });
        foreach (var (link, file) in new[] { ("YAML", "proef-van-alles.yaml"), ("Excel", "proef-van-alles.xlsx") })
        {
            var download = await page.RunAndWaitForDownloadAsync(() => card.GetByText(link, new() { Exact = true }).ClickAsync());
            Assert.Equal(file, download.SuggestedFilename);
            await download.SaveAsAsync(Path.Combine(scanner.Folder, file));
        }
        Assert.Contains("Is er nog iets nieuws?", await File.ReadAllTextAsync(Path.Combine(scanner.Folder, "proef-van-alles.yaml"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using (var form = SpreadsheetDocument.Open(Path.Combine(scanner.Folder, "proef-van-alles.xlsx"), isEditable: false))
            Assert.Contains(Cells.Rows(form, "survey"), row => row.Contains("Is er nog iets nieuws?"));
        await page.GotoAsync(scanner.Address + "/scan/gemeente-x/vastleggen");
        var answers = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Werkboek downloaden" }).ClickAsync());
        var workbook = Path.Combine(scanner.Folder, "werkboek.xlsx");
        await answers.SaveAsAsync(workbook);
        using var book = SpreadsheetDocument.Open(workbook, isEditable: false);
        var rows = Cells.Rows(book, "Antwoorden");
        foreach (var words in new[] { FirstWords, SecondWords, "12", "een stuk of tien", "Ja, een app-groep" }) Assert.Contains(rows, row => row.Contains(words));
    }

    private static async Task NewAsync(IPage page, string title)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Nieuwe vragenlijst", Exact = true }).First.ClickAsync();
        await page.Locator("#new-title").FillAsync(title);
        await page.GetByRole(AriaRole.Button, new() { Name = "Maken", Exact = true }).ClickAsync();
        await page.Locator("[data-editor][data-ready]").WaitForAsync();
    }

    private static async Task AddAsync(IPage page, string kind, string? label)
    {
        var nodes = page.Locator("[role=treeitem]");
        var before = await nodes.CountAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Toevoegen", Exact = true }).First.ClickAsync();
        await page.Locator(".add-kind", new() { Has = page.Locator("b", new() { HasTextRegex = new Regex("^" + Regex.Escape(kind) + "$") }) }).ClickAsync();
        await Assertions.Expect(nodes).Not.ToHaveCountAsync(before);
        await Assertions.Expect(page.Locator("section.form h2")).ToHaveTextAsync(kind);
        if (label is not null) await LabelAsync(page, label);
    }

    /// <summary>Chooses an item without a label, and waits until its own field is there and not still that of the one before.</summary>
    private static async Task ChooseEmptyAsync(IPage page, ILocator item)
    {
        await item.ClickAsync();
        await Assertions.Expect(page.Locator("#label-nl")).ToHaveValueAsync("");
    }

    /// <summary>Types, and waits until the page has heard of it without leaving the field.</summary>
    private static async Task LabelAsync(IPage page, string label)
    {
        await page.Locator("#label-nl").FillAsync(label);
        await Assertions.Expect(page.Locator("[role=treeitem][aria-selected=true] .words")).ToHaveTextAsync(label);
    }

    private static async Task OptionsAsync(IPage page, params string[] options)
    {
        var fields = page.Locator(".choices tbody tr td:nth-child(2) input");
        for (var place = 0; place < options.Length; place++) await fields.Nth(place).FillAsync(options[place]);
        foreach (var (option, place) in options.Select((option, place) => (option, place)))
            await Assertions.Expect(page.Locator(".choices tbody tr td:nth-child(3) input").Nth(place)).ToHaveValueAsync(option.ToLower(CultureInfo.InvariantCulture));
    }

    private static async Task ChooseAsync(IPage page, string words)
    {
        var node = page.Locator("[role=treeitem]", new() { Has = page.Locator(".words", new() { HasTextRegex = new Regex("^" + Regex.Escape(words) + "$") }) });
        await node.ClickAsync();
        await Assertions.Expect(node).ToHaveAttributeAsync("aria-selected", "true");
    }

    private static async Task TickAsync(IPage page, string question, string choice) =>
        await page.Locator("fieldset", new() { HasText = question }).GetByLabel(choice, new() { Exact = true }).CheckAsync();

    private static async Task NextAsync(IPage page) => await page.GetByRole(AriaRole.Button, new() { Name = "Verder", Exact = true }).ClickAsync();

    private static async Task SignInAsync(IPage page, RunningScanner scanner)
    {
        // A change goes to the server and back before it shows; the machine may have more to do.
        Assertions.SetDefaultExpectTimeout(20_000);
        var password = scanner.Said.Select(line => Password().Match(line)).First(match => match.Success).Groups[1].Value;
        await page.GotoAsync(scanner.Address + "/account/inloggen");
        await page.FillAsync("#email", "beleidsmedewerker@gemeente-x.example");
        await page.FillAsync("#password", password);
        await page.ClickAsync("button[type=submit]");
        await Look.ForAddressWithoutAsync(page, "/inloggen");
    }

    [GeneratedRegex(@"wachtwoord is (\S+) en")]
    private static partial Regex Password();
}
