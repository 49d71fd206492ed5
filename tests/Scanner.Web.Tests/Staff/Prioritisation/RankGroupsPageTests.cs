using Bunit;
using Scanner.Core.Prioritisation;
using Scanner.Core.Tests.Findings;
using Scanner.Web.Staff.Prioritisation;

namespace Scanner.Web.Tests.Staff.Prioritisation;

public sealed class RankGroupsPageTests
{
    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_score_is_chosen_by_its_sentence_shown_in_the_order_and_taken_back()
    {
        await using var page = await StaffPageTest.OpenAsync();
        var shown = Open(page);
        Assert.Contains("nog geen scores", shown.Find("[aria-labelledby=ranking]").TextContent, StringComparison.Ordinal);
        await shown.FindAll("button.cell")[0].ClickAsync(new());
        var options = shown.FindAll("label.level");
        Assert.Equal(6, options.Count);
        Assert.Contains("Geen enkele bron noemt", options[0].TextContent, StringComparison.Ordinal);
        await shown.Find("input[name=level][value='3']").ChangeAsync(new() { Value = "3" });
        await shown.Find(".panel form").SubmitAsync();
        shown.WaitForAssertion(() => Assert.Equal("3", shown.FindAll("button.cell")[0].TextContent));
        // On to the next criterion, and the order says how open it is.
        Assert.Equal("Kwetsbaarheid", shown.Find("#panel-heading").TextContent);
        Assert.Contains("tussen 15 en 95: 4 maten nog niet gescoord", shown.Find("table.ranking").TextContent, StringComparison.Ordinal);
        await shown.InvokeAsync(() => page.Undo.Undo!());
        shown.WaitForAssertion(() => Assert.Equal("+", shown.FindAll("button.cell")[0].TextContent));
    }

    [Fact]
    public async Task Unknown_is_a_score_and_nothing_chosen_is_not()
    {
        await using var page = await StaffPageTest.OpenAsync();
        var shown = Open(page);
        await shown.FindAll("button.cell")[0].ClickAsync(new());
        await shown.Find(".panel form").SubmitAsync();
        Assert.Contains("Kies eerst een score", shown.Find(".panel .message").TextContent, StringComparison.Ordinal);
        await shown.Find("input[name=level][value='onbekend']").ChangeAsync(new() { Value = "onbekend" });
        await shown.Find(".panel form").SubmitAsync();
        shown.WaitForAssertion(() => Assert.Equal("?", shown.FindAll("button.cell")[0].TextContent));
        Assert.True((await page.Database.Get<RankGroups>().OpenAsync(page.Access, Stop)).Groups[0].Scores[0].IsUnknown);
    }

    [Fact]
    public async Task What_a_colleague_scored_meanwhile_is_shown_before_it_is_replaced()
    {
        await using var page = await StaffPageTest.OpenAsync();
        var shown = Open(page);
        await shown.FindAll("button.cell")[0].ClickAsync(new());
        var group = (await page.Database.Get<RankGroups>().OpenAsync(page.Access, Stop)).Groups[0];
        await page.Database.Get<ScoreGroups>().SetScoreAsync(page.Access, group.Id, group.Scores[0].Criterion, 1, "Uit de monitor", Stop);
        await shown.Find("input[name=level][value='3']").ChangeAsync(new() { Value = "3" });
        await shown.Find("#reason").ChangeAsync(new() { Value = "Uit het gesprek" });
        await shown.Find(".panel form").SubmitAsync();
        shown.WaitForAssertion(() => Assert.Contains("gaf intussen score 1, met de reden ‘Uit de monitor’", shown.Find(".panel .message").TextContent, StringComparison.Ordinal));
        Assert.Equal("Uit het gesprek", shown.Find("#reason").GetAttribute("value"));
        Assert.Equal("Uit de monitor", (await page.Database.Get<RankGroups>().OpenAsync(page.Access, Stop)).Groups[0].Scores[0].Reason);
        await shown.Find(".panel form").SubmitAsync();
        shown.WaitForAssertion(() => Assert.Equal("Kwetsbaarheid", shown.Find("#panel-heading").TextContent));
        Assert.Equal("Uit het gesprek", (await page.Database.Get<RankGroups>().OpenAsync(page.Access, Stop)).Groups[0].Scores[0].Reason);
    }

