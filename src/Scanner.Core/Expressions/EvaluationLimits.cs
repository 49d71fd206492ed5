namespace Scanner.Core.Expressions;

/// <summary>How far one evaluation may go. Beyond a limit the outcome is a <see cref="Value.Error"/>.</summary>
public sealed record EvaluationLimits
{
    /// <summary>The number of steps unless set otherwise.</summary>
    public const int StandardSteps = 100_000;

    /// <summary>The length of a text unless set otherwise.</summary>
    public const int StandardTextLength = 100_000;

    /// <summary>How many characters the pattern of <c>regex()</c> may have.</summary>
    public const int MaximumPatternLength = 1_000;

    /// <summary>The limits that apply unless others are given.</summary>
    public static EvaluationLimits Standard { get; } = new();

    /// <summary>How many operators, functions and answers may be visited.</summary>
    public int MaximumSteps { get; init; } = StandardSteps;

    /// <summary>How many characters a text put together by <c>concat()</c> or <c>join()</c> may have.</summary>
    public int MaximumTextLength { get; init; } = StandardTextLength;

    /// <summary>How long one <c>regex()</c> may take: 2 s, so that a busy server does not refuse a good answer; matching is linear anyway. Fixed, because it is built into the prepared pattern.</summary>
    public static TimeSpan PatternTimeout { get; } = TimeSpan.FromSeconds(2);

    /// <summary>How long all calls of <c>regex()</c> in one evaluation may take together: 4 s.</summary>
    public static TimeSpan TotalPatternTime { get; } = TimeSpan.FromSeconds(4);
}
