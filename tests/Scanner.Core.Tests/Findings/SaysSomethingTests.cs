using Scanner.Core.Findings;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Tests.Data;
using Scanner.Core.Tests.Responses;

namespace Scanner.Core.Tests.Findings;

public sealed class SaysSomethingTests
{
    private const string Yaml = """
        settings: { form_id: toets, form_title: { nl: Toets }, version: "1", default_language: nl }
        choices:
          zeker:
            - { name: ja, label: { nl: Ja } }
            - { name: geen, label: { nl: Geen } }
            - { name: weet_niet, label: { nl: Kies ik niet } }
            - { name: optie4, label: { nl: "Dat weet ik niet." } }
            - { name: onbekend-of-nieuw, label: { nl: Onbekend of nieuw middel } }
        survey:
          - type: group
            name: eerst
            label: { nl: Eerst }
            questions:
              - { type: select_multiple zeker or_other, name: zeker, label: { nl: Zeker? } }
        """;

    private static readonly Question Zeker = Fieldwork.Read(Yaml).Questions.OfType<SelectQuestion>().First();

    [Theory]
    [InlineData("ja", true)]
    [InlineData("geen", true)]
    [InlineData("onbekend-of-nieuw", true)]
    [InlineData("weet_niet", false)]
    [InlineData("optie4", false)]
    [InlineData("weet_niet optie4", false)]
    [InlineData("weet_niet ja", true)]
    public void An_option_that_says_not_to_know_is_no_answer(string names, bool expected) =>
        Assert.Equal(expected, SaysSomething.In(Zeker, new GivenAnswer("", names.Split(' '))));

    [Theory]
    [InlineData("Weet ik niet.", false)]
    [InlineData("  n.v.t. ", false)]
    [InlineData("-", false)]
    [InlineData("…?", false)]
    [InlineData("", false)]
    [InlineData("\u00a0\n", false)]
    [InlineData("0", true)]
    [InlineData("Nee", true)]
    [InlineData("Dat weet ik niet, maar ik hoor van lachgas", true)]
    [InlineData("غاز", true)]
    public void Words_that_say_nothing_are_no_answer(string text, bool expected) => Assert.Equal(expected, SaysSomething.In(null, new GivenAnswer(text, [])));

    [Fact]
    public void What_was_typed_beside_other_is_an_answer() => Assert.True(SaysSomething.In(Zeker, new GivenAnswer("pillen", ["weet_niet"])));

    [Fact]
    public async Task Every_shipped_option_that_says_not_to_know_is_seen_as_such()
    {
        await using var database = await TestDatabase.OpenAsync();
        var options = from questionnaire in database.Library.Questionnaires
                      from asked in questionnaire.Questions.OfType<SelectQuestion>()
                      from choice in asked.Choices
                      where choice.Name is "weet_niet" or "onbekend" || choice.Label.In("nl").Contains("weet ik niet", StringComparison.OrdinalIgnoreCase)
                      select (questionnaire.FormId, asked, choice);
        Assert.NotEmpty(options);
        Assert.All(options, option => Assert.False(SaysSomething.In(option.asked, new GivenAnswer("", [option.choice.Name])), $"{option.FormId}: {option.asked.Name}, {option.choice.Name}"));
    }
}
