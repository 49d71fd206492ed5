using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Responses;

/// <summary>Every shipped questionnaire can be answered to the end, whoever answers and whatever is answered.</summary>
public sealed class RandomWalkTests
{
    private const int Walks = 1000;

    private static readonly QuestionnaireLibrary Shipped = QuestionnaireLibrary.Load(TestDatabase.QuestionnaireFolder);

    public static TheoryData<string> FormIds => [.. Shipped.Questionnaires.Select(questionnaire => questionnaire.FormId)];

    [Theory, MemberData(nameof(FormIds))]
    public void A_thousand_walks_find_no_dead_end_and_reach_every_question(string formId)
    {
        var questionnaire = Shipped.Find(formId)!;
        var reached = new HashSet<string>();
        for (var walk = 0; walk < Walks; walk++)
        {
            var (sheet, stuck) = new RandomWalk(questionnaire, Shipped, new Random(walk)).Run();
            Assert.True(stuck.Count == 0, $"{formId}, walk {walk}: no valid answer to {string.Join(", ", stuck)}.");
            Assert.True(sheet.Problems.Count == 0, $"{formId}, walk {walk}: at the end {string.Join(", ", sheet.Problems)}.");
            reached.UnionWith(sheet.Values().Select(field => field.Item.Name));
        }
        Assert.Empty(questionnaire.Questions.Where(question => question is not NoteItem).Select(question => question.Name).Except(reached));
    }

    [Fact]
    public void A_walk_notices_a_dead_end_and_a_question_that_nobody_gets()
    {
        var form = Fieldwork.Read("""
            settings: { form_id: dood, form_title: { nl: Dood }, version: "1" }
            survey:
              - type: group
                name: deel
                label: { nl: Deel }
                questions:
                  - { type: integer, name: nooit, required: true, constraint: ". > 5 and . < 3", label: { nl: Kan niet } }
                  - { type: text, name: verborgen, relevant: "1 = 2", label: { nl: Ziet niemand } }
            """);
        var (sheet, stuck) = new RandomWalk(form, Shipped, new Random(1)).Run();
        Assert.Equal(["nooit"], stuck);
        Assert.NotEmpty(sheet.Problems);
        Assert.DoesNotContain(sheet.Values(), field => field.Item.Name == "verborgen");
    }
}
