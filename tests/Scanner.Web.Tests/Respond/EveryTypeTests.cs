using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Scanner.Web.Tests.Respond;

/// <summary>Every type of question, filled in without JavaScript: shown, saved, shown back, wrong, corrected, handed in and read back.</summary>
public sealed class EveryTypeTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task Every_type_is_saved_shown_back_handed_in_and_in_the_own_copy()
    {
        var scene = await RespondScene.OfEveryTypeAsync(app);
        var browser = await OrdinaryAsync(scene, "2", "jong", "uitgaan");
        browser = await browser.OpenAsync(scene.Link + "/gewoon");
        Assert.Equal(("Voorlichting", "Lachgas\nbij het station", "2,5"), (Value(browser, "regel"), Value(browser, "tekst"), Value(browser, "deel")));
        Assert.Equal(["jong", "uitgaan"], Chosen(browser, "groepen"));
        Assert.Equal(["2"], Chosen(browser, "schaal"));

        await browser.OpenAsync(scene.Link + "/tabellen");
        await browser.Choose("hinder_school", "1").Choose("hinder_uitgaan", "onbekend").Choose("rol_ggd", "adviserend", "signalerend").PressAsync("Verder");
        Assert.Equal(["adviserend", "signalerend"], Chosen(await scene.OpenAsync("/tabellen"), "rol_ggd"));
        Assert.EndsWith("/volgorde", browser.Address, StringComparison.Ordinal);
        await browser.Rank("plekken_op_volgorde", ("school", 2), ("station", 4), ("park", 1), ("horeca", 3)).PressAsync("Verder");
        Assert.True(browser.Shows("waarom_eerst"));
        Assert.Equal(["park", "school", "horeca", "station"], browser.Question("plekken_op_volgorde").QuerySelectorAll("[data-option]").Select(option => option.GetAttribute("data-option")));
        await browser.Type("waarom_eerst", "Donker").PressAsync("Verder");

        Assert.Equal(["Winkel 1", "Winkel 2"], browser.Question("winkel").QuerySelectorAll("h3").Select(heading => heading.TextContent));
        Assert.Equal(["Jongeren", "Uitgaanspubliek"], browser.Question("per_groep").QuerySelectorAll("h3").Select(heading => heading.TextContent));
        await browser.Type("winkel[1]/winkel_klanten", "10").Type("winkel[2]/winkel_klanten", "20").Choose("per_groep[jong]/ernst", "2").Type("actie[1]/wat", "Meer licht").PressAsync("Verder");
        Assert.True(browser.Shows("per_groep[jong]/reden"));
        Assert.Equal("#f-per_groep[jong]/reden", browser.Page.QuerySelector("#nieuw a")!.GetAttribute("href"));
        await browser.Type("per_groep[jong]/reden", "Het neemt toe").PressAsync("Verder");

        Assert.EndsWith("/controle", browser.Address, StringComparison.Ordinal);
        await browser.PressAsync("Insturen");
        Assert.EndsWith("/klaar", browser.Address, StringComparison.Ordinal);
        Assert.Equal(["Park", "School", "Horeca", "Station"], browser.Page.QuerySelectorAll(".answers ol li").Select(item => item.TextContent));
        Assert.Contains("Winkel 2", browser.Page.QuerySelectorAll(".within").Select(heading => heading.TextContent));
        foreach (var words in (string[])["Voorlichting", "Adviserend", "Nummer 12", "2 november 2026", "Het neemt toe", "Meer licht", "Ja"])
            Assert.Contains(words, browser.Page.QuerySelectorAll(".answers dd .text, .answers dd li").Select(answer => answer.TextContent));
    }

    [Fact]
    public async Task What_is_wrong_is_said_where_it_is_and_can_be_mended()
    {
        var scene = await RespondScene.OfEveryTypeAsync(app);
        var browser = await scene.OpenAsync("/gewoon");
        await browser.Type("aantal", "9").Type("deel", "veel").Choose("groepen", "jong", "geen").PressAsync("Verder");
        Assert.Equal("Van 0 tot en met 6.", Error(browser, "aantal"));
        Assert.StartsWith("Vul een getal in", Error(browser, "deel"), StringComparison.Ordinal);
        Assert.Equal("Kies hoe zeker u bent.", Error(browser, "zeker"));
        Assert.StartsWith("Deze antwoorden kunnen niet samen", Error(browser, "groepen"), StringComparison.Ordinal);
        CheckSummary(browser, 4);
        await browser.Type("aantal", "6").Type("deel", "0,5").Choose("zeker", "1").Choose("groepen", "geen").PressAsync("Verder");
        Assert.EndsWith("/tabellen", browser.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_matrix_is_a_table_with_its_mistakes_at_the_row()
    {
        var scene = await RespondScene.OfEveryTypeAsync(app);
        var browser = await scene.OpenAsync("/tabellen");
        var table = browser.Question("hinder").QuerySelector("table")!;
        Assert.Equal("Hoeveel hinder geeft het?", table.QuerySelector("caption")!.TextContent);
        Assert.Equal(["Helemaal niet", "Een beetje", "Sterk", "Dat weet ik niet"], table.QuerySelectorAll("thead th[scope=col]").Select(heading => heading.TextContent));
        Assert.Equal(3, table.QuerySelectorAll("tbody th[scope=row]").Length);
        Assert.False(browser.Shows("hinder_uitgaan"));
        var cell = table.QuerySelectorAll<IHtmlInputElement>("input[type=radio]").First(input => input.Name == "q.hinder_park" && input.Value == "2");
        Assert.Equal("In het park Sterk", string.Join(' ', cell.GetAttribute("aria-labelledby")!.Split(' ').Select(id => browser.Page.GetElementById(id)!.TextContent)));
        Assert.NotNull(cell.Closest("label"));

        await browser.Choose("hinder_park", "2").Choose("rol_politie", "uitvoerend", "geen").PressAsync("Verder");
        Assert.Equal(("Kies een antwoord.", ""), (Error(browser, "hinder_school"), Error(browser, "hinder_park")));
        Assert.StartsWith("Deze antwoorden kunnen niet samen", Error(browser, "rol_politie"), StringComparison.Ordinal);
        Assert.Contains("wrong", browser.Question("hinder_school").ClassName!, StringComparison.Ordinal);
        Assert.Contains("Hoeveel hinder geeft het? · Bij school", browser.Page.QuerySelector("#fouten")!.TextContent, StringComparison.Ordinal);
        CheckSummary(browser, 2);
        await browser.Choose("hinder_school", "0").Choose("rol_politie", "geen").PressAsync("Verder");
        Assert.EndsWith("/volgorde", browser.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_with_a_place_given_twice_comes_back_as_it_was_given()
    {
        var scene = await RespondScene.OfEveryTypeAsync(app);
        var browser = await scene.OpenAsync("/volgorde");
        await browser.PressAsync("Verder");
        Assert.Equal("Geef elk antwoord een plaats.", Error(browser, "plekken_op_volgorde"));
        await browser.Rank("plekken_op_volgorde", ("school", 1), ("station", 1)).PressAsync("Verder");
        Assert.StartsWith("Gebruik elke plaats één keer", Error(browser, "plekken_op_volgorde"), StringComparison.Ordinal);
        Assert.Equal(["1:school", "1:station", "", ""], Places(browser));
        await browser.Rank("plekken_op_volgorde", ("school", 1), ("station", 2)).PressAsync("Verder");
        Assert.Equal("Geef elk antwoord een plaats.", Error(browser, "plekken_op_volgorde"));
        CheckSummary(browser, 1);
        await browser.Rank("plekken_op_volgorde", ("school", 4), ("station", 2), ("park", 3), ("horeca", 1)).PressAsync("Verder");
        Assert.EndsWith("/herhalingen", browser.Address, StringComparison.Ordinal);
        Assert.Equal(["1:horeca", "2:station", "3:park", "4:school"], Places(await browser.OpenAsync(scene.Link + "/volgorde")));
    }

    [Fact]
    public async Task A_time_of_a_repeat_is_added_taken_away_and_put_back_with_what_was_typed()
    {
        var scene = await RespondScene.OfEveryTypeAsync(app);
        var browser = await scene.OpenAsync("/herhalingen");
        await browser.Type("actie[1]/wat", "Een").PressValueAsync("more:actie");
        Assert.Equal("t-actie[2]", browser.Place);
        Assert.NotNull(browser.Page.GetElementById(browser.Place));
        await browser.Type("actie[2]/wat", "Twee").Choose("actie[2]/wie_rol", "uitvoerend").PressValueAsync("more:actie");
        Assert.Contains("“Twee”", browser.Question("actie[2]/wie_naam").TextContent, StringComparison.Ordinal);
        Assert.True(browser.Shows("actie[2]/wie_naam"));
        Assert.False(browser.Shows("actie[1]/wie_naam"));
        await browser.Type("actie[3]/wat", "Drie").Type("actie[1]/wat", "Een, veranderd").PressValueAsync("less:actie|2");
        Assert.Equal("r-actie", browser.Place);
        Assert.Equal(["Actie 1", "Actie 2"], browser.Question("actie").QuerySelectorAll(".time-head h3").Select(heading => heading.TextContent));
        Assert.Equal(["Een, veranderd", "Drie"], browser.Question("actie").QuerySelectorAll<IHtmlInputElement>("[data-q$='/wat'] input[type=text]").Select(input => input.Value));
        Assert.Contains("Weggehaald.", browser.Text, StringComparison.Ordinal);
        await browser.PressValueAsync("back:actie|2");
        Assert.Equal("t-actie[2]", browser.Place);
        Assert.Equal("Twee", Value(browser, "actie[2]/wat"));
        Assert.DoesNotContain("Weggehaald.", browser.Text, StringComparison.Ordinal);
        await browser.PressValueAsync("less:actie|1");
        await browser.PressValueAsync("less:actie|2");
        await browser.PressValueAsync("less:actie|3");
        Assert.Empty(browser.Question("actie").QuerySelectorAll(".time"));
        Assert.Equal("Toevoegen Actie", browser.Question("actie").QuerySelector("button.more")!.TextContent.Trim());
    }

    [Fact]
    public async Task Mistakes_in_a_repeat_are_named_with_the_time_they_are_in()
    {
        var scene = await RespondScene.OfEveryTypeAsync(app);
        await OrdinaryAsync(scene, "2", "jong");
        var browser = await scene.OpenAsync("/herhalingen");
        await browser.Type("winkel[2]/winkel_klanten", "tien").PressAsync("Verder");
        Assert.Contains("Winkel 1 · Hoeveel klanten?", browser.Page.QuerySelector("#fouten")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Winkel 2 · Hoeveel klanten?", browser.Page.QuerySelector("#fouten")!.TextContent, StringComparison.Ordinal);
        CheckSummary(browser, 2);
        await browser.OpenAsync(scene.Link + "/controle");
        var link = browser.Page.QuerySelectorAll("#fouten a").Select(one => one.GetAttribute("href")!).First(one => one.Contains("winkel", StringComparison.Ordinal));
        Assert.EndsWith("#f-" + Uri.EscapeDataString("winkel[1]/winkel_klanten"), link, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_that_lets_nothing_through_says_so_and_an_answer_that_it_hides_is_not_lost()
    {
        var scene = await RespondScene.OfEveryTypeAsync(app);
        var browser = await scene.OpenAsync("/gewoon");
        await browser.Choose("soort", "leeg").PressAsync("Verder");
        Assert.Contains("Er valt hier nu niets te kiezen.", browser.Question("eerste").TextContent, StringComparison.Ordinal);
        await browser.Choose("soort", "plek").PressAsync("Verder");
        Assert.Equal(["uitgaan", "thuis"], browser.Question("eerste").QuerySelectorAll<IHtmlInputElement>("input[type=radio]").Select(input => input.Value));
        await browser.Choose("eerste", "thuis").PressAsync("Verder");
        await browser.Choose("soort", "leeftijd").PressAsync("Verder");
        Assert.Empty(Chosen(browser, "eerste"));
        await browser.PressAsync("Verder");
        await browser.Choose("soort", "plek").PressAsync("Verder");
        Assert.Equal(["thuis"], Chosen(browser, "eerste"));
    }

    [Fact]
    public async Task What_is_only_shown_is_not_posted_and_a_text_between_questions_is_marked_up()
    {
        var scene = await RespondScene.OfEveryTypeAsync(app);
        var browser = await scene.OpenAsync("/gewoon");
        Assert.Equal("Nummer 12", browser.Question("gekregen").QuerySelector(".given")!.TextContent);
        Assert.DoesNotContain(PlainBrowser.Fields(browser.Form), field => field.Key.EndsWith(".gekregen", StringComparison.Ordinal));
        var note = browser.Question("uitleg");
        Assert.Equal(("Goed om te weten", "proef"), (note.QuerySelector("h4")!.TextContent, note.QuerySelector("strong")!.TextContent));
        var link = note.QuerySelector("a")!;
        Assert.Equal(("https://voorbeeld.example/meer", "noopener noreferrer"), (link.GetAttribute("href"), link.GetAttribute("rel")));
        Assert.Equal("2-11-2026", Value(browser, "dag"));
    }

    private static async Task<PlainBrowser> OrdinaryAsync(RespondScene scene, string shops, params string[] groups)
    {
        var browser = await scene.OpenAsync("/gewoon");
        await browser.Type("regel", "Voorlichting").Type("tekst", "Lachgas\nbij het station").Type("aantal", shops).Type("deel", "2,5")
            .Choose("zeker", "1").Choose("schaal", "2").Choose("groepen", groups).Choose("akkoord", "OK").PressAsync("Verder");
        Assert.EndsWith("/tabellen", browser.Address, StringComparison.Ordinal);
        return browser;
    }

    /// <summary>Every mistake in the summary leads to a field that exists and names its own mistake.</summary>
    private static void CheckSummary(PlainBrowser browser, int count)
    {
        var links = browser.Page.QuerySelectorAll("#fouten a").Select(link => link.GetAttribute("href")![1..]).ToList();
        Assert.Equal(count, links.Count);
        Assert.All(links, id =>
        {
            var field = browser.Page.GetElementById(id)!;
            var described = field.GetAttribute("aria-describedby") ?? field.Closest("fieldset")!.GetAttribute("aria-describedby")!;
            Assert.Contains(described.Split(' '), one => browser.Page.GetElementById(one)!.ClassName == "msg" && browser.Page.GetElementById(one)!.TextContent.Length > 0);
        });
    }

    private static string Error(PlainBrowser browser, string path) => browser.Page.GetElementById("e-" + path)!.TextContent;

    private static string Value(PlainBrowser browser, string path) =>
        browser.Page.GetElementById("f-" + path) is IHtmlTextAreaElement area ? area.Value : ((IHtmlInputElement)browser.Page.GetElementById("f-" + path)!).Value;

    private static string[] Chosen(PlainBrowser browser, string path) =>
        [.. browser.Page.QuerySelectorAll<IHtmlInputElement>("input").Where(input => input.Name == "q." + path && input.IsChecked).Select(input => input.Value)];

    private static string[] Places(PlainBrowser browser) => [.. browser.Page.QuerySelectorAll<IHtmlSelectElement>(".rank select").Select(select => select.Value ?? "")];
}
