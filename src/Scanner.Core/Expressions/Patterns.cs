using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Scanner.Core.Expressions;

/// <summary>The patterns of <c>regex()</c>, which must fit the whole text.</summary>
internal static class Patterns
{
    /// <summary>A pattern ready for use, without backtracking where it allows that; null when it can't be read or is too long.</summary>
    public static Regex? Prepare(string pattern)
    {
        if (pattern.Length > EvaluationLimits.MaximumPatternLength || !CanRead(pattern))
        {
            return null;
        }

        var whole = $@"\A(?:{pattern})\z";
        return Build(whole, RegexOptions.NonBacktracking) ?? Build(whole, RegexOptions.None);
    }

    public static Value Match(Arguments given)
    {
        if ((given.Call.Pattern ?? Prepare(given.Text(1))) is not { } pattern)
        {
            return given.Fail(ExpressionErrorCodes.InvalidPattern, Messages.InvalidPattern(given.Text(1)));
        }

        var watch = Stopwatch.StartNew();
        try
        {
            var fits = pattern.IsMatch(given.Text(0));
            given.Evaluator.PatternTime += watch.Elapsed;
            return given.Evaluator.PatternTime <= EvaluationLimits.TotalPatternTime ? new Value.Boolean(fits) : TooSlow(given);
        }
        catch (RegexMatchTimeoutException)
        {
            return TooSlow(given);
        }
    }

    private static Value.Error TooSlow(Arguments given) => given.Fail(ExpressionErrorCodes.PatternTooSlow, Messages.PatternTooSlow);

    // On its own first: a)(b would become readable by the parentheses put around it.
    private static bool CanRead(string pattern) => Build(pattern, RegexOptions.None) is not null;

    private static Regex? Build(string pattern, RegexOptions options)
    {
        try
        {
            return new Regex(pattern, options | RegexOptions.CultureInvariant, EvaluationLimits.PatternTimeout);
        }
        catch (Exception failure) when (failure is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
