using System.Net;
using System.Text;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Web.Staff.Responses;
using Scanner.Web.Staff.Scans;
using Scanner.Web.Tests.Staff.Scans;

namespace Scanner.Web.Tests.Staff.Responses;

/// <summary>Partners coming in from a file and from an earlier scan, the map of them, and what goes out as a file.</summary>
public sealed class PartnerImportPageTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_file_is_shown_first_decided_on_read_in_and_taken_back()
    {
        await using var test = await StaffPageTest.OpenAsync();
        await test.PartnerAsync("Jongerenwerk De Brug");
        var page = test.Render<ImportPartnersPage>(parameters => parameters.Add(page => page.Scan, test.Access.Slug));
        Upload(page, "naam;soort;contactpersoon;e-mail\nHalt;halt;Een;\nStichting jongerenwerk de brug;jeugd-en-jongerenwerk;;\nFout;bestaat niet;;\n");
        page.WaitForElement(".summary", TimeSpan.FromSeconds(20));
        Assert.Equal(["1 nieuw", "0 gewijzigd", "0 ongewijzigd", "1 misschien dubbel", "1 fout"], page.FindAll(".summary .badge").Select(badge => badge.TextContent));
        Assert.True(page.Find(".summary button").HasAttribute("disabled"));
        Assert.Equal(1, await CountAsync(test));

        page.FindAll(".doubt input")[0].Change(true);
        Assert.False(page.Find(".summary button").HasAttribute("disabled"));
        Assert.Contains("Naam: Jongerenwerk De Brug → Stichting jongerenwerk de brug", page.Find(".changes").TextContent, StringComparison.Ordinal);
        page.Find(".summary button").Click();
        Assert.Equal("Ingelezen: 1 nieuwe partner, 1 gewijzigde.", test.Undo.Sentence);
        Assert.EndsWith("/partners", test.Services.GetRequiredService<BunitNavigationManager>().Uri, StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync(test));
        await page.InvokeAsync(() => test.Undo.Undo!());
        Assert.Equal(["Jongerenwerk De Brug"], (await test.Database.Get<ListPartners>().ListAsync(test.Access, new PartnerFilter(), Arrange.Stop)).Rows.Select(row => row.Name));
    }

    [Fact]
    public async Task A_file_that_is_no_table_is_refused_with_words()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var page = test.Render<ImportPartnersPage>(parameters => parameters.Add(page => page.Scan, test.Access.Slug));
        Upload(page, "alleen;onzin\n1;2\n");
        page.WaitForElement(".summary", TimeSpan.FromSeconds(20));
        Assert.Contains("Er is geen kolom ‘naam’", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".summary button"));
    }

    [Fact]
    public async Task Partners_of_an_earlier_scan_are_ticked_taken_over_and_taken_back()
    {
        await using var test = await StaffPageTest.OpenAsync();
        await test.PartnerAsync("Halt", "halt");
        await test.PartnerAsync("GGD De Regio", "ggd");
        var created = await test.Database.Get<CreateScan>().CreateAsync(test.Access.AccountId, test.Access.MunicipalityId, new NewScan("Scan 2030", "", null, null), [], Arrange.Stop);
        var later = (await test.Database.Get<OpenScan>().AsMemberAsync(test.Access.AccountId, created.Slug!, Arrange.Stop))!;
        var page = test.Render<CopyPartnersPage>(parameters => parameters.Add(page => page.Scan, later.Slug));
        Assert.True(page.Find("form button[type=submit]").HasAttribute("disabled"));
        page.Press("Alle 2 aanvinken");
        page.FindAll("input[type=checkbox]")[0].Change(false);
        page.Find("form").Submit();
        Assert.Equal("1 partner overgenomen.", test.Undo.Sentence);
        Assert.Equal(["GGD De Regio"], (await test.Database.Get<ListPartners>().ListAsync(later, new PartnerFilter(), Arrange.Stop)).Rows.Select(row => row.Name));
        await page.InvokeAsync(() => test.Undo.Undo!());
        Assert.Empty((await test.Database.Get<ListPartners>().ListAsync(later, new PartnerFilter(), Arrange.Stop)).Rows);
    }

    [Fact]
    public async Task The_map_tells_coverage_and_says_in_words_who_was_heard()
    {
        await using var test = await StaffPageTest.OpenAsync();
        await test.PartnerAsync("Halt Voorbeeldstad", "halt");
        var page = test.Render<ViewStakeholderMapPage>(parameters => parameters.Add(page => page.Scan, test.Access.Slug));
        Assert.Matches(@"0 van de \d+\s*soorten partners gehoord", page.Find(".tile").TextContent);
        var cell = page.Find("td[data-role=Signaleren]");
        Assert.Equal("nog niet gevraagd:", cell.QuerySelector(".visually-hidden")!.TextContent);
        Assert.Equal("Halt Voorbeeldstad", cell.QuerySelector("a")!.TextContent);
        Assert.Equal("nog niet gehoord", page.Find("tbody th .badge").TextContent);
        Assert.Contains("GGD", page.FindAll(".missing .card")[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Partners_have_settings_and_the_list_is_filtered_by_role()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var page = test.Render<AddPartnerPage>(parameters => parameters.Add(page => page.Scan, test.Access.Slug));
        page.Type("#partner-name", "Sportclub");
        page.Type("#partner-type", "vereniging");
        var settings = page.FindAll("fieldset").Single(fieldset => fieldset.QuerySelector("legend")!.TextContent.Contains("settings", StringComparison.Ordinal));
        settings.QuerySelectorAll("label").Single(label => label.TextContent.Trim() == "Sport").QuerySelector("input")!.Change(true);
        page.Find("form").Submit();
        await test.PartnerAsync("Halt", "halt");
        var list = test.Render<ListPartnersPage>(parameters => parameters.Add(page => page.Scan, test.Access.Slug));
        Assert.Contains("Sport", list.FindAll("tbody tr")[0].TextContent, StringComparison.Ordinal);
        list.Find("#role").Change("signalerend");
        Assert.Equal("Halt", Assert.Single(list.FindAll("tbody th")).TextContent);
    }

    [Fact]
    public async Task Who_wants_no_mail_is_marked_and_can_be_mailed_again()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var id = await test.PartnerAsync(contact: "Toets Contact");
        var person = (await test.Database.Get<ManagePartners>().FindAsync(test.Access, id, Arrange.Stop))!.Contacts.Single().Id;
        await test.Database.Get<ManageContacts>().StopMailAsync(test.Access, id, person, test.Database.Clock.GetUtcNow(), Arrange.Stop);
        var page = test.Render<ManagePartnersPage>(parameters => parameters.Add(page => page.Scan, test.Access.Slug).Add(page => page.Partner, id));
        Assert.Contains("sinds 21 november 2026", page.Find(".people").TextContent, StringComparison.Ordinal);
        page.Press("Mail weer toestaan");
        Assert.DoesNotContain("wil geen mail", page.Markup, StringComparison.Ordinal);
        await page.InvokeAsync(() => test.Undo.Undo!());
        Assert.Contains("wil geen mail", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Partners_map_progress_and_template_download()
    {
        var scan = await app.NewScanAsync();
        await app.Services.GetRequiredService<ManagePartners>().AddAsync(scan, new PartnerDetails("=Halt; \"bureau\"", "halt", "", ["signalerend"], ""), Arrange.Stop);
        var browser = await app.BrowserOfAsync(scan.AccountId);
        Assert.Contains("\"'=Halt; \"\"bureau\"\"\";Halt;", await TextAsync("partners.csv"), StringComparison.Ordinal);
        Assert.Contains("Halt;P01;", await TextAsync("kaart-van-partners.csv"), StringComparison.Ordinal);
        Assert.StartsWith("uitzetting;soort;uitgenodigd", await TextAsync("voortgang.csv"), StringComparison.Ordinal);
        using var template = await browser.GetAsync($"/scan/{scan.Slug}/downloads/partners-voorbeeld.xlsx", Arrange.Stop);
        Assert.Equal(HttpStatusCode.OK, template.StatusCode);

        var reader = await app.BrowserOfAsync(await app.NewMemberAsync(scan, MemberRole.Reader));
        foreach (var (file, allowed) in new[] { ("partners.csv", false), ("kaart-van-partners.csv", false), ("partners-voorbeeld.xlsx", false), ("voortgang.csv", true) })
        {
            using var answer = await reader.GetAsync($"/scan/{scan.Slug}/downloads/{file}", Arrange.Stop);
            Assert.Equal(allowed ? HttpStatusCode.OK : HttpStatusCode.Redirect, answer.StatusCode);
        }

        async Task<string> TextAsync(string file)
        {
            using var answer = await browser.GetAsync($"/scan/{scan.Slug}/downloads/{file}", Arrange.Stop);
            Assert.Equal((HttpStatusCode.OK, "text/csv"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
            return Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(Arrange.Stop)).TrimStart('\uFEFF');
        }
    }

    private static void Upload(IRenderedComponent<ImportPartnersPage> page, string text) => page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(text, "partners.csv"));

    private static async Task<int> CountAsync(StaffPageTest test) => (await test.Database.Get<ListPartners>().ListAsync(test.Access, new PartnerFilter(), Arrange.Stop)).All;
}
