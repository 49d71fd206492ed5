using Microsoft.AspNetCore.Components;
using Scanner.Core.Responses;

namespace Scanner.Web.Respond;

/// <summary>What all respondent endpoints answer with: a page, another address, or why a link leads nowhere.</summary>
internal static class RespondPages
{
    public static RenderedPage Page<T>(object parameters, int status = StatusCodes.Status200OK) where T : IComponent =>
        new(typeof(T), parameters, status);

    /// <summary>303: the browser gets the next page, so that a reload sends nothing twice.</summary>
    public static SeeOther Redirect(string address) => new(address);

    /// <summary>The page for a link through which nothing can be done, or not now.</summary>
    /// <param name="link">The link.</param>
    /// <param name="state">How the link stands.</param>
    /// <param name="municipality">Whose link it is.</param>
    /// <param name="closedAfter">The last day, of a closed one.</param>
    /// <param name="how">On what terms is answered; for the first day.</param>
    /// <param name="language">The language asked for.</param>
    /// <param name="isPost">Whether something was posted: then it did not do what was asked.</param>
    /// <param name="lateWaits">Whether something that was typed after the last day waits for the officer.</param>
    public static RenderedPage Shut(RespondLink link, LinkState state, string? municipality, DateOnly? closedAfter, HowAsked? how, string? language, bool isPost = false, bool lateWaits = false)
    {
        var (status, _) = WordsFor(state, municipality, closedAfter, how, RespondTexts.In(null), lateWaits);
        // A page to read is in order where nothing was asked that cannot be done.
        if (!isPost && state is LinkState.NotYet or LinkState.Cut) status = StatusCodes.Status200OK;
        return Message(status, language ?? how?.Language, municipality, say => WordsFor(state, municipality, closedAfter, how, say, lateWaits).Words, link, state == LinkState.Erased);
    }

    /// <summary>The status and the words for a link that lets nothing be saved.</summary>
    public static (int Status, (string Title, string Text) Words) WordsFor(LinkState state, string? municipality, DateOnly? closedAfter, HowAsked? how, RespondTexts say, bool lateWaits = false) => state switch
    {
        LinkState.Closed => (StatusCodes.Status410Gone, (say.ClosedTitle, lateWaits ? say.ClosedText(municipality, closedAfter) + " " + say.LateWaits(municipality) : say.ClosedText(municipality, closedAfter))),
        LinkState.Withdrawn => (StatusCodes.Status410Gone, (say.WithdrawnTitle, say.WithdrawnText(municipality))),
        LinkState.Erased => (StatusCodes.Status410Gone, (say.ErasedTitle, say.ErasedText(municipality))),
        LinkState.Cut => (StatusCodes.Status409Conflict, (say.CutTitle, say.CutText(municipality))),
        LinkState.NotYet => (StatusCodes.Status403Forbidden, (say.NotYetTitle, say.NotYetText(how?.OpensOn))),
        LinkState.Submitted => (StatusCodes.Status409Conflict, (say.SubmittedMeanwhileTitle, say.SubmittedMeanwhile)),
        _ => (StatusCodes.Status404NotFound, (say.UnknownTitle, say.UnknownText)),
    };

    public static RenderedPage Unreadable(int status) => Message(status, null, null, say =>
        status == StatusCodes.Status413PayloadTooLarge ? (say.TooLargeTitle, say.TooLargeText) : (say.UnreadableTitle, say.UnreadableText));

    public static RenderedPage Message(int status, string? language, string? municipality, Func<RespondTexts, (string Title, string Text)> words, RespondLink? link = null, bool isErased = false)
    {
        var say = RespondTexts.In(language);
        var (title, text) = words(say);
        var english = words(RespondTexts.In("en"));
        return Page<MessagePage>(new { Link = link, IsErased = isErased, Municipality = municipality, say.Language, Title = title, Text = text, InEnglish = say.Language == "en" ? null : $"{english.Title}. {english.Text}" }, status);
    }
}
