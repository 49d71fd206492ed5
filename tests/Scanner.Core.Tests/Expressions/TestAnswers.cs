using Scanner.Core.Expressions;

namespace Scanner.Core.Tests.Expressions;

/// <summary>Answers for a test: a list per question, one value per repeat instance.</summary>
internal sealed class TestAnswers : IAnswerContext
{
    private readonly Dictionary<string, IReadOnlyList<Value>> answers = [];

    public Value Self { get; init; } = Value.Unanswered;

    public int Position { get; init; } = 1;

    public DateTimeOffset Now { get; init; } = new(2027, 3, 14, 9, 5, 7, 30, TimeSpan.FromHours(1));

    public TestAnswers With(string name, params Value[] values)
    {
        answers[name] = values;
        return this;
    }

    public Value Get(string name) => GetAll(name) is [var first, ..] ? first : Value.Unanswered;

    public IReadOnlyList<Value> GetAll(string name) => answers.GetValueOrDefault(name, []);

    public Value GetIndexed(string name, string repeat, int index) =>
        repeat == "kinderen" && index <= GetAll(name).Count ? GetAll(name)[index - 1] : Value.Unanswered;

    public string? ChoiceLabel(string question, string choice) => (question, choice) == ("hulp", "wmo") ? "Hulp thuis" : null;

    /// <summary>A household with three children, the third without an age.</summary>
    public static TestAnswers Household(Value? self = null) => new TestAnswers { Self = self ?? Value.Unanswered, Position = 2 }
        .With("naam", Text("Ada"))
        .With("leeftijd", Number(42))
        .With("code", Text("7"))
        .With("leeg", Value.Unanswered)
        .With("datum", Day(2027, 2, 1))
        .With("moment", new Value.DateTime(new DateTimeOffset(2027, 3, 14, 6, 0, 0, TimeSpan.FromHours(1))))
        .With("hulp", new Value.Choices(["wmo", "jeugd"]))
        .With("kinderen", Text(""), Text(""), Text(""))
        .With("kind_naam", Text("Bo"), Text("Cy"), Text("Di"))
        .With("kind_leeftijd", Number(4), Number(9), Value.Unanswered)
        .With("kapot", new Value.Error(new ExpressionError("X", 0, 0, "kapot")));

    public static Value Text(string content) => new Value.Text(content);

    public static Value Number(double amount) => new Value.Number(amount);

    public static Value Day(int year, int month, int day) => new Value.Date(new DateOnly(year, month, day));
}

/// <summary>Short ways to ask in a test.</summary>
internal static class Ask
{
    public static Expression Read(string source)
    {
        var outcome = Expression.Parse(source);
        Assert.True(outcome.IsValid, $"{source}: {string.Join(' ', outcome.Errors.Select(error => $"{error.Code}@{error.Position} {error.Message}"))}");
        return outcome.Expression!;
    }

    public static Value Evaluate(string source, IAnswerContext? answers = null, EvaluationLimits? limits = null) =>
        Read(source).Evaluate(answers ?? TestAnswers.Household(), limits);

    public static string AsText(string source, IAnswerContext? answers = null)
    {
        var value = Evaluate(source, answers);
        return value is Value.Error error ? $"{error.Problem.Code}@{error.Problem.Position}" : value.ToText();
    }

    /// <summary>The errors as <c>code@position+length</c>.</summary>
    public static string Errors(string source) =>
        string.Join(' ', Expression.Parse(source).Errors.Select(error => $"{error.Code}@{error.Position}+{error.Length}"));
}