    [Fact]
    public async Task What_a_colleague_wrote_at_a_priority_meanwhile_is_shown_before_it_is_replaced()
    {
        await using var page = await StaffPageTest.OpenAsync();
        var choose = page.Database.Get<ChoosePriorities>();
        var group = (await page.Database.Get<RankGroups>().OpenAsync(page.Access, Stop)).Groups[0];
        await choose.ChooseAsync(page.Access, new PriorityContent(group.Id, "Eerst", []), Stop);
        var shown = Open(page);
        await Button(shown, "Wijzigen").ClickAsync(new());
        await shown.Find("#priority-reason").InputAsync(new() { Value = "Van mij" });
        await choose.ChangeAsync(page.Access, new PriorityContent(group.Id, "Van een collega", []), (await choose.OpenAsync(page.Access, Stop))[0], Stop);
        await shown.Find("form.editor").SubmitAsync();
        shown.WaitForAssertion(() => Assert.Contains("Daar staat nu: ‘Van een collega’, met 0 citaten", shown.Find("#priority-reason-error").TextContent, StringComparison.Ordinal));
        Assert.Equal("Van mij", shown.Find("#priority-reason").GetAttribute("value"));
        await shown.Find("form.editor").SubmitAsync();
        shown.WaitForAssertion(() => Assert.Contains("Van mij", shown.Find(".chosen").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Places_that_can_still_change_are_a_list_and_more_than_three_are_folded()
    {
        await using var page = await StaffPageTest.OpenAsync();
        var (rank, score) = (page.Database.Get<RankGroups>(), page.Database.Get<ScoreGroups>());
        var view = await rank.OpenAsync(page.Access, Stop);
        foreach (var (group, place) in view.Groups.Take(5).Select((group, place) => (group, place)))
        {
            await score.SetScoreAsync(page.Access, group.Id, view.Criteria[0].Criterion.Name, 4 - place, "", Stop);
            if (place == 1) Assert.Single(Open(page).FindAll(".ranking ~ .pairs li"));
        }
        var shown = Open(page);
        Assert.Contains("op 4 plekken", shown.Find(".open-places").TextContent, StringComparison.Ordinal);
        var pairs = shown.FindAll("details .pairs li");
        Assert.Equal(4, pairs.Count);
        Assert.Contains(view.Groups[0].Label, pairs[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("plaats 1 tot en met", shown.Find("table.ranking").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_weight_outside_the_range_is_refused_beside_its_field()
    {
        await using var page = await StaffPageTest.OpenAsync();
        var shown = Open(page);
        await shown.Find("#weight-kwetsbaarheid").ChangeAsync(new() { Value = "250" });
        Assert.Contains("van 0 tot en met 100", shown.Find("#weight-kwetsbaarheid-error").TextContent, StringComparison.Ordinal);
        await shown.Find("#weight-kwetsbaarheid").ChangeAsync(new() { Value = "50" });
        shown.WaitForAssertion(() => Assert.Contains("125", shown.Find("[aria-labelledby=weights]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_own_group_is_added_and_one_that_does_not_occur_is_left_out()
    {
        await using var page = await StaffPageTest.OpenAsync();
        var shown = Open(page);
        await shown.Find("#new-group").ChangeAsync(new() { Value = "Jongeren op het plein" });
        await shown.Find("#new-group").Closest("form")!.SubmitAsync();
        shown.WaitForAssertion(() => Assert.Contains("Jongeren op het plein", shown.FindAll("[aria-labelledby=scores] tbody tr")[^1].TextContent, StringComparison.Ordinal));
        await shown.FindAll("[aria-labelledby=scores] input[type=checkbox]")[0].ChangeAsync(new() { Value = false });
        shown.WaitForAssertion(() => Assert.True(shown.FindAll("button.cell")[0].HasAttribute("disabled")));
    }

    [Fact]
    public async Task A_priority_is_chosen_with_a_quote_removed_and_put_back()
    {
        await using var page = await StaffPageTest.OpenAsync();
        var scan = new FilledScan(page.Database, page.Access);
        var online = await scan.OnlineAsync(await scan.PartnerAsync(), true, ("gebruik", "Ballonnen op het plein"));
        await scan.QuoteAsync(online, "gebruik", "Ballonnen op het plein", await scan.CodeAsync("Lachgas"));
        var group = (await page.Database.Get<RankGroups>().OpenAsync(page.Access, Stop)).Groups[2];
        var shown = Open(page);
        await Button(shown, "Prioriteit kiezen").ClickAsync(new());
        shown.WaitForElement(".found li");
        await shown.Find("form.editor").SubmitAsync();
        Assert.Contains("Kies een groep", shown.Find("#priority-group-error").TextContent, StringComparison.Ordinal);
        await shown.Find("#priority-group").ChangeAsync(new() { Value = group.Id.ToString() });
        await shown.Find("form.editor").SubmitAsync();
        shown.WaitForAssertion(() => Assert.Contains("Schrijf op waarom", shown.Find("#priority-reason-error").TextContent, StringComparison.Ordinal));
        await shown.Find("#priority-reason").InputAsync(new() { Value = "Veel signalen" });
        await shown.Find(".found button").ClickAsync(new());
        await shown.Find("form.editor").SubmitAsync();
        shown.WaitForAssertion(() => Assert.Contains("Ballonnen op het plein", shown.Find(".chosen").TextContent, StringComparison.Ordinal));
        Assert.Contains(group.Label, shown.Find(".chosen").TextContent, StringComparison.Ordinal);
        await Button(shown, "Weghalen").ClickAsync(new());
        shown.WaitForAssertion(() => Assert.Empty(shown.FindAll(".chosen li")));
        await shown.InvokeAsync(() => page.Undo.Undo!());
        shown.WaitForAssertion(() => Assert.Contains("Veel signalen", shown.Find(".chosen").TextContent, StringComparison.Ordinal));
        Assert.Single((await page.Database.Get<ChoosePriorities>().OpenAsync(page.Access, Stop))[0].Quotes);
    }

    private static IRenderedComponent<RankGroupsPage> Open(StaffPageTest page)
    {
        var shown = page.Render<RankGroupsPage>(parameters => parameters.Add(each => each.Scan, page.Access.Slug));
        shown.WaitForElement("button.cell");
        return shown;
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<RankGroupsPage> shown, string words) =>
        shown.FindAll("button").First(button => button.TextContent.Trim() == words);
}
