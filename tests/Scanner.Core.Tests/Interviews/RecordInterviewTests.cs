using Scanner.Core.Data;
using Scanner.Core.Interviews;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;
using Scanner.Core.Tests.Responses;

namespace Scanner.Core.Tests.Interviews;

public sealed class RecordInterviewTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task A_conversation_is_started_recorded_finished_and_opened_again(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var (access, id, first) = await StartedAsync(database);
        var record = database.Get<RecordInterview>();
        var opened = (await record.OpenTopicAsync(access, id, first, Stop))!;
        Assert.Equal("Café De Proef", opened.Heading.Partner);
        Assert.Contains(opened.Topic.Questions, question => question.Probes.Count > 0);
        var notes = Answer.NotesOn(first);
        var saved = await record.SaveAsync(access, id, first, Fieldwork.Form(opened.Topic, (notes, ["Veel lachgas\r\nbij het station"])), Stop);
        Assert.Equal((LinkState.Open, 1), (saved.State, saved.Revision));
        Assert.Equal("Veel lachgas\nbij het station", (await record.OpenTopicAsync(access, id, first, Stop))!.Topic.Notes!.Text);

        var row = Assert.Single((await database.Get<PlanInterviews>().ListAsync(access, Stop)).Interviews);
        Assert.Equal((1, null), (row.TopicsWithNotes, row.FinishedAt));
        Assert.True(row.Topics > 3);

        Assert.True(await record.FinishAsync(access, id, Stop));
        Assert.Equal(LinkState.Submitted, (await record.SaveAsync(access, id, first, Fieldwork.Form(opened.Topic, (notes, ["later"])), Stop)).State);
        Assert.True(await record.ReopenAsync(access, id, Stop));
        var again = (await record.OpenTopicAsync(access, id, first, Stop))!;
        Assert.Equal(LinkState.Open, (await record.SaveAsync(access, id, first, Fieldwork.Form(again.Topic, (notes, ["verbeterd"])), Stop)).State);
        Assert.Equal("verbeterd", (await record.ReadAsync(access, id, Stop))!.Answers.Sections.Single(section => section.Name == first).Notes);
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Saves_of_one_conversation_at_once_lose_nothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var (access, id, _) = await StartedAsync(database);
        var record = database.Get<RecordInterview>();
        var steps = (await record.ReadAsync(access, id, Stop))!.Answers.Sections.Select(section => section.Name).ToList();
        var outcomes = await Task.WhenAll(steps.Select(step => Task.Run(async () =>
            await record.SaveAsync(access, id, step, Fieldwork.Form((await record.OpenTopicAsync(access, id, step, Stop))!.Topic, (Answer.NotesOn(step), ["over " + step])), Stop))));
        Assert.Equal(Enumerable.Range(1, steps.Count), outcomes.Select(outcome => outcome.Revision).Order());
        Assert.All((await record.ReadAsync(access, id, Stop))!.Answers.Sections, section => Assert.Equal("over " + section.Name, section.Notes));
    }

    [Fact]
    public async Task What_is_typed_after_finishing_is_told_from_what_stands_there()
    {
        await using var database = await TestDatabase.OpenAsync();
        var (access, id, first) = await StartedAsync(database);
        var record = database.Get<RecordInterview>();
        var form = Fieldwork.Form((await record.OpenTopicAsync(access, id, first, Stop))!.Topic, (Answer.NotesOn(first), ["Lachgas"]));
        await record.SaveAsync(access, id, first, form, Stop);
        await record.FinishAsync(access, id, Stop);
        Assert.False((await record.CompareAsync(access, id, first, form, Stop))!.Differs);
        var later = Fieldwork.Form((await record.OpenTopicAsync(access, id, first, Stop))!.Topic, (Answer.NotesOn(first), ["Lachgas en pillen"]));
        Assert.True((await record.CompareAsync(access, id, first, later, Stop))!.Differs);
        Assert.Null(await record.CompareAsync(access, Guid.NewGuid(), first, later, Stop));
        Assert.Null(await record.CompareAsync(await database.NewScanAsync("gemeente-elders"), id, first, later, Stop));
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task An_imported_conversation_stands_among_the_others_and_can_be_read_and_corrected(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var (access, _, first) = await StartedAsync(database);
        var file = $"_partner;_mode;_submitted_at;@notes/{first}\nP01;gesprek;2026-03-14;Veel lachgas\nP01;gesprek;;Nog bezig\n";
        var imported = await database.Get<ImportAnswers>().ImportAsync(access, "topiclijst", new MemoryStream(System.Text.Encoding.UTF8.GetBytes(file)), "oud.csv", Stop);
        Assert.Equal(2, imported.New);

        var rows = (await database.Get<PlanInterviews>().ListAsync(access, Stop)).Interviews;
        Assert.Equal(3, rows.Count);
        var held = rows.Single(row => row.HeldOn == new DateOnly(2026, 3, 14));
        Assert.Equal(("", 1, true), (held.Interviewer, held.TopicsWithNotes, held.FinishedAt is not null));
        Assert.Contains(rows, row => row is { Interviewer: "", FinishedAt: null });
        var record = database.Get<RecordInterview>();
        Assert.Equal("Veel lachgas", (await record.OpenTopicAsync(access, held.Id, first, Stop))!.Topic.Notes!.Text);
        Assert.True(await record.ReopenAsync(access, held.Id, Stop));
        var topic = (await record.OpenTopicAsync(access, held.Id, first, Stop))!.Topic;
        Assert.Equal(LinkState.Open, (await record.SaveAsync(access, held.Id, first, Fieldwork.Form(topic, (Answer.NotesOn(first), ["Verbeterd"])), Stop)).State);
        Assert.Equal(3, (await database.Get<Core.Findings.ViewAssessmentGrid>().OpenAsync(access, Stop)).Conversations);
    }

    [Fact]
    public async Task Another_municipalitys_conversation_does_not_exist()
    {
        await using var database = await TestDatabase.OpenAsync();
        var (_, id, first) = await StartedAsync(database);
        var stranger = await database.NewScanAsync("gemeente-elders");
        var record = database.Get<RecordInterview>();
        Assert.Null(await record.OpenTopicAsync(stranger, id, first, Stop));
        Assert.Null(await record.ReadAsync(stranger, id, Stop));
        Assert.False(await record.FinishAsync(stranger, id, Stop));
        var empty = new PostedAnswers(new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, string>(), 0);
        Assert.Equal(LinkState.Unknown, (await record.SaveAsync(stranger, id, first, empty, Stop)).State);
        Assert.Empty((await database.Get<PlanInterviews>().ListAsync(stranger, Stop)).Interviews);
    }

    [Fact]
    public async Task Another_scan_of_the_same_municipality_does_not_see_it_either()
    {
        await using var database = await TestDatabase.OpenAsync();
        var (access, id, first) = await StartedAsync(database);
        var elsewhere = access with { ScanId = Guid.CreateVersion7() };
        Assert.Null(await database.Get<RecordInterview>().OpenTopicAsync(elsewhere, id, first, Stop));
        Assert.False(await database.Get<RecordInterview>().FinishAsync(elsewhere, id, Stop));
    }

    [Fact]
    public async Task Starting_says_what_is_missing()
    {
        await using var database = await TestDatabase.OpenAsync();
        var (access, _, _) = await StartedAsync(database);
        var plan = database.Get<PlanInterviews>();
        var list = await plan.ListAsync(access, Stop);
        var good = new NewInterview(list.Partners[0].Id, "topiclijst", list.Today, "");
        Assert.Equal(NewInterviewFault.NoPartner, (await plan.StartAsync(access, good with { PartnerId = Guid.NewGuid() }, Stop)).Fault);
        Assert.Equal(NewInterviewFault.NoTopicGuide, (await plan.StartAsync(access, good with { FormId = "bestaat-niet" }, Stop)).Fault);
        Assert.Equal(NewInterviewFault.NoDay, (await plan.StartAsync(access, good with { HeldOn = null }, Stop)).Fault);
        Assert.Equal(NewInterviewFault.ParticipantsTooLong, (await plan.StartAsync(access, good with { Participants = new string('x', 401) }, Stop)).Fault);
        Assert.Single((await plan.ListAsync(access, Stop)).Interviews);
    }

    [Fact]
    public async Task A_reader_records_no_conversations()
    {
        await using var database = await TestDatabase.OpenAsync();
        var reader = await database.NewScanAsync(role: MemberRole.Reader);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => database.Get<PlanInterviews>().ListAsync(reader, Stop));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => database.Get<RecordInterview>().FinishAsync(reader, Guid.NewGuid(), Stop));
    }

    [Fact]
    public async Task The_topic_list_leaves_out_what_is_not_for_this_kind_of_partner()
    {
        await using var database = await TestDatabase.OpenAsync();
        var (access, id, _) = await StartedAsync(database, "werkgever");
        Assert.DoesNotContain((await database.Get<RecordInterview>().ReadAsync(access, id, Stop))!.Answers.Sections, section => section.Name == "coffeeshops");
    }

    private static async Task<(ScanAccess Access, Guid Id, string First)> StartedAsync(TestDatabase database, string type = "coffeeshop")
    {
        var access = await database.NewScanAsync();
        var partner = Partner.Of(access.ScanId, 1, "Café De Proef", type, "gezondheid", [], "");
        await using (var db = await database.Databases.OpenAsync(access.MunicipalityId, Stop))
        {
            db.Add(partner);
            await db.SaveChangesAsync(Stop);
        }
        var outcome = await database.Get<PlanInterviews>().StartAsync(access, new NewInterview(partner.Id, "topiclijst", new DateOnly(2026, 11, 20), "teamleider"), Stop);
        Assert.Null(outcome.Fault);
        return (access, outcome.Id, outcome.FirstSection);
    }
}
