namespace Scanner.Core.Responses;

/// <summary>What is wrong with the answer to one question.</summary>
/// <param name="Question">The path of the answer or notes.</param>
/// <param name="Fault">What is wrong; the page has the words.</param>
/// <param name="Message">The questionnaire's own sentence about it; null: it has none.</param>
public sealed record AnswerProblem(string Question, AnswerFault Fault, string? Message = null);

/// <summary>What can be wrong with an answer.</summary>
public enum AnswerFault
{
    /// <summary>It must be answered and is not.</summary>
    Missing,

    /// <summary>A whole number is asked.</summary>
    NotWhole,

    /// <summary>A number is asked.</summary>
    NotNumber,

    /// <summary>A day is asked.</summary>
    NotDay,

    /// <summary>One of the options does not exist.</summary>
    UnknownChoice,

    /// <summary>One option is asked, more came.</summary>
    MoreThanOne,

    /// <summary>An option that stands alone was chosen together with others.</summary>
    NotAlone,

    /// <summary>All options must get a place, and some have none.</summary>
    NotAllRanked,

    /// <summary>Two options have the same place, or a place does not exist.</summary>
    BadRank,

    /// <summary>It does not satisfy the question's own condition.</summary>
    Constraint,

    /// <summary>The text is longer than <see cref="Answer.TextLength"/>; it was not stored.</summary>
    TooLong,
}
