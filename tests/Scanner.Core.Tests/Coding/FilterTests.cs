using System.Diagnostics;
using Scanner.Core.Coding;
using Scanner.Core.Responses;

namespace Scanner.Core.Tests.Coding;

public sealed class FilterTests
{
    [Fact]
    public async Task Each_filter_narrows_and_each_count_says_what_would_be_left()
    {
        await using var scene = await CodingScene.OpenAsync();
        var (first, second) = (scene.CodedQuestions[0], scene.CodedQuestions[1]);
        var station = await scene.AnswerAsync("Bij het Station, in een café.", "politie", first);
        await scene.AnswerAsync("In het park.", "politie", second);
        await scene.AnswerAsync("Op school.", "school", first);
        await scene.ApplyAsync(station, "Station", "Station");

        async Task<string[]> Pass(CodingFilter filter) => [.. (await scene.LookAsync(filter)).Texts.Select(text => text.Text).Order(StringComparer.Ordinal)];
        var all = await scene.LookAsync();
        var question = all.Choices.Questions.Single(choice => choice.Label == all.Texts.Single(text => text.Key == station).QuestionLabel).Value;

        Assert.Equal(["Bij het Station, in een café.", "Op school."], await Pass(new CodingFilter { Question = question }));
        Assert.Equal(["Op school."], await Pass(new CodingFilter { PartnerType = "school" }));
        Assert.Equal(["In het park.", "Op school."], await Pass(new CodingFilter { OnlyUncoded = true }));
        Assert.Equal(["Bij het Station, in een café."], await Pass(new CodingFilter { Search = "CAFE" }));
        Assert.Equal(["Bij het Station, in een café."], await Pass(new CodingFilter { Code = await scene.CodeNamedAsync("Station") }));
        Assert.Empty(await Pass(new CodingFilter { KeyQuestion = 99 }));

        var narrowed = await scene.LookAsync(new CodingFilter { PartnerType = "politie" });
        Assert.Equal((2, 3, 2), (narrowed.Matching, narrowed.Total, narrowed.Uncoded));
        Assert.Equal([("politie", 2), ("school", 1)], narrowed.Choices.PartnerTypes.Select(choice => (choice.Value, choice.Count)));
        Assert.Equal([1, 1], narrowed.Choices.Questions.Select(choice => choice.Count));
        Assert.Equal(1, narrowed.Choices.Uncoded);
        Assert.Equal(1, narrowed.Choices.Codes.Single().Count);
    }

    [Fact]
    public async Task What_someone_works_on_stays_in_view_and_no_more_than_asked_is_shown()
    {
        await using var scene = await CodingScene.OpenAsync();
        var key = await scene.AnswerAsync("Bij het station.");
        await scene.AnswerAsync("In het park.");
        await scene.ApplyAsync(key, "Station", "station");
        Assert.Equal(2, (await scene.LookAsync(new CodingFilter { OnlyUncoded = true, Keep = new HashSet<TextKey> { key } })).Texts.Count);
        var one = await scene.LookAsync(new CodingFilter { Take = 1 });
        Assert.Equal((1, 2), (one.Texts.Count, one.Matching));
    }

    [Fact]
    public async Task What_the_same_partner_said_elsewhere_is_at_hand_also_when_filtered_out()
    {
        await using var scene = await CodingScene.OpenAsync();
        await scene.AnswerAsync([(scene.CodedQuestions[0], "Het ene"), (scene.CodedQuestions[1], "Het andere")]);
        await scene.AnswerAsync("Iemand anders");
        var view = await scene.LookAsync(new CodingFilter { Search = "Het ene" });
        Assert.Equal(["Het andere"], view.SaidBySamePartner(view.Texts.Single(), 5).Select(said => said.Text));
    }

    [Fact]
    public async Task Fifteen_hundred_texts_open_quickly()
    {
        await using var scene = await CodingScene.OpenAsync();
        var questions = scene.CodedQuestions;
        var words = string.Concat(Enumerable.Repeat("Ze komen vooral bij het station bij elkaar, na school, en gebruiken lachgas. ", 4));
        for (var response = 0; response * questions.Length < 1500; response++)
            await scene.AnswerAsync([.. questions.Select(question => (question, words + question))], mode: ResponseMode.Conversation);
        await scene.LookAsync();
        var watch = Stopwatch.StartNew();
        var view = await scene.LookAsync(new CodingFilter { Search = "na school" });
        watch.Stop();
        Assert.True(view.Total >= 1500, $"{view.Total} texts");
        Assert.Equal(50, view.Texts.Count);
        TestContext.Current.TestOutputHelper?.WriteLine($"{view.Total} texts in {watch.ElapsedMilliseconds} ms");
        // Generous, for machines that do other work; a person notices from about one second on.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"{view.Total} texts took {watch.ElapsedMilliseconds} ms");
    }

    [Fact]
    public async Task Five_thousand_texts_open_filter_and_take_codes_without_a_wait()
    {
        await using var scene = await CodingScene.OpenAsync();
        var questions = scene.CodedQuestions;
        var words = string.Concat(Enumerable.Repeat("Ze komen vooral bij het station bij elkaar, na school, en gebruiken lachgas. ", 2));
        var keys = new List<TextKey>();
        for (var response = 0; response * questions.Length < 5000; response++)
            keys.Add(await scene.AnswerAsync([.. questions.Select(question => (question, words + question))], mode: ResponseMode.Conversation));
        var view = await scene.LookAsync(new CodingFilter { Take = int.MaxValue });
        var code = view.Codes.First();
        foreach (var text in view.Texts.Where((_, place) => place % 10 == 0)) await scene.Code.ApplyAsync(scene.Access, new ApplyRequest(text.Key, text.Stamp, code.Id, new Stretch(0, 10)), TestContext.Current.CancellationToken);
        // Generous, for machines that do other work; a person notices from about one second on.
        async Task TimeAsync(string what, Func<Task> work)
        {
            await work();
            var watch = Stopwatch.StartNew();
            await work();
            TestContext.Current.TestOutputHelper?.WriteLine($"{what}: {watch.ElapsedMilliseconds} ms");
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(3), $"{what} took {watch.ElapsedMilliseconds} ms");
        }
        await TimeAsync("open", () => scene.LookAsync());
        await TimeAsync("search", () => scene.LookAsync(new CodingFilter { Search = "na school" }));
        await TimeAsync("uncoded", () => scene.LookAsync(new CodingFilter { OnlyUncoded = true }));
        await TimeAsync("apply", () => scene.Code.ApplyAsync(scene.Access, new ApplyRequest(view.Texts[11].Key, view.Texts[11].Stamp, code.Id), TestContext.Current.CancellationToken));
        await TimeAsync("menu", () => scene.Code.CountUncodedAsync(scene.Access, TestContext.Current.CancellationToken));
    }
}
