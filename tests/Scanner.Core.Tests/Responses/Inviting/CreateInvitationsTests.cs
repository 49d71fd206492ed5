using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;
using Scanner.Core.Tests.Scans;

namespace Scanner.Core.Tests.Responses;

public sealed class CreateInvitationsTests
{
    private static readonly NewDistribution Asked = new("partner-kort", "Ronde 1", new DateOnly(2026, 12, 14));

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Each_invitation_gives_its_own_link_and_the_database_keeps_hashes_only(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var access = await database.NewScanAsync();
        var (one, two) = (await Given.PartnerAsync(database, access, "Halt", "halt"), await Given.PartnerAsync(database, access, "Politie", "politie"));
        var contact = await Given.ContactAsync(database, access, two);

        var created = await database.Get<CreateInvitations>().CreateAsync(access, Asked, [new Invitee(one, null), new Invitee(two, contact)], Given.Stop);

        Assert.Equal([("P01", null), ("P02", "Toets Contact")], created.Links.Select(link => (link.Pseudonym, link.ContactName)).Order());
        await using var db = await database.Databases.OpenAsync(access.MunicipalityId, Given.Stop);
        var rows = await db.Set<InvitationLink>().AsNoTracking().ToListAsync(Given.Stop);
        Assert.Equal(created.Links.Select(link => Convert.ToHexString(link.Token.Hash)).Order(), rows.Select(row => Convert.ToHexString(row.TokenHash)).Order());
        Assert.All(created.Links, link => Assert.True(link.Token.Text.Length >= 22, "A link has at least 128 random bits."));
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task The_same_partner_and_person_are_invited_once_whoever_asks_at_once(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var access = await database.NewScanAsync();
        var (one, two) = (await Given.PartnerAsync(database, access, "Halt"), await Given.PartnerAsync(database, access, "Politie"));
        var contact = await Given.ContactAsync(database, access, two);
        var create = database.Get<CreateInvitations>();
        var distribution = (await create.CreateAsync(access, Asked with { AnswersPer = AnswersPer.Person }, [new Invitee(one, null)], Given.Stop)).DistributionId!.Value;

        var added = await Task.WhenAll(Enumerable.Range(1, 5).Select(_ => Task.Run(() =>
            create.AddAsync(access, distribution, [new Invitee(one, null), new Invitee(two, contact), new Invitee(two, null)], Given.Stop), Given.Stop)));

        Assert.Equal(2, added.Sum(result => result.Links.Count));
        Assert.Equal(13, added.Sum(result => result.Skipped.Count(skipped => skipped.Reason == SkipReason.AlreadyInvited)));
        Assert.Equal(3, Assert.Single(await database.Get<ManageInvitations>().ListAsync(access, Given.Stop)).Invitations.Count);
    }

    [Fact]
    public async Task Two_distributions_of_an_unchanged_questionnaire_share_a_version()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync();
        var partner = await Given.PartnerAsync(database, access);
        await Task.WhenAll(Enumerable.Range(1, 4).Select(round => Task.Run(() =>
            database.Get<CreateInvitations>().CreateAsync(access, Asked with { Name = $"Ronde {round}" }, [new Invitee(partner, null)], Given.Stop), Given.Stop)));
        await using var db = await database.Databases.OpenAsync(access.MunicipalityId, Given.Stop);
        Assert.Equal(1, await db.Set<QuestionnaireVersion>().CountAsync(Given.Stop));
        Assert.Equal(4, await db.Set<Distribution>().CountAsync(Given.Stop));
    }

    [Fact]
    public async Task What_was_filled_in_is_checked_and_nothing_is_made()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync();
        var refused = await database.Get<CreateInvitations>().CreateAsync(access, new NewDistribution("bestaat-niet", "", new DateOnly(2026, 11, 20)), [], Given.Stop);
        Assert.Equal(
            [("Name", FieldFault.Missing), ("FormId", FieldFault.Missing), ("ClosesOn", FieldFault.InThePast), ("Invitee", FieldFault.Missing)],
            refused.Problems.Select(problem => (problem.Field, problem.Fault)));
        Assert.Empty(await database.Get<ManageInvitations>().ListAsync(access, Given.Stop));
    }

    [Fact]
    public async Task The_last_day_may_be_today_as_counted_in_the_Netherlands()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync();
        var partner = await Given.PartnerAsync(database, access);
        database.Clock.Move(TimeSpan.FromHours(10)); // 23:03 UTC on the 21st is past midnight on the 22nd in Amsterdam
        var create = database.Get<CreateInvitations>();
        Assert.NotEmpty((await create.CreateAsync(access, Asked with { ClosesOn = new DateOnly(2026, 11, 21) }, [new Invitee(partner, null)], Given.Stop)).Problems);
        Assert.Empty((await create.CreateAsync(access, Asked with { ClosesOn = new DateOnly(2026, 11, 22) }, [new Invitee(partner, null)], Given.Stop)).Problems);
    }

    [Fact]
    public async Task Partners_and_people_from_elsewhere_are_not_invited()
    {
        await using var database = await TestDatabase.OpenAsync();
        var (own, other) = (await database.NewScanAsync("gemeente-a"), await database.NewScanAsync("gemeente-b"));
        var (mine, foreign) = (await Given.PartnerAsync(database, own, "Eigen"), await Given.PartnerAsync(database, other, "Vreemd"));
        var foreigner = await Given.ContactAsync(database, other, foreign);
        var create = database.Get<CreateInvitations>();
        var created = await create.CreateAsync(own, Asked, [new Invitee(mine, null), new Invitee(foreign, null), new Invitee(mine, foreigner)], Given.Stop);
        Assert.Single(created.Links);
        Assert.Equal([SkipReason.NotThere, SkipReason.NotThere], created.Skipped.Select(skipped => skipped.Reason));
        Assert.NotEmpty((await create.AddAsync(other, created.DistributionId!.Value, [new Invitee(foreign, null)], Given.Stop)).Problems);
        Assert.Equal("Eigen", Assert.Single((await create.OptionsAsync(own, Given.Stop)).Partners).Name);
    }

    [Fact]
    public async Task When_nobody_is_left_to_invite_nothing_is_put_out()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync();
        var created = await database.Get<CreateInvitations>().CreateAsync(access, Asked, [new Invitee(Guid.NewGuid(), null)], Given.Stop);
        Assert.Null(created.DistributionId);
        Assert.Empty(await database.Get<ManageInvitations>().ListAsync(access, Given.Stop));
    }

    [Theory]
    [InlineData(MemberRole.Interviewer)]
    [InlineData(MemberRole.Coder)]
    [InlineData(MemberRole.Reader)]
    public async Task Only_the_officer_invites(MemberRole role)
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync(role: role);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => database.Get<CreateInvitations>().CreateAsync(access, Asked, [], Given.Stop));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => database.Get<ManageInvitations>().ListAsync(access, Given.Stop));
    }
}
