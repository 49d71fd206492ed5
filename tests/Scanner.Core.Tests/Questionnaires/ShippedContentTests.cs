using Scanner.Core.Questionnaires;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Questionnaires;

public sealed class ShippedContentTests
{
    private static readonly QuestionnaireLibrary Library = QuestionnaireLibrary.Load(TestDatabase.QuestionnaireFolder);

    public static TheoryData<string> FormIds => [.. Library.Questionnaires.Select(questionnaire => questionnaire.FormId)];

    [Fact]
    public void Every_shipped_questionnaire_and_list_is_without_problems()
    {
        Assert.Empty(Library.Problems.Select(problem => problem.ToString()));
        Assert.Equal(
            ["coffeeshop", "keuzehulp-kwetsbare-groepen", "keuzehulp-settings", "observatie", "partner-kort", "topiclijst", "verkenning-gemeenten"],
            Library.Questionnaires.Select(questionnaire => questionnaire.FormId).Order(StringComparer.Ordinal));
        Assert.Equal(10, Library.List("kernvragen").Items.Count);
    }

    [Theory, MemberData(nameof(FormIds))]
    public void Every_question_says_what_it_serves_and_what_it_rests_on_in_both_languages(string formId)
    {
        var questionnaire = Library.Find(formId)!;
        var questions = questionnaire.Questions.Where(question => question.TakesAnswer && question.ImpliedBy is null).ToList();
        Assert.Empty(questions.Where(question => question.KeyQuestions.Count == 0).Select(question => question.Name));
        Assert.Empty(questions.Where(question => string.IsNullOrWhiteSpace(question.Source)).Select(question => question.Name));
        Assert.Empty(questions.Where(question => question is TextQuestion && question.IsCoded && question.Probes.In("nl").Count == 0).Select(question => question.Name));
        Assert.Equal(["nl", "en"], questionnaire.Languages);
        var texts = questionnaire.Document.Items.SelectMany(item => new[] { item.Label, item.Hint, item.GuidanceHint, item.ConstraintMessage, item.RequiredMessage })
            .Concat(questionnaire.Document.Lists.SelectMany(list => list.Choices).Select(choice => choice.Label));
        Assert.DoesNotContain(texts, text => text is not null && text.ByLanguage.Count != 2);
    }

    [Theory, MemberData(nameof(FormIds))]
    public void What_may_be_answered_can_be_left_open_or_has_a_way_out(string formId)
    {
        // Nobody is kept from handing in by a question that he cannot answer.
        var stuck = Library.Find(formId)!.Questions.Where(question => question.Required is not null && question is TextQuestion);
        Assert.Empty(stuck.Select(question => question.Name));
    }

    [Theory, MemberData(nameof(FormIds))]
    public void A_shipped_file_is_as_the_program_writes_it_and_comes_back_from_a_workbook_to_the_byte(string formId)
    {
        var file = Path.Combine(TestDatabase.QuestionnaireFolder, formId + ".yaml");
        var text = File.ReadAllText(file);
        var tree = new YamlTree(file);
        var document = YamlFormReader.Read(tree, text).Document!;
        Assert.Equal(text, YamlFormWriter.Write(document));
        using var workbook = new MemoryStream();
        XlsFormWriter.Write(document, Library.Lists, workbook);
        workbook.Position = 0;
        var (back, _, problems) = XlsFormReader.Read(workbook, formId + ".xlsx", Library.Lists);
        Assert.Empty(problems.Select(problem => problem.ToString()));
        Assert.Equal(text, YamlFormWriter.Write(back!));
    }
}
