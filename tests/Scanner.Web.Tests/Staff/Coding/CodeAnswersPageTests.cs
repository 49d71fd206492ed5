using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Scanner.Core.Coding;
using Scanner.Core.Scans;
using Scanner.Web.Staff.Coding;

namespace Scanner.Web.Tests.Staff.Coding;

public sealed class CodeAnswersPageTests
{
    [Fact]
    public async Task Without_answers_the_page_says_where_they_come_from()
    {
        await using var desk = await CodingDesk.OpenAsync();
        Assert.Equal("Nog niets om te coderen", desk.Page.Find(".empty h2").TextContent);
        Assert.Equal(["/uitnodigingen", "/gesprekken"], desk.Page.FindAll(".empty a").Select(link => link.GetAttribute("href")!.Replace("/scan/gemeente-toets", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_coder_who_may_not_invite_gets_no_links_to_do_so()
    {
        await using var desk = await CodingDesk.OpenAsync(MemberRole.Coder);
        Assert.Empty(desk.Page.FindAll(".empty a"));
    }

    [Fact]
    public async Task The_text_on_the_page_is_the_text_to_the_letter()
    {
        const string text = "Eerste regel 😀\n  tweede <b>regel</b> bij het station";
        await using var desk = await CodingDesk.OpenAsync(text);
        Assert.Equal(text, desk.Page.Find("[data-text]").TextContent);
        await desk.KeyAsync("3", desk.Picked("station"));
        Assert.Equal(text, desk.Page.Find("[data-text]").TextContent);
        Assert.Equal("station", desk.Page.Find("mark").TextContent);
    }

    [Fact]
    public async Task A_digit_codes_the_selected_words_and_Z_takes_it_back()
    {
        await using var desk = await CodingDesk.OpenAsync("Vooral bij het station, na school.");

        await desk.KeyAsync("3", desk.Picked("bij het station"));

        Assert.Equal(["bij het station"], desk.Page.FindAll("mark").Select(mark => mark.TextContent));
        Assert.Equal("Station", desk.Page.Find(".code-chip span").TextContent);
        Assert.Equal("1", desk.Count("Station"));
        Assert.Equal("‘Station’ toegepast op ‘bij het station’. Z maakt dit ongedaan.", desk.Sentence);
        Assert.Contains("0 nog zonder code", desk.Page.Find(".screen-sub").TextContent, StringComparison.Ordinal);

        await desk.KeyAsync("z");
        Assert.Empty(desk.Page.FindAll("mark"));
        Assert.Equal("0", desk.Count("Station"));
        Assert.Equal("Ongedaan gemaakt: ‘Station’ op ‘bij het station’.", desk.Sentence);

        await desk.KeyAsync("z", shift: true);
        Assert.Single(desk.Page.FindAll("mark"));
        await desk.KeyAsync("z", shift: true);
        Assert.Equal("Er is niets om opnieuw te doen.", desk.Sentence);
    }

    [Fact]
    public async Task A_click_on_a_code_without_selection_codes_the_whole_answer()
    {
        await using var desk = await CodingDesk.OpenAsync("Openlijk gebruik.");
        await desk.CodeButton("Lachgas").ClickAsync(new());
        Assert.Equal("Openlijk gebruik.", desk.Page.Find("mark").TextContent);
        Assert.Contains("het hele antwoord", desk.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cross_on_a_code_takes_it_away_and_the_bar_brings_it_back()
    {
        await using var desk = await CodingDesk.OpenAsync("Bij het station.");
        await desk.KeyAsync("3", desk.Picked("station"));
        await desk.Page.Find(".chip-x").ClickAsync(new());
        Assert.Empty(desk.Page.FindAll("mark"));
        await desk.Page.InvokeAsync(desk.Undo.Undo!);
        Assert.Single(desk.Page.FindAll("mark"));
    }

    [Fact]
    public async Task Undo_says_so_when_a_colleague_was_first()
    {
        await using var desk = await CodingDesk.OpenAsync("Bij het station.");
        await desk.KeyAsync("3", desk.Picked("station"));
        var codings = (await desk.Scene.LookAsync()).Texts.Single().Fragments.Single().Codes.Single().Codings;
        await desk.Scene.Code.RemoveAsync(desk.Scene.Colleague(), codings, Xunit.TestContext.Current.CancellationToken);
        await desk.KeyAsync("z");
        Assert.Equal("Dit kan niet meer: ‘Station’ op ‘station’. Iemand anders heeft het intussen gewijzigd.", desk.Sentence);
    }

    [Fact]
    public async Task Enter_takes_the_first_suggestion_over()
    {
        await using var desk = await CodingDesk.OpenAsync("Er ligt lachgas op straat.");
        Assert.Contains("Voorstel: Lachgas", desk.Page.Find(".suggestion").TextContent, StringComparison.Ordinal);
        await desk.KeyAsync("Enter");
        Assert.Equal("lachgas", desk.Page.Find("mark").TextContent);
        Assert.DoesNotContain(desk.Page.FindAll(".suggestion"), each => each.TextContent.Contains("Lachgas", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Keys_go_through_the_answers_and_mark_the_last_quote()
    {
        await using var desk = await CodingDesk.OpenAsync("Eerste, bij het station.", "Tweede.");
        await desk.KeyAsync("h");
        Assert.StartsWith("Geef dit antwoord eerst een code", desk.Sentence, StringComparison.Ordinal);
        await desk.KeyAsync("3", desk.Picked("station"));
        await desk.KeyAsync("h");
        Assert.Equal("Van horen zeggen bij ‘station’. Z maakt dit ongedaan.", desk.Sentence);
        await desk.KeyAsync("g");
        Assert.Equal(["van horen zeggen", "uit de groep zelf"], desk.Page.FindAll(".code-chip small").Select(mark => mark.TextContent));
        await desk.KeyAsync("z");
        Assert.Equal(["van horen zeggen"], desk.Page.FindAll(".code-chip small").Select(mark => mark.TextContent));

        await desk.KeyAsync("j");
        Assert.Equal("Tweede.", desk.Page.Find("article[aria-current] [data-text]").TextContent);
        Assert.Equal("0", desk.Page.Find("article[aria-current]").GetAttribute("tabindex"));
        await desk.KeyAsync("j");
        Assert.Equal("Dit is het laatste antwoord.", desk.Sentence);
        await desk.KeyAsync("k");
        await desk.KeyAsync("n");
        Assert.Equal("Tweede.", desk.Page.Find("article[aria-current] [data-text]").TextContent);
        await desk.KeyAsync("1");
        await desk.KeyAsync("n");
        Assert.Equal("Alle antwoorden in deze lijst hebben een code.", desk.Sentence);
    }

    [Fact]
    public async Task Keys_pressed_faster_than_they_are_done_are_all_done()
    {
        await using var desk = await CodingDesk.OpenAsync("Bij het station met lachgas en 3-MMC.");
        await Task.WhenAll(new[] { "1", "2", "3", "4" }.Select(key => desk.KeyAsync(key)));
        Assert.Equal(4, desk.Page.FindAll(".code-chip").Count);
        await Task.WhenAll(Enumerable.Repeat("z", 4).Select(key => desk.KeyAsync(key)));
        Assert.Empty(desk.Page.FindAll(".code-chip"));
    }

    [Fact]
    public async Task A_new_theme_is_made_from_the_search_field_and_taken_back_whole()
    {
        await using var desk = await CodingDesk.OpenAsync("Met fatbikes door het park.");
        await desk.Page.Find("#code-search").InputAsync(new() { Value = "Fatbikes" });
        Assert.Contains("Nieuwe code ‘Fatbikes’", desk.Page.Find(".new-code label").TextContent, StringComparison.Ordinal);
        await desk.Page.Find("#code-search").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });
        Assert.Equal("1", desk.Count("Fatbikes"));
        Assert.StartsWith("Nieuwe code ‘Fatbikes’ toegepast", desk.Sentence, StringComparison.Ordinal);
        await desk.KeyAsync("z");
        Assert.Null(desk.FindCode("Fatbikes"));
        await desk.KeyAsync("z", shift: true);
        Assert.Equal("1", desk.Count("Fatbikes"));
        await desk.KeyAsync("z");
        Assert.Null(desk.FindCode("Fatbikes"));
    }

    [Fact]
    public async Task Enter_in_the_search_field_takes_the_code_that_was_found()
    {
        await using var desk = await CodingDesk.OpenAsync("Iets met een ballon.");
        await desk.Page.Find("#code-search").InputAsync(new() { Value = "cocaine" });
        Assert.Equal(["Middelen", "Cocaïne en crack"], desk.Page.FindAll(".tree .code span").Select(code => code.TextContent));
        await desk.Page.Find("#code-search").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });
        Assert.Equal("Cocaïne en crack", desk.Page.Find(".code-chip span").TextContent);
    }

    [Fact]
    public async Task Filters_narrow_the_list_and_what_was_just_coded_stays()
    {
        await using var desk = await CodingDesk.OpenAsync("Bij het station.", "In het park.");
        await desk.UncodedChip().ClickAsync(new());
        await desk.KeyAsync("3");
        Assert.Equal(2, desk.Page.FindAll("article").Count);
        Assert.Contains("(1)", desk.UncodedChip().TextContent, StringComparison.Ordinal);
        await desk.Page.Find("input.search").InputAsync(new() { Value = "PARK" });
        Assert.Equal("In het park.", Assert.Single(desk.Page.FindAll("[data-text]")).TextContent);
        await desk.KeyAsync("1");
        await desk.Page.Find("input.search").InputAsync(new() { Value = "" });
        Assert.Equal("Alles heeft een code", desk.Page.Find(".empty h2").TextContent);
        await desk.Page.Find(".empty button").ClickAsync(new());
        Assert.Equal(2, desk.Page.FindAll("article").Count);
        await desk.Page.Find("input.search").InputAsync(new() { Value = "nergens" });
        Assert.Equal("Geen antwoorden met deze filters", desk.Page.Find(".empty h2").TextContent);
    }

    [Fact]
    public async Task Fifty_answers_at_a_time_and_more_on_request()
    {
        await using var desk = await CodingDesk.OpenAsync([.. Enumerable.Range(1, 60).Select(number => $"Antwoord {number}")]);
        Assert.Equal(50, desk.Page.FindAll("article").Count);
        Assert.Contains("50 van 60", desk.Page.Find(".answers").TextContent, StringComparison.Ordinal);
        await desk.Page.FindAll("button").Single(button => button.TextContent == "Meer tonen").ClickAsync(new());
        Assert.Equal(60, desk.Page.FindAll("article").Count);
    }

    [Fact]
    public async Task A_correction_meanwhile_is_said_and_nothing_is_coded()
    {
        await using var desk = await CodingDesk.OpenAsync("Bij het station.");
        var picked = desk.Picked("station");
        await desk.Scene.CorrectAsync(desk.Keys[0], "Achter het station.");
        await desk.KeyAsync("3", picked);
        Assert.StartsWith("De partner heeft dit antwoord intussen verbeterd.", desk.Page.Find(".answers .notice").TextContent, StringComparison.Ordinal);
        Assert.Equal("Achter het station.", desk.Page.Find("[data-text]").TextContent);
        Assert.Empty(desk.Page.FindAll("mark"));
    }

    [Fact]
    public async Task A_memo_is_kept_and_never_written_over_a_colleagues()
    {
        await using var desk = await CodingDesk.OpenAsync("Bij het station.");
        await desk.Page.Find("textarea.memo").ChangeAsync(new() { Value = "Navragen" });
        Assert.Equal("Navragen", (await desk.Scene.TextAsync(desk.Keys[0])).Memo!.Text);
        var seen = (await desk.Scene.TextAsync(desk.Keys[0])).Memo;
        desk.Database.Clock.Move(TimeSpan.FromMinutes(1));
        await desk.Database.Get<WriteMemo>().WriteAsync(desk.Scene.Colleague(), desk.Keys[0], "Al gedaan", seen, Xunit.TestContext.Current.CancellationToken);
        await desk.Page.Find("textarea.memo").ChangeAsync(new() { Value = "Navragen bij de boa" });
        Assert.Contains("Tweede Codeur schreef intussen: ‘Al gedaan’", desk.Page.Find(".context .notice").TextContent, StringComparison.Ordinal);
        Assert.Equal("Navragen bij de boa", desk.Page.Find("textarea.memo").GetAttribute("value"));
        await desk.Page.Find("textarea.memo").ChangeAsync(new() { Value = "Al gedaan. Navragen bij de boa" });
        Assert.Equal("Al gedaan. Navragen bij de boa", (await desk.Scene.TextAsync(desk.Keys[0])).Memo!.Text);
    }

    [Fact]
    public async Task The_codebook_can_be_changed_in_place()
    {
        await using var desk = await CodingDesk.OpenAsync("Bij het station.");
        await desk.Page.FindAll("button").Single(button => button.TextContent == "Codeboek aanpassen").ClickAsync(new());
        await desk.CodeButton("Straat en park").ClickAsync(new());
        desk.Page.Find("#code-label").Change("Straat, plein en park");
        desk.Page.Find("#code-key").Change("3");
        await desk.Page.Find("form.edit-code").SubmitAsync();
        Assert.Equal("3", desk.CodeButton("Straat, plein en park").QuerySelector("kbd")!.TextContent);
        Assert.Null(desk.CodeButton("Station").QuerySelector("kbd"));
        await desk.KeyAsync("z");
        Assert.Equal("3", desk.CodeButton("Station").QuerySelector("kbd")!.TextContent);
        Assert.NotNull(desk.FindCode("Straat en park"));
    }
}
