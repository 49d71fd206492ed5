using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Scanner.Core.Responses;
using Scanner.Web.Staff.Responses;
using Scanner.Web.Tests.Staff.Scans;

namespace Scanner.Web.Tests.Staff.Responses;

public sealed class InvitationPagesTests
{
    [Fact]
    public async Task Inviting_gives_each_partner_a_link_a_code_and_a_letter_once()
    {
        await using var test = await StaffPageTest.OpenAsync();
        await test.PartnerAsync("Halt", "halt");
        await test.PartnerAsync(contact: "Toets Contact");
        var page = OpenWizard(test);
        page.Find("form").Submit();
        Assert.Contains("minstens één", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        page.Press("Alle kiezen");
        page.Find("#closes").Change("2026-11-20");
        page.Find("form").Submit();
        Assert.Contains("al voorbij", page.Find("#closes-error").TextContent, StringComparison.Ordinal);
        page.Find("#closes").Change("2026-12-14");
        page.Find("form").Submit();

        Assert.Equal("2 uitnodigingen gemaakt", page.Find("h1").TextContent);
        var links = page.FindAll(".links code").Select(link => link.TextContent).ToList();
        Assert.Equal(2, links.Distinct().Count());
        Assert.All(links, link => Assert.StartsWith("http://localhost/v/", link, StringComparison.Ordinal));
        Assert.Equal(["QR-code met de link voor Halt", "QR-code met de link voor Toets Contact van Jongerenwerk De Brug"], page.FindAll(".links img").Select(image => image.GetAttribute("alt")));
        Assert.All(page.FindAll("img"), image => Assert.StartsWith("data:image/svg+xml;base64,", image.GetAttribute("src"), StringComparison.Ordinal));
        Assert.Contains("tot en met 14 december 2026", page.FindAll(".letter")[0].TextContent, StringComparison.Ordinal);
        Assert.Equal(2, Assert.Single(await test.Database.Get<ManageInvitations>().ListAsync(test.Access, Arrange.Stop)).Invitations.Count);
        var list = OpenList(test);
        Assert.All(links, link => Assert.DoesNotContain(link, list.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_copied_table_has_a_row_per_partner_and_no_formula()
    {
        await using var test = await StaffPageTest.OpenAsync();
        await test.PartnerAsync("=SOM(A1)", "halt");
        var page = OpenWizard(test);
        page.Press("Alle kiezen");
        page.Find("form").Submit();
        page.Press("Alles kopiëren als tabel");
        var copied = (string)Assert.Single(test.JSInterop.Invocations["navigator.clipboard.writeText"]).Arguments[0]!;
        var rows = copied.Split('\n').Select(row => row.Split('\t')).ToList();
        Assert.Equal(["Nummer", "Partner", "Contactpersoon", "E-mailadres", "Link"], rows[0]);
        Assert.Equal(("P01", "'=SOM(A1)"), (rows[1][0], rows[1][1]));
        Assert.Contains("Gekopieerd", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_partners_join_a_round_and_nobody_twice()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var first = await test.PartnerAsync("Halt", "halt");
        var round = (await test.Database.Get<CreateInvitations>().CreateAsync(test.Access, new NewDistribution("partner-kort", "Ronde 1", null), [new Invitee(first, null)], Arrange.Stop)).DistributionId!.Value;
        await test.PartnerAsync("Politie", "politie");
        var page = test.Render<CreateInvitationsPage>(parameters => parameters.Add(page => page.Scan, test.Access.Slug).Add(page => page.Distribution, round));
        Assert.Contains("Ronde 1", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.True(page.FindAll(".partner input")[0].HasAttribute("disabled"));
        page.Press("Alle kiezen");
        page.Find("form").Submit();
        Assert.Contains("Politie", Assert.Single(page.FindAll(".links h2")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_partners_the_page_says_where_to_begin()
    {
        await using var test = await StaffPageTest.OpenAsync();
        Assert.Equal("Nog geen partners", OpenWizard(test).Find(".empty h2").TextContent);
        Assert.Equal("Nog niemand uitgenodigd", OpenList(test).Find(".empty h2").TextContent);
    }

    [Fact]
    public async Task An_invitation_is_withdrawn_undone_and_renewed()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var partner = await test.PartnerAsync("Halt", "halt");
        await test.Database.Get<CreateInvitations>().CreateAsync(test.Access, new NewDistribution("partner-kort", "Ronde 1", null), [new Invitee(partner, null)], Arrange.Stop);
        var page = OpenList(test);
        Assert.Equal("uitgenodigd", page.Find("tbody .badge").TextContent);
        page.Press("Intrekken");
        Assert.Equal("ingetrokken", page.Find("tbody .badge").TextContent);
        await page.InvokeAsync(() => test.Undo.Undo!());
        Assert.Equal("uitgenodigd", page.Find("tbody .badge").TextContent);
        page.Press("Nieuwe link");
        Assert.StartsWith("http://localhost/v/", page.Find(".renewed .links code").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_day_is_changed_and_undone()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var partner = await test.PartnerAsync("Halt", "halt");
        await test.Database.Get<CreateInvitations>().CreateAsync(test.Access, new NewDistribution("partner-kort", "Ronde 1", new DateOnly(2026, 12, 14)), [new Invitee(partner, null)], Arrange.Stop);
        var page = OpenList(test);
        page.Find("input[type=date]").Change("2026-11-01");
        Assert.Equal("gesloten", page.Find(".round > .row .badge").TextContent);
        Assert.Equal("niet ingestuurd", page.Find("tbody .badge").TextContent);
        await page.InvokeAsync(() => test.Undo.Undo!());
        Assert.Equal("2026-12-14", page.Find("input[type=date]").GetAttribute("value"));
    }

    [Fact]
    public async Task Who_has_not_finished_is_filtered_and_found_by_name()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var (first, second, third) = (await test.PartnerAsync("Halt", "halt"), await test.PartnerAsync("Politie", "politie"), await test.PartnerAsync("Café Proef", "horeca"));
        var made = await test.Database.Get<CreateInvitations>().CreateAsync(test.Access, new NewDistribution("partner-kort", "Ronde 1", null), [new Invitee(first, null), new Invitee(second, null), new Invitee(third, null)], Arrange.Stop);
        await test.Database.Get<ManageInvitations>().WithdrawAsync(test.Access, made.Links[0].InvitationId, Arrange.Stop);
        test.Services.GetRequiredService<NavigationManager>().NavigateTo($"/scan/{test.Access.Slug}/uitnodigingen?stand=open");
        var page = OpenList(test);
        Assert.Equal(["Politie", "Café Proef"], Names());
        Assert.Equal(["Alle (3)", "Nog niet klaar (2)", "Doet niet mee of ingetrokken (1)"], page.FindAll(".filter .chip").Select(chip => chip.TextContent));
        page.Find("#search").Input("cafe");
        Assert.Equal(["Café Proef"], Names());
        page.Press("Doet niet mee of ingetrokken (1)");
        Assert.Contains("In deze uitzetting past niemand bij deze keuze.", page.Markup, StringComparison.Ordinal);
        page.Find("#search").Input("");
        Assert.Equal(["Halt"], Names());

        IEnumerable<string> Names() => page.FindAll("tbody th").Select(cell => cell.TextContent);
    }

    [Fact]
    public async Task What_is_wrong_with_a_round_is_listed_at_its_top()
    {
        await using var test = await StaffPageTest.OpenAsync();
        await test.PartnerAsync("Halt", "halt");
        var page = OpenWizard(test);
        page.Find("#distribution-name").Change("");
        page.Find("#closes").Change("2026-11-20");
        page.Find("form").Submit();
        Assert.Equal(
            ["Naam van deze uitzetting: Geef deze uitzetting een naam.", "Laatste dag om te antwoorden: Deze dag is al voorbij. Kies vandaag of een latere dag.", "Wie nodigt u uit: Kies minstens één partner of persoon."],
            page.FindAll("[role=alert] li").Select(line => line.TextContent));
        page.Find("#search").Input("halt");
        page.Press("Alle kiezen");
        page.Find("#distribution-name").Change("Ronde 1");
        page.Find("#closes").Change("");
        page.Find("form").Submit();
        Assert.Equal("1 uitnodiging gemaakt", page.Find("h1").TextContent);
    }

    private static IRenderedComponent<CreateInvitationsPage> OpenWizard(StaffPageTest test) =>
        test.Render<CreateInvitationsPage>(parameters => parameters.Add(page => page.Scan, test.Access.Slug));

    private static IRenderedComponent<ManageInvitationsPage> OpenList(StaffPageTest test) =>
        test.Render<ManageInvitationsPage>(parameters => parameters.Add(page => page.Scan, test.Access.Slug));
}
