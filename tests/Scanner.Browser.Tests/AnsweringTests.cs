using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;

namespace Scanner.Browser.Tests;

/// <summary>Every page and state of a respondent in a real browser.</summary>
public sealed class AnsweringTests(DemoOfficer officer, Chromium chromium) : IClassFixture<DemoOfficer>
{
    private readonly RunningScanner server = officer.Server;

    private const string Section = "/werk_en_signalen";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_last_day_passes_while_somebody_is_typing()
    {
        var links = new ArrangedLinks(server);
        var link = links.Personal();
        await using var context = await chromium.NewAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(server.Address + link + Section);
        var answer = page.GetByLabel("Wat hebt u gemerkt");
        await answer.FillAsync("op tijd");
        await page.GetByText("Opgeslagen om").WaitForAsync();
        links.Change(link, "ClosesOn = '2020-03-14'");
        await answer.FillAsync("net te laat");
        await Assertions.Expect(page.Locator("[data-status]")).ToContainTextAsync("die beslist of het meetelt");
        await Assertions.Expect(page.Locator("[data-status]")).Not.ToContainTextAsync("Opgeslagen");
        await page.WaitForFunctionAsync("() => localStorage.length === 0");
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Verder", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Wat u net typte, is bewaard");
        await Assertions.Expect(page.Locator(".answers dd")).ToHaveTextAsync("net te laat");
    }

    [Fact]
    public async Task Going_back_shows_what_was_saved_and_a_double_click_hands_in_once()
    {
        var link = new ArrangedLinks(server).Personal();
        await using var context = await chromium.NewAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(server.Address + link + Section);
        await page.GetByLabel("Wat hebt u gemerkt").FillAsync("terug te vinden");
        await page.GetByRole(AriaRole.Button, new() { Name = "Later verdergaan" }).ClickAsync();
        await Look.ForAddressAsync(page, "?later=1");
        await page.GoBackAsync();
        await Assertions.Expect(page.GetByLabel("Wat hebt u gemerkt")).ToHaveValueAsync("terug te vinden");
        await HandInAsync(server, link);
        await page.GotoAsync(server.Address + link + "/klaar");
        await page.GetByRole(AriaRole.Button, new() { Name = "Antwoorden wijzigen" }).ClickAsync();
        await page.GotoAsync(server.Address + link + "/controle");
        await page.GetByRole(AriaRole.Button, new() { Name = "Opnieuw insturen" }).DblClickAsync();
        await Look.ForAddressAsync(page, "/klaar");
        await Assertions.Expect(page.GetByText("terug te vinden")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Every_page_and_state_is_accessible_in_nine_variants()
    {
        var states = await ArrangeAsync(server);
        var (seen, found) = (new ConcurrentBag<string>(), new ConcurrentBag<string>());
        // Some 240 pages: three variants at a time.
        await Parallel.ForEachAsync(Variants(), new ParallelOptions { MaxDegreeOfParallelism = 3, CancellationToken = Stop }, async (variant, _) =>
        {
            await using var context = await variant.Open();
            var page = await context.NewPageAsync();
            if (variant.Name == "normal motion") await page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.NoPreference });
            // With JavaScript off the page's own script does not load; the examination itself needs the browser to run scripts.
            if (variant.Name == "JavaScript off") await page.RouteAsync("**/*.js", route => route.AbortAsync());
            foreach (var state in states.Where(state => variant.Name != "after an error" || state.IsError))
            {
                var address = server.Address + state.Path.Split('#')[0];
                if (state.Post is { } body) await page.RouteAsync(address, route => PostAsync(route, body));
                // From elsewhere, so that an address that differs in its last part only is asked for as well.
                await page.GotoAsync("about:blank");
                await page.GotoAsync(server.Address + state.Path);
                await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(state.Heading);
                if (variant.Name == "after an error" && state.Path.EndsWith("#fouten", StringComparison.Ordinal)) await Assertions.Expect(page.Locator("#fouten")).ToBeFocusedAsync();
                foreach (var problem in await Look.ExamineAsync(page)) found.Add($"{state.Name}, {variant.Name}: {problem}");
                if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") is > 0 and var over) found.Add($"{state.Name}, {variant.Name}: {over} pixels stick out.");
                seen.Add($"{variant.Name}/{state.Name}");
                if (state.Post is not null) await page.UnrouteAsync(address);
            }
        });
        Assert.Empty(found);
        Assert.Equal(states.Count * 8 + states.Count(state => state.IsError), seen.Distinct().Count());
    }

    [Fact]
    public async Task The_whole_way_can_be_gone_without_JavaScript()
    {
        var open = new ArrangedLinks(server).Open();
        await using var context = await chromium.NewAsync(javaScript: false, width: 360, height: 740);
        var page = await context.NewPageAsync();
        await page.GotoAsync(server.Address + open);
        await page.GetByLabel("Soort organisatie").SelectOptionAsync("politie");
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Bewaar deze link")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Begin" }).ClickAsync();
        await page.Locator("fieldset", new() { HasText = "Hebt u in de afgelopen" }).GetByLabel("Nee", new() { Exact = true }).CheckAsync();
        for (var step = 0; step < 12 && !page.Url.Contains("/controle", StringComparison.Ordinal); step++)
        {
            foreach (var field in await page.Locator("fieldset[data-q]:not([hidden]):has(.required)").AllAsync())
                if (await field.Locator("input:checked").CountAsync() == 0) await field.Locator("input").First.CheckAsync();
            await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Verder", Exact = true }).ClickAsync();
        }
        await page.GetByRole(AriaRole.Button, new() { Name = "Insturen" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Dank u wel");
        await page.GetByRole(AriaRole.Link, new() { Name = "Mijn antwoorden laten wissen" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Alles wissen" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Uw antwoorden zijn gewist");
    }

    private IEnumerable<(string Name, Func<Task<IBrowserContext>> Open)> Variants() =>
    [
        ("desktop", () => chromium.NewAsync()),
        ("phone", () => chromium.NewAsync(width: 320, height: 640)),
        ("tablet", () => chromium.NewAsync(width: 820, height: 1180)),
        ("forced colours", () => chromium.NewAsync(forcedColours: true)),
        // Every other variant asks for reduced motion.
        ("normal motion", () => chromium.NewAsync()),
        ("dark", () => chromium.NewAsync(colourScheme: "dark")),
        ("200 % zoom", () => chromium.NewAsync(width: 640, height: 480, scale: 2)),
        ("JavaScript off", () => chromium.NewAsync()),
        ("after an error", () => chromium.NewAsync()),
    ];

    /// <summary>Brings the demonstration into every state that a respondent can meet.</summary>
    private static async Task<List<State>> ArrangeAsync(RunningScanner server)
    {
        var links = new ArrangedLinks(server);
        var (plain, person, declined, own) = (links.Personal(), links.Personal("AnswersPer = 'Person'"), links.Personal(), links.Open());
        await SendAsync(server, declined + "/meedoen", "go=niet");
        var done = links.Personal();
        await HandInAsync(server, done);
        var correcting = links.Personal();
        await HandInAsync(server, correcting);
        await SendAsync(server, correcting + "/klaar", "go=wijzigen");
        var erased = links.Personal();
        await SendAsync(server, erased + "/intrekken", "go=wissen");
        var cut = links.Personal("Identity = 'Anonymous'");
        await HandInAsync(server, cut);
        var (late, withdrawn) = (links.Personal("ClosesOn = '2020-03-14'"), links.Personal(invitation: "WithdrawnAt = CreatedAt"));
        var full = links.Open();
        for (var time = 0; time < 30; time++) await SendAsync(server, full, "soort=politie");
        const string Typed = "was.gebruik_gezien=-&q.gebruik_gezien=nee";
        return
        [
            new("start", plain, await TitleAsync(server, plain)),
            new("section", plain + Section, await TitleAsync(server, plain + Section)),
            new("section, not answered", plain + Section + "?fout=1#fouten", await TitleAsync(server, plain + Section), IsError: true),
            new("empty overview", plain + "/controle#fouten", "Controleer uw antwoorden", IsError: true),
            new("colleague, shared", plain + "/collega", "Een collega laten meedoen"),
            new("colleague, own link", person + "/collega", "Een collega laten meedoen"),
            new("colleague, nothing filled in", person + "/collega", "Een collega laten meedoen", "naam=", IsError: true),
            new("later", plain + "/later", "Later verdergaan"),
            new("not taking part", plain + "/meedoen", "Niet meedoen"),
            new("reason too long", plain + "/meedoen", "Niet meedoen", "go=niet&reden=" + new string('x', 600), IsError: true),
            new("declined", declined, await TitleAsync(server, declined)),
            new("overview, correcting", correcting + "/controle", "Controleer uw antwoorden"),
            new("done", done + "/klaar", "Dank u wel"),
            new("copy", done + "/kopie", "Kopie per mail"),
            new("erasing", done + "/intrekken", "Uw antwoorden laten wissen"),
            new("erased", erased, "Uw antwoorden zijn gewist"),
            new("cut loose", cut + "/klaar", "Dank u wel"),
            new("anonymous", links.Personal("Identity = 'Anonymous'") + "/controle", "Controleer uw antwoorden"),
            new("closed", links.Personal("ClosesOn = '2020-03-14'"), "Deze vragenlijst is gesloten"),
            new("late, kept", late + Section, "Wat u net typte, is bewaard", Typed),
            new("withdrawn", withdrawn, "Deze link is ingetrokken"),
            new("withdrawn, words back", withdrawn + Section, "Deze link is ingetrokken", Typed),
            new("unknown", "/v/bestaatniet", "Deze link werkt niet"),
            new("not yet open", links.Personal("OpensOn = '2099-03-14'"), "Deze vragenlijst is nog niet open"),
            new("open link", own, await TitleAsync(server, own)),
            new("open link, nothing chosen", own, await TitleAsync(server, own), "soort=", IsError: true),
            new("too often", full, "Even wachten", "soort=politie"),
        ];
    }

    private static async Task HandInAsync(RunningScanner server, string link)
    {
        await SendAsync(server, link + Section, "was.gebruik_gezien=-&q.gebruik_gezien=nee");
        var answer = await SendAsync(server, link + "/controle", "go=submit");
        Assert.EndsWith("/klaar", answer, StringComparison.Ordinal);
    }

    private static async Task<string> SendAsync(RunningScanner server, string address, string body)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = await http.PostAsync(server.Address + address, content, Stop);
        return answer.Headers.Location?.OriginalString ?? "";
    }

    private static async Task<string> TitleAsync(RunningScanner server, string address)
    {
        using var http = new HttpClient();
        return WebUtility.HtmlDecode(Regex.Match(await http.GetStringAsync(server.Address + address, Stop), "<h1[^>]*>([^<]*)</h1>").Groups[1].Value);
    }

    /// <summary>The page is the answer to a form that was posted.</summary>
    private static async Task PostAsync(IRoute route, string body)
    {
        var answer = await route.FetchAsync(new RouteFetchOptions { Method = "POST", PostData = System.Text.Encoding.UTF8.GetBytes(body), Headers = new Dictionary<string, string> { ["Content-Type"] = "application/x-www-form-urlencoded" } });
        await route.FulfillAsync(new RouteFulfillOptions { Response = answer });
    }

    private sealed record State(string Name, string Path, string Heading, string? Post = null, bool IsError = false);
}
