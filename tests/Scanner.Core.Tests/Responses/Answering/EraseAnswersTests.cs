using Microsoft.EntityFrameworkCore;
using Scanner.Core.Coding;
using Scanner.Core.Data;
using Scanner.Core.Prioritisation;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Coding;
using Scanner.Core.Tests.Data;
using Scanner.Core.Tests.Scans;

namespace Scanner.Core.Tests.Responses;

public sealed class EraseAnswersTests
{
    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Erasing_takes_everything_that_hangs_on_the_answers_and_leaves_other_peoples(DatabaseProvider provider)
    {
        await using var scene = await CodingScene.OpenAsync(provider);
        var (database, access) = (scene.Database, scene.Access);
        var (mine, other) = (await WithTextAsync(scene, "Lachgas op het plein"), await WithTextAsync(scene, "Rust op het plein"));
        foreach (var key in new[] { mine, other })
        {
            await scene.ApplyAsync(key, (await scene.LookAsync()).Codes.First().Label, "plein");
            await database.Get<WriteMemo>().WriteAsync(access, key, "Een gedachte", null, Given.Stop);
        }
        var group = VulnerableGroup.Of(access.ScanId, "jeugd", "Jeugd", true, 1);
        var priority = Priority.Of(group.Id, 1);
        priority.CarryBy((await scene.RowsAsync<Fragment>()).Select(fragment => fragment.Id));
        await Given.AddAsync(database, access, group, priority);
        var token = await LinkOfAsync(database, access, mine.ResponseId);

        var open = await database.Get<EraseAnswers>().OpenAsync(token, Given.Stop);
        Assert.Equal(1, open.View!.Answers);
        Assert.Equal(LinkState.Erased, await database.Get<EraseAnswers>().EraseAsync(token, Given.Stop));
        Assert.Equal(LinkState.Erased, await database.Get<EraseAnswers>().EraseAsync(token, Given.Stop));

        Assert.Equal([other.ResponseId], (await scene.RowsAsync<Response>()).Select(row => row.Id));
        Assert.All(await scene.RowsAsync<Answer>(), answer => Assert.Equal(other.ResponseId, answer.ResponseId));
        var text = Assert.Single(await scene.RowsAsync<CodedText>());
        Assert.Equal(other.ResponseId, text.ResponseId);
        var fragment = Assert.Single(await scene.RowsAsync<Fragment>());
        Assert.Equal(fragment.Id, Assert.Single(await scene.RowsAsync<Core.Coding.Coding>()).FragmentId);
        Assert.Equal(fragment.Id, Assert.Single(await scene.RowsAsync<PriorityQuote>()).FragmentId);
        Assert.Single(await scene.RowsAsync<Memo>());
        Assert.Single(await scene.RowsAsync<Priority>());
        var line = Assert.Single(await scene.RowsAsync<Core.Audit.AuditEntry>(), entry => entry.Action == "response.erased");
        Assert.DoesNotContain("Lachgas", line.Details, StringComparison.Ordinal);
        Assert.Equal(LinkState.Erased, (await database.Get<FillInQuestionnaire>().OpenAsync(token, null, Given.Stop)).State);
    }

