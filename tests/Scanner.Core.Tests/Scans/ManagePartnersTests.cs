using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Scans;

public sealed class ManagePartnersTests
{
    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Ten_partners_added_at_once_get_ten_numbers(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var access = await database.NewScanAsync();
        var added = await Task.WhenAll(Enumerable.Range(1, 10).Select(number =>
            Task.Run(() => database.Get<ManagePartners>().AddAsync(access, Given.Details($"Partner {number}"), Given.Stop), Given.Stop)));
        var pseudonyms = new List<string>();
        foreach (var partner in added) pseudonyms.Add((await FindAsync(database, access, partner.PartnerId!.Value))!.Pseudonym);
        Assert.Equal(Enumerable.Range(1, 10).Select(Partner.PseudonymOf), pseudonyms.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task A_partner_is_changed_with_its_roles(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var access = await database.NewScanAsync();
        var manage = database.Get<ManagePartners>();
        var id = (await manage.AddAsync(access, Given.Details("Politie Oost", "politie", "signalerend", "uitvoerend"), Given.Stop)).PartnerId!.Value;
        await manage.ChangeAsync(access, id, Given.Details("Politie Noord", "politie", "signalerend", "adviserend"), Given.Stop);
        var partner = (await FindAsync(database, access, id))!;
        Assert.Equal(("P01", "Politie Noord"), (partner.Pseudonym, partner.Details.Name));
        Assert.Equal(["adviserend", "signalerend"], partner.Details.Roles);
        await manage.ChangeAsync(access, id, partner.Details with { Settings = ["horeca", "sport"] }, Given.Stop);
        await manage.ChangeAsync(access, id, partner.Details with { Settings = ["sport", "verkeer", "sport"] }, Given.Stop);
        Assert.Equal(["sport", "verkeer"], (await FindAsync(database, access, id))!.Details.Settings);
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task A_removed_partner_comes_back_whole_and_its_number_is_never_given_to_another(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var access = await database.NewScanAsync();
        var manage = database.Get<ManagePartners>();
        var id = (await manage.AddAsync(access, Given.Details("Politie Oost", "politie", "signalerend"), Given.Stop)).PartnerId!.Value;
        await Given.ContactAsync(database, access, id);
        var before = (await FindAsync(database, access, id))!;

        var removal = await manage.RemoveAsync(access, id, Given.Stop);
        Assert.Equal(RemoveOutcome.Removed, removal.Outcome);
        Assert.Null(await FindAsync(database, access, id));
        var next = await Given.PartnerAsync(database, access, "Halt");
        Assert.Equal("P02", (await FindAsync(database, access, next))!.Pseudonym);

        await manage.RestoreAsync(access, removal.Removed!, Given.Stop);
        await manage.RestoreAsync(access, removal.Removed!, Given.Stop);
        Assert.Equivalent(before, await FindAsync(database, access, id), strict: true);
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task A_partner_who_was_invited_stays(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var access = await database.NewScanAsync();
        var id = await Given.PartnerAsync(database, access);
        var contact = await Given.ContactAsync(database, access, id);
        await database.Get<CreateInvitations>().CreateAsync(access, new NewDistribution("partner-kort", "Ronde 1", null), [new Invitee(id, contact)], Given.Stop);
        Assert.Equal(RemoveOutcome.InUse, (await database.Get<ManagePartners>().RemoveAsync(access, id, Given.Stop)).Outcome);
        Assert.Equal(RemoveOutcome.InUse, (await database.Get<ManageContacts>().RemoveAsync(access, id, contact, Given.Stop)).Outcome);
        Assert.Single((await FindAsync(database, access, id))!.Contacts);
    }

    [Fact]
    public async Task A_partner_who_was_heard_in_a_conversation_stays()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync();
        var id = await Given.PartnerAsync(database, access);
        var version = QuestionnaireVersion.Of("topiclijst", 1, "form_id: topiclijst", database.Clock.GetUtcNow());
        await Given.AddAsync(database, access, version, Response.InConversation(access.ScanId, id, version.Id, database.Clock.GetUtcNow()));
        Assert.Equal(RemoveOutcome.InUse, (await database.Get<ManagePartners>().RemoveAsync(access, id, Given.Stop)).Outcome);
    }

    [Fact]
    public async Task Fields_are_required_and_fit()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync();
        var refused = await database.Get<ManagePartners>().AddAsync(access, new PartnerDetails(" ", "", "", [], new string('x', Partner.NoteLength + 1)), Given.Stop);
        Assert.Equal(
            [new FieldProblem("Name", FieldFault.Missing), new FieldProblem("Type", FieldFault.Missing), new FieldProblem("Note", FieldFault.TooLong, Partner.NoteLength)],
            refused.Problems);
    }

    [Fact]
    public async Task The_same_name_is_allowed_with_a_warning()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync();
        await Given.PartnerAsync(database, access, "Halt");
        var second = await database.Get<ManagePartners>().AddAsync(access, Given.Details("halt"), Given.Stop);
        Assert.Equal("P01", second.NamesakePseudonym);
        Assert.NotNull(second.PartnerId);
    }

    [Fact]
    public async Task Another_municipality_finds_changes_and_removes_nothing()
    {
        await using var database = await TestDatabase.OpenAsync();
        var (own, other) = (await database.NewScanAsync("gemeente-a"), await database.NewScanAsync("gemeente-b"));
        var manage = database.Get<ManagePartners>();
        var id = await Given.PartnerAsync(database, own);
        var contact = await Given.ContactAsync(database, own, id);
        Assert.Null(await manage.FindAsync(other, id, Given.Stop));
        Assert.Null((await manage.ChangeAsync(other, id, Given.Details("Gekaapt"), Given.Stop)).PartnerId);
        Assert.Equal(RemoveOutcome.NotThere, (await manage.RemoveAsync(other, id, Given.Stop)).Outcome);
        var contacts = database.Get<ManageContacts>();
        var details = new ContactDetails("Gekaapt", "", "", "");
        Assert.Null((await contacts.AddAsync(other, id, details, Given.Stop)).ContactId);
        Assert.Null((await contacts.ChangeAsync(other, id, contact, details, Given.Stop)).ContactId);
        Assert.Equal(RemoveOutcome.NotThere, (await contacts.RemoveAsync(other, id, contact, Given.Stop)).Outcome);
        var removal = await manage.RemoveAsync(own, id, Given.Stop);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => manage.RestoreAsync(other, removal.Removed!, Given.Stop));
    }

