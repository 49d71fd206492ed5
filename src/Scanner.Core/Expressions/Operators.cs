namespace Scanner.Core.Expressions;

/// <summary>The operators: how they are written, how tightly they bind, and what they do.</summary>
internal static class Operators
{
    public const int Loosest = 0;
    public const int Tightest = 5;

    // Sums of tenths miss each other by a hair; XForms engines treat that as equal, and authors expect it.
    private const double Tolerance = 1e-12;

    /// <summary>The operator a token stands for in a place where an operator may stand; null when it is none.</summary>
    public static Operator? Find(Token token) => token.Kind is not (TokenKind.Symbol or TokenKind.Name) ? null : token.Content switch
    {
        "or" => Operator.Or,
        "and" => Operator.And,
        "=" => Operator.Equal,
        "!=" => Operator.NotEqual,
        "<" => Operator.Less,
        "<=" => Operator.LessOrEqual,
        ">" => Operator.Greater,
        ">=" => Operator.GreaterOrEqual,
        "+" => Operator.Add,
        "-" => Operator.Subtract,
        "*" => Operator.Multiply,
        "div" => Operator.Divide,
        "mod" => Operator.Modulo,
        _ => null,
    };

    public static int LevelOf(Operator found) => found switch
    {
        Operator.Or => Loosest,
        Operator.And => 1,
        Operator.Equal or Operator.NotEqual => 2,
        Operator.Less or Operator.LessOrEqual or Operator.Greater or Operator.GreaterOrEqual => 3,
        Operator.Add or Operator.Subtract => 4,
        _ => Tightest,
    };

    /// <summary>Applies any operator except <c>and</c> and <c>or</c>, which need not look at both sides.</summary>
    public static Value Apply(Operator applied, Value left, Value right) => applied switch
    {
        Operator.Equal => new Value.Boolean(AreEqual(left, right)),
        Operator.NotEqual => new Value.Boolean(!AreEqual(left, right)),
        Operator.Less => new Value.Boolean(Amount(left, right) < Amount(right, left)),
        Operator.LessOrEqual => new Value.Boolean(Amount(left, right) <= Amount(right, left)),
        Operator.Greater => new Value.Boolean(Amount(left, right) > Amount(right, left)),
        Operator.GreaterOrEqual => new Value.Boolean(Amount(left, right) >= Amount(right, left)),
        Operator.Add => new Value.Number(left.ToNumber() + right.ToNumber()),
        Operator.Subtract => new Value.Number(Amount(left, right) - Amount(right, left)),
        Operator.Multiply => new Value.Number(left.ToNumber() * right.ToNumber()),
        Operator.Divide => new Value.Number(left.ToNumber() / right.ToNumber()),
        Operator.Modulo => new Value.Number(left.ToNumber() % right.ToNumber()),
        _ => throw new ArgumentOutOfRangeException(nameof(applied)),
    };

    private static bool AreEqual(Value left, Value right)
    {
        if (left is Value.Boolean || right is Value.Boolean)
        {
            return left.ToBoolean() == right.ToBoolean();
        }

        return IsAmount(left) || IsAmount(right)
            ? AreClose(Amount(left, right), Amount(right, left))
            : string.Equals(left.ToText(), right.ToText(), StringComparison.Ordinal);
    }

    private static bool IsAmount(Value value) => value is Value.Number or Value.Date or Value.DateTime;

    private static bool AreClose(double left, double right) => left == right || Math.Abs(left - right) < Tolerance;

    /// <summary>A value as the number to hold against another: two moments by the instant they name, and a text as a date when the other is one.</summary>
    private static double Amount(Value value, Value other) => (value, other) switch
    {
        (Value.DateTime moment, Value.DateTime) => moment.Moment.ToUniversalTime().Subtract(DateTimeOffset.UnixEpoch).TotalDays,
        (Value.Text text, Value.Date or Value.DateTime) => Dates.Read(text.Content)?.ToNumber() ?? double.NaN,
        _ => value.ToNumber(),
    };
}
