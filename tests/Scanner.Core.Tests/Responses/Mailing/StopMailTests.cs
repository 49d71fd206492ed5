using Scanner.Core.Data;
using Scanner.Core.Responses;
using Scanner.Core.Tests.Data;
using Scanner.Core.Tests.Scans;

namespace Scanner.Core.Tests.Responses;

public sealed class StopMailTests
{
    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Who_stops_mail_gets_none_from_the_queue_and_no_reminder_until_it_is_taken_back(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var scene = await MailScene.OfAsync(database, 2);
        await scene.InviteAsync();
        var stop = database.Get<StopMail>();
        Assert.False((await stop.ViewAsync(scene.Links[0].Token, Given.Stop))!.IsStopped);

        Assert.True((await stop.StopAsync(scene.Links[0].Token, Given.Stop))!.IsStopped);
        Assert.True((await stop.StopAsync(scene.Links[0].Token, Given.Stop))!.IsStopped);

        Assert.True((await stop.ViewAsync(scene.Links[0].Token, Given.Stop))!.IsStopped);
        Assert.Equal([MailState.Cancelled, MailState.Queued], (await scene.MailsAsync()).Select(mail => mail.State));
        await scene.SendAsync();
        database.Clock.Move(TimeSpan.FromDays(2));
        Assert.Equal(MailHold.MailStopped, (await database.Get<SendReminders>().PlanAsync(scene.Access, scene.DistributionId, Given.Stop))!.Rows[0].Hold);
        // Answering still works.
        Assert.Equal(LinkState.Open, (await database.Get<FillInQuestionnaire>().OpenAsync(scene.Links[0].Token, null, Given.Stop)).State);

        Assert.False((await stop.AllowAsync(scene.Links[0].Token, Given.Stop))!.IsStopped);
        Assert.Equal(MailHold.None, (await database.Get<SendReminders>().PlanAsync(scene.Access, scene.DistributionId, Given.Stop))!.Rows[0].Hold);
    }

    [Fact]
    public async Task Stopping_works_through_a_withdrawn_link_and_not_through_an_unknown_one()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MailScene.OfAsync(database, 1);
        await scene.ChangeAsync(1, (invitation, _) => invitation.Withdraw(database.Clock.GetUtcNow()));
        Assert.True((await database.Get<StopMail>().StopAsync(scene.Links[0].Token, Given.Stop))!.IsStopped);
        Assert.Null(await database.Get<StopMail>().StopAsync(SecretToken.New(), Given.Stop));
        Assert.Null(await database.Get<StopMail>().AllowAsync(SecretToken.New(), Given.Stop));
        Assert.Null(await database.Get<StopMail>().ViewAsync(SecretToken.New(), Given.Stop));
    }
}
