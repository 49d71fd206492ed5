using Microsoft.Extensions.Options;
using Scanner.Core.Responses;
using Scanner.Web.Mail;
using static Scanner.Web.Respond.RespondPages;

namespace Scanner.Web.Respond;

/// <summary>The pages of a respondent: plain forms behind an unguessable link, without account, cookie or script.</summary>
internal static class RespondEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapRespond(this IEndpointRouteBuilder app)
    {
        // The link is the authority; a form that was open for hours must still save, so nothing in it may expire.
        var link = app.MapGroup("/v/{token}").AllowAnonymous().DisableAntiforgery().AddEndpointFilter(RespondHeaders.SetAsync);
        link.MapMethods("", Reading, StartEndpoints.StartAsync);
        link.MapPost("", StartEndpoints.BeginAsync).RequireRateLimiting(RespondRegistration.OpenLinkLimit);
        link.MapMethods("meedoen", Reading, StartEndpoints.DeclineAsync);
        link.MapPost("meedoen", StartEndpoints.DeclinedAsync);
        link.MapMethods("collega", Reading, PassingOnEndpoints.ColleagueAsync);
        link.MapPost("collega", PassingOnEndpoints.PassOnAsync);
        link.MapMethods("later", Reading, PassingOnEndpoints.LaterAsync);
        link.MapPost("later", PassingOnEndpoints.MailLinkAsync);
        link.MapMethods("controle", Reading, OverviewAsync);
        link.MapPost("controle", SubmitAsync);
        link.MapMethods("klaar", Reading, DoneEndpoints.DoneAsync);
        link.MapPost("klaar", DoneEndpoints.CorrectAsync);
        link.MapMethods("kopie", Reading, DoneEndpoints.CopyAsync);
        link.MapPost("kopie", DoneEndpoints.MailCopyAsync);
        link.MapMethods("intrekken", Reading, DoneEndpoints.EraseAsync);
        link.MapPost("intrekken", DoneEndpoints.ErasedAsync);
        link.MapOptOut();
        link.MapMethods("{section}", Reading, SectionAsync);
        link.MapPost("{section}", SaveAsync);
    }

    private static async Task<IResult> SectionAsync(string token, string section, string? taal, string? fout, string? nieuw, string? weg, FillInQuestionnaire fillIn, TimeProvider clock, CancellationToken stop)
    {
        var link = new RespondLink(token, taal);
        var opened = await fillIn.OpenSectionAsync(link.Token, section, taal, stop);
        if (opened.State == LinkState.Submitted) return Redirect(link.To("klaar"));
        if (opened.State != LinkState.Open) return Shut(link, opened.State, opened.Municipality, opened.ClosedAfter, opened.How, taal);
        // A section that is not asked (any more): back to where the partner was.
        if (opened.View is not { } view) return Redirect(link.To());
        return SectionOf(link, opened.Municipality!, view, clock, fout is not null, AppearedPaths.Read(nieuw), [], RepeatButton.Taken(weg));
    }

    private static async Task<IResult> SaveAsync(string token, string section, HttpContext http, FillInQuestionnaire fillIn, KeepLateAnswers late, TimeProvider clock, CancellationToken stop)
    {
        var (form, status) = await RespondForm.ReadAsync(http.Request, stop);
        if (form is null) return Unreadable(status);
        var link = new RespondLink(token, form.Answers.Language);
        var saved = await fillIn.SaveAsync(link.Token, section, form.Answers, stop);
        if (saved.State != LinkState.Open && await NotSaved.AnswerAsync(late, http, link, section, form.Answers, stop) is { } answer) return answer;
        // The officer gave another last day in between.
        if (saved.State != LinkState.Open) saved = await fillIn.SaveAsync(link.Token, section, form.Answers, stop);
        if (http.Request.Headers.ContainsKey(RespondForm.AutosaveHeader)) return SavedAnswer.Of(saved, RespondTexts.In(saved.Language), clock);
        if (saved.State != LinkState.Open) return Shut(link, saved.State, null, null, null, link.Chosen, isPost: true);
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
        if (opened.View is not { } view) return Shut(link, opened.State, opened.Municipality, opened.ClosedAfter, opened.How, taal);
        return Page<OverviewPage>(new { Link = link, Municipality = opened.Municipality!, View = view, How = opened.How!, Now = clock.GetUtcNow() });
    }

    private static async Task<IResult> SubmitAsync(string token, HttpContext http, FillInQuestionnaire fillIn, KeepLateAnswers late, MailSetting mail, CancellationToken stop)
    {
        var (form, status) = await RespondForm.ReadAsync(http.Request, stop);
        if (form is null) return Unreadable(status);
        var link = new RespondLink(token, form.Answers.Language);
        var outcome = await fillIn.SubmitAsync(link.Token, link.Chosen, stop, mail.IsOn ? RespondMails.Thanks : null);
        return outcome.State switch
        {
            LinkState.Open => Redirect(link.To("controle", fragment: "fouten")),
            LinkState.Submitted or LinkState.Cut => Redirect(link.To("klaar")),
            _ => await NotSaved.HandingInAsync(late, link, stop),
        };
    }

    private static RenderedPage SectionOf(
        RespondLink link, string municipality, SectionView view, TimeProvider clock, bool showMissing, IReadOnlyList<string> appeared, IReadOnlyList<RefusedAnswer> refused, RepeatChange? taken = null,
        int status = StatusCodes.Status200OK) =>
        Page<SectionPage>(new { Link = link, Municipality = municipality, View = view, ShowMissing = showMissing, Appeared = appeared, Refused = refused, Taken = taken, Now = clock.GetUtcNow() }, status);
}
