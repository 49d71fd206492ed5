using System.Globalization;
using Scanner.Core.Expressions;

namespace Scanner.Core.Questionnaires;

/// <summary>Recognises the expressions that can be shown as rows, however they were spelled.</summary>
internal static class ConditionReader
{
    public static Condition? Read(string? source)
    {
        if (string.IsNullOrWhiteSpace(source)) return new Condition(ConditionJoin.All, []);
        if (!Expression.Parse(source).IsValid || Expression.Parse(source).Expression is not { } expression) return null;
        var (join, parts) = expression.Root is Chain chain && JoinOf(chain) is { } how
            ? (how, [chain.First, .. chain.Links.Select(link => link.Operand)])
            : (ConditionJoin.All, (IReadOnlyList<Node>)[expression.Root]);
        var rows = parts.Select(RowOf).ToList();
        return rows.TrueForAll(row => row is not null) ? new Condition(join, [.. rows.OfType<ConditionRow>()]) : null;
    }

    private static ConditionJoin? JoinOf(Chain chain) =>
        chain.Links.All(link => link.Operator == Operator.And) ? ConditionJoin.All
        : chain.Links.All(link => link.Operator == Operator.Or) ? ConditionJoin.Any
        : null;

    private static ConditionRow? RowOf(Node node) => node switch
    {
        Call { Function.Name: "not" } call when call.Arguments is [Call { Function.Name: "selected" } selected] => Selected(selected, ConditionOperator.IncludesNot),
        Call { Function.Name: "selected" } call => Selected(call, ConditionOperator.Includes),
        Call { Function.Name: "contains" } call when call.Arguments is [var who, Literal { Value: Value.Text text }] && NameOf(who) is { } name => new ConditionRow(name, ConditionOperator.Contains, text.Content),
        Chain { Links: [var link] } chain => Compared(chain.First, link.Operator, link.Operand) ?? Compared(link.Operand, Mirrored(link.Operator), chain.First),
        _ => null,
    };

    private static ConditionRow? Selected(Call call, ConditionOperator what) =>
        call.Arguments is [var who, Literal { Value: Value.Text text }] && NameOf(who) is { } name ? new ConditionRow(name, what, text.Content) : null;

    private static ConditionRow? Compared(Node left, Operator how, Node right)
    {
        if (left is Call { Function.Name: "count-selected", Arguments: [var counted] } && NameOf(counted) is { } chosen && right is Literal { Value: Value.Number number }) return Counted(chosen, how, number.Amount);
        if (NameOf(left) is not { } name || ValueOf(right) is not { } value) return null;
        return (how, value) switch
        {
            (Operator.Equal, "") => new ConditionRow(name, ConditionOperator.IsNotAnswered),
            (Operator.NotEqual, "") => new ConditionRow(name, ConditionOperator.IsAnswered),
            (_, "") => null,
            (Operator.Equal, _) => new ConditionRow(name, ConditionOperator.Is, value),
            (Operator.NotEqual, _) => new ConditionRow(name, ConditionOperator.IsNot, value),
            (Operator.Greater, _) => new ConditionRow(name, ConditionOperator.More, value),
            (Operator.GreaterOrEqual, _) => new ConditionRow(name, ConditionOperator.AtLeast, value),
            (Operator.Less, _) => new ConditionRow(name, ConditionOperator.Less, value),
            (Operator.LessOrEqual, _) => new ConditionRow(name, ConditionOperator.AtMost, value),
            _ => null,
        };
    }

    private static ConditionRow? Counted(string name, Operator how, double number)
    {
        if (number != Math.Floor(number) || number < 0) return null;
        return (how, number) switch
        {
            (Operator.Greater, 0) or (Operator.NotEqual, 0) or (Operator.GreaterOrEqual, 1) => new ConditionRow(name, ConditionOperator.IsAnswered),
            (Operator.Equal, 0) or (Operator.Less, 1) or (Operator.LessOrEqual, 0) => new ConditionRow(name, ConditionOperator.IsNotAnswered),
            (Operator.GreaterOrEqual, _) => new ConditionRow(name, ConditionOperator.ChosenAtLeast, Written(number)),
            (Operator.Greater, _) => new ConditionRow(name, ConditionOperator.ChosenAtLeast, Written(number + 1)),
            (Operator.LessOrEqual, _) => new ConditionRow(name, ConditionOperator.ChosenAtMost, Written(number)),
            (Operator.Less, _) => new ConditionRow(name, ConditionOperator.ChosenAtMost, Written(number - 1)),
            _ => null,
        };
    }

    private static string? NameOf(Node node) => node switch
    {
        Reference reference => reference.Name,
        Self => ConditionRow.Self,
        _ => null,
    };

    /// <summary>What something is compared with; null: no plain value.</summary>
    private static string? ValueOf(Node node) => node switch
    {
        Literal { Value: Value.Text text } => text.Content,
        Literal { Value: Value.Number number } => Written(number.Amount),
        Negation { Operand: Literal { Value: Value.Number number } } => Written(-number.Amount),
        Call { Function.Name: "date", Arguments: [Literal { Value: Value.Text text }] } when text.Content.Length > 0 => text.Content,
        Call { Function.Name: "today", Arguments: [] } => ConditionRow.Today,
        _ => null,
    };

    private static Operator Mirrored(Operator how) => how switch
    {
        Operator.Less => Operator.Greater,
        Operator.LessOrEqual => Operator.GreaterOrEqual,
        Operator.Greater => Operator.Less,
        Operator.GreaterOrEqual => Operator.LessOrEqual,
        _ => how,
    };

    private static string Written(double number) => number.ToString("0.###############", CultureInfo.InvariantCulture);
}
