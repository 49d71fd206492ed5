using Scanner.Core.Data;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Scans;

public sealed class ManageMunicipalitiesTests
{
    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task A_second_municipality_of_the_same_name_gets_another_slug_and_a_warning(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var access = await Given.AdministratorAsync(database);
        var manage = database.Get<ManageMunicipalities>();
        var first = await manage.CreateAsync(access, "Gemeente X", Given.Stop);
        var second = await manage.CreateAsync(access, " Gemeente X ", Given.Stop);
        Assert.Equal(("gemeente-x", false), (first.Slug, first.HasNamesake));
        Assert.Equal(("gemeente-x-2", true), (second.Slug, second.HasNamesake));
        Assert.Equal(["gemeente-x", "gemeente-x-2"], (await manage.ListAsync(access, Given.Stop)).Select(row => row.Slug).Order());
    }

    [Fact]
    public async Task Renaming_keeps_the_slug()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await Given.AdministratorAsync(database);
        var manage = database.Get<ManageMunicipalities>();
        await manage.CreateAsync(access, "Gemeente X", Given.Stop);
        var row = Assert.Single(await manage.ListAsync(access, Given.Stop));
        await manage.RenameAsync(access, row.Id, "Gemeente Y", Given.Stop);
        row = Assert.Single(await manage.ListAsync(access, Given.Stop));
        Assert.Equal(("Gemeente Y", "gemeente-x"), (row.Name, row.Slug));
    }

    [Fact]
    public async Task A_name_is_required_and_fits()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await Given.AdministratorAsync(database);
        var manage = database.Get<ManageMunicipalities>();
        Assert.Equal([new FieldProblem("Name", FieldFault.Missing)], (await manage.CreateAsync(access, "  ", Given.Stop)).Problems);
        Assert.Equal([new FieldProblem("Name", FieldFault.TooLong, 120)], (await manage.CreateAsync(access, new string('x', 121), Given.Stop)).Problems);
        Assert.Empty(await manage.ListAsync(access, Given.Stop));
    }

    [Fact]
    public async Task The_list_counts_members_and_scans_of_each_municipality()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await Given.AdministratorAsync(database);
        await database.NewScanAsync("gemeente-a");
        await database.NewScanAsync("gemeente-b", MemberRole.Reader);
        var rows = await database.Get<ManageMunicipalities>().ListAsync(access, Given.Stop);
        Assert.Equal([(1, 1, 1), (1, 0, 1)], rows.Select(row => (row.Members, row.PolicyOfficers, row.Scans)));
    }

    [Fact]
    public async Task Only_an_administrator_gets_access()
    {
        await using var database = await TestDatabase.OpenAsync();
        var member = await database.NewScanAsync();
        Assert.Null(await database.Get<OpenAdministration>().AsAccountAsync(member.AccountId, Given.Stop));
        Assert.Null(await database.Get<OpenAdministration>().AsAccountAsync(Guid.NewGuid(), Given.Stop));
    }
}
