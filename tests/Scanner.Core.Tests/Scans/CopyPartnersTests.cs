using Scanner.Core.Data;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Scans;

public sealed class CopyPartnersTests
{
    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Partners_come_over_with_people_roles_and_settings_and_not_twice(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var (access, earlier) = await TwoScansAsync(database);
        var manage = database.Get<ManagePartners>();
        var police = (await manage.AddAsync(earlier, Given.Details("Politie Oost", "politie", "signalerend") with { Note = "belt terug", Settings = ["horeca", "sport"] }, Given.Stop)).PartnerId!.Value;
        await Given.ContactAsync(database, earlier, police);
        await Given.PartnerAsync(database, earlier, "Halt", "halt");
        await Given.PartnerAsync(database, earlier, "Niet gekozen", "ggd");
        await Given.PartnerAsync(database, access, "HALT ", "halt");
        var copy = database.Get<CopyPartners>();

        var from = Assert.Single(await copy.ScansAsync(access, Given.Stop));
        Assert.Equal((earlier.ScanId, 3), (from.Id, from.Partners));
        var offered = await copy.PartnersAsync(access, from.Id, Given.Stop);
        Assert.Equal([("Politie Oost", 1, false), ("Halt", 0, true), ("Niet gekozen", 0, false)], offered.Select(partner => (partner.Name, partner.Contacts, partner.IsThere)));

        var copied = await copy.CopyAsync(access, from.Id, [.. offered.Take(2).Select(partner => partner.Id)], Given.Stop);

        Assert.Equal((1, 1), (copied.Ids.Count, copied.Skipped));
        var partner = (await manage.FindAsync(access, copied.Ids[0], Given.Stop))!;
        Assert.Equal(("P02", "politie", ""), (partner.Pseudonym, partner.Details.Type, partner.Details.Note));
        Assert.Equal(["signalerend"], partner.Details.Roles);
        Assert.Equal(["horeca", "sport"], partner.Details.Settings);
        Assert.Equal("Toets Contact", Assert.Single(partner.Contacts).Details.Name);
        Assert.Empty((await copy.CopyAsync(access, from.Id, [police], Given.Stop)).Ids);
        Assert.Single((await manage.FindAsync(earlier, police, Given.Stop))!.Contacts);

        Assert.Equal(1, await copy.UndoAsync(access, copied, Given.Stop));
        Assert.Null(await manage.FindAsync(access, copied.Ids[0], Given.Stop));
    }

    [Fact]
    public async Task Taking_a_copy_back_leaves_who_was_invited_meanwhile()
    {
        await using var database = await TestDatabase.OpenAsync();
        var (access, earlier) = await TwoScansAsync(database);
        foreach (var name in new[] { "Een", "Twee" }) await Given.PartnerAsync(database, earlier, name);
        var copy = database.Get<CopyPartners>();
        var copied = await copy.CopyAsync(access, earlier.ScanId, [.. (await copy.PartnersAsync(access, earlier.ScanId, Given.Stop)).Select(partner => partner.Id)], Given.Stop);
        await database.Get<CreateInvitations>().CreateAsync(access, new NewDistribution("partner-kort", "Ronde 1", null), [new Invitee(copied.Ids[0], null)], Given.Stop);
        Assert.Equal(1, await copy.UndoAsync(access, copied, Given.Stop));
        Assert.NotNull(await database.Get<ManagePartners>().FindAsync(access, copied.Ids[0], Given.Stop));
    }

    [Fact]
    public async Task Two_officers_copying_at_once_give_every_partner_once()
    {
        await using var database = await TestDatabase.OpenAsync();
        var (access, earlier) = await TwoScansAsync(database);
        foreach (var number in Enumerable.Range(1, 5)) await Given.PartnerAsync(database, earlier, $"Partner {number}");
        var copy = database.Get<CopyPartners>();
        var ids = (await copy.PartnersAsync(access, earlier.ScanId, Given.Stop)).Select(partner => partner.Id).ToList();
        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => copy.CopyAsync(access, earlier.ScanId, ids, Given.Stop), Given.Stop)));
        Assert.Equal(5, made.Sum(one => one.Ids.Count));
        Assert.Equal(5, (await database.Get<ListPartners>().ListAsync(access, new PartnerFilter(), Given.Stop)).All);
    }

    [Fact]
    public async Task Another_municipalitys_scan_gives_nothing()
    {
        await using var database = await TestDatabase.OpenAsync();
        var (own, other) = (await database.NewScanAsync("gemeente-a"), await database.NewScanAsync("gemeente-b"));
        var partner = await Given.PartnerAsync(database, other);
        var copy = database.Get<CopyPartners>();
        Assert.Empty(await copy.ScansAsync(own, Given.Stop));
        Assert.Empty(await copy.PartnersAsync(own, other.ScanId, Given.Stop));
        Assert.Empty((await copy.CopyAsync(own, other.ScanId, [partner], Given.Stop)).Ids);
    }

    [Fact]
    public async Task Only_who_manages_the_scan_copies()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync(role: MemberRole.Interviewer);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => database.Get<CopyPartners>().ScansAsync(access, Given.Stop));
    }

    private static async Task<(ScanAccess Access, ScanAccess Earlier)> TwoScansAsync(TestDatabase database)
    {
        var earlier = await database.NewScanAsync();
        var created = await database.Get<CreateScan>().CreateAsync(earlier.AccountId, earlier.MunicipalityId, new NewScan("Scan 2030", "", null, null), [], Given.Stop);
        return ((await database.Get<OpenScan>().AsMemberAsync(earlier.AccountId, created.Slug!, Given.Stop))!, earlier);
    }
}
