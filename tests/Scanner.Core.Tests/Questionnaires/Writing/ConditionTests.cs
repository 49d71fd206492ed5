using FsCheck;
using FsCheck.Fluent;
using Scanner.Core.Questionnaires;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Questionnaires;

public sealed class ConditionTests
{
    private readonly FormDocument document = Forms.Document();

    [Theory]
    [InlineData("${zeker} = 'ja'", "All: zeker Is ja")]
    [InlineData("'ja' = ${ zeker }", "All: zeker Is ja")]
    [InlineData("${zeker}!=\"ja\" and ${dag} != ''", "All: zeker IsNot ja, dag IsAnswered")]
    [InlineData("selected(${groepen}, 'jong') or not(selected(${groepen}, 'oud'))", "Any: groepen Includes jong, groepen IncludesNot oud")]
    [InlineData("count-selected(${groepen}) > 0 and not(selected(${groepen}, 'geen'))", "All: groepen IsAnswered, groepen IncludesNot geen")]
    [InlineData("count-selected(${groepen}) > 1", "All: groepen ChosenAtLeast 2")]
    [InlineData("count-selected(${groepen}) < 3", "All: groepen ChosenAtMost 2")]
    [InlineData("${aantal} > 3", "All: aantal More 3")]
    [InlineData("3.5 >= ${aantal}", "All: aantal AtMost 3.5")]
    [InlineData(". >= -1 and . <= 200", "All: . AtLeast -1, . AtMost 200")]
    [InlineData("${dag} <= today()", "All: dag AtMost today()")]
    [InlineData("${dag} >= date('2027-03-14')", "All: dag AtLeast 2027-03-14")]
    [InlineData("contains(${jong_toelichting}, 'straat')", "All: jong_toelichting Contains straat")]
    [InlineData("(${zeker} = 'ja')", "All: zeker Is ja")]
    [InlineData("", "All: ")]
    public void An_expression_reads_as_rows(string source, string expected) => Assert.Equal(expected, Shown(Condition.Read(source)));

    [Theory]
    [InlineData("${zeker} = 'ja' and (${aantal} > 3 or ${dag} != '')")]
    [InlineData("${zeker} = 'ja' or ${aantal} > 3 and ${dag} != ''")]
    [InlineData("${aantal} > ${aantal}")]
    [InlineData("${aantal} + 1 > 3")]
    [InlineData("if(${zeker} = 'ja', true(), false())")]
    [InlineData("not(${zeker} = 'ja')")]
    [InlineData("${zeker} = ")]
    [InlineData("${zeker}")]
    public void What_rows_cannot_say_stays_text(string source) => Assert.Null(Condition.Read(source));

    [Fact]
    public void Any_rows_that_the_builder_offers_read_back_as_they_were_and_are_right()
    {
        var questions = ConditionQuestions.Before(document, ItemPath.Read("9")!.Value, _ => [new FormChoice { Name = "coffeeshop" }]);
        Assert.Equal(["partner_type", "groepen", "groepen_other", "jong_toelichting", "zeker", "aantal", "dag", "waar", "druk"], questions.Select(question => question.Name));
        var row = from question in Gen.Elements<ConditionQuestion>([.. questions])
                  from how in Gen.Elements<ConditionOperator>([.. question.Operators])
                  from value in ValueFor(question, how)
                  select new ConditionRow(question.Name, how, value);
        var conditions = from together in Gen.Elements(ConditionJoin.All, ConditionJoin.Any)
                         from rows in row.ListOf()
                         select new Condition(together, [.. rows.Take(12)]);
        Prop.ForAll(conditions.ToArbitrary(), condition =>
        {
            var written = condition.Write(document);
            Assert.Equal(condition, Condition.Read(written));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Most_conditions_of_the_shipped_questionnaires_can_be_shown_as_rows_and_mean_the_same_when_written_again()
    {
        var library = QuestionnaireLibrary.Load(TestDatabase.QuestionnaireFolder);
        var shown = 0;
        var all = 0;
        foreach (var form in library.Questionnaires.Select(questionnaire => questionnaire.Document))
        {
            foreach (var source in form.Items.SelectMany(item => new[] { item.Relevant, item.Constraint }).OfType<string>())
            {
                all++;
                if (Condition.Read(source) is not { } condition) continue;
                shown++;
                Assert.Equal(condition, Condition.Read(condition.Write(form)));
            }
        }
        Assert.True(shown * 10 > all * 7, $"{shown} of {all} conditions can be shown.");
    }

    [Fact]
    public void What_stands_later_or_around_the_item_is_not_offered()
    {
        Assert.Equal(["partner_type", "groepen", "groepen_other"], ConditionQuestions.Before(document, document.At("jong_toelichting"), _ => []).Select(question => question.Name));
        Assert.Equal(ConditionKind.Number, ConditionQuestions.Own(document, document.At("aantal"), _ => [])!.Kind);
        Assert.Null(ConditionQuestions.Own(document, document.At("begin"), _ => []));
    }

    [Fact]
    public void A_rule_for_the_answer_itself_is_written_as_its_kind_asks() =>
        Assert.Equal(". >= 0", new Condition(ConditionJoin.All, [new ConditionRow(".", ConditionOperator.AtLeast, "0")]).Write(document, document.At("aantal")));

    private static Gen<string> ValueFor(ConditionQuestion question, ConditionOperator how) =>
        !how.HasValue() ? Gen.Constant("")
        : how is ConditionOperator.ChosenAtLeast or ConditionOperator.ChosenAtMost ? Gen.Choose(2, 9).Select(number => $"{number}")
        : question.Kind switch
        {
            ConditionKind.Number => Gen.Choose(-500, 500).Select(number => (number / 4.0).ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ConditionKind.Day => Gen.Elements("2027-03-14", ConditionRow.Today),
            ConditionKind.One or ConditionKind.Several => Gen.Elements<string>([.. question.Options.Select(option => option.Name)]),
            _ => Gen.Elements("straat", "'s avonds", "zegt \"nee\"", "a and b", "12"),
        };

    private static string Shown(Condition? condition) =>
        condition is null ? "?" : $"{condition.Join}: {string.Join(", ", condition.Rows.Select(row => $"{row.Question} {row.Operator} {row.Value}".Trim()))}";
}
