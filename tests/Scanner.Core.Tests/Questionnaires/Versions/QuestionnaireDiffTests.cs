using Scanner.Core.Questionnaires;

namespace Scanner.Core.Tests.Questionnaires;

public sealed class QuestionnaireDiffTests
{
    private readonly FormDocument document = Forms.Document();

    [Fact]
    public void The_same_questionnaire_differs_in_nothing() => Assert.Empty(QuestionnaireDiff.Between(document, Forms.Document()));

    [Fact]
    public void Other_words_are_shown_over_answers_that_stay()
    {
        var changed = document.Edit(document.At("zeker"), item => item with { Label = item.Label.With("nl", "Weet u het zeker?") });
        var change = Assert.Single(QuestionnaireDiff.Between(document, changed));
        Assert.Equal((ChangeKind.Changed, FormPart.Question, "zeker", Consequence.ShownUnderNewWords), (change.Kind, change.Part, change.Name, change.Consequence));
        Assert.Equal(new FieldChange("label", "nl", "Zeker?", "Weet u het zeker?"), Assert.Single(change.Fields));
    }

    [Fact]
    public void What_each_change_means_for_answers_is_named()
    {
        Assert.Equal(Consequence.TypeChanged, Of("aantal", item => item with { Type = "text" }));
        Assert.Equal(Consequence.TypeChanged, Of("zeker", item => item with { Type = "select_multiple ja_nee" }));
        Assert.Equal(Consequence.ChoiceNotOffered, Of("zeker", item => item with { Type = "select_one groepen" }));
        Assert.Equal(Consequence.AskedOfOthers, Of("dag", item => item with { Relevant = "${aantal} > 3" }));
        Assert.Equal(Consequence.AskedOfOthers, Of("cijfers", item => item with { Relevant = null }));
        Assert.Equal(Consequence.MayNeedMending, Of("aantal", item => item with { Constraint = ". >= 1" }));
        Assert.Equal(Consequence.AnswersKept, Of("dag", item => item with { KeyQuestions = ["1"] }));
        Assert.Equal(Consequence.None, Of("begin", item => item with { Label = item.Label.With("nl", "Start") }));
        Assert.Equal(Consequence.TypeChanged, Of("plek", item => item with { RepeatCount = "count-selected(${groepen})" }));

        Consequence Of(string name, Func<FormItem, FormItem> change) => Assert.Single(QuestionnaireDiff.Between(document, document.Edit(document.At(name), change))).Consequence;
    }

    [Fact]
    public void What_was_taken_out_is_left_out_and_what_is_new_has_no_answers()
    {
        var changed = document.Remove(document.At("dag")).Document;
        changed = changed.Add(changed.At("begin"), 0, ItemKind.Text, "Nieuw", PublishedNames.None).Document;
        Assert.Equal([(ChangeKind.Added, "nieuw", Consequence.NoAnswersYet), (ChangeKind.Removed, "dag", Consequence.LeftOut)],
            QuestionnaireDiff.Between(document, changed).Select(change => (change.Kind, change.Name, change.Consequence)));
    }

    [Fact]
    public void One_question_that_changed_places_is_one_move()
    {
        var moved = document.Move(document.At("groepen"), document.At("begin"), 3)!.Document;
        var change = Assert.Single(QuestionnaireDiff.Between(document, moved));
        Assert.Equal((ChangeKind.Moved, "groepen", Consequence.AnswersKept), (change.Kind, change.Name, change.Consequence));
        Assert.Equal((new ChangePlace("Begin", 1), new ChangePlace("Begin", 3)), (change.From, change.To));
    }

    [Fact]
    public void Into_or_out_of_a_repeat_answers_do_not_go_along()
    {
        var inside = document.Move(document.At("dag"), document.At("plek"), 0)!.Document;
        Assert.Equal([(ChangeKind.Moved, "dag", Consequence.OtherRepeat)], QuestionnaireDiff.Between(document, inside).Select(change => (change.Kind, change.Name, change.Consequence)));
        var elsewhere = document.Move(document.At("dag"), document.At("begin"), 0)!.Document;
        Assert.Equal(Consequence.AnswersKept, Assert.Single(QuestionnaireDiff.Between(document, elsewhere)).Consequence);
    }

    [Fact]
    public void Options_are_compared_by_name()
    {
        var changed = document.RemoveChoice(0, 1).AddChoice(0, 9, "Studenten", PublishedNames.None).MoveChoice(0, 0, 1)
            .EditChoice(0, 0, choice => choice with { Label = choice.Label.With("nl", "Geen groepen") });
        Assert.Equal(
            [
                (ChangeKind.Changed, "geen", Consequence.ShownUnderNewWords), (ChangeKind.Moved, "geen", Consequence.AnswersKept),
                (ChangeKind.Added, "studenten", Consequence.NoAnswersYet), (ChangeKind.Removed, "oud", Consequence.ChoiceNotOffered),
            ],
            QuestionnaireDiff.Between(document, changed).Select(change => (change.Kind, change.Name, change.Consequence)));
        Assert.All(QuestionnaireDiff.Between(document, changed), change => Assert.Equal(("groepen", FormPart.Choice), (change.List, change.Part)));
    }

    [Fact]
    public void Moves_are_as_few_as_can_be_in_any_shuffle()
    {
        var random = new Random(3);
        for (var round = 0; round < 200; round++)
        {
            var shuffled = Enumerable.Range(0, 9).ToArray();
            random.Shuffle(shuffled);
            Assert.Equal(Longest(shuffled), QuestionnaireDiff.LongestRising(shuffled).Count);
        }

        static int Longest(int[] numbers) => Enumerable.Range(0, 1 << numbers.Length).Max(set =>
        {
            var chosen = numbers.Where((_, index) => (set >> index & 1) == 1).ToList();
            return chosen.Zip(chosen.Skip(1)).All(pair => pair.First < pair.Second) ? chosen.Count : 0;
        });
    }

    [Fact]
    public void Ten_thousand_questions_are_compared_in_seconds()
    {
        var many = document with { Survey = [new FormItem { Type = "group", Name = "alles", Items = [.. Enumerable.Range(0, 10_000).Select(number => new FormItem { Type = "text", Name = $"v{number}" })] }] };
        var reversed = many with { Survey = [many.Survey[0] with { Items = [.. many.Survey[0].Items.Reverse()] }] };
        Assert.Equal(9_999, QuestionnaireDiff.Between(many, reversed).Count(change => change.Kind == ChangeKind.Moved));
    }
}
