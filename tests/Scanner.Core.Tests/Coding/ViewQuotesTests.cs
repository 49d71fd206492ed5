using Scanner.Core.Coding;
using Scanner.Core.Data;
using Scanner.Core.Responses;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Coding;

public sealed class ViewQuotesTests
{
    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task A_quote_says_who_said_it_by_pseudonym_and_where_it_stands(DatabaseProvider provider)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var scene = await CodingScene.OpenAsync(provider);
        var key = await scene.AnswerAsync("Vooral in een café bij het station.", "politie");
        var question = scene.Database.Library.Find("partner-kort")!.Questions.Single(each => each.Name == key.Path);
        var applied = await scene.ApplyAsync(key, "Station", "café bij het station");
        await scene.ApplyAsync(key, "Uitgaansgebied en horeca", "café bij het station");
        await scene.ApplyAsync(key, "Lachgas");
        await scene.Code.MarkAsync(scene.Access, applied.Fragment!.Value, new FragmentMarks(true, false), stop);
        var quotes = scene.Database.Get<ViewQuotes>();

        var quote = Assert.Single(await quotes.ListAsync(scene.Access, new QuoteFilter { Search = "CAFE bij" , Code = await scene.CodeNamedAsync("Station") }, stop));

        Assert.Equal(("café bij het station", key, applied.Fragment), (quote.Quote, quote.Text, quote.Fragment.Id));
        Assert.Equal(["Station", "Uitgaansgebied en horeca"], quote.Codes.Select(code => code.Label));
        Assert.Equal(("P01", "politie", ResponseMode.Online, new DateOnly(2026, 11, 21)), (quote.Source.Pseudonym, quote.Source.PartnerType, quote.Source.Mode, quote.Source.Day));
        Assert.Equal((question.Label.In("nl"), true), (quote.QuestionLabel, quote.Fragment.IsHearsay));
        Assert.Equal(question.KeyQuestions, quote.KeyQuestions);
        Assert.Equal(2, (await quotes.ListAsync(scene.Access, new QuoteFilter(), stop)).Count);
        Assert.Single(await quotes.ListAsync(scene.Access, new QuoteFilter { Code = await scene.CodeNamedAsync("Middelen") }, stop));
    }

    [Fact]
    public async Task A_quote_whose_words_are_gone_stays_and_says_so()
    {
        await using var scene = await CodingScene.OpenAsync();
        var key = await scene.AnswerAsync("Bij het station.");
        await scene.ApplyAsync(key, "Station", "station");
        await scene.CorrectAsync(key, "Nergens.");
        var quote = Assert.Single(await scene.Database.Get<ViewQuotes>().ListAsync(scene.Access, new QuoteFilter(), TestContext.Current.CancellationToken));
        Assert.Equal(("station", true), (quote.Quote, quote.Fragment.IsOrphaned));
    }
}
