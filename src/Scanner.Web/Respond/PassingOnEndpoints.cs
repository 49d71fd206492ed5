using Microsoft.Extensions.Options;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Web.Mail;
using static Scanner.Web.Respond.RespondPages;

namespace Scanner.Web.Respond;

/// <summary>A link for a colleague, and the own link by mail.</summary>
internal static class PassingOnEndpoints
{
    public static async Task<IResult> ColleagueAsync(
        string token, string? taal, HttpContext http, FillInQuestionnaire fillIn, MailSetting mail, IOptions<SiteOptions> site, CancellationToken stop) =>
        await ColleaguePageAsync(new RespondLink(token, taal), http, fillIn, mail, site, null, null, stop);

    public static async Task<IResult> PassOnAsync(
        string token, string? taal, HttpContext http, FillInQuestionnaire fillIn, PassOnInvitation passOn, MailSetting mail, IOptions<SiteOptions> site, CancellationToken stop)
    {
        var (fields, status) = await PlainFields.ReadAsync(http.Request, stop);
        if (fields is null) return Unreadable(status);
        var link = new RespondLink(token, taal);
        var opened = await fillIn.OpenAsync(link.Token, taal, stop);
        if (opened.View is not { } view) return Shut(opened.State, opened.Municipality, opened.ClosedAfter, opened.How, taal, isPost: true);
        var colleague = new Colleague(fields["naam"], fields["email"]);
        var words = mail.IsOn ? RespondMails.Colleague(RespondTexts.In(view.Language).Language == "en", opened.Municipality!, view.Title) : null;
        var outcome = await passOn.PassOnAsync(link.Token, colleague, words, view.Language, stop);
        if (outcome.State != LinkState.Open) return Shut(outcome.State, opened.Municipality, opened.ClosedAfter, opened.How, taal, isPost: true);
        return await ColleaguePageAsync(link, http, fillIn, mail, site, outcome, colleague, stop);
    }

    private static async Task<IResult> ColleaguePageAsync(
        RespondLink link, HttpContext http, FillInQuestionnaire fillIn, MailSetting mail, IOptions<SiteOptions> site, PassedOn? outcome, Colleague? typed, CancellationToken stop)
    {
        var opened = await fillIn.OpenAsync(link.Token, link.Chosen, stop);
        if (opened.View is not { } view) return Shut(opened.State, opened.Municipality, opened.ClosedAfter, opened.How, link.Chosen);
        var say = RespondTexts.In(view.Language);
        var own = http.Request.OwnAddress();
        return Page<ColleaguePage>(
            new
            {
                Link = link, Municipality = opened.Municipality!, Say = say, view.Languages, How = opened.How!, MailIsOn = mail.IsOn,
                OwnAddress = site.Answer(own, link.Token), Made = outcome?.Token is { } made ? site.Answer(own, made) : null, IsMailed = outcome?.IsMailed == true, IsFull = outcome?.IsFull == true,
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

    public static async Task<IResult> LaterAsync(
        string token, string? taal, HttpContext http, FillInQuestionnaire fillIn, MailSetting mail, IOptions<SiteOptions> site, CancellationToken stop) =>
        await LaterPageAsync(new RespondLink(token, taal), http, fillIn, mail, site, null, null, stop);

    public static async Task<IResult> MailLinkAsync(
        string token, string? taal, HttpContext http, FillInQuestionnaire fillIn, AskForMail asks, MailSetting mail, IOptions<SiteOptions> site, CancellationToken stop)
    {
        var (fields, status) = await PlainFields.ReadAsync(http.Request, stop);
        if (fields is null) return Unreadable(status);
        var link = new RespondLink(token, taal);
        var opened = await fillIn.OpenAsync(link.Token, taal, stop);
        if (opened.View is not { } view || !mail.IsOn) return await LaterPageAsync(link, http, fillIn, mail, site, null, null, stop);
        var words = RespondMails.Later(RespondTexts.In(view.Language).Language == "en", opened.Municipality!, view.Title);
        return await LaterPageAsync(link, http, fillIn, mail, site, await asks.LinkAsync(link.Token, fields["email"], words, view.Language, stop), fields["email"], stop);
    }

    private static async Task<IResult> LaterPageAsync(
        RespondLink link, HttpContext http, FillInQuestionnaire fillIn, MailSetting mail, IOptions<SiteOptions> site, MailAsked? asked, string? email, CancellationToken stop)
    {
        var opened = await fillIn.OpenAsync(link.Token, link.Chosen, stop);
        if (opened.State == LinkState.Submitted) return Redirect(link.To("klaar"));
        if (opened.View is not { } view) return Shut(opened.State, opened.Municipality, opened.ClosedAfter, opened.How, link.Chosen);
        return MailPageOf(link, http, opened.Municipality!, "later", RespondTexts.In(view.Language), view.Languages, mail, site, asked, email, AskForMail.MostLinksPerDay);
    }

    /// <summary>The page that asks for a mail, or says what became of it.</summary>
    public static IResult MailPageOf(
        RespondLink link, HttpContext http, string municipality, string path, RespondTexts say, IReadOnlyList<string> languages, MailSetting mail, IOptions<SiteOptions> site, MailAsked? asked,
        string? email, int most) => Page<MailPage>(
        new
        {
            Link = link, Municipality = municipality, Say = say, Languages = languages, Path = path, OwnAddress = site.Answer(http.Request.OwnAddress(), link.Token), MailIsOn = mail.IsOn,
            Done = asked switch
            {
                MailAsked.Queued => say.MailQueued,
                MailAsked.TooOften => say.MailTooOften(most),
                MailAsked.TooLong => say.CopyTooLong,
                MailAsked.LinkShut or MailAsked.UnknownLink => say.UnknownTitle,
                _ => null,
            },
            IsQueued = asked == MailAsked.Queued,
            Email = email,
            Error = asked == MailAsked.BadAddress ? say.BadAddress : null,
        },
        asked == MailAsked.BadAddress ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);

    /// <summary>The address in the visitor's own browser, for where Site:BaseUrl is empty.</summary>
    public static string OwnAddress(this HttpRequest request) => $"{request.Scheme}://{request.Host}";
}