    [Fact]
    public async Task Mails_and_late_words_go_too_and_a_new_link_begins_anew()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await Fieldwork.StartAsync(database, closesOn: new DateOnly(2026, 11, 21));
        await work.SaveAsync("begin", ("zeker", ["nee"]));
        await work.FillIn.SubmitAsync(work.Token, null, Given.Stop);
        await database.Get<AskForMail>().CopyAsync(work.Token, "kopie@voorbeeld.example", new MailText("Kopie", "Mijn antwoorden"), "nl", Given.Stop);
        database.Clock.Move(TimeSpan.FromDays(2));
        // Also after the last day: it is a right.
        Assert.Equal(LinkState.Erased, await database.Get<EraseAnswers>().EraseAsync(work.Token, Given.Stop));
        await using (var db = await database.Databases.OpenAsync(work.Access.MunicipalityId, Given.Stop))
        {
            var mail = await db.Set<OutgoingMail>().SingleAsync(Given.Stop);
            Assert.Equal((MailState.Cancelled, "", ""), (mail.State, mail.Text, mail.ToAddress));
            Assert.Equal(0, await db.Set<LatePost>().CountAsync(Given.Stop));
        }
        await work.ChangeAsync((_, distribution) => distribution.CloseOn(null));
        Assert.Equal(LinkState.Erased, (await work.FillIn.SaveAsync(work.Token, "begin", new PostedAnswers(new Dictionary<string, IReadOnlyList<string>> { ["zeker"] = ["ja"] }, new Dictionary<string, string> { ["zeker"] = "-" }, 0), Given.Stop)).State);
        Assert.Null(await work.ResponseAsync());
        database.Clock.Move(TimeSpan.FromMinutes(1));
        var renewed = (await database.Get<ManageInvitations>().RenewAsync(work.Access, work.InvitationId, Given.Stop))!;
        Assert.Equal(LinkState.Open, (await work.FillIn.OpenAsync(renewed.Token, null, Given.Stop)).State);
    }

    [Fact]
    public async Task Who_begins_anew_after_erasing_is_mailed_and_thanked_like_anyone()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MailScene.OfAsync(database, 1);
        var manage = database.Get<ManageInvitations>();
        Assert.Equal(LinkState.Erased, await database.Get<EraseAnswers>().EraseAsync(scene.Links[0].Token, Given.Stop));
        Assert.Equal(MailHold.Erased, Assert.Single((await scene.RemindAsync()).Skipped).Hold);
        database.Clock.Move(TimeSpan.FromMinutes(1));
        var renewed = (await manage.RenewAsync(scene.Access, scene.Invitation(1), Given.Stop))!;
        Assert.Equal(InvitationState.Invited, (await manage.ListAsync(scene.Access, Given.Stop)).Single().Invitations.Single().State);
        Assert.True((await database.Get<ListUnfinished>().ListAsync(scene.Access, Given.Stop)).Single().Partners.Single().People.Single().CanBeReminded);
        Assert.Equal(1, (await scene.RemindAsync()).Queued);
        Assert.Equal(1, (await scene.SendAsync()).Sent);
        // The link to go on, a copy and thanks leave as well.
        Assert.Equal(MailAsked.Queued, await database.Get<AskForMail>().LinkAsync(renewed.Token, "ik@voorbeeld.example", new MailText("Verder", OutgoingMail.LinkMark), "nl", Given.Stop));
        await scene.AnswerAsync(1, submitted: true);
        Assert.Equal(MailAsked.Queued, await database.Get<AskForMail>().CopyAsync(renewed.Token, "ik@voorbeeld.example", new MailText("Kopie", "Mijn antwoorden"), "nl", Given.Stop));
        Assert.Equal(new MailRun(2, 0, 0, false), await scene.SendAsync());
        Assert.Equal(InvitationState.Submitted, (await manage.ListAsync(scene.Access, Given.Stop)).Single().Invitations.Single().State);
    }

    [Fact]
    public async Task Saves_at_the_same_moment_leave_nothing_behind()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await Fieldwork.StartAsync(database);
        await work.SaveAsync("begin", ("zeker", ["nee"]));
        var forms = new List<PostedAnswers>();
        for (var number = 0; number < 10; number++) forms.Add(await work.FormAsync("slot", ("naam", [$"nummer {number}"])));
        var saves = forms.Select(form => Task.Run(() => (Task)work.FillIn.SaveAsync(work.Token, "slot", form, Given.Stop)));
        await Task.WhenAll([.. saves, Task.Run(() => database.Get<EraseAnswers>().EraseAsync(work.Token, Given.Stop))]);
        Assert.Empty(await work.AnswersAsync());
        Assert.Null(await work.ResponseAsync());
    }

    private static async Task<TextKey> WithTextAsync(CodingScene scene, string text) => await scene.AnswerAsync(text);

    private static async Task<SecretToken> LinkOfAsync(TestDatabase database, ScanAccess access, Guid responseId)
    {
        var token = SecretToken.New();
        await using var db = await database.Databases.OpenAsync(access.MunicipalityId, Given.Stop);
        var invitation = (await db.Set<Response>().SingleAsync(row => row.Id == responseId, Given.Stop)).InvitationId!.Value;
        db.Add(InvitationLink.Of(invitation, token, database.Clock.GetUtcNow()));
        await db.SaveChangesAsync(Given.Stop);
        return token;
    }
}
