using System.Globalization;
using Scanner.Core.Responses;

namespace Scanner.Web.Respond;

/// <summary>What the page's script hears after a save.</summary>
/// <param name="Saved">The sentence to show, such as <c>Opgeslagen om 14:03</c>; null: there is nothing to save yet.</param>
/// <param name="SavedAt">The time in it.</param>
/// <param name="Revision">The number of the last save.</param>
/// <param name="Visible">The paths of all questions, groups, matrices and repeats to show.</param>
/// <param name="Shape">When it differs from the page's own, the page must be drawn again.</param>
/// <param name="Errors">What is wrong, per question; unanswered ones are in <paramref name="Missing"/>.</param>
/// <param name="Missing">The questions that must be answered and are not.</param>
/// <param name="Refused">The questions whose answer could not be stored at all; why is in <paramref name="Errors"/>.</param>
/// <param name="Was">The marks of the answers as they stand now.</param>
/// <param name="Kept">The sentence to show when it was not saved but kept, because the questionnaire is closed; null: it was saved.</param>
internal sealed record SavedAnswer(
    string? Saved, string? SavedAt, int Revision, IReadOnlyList<string> Visible, string Shape, IReadOnlyDictionary<string, string> Errors, IReadOnlyList<string> Missing, IReadOnlyList<string> Refused,
    IReadOnlyDictionary<string, string> Was, string? Kept = null)
{
    /// <summary>The answer when the questionnaire is closed and what was typed was kept for the officer.</summary>
    public static IResult OfKept(string sentence) => Results.Json(new SavedAnswer(null, null, 0, [], "", new Dictionary<string, string>(), [], [], new Dictionary<string, string>(), sentence));

    public static IResult Of(SaveOutcome outcome, RespondTexts say, TimeProvider clock)
    {
        // 409: the page that is open no longer fits; its next ordinary post shows why.
        if (outcome.State != LinkState.Open) return Results.StatusCode(StatusCodes.Status409Conflict);
        var errors = outcome.Problems.Where(problem => problem.Fault != AnswerFault.Missing).ToDictionary(problem => problem.Question, problem => say.Problem(problem, QuestionKind.Line));
        foreach (var refused in outcome.Refused) errors[refused.Question] = say.Problem(new AnswerProblem(refused.Question, refused.Fault), QuestionKind.Line);
        return Results.Json(new SavedAnswer(
            outcome.SavedAt is { } at ? say.Saved(at, clock.GetUtcNow()) : null,
            outcome.SavedAt is { } moment ? Amsterdam.At(moment).ToString("HH:mm", CultureInfo.InvariantCulture) : null,
            outcome.Revision, outcome.Visible, outcome.Shape, errors,
            [.. outcome.Problems.Where(problem => problem.Fault == AnswerFault.Missing).Select(problem => problem.Question)],
            [.. outcome.Refused.Select(refused => refused.Question)], outcome.Marks));
    }
}
