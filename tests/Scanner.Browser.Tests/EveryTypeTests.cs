using System.Text.RegularExpressions;

namespace Scanner.Browser.Tests;

/// <summary>A questionnaire with every type of question in a real browser: by keyboard only, while it saves itself and changes shape, at every width and in every scheme.</summary>
public sealed partial class EveryTypeTests(PublishedApp program, Chromium chromium) : IDisposable
{
    private static readonly string[] Sections = ["gewoon", "tabellen", "volgorde", "herhalingen"];

    private static readonly string Pictures = Path.Combine(PublishedApp.RepositoryRoot, "artifacts", "screenshots");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("scanner_questionnaires_");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_page_that_changes_shape_keeps_what_is_being_typed_and_where_one_is()
    {
        await using var server = await StartAsync();
        await using var staff = await chromium.NewAsync();
        var link = await NewLinkAsync(staff, server);
        await using var context = await chromium.NewAsync(width: 800, height: 700);
        var page = await context.NewPageAsync();
        await page.GotoAsync(link + "/gewoon");
        await page.GetByLabel("Hoeveel winkels").FillAsync("2");
        await CheckAsync(page, "groepen", "jong");
        await page.Locator("fieldset", new() { HasText = "Hoe zeker bent u?" }).GetByLabel("Een beetje").CheckAsync();
        // Leaving sooner, the browser would keep what the server had not acknowledged yet, and the count below would never be none.
        await page.WaitForFunctionAsync("() => localStorage.length === 0");
        await page.GotoAsync(link + "/herhalingen");

        // The name of the action stands in another question: typing it changes the page's shape, while typing goes on elsewhere.
        await CheckAsync(page, "actie[1]/wie_rol", "uitvoerend");
        await Assertions.Expect(page.Locator("[data-q='actie[1]/wie_naam']")).ToBeVisibleAsync();
        var open = page.Locator("[id='f-winkel[1]/winkel_plek']");
        var what = page.Locator("[id='f-actie[1]/wat']");
        var drawn = 0;
        var typedOn = new TaskCompletionSource();
        await page.RouteAsync("**/herhalingen*", async route =>
        {
            // The page asks for itself again: meanwhile someone types on, in the field that has the focus.
            if (route.Request.Method == "GET" && drawn++ == 0)
            {
                await open.FocusAsync();
                await page.Keyboard.TypeAsync("nog niet verstuurd");
                await page.Keyboard.PressAsync("ArrowLeft");
                typedOn.SetResult();
            }
            await route.ContinueAsync();
        });
        await what.FillAsync("Meer licht");
        await typedOn.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await Assertions.Expect(page.Locator("[data-q='actie[1]/wie_naam'] label")).ToContainTextAsync("“Meer licht”");
        await Assertions.Expect(open).ToHaveValueAsync("nog niet verstuurd");
        await Assertions.Expect(open).ToBeFocusedAsync();
        Assert.Equal("nog niet verstuurd".Length - 1, await open.EvaluateAsync<int>("field => field.selectionStart"));
        await Assertions.Expect(page.Locator("[data-announce]")).ToContainTextAsync("aangepast aan uw antwoord");
        await page.Keyboard.TypeAsync("!");
        await page.WaitForFunctionAsync("() => localStorage.length === 0");
        await page.ReloadAsync();
        await Assertions.Expect(open).ToHaveValueAsync("nog niet verstuur!d");

        // Adding, taking away and putting back, with the words that were there.
        await page.GetByRole(AriaRole.Button, new() { Name = "Nog een toevoegen Actie" }).ClickAsync();
        await page.Locator("[id='f-actie[2]/wat']").FillAsync("Twee");
        await page.GetByRole(AriaRole.Button, new() { Name = "Weghalen Actie 1" }).ClickAsync();
        await page.GetByText("Weggehaald.").WaitForAsync();
        await Assertions.Expect(page.Locator("[id='f-actie[2]/wat']")).ToHaveValueAsync("Twee");
        await page.GetByRole(AriaRole.Button, new() { Name = "Terugzetten" }).ClickAsync();
        await Assertions.Expect(page.Locator("[id='f-actie[1]/wat']")).ToHaveValueAsync("Meer licht");
        await Assertions.Expect(page.Locator("[id='t-actie[1]']")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Orders_and_matrices_work_by_keyboard_alone()
    {
        await using var server = await StartAsync();
        await using var staff = await chromium.NewAsync();
        var link = await NewLinkAsync(staff, server);
        await using var context = await chromium.NewAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(link + "/volgorde");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Deze volgorde is goed" })).ToBeVisibleAsync();
        await page.Locator("#inhoud").FocusAsync();
        await TabToAsync(page, "Omhoog Park");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[data-announce]")).ToHaveTextAsync("Park staat nu op plaats 2 van 4");
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(page.Locator("[data-announce]")).ToHaveTextAsync("Park staat nu op plaats 1 van 4");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Omhoog Park" })).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("[data-q=waarom_eerst]")).ToBeVisibleAsync();
        await page.WaitForFunctionAsync("() => localStorage.length === 0");
        await page.ReloadAsync();
        Assert.Equal(["1.", "2.", "3.", "4."], await page.Locator(".rank .no").AllTextContentsAsync());
        await Assertions.Expect(page.Locator(".rank li").First).ToContainTextAsync("Park");

        await page.GotoAsync(link + "/tabellen");
        await page.Locator("#inhoud").FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal("1", await page.Locator("input[name='q.hinder_school']:checked").GetAttributeAsync("value"));
        await page.Locator("[name='q.rol_ggd'][value=adviserend]").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Space");
        // No role goes with no other role.
        Assert.Equal(["geen"], await page.Locator("input[name='q.rol_ggd']:checked").EvaluateAllAsync<string[]>("all => all.map((one) => one.value)"));
        // Anywhere in the cell will do.
        await page.Locator("[name='q.rol_politie'][value=signalerend]").EvaluateAsync("box => { const cell = box.closest('td').getBoundingClientRect(); window.corner = [cell.left + 3, cell.top + 3]; }");
        var corner = await page.EvaluateAsync<float[]>("window.corner");
        await page.Mouse.ClickAsync(corner[0], corner[1]);
        await Assertions.Expect(page.Locator("[name='q.rol_politie'][value=signalerend]")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task Every_type_is_accessible_at_every_width_zoom_and_scheme()
    {
        await using var server = await StartAsync();
        await using var staff = await chromium.NewAsync();
        var link = await NewLinkAsync(staff, server);
        await using (var first = await chromium.NewAsync())
        {
            var page = await first.NewPageAsync();
            await page.GotoAsync(link + "/gewoon");
            await page.GetByLabel("Hoeveel winkels").FillAsync("2");
            await CheckAsync(page, "groepen", "uitgaan");
            await page.WaitForFunctionAsync("() => localStorage.length === 0");
            foreach (var section in Sections) await LookAsync(page, link, section, "");
            await page.SetViewportSizeAsync(320, 640);
            foreach (var section in Sections) await LookAsync(page, link, section, "-320");
            await page.SetViewportSizeAsync(1280, 1000);
            foreach (var section in Sections) await LookAsync(page, link, section, "-zoom", zoom: true);
        }
        await using (var dark = await chromium.NewAsync(colourScheme: "dark"))
        {
            var page = await dark.NewPageAsync();
            foreach (var section in Sections) await LookAsync(page, link, section, "-donker");
        }
        await using (var forced = await chromium.NewAsync(forcedColours: true))
        {
            var page = await forced.NewPageAsync();
            foreach (var section in Sections) await LookAsync(page, link, section, "-contrast");
        }
        await using (var zoomed = await chromium.NewAsync(width: 640, height: 500, scale: 2))
        {
            var page = await zoomed.NewPageAsync();
            foreach (var section in Sections) await LookAsync(page, link, section, "-200");
        }
        // Axe needs JavaScript; what is without it is only pictured.
        await using (var plain = await chromium.NewAsync(javaScript: false, width: 360, height: 740))
        {
            var page = await plain.NewPageAsync();
            foreach (var section in Sections)
            {
                await page.GotoAsync($"{link}/{section}");
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, $"alle-soorten-{section}-zonder-script.png"), FullPage = true });
            }
        }
        await TalkAsync(staff, server);
    }

    /// <summary>The same types in the form of a conversation.</summary>
    private static async Task TalkAsync(IBrowserContext staff, RunningScanner server)
    {
        var page = staff.Pages[0];
        await page.GotoAsync(server.Address + "/scan/gemeente-x/gesprekken");
        await page.GetByRole(AriaRole.Button, new() { Name = "Nieuw gesprek" }).ClickAsync();
        await page.GetByLabel("Met welke partner?").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByLabel("Met welke topiclijst?").SelectOptionAsync("alle-soorten");
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await page.GetByLabel("Notities bij").WaitForAsync();
        foreach (var topic in (string[])["Tabellen", "Volgorde", "Herhalingen"])
        {
            await page.Locator(".topics button", new() { HasText = topic }).ClickAsync();
            await page.GetByRole(AriaRole.Heading, new() { Name = topic, Exact = true }).WaitForAsync();
            await Look.AtAsync(page, "alle-soorten-gesprek-" + topic.ToLowerInvariant());
        }
        await page.GetByRole(AriaRole.Button, new() { Name = "Nog een toevoegen Actie" }).ClickAsync();
        await Assertions.Expect(page.Locator("[id='t-actie[2]']")).ToBeFocusedAsync();
    }

    private static async Task LookAsync(IPage page, string link, string section, string name, bool zoom = false)
    {
        await page.GotoAsync($"{link}/{section}?fout=1");
        if (zoom) await page.EvaluateAsync("document.documentElement.style.zoom = 2");
        Assert.Empty((await Look.ExamineAsync(page)).Select(fault => $"{section}{name}: {fault}"));
        Directory.CreateDirectory(Pictures);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, $"alle-soorten-{section}{name}.png"), FullPage = true });
        var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(over <= 0, $"{section}{name}: {over} pixels stick out at the side.");
    }

    private static Task CheckAsync(IPage page, string question, string option) => page.Locator($"input[name='q.{question}'][value='{option}']").CheckAsync();

    /// <summary>Presses Tab until the button with this name has the focus.</summary>
    private static async Task TabToAsync(IPage page, string name)
    {
        for (var presses = 0; presses < 40; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string>("document.activeElement.textContent.trim()") == name) return;
        }
        Assert.Fail($"Tab never comes to ‘{name}’.");
    }

    /// <summary>The program on its demonstration, with the trial questionnaire beside the shipped ones.</summary>
    private async Task<RunningScanner> StartAsync()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(PublishedApp.RepositoryRoot, "questionnaires"), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder.FullName, Path.GetRelativePath(Path.Combine(PublishedApp.RepositoryRoot, "questionnaires"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        File.Copy(Path.Combine(PublishedApp.RepositoryRoot, "tests", "Scanner.Web.Tests", "Respond", "alle-soorten.yaml"), Path.Combine(folder.FullName, "alle-soorten.yaml"));
        return await program.StartAsync("--demo", "--Questionnaires:Folder", folder.FullName);
    }

    private static async Task<string> NewLinkAsync(IBrowserContext context, RunningScanner server)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(server.Address + "/account/inloggen");
        await page.GetByLabel("E-mailadres").FillAsync("beleidsmedewerker@gemeente-x.example");
        await page.GetByLabel("Wachtwoord").FillAsync(server.Said.Select(line => Password().Match(line)).First(match => match.Success).Groups[1].Value);
        await page.GetByRole(AriaRole.Button, new() { Name = "Inloggen" }).ClickAsync();
        await Look.ForAddressWithoutAsync(page, "/inloggen");
        await page.GotoAsync(server.Address + "/scan/gemeente-x/uitnodigingen/nieuw");
        await page.GetByLabel("Vragenlijst", new() { Exact = true }).SelectOptionAsync("alle-soorten");
        await page.Locator("#distribution-name").FillAsync("Proef met elke soort");
        await page.GetByText("Alle kiezen").ClickAsync();
        await page.GetByText("Uitnodigingen maken").ClickAsync();
        await page.Locator(".links img.qr").First.WaitForAsync();
        return await page.Locator(".links code").First.InnerTextAsync();
    }

    [GeneratedRegex(@"het wachtwoord is (\S+) en")]
    private static partial Regex Password();
}
