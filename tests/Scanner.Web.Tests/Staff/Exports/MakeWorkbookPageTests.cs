using System.IO.Compression;
using System.Net;
using Bunit;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Findings;
using Scanner.Web.Staff.Exports;

namespace Scanner.Web.Tests.Staff.Exports;

public sealed class MakeWorkbookPageTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Says_what_is_in_the_workbook_and_what_is_missing()
    {
        await using var page = await StaffPageTest.OpenAsync();
        var scan = new FilledScan(page.Database, page.Access);
        await scan.OnlineAsync(await scan.PartnerAsync(), true, ("gebruik", "Ballonnen"));
        var shown = page.Render<MakeWorkbookPage>(parameters => parameters.Add(each => each.Scan, page.Access.Slug));
        shown.WaitForElement("table");
        Assert.Equal(["Leeswijzer", "Respons", "Antwoorden", "Thema's", "Citaten", "Prioriteiten"], shown.FindAll("tbody th").Select(cell => cell.TextContent));
        Assert.Contains("volledige werkexemplaar", shown.Markup, StringComparison.Ordinal);
        var missing = shown.Find("[aria-labelledby=missing]").TextContent;
        Assert.Contains("nog niets gecodeerd", missing, StringComparison.Ordinal);
        Assert.Contains("nog geen prioriteiten", missing, StringComparison.Ordinal);
        Assert.Equal($"/scan/{page.Access.Slug}/downloads/werkboek.xlsx", shown.Find("a.button").GetAttribute("href"));
    }

    [Fact]
    public async Task The_officer_downloads_a_workbook_with_a_proper_name()
    {
        var scan = await app.NewScanAsync();
        var browser = await app.BrowserOfAsync(scan.AccountId);
        using var answer = await browser.GetAsync($"/scan/{scan.Slug}/downloads/werkboek.xlsx", Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", answer.Content.Headers.ContentType!.MediaType);
        Assert.Matches($"^werkboek-{scan.Slug}-[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}\\.xlsx$", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync(Stop));
        Assert.NotNull(archive.GetEntry("xl/workbook.xml"));
    }

    [Theory]
    [InlineData(MemberRole.Reader)]
    [InlineData(MemberRole.Coder)]
    [InlineData(MemberRole.Interviewer)]
    public async Task Who_may_not_export_gets_no_workbook(MemberRole role)
    {
        var scan = await app.NewScanAsync(role);
        var browser = await app.BrowserOfAsync(scan.AccountId);
        using var answer = await browser.GetAsync($"/scan/{scan.Slug}/downloads/werkboek.xlsx", Stop);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/account/geen-toegang", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_municipalitys_workbook_does_not_exist()
    {
        var (own, foreign) = (await app.NewScanAsync(), await app.NewScanAsync());
        var browser = await app.BrowserOfAsync(own.AccountId);
        using var answer = await browser.GetAsync($"/scan/{foreign.Slug}/downloads/werkboek.xlsx", Stop);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
