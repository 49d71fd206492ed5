using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;

namespace Scanner.Core.Tests.Responses;

public sealed class AnswerSheetTests
{
    private static readonly Questionnaire Trial = Fieldwork.Read(Fieldwork.Yaml);
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 23, 30, 0, TimeSpan.Zero);

    [Fact]
    public void A_follow_up_is_asked_as_soon_as_its_condition_holds()
    {
        Assert.DoesNotContain("jong_toelichting", Asked(Sheet()));
        Assert.Contains("jong_toelichting", Asked(Sheet(Choices("groepen", "jong"))));
    }

    [Fact]
    public void An_answer_to_a_question_that_is_no_longer_asked_counts_for_nothing()
    {
        var many = new[] { Choices("zeker", "ja"), Number("aantal", "150"), Text("veel", "om wat") };
        Assert.Contains("veel", Asked(Sheet(many)));
        var turned = Sheet([Choices("zeker", "nee"), .. many.Skip(1)]);
        Assert.DoesNotContain("veel", Asked(turned));
        Assert.DoesNotContain(turned.Sections, section => section.Name == "cijfers");
        Assert.Equal("150", turned.Given("aantal").Text);
    }

    [Fact]
    public void What_hangs_on_an_answer_that_no_longer_counts_is_not_asked_either()
    {
        var chain = Fieldwork.Read("""
            settings: { form_id: keten, form_title: { nl: Keten }, version: "1" }
            survey:
              - type: group
                name: deel
                label: { nl: Deel }
                questions:
                  - { type: text, name: een, label: { nl: Een } }
                  - { type: text, name: twee, relevant: "${een} = 'ja'", label: { nl: Twee } }
                  - { type: text, name: drie, relevant: "${twee} = 'ja'", label: { nl: Drie } }
            """);
        AnswerSheet Chain(string first) => new(chain, [Text("een", first), Text("twee", "ja")], new SheetSetting(QuestionMode.Online, Partner("horeca"), "nl", Now));
        Assert.Equal(["een", "twee", "drie"], Asked(Chain("ja")));
        Assert.Equal(["een"], Asked(Chain("nee")));
        Assert.Equal("ja", Chain("nee").Given("twee").Text);
    }

    [Fact]
    public void A_section_for_other_kinds_of_partner_is_not_asked()
    {
        Assert.DoesNotContain(Sheet().Sections, section => section.Name == "politie");
        Assert.Contains(For("politie", QuestionMode.Online).Sections, section => section.Name == "politie");
    }

    [Fact]
    public void A_question_for_conversations_is_not_asked_online()
    {
        Assert.DoesNotContain("gesprek", Asked(Sheet()));
        Assert.Contains("gesprek", Asked(For("horeca", QuestionMode.Conversation)));
    }

    [Fact]
    public void What_must_be_answered_and_is_not_is_a_problem_with_the_lists_own_sentence()
    {
        var problem = Assert.Single(Sheet().Problems);
        Assert.Equal(new AnswerProblem("zeker", AnswerFault.Missing, "Kies iets."), problem);
        Assert.Empty(Sheet(Choices("zeker", "nee")).Problems);
    }

    [Theory]
    [InlineData("aantal", "drie", AnswerFault.NotWhole)]
    [InlineData("aantal", "300", AnswerFault.Constraint)]
    [InlineData("deel", "half", AnswerFault.NotNumber)]
    [InlineData("dag", "gisteren", AnswerFault.NotDay)]
    [InlineData("dag", "23-11-2026", AnswerFault.Constraint)]
    public void What_was_typed_wrong_is_named(string question, string typed, AnswerFault fault) =>
        Assert.Equal(fault, Sheet(Choices("zeker", "ja"), Number(question, typed)).Problems.Single().Fault);

    [Fact]
    public void Today_is_the_day_in_the_Netherlands() =>
        // Half past eleven in the evening in UTC is the next day in Amsterdam.
        Assert.Empty(Sheet(Choices("zeker", "ja"), Number("dag", "22-11-2026")).Problems);

    [Fact]
    public void A_number_that_is_no_number_counts_as_unanswered_in_conditions() =>
        Assert.DoesNotContain("veel", Asked(Sheet(Choices("zeker", "ja"), Number("aantal", "honderdvijftig"))));

    [Fact]
    public void An_option_that_stands_alone_cannot_go_with_others()
    {
        var sheet = Sheet(Choices("zeker", "nee"), Answer.OfChoice(Guid.Empty, "groepen", 0, "jong", 1, Now), Answer.OfChoice(Guid.Empty, "groepen", 1, "geen", 1, Now));
        Assert.Equal(AnswerFault.NotAlone, sheet.Problems.Single().Fault);
    }

    [Fact]
    public void An_option_that_no_longer_exists_is_a_problem() =>
        Assert.Equal(AnswerFault.UnknownChoice, Sheet(Choices("zeker", "misschien")).Problems.Single().Fault);

    [Fact]
    public void Choosing_other_asks_for_the_words()
    {
        Assert.Contains("groepen_other", Asked(Sheet(Choices("groepen", "other"))));
        Assert.DoesNotContain("groepen_other", Asked(Sheet(Choices("groepen", "jong"))));
    }

    [Fact]
    public void Labels_and_messages_come_in_the_language_asked_for() =>
        Assert.Equal("Choose.", new AnswerSheet(Trial, [], new SheetSetting(QuestionMode.Online, Partner("horeca"), "en", Now)).Problems.Single().Message);

    private static IEnumerable<string> Asked(AnswerSheet sheet) => sheet.Questionnaire.Questions.Select(question => question.Name).Where(sheet.Asks);

    private static AnswerSheet Sheet(params Answer[] answers) => new(Trial, answers, new SheetSetting(QuestionMode.Online, Partner("horeca"), "nl", Now));

    private static AnswerSheet For(string type, QuestionMode mode) => new(Trial, [], new SheetSetting(mode, Partner(type), "nl", Now));

    private static PartnerFacts Partner(string type) => new("Proef", type, "gezondheid", [], "Gemeente X");

    private static Answer Choices(string path, string choice) => Answer.OfChoice(Guid.Empty, path, 0, choice, 1, Now);

    private static Answer Text(string path, string text) => Answer.OfText(Guid.Empty, path, text, null, null, 1, Now);

    private static Answer Number(string path, string typed)
    {
        var (answer, _) = GivenAnswer.Read(Trial.Questions.Single(question => question.Name == path), [typed]);
        return answer.Rows(Guid.Empty, path, 1, Now).Single();
    }
}
