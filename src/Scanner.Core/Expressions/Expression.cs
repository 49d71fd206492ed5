using System.Diagnostics.CodeAnalysis;

namespace Scanner.Core.Expressions;

/// <summary>
/// An XLSForm expression that has been read: a relevance, constraint, calculation, choice filter or repeat count.
/// Immutable and safe to share between threads. It is interpreted, never compiled, and can't reach anything but the <see cref="IAnswerContext"/>.
/// </summary>
public sealed class Expression
{
    /// <summary>How many characters a source may have.</summary>
    public const int MaximumLength = 4_000;

    /// <summary>How deep parentheses, functions and minus signs may be nested.</summary>
    public const int MaximumDepth = 50;

    /// <summary>How many errors are reported at most.</summary>
    public const int MaximumErrors = 20;

    private readonly Node root;

    internal Expression(string source, Node root, Inventory inventory)
    {
        Source = source;
        this.root = root;
        Names = inventory.Names;
        RefersToSelf = inventory.RefersToSelf;
        Columns = inventory.Columns;
    }

    /// <summary>What it was read as, for whoever shows it in another form.</summary>
    internal Node Root => root;

    /// <summary>The expression as it was written.</summary>
    public string Source { get; }

    /// <summary>Every place that names a question, in the order of the source; a name that occurs twice is listed twice.</summary>
    public IReadOnlyList<NameReference> Names { get; }

    /// <summary>The columns of the choices that it looks at; only a choice filter can.</summary>
    public IReadOnlyCollection<string> Columns { get; }

    /// <summary>Whether it uses the current question's own answer: by <c>.</c>, <c>once()</c>, or a function that takes it when nothing is given.</summary>
    public bool RefersToSelf { get; }

    /// <summary>All functions, by name, with their help.</summary>
    public static IReadOnlyList<FunctionHelp> FunctionList { get; } = [.. Functions.All.Select(FunctionHelp.Of)];

    /// <summary>Reads an expression.</summary>
    /// <param name="source">Any text.</param>
    /// <returns>The expression, or at least one error (E0xx); never an exception.</returns>
    public static ParseOutcome Parse(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Parser.Parse(source);
    }

    /// <summary>Reads a choice filter: as <see cref="Parse"/>, but a name without <c>${ }</c> is a column of the choices.</summary>
    /// <inheritdoc cref="Parse"/>
    public static ParseOutcome ParseChoiceFilter(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Parser.Parse(source, withColumns: true);
    }

    /// <summary>Finds where answers are used as what they are not: a text in a sum, an option that does not exist.</summary>
    /// <param name="typeOf">What the answer to a question is, by its name; null: not known, and never reported.</param>
    public IReadOnlyList<TypeClash> Clashes(Func<string, AnswerType?> typeOf)
    {
        ArgumentNullException.ThrowIfNull(typeOf);
        return TypeCheck.Of(root, typeOf);
    }

    /// <summary>Works the expression out.</summary>
    /// <param name="context">The answers.</param>
    /// <param name="limits">How far to go; <see cref="EvaluationLimits.Standard"/> when left out.</param>
    /// <returns>The value, or a <see cref="Value.Error"/> with an E1xx code, with E021 or E022, or one that an answer carried.</returns>
    public Value Evaluate(IAnswerContext context, EvaluationLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new Evaluator(context, limits ?? EvaluationLimits.Standard).Evaluate(root);
    }

    /// <summary>The source.</summary>
    public override string ToString() => Source;
}

/// <summary>An expression, or the reasons why there is none.</summary>
public sealed class ParseOutcome
{
    internal ParseOutcome(Expression expression) => Expression = expression;

    internal ParseOutcome(IReadOnlyList<ExpressionError> errors) => Errors = errors;

    /// <summary>Whether there is an expression.</summary>
    [MemberNotNullWhen(true, nameof(Expression))]
    public bool IsValid => Expression is not null;

    /// <summary>The expression; null when there are errors.</summary>
    public Expression? Expression { get; }

    /// <summary>What is wrong, in the order of the source; empty when there is an expression.</summary>
    public IReadOnlyList<ExpressionError> Errors { get; } = [];
}
