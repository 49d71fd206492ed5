using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Web.Staff.Responses;
using Scanner.Web.Staff.Scans;

namespace Scanner.Web.Tests.Staff.Scans;

public sealed class PartnerPagesTests
{
    [Fact]
    public async Task An_error_stands_beside_its_field_and_what_was_typed_stays()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var page = test.Render<AddPartnerPage>(parameters => parameters.Add(page => page.Scan, test.Access.Slug));
        page.Type("#partner-name", "Halt Voorbeeldstad");
        page.Find("form").Submit();
        Assert.Equal("Kies wat voor partner dit is.", page.Find("#partner-type-error").TextContent);
        Assert.Equal("partner-type-error", page.Find("#partner-type").GetAttribute("aria-describedby"));
        Assert.Equal("Halt Voorbeeldstad", page.Find("#partner-name").GetAttribute("value"));
        page.Type("#partner-type", "halt");
        page.FindAll("fieldset input")[0].Change(true);
        page.Find("form").Submit();

        var row = Assert.Single((await test.Database.Get<ListPartners>().ListAsync(test.Access, new PartnerFilter(), Arrange.Stop)).Rows);
        Assert.Equal(("halt", 1), (row.Type, row.Roles.Count));
        Assert.EndsWith($"/partners/{row.Id}", test.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        await page.InvokeAsync(() => test.Undo.Undo!());
        Assert.Empty((await test.Database.Get<ListPartners>().ListAsync(test.Access, new PartnerFilter(), Arrange.Stop)).Rows);
    }

