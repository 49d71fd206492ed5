using System.Text.RegularExpressions;

namespace Scanner.Core.Expressions;

/// <summary>A piece of a parsed expression with its place in the source.</summary>
internal abstract record Node(int Position, int Length);

/// <summary>A number or text that is written out.</summary>
internal sealed record Literal(Value Value, int Position, int Length) : Node(Position, Length);

/// <summary><c>${name}</c>, also when quoted; <see cref="Use"/> says what the place asks of it.</summary>
internal sealed record Reference(string Name, NameUse Use, int Position, int Length) : Node(Position, Length);

/// <summary>A column of the choice that a choice filter looks at.</summary>
internal sealed record Column(string Name, int Position, int Length) : Node(Position, Length);

/// <summary><c>.</c></summary>
internal sealed record Self(int Position, int Length) : Node(Position, Length);

/// <summary><c>..</c></summary>
internal sealed record Parent(int Position, int Length) : Node(Position, Length);

/// <summary><c>-operand</c></summary>
internal sealed record Negation(Node Operand, int Position, int Length) : Node(Position, Length);

/// <summary>Operators of one level, from left to right. A flat list, so that a long sum is no deep tree and can't exhaust the stack.</summary>
internal sealed record Chain(Node First, IReadOnlyList<Link> Links, int Position, int Length) : Node(Position, Length);

/// <summary>An operator and what stands right of it.</summary>
internal readonly record struct Link(Operator Operator, Node Operand);

/// <summary>A function with its arguments; <see cref="Pattern"/> is the prepared pattern of <c>regex()</c> when it is written out.</summary>
internal sealed record Call(Function Function, IReadOnlyList<Node> Arguments, int Position, int Length) : Node(Position, Length)
{
    public Regex? Pattern { get; init; }
}

/// <summary>The operators; the groups are the levels, loosest first.</summary>
internal enum Operator
{
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
}
