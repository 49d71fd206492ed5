using Scanner.Core.Responses;
using static Scanner.Web.Respond.RespondPages;

namespace Scanner.Web.Respond;

/// <summary>The answer to a post that could not be saved: kept for the officer after the last day, and otherwise the words given back.</summary>
internal static class NotSaved
{
    /// <summary>The answer to a section that was posted.</summary>
    /// <returns>Null: the link is open after all, so try to save again.</returns>
    public static async Task<IResult?> AnswerAsync(KeepLateAnswers late, HttpContext http, RespondLink link, string section, PostedAnswers posted, CancellationToken stop)
    {
        var isAutosave = http.Request.Headers.ContainsKey(RespondForm.AutosaveHeader);
        var kept = await late.KeepAsync(link.Token, section, posted, isAutosave, stop);
        if (kept.State == LinkState.Open) return null;
        var say = RespondTexts.In(kept.Language);
        if (isAutosave) return kept.IsKept ? SavedAnswer.OfKept(say.LateText(kept.Municipality, kept.ClosedAfter)) : Results.StatusCode(StatusCodes.Status409Conflict);
        if (kept.State == LinkState.Submitted && kept.Words.Count == 0) return Redirect(link.To("klaar"));
        var (status, (title, text)) = WordsFor(kept.State, kept.Municipality, kept.ClosedAfter, null, say);
        if (kept.IsKept) (status, title, text) = (StatusCodes.Status200OK, say.LateTitle, say.LateText(kept.Municipality, kept.ClosedAfter));
        else if (kept.Words.Count == 0) return Shut(link, kept.State, kept.Municipality, kept.ClosedAfter, null, kept.Language, isPost: true);
        else if (kept.IsTooLarge && kept.State == LinkState.Closed) (status, text) = (StatusCodes.Status413PayloadTooLarge, say.LateTooLarge);
        var onTo = kept.State == LinkState.Submitted ? link.To("klaar") : null;
        return Page<KeptPage>(new { Link = link, Say = say, kept.Municipality, Title = title, Text = text, kept.IsKept, kept.Words, OnTo = onTo }, status);
    }

    /// <summary>The answer to handing in when the link is shut: after the last day the wish is kept.</summary>
    public static async Task<IResult> HandingInAsync(KeepLateAnswers late, RespondLink link, CancellationToken stop)
    {
        var kept = await late.WishAsync(link.Token, link.Chosen, stop);
        if (kept.State is LinkState.Submitted or LinkState.Cut) return Redirect(link.To("klaar"));
        if (!kept.IsKept) return Shut(link, kept.State, kept.Municipality, kept.ClosedAfter, null, kept.Language, isPost: true);
        var say = RespondTexts.In(kept.Language);
        return Page<KeptPage>(new { Link = link, Say = say, kept.Municipality, Title = say.LateHandInTitle, Text = say.LateHandIn(kept.Municipality, kept.ClosedAfter), IsKept = true });
    }
}
