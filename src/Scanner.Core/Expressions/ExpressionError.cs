namespace Scanner.Core.Expressions;

/// <summary>What is wrong with an expression, where, and how to mend it. Errors are values: no expression makes the engine throw.</summary>
/// <param name="Code">One of <see cref="ExpressionErrorCodes"/>; it never changes meaning, so tests and documentation may rely on it.</param>
/// <param name="Position">Zero-based offset in UTF-16 characters of the first character that is wrong.</param>
/// <param name="Length">How many characters are wrong; 0 when something is missing at <paramref name="Position"/>.</param>
/// <param name="Message">Dutch, plain words: what is wrong and what to write instead.</param>
public sealed record ExpressionError(string Code, int Position, int Length, string Message);

/// <summary>The stable codes of <see cref="ExpressionError"/>: E0xx while reading an expression, E1xx while evaluating it.</summary>
public static class ExpressionErrorCodes
{
    /// <summary>There is nothing but white space.</summary>
    public const string EmptyExpression = "E001";

    /// <summary>The source is longer than <see cref="Expression.MaximumLength"/>.</summary>
    public const string TooLong = "E002";

    /// <summary>Parentheses, functions or minus signs are nested deeper than <see cref="Expression.MaximumDepth"/>.</summary>
    public const string TooDeep = "E003";

    /// <summary>A character that means nothing in an expression.</summary>
    public const string UnexpectedCharacter = "E004";

    /// <summary>A typographic quote, as word processors make them, where a straight one belongs.</summary>
    public const string CurlyQuote = "E005";

    /// <summary>A text without its closing quote.</summary>
    public const string UnclosedText = "E006";

    /// <summary><c>${</c> without <c>}</c>.</summary>
    public const string UnclosedName = "E007";

    /// <summary>What stands between <c>${</c> and <c>}</c> can't be the name of a question.</summary>
    public const string InvalidName = "E008";

    /// <summary>An operator from another language, such as <c>==</c>, <c>&amp;&amp;</c> or <c>/</c>.</summary>
    public const string WrongOperator = "E009";

    /// <summary>An operator, parenthesis or comma stands where a value belongs, or the expression ends there.</summary>
    public const string ValueExpected = "E010";

    /// <summary>Two values stand next to each other, or a comma stands outside a function.</summary>
    public const string OperatorExpected = "E011";

    /// <summary>An opening parenthesis that is never closed.</summary>
    public const string MissingClosingParenthesis = "E012";

    /// <summary>A closing parenthesis that was never opened.</summary>
    public const string UnmatchedClosingParenthesis = "E013";

    /// <summary>A name without <c>${ }</c>, without quotes, and without parentheses.</summary>
    public const string BareName = "E014";

    /// <summary>An XPath path, such as <c>/data/age</c> or <c>../age</c>.</summary>
    public const string PathNotSupported = "E015";

    /// <summary>A function that does not exist.</summary>
    public const string UnknownFunction = "E016";

    /// <summary>A function that ODK knows and this engine leaves out on purpose.</summary>
    public const string UnsupportedFunction = "E017";

    /// <summary>Too few or too many arguments.</summary>
    public const string WrongNumberOfArguments = "E018";

    /// <summary>An argument of the wrong shape: a question, a quoted question or <c>..</c> is needed there.</summary>
    public const string WrongArgument = "E019";

    /// <summary><c>${name}</c> inside a quoted text, where it is not replaced by the answer.</summary>
    public const string NameInsideText = "E020";

    /// <summary>A pattern for <c>regex()</c> that can't be read; found while reading, or while evaluating when the pattern is calculated.</summary>
    public const string InvalidPattern = "E021";

    /// <summary>A date format with an unknown code; found while reading, or while evaluating when the format is calculated.</summary>
    public const string InvalidDateFormat = "E022";

    /// <summary>A semicolon between arguments instead of a comma.</summary>
    public const string WrongSeparator = "E023";

    /// <summary>The evaluation took more than <see cref="EvaluationLimits.MaximumSteps"/> steps.</summary>
    public const string TooManySteps = "E101";

    /// <summary>Matching a pattern took longer than <see cref="EvaluationLimits.PatternTimeout"/>.</summary>
    public const string PatternTooSlow = "E102";

    /// <summary>A calculated text became longer than <see cref="EvaluationLimits.MaximumTextLength"/>.</summary>
    public const string TextTooLong = "E103";

    /// <summary>A text or number that should be a date is none, or lies outside the years 1 to 9999.</summary>
    public const string NotADate = "E104";
}
