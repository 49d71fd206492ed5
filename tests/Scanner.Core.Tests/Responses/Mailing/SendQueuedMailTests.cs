using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Responses;
using Scanner.Core.Tests.Data;
using Scanner.Core.Tests.Scans;

namespace Scanner.Core.Tests.Responses;

public sealed class SendQueuedMailTests
{
    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Each_mail_leaves_once_with_a_link_of_its_own_that_opens_its_invitation(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var scene = await MailScene.OfAsync(database, 3);
        Assert.Equal(3, (await scene.InviteAsync()).Queued);

        Assert.Equal(new MailRun(3, 0, 0, false), await scene.SendAsync());
        Assert.Equal(new MailRun(0, 0, 0, false), await scene.SendAsync());

        Assert.Equal(["persoon1@voorbeeld.example", "persoon2@voorbeeld.example", "persoon3@voorbeeld.example"], scene.Taken.Select(mail => mail.ToAddress).Order());
        foreach (var mail in scene.Taken)
        {
            Assert.Equal(LinkState.Open, (await database.Get<FillInQuestionnaire>().OpenAsync(MailScene.TokenIn(mail.Text), null, Given.Stop)).State);
            Assert.Equal($"{MailScene.BaseUrl}/v/{MailScene.TokenIn(mail.Text).Text}/afmelden", mail.OptOut);
        }
        // The links that were shown before keep working.
        Assert.All(scene.Links, link => Assert.DoesNotContain(link.Token.Text, string.Concat(scene.Taken.Select(mail => mail.Text)), StringComparison.Ordinal));
        Assert.Equal(LinkState.Open, (await database.Get<FillInQuestionnaire>().OpenAsync(scene.Links[0].Token, null, Given.Stop)).State);
        Assert.All(await scene.MailsAsync(), mail => Assert.Equal((MailState.Sent, "", 1), (mail.State, mail.Text, mail.Attempts)));
    }

    [Fact]
    public async Task What_the_server_puts_off_is_tried_after_1_5_and_30_minutes_2_and_8_hours_and_then_given_up()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MailScene.OfAsync(database, 1);
        await scene.InviteAsync();
        foreach (var wait in new[] { TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(8), TimeSpan.FromHours(12), TimeSpan.FromHours(24), TimeSpan.FromHours(24), TimeSpan.FromHours(24), TimeSpan.FromHours(24) })
        {
            Assert.Equal(1, (await scene.SendAsync(MailResult.NotNow, "451 later")).Failed);
            var mail = Assert.Single(await scene.MailsAsync());
            Assert.Equal((MailState.Queued, "451 later"), (mail.State, mail.Failure));
            database.Clock.Move(wait - TimeSpan.FromSeconds(1));
            Assert.Equal(0, (await scene.SendAsync(MailResult.NotNow)).Failed);
            database.Clock.Move(TimeSpan.FromSeconds(1));
        }
        Assert.Equal(1, (await scene.SendAsync(MailResult.NotNow, "451 nog steeds")).Failed);
        var last = Assert.Single(await scene.MailsAsync());
        Assert.Equal((MailState.Failed, null, 11), (last.State, last.NextAttemptAt, last.Attempts));
        // Links of mails that never left do not stay behind.
        await using (var db = await database.Databases.OpenAsync(scene.Access.MunicipalityId, Given.Stop)) Assert.Equal(1, await db.Set<InvitationLink>().CountAsync(Given.Stop));

