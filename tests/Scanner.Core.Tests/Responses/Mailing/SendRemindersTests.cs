using Scanner.Core.Data;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;
using Scanner.Core.Tests.Scans;

namespace Scanner.Core.Tests.Responses;

public sealed class SendRemindersTests
{
    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Only_who_has_not_finished_is_reminded_and_the_plan_says_why_others_are_not(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var scene = await MailScene.OfAsync(database, 10);
        var now = database.Clock.GetUtcNow();
        await scene.AnswerAsync(1, submitted: true);
        await scene.AnswerAsync(2, submitted: false);
        await scene.ChangeAsync(3, (invitation, _) => invitation.Withdraw(now));
        await scene.ChangeAsync(4, (invitation, _) => invitation.Decline("geen tijd", now));
        await scene.ChangeAsync(5, (invitation, _) => invitation.Erased(now));
        await scene.ChangeAsync(6, (invitation, _) => invitation.Cut());
        await scene.ChangeAsync(7, (_, contact) => contact.StopMail(now));
        await scene.ChangeAsync(8, (_, contact) => contact.Change(contact.Name, "", "", ""));

        var plan = (await database.Get<SendReminders>().PlanAsync(scene.Access, scene.DistributionId, Given.Stop))!;
        Assert.Equal(
            [MailHold.Finished, MailHold.None, MailHold.Withdrawn, MailHold.Declined, MailHold.Erased, MailHold.Finished, MailHold.MailStopped, MailHold.NoAddress, MailHold.None, MailHold.None],
            plan.Rows.Select(row => row.Hold));
        var queued = await scene.RemindAsync();
        Assert.Equal((3, 7), (queued.Queued, queued.Skipped.Count));
        await scene.SendAsync();
        Assert.Equal(["persoon10@voorbeeld.example", "persoon2@voorbeeld.example", "persoon9@voorbeeld.example"], scene.Taken.Select(mail => mail.ToAddress).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(AnswersPer.Organisation, 1, 0)]
    [InlineData(AnswersPer.Person, 1, 1)]
    [InlineData(AnswersPer.Person, 2, 0)]
    public async Task Whose_answers_staff_typed_in_is_not_reminded(AnswersPer per, int typedIn, int reminded)
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MailScene.OfAsync(database, 1, new NewDistribution("partner-kort", "Ronde 1", null) { AnswersPer = per });
        var partner = (await database.Get<ManageInvitations>().ListAsync(scene.Access, Given.Stop)).Single().Invitations.Single().PartnerId;
        var invited = new List<Guid> { scene.Invitation(1) };
        if (per == AnswersPer.Person)
        {
            var colleague = await database.Get<ManageContacts>().AddAsync(scene.Access, partner, new ContactDetails("Toets Collega", "collega@voorbeeld.example", "", ""), Given.Stop);
            invited.Add((await database.Get<CreateInvitations>().AddAsync(scene.Access, scene.DistributionId, [new Invitee(partner, colleague.ContactId)], Given.Stop)).Links.Single().InvitationId);
        }
        Task<MailsQueued> RemindAllAsync() => database.Get<SendReminders>().SendAsync(scene.Access, scene.DistributionId, invited, [], Given.Stop);
        Assert.Equal(invited.Count, (await RemindAllAsync()).Queued);
        var enter = database.Get<EnterAnswers>();
        for (var number = 0; number < typedIn; number++)
        {
            var started = await enter.StartAsync(scene.Access, scene.DistributionId, new NewEntry(partner, ResponseMode.Paper, new DateOnly(2026, 11, 20)), Given.Stop);
            Assert.Equal(LinkState.Submitted, (await enter.HandInAsync(scene.Access, started.ResponseId!.Value, Given.Stop)).State);
        }
        // Neither what was in the queue by then leaves, nor is anything put in it.
        Assert.Equal(reminded * invited.Count, (await scene.SendAsync()).Sent);
        database.Clock.Move(TimeSpan.FromDays(2));
        var later = await RemindAllAsync();
        Assert.Equal(reminded * invited.Count, later.Queued);
        Assert.All(later.Skipped, row => Assert.Equal(MailHold.Finished, row.Hold));
    }

