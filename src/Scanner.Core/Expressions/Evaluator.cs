using System.Diagnostics;

namespace Scanner.Core.Expressions;

/// <summary>One evaluation: walks the tree, counts its steps, and stops at the first error that is reached.</summary>
internal sealed class Evaluator(IAnswerContext context, EvaluationLimits limits)
{
    private long steps;

    public IAnswerContext Context => context;

    public int MaximumTextLength => limits.MaximumTextLength;

    /// <summary>How long <c>regex()</c> has taken so far.</summary>
    public TimeSpan PatternTime { get; set; }

    public Value Evaluate(Node node)
    {
        if (!Spend(1))
        {
            return OutOfSteps(node);
        }

        return node switch
        {
            Literal literal => literal.Value,
            Reference reference => context.Get(reference.Name),
            Column column => context.Column(column.Name),
            Self => context.Self,
            Parent => new Value.Number(context.Position),
            Negation negation => Negate(negation),
            Chain chain => Evaluate(chain),
            Call call => call.Function.Run(call, this),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The arguments of a call, with a reference to all answers spread out; stops at the first error.</summary>
    public (IReadOnlyList<Value> Values, Value.Error? Error) EvaluateArguments(Call call)
    {
        var values = new List<Value>(call.Arguments.Count);
        foreach (var argument in call.Arguments)
        {
            var first = values.Count;
            if (argument is Reference { Use: NameUse.AllAnswers } all)
            {
                values.AddRange(context.GetAll(all.Name));
            }
            else
            {
                values.Add(Evaluate(argument));
            }

            if (values.Skip(first).OfType<Value.Error>().FirstOrDefault() is { } error)
            {
                return ([], error);
            }
        }

        return Spend(values.Count + SearchCost(values)) ? (values, null) : ([], OutOfSteps(call));
    }

    public static Value.Error Fail(Node node, string code, string message) => new(new ExpressionError(code, node.Position, node.Length, message));

    private Value Negate(Negation negation) => Evaluate(negation.Operand) switch
    {
        Value.Error error => error,
        var operand => new Value.Number(-operand.ToNumber()),
    };

    private Value Evaluate(Chain chain)
    {
        var left = Evaluate(chain.First);
        foreach (var (applied, operand) in chain.Links)
        {
            if (left is Value.Error)
            {
                return left;
            }

            var settled = applied switch
            {
                Operator.Or => left.ToBoolean(),
                Operator.And => !left.ToBoolean(),
                _ => false,
            };
            if (settled)
            {
                return new Value.Boolean(applied == Operator.Or);
            }

            var right = Evaluate(operand);
            if (right is Value.Error)
            {
                return right;
            }

            left = applied is Operator.Or or Operator.And ? new Value.Boolean(right.ToBoolean()) : Operators.Apply(applied, left, right);
        }

        return left;
    }

    // Looking for a long text in a long text may take their product; everything else is about as long as the texts.
    private static long SearchCost(List<Value> values) => values is [Value.Text first, Value.Text second, ..]
        ? (long)first.Content.Length * second.Content.Length / 100_000
        : 0;

    private bool Spend(long cost)
    {
        steps += cost;
        return steps <= limits.MaximumSteps;
    }

    private static Value.Error OutOfSteps(Node node) => Fail(node, ExpressionErrorCodes.TooManySteps, Messages.TooManySteps);
}
