using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;
using Scanner.Core.Tests.Scans;

namespace Scanner.Core.Tests.Responses;

public sealed class ListUnfinishedTests
{
    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Who_has_not_finished_stands_under_the_organisation_with_how_far_and_when(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var scene = await MonitorScene.StartAsync(database);
        var school = scene.Partner("Het Lyceum", "school-vo");
        scene.Invite(school, "Zet", invitation => invitation.Decline("", scene.Now));
        scene.Answer(scene.Invite(school, "Bee"), submitted: false);
        scene.Invite(school, "Aa");
        scene.Answer(scene.Invite(school, "Klaar"), submitted: true);
        scene.Invite(school, "Ingetrokken", invitation => invitation.Withdraw(scene.Now));
        scene.Invite(scene.Partner("Halt", "halt"), null, invitation => invitation.Erased(scene.Now));
        await scene.SaveAsync();

        var list = await scene.UnfinishedAsync();

        Assert.Equal(["Het Lyceum", "Halt"], list.Select(partner => partner.Name));
        Assert.Equal(
            [("Aa", UnfinishedState.Invited, null, true), ("Bee", UnfinishedState.Started, scene.Now, true), ("Zet", UnfinishedState.Declined, (DateTimeOffset?)null, false)],
            list[0].People.Select(person => (person.ContactName!, person.State, person.LastActivity, person.CanBeReminded)));
        Assert.Equal(UnfinishedState.Erased, list[1].People.Single().State);
    }

    [Fact]
    public async Task After_the_last_day_and_after_no_more_mail_nobody_is_reminded()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MonitorScene.StartAsync(database);
        var partner = scene.Partner("Halt", "halt");
        scene.Invite(partner, "Wil geen mail");
        partner.Contacts[0].StopMail(scene.Now);
        scene.Invite(partner, "Wel");
        await scene.SaveAsync();
        Assert.Equal([false, true], (await scene.UnfinishedAsync()).Single().People.OrderByDescending(person => person.IsMailStopped).Select(person => person.CanBeReminded));
        await database.Get<ManageInvitations>().CloseOnAsync(scene.Access, scene.Distribution.Id, new DateOnly(2026, 11, 20), Given.Stop);
        var closed = (await database.Get<ListUnfinished>().ListAsync(scene.Access, Given.Stop)).Single();
        Assert.Equal((true, 0), (closed.IsClosed, closed.ToRemind));
    }

    [Fact]
    public async Task A_note_is_kept_with_the_partner_and_the_log_does_not_repeat_it()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync();
        var partner = await Given.PartnerAsync(database, access);
        var list = database.Get<ListUnfinished>();
        Assert.Equal(NoteOutcome.Saved, await list.RememberAsync(access, partner, "belt terug dinsdag\r\nna tien uur ", Given.Stop));
        Assert.Equal(NoteOutcome.Saved, await list.RememberAsync(access, partner, "belt terug dinsdag\nna tien uur", Given.Stop));
        Assert.Equal(NoteOutcome.TooLong, await list.RememberAsync(access, partner, new string('x', Partner.NoteLength + 1), Given.Stop));
        Assert.Equal(NoteOutcome.NotThere, await list.RememberAsync(access, Guid.NewGuid(), "x", Given.Stop));
        Assert.Equal("belt terug dinsdag\nna tien uur", (await database.Get<ManagePartners>().FindAsync(access, partner, Given.Stop))!.Details.Note);
        await using var db = await database.Databases.OpenAsync(access.MunicipalityId, Given.Stop);
        Assert.Equal(["Notitie bij P01 gewijzigd."], await db.Set<AuditEntry>().Where(line => line.Action == "partner.noted").Select(line => line.Details).ToListAsync(Given.Stop));
    }
}
