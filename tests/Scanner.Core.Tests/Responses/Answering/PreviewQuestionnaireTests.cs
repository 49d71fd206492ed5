using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Responses;

public sealed class PreviewQuestionnaireTests
{
    private static readonly PreviewSetting Horeca = new("horeca", QuestionMode.Online, "nl", "Gemeente Toets");

    private static readonly Questionnaire Asked = Fieldwork.Read(
        """
        settings:
          form_id: proef
          form_title: { nl: Proef, en: Trial }
          version: "1"
        choices:
          ja_nee:
            - { name: ja, label: { nl: Ja, en: "Yes" } }
            - { name: nee, label: { nl: Nee, en: "No" } }
        survey:
          - { type: hidden, name: municipality }
          - type: group
            name: eerste
            label: { nl: Eerste, en: First }
            questions:
              - { type: select_one ja_nee, name: gebruik, label: { nl: Ziet u gebruik?, en: Do you see use? } }
              - { type: text, name: waar, label: { nl: "Waar in ${municipality}?", en: Where? }, relevant: "${gebruik} = 'ja'" }
          - type: group
            name: school
            label: { nl: School, en: School }
            scan::audience: [school-vo]
            questions:
              - { type: text, name: klas, label: { nl: Welke klas?, en: Which class? } }
        """);

    [Fact]
    public async Task Answers_that_are_tried_bring_questions_up_and_stay_for_the_next_look()
    {
        await using var database = await TestDatabase.OpenAsync();
        var preview = database.Get<PreviewQuestionnaire>();
        var first = preview.Open(Asked, Horeca, null, PreviewAnswers.None)!;
        Assert.False(first.Questions.Single(question => question.Path == "waar").IsAsked);
        var tried = preview.Try(Asked, Horeca, "eerste", PreviewAnswers.None, Posted(("gebruik", "ja")));
        var then = preview.Open(Asked, Horeca, "eerste", tried)!;
        Assert.Equal("Waar in Gemeente Toets?", then.Questions.Single(question => question.Path == "waar").Label);
        Assert.True(then.Questions.Single(question => question.Path == "waar").IsAsked);
        // Emptied again, in the same way as on a form.
        var emptied = preview.Try(Asked, Horeca, "eerste", tried, new PostedAnswers(new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, string> { ["gebruik"] = then.Questions.First().Mark }, 0));
        Assert.False(preview.Open(Asked, Horeca, "eerste", emptied)!.Questions.Single(question => question.Path == "waar").IsAsked);
    }

    [Fact]
    public async Task Shows_what_this_partner_gets_in_this_language()
    {
        await using var database = await TestDatabase.OpenAsync();
        var preview = database.Get<PreviewQuestionnaire>();
        Assert.Equal(["eerste"], preview.Open(Asked, Horeca, "school", PreviewAnswers.None)!.Steps.Select(step => step.Name));
        var school = preview.Open(Asked, Horeca with { PartnerType = "school-vo", Language = "en" }, "school", PreviewAnswers.None)!;
        Assert.Equal(("school", "Which class?"), (school.Name, school.Questions.Single().Label));
        Assert.Equal("nl", preview.Open(Asked, Horeca with { Language = "fy" }, null, PreviewAnswers.None)!.Language);
    }

    private static PostedAnswers Posted(params (string Path, string Value)[] answers) => new(
        answers.ToDictionary(answer => answer.Path, answer => (IReadOnlyList<string>)[answer.Value]), answers.ToDictionary(answer => answer.Path, _ => "-"), 0);
}