    [Fact]
    public async Task A_partner_of_another_scan_of_the_same_municipality_is_not_found()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync();
        var created = await database.Get<CreateScan>().CreateAsync(access.AccountId, access.MunicipalityId, new NewScan("Scan 2030", "", null, null), [], Given.Stop);
        var later = (await database.Get<OpenScan>().AsMemberAsync(access.AccountId, created.Slug!, Given.Stop))!;
        Assert.Null(await FindAsync(database, later, await Given.PartnerAsync(database, access)));
    }

    [Theory]
    [InlineData(MemberRole.Coder)]
    [InlineData(MemberRole.Reader)]
    public async Task Who_may_not_see_names_sees_no_partner(MemberRole role)
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync(role: role);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => FindAsync(database, access, Guid.NewGuid()));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => database.Get<ListPartners>().ListAsync(access, new PartnerFilter(), Given.Stop));
    }

    [Fact]
    public async Task The_log_names_the_pseudonym_and_no_person()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync();
        await Given.ContactAsync(database, access, await Given.PartnerAsync(database, access), "Geheime Naam");
        await using var db = await database.Databases.OpenAsync(access.MunicipalityId, Given.Stop);
        var lines = await db.Set<AuditEntry>().OrderBy(line => line.Id).Select(line => line.Details).ToListAsync(Given.Stop);
        Assert.Equal(["P01 toegevoegd.", "Contactpersoon bij P01 toegevoegd."], lines);
    }

    private static Task<PartnerView?> FindAsync(TestDatabase database, ScanAccess access, Guid id) => database.Get<ManagePartners>().FindAsync(access, id, Given.Stop);
}
