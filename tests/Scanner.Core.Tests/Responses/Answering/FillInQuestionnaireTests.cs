using Scanner.Core.Data;
using Scanner.Core.Responses;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Responses;

public sealed class FillInQuestionnaireTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task A_partner_answers_section_by_section_and_hands_in(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var work = await Fieldwork.StartAsync(database);

        var start = await work.FillIn.OpenAsync(work.Token, null, Stop);
        Assert.Equal((LinkState.Open, "gemeente-toets", "begin"), (start.State, start.Municipality, start.View!.ContinueAt));
        Assert.Null(start.View.SavedAt);

        var first = await work.SaveAsync("begin", ("groepen", ["jong", "other"]), ("groepen_other", ["Toeristen"]), ("zeker", ["ja"]));
        Assert.Equal((LinkState.Open, 1, "cijfers"), (first.State, first.Revision, first.Next));
        Assert.Equal(database.Clock.GetUtcNow(), first.SavedAt);
        Assert.Contains("jong_toelichting", first.Appeared);

        await work.SaveAsync("cijfers", ("aantal", ["1.0"]), ("deel", ["0,25"]), ("dag", ["14 maart 2026"]));
        Assert.Equal(AnswerFault.NotWhole, (await work.FillIn.SubmitAsync(work.Token, null, Stop)).Problems.Single().Fault);

        await work.SaveAsync("cijfers", ("aantal", ["10"]));
        var resumed = (await work.FillIn.OpenAsync(work.Token, null, Stop)).View!;
        Assert.Equal("slot", resumed.ContinueAt);
        Assert.Equal(LinkState.Submitted, (await work.FillIn.SubmitAsync(work.Token, null, Stop)).State);

        var rows = await work.AnswersAsync();
        Assert.Equal(["aantal", "dag", "deel", "groepen", "groepen", "groepen_other", "zeker"], rows.Select(row => row.Path));
        Assert.Equal(10, rows[0].ValueNumber);
        Assert.Equal(new DateOnly(2026, 3, 14), rows[1].ValueDate);
        Assert.Equal(0.25, rows[2].ValueNumber);
        Assert.Equal(["jong", "other"], rows.Where(row => row.Path == "groepen").Select(row => row.ValueChoice));
        var copy = await work.FillIn.OverviewAsync(work.Token, null, Stop);
        Assert.Equal(LinkState.Submitted, copy.State);
        Assert.Equal(["Jongeren", "Anders, namelijk"], copy.View!.Sections[0].Questions[0].Answers);
    }

    [Fact]
    public async Task Posting_what_stands_there_writes_nothing()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await Fieldwork.StartAsync(database);
        Assert.Null((await work.SaveAsync("begin")).SavedAt);
        Assert.Null(await work.ResponseAsync());

        await work.SaveAsync("begin", ("groepen", ["jong"]), ("zeker", ["ja"]), ("jong_toelichting", ["een\r\ntwee"]));
        var saved = await work.ResponseAsync();
        database.Clock.Move(TimeSpan.FromMinutes(5));
        var again = await work.SaveAsync("begin", ("jong_toelichting", ["een\r\ntwee"]));
        Assert.Equal(saved!.LastSavedAt, again.SavedAt);
        Assert.Equal((1, saved.LastSavedAt), ((await work.ResponseAsync())!.Revision, (await work.ResponseAsync())!.LastSavedAt));
        Assert.All(await work.AnswersAsync(), answer => Assert.Equal(1, answer.Revision));
        Assert.Equal("een\ntwee", await work.TextOfAsync("jong_toelichting"));
    }

    [Fact]
    public async Task Of_two_tabs_the_newest_answer_wins_and_what_was_not_touched_stays()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await Fieldwork.StartAsync(database);
        await work.SaveAsync("begin", ("groepen", ["jong"]));
        var left = await work.FormAsync("begin", ("jong_toelichting", ["links"]));
        var right = await work.FormAsync("begin", ("groepen", ["jong", "oud"]), ("zeker", ["nee"]));
        await work.FillIn.SaveAsync(work.Token, "begin", right, Stop);
        await work.FillIn.SaveAsync(work.Token, "begin", left, Stop);
        var rows = await work.AnswersAsync();
        Assert.Equal(["jong", "oud"], rows.Where(row => row.Path == "groepen").Select(row => row.ValueChoice));
        Assert.Equal("links", rows.Single(row => row.Path == "jong_toelichting").ValueText);
        Assert.Equal("nee", rows.Single(row => row.Path == "zeker").ValueChoice);

        var older = await work.FormAsync("begin", ("jong_toelichting", ["ouder venster"]));
        await work.SaveAsync("begin", ("jong_toelichting", ["nieuwer venster"]));
        await work.FillIn.SaveAsync(work.Token, "begin", older, Stop);
        Assert.Equal("ouder venster", await work.TextOfAsync("jong_toelichting"));
    }

    [Fact]
    public async Task A_field_emptied_in_an_older_tab_does_not_erase_a_newer_answer()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await Fieldwork.StartAsync(database);
        await work.SaveAsync("slot", ("naam", ["eerste"]));
        var older = await work.FormAsync("slot", ("naam", [""]));
        await work.SaveAsync("slot", ("naam", ["tweede"]));
        await work.FillIn.SaveAsync(work.Token, "slot", older, Stop);
        Assert.Equal("tweede", await work.TextOfAsync("naam"));
        await work.SaveAsync("slot", ("naam", ["  "]));
        Assert.Null(await work.TextOfAsync("naam"));
    }

    [Fact]
    public async Task Answers_that_are_wrong_are_kept_as_typed()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await Fieldwork.StartAsync(database);
        await work.SaveAsync("begin", ("zeker", ["ja"]));
        var saved = await work.SaveAsync("cijfers", ("aantal", ["een stuk of tien"]));
        Assert.Equal(AnswerFault.NotWhole, saved.Problems.Single().Fault);
        var page = (await work.FillIn.OpenSectionAsync(work.Token, "cijfers", null, Stop)).View!;
        var question = page.Questions.Single(question => question.Path == "aantal");
        Assert.Equal(("een stuk of tien", AnswerFault.NotWhole), (question.Text, question.Problem?.Fault));
        Assert.Null((await work.AnswersAsync()).Single(row => row.Path == "aantal").ValueNumber);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_given_back_and_the_old_one_stays()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await Fieldwork.StartAsync(database);
        await work.SaveAsync("slot", ("naam", ["kort"]));
        var tooLong = new string('x', Answer.TextLength + 1);
        var outcome = await work.SaveAsync("slot", ("naam", [tooLong]), ("akkoord", ["OK"]));
        Assert.Equal(new RefusedAnswer("naam", AnswerFault.TooLong, tooLong), outcome.Refused.Single());
        Assert.Equal("kort", await work.TextOfAsync("naam"));
        Assert.Contains(await work.AnswersAsync(), answer => answer.ValueChoice == "OK");
        await work.SaveAsync("slot", ("naam", [tooLong[1..]]));
        Assert.Equal(Answer.TextLength, (await work.TextOfAsync("naam"))!.Length);
    }

    [Fact]
    public async Task What_no_form_offers_is_not_stored()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await Fieldwork.StartAsync(database);
        var outcome = await work.SaveAsync("begin", ("groepen", ["jong", "<b>"]), ("zeker", ["ja", "nee"]));
        Assert.Equal([AnswerFault.UnknownChoice, AnswerFault.MoreThanOne], outcome.Refused.Select(one => one.Fault));
        var forged = await work.FormAsync("slot", ("naam", ["echt"]));
        forged = forged with
        {
            Values = new Dictionary<string, IReadOnlyList<string>>(forged.Values) { ["registratie"] = ["x"], ["gesprek"] = ["x"], ["@notes/slot"] = ["x"] },
            Marks = new Dictionary<string, string>(forged.Marks) { ["registratie"] = "-", ["gesprek"] = "-", ["@notes/slot"] = "-" },
        };
        await work.FillIn.SaveAsync(work.Token, "slot", forged, Stop);
        Assert.Equal(["naam"], (await work.AnswersAsync()).Select(answer => answer.Path));
        Assert.Equal(LinkState.Unknown, (await work.FillIn.SaveAsync(work.Token, "bestaat_niet", forged, Stop)).State);
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Twenty_saves_at_once_make_one_response_and_lose_nothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var questions = string.Join("\n", Enumerable.Range(1, 20).Select(number => $"      - {{ type: text, name: v{number}, label: {{ nl: Vraag }} }}"));
        var yaml = "settings: { form_id: twintig, form_title: { nl: Twintig }, version: \"1\" }\nsurvey:\n  - type: group\n    name: deel\n    label: { nl: Deel }\n    questions:\n" + questions;
        var work = await Fieldwork.StartAsync(database, yaml);
        var empty = await work.FormAsync("deel");
        var saves = Enumerable.Range(1, 20).Select(number => Task.Run(() =>
            work.FillIn.SaveAsync(work.Token, "deel", empty with { Values = new Dictionary<string, IReadOnlyList<string>>(empty.Values) { [$"v{number}"] = [$"antwoord {number}"] } }, Stop)));
        var outcomes = await Task.WhenAll(saves);
        Assert.Equal(Enumerable.Range(1, 20), outcomes.Select(outcome => outcome.Revision).Order());
        Assert.Equal(20, (await work.AnswersAsync()).Count);

        var submits = await Task.WhenAll(Enumerable.Range(1, 10).Select(_ => Task.Run(() => work.FillIn.SubmitAsync(work.Token, null, Stop))));
        Assert.All(submits, submit => Assert.Equal(LinkState.Submitted, submit.State));
        Assert.NotNull((await work.ResponseAsync())!.SubmittedAt);
    }

    [Fact]
    public async Task Submitting_twice_keeps_one_response_and_its_moment()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await Fieldwork.StartAsync(database);
        await work.SaveAsync("begin", ("zeker", ["nee"]));
        var late = await work.FormAsync("begin", ("zeker", ["ja"]));
        await work.FillIn.SubmitAsync(work.Token, null, Stop);
        var first = (await work.ResponseAsync())!.SubmittedAt;
        database.Clock.Move(TimeSpan.FromHours(1));
        Assert.Equal(LinkState.Submitted, (await work.FillIn.SubmitAsync(work.Token, null, Stop)).State);
        Assert.Equal(first, (await work.ResponseAsync())!.SubmittedAt);
        Assert.Equal(LinkState.Submitted, (await work.FillIn.SaveAsync(work.Token, "begin", late, Stop)).State);
        Assert.Equal("nee", (await work.AnswersAsync()).Single().ValueChoice);
    }

    [Fact]
    public async Task A_closed_or_withdrawn_link_opens_nothing_and_saves_nothing()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await Fieldwork.StartAsync(database, closesOn: new DateOnly(2026, 11, 21));
        var form = await work.FormAsync("begin", ("zeker", ["ja"]));
        // 21 November, a minute before midnight in the Netherlands: still open.
        database.Clock.Move(new DateTimeOffset(2026, 11, 21, 22, 59, 0, TimeSpan.Zero) - database.Clock.GetUtcNow());
        Assert.Equal(LinkState.Open, (await work.FillIn.OpenAsync(work.Token, null, Stop)).State);
        database.Clock.Move(TimeSpan.FromMinutes(2));
        var closed = await work.FillIn.OpenAsync(work.Token, null, Stop);
        Assert.Equal((LinkState.Closed, new DateOnly(2026, 11, 21)), (closed.State, closed.ClosedAfter));
        Assert.Null(closed.View);
        Assert.Equal(LinkState.Closed, (await work.FillIn.SaveAsync(work.Token, "begin", form, Stop)).State);
        Assert.Equal(LinkState.Closed, (await work.FillIn.SubmitAsync(work.Token, null, Stop)).State);
        await work.ChangeAsync((invitation, _) => invitation.Withdraw(database.Clock.GetUtcNow()));
        Assert.Equal(LinkState.Withdrawn, (await work.FillIn.OpenAsync(work.Token, null, Stop)).State);
        Assert.Equal(LinkState.Withdrawn, (await work.FillIn.SaveAsync(work.Token, "begin", form, Stop)).State);
        Assert.Empty(await work.AnswersAsync());
    }

    [Theory, InlineData(""), InlineData("nietbekend"), InlineData("../../etc/passwd"), InlineData("😀")]
    public async Task An_unknown_or_malformed_link_is_just_unknown(string link)
    {
        await using var database = await TestDatabase.OpenAsync();
        await Fieldwork.StartAsync(database);
        var token = SecretToken.FromLink(link);
        var fillIn = database.Get<FillInQuestionnaire>();
        Assert.Equal(new Opened<StartView>(LinkState.Unknown, null, null, null), await fillIn.OpenAsync(token, null, Stop));
        Assert.Equal(LinkState.Unknown, (await fillIn.SaveAsync(token, "begin", new PostedAnswers(new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, string>(), 0), Stop)).State);
        Assert.Equal(LinkState.Unknown, (await fillIn.SubmitAsync(token, null, Stop)).State);
    }

    [Fact]
    public async Task Two_municipalities_answers_never_meet()
    {
        await using var database = await TestDatabase.OpenAsync();
        var here = await Fieldwork.StartAsync(database);
        var there = await Fieldwork.StartAsync(database, scanName: "gemeente-elders");
        await here.SaveAsync("slot", ("naam", ["hier"]));
        await there.SaveAsync("slot", ("naam", ["elders"]));
        Assert.Equal("hier", await here.TextOfAsync("naam"));
        Assert.Equal("elders", await there.TextOfAsync("naam"));
    }

    [Fact]
    public async Task The_language_is_kept_for_the_next_visit()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await Fieldwork.StartAsync(database);
        var form = await work.FormAsync("slot", ("naam", ["x"]));
        await work.FillIn.SaveAsync(work.Token, "slot", form with { Language = "en" }, Stop);
        Assert.Equal("Trial list", (await work.FillIn.OpenAsync(work.Token, null, Stop)).View!.Title);
        Assert.Equal("Proeflijst", (await work.FillIn.OpenAsync(work.Token, "nl", Stop)).View!.Title);
        Assert.Equal("Trial list", (await work.FillIn.OpenAsync(work.Token, "xx", Stop)).View!.Title);
    }
}
