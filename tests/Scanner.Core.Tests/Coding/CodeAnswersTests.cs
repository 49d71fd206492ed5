using Scanner.Core.Coding;
using Scanner.Core.Data;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;
using CodingRow = Scanner.Core.Coding.Coding;

namespace Scanner.Core.Tests.Coding;

public sealed class CodeAnswersTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task A_code_on_a_stretch_freezes_the_text_and_counts(DatabaseProvider provider)
    {
        await using var scene = await CodingScene.OpenAsync(provider);
        var key = await scene.AnswerAsync("Ze komen vooral bij het station bij elkaar.");

        var result = await scene.ApplyAsync(key, "Station", "bij het station");

        Assert.Equal(ApplyOutcome.Applied, result.Outcome);
        var view = await scene.LookAsync();
        var fragment = Assert.Single(view.Texts.Single().Fragments);
        Assert.Equal(("bij het station", 16, 15), (fragment.Quote, fragment.Start, fragment.Length));
        Assert.Equal(("Station", "Plekken en settings"), (fragment.Codes.Single().Label, fragment.Codes.Single().ParentLabel));
        Assert.Equal(1, view.Codes.Single(code => code.Label == "Station").Count);
        Assert.Equal((1, 0), (view.Total, view.Uncoded));
        var frozen = Assert.Single(await scene.RowsAsync<CodedText>());
        Assert.Equal((1, "Ze komen vooral bij het station bij elkaar."), (frozen.Version, frozen.Text));
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Positions_count_code_points_of_the_text_with_LF_line_ends(DatabaseProvider provider)
    {
        await using var scene = await CodingScene.OpenAsync(provider);
        // An emoji of two code units, a combining accent of its own, and line ends of Windows.
        var key = await scene.AnswerAsync("😀 cafe\u0301\r\nbij 👍🏽 het station");

        var text = await scene.TextAsync(key);
        Assert.Equal("😀 cafe\u0301\nbij 👍🏽 het station", text.Text);
        var result = await scene.Code.ApplyAsync(scene.Access, new ApplyRequest(key, text.Stamp, await scene.CodeNamedAsync("Station"), new Stretch(19, 7)), Stop);

        Assert.Equal(ApplyOutcome.Applied, result.Outcome);
        Assert.Equal("station", (await scene.TextAsync(key)).Fragments.Single().Quote);
    }

    [Fact]
    public async Task No_stretch_means_the_whole_text()
    {
        await using var scene = await CodingScene.OpenAsync();
        var key = await scene.AnswerAsync(" Er wordt openlijk gebruikt.\n");
        await scene.ApplyAsync(key, "Openlijk en gewoon");
        Assert.Equal("Er wordt openlijk gebruikt.", (await scene.TextAsync(key)).Fragments.Single().Quote);
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task The_same_code_twice_on_the_same_stretch_is_one(DatabaseProvider provider)
    {
        await using var scene = await CodingScene.OpenAsync(provider);
        var key = await scene.AnswerAsync("Bij het station.");
        var first = await scene.ApplyAsync(key, "Station", "station");
        var second = await scene.ApplyAsync(key, "Station", " station");
        Assert.Equal(new ApplyResult(ApplyOutcome.AlreadyThere, first.Coding, first.Fragment), second);
        Assert.Single(await scene.RowsAsync<CodingRow>());
    }

    [Fact]
    public async Task Two_coders_with_the_same_code_count_as_one_quote_and_go_together()
    {
        await using var scene = await CodingScene.OpenAsync();
        var key = await scene.AnswerAsync("Bij het station.");
        await scene.ApplyAsync(key, "Station", "station");
        await scene.ApplyAsync(key, "Station", "station", scene.Colleague());

        var code = (await scene.TextAsync(key)).Fragments.Single().Codes.Single();
        Assert.Equal(["Toets Lid", "Tweede Codeur"], code.Coders);
        Assert.Equal(1, (await scene.LookAsync()).Codes.Single(each => each.Label == "Station").Count);

        var removed = await scene.Code.RemoveAsync(scene.Access, code.Codings, Stop);
        Assert.False((await scene.TextAsync(key)).IsCoded);
        await scene.Code.RestoreAsync(scene.Access, removed, Stop);
        Assert.Equal(["Toets Lid", "Tweede Codeur"], (await scene.TextAsync(key)).Fragments.Single().Codes.Single().Coders);
    }

    [Fact]
    public async Task Coders_who_start_on_the_same_text_at_the_same_moment_all_get_through()
    {
        await using var scene = await CodingScene.OpenAsync();
        var key = await scene.AnswerAsync("Bij het station, na school, met lachgas.");
        var text = await scene.TextAsync(key);
        var code = await scene.CodeNamedAsync("Station");

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() => scene.Code.ApplyAsync(
            number % 2 == 0 ? scene.Access : scene.Colleague() with { AccountId = new Guid(number, 0, 0, new byte[8]) },
            new ApplyRequest(key, text.Stamp, code, new Stretch(8, 7)), Stop))));

        Assert.All(results, result => Assert.NotNull(result.Coding));
        Assert.Single(await scene.RowsAsync<CodedText>());
        Assert.Single(await scene.RowsAsync<Fragment>());
        Assert.Equal(5, (await scene.RowsAsync<CodingRow>()).Count);
    }

    [Fact]
    public async Task Overlapping_stretches_each_keep_their_place()
    {
        await using var scene = await CodingScene.OpenAsync();
        var key = await scene.AnswerAsync("Lachgas bij het station");
        await scene.ApplyAsync(key, "Station", "bij het station");
        await scene.ApplyAsync(key, "Lachgas", "Lachgas bij");
        var text = await scene.TextAsync(key);
        Assert.Equal([("Lachgas ", "Lachgas"), ("bij", "Lachgas Station"), (" het station", "Station")],
            TextSegments.Of(text.Text, text.Fragments).Select(segment => (segment.Text, string.Join(' ', segment.Fragments.SelectMany(fragment => fragment.Codes).Select(code => code.Label)))));
    }

    [Theory]
    [InlineData(-1, 3, ApplyOutcome.OutsideText)]
    [InlineData(0, 17, ApplyOutcome.OutsideText)]
    [InlineData(17, 0, ApplyOutcome.OutsideText)]
    [InlineData(5, int.MaxValue, ApplyOutcome.OutsideText)]
    [InlineData(3, 0, ApplyOutcome.EmptyStretch)]
    [InlineData(3, -1, ApplyOutcome.EmptyStretch)]
    [InlineData(3, 1, ApplyOutcome.EmptyStretch)]
    public async Task A_stretch_must_hold_words_of_the_text(int start, int length, ApplyOutcome expected)
    {
        await using var scene = await CodingScene.OpenAsync();
        var key = await scene.AnswerAsync("Bij het station.");
        var text = await scene.TextAsync(key);
        var result = await scene.Code.ApplyAsync(scene.Access, new ApplyRequest(key, text.Stamp, await scene.CodeNamedAsync("Station"), new Stretch(start, length)), Stop);
        Assert.Equal(expected, result.Outcome);
        Assert.Empty(await scene.RowsAsync<CodedText>());
    }

    [Fact]
    public async Task What_is_unknown_or_was_corrected_meanwhile_is_said_by_name()
    {
        await using var scene = await CodingScene.OpenAsync();
        var key = await scene.AnswerAsync("Bij het station.");
        var text = await scene.TextAsync(key);
        var code = await scene.CodeNamedAsync("Station");
        async Task<ApplyOutcome> Try(ApplyRequest request) => (await scene.Code.ApplyAsync(scene.Access, request, Stop)).Outcome;

        Assert.Equal(ApplyOutcome.UnknownCode, await Try(new ApplyRequest(key, text.Stamp, Guid.NewGuid())));
        Assert.Equal(ApplyOutcome.UnknownText, await Try(new ApplyRequest(key with { ResponseId = Guid.NewGuid() }, text.Stamp, code)));
        Assert.Equal(ApplyOutcome.UnknownText, await Try(new ApplyRequest(key with { Path = "niets" }, text.Stamp, code)));
        await scene.CorrectAsync(key, "Achter het station.");
        Assert.Equal(ApplyOutcome.TextChanged, await Try(new ApplyRequest(key, text.Stamp, code)));
        Assert.Empty(await scene.RowsAsync<CodingRow>());
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Undo_and_redo_take_codings_away_and_put_them_back_with_their_marks(DatabaseProvider provider)
    {
        await using var scene = await CodingScene.OpenAsync(provider);
        var key = await scene.AnswerAsync("Bij het station.");
        var applied = await scene.ApplyAsync(key, "Station", "station");
        Assert.Equal(new FragmentMarks(false, false), await scene.Code.MarkAsync(scene.Access, applied.Fragment!.Value, new FragmentMarks(true, false), Stop));

        var removed = await scene.Code.RemoveAsync(scene.Access, [applied.Coding!.Value], Stop);
        Assert.False((await scene.TextAsync(key)).IsCoded);
        Assert.Single(await scene.Code.RestoreAsync(scene.Access, removed, Stop));

        var fragment = (await scene.TextAsync(key)).Fragments.Single();
        Assert.Equal((applied.Fragment, true), (fragment.Id, fragment.IsHearsay));
    }

    [Fact]
    public async Task Undo_says_so_when_someone_else_was_first()
    {
        await using var scene = await CodingScene.OpenAsync();
        var key = await scene.AnswerAsync("Bij het station.");
        var applied = await scene.ApplyAsync(key, "Station", "station");
        await scene.Code.RemoveAsync(scene.Colleague(), [applied.Coding!.Value], Stop);
        Assert.Empty(await scene.Code.RemoveAsync(scene.Access, [applied.Coding.Value], Stop));
        Assert.Null(await scene.Code.MarkAsync(scene.Access, Guid.NewGuid(), new FragmentMarks(true, true), Stop));
    }

    [Fact]
    public async Task A_coding_comes_back_on_its_words_after_the_text_was_corrected()
    {
        await using var scene = await CodingScene.OpenAsync();
        var key = await scene.AnswerAsync("Bij het station.");
        var applied = await scene.ApplyAsync(key, "Station", "station");
        var removed = await scene.Code.RemoveAsync(scene.Access, [applied.Coding!.Value], Stop);
        await scene.CorrectAsync(key, "Soms ook bij het station.");
        Assert.Single(await scene.Code.RestoreAsync(scene.Access, removed, Stop));
        Assert.Equal(17, (await scene.TextAsync(key)).Fragments.Single().Start);
    }

    [Fact]
    public async Task Texts_of_conversations_and_of_what_was_handed_in_can_be_coded_and_no_others()
    {
        await using var scene = await CodingScene.OpenAsync();
        var (coded, section) = (scene.CodedQuestions[0], scene.Database.Library.Find("partner-kort")!.Sections[0]);
        await scene.AnswerAsync([(coded, "Ingezonden"), ("functie_die_niet_bestaat", "Weg")]);
        await scene.AnswerAsync([(coded, "Concept")], submitted: false);
        await scene.AnswerAsync([(coded, "In gesprek"), (Answer.NotesOn(section.Name), "Notitie"), (scene.CodedQuestions[1], "  \n ")], mode: ResponseMode.Conversation, submitted: false);

        var view = await scene.LookAsync();

        Assert.Equal(["In gesprek", "Ingezonden", "Notitie"], view.Texts.Select(text => text.Text).Order());
        var note = view.Texts.Single(text => text.IsNote);
        Assert.Equal((section.Label.In("nl"), ResponseMode.Conversation, "P03"), (note.QuestionLabel, note.Source.Mode, note.Source.Pseudonym));
        Assert.Equal(["signalerend"], note.Source.Roles);
    }

    [Fact]
    public async Task An_answer_to_a_question_that_is_no_longer_asked_is_not_shown_and_counts_for_nothing()
    {
        await using var scene = await CodingScene.OpenAsync();
        var hidden = scene.Database.Library.Find("partner-kort")!.Questions.First(question => question is { IsCoded: true, Relevant: not null }).Name;
        var key = await scene.AnswerAsync([(hidden, "Stond er eerst"), (scene.CodedQuestions[0], "Bij het station.")]);
        var view = await scene.LookAsync();
        Assert.Equal(["Bij het station."], view.Texts.Select(text => text.Text));
        Assert.Equal(ApplyOutcome.UnknownText, (await scene.Code.ApplyAsync(scene.Access, new ApplyRequest(key, TextToCode.StampOf("Stond er eerst"), view.Codes.First().Id), Stop)).Outcome);
        Assert.Equal(1, await scene.Code.CountUncodedAsync(scene.Access with { Role = MemberRole.Reader }, Stop));
    }

    [Fact]
    public async Task A_coder_may_code_a_reader_may_not_even_look_and_an_interviewer_neither()
    {
        await using var scene = await CodingScene.OpenAsync();
        var key = await scene.AnswerAsync("Bij het station.");
        await scene.Code.OpenAsync(scene.Colleague(), new CodingFilter(), Stop);
        foreach (var role in new[] { MemberRole.Reader, MemberRole.Interviewer })
        {
            var access = scene.Access with { Role = role };
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => scene.Code.OpenAsync(access, new CodingFilter(), Stop));
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => scene.Code.ApplyAsync(access, new ApplyRequest(key, "", Guid.NewGuid()), Stop));
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => scene.Code.RemoveAsync(access, [], Stop));
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => scene.Code.RestoreAsync(access, [], Stop));
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => scene.Code.MarkAsync(access, Guid.NewGuid(), new FragmentMarks(true, true), Stop));
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => scene.Database.Get<ChangeCodebook>().AddAsync(access, null, "Nieuw", Stop));
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => scene.Database.Get<WriteMemo>().WriteAsync(access, key, "x", null, Stop));
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => scene.Database.Get<ReadResponse>().OpenAsync(access, key.ResponseId, Stop));
        }
    }
}
