using Bunit;
using Scanner.Web.Staff.Questionnaires;

namespace Scanner.Web.Tests.Staff.Questionnaires;

public sealed class QuestionnairePagesTests
{
    [Fact]
    public async Task The_questionnaires_are_listed_with_what_an_officer_wants_to_know()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var page = test.Render<QuestionnaireLibraryPage>(parameters => parameters.Add(page => page.Scan, test.Access.Slug));
        Assert.Equal(test.Database.Library.Questionnaires.Count, page.FindAll("article").Count);
        Assert.Contains("ongeveer 10 minuten. Talen: Nederlands, Engels", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".notice.warn"));
    }

    [Fact]
    public async Task Every_question_can_be_read_beforehand()
    {
        await using var test = await StaffPageTest.OpenAsync();
        foreach (var questionnaire in test.Database.Library.Questionnaires)
        {
            var page = test.Render<PreviewQuestionnairePage>(parameters => parameters.Add(page => page.Scan, test.Access.Slug).Add(page => page.FormId, questionnaire.FormId));
            Assert.Equal(questionnaire.Title.In("nl"), page.Find("h1").TextContent);
            Assert.Equal(questionnaire.Questions.Count(question => question.ImpliedBy is null), page.FindAll("ol > li").Count);
        }
    }

    [Fact]
    public async Task A_questionnaire_that_is_not_there_reads_so()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var page = test.Render<PreviewQuestionnairePage>(parameters => parameters.Add(page => page.Scan, test.Access.Slug).Add(page => page.FormId, "bestaat-niet"));
        Assert.Contains("is er niet", page.Find("h1").TextContent, StringComparison.Ordinal);
    }
}
