using System.Diagnostics;
using System.Text.Json;
using Scanner.Core.Data;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;
using Scanner.Core.Tests.Scans;

namespace Scanner.Core.Tests.Responses;

public sealed class MonitorFieldworkTests
{
    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Every_step_of_an_invitation_is_counted(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var scene = await MonitorScene.StartAsync(database);
        var police = scene.Partner("Politie Oost");
        var silent = scene.Invite(police, "Stil");
        scene.Mail(silent, sent: true, bounced: true);
        var declined = scene.Invite(police, "Doet niet mee", invitation => invitation.Decline("geen tijd", scene.Now));
        scene.Mail(declined, sent: true);
        scene.Mail(declined, sent: true, kind: MailKind.Reminder);
        var begun = scene.Invite(scene.Partner("Café Begonnen", "horeca"));
        scene.Mail(begun, sent: false);
        scene.Answer(begun, submitted: false);
        scene.Answer(scene.Invite(scene.Partner("Café Klaar", "horeca")), submitted: true);
        scene.Invite(scene.Partner("Halt", "halt"), null, invitation => invitation.Erased(scene.Now));
        scene.Invite(scene.Partner("Weg", "halt"), null, invitation => invitation.Withdraw(scene.Now));
        await scene.SaveAsync();

        var counts = (await scene.ProgressAsync()).Counts;

        Assert.Equal((5, 1, 2, 2, 1), (counts.Invited, counts.Delivered!.Value, counts.Opened, counts.Started, counts.Submitted));
        Assert.Equal((1, 1, 1), (counts.Declined, counts.Erased, counts.WithdrawnLinks));
        Assert.Equal(0.2, counts.Rate);
        var horeca = (await scene.ProgressAsync()).Kinds.Single(kind => kind.Types[0] == "horeca").Counts;
        Assert.Equal((2, 1, 0.5), (horeca.Invited, horeca.Submitted, horeca.Rate));
    }

