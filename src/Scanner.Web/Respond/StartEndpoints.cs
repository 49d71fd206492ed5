using Microsoft.Extensions.Options;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using static Scanner.Web.Respond.RespondPages;

namespace Scanner.Web.Respond;

/// <summary>The start of a link, personal or open, and not taking part.</summary>
internal static class StartEndpoints
{
    /// <summary>The query field of a link that was made just now.</summary>
    private const string OwnField = "eigen=1";

    public static async Task<IResult> StartAsync(
        string token, string? taal, string? later, string? eigen, HttpContext http, FillInQuestionnaire fillIn, StartAnswering start, KeepLateAnswers late, BeginThroughOpenLink open,
        IOptions<SiteOptions> site, TimeProvider clock, CancellationToken stop)
    {
        var link = new RespondLink(token, taal);
        var opened = await fillIn.OpenAsync(link.Token, taal, stop);
        if (opened.State == LinkState.Unknown) return await OpenLinkAsync(link, open, null, stop);
        if (opened.State == LinkState.Submitted) return Redirect(link.To("klaar"));
        if (opened.View is not { } view)
            return Shut(link, opened.State, opened.Municipality, opened.ClosedAfter, opened.How, taal, lateWaits: opened.State == LinkState.Closed && await late.WaitsAsync(link.Token, stop));
        if (!opened.How!.WasOpened && HttpMethods.IsGet(http.Request.Method)) await start.OpenedAsync(link.Token, stop);
        return Page<StartPage>(new
        {
            Link = link, Municipality = opened.Municipality!, View = view, How = opened.How, OwnLink = eigen is null ? null : site.Answer(http.Request.OwnAddress(), link.Token),
            IsForLater = later is not null, Now = clock.GetUtcNow(),
        });
    }

    /// <summary>Begins through an open link.</summary>
    public static async Task<IResult> BeginAsync(string token, string? taal, HttpContext http, BeginThroughOpenLink open, CancellationToken stop)
    {
        var (fields, status) = await PlainFields.ReadAsync(http.Request, stop);
        if (fields is null) return Unreadable(status);
        var link = new RespondLink(token, taal);
        var begun = await open.BeginAsync(link.Token, fields["soort"], fields["organisatie"], stop);
        if (begun.Token is { } own) return Redirect(new RespondLink(own.Text, taal).To(query: OwnField));
        return await OpenLinkAsync(link, open, begun.Problems.Count == 0 ? null : (begun.Problems, fields["soort"], fields["organisatie"]), stop);
    }

    public static async Task<IResult> DeclineAsync(string token, string? taal, FillInQuestionnaire fillIn, CancellationToken stop)
    {
        var link = new RespondLink(token, taal);
        return await DeclinePageAsync(link, fillIn, null, null, StatusCodes.Status200OK, stop);
    }

    public static async Task<IResult> DeclinedAsync(string token, string? taal, HttpContext http, StartAnswering start, FillInQuestionnaire fillIn, CancellationToken stop)
    {
        var (fields, status) = await PlainFields.ReadAsync(http.Request, stop);
        if (fields is null) return Unreadable(status);
        var link = new RespondLink(token, taal);
        var isBack = fields[RespondForm.GoField] == "wel";
        var outcome = isBack ? await start.TakePartAsync(link.Token, stop) : await start.DeclineAsync(link.Token, fields["reden"], stop);
        if (outcome.Problems.Count > 0) return await DeclinePageAsync(link, fillIn, fields["reden"], outcome.Problems, StatusCodes.Status422UnprocessableEntity, stop);
        // The start page says how it stands now, whatever became of it.
        return Redirect(link.To());
    }

    private static async Task<IResult> DeclinePageAsync(RespondLink link, FillInQuestionnaire fillIn, string? reason, IReadOnlyList<FieldProblem>? problems, int status, CancellationToken stop)
    {
        var opened = await fillIn.OpenAsync(link.Token, link.Chosen, stop);
        if (opened.State == LinkState.Submitted) return Redirect(link.To("klaar"));
        if (opened.View is not { } view) return Shut(link, opened.State, opened.Municipality, opened.ClosedAfter, opened.How, link.Chosen);
        var say = RespondTexts.In(view.Language);
        return Page<DeclinePage>(new { Link = link, Municipality = opened.Municipality!, Say = say, view.Languages, Reason = reason, Error = problems is null ? null : say.ReasonTooLong(Invitation.DeclineReasonLength) }, status);
    }

    private static async Task<IResult> OpenLinkAsync(RespondLink link, BeginThroughOpenLink open, (IReadOnlyList<FieldProblem> Problems, string? Kind, string? Organisation)? refused, CancellationToken stop)
    {
        var opened = await open.OpenAsync(link.Token, link.Chosen, stop);
        if (opened.View is not { } view) return Shut(link, opened.State, opened.Municipality, opened.ClosedAfter, opened.How, link.Chosen);
        var say = RespondTexts.In(view.Language);
        var wrong = refused?.Problems.Select(problem => problem.Field).ToHashSet() ?? [];
        return Page<OpenLinkPage>(
            new
            {
                Link = link, Municipality = opened.Municipality!, View = view, How = opened.How!, Kind = refused?.Kind, Organisation = refused?.Organisation,
                KindError = wrong.Contains(nameof(Partner.Type)) ? say.KindMissing : null, NameError = wrong.Contains(nameof(Partner.Name)) ? say.TextTooLong(Partner.NameLength) : null,
            },
            refused is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}