        Assert.True(await database.Get<ViewSendLog>().AgainAsync(scene.Access, last.Id, Given.Stop));
        Assert.Equal(1, (await scene.SendAsync()).Sent);
    }

    [Fact]
    public async Task A_refusal_for_good_is_not_tried_again_and_keeps_the_servers_words()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MailScene.OfAsync(database, 1);
        await scene.InviteAsync();
        await scene.SendAsync(MailResult.Refused, "550 5.1.1 Onbekend");
        database.Clock.Move(TimeSpan.FromDays(2));
        Assert.Equal(0, (await scene.SendAsync()).Sent);
        var mail = Assert.Single(await scene.MailsAsync());
        Assert.Equal((MailState.Failed, "550 5.1.1 Onbekend"), (mail.State, mail.Failure));
    }

    [Fact]
    public async Task A_server_that_is_away_holds_the_whole_batch_and_costs_one_mail_an_attempt()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MailScene.OfAsync(database, 3);
        await scene.InviteAsync();
        Assert.Equal(new MailRun(0, 1, 0, true), await scene.SendAsync(MailResult.Unreachable, "Geen server."));
        Assert.Equal(2, (await scene.SendAsync()).Sent);
        database.Clock.Move(TimeSpan.FromMinutes(1));
        Assert.Equal(1, (await scene.SendAsync()).Sent);
    }

    [Fact]
    public async Task A_crash_after_the_server_took_a_mail_sends_that_one_again_and_loses_none()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MailScene.OfAsync(database, 2);
        await scene.InviteAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => scene.SendAsync(async (mail, stop) =>
        {
            await scene.Take(mail, stop);
            throw new InvalidOperationException("The power goes.");
        }));
        Assert.Equal(1, (await scene.SendAsync("twee")).Sent);
        database.Clock.Move(SendQueuedMail.ClaimTime);
        Assert.Equal(1, (await scene.SendAsync("twee")).Sent);
        Assert.Equal(3, scene.Taken.Count);
        Assert.Equal(2, scene.Taken.Select(mail => mail.Id).Distinct().Count());
        // Both copies of the first work.
        foreach (var mail in scene.Taken) Assert.Equal(LinkState.Open, (await database.Get<FillInQuestionnaire>().OpenAsync(MailScene.TokenIn(mail.Text), null, Given.Stop)).State);
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Two_senders_at_once_send_each_mail_once(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var scene = await MailScene.OfAsync(database, 12);
        await scene.InviteAsync();
        await Task.WhenAll(Enumerable.Range(1, 4).Select(node => Task.Run(async () =>
        {
            for (var round = 0; round < 4; round++) await scene.SendAsync($"node {node}");
        }, Given.Stop)));
        while ((await scene.SendAsync()).Sent > 0) { }
        Assert.Equal(12, scene.Taken.Count);
        Assert.Equal(12, scene.Taken.Select(mail => mail.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_node_that_hangs_is_taken_over_when_its_lease_ends_and_the_mail_in_its_hands_is_left_alone()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MailScene.OfAsync(database, 2);
        await scene.InviteAsync();
        var (reached, answer) = (new TaskCompletionSource(), new TaskCompletionSource<MailReceipt>());
        var hanging = scene.SendAsync((mail, _) =>
        {
            lock (scene.Taken) scene.Taken.Add(mail);
            reached.SetResult();
            return answer.Task;
        }, "hangt");
        await reached.Task;

        Assert.Equal(0, (await scene.SendAsync("ander")).Sent);
        database.Clock.Move(SendQueuedMail.LeaseTime + TimeSpan.FromSeconds(1));
        Assert.Equal(1, (await scene.SendAsync("ander")).Sent);

        answer.SetResult(new MailReceipt(MailResult.Sent, ""));
        Assert.Equal(1, (await hanging).Sent);
        Assert.Equal(2, scene.Taken.Select(mail => mail.Id).Distinct().Count());
        Assert.Equal(2, scene.Taken.Count);
    }

    [Fact]
    public async Task No_more_mails_leave_in_a_minute_than_the_setting_says_whichever_node_sends()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MailScene.OfAsync(database, 5);
        await scene.InviteAsync();
        Assert.Equal(2, (await scene.SendAsync("een", perMinute: 2)).Sent);
        Assert.Equal(0, (await scene.SendAsync("een", perMinute: 2)).Sent);
        var elsewhere = new SendQueuedMail(database.Databases, database.Get<Leases>(), database.Clock);
        Assert.Equal(0, (await elsewhere.RunAsync("twee", MailScene.BaseUrl, 2, scene.Take, Given.Stop)).Sent);
        database.Clock.Move(TimeSpan.FromSeconds(61));
        Assert.Equal(2, (await elsewhere.RunAsync("twee", MailScene.BaseUrl, 2, scene.Take, Given.Stop)).Sent);
        database.Clock.Move(TimeSpan.FromSeconds(61));
        Assert.Equal(1, (await scene.SendAsync("een", perMinute: 2)).Sent);
    }

    [Fact]
    public async Task Who_finished_declined_or_stopped_meanwhile_gets_no_mail_from_the_queue()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MailScene.OfAsync(database, 8);
        await scene.InviteAsync();
        var now = database.Clock.GetUtcNow();
        await scene.AnswerAsync(1, submitted: true);
        await scene.AnswerAsync(2, submitted: false);
        await scene.ChangeAsync(3, (invitation, _) => invitation.Withdraw(now));
        await scene.ChangeAsync(4, (invitation, _) => invitation.Decline("", now));
        await scene.ChangeAsync(5, (invitation, _) => invitation.Erased(now));
        await scene.ChangeAsync(6, (invitation, _) => invitation.Cut());
        await scene.ChangeAsync(7, (_, contact) => contact.StopMail(now));

        Assert.Equal(new MailRun(2, 0, 6, false), await scene.SendAsync());

        Assert.Equal(["persoon2@voorbeeld.example", "persoon8@voorbeeld.example"], scene.Taken.Select(mail => mail.ToAddress).Order());
        Assert.Equal(6, (await scene.MailsAsync()).Count(mail => mail is { State: MailState.Cancelled, Text: "" }));
    }

    [Fact]
    public async Task After_the_last_day_no_reminder_leaves()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MailScene.OfAsync(database, 1);
        await scene.RemindAsync();
        database.Clock.Move(TimeSpan.FromDays(30));
        Assert.Equal(new MailRun(0, 0, 1, false), await scene.SendAsync());
    }

    [Fact]
    public async Task Without_the_address_of_the_site_nothing_leaves()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MailScene.OfAsync(database, 1);
        await scene.InviteAsync();
        Assert.Equal(0, (await database.Get<SendQueuedMail>().RunAsync("een", "", 100, scene.Take, Given.Stop)).Sent);
        Assert.Equal(MailState.Queued, Assert.Single(await scene.MailsAsync()).State);
    }

    [Fact]
    public async Task One_sender_serves_every_municipality_and_mixes_up_none()
    {
        await using var database = await TestDatabase.OpenAsync();
        var (one, two) = (await MailScene.OfAsync(database, 1, scanName: "gemeente-a"), await MailScene.OfAsync(database, 1, scanName: "gemeente-b"));
        await one.InviteAsync();
        await two.InviteAsync();
        Assert.Equal(2, (await one.SendAsync()).Sent);
        Assert.Equal(["gemeente-a", "gemeente-b"], one.Taken.Select(mail => mail.Municipality).Order());
        Assert.Equal(MailState.Sent, Assert.Single((await database.Get<ViewSendLog>().ViewAsync(one.Access, one.DistributionId, Given.Stop))!.Rows).State);
    }
}
