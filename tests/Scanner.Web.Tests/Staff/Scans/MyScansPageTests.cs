using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Scanner.Core.Scans;
using Scanner.Web.Staff.Scans;

namespace Scanner.Web.Tests.Staff.Scans;

public sealed class MyScansPageTests
{
    [Fact]
    public async Task An_officer_sees_own_scans_and_begins_another()
    {
        await using var test = await StaffPageTest.OpenAsync();
        await test.Database.NewScanAsync("andere-gemeente");
        var page = test.Render<MyScansPage>();
        Assert.Equal("/scan/gemeente-toets", Assert.Single(page.FindAll("a.scan")).GetAttribute("href"));
        Assert.Contains("Beleidsmedewerker", page.Markup, StringComparison.Ordinal);

        page.Press("Nieuwe scan");
        page.Find("form").Submit();
        Assert.Equal("Geef de scan een naam.", page.Find("#scan-name-error").TextContent);
        page.Type("#scan-name", "Scan 2027");
        page.Find("form").Submit();

        Assert.EndsWith("/scan/scan-2027/voorbereiden", test.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        var made = (await test.Database.Get<OpenScan>().AsMemberAsync(test.Access.AccountId, "scan-2027", Arrange.Stop))!;
        Assert.Equal(10, (await test.Database.Get<DescribeScan>().ViewAsync(made, Arrange.Stop)).KeyQuestions.Count);
    }

    [Theory]
    [InlineData(MemberRole.Interviewer)]
    [InlineData(MemberRole.Reader)]
    public async Task Other_roles_see_their_scans_and_no_button(MemberRole role)
    {
        await using var test = await StaffPageTest.OpenAsync(role);
        var page = test.Render<MyScansPage>();
        Assert.Single(page.FindAll("a.scan"));
        Assert.Empty(page.FindAll("button"));
        Assert.DoesNotContain("/beheer", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_without_a_municipality_becomes_policy_officer_with_one_click()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var access = await test.AsAdministratorAsync();
        await test.Database.Get<ManageMembers>().RemoveAsync(access, test.Access.MunicipalityId, access.AccountId, evenIfLast: true, Arrange.Stop);
        var page = test.Render<MyScansPage>();
        Assert.Empty(page.FindAll("a.scan"));
        page.Press("Zelf beleidsmedewerker worden van gemeente-toets");
        Assert.Single(page.FindAll("a.scan"));
        Assert.Contains("/beheer", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_works_for_no_municipality_reads_what_to_do()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var access = await test.AsAdministratorAsync();
        await test.Database.Get<ManageMembers>().RemoveAsync(access, test.Access.MunicipalityId, access.AccountId, evenIfLast: true, Arrange.Stop);
        await using (var db = await test.Database.Databases.CreateDbContextAsync(Arrange.Stop))
        {
            db.Set<Account>().Single().IsAdministrator = false;
            await db.SaveChangesAsync(Arrange.Stop);
        }
        Assert.Contains("Vraag de beheerder", test.Render<MyScansPage>().Find(".empty").TextContent, StringComparison.Ordinal);
    }
}
