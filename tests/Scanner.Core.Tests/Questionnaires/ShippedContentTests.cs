using Scanner.Core.Questionnaires;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Questionnaires;

public sealed class ShippedContentTests
{
    private static readonly QuestionnaireLibrary Library = QuestionnaireLibrary.Load(TestDatabase.QuestionnaireFolder);

    [Fact]
    public void Every_shipped_questionnaire_and_list_is_without_problems()
    {
        Assert.Empty(Library.Problems.Select(problem => problem.ToString()));
        Assert.NotNull(Library.Find("partner-kort"));
        Assert.NotNull(Library.Find("topiclijst"));
        Assert.Equal(10, Library.List("kernvragen").Items.Count);
    }
}
