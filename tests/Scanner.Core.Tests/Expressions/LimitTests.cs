using System.Diagnostics;
using Scanner.Core.Expressions;
using static Scanner.Core.Tests.Expressions.TestAnswers;

namespace Scanner.Core.Tests.Expressions;

public class LimitTests
{
    private static string Nested(string open, string inner, string close, int depth) =>
        string.Concat(Enumerable.Repeat(open, depth)) + inner + string.Concat(Enumerable.Repeat(close, depth));

    [Fact]
    public void A_source_may_be_four_thousand_characters_and_not_one_more()
    {
        Assert.True(Expression.Parse(new string(' ', Expression.MaximumLength - 1) + "1").IsValid);
        Assert.Equal("E002@4000+1", Ask.Errors(new string(' ', Expression.MaximumLength) + "1"));
    }

    [Theory]
    [InlineData("(", "1", ")", "E003@50+1")]
    [InlineData("-", "1", "", "E003@50+1")]
    [InlineData("not(", "1", ")", "E003@203+1")]
    [InlineData("1 + (", "1", ")", "E003@254+1")]
    public void Nesting_may_be_fifty_deep_and_not_one_more(string open, string inner, string close, string expected)
    {
        Assert.True(Expression.Parse(Nested(open, inner, close, Expression.MaximumDepth)).IsValid);
        Assert.Equal(expected, Ask.Errors(Nested(open, inner, close, Expression.MaximumDepth + 1)));
    }

    [Theory]
    [InlineData("(")]
    [InlineData("-")]
    [InlineData("not(")]
    [InlineData("if(1,(-")]
    public void The_deepest_source_that_fits_is_refused_without_a_stack_overflow(string open) =>
        Assert.Contains("E003", Ask.Errors(string.Concat(Enumerable.Repeat(open, Expression.MaximumLength / open.Length))), StringComparison.Ordinal);

    [Fact]
    public void A_long_sum_is_not_deep()
    {
        var source = "1" + string.Concat(Enumerable.Repeat("+1", 1_999));
        Value? value = null;
        var thread = new Thread(() => value = Ask.Evaluate(source), maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();
        Assert.Equal(Number(2_000), value);
    }

    [Theory]
    [InlineData("1 + 1 + 1 + 1", 5)]
    [InlineData("sum(${veel})", 101)]
    public void An_evaluation_may_take_so_many_steps_and_not_one_more(string source, int steps)
    {
        var answers = new TestAnswers().With("veel", [.. Enumerable.Repeat(Number(1), 100)]);

        Assert.IsType<Value.Number>(Ask.Evaluate(source, answers, new EvaluationLimits { MaximumSteps = steps }));
        var error = Assert.IsType<Value.Error>(Ask.Evaluate(source, answers, new EvaluationLimits { MaximumSteps = steps - 1 }));
        Assert.Equal(ExpressionErrorCodes.TooManySteps, error.Problem.Code);
    }

    [Fact]
    public void The_standard_number_of_steps_stops_sums_over_very_many_answers()
    {
        var answers = new TestAnswers().With("veel", [.. Enumerable.Repeat(Number(1), 60_000)]);

        Assert.Equal("60000", Ask.AsText("sum(${veel})", answers));
        Assert.Equal("E101@13", Ask.AsText("sum(${veel})+sum(${veel})", answers));
    }

    [Fact]
    public void Searching_a_long_text_in_a_long_text_counts_for_its_length()
    {
        var answers = new TestAnswers().With("lang", Text(new string('a', 1_000_000)));
        Assert.Equal("E101@0", Ask.AsText("contains(${lang}, ${lang})", answers));
    }

    [Theory]
    [InlineData("concat(${lang}, ${lang})")]
    [InlineData("join('-', ${lang}, ${lang})")]
    public void A_text_may_not_grow_without_end(string source)
    {
        var answers = new TestAnswers().With("lang", Text(new string('a', EvaluationLimits.StandardTextLength / 2)));
        Assert.Equal("E103@0", Ask.AsText($"{source[..^1]}, 'b')", answers));
    }

    [Theory]
    [InlineData("(a+)+b")]
    [InlineData("(a*)*(a*)*b")]
    public void A_treacherous_pattern_is_matched_without_backtracking(string pattern)
    {
        var answers = new TestAnswers { Self = Text(new string('a', 5_000)) };
        Assert.Equal("false", Ask.AsText($"regex(., '{pattern}')", answers));
    }

    [Fact]
    public void A_pattern_that_needs_backtracking_is_cut_off_in_time()
    {
        var answers = new TestAnswers { Self = Text(new string('a', 40)) };
        var watch = Stopwatch.StartNew();

        Assert.Equal("E102@4", Ask.AsText(@"1 + regex(., '(a+)+\1b')", answers));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), "The pattern was not cut off.");
    }

    [Fact]
    public void A_pattern_may_not_be_too_long() =>
        Assert.Equal("E021@9+1003", Ask.Errors($"regex(., '{new string('a', EvaluationLimits.MaximumPatternLength + 1)}')"));
}