    [Fact]
    public async Task Without_mail_nothing_is_said_about_delivery()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MonitorScene.StartAsync(database);
        scene.Invite(scene.Partner("Halt"));
        await scene.SaveAsync();
        Assert.Null((await scene.ProgressAsync()).Counts.Delivered);
    }

    [Fact]
    public async Task Of_an_organisation_one_answer_is_enough_when_the_officer_said_so()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MonitorScene.StartAsync(database, AnswersPer.Organisation);
        var police = scene.Partner("Politie Oost");
        scene.Answer(scene.Invite(police, "Een"), submitted: true);
        scene.Invite(police, "Twee");
        scene.Invite(scene.Partner("Halt", "halt"), "Drie");
        await scene.SaveAsync();
        var counts = (await scene.ProgressAsync()).Counts;
        Assert.Equal((3, 1, 2, 1), (counts.Invited, counts.Submitted, counts.Asked, counts.Answered));
        Assert.Equal(["Halt"], (await scene.UnfinishedAsync()).Select(partner => partner.Name));
    }

    [Fact]
    public async Task What_staff_typed_in_counts_as_handed_in_and_never_makes_more_answers_than_were_asked()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MonitorScene.StartAsync(database);
        var police = scene.Partner("Politie Oost");
        scene.Invite(police, "Een");
        scene.Invite(scene.Partner("Halt", "halt"), "Twee");
        scene.Enter(police, ResponseMode.Telephone);
        scene.Enter(police, ResponseMode.Paper);
        await scene.SaveAsync();
        var counts = (await scene.ProgressAsync()).Counts;
        Assert.Equal((2, 1, 1), (counts.Submitted, counts.OnPaper, counts.ByTelephone));
        Assert.Equal((2, 1), (counts.Asked, counts.Answered));
        Assert.Equal(["Halt"], (await scene.UnfinishedAsync()).Select(partner => partner.Name));
    }

    [Fact]
    public async Task Who_came_through_an_open_link_is_counted_apart_and_was_not_invited()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MonitorScene.StartAsync(database);
        scene.Invite(scene.Partner("Halt", "halt"));
        scene.Answer(scene.Invite(scene.Partner("Iemand van de straat", "inwoner", PartnerOrigin.OpenLink)), submitted: true);
        await scene.SaveAsync();
        var counts = (await scene.ProgressAsync()).Counts;
        Assert.Equal((1, 1, 1, 0.0), (counts.Invited, counts.Submitted, counts.ThroughOpenLink, counts.Rate));
        Assert.Equal(["Halt"], (await scene.UnfinishedAsync()).Select(partner => partner.Name));
    }

    [Fact]
    public async Task An_answer_that_was_cut_loose_counts_once_and_its_kind_only_when_enough_were_invited()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MonitorScene.StartAsync(database, identity: IdentityMode.Anonymous);
        foreach (var number in Enumerable.Range(1, 4)) scene.Invite(scene.Partner($"Café {number}", "horeca"), null, number == 1 ? invitation => invitation.Cut() : null);
        foreach (var number in Enumerable.Range(1, 3)) scene.Invite(scene.Partner($"Sportclub {number}", "vereniging"));
        scene.Invite(scene.Partner("De enige politie", "politie"), null, invitation => invitation.Cut());
        foreach (var kept in new[] { "horeca", Partner.TypeNotKept })
        {
            var loose = scene.Partner("Anoniem", kept, PartnerOrigin.Anonymous);
            var response = Response.Online(scene.Access.ScanId, loose.Id, scene.Version.Id, Guid.Empty, scene.Now, scene.Distribution.Id);
            response.Saved(scene.Now);
            scene.Add(response.CutLoose(loose.Id, scene.Now));
        }
        await scene.SaveAsync();

        var progress = await scene.ProgressAsync();

        Assert.Equal((8, 2, 2, 2), (progress.Counts.Invited, progress.Counts.Started, progress.Counts.Submitted, progress.Counts.Answered));
        // One police organisation would be told by its own row, and by what the other rows leave of the total: the next smallest goes with it.
        Assert.Equal([["horeca"], ["politie", "vereniging"]], progress.Kinds.Select(kind => kind.Types));
        Assert.Equal([1, 1], progress.Kinds.Select(kind => kind.Counts.Submitted));
    }

    [Fact]
    public async Task Of_anonymous_answers_of_too_few_organisations_no_kind_is_told()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MonitorScene.StartAsync(database, identity: IdentityMode.Anonymous);
        scene.Invite(scene.Partner("Een", "politie"));
        scene.Invite(scene.Partner("Twee", "horeca"));
        await scene.SaveAsync();
        Assert.Empty((await scene.ProgressAsync()).Kinds);
    }

    [Fact]
    public async Task The_median_is_given_from_three_on_and_is_the_middle_one()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MonitorScene.StartAsync(database);
        foreach (var minutes in new[] { 4, 30 }) scene.Answer(scene.Invite(scene.Partner($"P{minutes}")), submitted: true, minutes: minutes);
        scene.Answer(scene.Invite(scene.Partner("Begonnen")), submitted: false, minutes: 60);
        await scene.SaveAsync();
        Assert.Null((await scene.ProgressAsync()).MedianMinutes);
        scene.Answer(scene.Invite(scene.Partner("P9")), submitted: true, minutes: 9);
        await scene.SaveAsync();
        Assert.Equal(9, (await scene.ProgressAsync()).MedianMinutes);
        scene.Answer(scene.Invite(scene.Partner("P12")), submitted: true, minutes: 12);
        await scene.SaveAsync();
        Assert.Equal(10.5, (await scene.ProgressAsync()).MedianMinutes);
    }

    [Fact]
    public async Task Where_people_stopped_stands_in_the_order_of_the_questionnaire()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MonitorScene.StartAsync(database);
        foreach (var section in new[] { "slot", "begin", "begin", "vroeger-onderdeel", null }) scene.Answer(scene.Invite(scene.Partner("P")), submitted: false, section);
        scene.Answer(scene.Invite(scene.Partner("Klaar")), submitted: true, "slot");
        await scene.SaveAsync();
        Assert.Equal(
            [new SectionStop(null, null, 1), new("begin", "Begin", 2), new("cijfers", "Cijfers", 0), new("politie", "Politie", 0), new("slot", "Slot", 1), new("vroeger-onderdeel", "vroeger-onderdeel", 1)],
            (await scene.ProgressAsync()).Stops);
    }

    [Fact]
    public async Task Days_add_up_and_follow_the_calendar_of_the_Netherlands()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MonitorScene.StartAsync(database);
        scene.Answer(scene.Invite(scene.Partner("Een")), submitted: true, daysLater: 2);
        database.Clock.Move(TimeSpan.FromHours(10)); // 23:03 in UTC is the next day in Amsterdam
        scene.Answer(scene.Invite(scene.Partner("Twee")), submitted: false);
        database.Clock.Move(TimeSpan.FromDays(2));
        await scene.SaveAsync();
        Assert.Equal(
            [new FieldworkDay(new DateOnly(2026, 11, 21), 1, 0), new(new DateOnly(2026, 11, 22), 2, 0), new(new DateOnly(2026, 11, 23), 2, 1), new(new DateOnly(2026, 11, 24), 2, 1)],
            (await scene.ProgressAsync()).Days);
    }

    [Fact]
    public async Task A_reader_gets_numbers_without_any_name_and_no_list()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync(role: MemberRole.Reader);
        var scene = await MonitorScene.StartAsync(database, access: access);
        scene.Answer(scene.Invite(scene.Partner("Geheime Organisatie"), "Geheime Naam"), submitted: false);
        await scene.SaveAsync();
        var view = await database.Get<MonitorFieldwork>().ViewAsync(access, Given.Stop);
        Assert.Equal(1, view.Distributions.Single().Counts.Started);
        Assert.DoesNotContain("Geheime", JsonSerializer.Serialize(view), StringComparison.Ordinal);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => database.Get<ListUnfinished>().ListAsync(access, Given.Stop));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => database.Get<ListUnfinished>().RememberAsync(access, Guid.NewGuid(), "x", Given.Stop));
    }

    [Fact]
    public async Task Another_municipality_sees_none_of_it()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MonitorScene.StartAsync(database);
        var partner = scene.Partner("Halt");
        scene.Invite(partner);
        await scene.SaveAsync();
        var other = await database.NewScanAsync("gemeente-anders");
        Assert.Empty((await database.Get<MonitorFieldwork>().ViewAsync(other, Given.Stop)).Distributions);
        Assert.Empty(await database.Get<ListUnfinished>().ListAsync(other, Given.Stop));
        Assert.Equal(NoteOutcome.NotThere, await database.Get<ListUnfinished>().RememberAsync(other, partner.Id, "gekaapt", Given.Stop));
    }

    [Fact]
    public async Task Two_thousand_invitations_are_counted_without_waiting()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MonitorScene.StartAsync(database);
        foreach (var number in Enumerable.Range(1, 2000))
        {
            var invitation = scene.Invite(scene.Partner($"Partner {number}", number % 2 == 0 ? "horeca" : "politie"));
            if (number % 4 == 0) scene.Answer(invitation, submitted: number % 8 == 0, "begin");
        }
        await scene.SaveAsync();
        await scene.ProgressAsync();
        var took = Stopwatch.StartNew();
        var counts = (await scene.ProgressAsync()).Counts;
        Assert.Equal(1750, (await scene.UnfinishedAsync()).Count);
        Assert.True(took.Elapsed < TimeSpan.FromSeconds(5), $"It took {took.Elapsed}.");
        Assert.Equal((2000, 500, 250), (counts.Invited, counts.Started, counts.Submitted));
    }
}
