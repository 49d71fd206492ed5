using Bunit;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Findings;
using Scanner.Web.Staff.Findings;

namespace Scanner.Web.Tests.Staff.Findings;

public sealed class ViewAssessmentGridPageTests
{
    [Fact]
    public async Task Shows_per_key_question_what_is_known_and_what_waits()
    {
        await using var page = await StaffPageTest.OpenAsync();
        var scan = new FilledScan(page.Database, page.Access);
        var online = await scan.OnlineAsync(await scan.PartnerAsync(), true, ("gebruik", "Ballonnen"), ("problemen", "Ruzie"));
        await scan.QuoteAsync(online, "gebruik", "Ballonnen", await scan.CodeAsync("Lachgas"));
        var shown = page.Render<ViewAssessmentGridPage>(parameters => parameters.Add(each => each.Scan, page.Access.Slug));
        shown.WaitForElement("table.grid");
        var rows = shown.FindAll("table.grid tbody tr");
        Assert.Equal(10, rows.Count);
        Assert.Contains("Signaal", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Nog te coderen", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("Witte vlek", rows[2].TextContent, StringComparison.Ordinal);
        Assert.Contains("Niet gevraagd", rows[3].TextContent, StringComparison.Ordinal);
        Assert.Contains("1 / 1", shown.Find(".tiles").TextContent, StringComparison.Ordinal);
        Assert.Contains("1 antwoord of notitie", shown.Find("[aria-labelledby=waiting]").TextContent, StringComparison.Ordinal);
        Assert.NotNull(shown.Find("a[href$='/vastleggen']"));
    }

    [Fact]
    public async Task The_numbers_lead_to_where_one_acts_on_them()
    {
        await using var page = await StaffPageTest.OpenAsync();
        var before = page.Render<ViewAssessmentGridPage>(parameters => parameters.Add(each => each.Scan, page.Access.Slug));
        Assert.Contains(before.FindAll("[aria-labelledby=waiting] a"), link => link.GetAttribute("href")!.EndsWith("/partners", StringComparison.Ordinal));
        Assert.Contains(before.FindAll("[aria-labelledby=not-heard] a"), link => link.GetAttribute("href")!.EndsWith("/partners/nieuw?soort=ggd", StringComparison.Ordinal));
        var scan = new FilledScan(page.Database, page.Access);
        await scan.InviteAsync(await scan.PartnerAsync());
        var shown = page.Render<ViewAssessmentGridPage>(parameters => parameters.Add(each => each.Scan, page.Access.Slug));
        Assert.Equal($"/scan/{page.Access.Slug}/uitnodigingen?stand=open", shown.FindAll("[aria-labelledby=waiting] a").Single(link => link.TextContent == "1 uitnodiging").GetAttribute("href"));
        Assert.Equal(["/voortgang", "/gesprekken", "/coderen"], shown.FindAll(".tiles a").Select(link => link.GetAttribute("href")![$"/scan/{page.Access.Slug}".Length..]));
    }

    [Fact]
    public async Task A_reader_sees_counts_without_links_to_what_is_closed()
    {
        await using var page = await StaffPageTest.OpenAsync(MemberRole.Reader);
        var scan = new FilledScan(page.Database, page.Access);
        await scan.OnlineAsync(await scan.PartnerAsync(), true, ("gebruik", "Ballonnen"));
        var shown = page.Render<ViewAssessmentGridPage>(parameters => parameters.Add(each => each.Scan, page.Access.Slug));
        shown.WaitForElement("table.grid");
        Assert.Empty(shown.FindAll("a"));
        Assert.DoesNotContain("Ballonnen", shown.Markup, StringComparison.Ordinal);
    }
}
