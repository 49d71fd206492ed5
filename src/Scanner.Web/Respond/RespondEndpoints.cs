using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Scanner.Core.Responses;

namespace Scanner.Web.Respond;

/// <summary>The pages of a respondent: plain forms behind an unguessable link, without account, cookie or script.</summary>
internal static class RespondEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapRespond(this IEndpointRouteBuilder app)
    {
        // The link is the authority; a form that was open for hours must still save, so nothing in it may expire.
        var link = app.MapGroup("/v/{token}").AllowAnonymous().DisableAntiforgery().AddEndpointFilter(RespondHeaders.SetAsync);
        link.MapMethods("", Reading, StartAsync);
        link.MapMethods("controle", Reading, OverviewAsync);
        link.MapPost("controle", SubmitAsync);
        link.MapMethods("klaar", Reading, DoneAsync);
        link.MapOptOut();
        link.MapMethods("{section}", Reading, SectionAsync);
        link.MapPost("{section}", SaveAsync);
    }

    private static async Task<IResult> StartAsync(string token, string? taal, string? later, FillInQuestionnaire fillIn, TimeProvider clock, CancellationToken stop)
    {
        var link = new RespondLink(token, taal);
        var opened = await fillIn.OpenAsync(link.Token, taal, stop);
        if (opened.State == LinkState.Submitted) return Redirect(link.To("klaar"));
        if (opened.View is not { } view) return Shut(opened.State, opened.Municipality, opened.ClosedAfter, taal);
        return Page<StartPage>(new { Link = link, Municipality = opened.Municipality!, View = view, IsForLater = later is not null, Now = clock.GetUtcNow() });
    }

    private static async Task<IResult> SectionAsync(string token, string section, string? taal, string? fout, string? nieuw, string? weg, FillInQuestionnaire fillIn, TimeProvider clock, CancellationToken stop)
    {
        var link = new RespondLink(token, taal);
        var opened = await fillIn.OpenSectionAsync(link.Token, section, taal, stop);
        if (opened.State == LinkState.Submitted) return Redirect(link.To("klaar"));
        if (opened.State != LinkState.Open) return Shut(opened.State, opened.Municipality, opened.ClosedAfter, taal);
        // A section that is not asked (any more): back to where the partner was.
        if (opened.View is not { } view) return Redirect(link.To());
        return SectionOf(link, opened.Municipality!, view, clock, fout is not null, AppearedPaths.Read(nieuw), [], RepeatButton.Taken(weg));
    }

    private static async Task<IResult> SaveAsync(string token, string section, HttpContext http, FillInQuestionnaire fillIn, TimeProvider clock, CancellationToken stop)
    {
        var (form, status) = await RespondForm.ReadAsync(http.Request, stop);
        if (form is null) return Unreadable(status);
        var link = new RespondLink(token, form.Answers.Language);
        var saved = await fillIn.SaveAsync(link.Token, section, form.Answers, stop);
        if (http.Request.Headers.ContainsKey(RespondForm.AutosaveHeader)) return SavedAnswer.Of(saved, RespondTexts.In(saved.Language), clock);
        if (saved.State != LinkState.Open) return await ShutAsync(link, saved.State, fillIn, stop);
        if (saved.Refused.Count > 0 && await fillIn.OpenSectionAsync(link.Token, section, link.Chosen, stop) is { View: { } view, Municipality: { } municipality })
            // What could not be stored would be lost in a redirect: this one page is shown as the answer to the post.
            return SectionOf(link, municipality, view, clock, showMissing: false, [], saved.Refused, status: StatusCodes.Status422UnprocessableEntity);
        if (form.Go.StartsWith("taal:", StringComparison.Ordinal)) return Redirect((link with { Chosen = form.Go["taal:".Length..] }).To(section));
        if (form.Answers.Repeat is { } change)
        {
            var (query, fragment) = RepeatButton.After(change, saved);
            return Redirect(link.To(section, query, fragment));
        }
        return Redirect(form.Go switch
        {
            "previous" => link.To(saved.Previous ?? ""),
            "later" => link.To(query: "later=1"),
            "next" => Onward(link, section, saved),
            _ => link.To(section),
        });
    }

    /// <summary>On to the next section, unless something on this page is wrong or has just been added to it.</summary>
    private static string Onward(RespondLink link, string section, SaveOutcome saved)
    {
        var wrong = saved.Problems.Any(problem => problem.Fault != AnswerFault.Missing || !saved.Appeared.Contains(problem.Question));
        var appeared = AppearedPaths.Query(saved.Appeared);
        if (wrong) return link.To(section, appeared is null ? "fout=1" : "fout=1&" + appeared, "fouten");
        return appeared is not null ? link.To(section, appeared, "nieuw") : link.To(saved.Next ?? "controle");
    }

    private static async Task<IResult> OverviewAsync(string token, string? taal, FillInQuestionnaire fillIn, TimeProvider clock, CancellationToken stop)
    {
        var link = new RespondLink(token, taal);
        var opened = await fillIn.OverviewAsync(link.Token, taal, stop);
        if (opened.State == LinkState.Submitted) return Redirect(link.To("klaar"));
        if (opened.View is not { } view) return Shut(opened.State, opened.Municipality, opened.ClosedAfter, taal);
        return Page<OverviewPage>(new { Link = link, Municipality = opened.Municipality!, View = view, Now = clock.GetUtcNow() });
    }

    private static async Task<IResult> SubmitAsync(string token, HttpContext http, FillInQuestionnaire fillIn, CancellationToken stop)
    {
        var (form, status) = await RespondForm.ReadAsync(http.Request, stop);
        if (form is null) return Unreadable(status);
        var link = new RespondLink(token, form.Answers.Language);
        var outcome = await fillIn.SubmitAsync(link.Token, link.Chosen, stop);
        return outcome.State == LinkState.Open ? Redirect(link.To("controle", fragment: "fouten")) : await ShutAsync(link, outcome.State, fillIn, stop);
    }

    private static async Task<IResult> DoneAsync(string token, string? taal, FillInQuestionnaire fillIn, CancellationToken stop)
    {
        var link = new RespondLink(token, taal);
        var opened = await fillIn.OverviewAsync(link.Token, taal, stop);
        if (opened.State == LinkState.Open) return Redirect(link.To());
        if (opened.View is not { } view) return Shut(opened.State, opened.Municipality, opened.ClosedAfter, taal);
        return Page<DonePage>(new { Link = link, Municipality = opened.Municipality!, View = view });
    }

    private static RazorComponentResult SectionOf(
        RespondLink link, string municipality, SectionView view, TimeProvider clock, bool showMissing, IReadOnlyList<string> appeared, IReadOnlyList<RefusedAnswer> refused, RepeatChange? taken = null,
        int status = StatusCodes.Status200OK) =>
        Page<SectionPage>(new { Link = link, Municipality = municipality, View = view, ShowMissing = showMissing, Appeared = appeared, Refused = refused, Taken = taken, Now = clock.GetUtcNow() }, status);

    /// <summary>The page for a link through which nothing can be saved (any more).</summary>
    private static async Task<IResult> ShutAsync(RespondLink link, LinkState state, FillInQuestionnaire fillIn, CancellationToken stop)
    {
        if (state == LinkState.Submitted) return Redirect(link.To("klaar"));
        var opened = await fillIn.OpenAsync(link.Token, link.Chosen, stop);
        return Shut(state, opened.Municipality, opened.ClosedAfter, link.Chosen);
    }

    private static RazorComponentResult Shut(LinkState state, string? municipality, DateOnly? closedAfter, string? language)
    {
        var (status, words) = state switch
        {
            LinkState.Closed => (StatusCodes.Status410Gone, (Func<RespondTexts, (string, string)>)(say => (say.ClosedTitle, say.ClosedText(municipality, closedAfter)))),
            LinkState.Withdrawn => (StatusCodes.Status410Gone, say => (say.WithdrawnTitle, say.WithdrawnText(municipality))),
            _ => (StatusCodes.Status404NotFound, say => (say.UnknownTitle, say.UnknownText)),
        };
        return Message(status, language, municipality, words);
    }

    private static RazorComponentResult Unreadable(int status) => Message(status, null, null, say =>
        status == StatusCodes.Status413PayloadTooLarge ? (say.TooLargeTitle, say.TooLargeText) : (say.UnreadableTitle, say.UnreadableText));

    private static RazorComponentResult Message(int status, string? language, string? municipality, Func<RespondTexts, (string Title, string Text)> words)
    {
        var say = RespondTexts.In(language);
        var (title, text) = words(say);
        var english = words(RespondTexts.In("en"));
        return Page<MessagePage>(new { Municipality = municipality, say.Language, Title = title, Text = text, InEnglish = say.Language == "en" ? null : $"{english.Title}. {english.Text}" }, status);
    }

    private static RazorComponentResult Page<T>(object parameters, int status = StatusCodes.Status200OK) where T : IComponent =>
        new(typeof(T), parameters) { StatusCode = status, PreventStreamingRendering = true };

    /// <summary>303: the browser gets the next page, so that a reload sends nothing twice.</summary>
    private static SeeOther Redirect(string address) => new SeeOther(address);
}
