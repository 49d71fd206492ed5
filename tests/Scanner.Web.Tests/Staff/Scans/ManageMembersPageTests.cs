using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Scanner.Core.Data;
using Scanner.Core.Scans;
using Scanner.Web.Staff.Scans;

namespace Scanner.Web.Tests.Staff.Scans;

public sealed class ManageMembersPageTests
{
    [Fact]
    public async Task A_new_member_is_added_and_the_link_is_shown_once()
    {
        await using var test = await StaffPageTest.OpenAsync();
        await test.AsAdministratorAsync();
        var page = Open(test);
        page.Find("form").Submit();
        Assert.Equal("Vul een naam in.", page.Find("#member-name-error").TextContent);
        page.Type("#member-name", "Toets Codeur");
        page.Type("#member-email", "codeur@voorbeeld.example");
        page.Type("#member-role", "Coder");
        page.Find("form").Submit();

        var link = page.Find(".once code").TextContent;
        Assert.StartsWith("http://localhost/account/wachtwoord/", link, StringComparison.Ordinal);
        Assert.NotNull(await test.Database.Get<ChoosePassword>().FindAsync(SecretToken.FromLink(link.Split('/')[^1]), Arrange.Stop));
        Assert.Equal(2, page.FindAll("tbody tr").Count);
        Assert.Empty(Open(test).FindAll(".once"));
    }

    [Fact]
    public async Task The_last_policy_officer_leaves_after_a_warning_and_comes_back_by_undo()
    {
        await using var test = await StaffPageTest.OpenAsync();
        await test.AsAdministratorAsync();
        var page = Open(test);
        page.Press("Verwijderen");
        Assert.Contains("laatste beleidsmedewerker", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Single(page.FindAll("tbody tr"));
        page.Press("Toch verwijderen");
        Assert.Empty(page.FindAll("tbody tr"));
        await page.InvokeAsync(() => test.Undo.Undo!());
        Assert.Equal("PolicyOfficer", page.Find("tbody option[selected]").GetAttribute("value"));
    }

    [Fact]
    public async Task Only_administrators_see_it_and_only_for_municipalities_that_exist()
    {
        await using var test = await StaffPageTest.OpenAsync();
        Assert.Equal("", Open(test).Markup);
        await test.AsAdministratorAsync();
        Assert.Equal("", Open(test, "bestaat-niet").Markup);
    }

    [Fact]
    public async Task A_municipality_is_added_from_the_list()
    {
        await using var test = await StaffPageTest.OpenAsync();
        await test.AsAdministratorAsync();
        var page = test.Render<ManageMunicipalitiesPage>();
        page.Find("form").Submit();
        Assert.NotNull(page.Find("#municipality-error"));
        page.Type("#municipality", "Gemeente X");
        page.Find("form").Submit();
        Assert.EndsWith("/beheer/gemeente-x", test.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        Assert.Contains("geen beleidsmedewerker", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_is_added_and_taken_off_but_never_oneself()
    {
        await using var test = await StaffPageTest.OpenAsync();
        await test.AsAdministratorAsync();
        var page = test.Render<ManageMunicipalitiesPage>();
        var list = page.FindComponent<AdministratorList>();
        Assert.Empty(list.FindAll("tbody button"));
        list.Type("#administrator-name", "Toets Tweede");
        list.Type("#administrator-email", "tweede@voorbeeld.example");
        list.Find("form").Submit();
        Assert.NotNull(list.Find(".once code"));
        list.Press("Intrekken");
        Assert.Single(list.FindAll("tbody tr"));
        await list.InvokeAsync(() => test.Undo.Undo!());
        Assert.Equal(2, list.FindAll("tbody tr").Count);
    }

    private static IRenderedComponent<ManageMembersPage> Open(StaffPageTest test, string municipality = "gemeente-toets") =>
        test.Render<ManageMembersPage>(parameters => parameters.Add(page => page.Municipality, municipality));
}
