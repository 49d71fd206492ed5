using Scanner.Core.Coding;

namespace Scanner.Core.Tests.Coding;

public sealed class SuggestCodesTests
{
    private static readonly HashSet<Guid> None = [];

    [Theory]
    [InlineData("Ze gebruiken Lachgas op straat", "lachgas", "Lachgas")]
    [InlineData("Veel ballonnen gevonden", "ballon", "ballonnen")]
    [InlineData("Bij de cafés", "café", "cafés")]
    [InlineData("In het CAFE", "café", "CAFE")]
    [InlineData("De foto’s op straat", "foto", "foto’s")]
    [InlineData("De leerlingen weten het", "leerling", "leerlingen")]
    [InlineData("Minderjarigen", "minderjarige", "Minderjarigen")]
    [InlineData("3-MMC is er nu ook", "3 mmc", "3-MMC")]
    [InlineData("Wij weten te weinig over dat middel", "weten te weinig", "weten te weinig")]
    [InlineData("😀 bij het station.", "station", "station")]
    [InlineData("cocai\u0308ne", "cocaïne", "cocai\u0308ne")]
    public void A_keyword_is_found_as_words(string text, string keyword, string expected)
    {
        var code = Code.Of(Guid.NewGuid(), null, "a", "A", "", "#000000", 0).With(null, [keyword], []);
        var (found, start, length) = Assert.Single(new SuggestCodes([code]).In(text, None));
        Assert.Equal((code.Id, expected), (found, CodePoints.Slice(text, start, length)));
    }

    [Theory]
    [InlineData("stationair", "station")]
    [InlineData("busstation", "station")]
    [InlineData("Ik weet. Te weinig tijd", "weet te weinig")]
    [InlineData("de gs", "g")]
    [InlineData("", "station")]
    [InlineData("station", "...")]
    public void Parts_of_words_and_words_of_two_sentences_do_not_count(string text, string keyword)
    {
        var code = Code.Of(Guid.NewGuid(), null, "a", "A", "", "#000000", 0).With(null, [keyword], []);
        Assert.Empty(new SuggestCodes([code]).In(text, None));
    }

    [Fact]
    public void At_most_three_codes_each_once_and_none_that_is_there_already()
    {
        var codes = new[] { "wiet", "coke", "keta", "xtc", "ghb" }.Select((word, ordinal) => Code.Of(Guid.NewGuid(), null, word, word, "", "#000000", ordinal).With(null, [word], [])).ToList();
        var found = new SuggestCodes(codes).In("wiet wiet coke keta xtc ghb", new HashSet<Guid> { codes[1].Id });
        Assert.Equal([codes[0].Id, codes[2].Id, codes[3].Id], found.Select(each => each.Code));
    }

    [Fact]
    public void The_longest_keyword_gives_the_stretch()
    {
        var code = Code.Of(Guid.NewGuid(), null, "a", "A", "", "#000000", 0).With(null, ["weten niet", "weten niet wat"], []);
        Assert.Equal(14, Assert.Single(new SuggestCodes([code]).In("weten niet wat te doen", None)).Length);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_no_reason_to_fail() => Assert.Empty(new SuggestCodes([]).In("kapot \ud83d hier", None));
}
