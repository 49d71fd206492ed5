using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;
using Scanner.Core.Tests.Scans;

namespace Scanner.Core.Tests.Responses;

public sealed class ManageInvitationsTests
{
    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task The_list_tells_where_each_invitation_stands(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var (access, links) = await InviteAsync(database, "Een", "Twee", "Drie", "Vier");
        await AnswerAsync(database, access, links[1], submitted: false);
        await AnswerAsync(database, access, links[2], submitted: true);
        await database.Get<ManageInvitations>().WithdrawAsync(access, links[3].InvitationId, Given.Stop);

        Assert.Equal([InvitationState.Invited, InvitationState.Started, InvitationState.Submitted, InvitationState.Withdrawn], await StatesAsync(database, access));

        database.Clock.Move(TimeSpan.FromDays(30));
        Assert.Equal([InvitationState.Closed, InvitationState.Closed, InvitationState.Submitted, InvitationState.Withdrawn], await StatesAsync(database, access));
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task A_new_link_replaces_the_old_one_and_keeps_the_answers(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var (access, links) = await InviteAsync(database, "Een");
        await AnswerAsync(database, access, links[0], submitted: false);
        await database.Get<ManageInvitations>().WithdrawAsync(access, links[0].InvitationId, Given.Stop);

        var renewed = (await database.Get<ManageInvitations>().RenewAsync(access, links[0].InvitationId, Given.Stop))!;

        Assert.NotEqual(links[0].Token, renewed.Token);
        await using var db = await database.Databases.OpenAsync(access.MunicipalityId, Given.Stop);
        Assert.Equal(renewed.Token.Hash, (await db.Set<InvitationLink>().AsNoTracking().SingleAsync(Given.Stop)).TokenHash);
        Assert.Equal([InvitationState.Started], await StatesAsync(database, access));
    }

    [Fact]
    public async Task Withdrawing_can_be_undone_with_the_same_link()
    {
        await using var database = await TestDatabase.OpenAsync();
        var (access, links) = await InviteAsync(database, "Een");
        var manage = database.Get<ManageInvitations>();
        await manage.WithdrawAsync(access, links[0].InvitationId, Given.Stop);
        Assert.Equal([InvitationState.Withdrawn], await StatesAsync(database, access));
        await manage.RestoreAsync(access, links[0].InvitationId, Given.Stop);
        Assert.Equal([InvitationState.Invited], await StatesAsync(database, access));
        await using var db = await database.Databases.OpenAsync(access.MunicipalityId, Given.Stop);
        Assert.Equal(links[0].Token.Hash, (await db.Set<InvitationLink>().AsNoTracking().SingleAsync(Given.Stop)).TokenHash);
    }

    [Fact]
    public async Task A_closed_round_opens_again_with_a_later_day()
    {
        await using var database = await TestDatabase.OpenAsync();
        var (access, _) = await InviteAsync(database, "Een");
        var manage = database.Get<ManageInvitations>();
        var id = Assert.Single(await manage.ListAsync(access, Given.Stop)).Id;
        database.Clock.Move(TimeSpan.FromDays(30));
        Assert.True(Assert.Single(await manage.ListAsync(access, Given.Stop)).IsClosed);
        Assert.True(await manage.CloseOnAsync(access, id, new DateOnly(2027, 3, 14), Given.Stop));
        Assert.False(Assert.Single(await manage.ListAsync(access, Given.Stop)).IsClosed);
        Assert.Equal([InvitationState.Invited], await StatesAsync(database, access));
    }

    [Fact]
    public async Task Another_municipality_reaches_no_invitation()
    {
        await using var database = await TestDatabase.OpenAsync();
        var (access, links) = await InviteAsync(database, "Een");
        var other = await database.NewScanAsync("gemeente-b");
        var manage = database.Get<ManageInvitations>();
        var distribution = Assert.Single(await manage.ListAsync(access, Given.Stop)).Id;
        Assert.Empty(await manage.ListAsync(other, Given.Stop));
        Assert.Null(await manage.RenewAsync(other, links[0].InvitationId, Given.Stop));
        Assert.False(await manage.WithdrawAsync(other, links[0].InvitationId, Given.Stop));
        Assert.False(await manage.RestoreAsync(other, links[0].InvitationId, Given.Stop));
        Assert.False(await manage.CloseOnAsync(other, distribution, null, Given.Stop));
    }

    internal static async Task<(ScanAccess Access, IReadOnlyList<NewLink> Links)> InviteAsync(TestDatabase database, params string[] partners)
    {
        var access = await database.NewScanAsync();
        var invitees = new List<Invitee>();
        foreach (var partner in partners) invitees.Add(new Invitee(await Given.PartnerAsync(database, access, partner), null));
        var created = await database.Get<CreateInvitations>().CreateAsync(access, new NewDistribution("partner-kort", "Ronde 1", new DateOnly(2026, 12, 14)), invitees, Given.Stop);
        return (access, created.Links);
    }

    internal static async Task AnswerAsync(TestDatabase database, ScanAccess access, NewLink link, bool submitted)
    {
        await using var db = await database.Databases.OpenAsync(access.MunicipalityId, Given.Stop);
        var invitation = await db.Set<Invitation>().SingleAsync(invitation => invitation.Id == link.InvitationId, Given.Stop);
        var distribution = await db.Set<Distribution>().SingleAsync(distribution => distribution.Id == invitation.DistributionId, Given.Stop);
        var response = Response.Online(access.ScanId, invitation.PartnerId, distribution.QuestionnaireVersionId, invitation.Id, database.Clock.GetUtcNow());
        response.Saved(database.Clock.GetUtcNow());
        if (submitted) response.Submit(database.Clock.GetUtcNow());
        db.Add(response);
        await db.SaveChangesAsync(Given.Stop);
    }

    private static async Task<IEnumerable<InvitationState>> StatesAsync(TestDatabase database, ScanAccess access) =>
        Assert.Single(await database.Get<ManageInvitations>().ListAsync(access, Given.Stop)).Invitations.Select(row => row.State);
}
