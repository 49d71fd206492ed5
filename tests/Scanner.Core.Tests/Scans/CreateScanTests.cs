using Scanner.Core.Data;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Scans;

public sealed class CreateScanTests
{
    private static readonly NewScan Asked = new("Scan 2026", "Wij willen weten wat er speelt.", new DateOnly(2026, 11, 1), new DateOnly(2026, 12, 14));
    private static readonly List<(int, string)> Questions = [(1, "Hoe ziet drugsgebruik er hier uit?"), (2, "Welke problemen?")];

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task A_policy_officer_begins_a_scan_and_finds_it_on_the_start_page(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var officer = await database.NewScanAsync("gemeente-a");
        var created = await database.Get<CreateScan>().CreateAsync(officer.AccountId, officer.MunicipalityId, Asked, Questions, Given.Stop);
        Assert.Equal("scan-2026", created.Slug);
        var access = (await database.Get<OpenScan>().AsMemberAsync(officer.AccountId, "scan-2026", Given.Stop))!;
        var described = await database.Get<DescribeScan>().ViewAsync(access, Given.Stop);
        Assert.Equal(["Hoe ziet drugsgebruik er hier uit?", "Welke problemen?"], described.KeyQuestions.Select(question => question.Text));
        var mine = Assert.Single((await database.Get<MyScans>().ListAsync(officer.AccountId, Given.Stop)).Municipalities);
        Assert.Equal(["gemeente-a", "scan-2026"], mine.Scans.Select(scan => scan.Slug).Order());
    }

    [Fact]
    public async Task The_same_name_in_another_municipality_gets_another_slug()
    {
        await using var database = await TestDatabase.OpenAsync();
        var (one, other) = (await database.NewScanAsync("gemeente-a"), await database.NewScanAsync("gemeente-b"));
        var create = database.Get<CreateScan>();
        await create.CreateAsync(one.AccountId, one.MunicipalityId, Asked, Questions, Given.Stop);
        var second = await create.CreateAsync(other.AccountId, other.MunicipalityId, Asked, Questions, Given.Stop);
        Assert.Equal("scan-2026-2", second.Slug);
    }

    [Fact]
    public async Task Five_at_once_get_five_slugs()
    {
        await using var database = await TestDatabase.OpenAsync();
        var officer = await database.NewScanAsync();
        var created = await Task.WhenAll(Enumerable.Range(1, 5).Select(_ => Task.Run(() =>
            database.Get<CreateScan>().CreateAsync(officer.AccountId, officer.MunicipalityId, Asked, Questions, Given.Stop), Given.Stop)));
        Assert.Equal(5, created.Select(scan => scan.Slug).Distinct().Count());
    }

    [Theory]
    [InlineData(MemberRole.Interviewer)]
    [InlineData(MemberRole.Coder)]
    [InlineData(MemberRole.Reader)]
    public async Task Other_roles_and_other_municipalities_are_refused_alike(MemberRole role)
    {
        await using var database = await TestDatabase.OpenAsync();
        var member = await database.NewScanAsync("gemeente-a", role);
        var elsewhere = await database.NewScanAsync("gemeente-b");
        var create = database.Get<CreateScan>();
        foreach (var municipality in new[] { member.MunicipalityId, elsewhere.MunicipalityId, Guid.NewGuid() })
            Assert.Equal(CreateScanOutcome.NoPolicyOfficer, (await create.CreateAsync(member.AccountId, municipality, Asked, Questions, Given.Stop)).Outcome);
    }

    [Fact]
    public async Task A_name_is_required_and_the_last_day_follows_the_first()
    {
        await using var database = await TestDatabase.OpenAsync();
        var officer = await database.NewScanAsync();
        var refused = await database.Get<CreateScan>().CreateAsync(officer.AccountId, officer.MunicipalityId, Asked with { Name = "", EndsOn = new DateOnly(2026, 10, 31) }, Questions, Given.Stop);
        Assert.Equal([new FieldProblem("Name", FieldFault.Missing), new FieldProblem("EndsOn", FieldFault.BeforeStart)], refused.Problems);
    }

    [Fact]
    public async Task The_start_page_shows_own_municipalities_only()
    {
        await using var database = await TestDatabase.OpenAsync();
        var officer = await database.NewScanAsync("gemeente-a");
        await database.NewScanAsync("gemeente-b");
        var mine = await database.Get<MyScans>().ListAsync(officer.AccountId, Given.Stop);
        Assert.Equal("gemeente-a", Assert.Single(mine.Municipalities).Name);
        Assert.False(mine.IsAdministrator);
        Assert.Empty((await database.Get<MyScans>().ListAsync(Guid.NewGuid(), Given.Stop)).Municipalities);
    }
}
