using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;

namespace Scanner.Web.Tests.Respond;

/// <summary>What holds for the pages as a whole: size, language, what a screen reader hears, what the page's script hears.</summary>
public sealed class PageFormTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task Every_field_has_a_name_and_every_reference_leads_somewhere()
    {
        var scene = await RespondScene.OfEveryTypeAsync(app);
        await (await scene.OpenAsync("/gewoon")).Type("aantal", "2").Choose("groepen", "jong", "uitgaan").PressAsync("Verder");
        foreach (var section in (string[])["/gewoon", "/tabellen", "/volgorde", "/herhalingen"])
        {
            var page = (await scene.OpenAsync(section)).Page;
            foreach (var field in page.QuerySelectorAll("main input:not([type=hidden]), main textarea, main select"))
                Assert.True(field.Closest("label") is not null || page.QuerySelectorAll("label").Any(label => label.GetAttribute("for") == field.Id), field.OuterHtml);
            foreach (var name in (string[])["aria-describedby", "aria-labelledby"])
                Assert.All(page.QuerySelectorAll($"[{name}]").SelectMany(element => element.GetAttribute(name)!.Split(' ')), id => Assert.True(page.GetElementById(id) is not null, id));
            var ids = page.All.Select(element => element.Id).Where(id => !string.IsNullOrEmpty(id)).ToList();
            Assert.Equal(ids.Distinct().Count(), ids.Count);
            Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src])"));
        }
    }

    [Fact]
    public async Task The_pages_script_hears_which_parts_show_and_when_to_draw_the_page_again()
    {
        var scene = await RespondScene.OfEveryTypeAsync(app);
        var browser = await scene.OpenAsync("/gewoon");
        var shape = browser.Form.GetAttribute("data-shape");
        var first = await HearAsync(browser, scene.Link + "/gewoon", browser.Type("regel", "iets"));
        Assert.Equal(shape, first.GetProperty("shape").GetString());
        var second = await HearAsync(browser, scene.Link + "/gewoon", browser.Choose("soort", "plek"));
        Assert.NotEqual(shape, second.GetProperty("shape").GetString());
        Assert.Equal(second.GetProperty("shape").GetString(), (await scene.OpenAsync("/gewoon")).Form.GetAttribute("data-shape"));
        var tables = await scene.OpenAsync("/tabellen");
        var visible = (await HearAsync(tables, scene.Link + "/tabellen", tables.Choose("hinder_park", "1"))).GetProperty("visible").EnumerateArray().Select(path => path.GetString()).ToList();
        Assert.Equal(tables.Page.QuerySelectorAll("[data-q]").Where(item => item.Closest("[hidden]") is null).Select(item => item.GetAttribute("data-q")), visible);
    }

    [Fact]
    public async Task A_repeat_of_thirty_times_twenty_questions_is_shown_and_saved_in_one_go()
    {
        var yaml = new StringBuilder("""
            settings: { form_id: groot, form_title: { nl: Groot }, version: "1", default_language: nl }
            survey:
              - type: group
                name: deel
                label: { nl: Deel }
                questions:
                  - { type: integer, name: aantal, label: { nl: Hoe vaak? } }
                  - type: repeat
                    name: keer
                    repeat_count: "${aantal}"
                    label: { nl: Keer }
                    questions:

            """);
        for (var number = 1; number <= 20; number++) yaml.Append(CultureInfo.InvariantCulture, $"          - {{ type: text, name: vraag_{number}, required: {(number == 1 ? "true" : "false")}, label: {{ nl: Vraag {number} }} }}\n");
        var scene = await RespondScene.OfYamlAsync(app, yaml.ToString());
        var clock = Stopwatch.StartNew();
        var browser = await scene.OpenAsync("/deel");
        await browser.Type("aantal", "30").PressAsync("Verder");
        Assert.Equal(30, browser.Page.QuerySelectorAll("#nieuw li").Length);
        Assert.True(browser.Address.Length < 1_900, browser.Address);
        Assert.Empty(browser.Page.QuerySelectorAll("#fouten"));
        for (var time = 1; time <= 30; time++)
            for (var number = 1; number <= 20; number++) browser.Type($"keer[{time}]/vraag_{number}", $"{time} en {number}");
        await browser.PressAsync("Verder");
        Assert.EndsWith("/controle", browser.Address, StringComparison.Ordinal);
        Assert.Equal(601, (await scene.AnswersAsync()).Count);
        Assert.Contains("30 en 20", browser.Text, StringComparison.Ordinal);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), clock.Elapsed.ToString());
    }

    [Fact]
    public async Task A_questionnaire_in_another_language_has_Dutch_buttons_and_says_which_words_are_which()
    {
        var scene = await RespondScene.OfYamlAsync(app, """
            settings: { form_id: tr, form_title: { tr: Deneme, nl: Proef }, version: "1", default_language: tr }
            survey:
              - type: group
                name: deel
                label: { tr: Birinci, nl: Eerste }
                questions:
                  - { type: text, name: soru, required: true, label: { tr: "Ne var?", nl: "Wat is er?" } }
            """);
        var page = (await scene.OpenAsync("/deel")).Page;
        Assert.Equal(("nl", "tr", "tr"), (page.DocumentElement.GetAttribute("lang"), page.QuerySelector("h1")!.GetAttribute("lang"), page.QuerySelector("[data-items]")!.GetAttribute("lang")));
        Assert.Equal("nl", page.QuerySelector(".required")!.GetAttribute("lang"));
        Assert.Contains(page.QuerySelectorAll("button"), button => button.TextContent.Trim() == "Verder");
        Assert.Equal("Nederlands", page.QuerySelector(".languages button")!.TextContent);
        Assert.Equal("Türkçe", (await scene.OpenAsync("/deel?taal=nl")).Page.QuerySelector(".languages button")!.TextContent);
    }

    [Fact]
    public async Task The_words_on_the_buttons_are_English_on_an_English_page()
    {
        var scene = await RespondScene.OfEveryTypeAsync(app);
        var page = (await scene.OpenAsync("/herhalingen?taal=en")).Page;
        Assert.Contains("Remove", page.QuerySelector(".time-head")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Add another", page.QuerySelector("button.more")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Up", (await scene.OpenAsync("/volgorde?taal=en")).Question("plekken_op_volgorde").GetAttribute("data-up"));
    }

    [Fact]
    public async Task Ordinary_pages_are_small_and_the_style_of_the_form_is_the_same_in_conversations()
    {
        var http = app.Browser();
        var (css, other) = (await http.GetStringAsync("/respond.css", TestContext.Current.CancellationToken), await http.GetStringAsync("/conversation.css", TestContext.Current.CancellationToken));
        var js = (await http.GetByteArrayAsync("/respond.js", TestContext.Current.CancellationToken)).Length;
        Assert.InRange(Encoding.UTF8.GetByteCount(css), 1, 20_000);
        Assert.Equal(FormParts(css), FormParts(other));
        var scene = await RespondScene.OfEveryTypeAsync(app);
        foreach (var section in (string[])["/gewoon", "/tabellen", "/volgorde", "/herhalingen"])
            Assert.InRange((await http.GetByteArrayAsync(scene.Link + section, TestContext.Current.CancellationToken)).Length + Encoding.UTF8.GetByteCount(css) + js, 1, 60_000);
    }

    private static string FormParts(string css) => css[css.IndexOf("/* <form-parts>", StringComparison.Ordinal)..css.IndexOf("/* </form-parts>", StringComparison.Ordinal)];

    private static async Task<JsonElement> HearAsync(PlainBrowser browser, string address, PlainBrowser filled)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(PlainBrowser.Fields(filled.Form)) };
        request.Headers.Add("X-Autosave", "1");
        var answer = await browser.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
    }
}