    [Fact]
    public async Task A_partner_is_removed_and_put_back()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var id = await test.PartnerAsync(contact: "Toets Contact");
        var page = Open(test, id);
        page.FindAll("button").First(button => button.TextContent == "Verwijderen").Click();
        Assert.Null(await test.Database.Get<ManagePartners>().FindAsync(test.Access, id, Arrange.Stop));
        await page.InvokeAsync(() => test.Undo.Undo!());
        Assert.Single((await test.Database.Get<ManagePartners>().FindAsync(test.Access, id, Arrange.Stop))!.Contacts);
    }

    [Fact]
    public async Task What_keeps_a_partner_from_being_removed_is_told()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var id = await test.PartnerAsync();
        await test.Database.Get<CreateInvitations>().CreateAsync(test.Access, new NewDistribution("partner-kort", "Ronde 1", null), [new Invitee(id, null)], Arrange.Stop);
        var page = Open(test, id);
        page.FindAll("button").First(button => button.TextContent == "Verwijderen").Click();
        Assert.Contains("1 uitnodiging", page.Find(".notice.warn").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_are_added_changed_and_removed()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var id = await test.PartnerAsync();
        var page = Open(test, id);
        page.Press("Contactpersoon toevoegen");
        page.Type("#contact-email", "geen adres");
        page.Find("form.person").Submit();
        Assert.Equal("Vul de naam in.", page.Find("#contact-name-error").TextContent);
        Assert.Contains("e-mailadres", page.Find("#contact-email-error").TextContent, StringComparison.Ordinal);
        page.Type("#contact-name", "Toets Contact");
        page.Type("#contact-email", "contact@voorbeeld.example");
        page.Find("form.person").Submit();
        page.Find("button[aria-label='Wijzigen: Toets Contact']").Click();
        page.Type("#contact-function", "wijkagent");
        page.Find("form.person").Submit();
        Assert.Contains("wijkagent · contact@voorbeeld.example", page.Markup, StringComparison.Ordinal);
        page.Find("button[aria-label='Verwijderen: Toets Contact']").Click();
        Assert.Empty(page.FindAll(".people li"));
        await page.InvokeAsync(() => test.Undo.Undo!());
        Assert.Single(page.FindAll(".people li"));
    }

    [Fact]
    public async Task An_interviewer_reads_and_changes_nothing()
    {
        await using var officer = await StaffPageTest.OpenAsync(MemberRole.Interviewer);
        var id = await PartnerByAnOfficerAsync(officer);
        var page = Open(officer, id);
        Assert.Contains("Toets Contact", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("button"));
        Assert.Empty(page.FindAll("form"));
    }

    [Fact]
    public async Task A_partner_that_is_not_there_reads_so()
    {
        await using var test = await StaffPageTest.OpenAsync();
        Assert.Contains("is er niet", Open(test, Guid.NewGuid()).Find("h1").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_begins_empty_and_filters_by_kind_and_by_heard()
    {
        await using var test = await StaffPageTest.OpenAsync();
        Assert.Equal("Nog geen partners", OpenList(test).Find(".empty h2").TextContent);
        await test.PartnerAsync("Politie Voorbeeldstad", "politie");
        await test.PartnerAsync();
        var page = OpenList(test);
        Assert.Equal(2, page.FindAll("tbody tr").Count);
        page.Find("#type").Change("politie");
        Assert.Equal("Politie Voorbeeldstad", Assert.Single(page.FindAll("tbody th")).TextContent);
        page.Press("Gehoord");
        Assert.Empty(page.FindAll("tbody tr"));
        Assert.Equal("true", page.FindAll("button.chip").Single(chip => chip.TextContent == "Gehoord").GetAttribute("aria-pressed"));
    }

    [Fact]
    public async Task The_list_is_searched_without_accents_and_sorted_by_a_heading()
    {
        await using var test = await StaffPageTest.OpenAsync();
        await test.PartnerAsync("Politie Voorbeeldstad", "politie", "Zoë Toets");
        await test.PartnerAsync("Café De Proef", "horeca");
        var page = OpenList(test);
        Assert.Equal(["Politie Voorbeeldstad", "Café De Proef"], Names());
        page.Press("Partner ↕");
        Assert.Equal(["Café De Proef", "Politie Voorbeeldstad"], Names());
        Assert.Equal("ascending", page.Find("th[aria-sort]").GetAttribute("aria-sort"));
        page.Press("Partner ▲");
        Assert.Equal(["Politie Voorbeeldstad", "Café De Proef"], Names());
        page.Find("#search").Input("proef CAFE");
        Assert.Equal(["Café De Proef"], Names());
        Assert.Equal("1 van 2 partners", page.Find(".filter [role=status]").TextContent);
        page.Find("#search").Input("zoe");
        Assert.Equal(["Politie Voorbeeldstad"], Names());
        page.Find("#search").Input("niets hiervan");
        Assert.Contains("Geen partner past bij deze keuze.", page.Markup, StringComparison.Ordinal);

        IEnumerable<string> Names() => page.FindAll("tbody th").Select(cell => cell.TextContent);
    }

    [Fact]
    public async Task Another_page_says_what_kind_of_partner_to_add()
    {
        await using var test = await StaffPageTest.OpenAsync();
        test.Services.GetRequiredService<NavigationManager>().NavigateTo($"/scan/{test.Access.Slug}/partners/nieuw?soort=halt");
        var page = test.Render<AddPartnerPage>(parameters => parameters.Add(page => page.Scan, test.Access.Slug));
        Assert.Equal("halt", page.Find("#partner-type option[selected]").GetAttribute("value"));
    }

    private static async Task<Guid> PartnerByAnOfficerAsync(StaffPageTest test)
    {
        var administrator = await test.AsAdministratorAsync();
        var added = await test.Database.Get<ManageMembers>().AddAsync(administrator, test.Access.MunicipalityId, new NewMember("Officer", "officer@voorbeeld.example", MemberRole.PolicyOfficer), Arrange.Stop);
        var access = (await test.Database.Get<OpenScan>().AsMemberAsync(added.AccountId!.Value, test.Access.Slug, Arrange.Stop))!;
        var id = (await test.Database.Get<ManagePartners>().AddAsync(access, new PartnerDetails("Halt", "halt", "", [], ""), Arrange.Stop)).PartnerId!.Value;
        await test.Database.Get<ManageContacts>().AddAsync(access, id, new ContactDetails("Toets Contact", "", "", ""), Arrange.Stop);
        return id;
    }

    private static IRenderedComponent<ManagePartnersPage> Open(StaffPageTest test, Guid id) =>
        test.Render<ManagePartnersPage>(parameters => parameters.Add(page => page.Scan, test.Access.Slug).Add(page => page.Partner, id));

    private static IRenderedComponent<ListPartnersPage> OpenList(StaffPageTest test) =>
        test.Render<ListPartnersPage>(parameters => parameters.Add(page => page.Scan, test.Access.Slug));
}
