using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;
using Scanner.Core.Tests.Scans;

namespace Scanner.Core.Tests.Responses;

public sealed class LateAnswersTests
{
    private static readonly DateOnly LastDay = new(2026, 11, 21);

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task What_is_posted_after_the_last_day_is_kept_joined_accepted_and_handed_in(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var work = await Fieldwork.StartAsync(database, closesOn: LastDay);
        await work.SaveAsync("begin", ("groepen", ["oud"]));
        var (first, second) = (await work.FormAsync("begin", ("zeker", ["nee"])), await work.FormAsync("begin", ("groepen", ["jong"])));
        var end = await work.FormAsync("slot", ("naam", ["Op de valreep"]));
        database.Clock.Move(TimeSpan.FromDays(1));

        Assert.Equal(LinkState.Closed, (await work.FillIn.SaveAsync(work.Token, "begin", first, Given.Stop)).State);
        var kept = await Late(database).KeepAsync(work.Token, "begin", first, false, Given.Stop);
        Assert.Equal((LinkState.Closed, true, LastDay), (kept.State, kept.IsKept, kept.ClosedAfter));
        Assert.Equal(["Zeker?: Nee"], kept.Words.Select(one => $"{one.Question}: {string.Join(", ", one.Words)}"));
        // The second tab knows nothing of the first: its untouched fields do not undo what the first typed.
        await Late(database).KeepAsync(work.Token, "begin", second, false, Given.Stop);
        await Late(database).KeepAsync(work.Token, "slot", end, false, Given.Stop);
        Assert.True((await Late(database).WishAsync(work.Token, "nl", Given.Stop)).IsKept);
        Assert.True(await Late(database).WaitsAsync(work.Token, Given.Stop));
        Assert.Equal(["oud"], (await work.AnswersAsync()).Select(answer => answer.ValueChoice));

        var accept = database.Get<AcceptLateAnswers>();
        Assert.Equal(1, (await accept.CountAsync(work.Access, Given.Stop))[work.DistributionId]);
        var row = Assert.Single((await accept.ListAsync(work.Access, work.DistributionId, Given.Stop))!.Rows);
        Assert.True(row.WantsToHandIn);
        Assert.Equal(["Welke groepen?: Jongeren", "Zeker?: Nee", "Op een regel: Op de valreep"], row.Sections.SelectMany(section => section.Words).Select(one => $"{one.Question}: {string.Join(", ", one.Words)}"));
        var accepted = await accept.AcceptAsync(work.Access, work.InvitationId, Given.Stop);
        Assert.Equal(LateOutcome.HandedIn, accepted.Outcome);
        Assert.Equal(["jong", "Op de valreep", "nee"], (await work.AnswersAsync()).Select(answer => answer.ValueChoice ?? answer.ValueText));
        Assert.NotNull((await work.ResponseAsync())!.SubmittedAt);
        Assert.Empty((await accept.ListAsync(work.Access, work.DistributionId, Given.Stop))!.Rows);
        Assert.Equal(LateOutcome.NotThere, (await accept.AcceptAsync(work.Access, work.InvitationId, Given.Stop)).Outcome);

        Assert.True(await accept.UndoAsync(work.Access, accepted.Undo!, Given.Stop));
        Assert.Equal(["oud"], (await work.AnswersAsync()).Select(answer => answer.ValueChoice));
        Assert.Null((await work.ResponseAsync())!.SubmittedAt);
        Assert.Single((await accept.ListAsync(work.Access, work.DistributionId, Given.Stop))!.Rows);
    }

