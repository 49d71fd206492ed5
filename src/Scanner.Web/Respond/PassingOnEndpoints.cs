using Scanner.Core.Responses;
using Scanner.Core.Scans;
using static Scanner.Web.Respond.RespondPages;

namespace Scanner.Web.Respond;

/// <summary>A link for a colleague, and the own link by mail.</summary>
internal static class PassingOnEndpoints
{
    public static Task<IResult> ColleagueAsync([AsParameters] MailPages pages, CancellationToken stop) => ColleaguePageAsync(pages, null, null, stop);

    public static async Task<IResult> PassOnAsync([AsParameters] MailPages pages, PassOnInvitation passOn, CancellationToken stop)
    {
        var (fields, status) = await PlainFields.ReadAsync(pages.Http.Request, stop);
        if (fields is null) return Unreadable(status);
        var opened = await pages.OpenAsync(stop);
        if (opened.View is not { } view) return Shut(pages.Link, opened.State, opened.Municipality, opened.ClosedAfter, opened.How, pages.Taal, isPost: true);
        var colleague = new Colleague(fields["naam"], fields["email"]);
        var words = pages.Mail.IsOn ? RespondMails.Colleague(RespondTexts.In(view.Language).Language == "en", opened.Municipality!, view.Title) : null;
        var outcome = await passOn.PassOnAsync(pages.Link.Token, colleague, words, view.Language, stop);
        if (outcome.State != LinkState.Open) return Shut(pages.Link, outcome.State, opened.Municipality, opened.ClosedAfter, opened.How, pages.Taal, isPost: true);
        return await ColleaguePageAsync(pages, outcome, colleague, stop);
    }

    private static async Task<IResult> ColleaguePageAsync(MailPages pages, PassedOn? outcome, Colleague? typed, CancellationToken stop)
    {
        var opened = await pages.OpenAsync(stop);
        if (opened.View is not { } view) return Shut(pages.Link, opened.State, opened.Municipality, opened.ClosedAfter, opened.How, pages.Taal);
        var say = RespondTexts.In(view.Language);
        return Page<ColleaguePage>(
            new
            {
                pages.Link, Municipality = opened.Municipality!, Say = say, view.Languages, How = opened.How!, MailIsOn = pages.Mail.IsOn,
                OwnAddress = pages.AddressOf(pages.Link.Token), Made = outcome?.Token is { } made ? pages.AddressOf(made) : null, IsMailed = outcome?.IsMailed == true, IsFull = outcome?.IsFull == true,
                typed?.Name, typed?.Email, NameError = ErrorOf(say, outcome, nameof(Colleague.Name)), EmailError = ErrorOf(say, outcome, nameof(Colleague.Email)),
            },
            outcome is { Problems.Count: > 0 } ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private static string? ErrorOf(RespondTexts say, PassedOn? outcome, string field) => outcome?.Problems.FirstOrDefault(problem => problem.Field == field) switch
    {
        null => null,
        { Fault: FieldFault.Missing } => say.NameMissing,
        { Fault: FieldFault.TooLong, Limit: var limit } => say.TextTooLong(limit),
        _ => say.BadAddress,
    };

    public static Task<IResult> LaterAsync([AsParameters] MailPages pages, CancellationToken stop) => LaterPageAsync(pages, null, stop);

    public static async Task<IResult> MailLinkAsync([AsParameters] MailPages pages, AskForMail asks, CancellationToken stop)
    {
        var (fields, status) = await PlainFields.ReadAsync(pages.Http.Request, stop);
        if (fields is null) return Unreadable(status);
        var opened = await pages.OpenAsync(stop);
        if (opened.View is not { } view || !pages.Mail.IsOn) return await LaterPageAsync(pages, null, stop);
        var words = RespondMails.Later(RespondTexts.In(view.Language).Language == "en", opened.Municipality!, view.Title);
        return await LaterPageAsync(pages, (await asks.LinkAsync(pages.Link.Token, fields["email"], words, view.Language, stop), fields["email"]), stop);
    }

    private static async Task<IResult> LaterPageAsync(MailPages pages, (MailAsked Asked, string? Email)? outcome, CancellationToken stop)
    {
        var opened = await pages.OpenAsync(stop);
        if (opened.State == LinkState.Submitted) return Redirect(pages.Link.To("klaar"));
        if (opened.View is not { } view) return Shut(pages.Link, opened.State, opened.Municipality, opened.ClosedAfter, opened.How, pages.Taal);
        return pages.Page("later", opened.Municipality!, RespondTexts.In(view.Language), view.Languages, AskForMail.MostLinksPerDay, outcome);
    }

    /// <summary>The address in the visitor's own browser, for where Site:BaseUrl is empty.</summary>
    public static string OwnAddress(this HttpRequest request) => $"{request.Scheme}://{request.Host}";
}
