using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>
/// Hands a held response in, inside the transaction that holds it: what is no longer asked goes, anonymous answers are cut loose,
/// and the mail of thanks is put in the queue.
/// </summary>
internal sealed class HandInAnswers(QuestionnaireLibrary library, TimeProvider clock, CutAnswersLoose cut)
{
    /// <summary>Hands in and commits, when all questions asked have a valid answer.</summary>
    public async Task<SubmitOutcome> RunAsync(ScannerDb db, PersonalLink link, HeldResponse held, string? language, Func<ThanksFacts, MailText>? thanks, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var questionnaire = library.Published(held.Version);
        var setting = new SheetSetting(held.Mode, held.Partner, SaveAnswers.LanguageFor(questionnaire, language, held.Response, held.Language), now, held.Version.Number);
        var sheet = new AnswerSheet(questionnaire, held.Answers, setting);
        if (sheet.Problems is { Count: > 0 } problems) return new SubmitOutcome(LinkState.Open, problems);
        var response = held.Response;
        var isFirstTime = response?.SubmittedAt is null;
        if (response is null) db.Add(response = held.Begin(now));
        else db.Attach(response);
        response.Submit(now);
        // What is no longer asked was kept while answering, and is not handed in.
        foreach (var leftOut in sheet.LeftOut.Chunk(500).Select(paths => paths.ToList()))
            await db.Set<Answer>().Where(answer => answer.ResponseId == response.Id && leftOut.Contains(answer.Path)).ExecuteDeleteAsync(stop);
        var isAnonymous = link.Identity == IdentityMode.Anonymous;
        if (isFirstTime && !isAnonymous && thanks is not null) await ThankAsync(db, link, response, sheet, thanks, now, stop);
        await db.SaveChangesAsync(stop);
        if (isAnonymous) await cut.RunAsync(db, link, response, questionnaire.Plan, stop);
        await db.Database.CommitTransactionAsync(stop);
        return new SubmitOutcome(isAnonymous ? LinkState.Cut : LinkState.Submitted, []);
    }

    /// <summary>Thanks the person who was invited, when mail is welcome there.</summary>
    private static async Task ThankAsync(ScannerDb db, PersonalLink link, Response response, AnswerSheet sheet, Func<ThanksFacts, MailText> thanks, DateTimeOffset now, CancellationToken stop)
    {
        var contact = await (from invitation in db.Set<Invitation>()
                             join person in db.Set<Contact>() on invitation.ContactId equals (Guid?)person.Id
                             where invitation.Id == link.InvitationId && person.Email != "" && person.MailStoppedAt == null
                             select person).AsNoTracking().FirstOrDefaultAsync(stop);
        if (contact is null) return;
        var own = await db.Set<MailWording>().AsNoTracking().FirstOrDefaultAsync(row => row.DistributionId == link.DistributionId && row.Kind == MailKind.Thanks, stop);
        var words = thanks(new ThanksFacts(own is null ? null : new MailText(own.Subject, own.Text), contact.Name, sheet.Setting.Partner.Name, link.Municipality, sheet.Overview(response)));
        if (words.Text.Length > OutgoingMail.TextLength) return;
        QueueMail.Add(db, new NewMail(link.ScanId, link.DistributionId, link.InvitationId, MailKind.Thanks, contact.Email, contact.Name, words.Subject, words.Text, sheet.Language), now);
    }
}

/// <summary>What a mail of thanks is made from.</summary>
/// <param name="Own">The officer's own words, with marks such as <c>{naam}</c>; null: the product's.</param>
/// <param name="Name">Who gets it.</param>
/// <param name="Organisation">The organisation.</param>
/// <param name="Municipality">The municipality.</param>
/// <param name="Answers">What was handed in.</param>
public sealed record ThanksFacts(MailText? Own, string Name, string Organisation, string Municipality, OverviewView Answers);