    [Fact]
    public async Task What_cannot_be_handed_in_stays_begun_and_says_what_is_missing()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await Fieldwork.StartAsync(database, closesOn: LastDay);
        var form = await work.FormAsync("slot", ("naam", ["Alleen dit"]));
        database.Clock.Move(TimeSpan.FromDays(1));
        await Late(database).KeepAsync(work.Token, "slot", form, false, Given.Stop);
        await Late(database).WishAsync(work.Token, "nl", Given.Stop);
        var accept = database.Get<AcceptLateAnswers>();
        var accepted = await accept.AcceptAsync(work.Access, work.InvitationId, Given.Stop);
        Assert.Equal((LateOutcome.Incomplete, 1), (accepted.Outcome, accepted.Missing));
        Assert.Null((await work.ResponseAsync())!.SubmittedAt);
        // Nothing was there before, so nothing is there after undoing.
        Assert.True(await accept.UndoAsync(work.Access, accepted.Undo!, Given.Stop));
        Assert.Null(await work.ResponseAsync());
        var aside = await accept.SetAsideAsync(work.Access, work.InvitationId, Given.Stop);
        Assert.False(await Late(database).WaitsAsync(work.Token, Given.Stop));
        Assert.True(await accept.UndoAsync(work.Access, aside!, Given.Stop));
        Assert.True(await Late(database).WaitsAsync(work.Token, Given.Stop));
    }

    [Fact]
    public async Task Typed_back_by_the_pages_script_is_no_longer_kept_and_too_much_is_refused()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await Fieldwork.StartAsync(database, closesOn: LastDay);
        var (typed, back) = (await work.FormAsync("slot", ("naam", ["tik"])), await work.FormAsync("slot"));
        var much = await work.FormAsync("begin", ("groepen", ["jong"]), ("jong_toelichting", [new string('é', 90_000)]), ("groepen_other", [new string('a', 90_000)]));
        database.Clock.Move(TimeSpan.FromDays(1));
        await Late(database).KeepAsync(work.Token, "slot", typed, true, Given.Stop);
        await Late(database).KeepAsync(work.Token, "slot", back, true, Given.Stop);
        Assert.Equal(0, Assert.Single((await database.Get<AcceptLateAnswers>().ListAsync(work.Access, work.DistributionId, Given.Stop))!.Rows).Sections.Sum(section => section.Questions));
        var refused = await Late(database).KeepAsync(work.Token, "begin", much, false, Given.Stop);
        Assert.Equal((false, true), (refused.IsKept, refused.IsTooLarge));
        Assert.Contains(refused.Words, one => one.Words is [{ Length: 90_000 }]);
        Assert.Equal(LinkState.Unknown, (await Late(database).KeepAsync(work.Token, "bestaat-niet", typed, false, Given.Stop)).State);
        Assert.Equal(LinkState.Unknown, (await Late(database).KeepAsync(SecretToken.New(), "slot", typed, false, Given.Stop)).State);
    }

    [Fact]
    public async Task Only_who_may_read_answers_sees_the_words_and_nobody_those_of_anonymous_answers()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await Fieldwork.StartAsync(database, closesOn: LastDay);
        var form = await work.FormAsync("begin", ("zeker", ["nee"]));
        database.Clock.Move(TimeSpan.FromDays(1));
        await Late(database).KeepAsync(work.Token, "begin", form, false, Given.Stop);
        await Late(database).WishAsync(work.Token, "nl", Given.Stop);
        var accept = database.Get<AcceptLateAnswers>();
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => accept.ListAsync(work.Access with { Role = MemberRole.Coder }, work.DistributionId, Given.Stop));
        await work.ChangeAsync((_, distribution) => distribution.Arrange(null, null, IdentityMode.Anonymous, AnswersPer.Person, 3));
        var list = (await accept.ListAsync(work.Access, work.DistributionId, Given.Stop))!;
        Assert.False(list.ShowsWords);
        Assert.Equal((1, 0), (list.Rows[0].Sections[0].Questions, list.Rows[0].Sections[0].Words.Count));
        var accepted = await accept.AcceptAsync(work.Access, work.InvitationId, Given.Stop);
        Assert.Equal((LateOutcome.HandedIn, null), (accepted.Outcome, accepted.Undo));
        Assert.Null((await work.ResponseAsync())!.InvitationId);
        Assert.Empty((await accept.ListAsync(work.Access, work.DistributionId, Given.Stop))!.Rows);
    }

    [Fact]
    public async Task Words_that_come_in_while_the_officer_accepts_go_on_waiting()
    {
        var interruption = new Interruption();
        await using var database = await TestDatabase.OpenAsync(also: interruption);
        var work = await Fieldwork.StartAsync(database, closesOn: LastDay);
        var (first, second) = (await work.FormAsync("slot", ("naam", ["eerst"])), await work.FormAsync("slot", ("naam", ["later"])));
        database.Clock.Move(TimeSpan.FromDays(1));
        await Late(database).KeepAsync(work.Token, "slot", first, false, Given.Stop);
        var accept = database.Get<AcceptLateAnswers>();

        interruption.AfterCommit(async () => Assert.True((await Late(database).KeepAsync(work.Token, "slot", second, false, Given.Stop)).IsKept));
        Assert.Equal(LateOutcome.Begun, (await accept.AcceptAsync(work.Access, work.InvitationId, Given.Stop)).Outcome);

        Assert.Equal("eerst", await work.TextOfAsync("naam"));
        Assert.True(await Late(database).WaitsAsync(work.Token, Given.Stop));
        await accept.AcceptAsync(work.Access, work.InvitationId, Given.Stop);
        Assert.Equal("later", await work.TextOfAsync("naam"));
        Assert.False(await Late(database).WaitsAsync(work.Token, Given.Stop));
    }

    [Theory]
    [InlineData("set aside")]
    [InlineData("erased")]
    public async Task What_another_decides_meanwhile_stands_in_nobodys_way(string meanwhile)
    {
        var interruption = new Interruption();
        await using var database = await TestDatabase.OpenAsync(also: interruption);
        var work = await Fieldwork.StartAsync(database, closesOn: LastDay);
        var form = await work.FormAsync("slot", ("naam", ["eerst"]));
        database.Clock.Move(TimeSpan.FromDays(1));
        await Late(database).KeepAsync(work.Token, "slot", form, false, Given.Stop);
        var accept = database.Get<AcceptLateAnswers>();
        interruption.AfterCommit(async () =>
        {
            if (meanwhile == "erased") await database.Get<EraseAnswers>().EraseAsync(work.Token, Given.Stop);
            else await accept.SetAsideAsync(work.Access, work.InvitationId, Given.Stop);
        });
        var accepted = await accept.AcceptAsync(work.Access, work.InvitationId, Given.Stop);
        Assert.Equal(LateOutcome.Begun, accepted.Outcome);
        Assert.Equal(meanwhile == "erased" ? null : "eerst", await work.TextOfAsync("naam"));
        Assert.Equal(meanwhile != "erased", await accept.UndoAsync(work.Access, accepted.Undo!, Given.Stop));
    }

    [Fact]
    public async Task What_was_set_aside_is_not_put_back_once_the_partner_had_all_erased()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await Fieldwork.StartAsync(database, closesOn: LastDay);
        var form = await work.FormAsync("slot", ("naam", ["spijt"]));
        database.Clock.Move(TimeSpan.FromDays(1));
        await Late(database).KeepAsync(work.Token, "slot", form, false, Given.Stop);
        var accept = database.Get<AcceptLateAnswers>();
        var aside = await accept.SetAsideAsync(work.Access, work.InvitationId, Given.Stop);
        Assert.Equal(LinkState.Erased, await database.Get<EraseAnswers>().EraseAsync(work.Token, Given.Stop));
        Assert.False(await accept.UndoAsync(work.Access, aside!, Given.Stop));
        Assert.Empty((await accept.ListAsync(work.Access, work.DistributionId, Given.Stop))!.Rows);
    }

    [Fact]
    public async Task Another_municipality_decides_nothing()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await Fieldwork.StartAsync(database, closesOn: LastDay);
        var form = await work.FormAsync("begin", ("zeker", ["nee"]));
        database.Clock.Move(TimeSpan.FromDays(1));
        await Late(database).KeepAsync(work.Token, "begin", form, false, Given.Stop);
        var foreign = await database.NewScanAsync("gemeente-anders");
        var accept = database.Get<AcceptLateAnswers>();
        Assert.Null(await accept.ListAsync(foreign, work.DistributionId, Given.Stop));
        Assert.Empty(await accept.CountAsync(foreign, Given.Stop));
        Assert.Equal(LateOutcome.NotThere, (await accept.AcceptAsync(foreign, work.InvitationId, Given.Stop)).Outcome);
        Assert.Null(await accept.SetAsideAsync(foreign, work.InvitationId, Given.Stop));
        var own = await accept.SetAsideAsync(work.Access, work.InvitationId, Given.Stop);
        Assert.False(await accept.UndoAsync(foreign, own!, Given.Stop));
    }

    private static KeepLateAnswers Late(TestDatabase database) => database.Get<KeepLateAnswers>();
}
