using Microsoft.Extensions.Options;
using Scanner.Core.Responses;
using Scanner.Web.Mail;
using static Scanner.Web.Respond.RespondPages;

namespace Scanner.Web.Respond;

/// <summary>After handing in: the own copy, changing, and having all answers erased.</summary>
internal static class DoneEndpoints
{
    public static async Task<IResult> DoneAsync(string token, string? taal, FillInQuestionnaire fillIn, MailSetting mail, TimeProvider clock, CancellationToken stop)
    {
        var link = new RespondLink(token, taal);
        var opened = await fillIn.OverviewAsync(link.Token, taal, stop);
        if (opened.State == LinkState.Open) return Redirect(link.To());
        if (opened.View is not { } view) return Shut(opened.State, opened.Municipality, opened.ClosedAfter, opened.How, taal);
        return Page<DonePage>(new { Link = link, Municipality = opened.Municipality!, View = view, How = opened.How!, MayCorrect = !(opened.How!.ClosesOn < Amsterdam.DayOf(clock.GetUtcNow())), MailIsOn = mail.IsOn });
    }

    /// <summary>Begins changing what was handed in.</summary>
    public static async Task<IResult> CorrectAsync(string token, string? taal, CorrectAnswers correct, CancellationToken stop)
    {
        var link = new RespondLink(token, taal);
        return await correct.BeginAsync(link.Token, stop) == LinkState.Open ? Redirect(link.To()) : Redirect(link.To("klaar"));
    }

    public static async Task<IResult> CopyAsync(string token, string? taal, HttpContext http, FillInQuestionnaire fillIn, MailSetting mail, IOptions<SiteOptions> site, CancellationToken stop) =>
        await CopyPageAsync(new RespondLink(token, taal), http, fillIn, mail, site, null, null, stop);

    public static async Task<IResult> MailCopyAsync(string token, string? taal, HttpContext http, FillInQuestionnaire fillIn, AskForMail asks, MailSetting mail, IOptions<SiteOptions> site, CancellationToken stop)
    {
        var (fields, status) = await PlainFields.ReadAsync(http.Request, stop);
        if (fields is null) return Unreadable(status);
        var link = new RespondLink(token, taal);
        var opened = await fillIn.OverviewAsync(link.Token, taal, stop);
        if (opened is not { View.SubmittedAt: not null } || !mail.IsOn) return await CopyPageAsync(link, http, fillIn, mail, site, null, null, stop);
        var words = RespondMails.Copy(RespondTexts.In(opened.View.Language), opened.Municipality!, opened.View);
        return await CopyPageAsync(link, http, fillIn, mail, site, await asks.CopyAsync(link.Token, fields["email"], words, opened.View.Language, stop), fields["email"], stop);
    }

    private static async Task<IResult> CopyPageAsync(RespondLink link, HttpContext http, FillInQuestionnaire fillIn, MailSetting mail, IOptions<SiteOptions> site, MailAsked? asked, string? email, CancellationToken stop)
    {
        var opened = await fillIn.OverviewAsync(link.Token, link.Chosen, stop);
        if (opened.View is not { } view) return Shut(opened.State, opened.Municipality, opened.ClosedAfter, opened.How, link.Chosen);
        if (view.SubmittedAt is null) return Redirect(link.To());
        return PassingOnEndpoints.MailPageOf(link, http, opened.Municipality!, "kopie", RespondTexts.In(view.Language), view.Languages, mail, site, asked, email, AskForMail.MostCopiesPerDay);
    }

    public static async Task<IResult> EraseAsync(string token, string? taal, EraseAnswers erase, FillInQuestionnaire fillIn, CancellationToken stop)
    {
        var link = new RespondLink(token, taal);
        var opened = await erase.OpenAsync(link.Token, stop);
        if (opened.View is not { } what) return Shut(opened.State, opened.Municipality, opened.ClosedAfter, opened.How, taal);
        // The language of the answers, while they can still be read.
        var start = await fillIn.OpenAsync(link.Token, taal, stop);
        var say = RespondTexts.In(taal ?? start.View?.Language ?? opened.How!.Language);
        return Page<ErasePage>(new { Link = link, Municipality = opened.Municipality!, Say = say, Languages = start.View?.Languages ?? ["nl", "en"], What = what });
    }

    public static async Task<IResult> ErasedAsync(string token, string? taal, HttpContext http, EraseAnswers erase, CancellationToken stop)
    {
        var (fields, status) = await PlainFields.ReadAsync(http.Request, stop);
        if (fields is null) return Unreadable(status);
        var link = new RespondLink(token, taal);
        // Only the button erases: a program that follows links, or posts nothing, does not.
        if (fields[RespondForm.GoField] == "wissen") await erase.EraseAsync(link.Token, stop);
        return Redirect(link.To(fields[RespondForm.GoField] == "wissen" ? "" : "intrekken"));
    }
}
