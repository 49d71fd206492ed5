using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;
using Scanner.Core.Tests.Scans;

namespace Scanner.Core.Tests.Responses;

public sealed class ListPartnersTests
{
    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task The_list_tells_who_was_invited_and_heard_and_how(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var (access, links) = await ManageInvitationsTests.InviteAsync(database, "Ingestuurd", "Begonnen", "Stil");
        await ManageInvitationsTests.AnswerAsync(database, access, links[0], submitted: true);
        await ManageInvitationsTests.AnswerAsync(database, access, links[1], submitted: false);
        var (spoken, planned) = (await Given.PartnerAsync(database, access, "Gesproken", "politie"), await Given.PartnerAsync(database, access, "Gepland", "politie"));
        var version = QuestionnaireVersion.Of("topiclijst", 1, "form_id: topiclijst", database.Clock.GetUtcNow());
        var conversation = Response.InConversation(access.ScanId, spoken, version.Id, database.Clock.GetUtcNow());
        conversation.Saved(database.Clock.GetUtcNow());
        await Given.AddAsync(database, access, version, conversation, Response.InConversation(access.ScanId, planned, version.Id, database.Clock.GetUtcNow()));
        var list = database.Get<ListPartners>();

        var all = await list.ListAsync(access, new PartnerFilter(), Given.Stop);

        Assert.Equal((5, 2), (all.All, all.Heard));
        Assert.Equal(
            [new PartnerVoice(1, 0, 1, 0, true), new PartnerVoice(1, 1, 0, 0, false), new PartnerVoice(1, 0, 0, 0, false), new PartnerVoice(0, 0, 0, 1, true, 1), new PartnerVoice(0, 0, 0, 1, false)],
            all.Rows.Select(row => row.Voice));
        Assert.Equal(["Ingestuurd", "Gesproken"], (await list.ListAsync(access, new PartnerFilter(IsHeard: true), Given.Stop)).Rows.Select(row => row.Name));
        Assert.Equal(["Gepland"], (await list.ListAsync(access, new PartnerFilter("politie", false), Given.Stop)).Rows.Select(row => row.Name));
        Assert.Equal(new PartnerVoice(0, 0, 0, 1, true, 1), await list.VoiceOfAsync(access, spoken, Given.Stop));
        Assert.True((await list.VoiceOfAsync(access, Guid.NewGuid(), Given.Stop)).IsEmpty);
    }

    [Fact]
    public async Task The_list_is_filtered_by_role_beside_kind_and_heard()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync();
        var manage = database.Get<ManagePartners>();
        await manage.AddAsync(access, Given.Details("Een", "politie", "signalerend", "uitvoerend") with { Settings = ["sport"] }, Given.Stop);
        await manage.AddAsync(access, Given.Details("Twee", "halt", "signalerend"), Given.Stop);
        await manage.AddAsync(access, Given.Details("Drie", "politie", "adviserend"), Given.Stop);
        var list = database.Get<ListPartners>();
        Assert.Equal(["Een", "Twee"], (await list.ListAsync(access, new PartnerFilter(Role: "signalerend"), Given.Stop)).Rows.Select(row => row.Name));
        var one = await list.ListAsync(access, new PartnerFilter("politie", false, "signalerend"), Given.Stop);
        Assert.Equal(["sport"], Assert.Single(one.Rows).Settings);
        Assert.Equal(["adviserend", "signalerend", "uitvoerend"], one.Roles.Order(StringComparer.Ordinal));
    }
}
