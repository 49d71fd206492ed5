using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;
using Scanner.Core.Tests.Scans;

namespace Scanner.Core.Tests.Responses;

public sealed class ViewStakeholderMapTests
{
    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task The_map_tells_who_is_there_who_was_heard_and_how_and_which_kinds_are_missing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var scene = await MonitorScene.StartAsync(database);
        var (online, spoken, silent) = (scene.Partner("Politie Oost", "politie"), scene.Partner("Politie West", "politie"), scene.Partner("GGD De Regio", "ggd"));
        online.Change(online.Name, online.Type, "", ["uitvoerend", "signalerend"], "");
        scene.Answer(scene.Invite(online), submitted: true);
        scene.Invite(silent);
        scene.Answer(scene.Invite(scene.Partner("Iemand", "inwoner", PartnerOrigin.OpenLink)), submitted: true);
        scene.Partner("Iets anders", "anders");
        var talk = Response.InConversation(scene.Access.ScanId, spoken.Id, scene.Version.Id, scene.Now);
        talk.Saved(scene.Now);
        scene.Add(talk);
        scene.Add(Response.InConversation(scene.Access.ScanId, silent.Id, scene.Version.Id, scene.Now));
        await scene.SaveAsync();

        var map = await database.Get<ViewStakeholderMap>().ViewAsync(scene.Access, Given.Stop);

        Assert.Equal(["ggd", "politie", "inwoner", "anders"], map.Kinds.Select(kind => kind.Type));
        Assert.Equal([false, true, true, false], map.Kinds.Select(kind => kind.IsHeard));
        Assert.Equal(
            [("Politie Oost", "uitvoerend,signalerend", true, false), ("Politie West", "", false, true)],
            map.Kinds[1].Partners.Select(partner => (partner.Name, string.Join(',', partner.Roles), partner.IsHeardOnline, partner.IsHeardInConversation)));
        Assert.Equal((true, false), (map.Kinds[0].Partners.Single().IsAsked, map.Kinds[0].Partners.Single().IsHeard));
        Assert.Equal(1, map.Kinds[2].ThroughOpenLink);
        var all = database.Library.List("partnertypen").Items.Count - 1;
        Assert.Equal((2, all), (map.HeardKinds, map.AllKinds));
        Assert.Equal(["ggd", "anders"], map.NotHeard);
        Assert.Equal(all - 3, map.NotThere.Count);
        Assert.DoesNotContain("anders", map.NotThere);
    }

    [Fact]
    public async Task An_anonymous_answer_makes_its_partner_heard_and_not_another()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MonitorScene.StartAsync(database, identity: IdentityMode.Anonymous);
        scene.Invite(scene.Partner("Halt", "halt"), null, invitation => invitation.Cut());
        await scene.SaveAsync();
        var map = await database.Get<ViewStakeholderMap>().ViewAsync(scene.Access, Given.Stop);
        Assert.True(Assert.Single(Assert.Single(map.Kinds).Partners).IsHeardOnline);
        Assert.Equal(1, map.HeardKinds);
    }

    [Theory]
    [InlineData(MemberRole.Coder)]
    [InlineData(MemberRole.Reader)]
    public async Task Who_may_not_see_names_gets_no_map(MemberRole role)
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync(role: role);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => database.Get<ViewStakeholderMap>().ViewAsync(access, Given.Stop));
    }
}
