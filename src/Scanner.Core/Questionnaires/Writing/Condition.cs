using System.Globalization;

namespace Scanner.Core.Questionnaires;

/// <summary>
/// Voorwaarde: a condition as rows that can be read aloud ("toon als <i>Type partner</i> is <i>coffeeshop</i>"). Many an expression can be shown like
/// this and all such rows can be written as an expression; an expression that cannot be shown is only changed as text.
/// </summary>
/// <param name="Join">Whether all rows must hold, or any of them.</param>
/// <param name="Rows">The rows; empty: always.</param>
public sealed record Condition(ConditionJoin Join, IReadOnlyList<ConditionRow> Rows)
{
    /// <summary>Reads an expression as rows.</summary>
    /// <param name="source">The expression; empty means always.</param>
    /// <returns>Null when it cannot be shown as rows: it has mistakes, or says more than rows can.</returns>
    public static Condition? Read(string? source) => ConditionReader.Read(source);

    /// <summary>Writes the rows as an expression.</summary>
    /// <param name="document">The questionnaire: what is asked decides how a row is written.</param>
    /// <param name="at">The item whose condition it is; only matters for rows about the answer itself.</param>
    /// <returns>The expression; empty without rows. Reading it gives the same rows.</returns>
    public string Write(FormDocument document, ItemPath at = default) =>
        string.Join(Join == ConditionJoin.All ? " and " : " or ", Rows.Select(row => row.Write(ConditionQuestions.KindOf(document, at, row.Question))));

    /// <summary>Conditions are equal when they read the same; how the rows of one are joined means nothing.</summary>
    public bool Equals(Condition? other) => other is not null && Rows.SequenceEqual(other.Rows) && (Rows.Count < 2 || Join == other.Join);

    /// <inheritdoc/>
    public override int GetHashCode() => Rows.Aggregate(Rows.Count, HashCode.Combine);
}

/// <summary>How rows belong together.</summary>
public enum ConditionJoin
{
    /// <summary>All must hold.</summary>
    All,

    /// <summary>One is enough.</summary>
    Any,
}

/// <summary>One thing that must hold.</summary>
/// <param name="Question">The name of what is looked at; <c>.</c> is the answer itself, in a rule for answers.</param>
/// <param name="Operator">What must hold.</param>
/// <param name="Value">With what: the name of an option, a number with a point, a day as <c>2027-03-14</c> or <c>today()</c>, or words; empty where the operator needs none.</param>
public sealed record ConditionRow(string Question, ConditionOperator Operator, string Value = "")
{
    /// <summary>What stands for the answer itself.</summary>
    public const string Self = ".";

    /// <summary>What stands for the day of today as a value.</summary>
    public const string Today = "today()";

    internal string Write(ConditionKind kind)
    {
        var who = Question == Self ? Self : "${" + Question + "}";
        var counts = kind is ConditionKind.Several;
        return Operator switch
        {
            ConditionOperator.Is => $"{who} = {Literal(kind)}",
            ConditionOperator.IsNot => $"{who} != {Literal(kind)}",
            ConditionOperator.Includes => $"selected({who}, {Text(Value)})",
            ConditionOperator.IncludesNot => $"not(selected({who}, {Text(Value)}))",
            ConditionOperator.IsAnswered => counts ? $"count-selected({who}) > 0" : $"{who} != ''",
            ConditionOperator.IsNotAnswered => counts ? $"count-selected({who}) = 0" : $"{who} = ''",
            ConditionOperator.More => $"{who} > {Literal(kind)}",
            ConditionOperator.AtLeast => $"{who} >= {Literal(kind)}",
            ConditionOperator.Less => $"{who} < {Literal(kind)}",
            ConditionOperator.AtMost => $"{who} <= {Literal(kind)}",
            ConditionOperator.ChosenAtLeast => $"count-selected({who}) >= {Number}",
            ConditionOperator.ChosenAtMost => $"count-selected({who}) <= {Number}",
            ConditionOperator.Contains => $"contains({who}, {Text(Value)})",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    private bool IsNumber => double.TryParse(Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);

    private string Number => IsNumber ? Value : "0";

    private string Literal(ConditionKind kind) => kind switch
    {
        ConditionKind.Number => Number,
        ConditionKind.Words or ConditionKind.One when IsNumber && Operator is not (ConditionOperator.Is or ConditionOperator.IsNot) => Number,
        ConditionKind.Day when Value == Today => Today,
        ConditionKind.Day => $"date({Text(Value)})",
        _ => Text(Value),
    };

    /// <summary>A text has one kind of quote around it; of a text with both kinds the double ones are replaced, because an expression has no other way to write it.</summary>
    private static string Text(string words) => !words.Contains('\'', StringComparison.Ordinal) ? $"'{words}'" : $"\"{words.Replace('"', '”')}\"";
}

/// <summary>What a row says of a question.</summary>
public enum ConditionOperator
{
    /// <summary>The answer is this.</summary>
    Is,

    /// <summary>The answer is not this; also when there is none.</summary>
    IsNot,

    /// <summary>This option is among those chosen.</summary>
    Includes,

    /// <summary>This option is not among those chosen.</summary>
    IncludesNot,

    /// <summary>There is an answer.</summary>
    IsAnswered,

    /// <summary>There is no answer.</summary>
    IsNotAnswered,

    /// <summary>More, or later.</summary>
    More,

    /// <summary>This or more, or this day or later.</summary>
    AtLeast,

    /// <summary>Less, or earlier.</summary>
    Less,

    /// <summary>This or less, or this day or earlier.</summary>
    AtMost,

    /// <summary>At least so many options are chosen.</summary>
    ChosenAtLeast,

    /// <summary>At most so many options are chosen.</summary>
    ChosenAtMost,

    /// <summary>The words occur in the answer.</summary>
    Contains,
}
