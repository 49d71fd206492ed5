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
        if (opened.View is not { } view) return Shut(link, opened.State, opened.Municipality, opened.ClosedAfter, opened.How, taal);
        return Page<DonePage>(new { Link = link, Municipality = opened.Municipality!, View = view, How = opened.How!, MayCorrect = !(opened.How!.ClosesOn < Amsterdam.DayOf(clock.GetUtcNow())), MailIsOn = mail.IsOn });
    }

    /// <summary>Begins changing what was handed in.</summary>
    public static async Task<IResult> CorrectAsync(string token, string? taal, CorrectAnswers correct, CancellationToken stop)
    {
        var link = new RespondLink(token, taal);
        return await correct.BeginAsync(link.Token, stop) == LinkState.Open ? Redirect(link.To()) : Redirect(link.To("klaar"));
    }

    public static Task<IResult> CopyAsync([AsParameters] MailPages pages, CancellationToken stop) => CopyPageAsync(pages, null, stop);

    public static async Task<IResult> MailCopyAsync([AsParameters] MailPages pages, AskForMail asks, CancellationToken stop)
    {
        var (fields, status) = await PlainFields.ReadAsync(pages.Http.Request, stop);
        if (fields is null) return Unreadable(status);
        var opened = await pages.FillIn.OverviewAsync(pages.Link.Token, pages.Taal, stop);
        if (opened is not { View.SubmittedAt: not null } || !pages.Mail.IsOn) return await CopyPageAsync(pages, null, stop);
        var words = RespondMails.Copy(RespondTexts.In(opened.View.Language), opened.Municipality!, opened.View);
        return await CopyPageAsync(pages, (await asks.CopyAsync(pages.Link.Token, fields["email"], words, opened.View.Language, stop), fields["email"]), stop);
    }

    private static async Task<IResult> CopyPageAsync(MailPages pages, (MailAsked Asked, string? Email)? outcome, CancellationToken stop)
    {
        var opened = await pages.FillIn.OverviewAsync(pages.Link.Token, pages.Taal, stop);
        if (opened.View is not { } view) return Shut(pages.Link, opened.State, opened.Municipality, opened.ClosedAfter, opened.How, pages.Taal);
        if (view.SubmittedAt is null) return Redirect(pages.Link.To());
        return pages.Page("kopie", opened.Municipality!, RespondTexts.In(view.Language), view.Languages, AskForMail.MostCopiesPerDay, outcome);
    }

    public static async Task<IResult> EraseAsync(string token, string? taal, EraseAnswers erase, FillInQuestionnaire fillIn, CancellationToken stop)
    {
        var link = new RespondLink(token, taal);
        var opened = await erase.OpenAsync(link.Token, stop);
        if (opened.View is not { } what) return Shut(link, opened.State, opened.Municipality, opened.ClosedAfter, opened.How, taal);
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
