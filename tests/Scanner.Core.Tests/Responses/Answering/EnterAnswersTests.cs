using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Responses;

/// <summary>Answers on paper or by telephone are typed in by staff, with the same rules as online and marked as such.</summary>
public sealed class EnterAnswersTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Answers_on_paper_are_typed_in_handed_in_and_reopened(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var work = await Fieldwork.StartAsync(database);
        var enter = database.Get<EnterAnswers>();
        var started = await enter.StartAsync(work.Access, work.DistributionId, new NewEntry(work.PartnerId, ResponseMode.Paper, new DateOnly(2026, 11, 2)), Stop);
        var id = started.ResponseId!.Value;
        await SaveAsync(work, id, "begin", ("groepen", ["jong"]), ("zeker", ["ja"]));
        await SaveAsync(work, id, "cijfers", ("aantal", ["900"]));
        var refused = await enter.HandInAsync(work.Access, id, Stop);
        Assert.Equal((LinkState.Open, "aantal"), (refused.State, Assert.Single(refused.Problems).Question));
        await SaveAsync(work, id, "cijfers", ("aantal", ["90"]));
        Assert.Equal(LinkState.Submitted, (await enter.HandInAsync(work.Access, id, Stop)).State);
        Assert.Equal(LinkState.Submitted, (await SaveAsync(work, id, "begin", ("zeker", ["nee"]))).State);
        var response = (await work.ResponseAsync())!;
        Assert.Equal((ResponseMode.Paper, "Toets Lid", work.DistributionId, null), (response.Mode, response.EnteredBy, response.DistributionId, response.InvitationId));
        Assert.Equal(new DateOnly(2026, 11, 2), Amsterdam.DayOf(response.SubmittedAt!.Value));
        Assert.True(await enter.ReopenAsync(work.Access, id, Stop));
        Assert.Null((await work.ResponseAsync())!.SubmittedAt);
        var list = (await enter.ListAsync(work.Access, work.DistributionId, Stop))!;
        Assert.Equal((ResponseMode.Paper, false, "Toets Lid"), (Assert.Single(list.Entries).Mode, list.Entries[0].IsHandedIn, list.Entries[0].EnteredBy));
        await using var db = await database.Databases.OpenAsync(work.Access.MunicipalityId, Stop);
        Assert.Equal(["answers.entered", "answers.entering", "answers.reopened"], (await db.Set<AuditEntry>().Where(entry => entry.Action.StartsWith("answers.")).Select(entry => entry.Action).ToListAsync(Stop)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_required_question_may_stay_open_and_what_is_not_asked_is_not_handed_in()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await Fieldwork.StartAsync(database);
        var enter = database.Get<EnterAnswers>();
        var id = (await enter.StartAsync(work.Access, work.DistributionId, new NewEntry(work.PartnerId, ResponseMode.Telephone, new DateOnly(2026, 11, 21)), Stop)).ResponseId!.Value;
        await SaveAsync(work, id, "begin", ("zeker", ["ja"]));
        await SaveAsync(work, id, "cijfers", ("aantal", ["5"]));
        await SaveAsync(work, id, "begin", ("zeker", []));
        await SaveAsync(work, id, "slot", ("naam", ["x"]));
        Assert.Equal(LinkState.Submitted, (await enter.HandInAsync(work.Access, id, Stop)).State);
        Assert.Equal("naam", Assert.Single(await work.AnswersAsync()).Path);
    }

    [Fact]
    public async Task Who_answered_before_is_named_so_that_nobody_counts_twice_unseen()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await Fieldwork.StartAsync(database);
        await work.SaveAsync("begin", ("zeker", ["nee"]));
        await work.FillIn.SubmitAsync(work.Token, null, Stop);
        var list = (await database.Get<EnterAnswers>().ListAsync(work.Access, work.DistributionId, Stop))!;
        Assert.Equal(1, Assert.Single(list.Partners).HandedIn);
        Assert.Empty(list.Entries);
    }

    [Fact]
    public async Task What_cannot_begin_says_why()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await Fieldwork.StartAsync(database);
        var today = new DateOnly(2026, 11, 21);
        Assert.Equal(EntryFault.NoPartner, await FaultAsync(new NewEntry(Guid.NewGuid(), ResponseMode.Paper, today)));
        Assert.Equal(EntryFault.NoMode, await FaultAsync(new NewEntry(work.PartnerId, ResponseMode.Online, today)));
        Assert.Equal(EntryFault.NoDay, await FaultAsync(new NewEntry(work.PartnerId, ResponseMode.Paper, null)));
        Assert.Equal(EntryFault.DayAhead, await FaultAsync(new NewEntry(work.PartnerId, ResponseMode.Paper, today.AddDays(1))));
        await work.ChangeAsync((_, distribution) => distribution.Arrange(null, null, IdentityMode.Anonymous, AnswersPer.Organisation, 3));
        Assert.Equal(EntryFault.Anonymous, await FaultAsync(new NewEntry(work.PartnerId, ResponseMode.Paper, today)));

        async Task<EntryFault?> FaultAsync(NewEntry entry) => (await database.Get<EnterAnswers>().StartAsync(work.Access, work.DistributionId, entry, Stop)).Fault;
    }

    [Fact]
    public async Task An_online_response_and_another_municipalitys_entry_cannot_be_opened()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await Fieldwork.StartAsync(database);
        await work.SaveAsync("begin", ("zeker", ["nee"]));
        var enter = database.Get<EnterAnswers>();
        var online = (await work.ResponseAsync())!.Id;
        Assert.Null(await enter.ReadAsync(work.Access, online, Stop));
        Assert.False(await enter.ReopenAsync(work.Access, online, Stop));
        var id = (await enter.StartAsync(work.Access, work.DistributionId, new NewEntry(work.PartnerId, ResponseMode.Paper, new DateOnly(2026, 11, 2)), Stop)).ResponseId!.Value;
        var other = await database.NewScanAsync("elders");
        Assert.Null(await enter.OpenSectionAsync(other, id, "begin", Stop));
        Assert.Equal(LinkState.Unknown, (await enter.HandInAsync(other, id, Stop)).State);
        Assert.Null(await enter.ListAsync(other, work.DistributionId, Stop));
    }

    private static async Task<SaveOutcome> SaveAsync(Fieldwork work, Guid id, string section, params (string Question, string[] Values)[] changes)
    {
        var enter = work.Database.Get<EnterAnswers>();
        var page = (await enter.OpenSectionAsync(work.Access, id, section, Stop))!.Section;
        return await enter.SaveAsync(work.Access, id, section, Fieldwork.Form(page, changes), Stop);
    }
}