    [Fact]
    public async Task A_colleague_who_got_the_link_by_passing_on_is_not_invited_once_more()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MailScene.OfAsync(database, 1, new NewDistribution("partner-kort", "Ronde 1", null) { AnswersPer = AnswersPer.Person });
        await database.Get<PassOnInvitation>().PassOnAsync(scene.Links[0].Token, new Colleague("Toets Collega", "collega@voorbeeld.example"), new MailText("Ook?", OutgoingMail.LinkMark), "nl", Given.Stop);
        async Task<MailHold> HoldAsync() =>
            (await database.Get<SendInvitations>().PlanAsync(scene.Access, scene.DistributionId, Given.Stop))!.Rows.Single(row => row.Email == "collega@voorbeeld.example").Hold;
        Assert.Equal(MailHold.InQueue, await HoldAsync());
        await scene.SendAsync();
        Assert.Equal(MailHold.AlreadySent, await HoldAsync());
    }

    [Fact]
    public async Task Nobody_gets_two_mails_within_a_day_unless_asked()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MailScene.OfAsync(database, 2);
        await scene.InviteAsync();
        Assert.Equal(0, (await scene.RemindAsync()).Queued); // still in the queue
        Assert.Equal(0, (await scene.RemindAsync(scene.Invitation(1))).Queued); // and that is never doubled
        await scene.SendAsync();
        Assert.All((await scene.RemindAsync()).Skipped, row => Assert.Equal(MailHold.Recent, row.Hold));
        Assert.Equal(1, (await scene.RemindAsync(scene.Invitation(1))).Queued);
        await scene.SendAsync();
        database.Clock.Move(TimeSpan.FromHours(24) + TimeSpan.FromMinutes(1));
        Assert.Equal(2, (await scene.RemindAsync()).Queued);
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Two_officers_who_press_at_once_send_one_reminder_each(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var scene = await MailScene.OfAsync(database, 3);
        var queued = await Task.WhenAll(Enumerable.Range(1, 4).Select(_ => Task.Run(() => scene.RemindAsync(), Given.Stop)));
        Assert.Equal(3, queued.Sum(result => result.Queued));
        Assert.Equal(3, (await scene.MailsAsync()).Count);
    }

    [Fact]
    public async Task An_invitation_that_was_mailed_is_mailed_again_only_when_asked()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MailScene.OfAsync(database, 2);
        await scene.InviteAsync();
        await scene.SendAsync();
        database.Clock.Move(TimeSpan.FromDays(3));
        Assert.All((await scene.InviteAsync()).Skipped, row => Assert.Equal(MailHold.AlreadySent, row.Hold));
        Assert.Equal(1, (await scene.InviteAsync(scene.Invitation(2))).Queued);
    }

    [Fact]
    public async Task What_opens_later_is_mailed_on_the_morning_of_its_first_day()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MailScene.OfAsync(database, 1, new NewDistribution("partner-kort", "Later", null) { OpensOn = new DateOnly(2026, 12, 1) });
        var queued = await scene.InviteAsync();
        Assert.Equal(new DateTimeOffset(2026, 12, 1, 7, 0, 0, TimeSpan.Zero), queued.OpensAt);
        Assert.Equal(0, (await scene.SendAsync()).Sent);
        database.Clock.Move(queued.OpensAt!.Value - database.Clock.GetUtcNow());
        Assert.Equal(1, (await scene.SendAsync()).Sent);
    }

    [Fact]
    public async Task A_bounce_noted_by_hand_stops_mail_until_the_address_is_mended_or_the_note_undone()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MailScene.OfAsync(database, 1);
        await scene.InviteAsync();
        await scene.SendAsync();
        database.Clock.Move(TimeSpan.FromDays(2));
        var logs = database.Get<ViewSendLog>();
        var mail = Assert.Single((await logs.ViewAsync(scene.Access, scene.DistributionId, Given.Stop))!.Rows);
        Assert.True(await logs.BouncedAsync(scene.Access, mail.Id, "postbus vol", Given.Stop));
        Assert.Equal(MailHold.Bounced, Assert.Single((await scene.RemindAsync()).Skipped).Hold);
        await scene.ChangeAsync(1, (_, contact) => contact.Change(contact.Name, "nieuw@voorbeeld.example", "", ""));
        Assert.Equal(MailHold.None, Assert.Single((await database.Get<SendReminders>().PlanAsync(scene.Access, scene.DistributionId, Given.Stop))!.Rows).Hold);
        await scene.ChangeAsync(1, (_, contact) => contact.Change(contact.Name, "persoon1@voorbeeld.example", "", ""));
        Assert.True(await logs.BouncedAsync(scene.Access, mail.Id, null, Given.Stop));
        Assert.Equal(1, (await scene.RemindAsync()).Queued);
    }

    [Fact]
    public async Task What_waits_can_be_taken_out_of_the_queue()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MailScene.OfAsync(database, 3);
        await scene.InviteAsync();
        var logs = database.Get<ViewSendLog>();
        Assert.Equal(1, await logs.CancelAsync(scene.Access, scene.DistributionId, (await scene.MailsAsync())[0].Id, Given.Stop));
        Assert.Equal(new SendProgress(2, 0, 0), await logs.ProgressAsync(scene.Access, scene.DistributionId, Given.Stop));
        Assert.Equal(2, await logs.CancelAsync(scene.Access, scene.DistributionId, null, Given.Stop));
        Assert.Equal(0, (await scene.SendAsync()).Sent);
    }

    [Fact]
    public async Task Another_municipality_and_another_role_reach_none_of_it()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MailScene.OfAsync(database, 1);
        await scene.InviteAsync();
        var mail = Assert.Single(await scene.MailsAsync());
        var other = await database.NewScanAsync("gemeente-b");
        Assert.Null(await database.Get<SendReminders>().PlanAsync(other, scene.DistributionId, Given.Stop));
        Assert.False((await database.Get<SendReminders>().SendAsync(other, scene.DistributionId, [scene.Invitation(1)], [], Given.Stop)).IsThere);
        var logs = database.Get<ViewSendLog>();
        Assert.Null(await logs.ViewAsync(other, scene.DistributionId, Given.Stop));
        Assert.Equal(0, await logs.CancelAsync(other, scene.DistributionId, null, Given.Stop));
        Assert.False(await logs.BouncedAsync(other, mail.Id, "x", Given.Stop));
        Assert.False(await logs.AgainAsync(other, mail.Id, Given.Stop));
        Assert.Null(await database.Get<MakeLetters>().MakeAsync(other, scene.DistributionId, MailKind.Invitation, [scene.Invitation(1)], Given.Stop));
        Assert.Null(await database.Get<OpenDistribution>().MakeAsync(other, scene.DistributionId, Given.Stop));
        Assert.Null(await database.Get<ArrangeDistribution>().ViewAsync(other, scene.DistributionId, Given.Stop));
        Assert.Null(await database.Get<EditMailWording>().ViewAsync(other, scene.DistributionId, MailKind.Invitation, Given.Stop));
        var reader = await database.NewScanAsync("gemeente-c", MemberRole.Reader);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => database.Get<SendReminders>().PlanAsync(reader, scene.DistributionId, Given.Stop));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => logs.ViewAsync(reader, scene.DistributionId, Given.Stop));
    }
}
