using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;

namespace Scanner.Core.Responses;

/// <summary>Takes from the mails of an invitation what may not outlive its answers.</summary>
internal static class ForgetMails
{
    /// <summary>The mails that come of answering, to an address that may have been typed for them.</summary>
    private static readonly List<MailKind> OfAnswering = [MailKind.Later, MailKind.Copy, MailKind.Thanks];

    /// <summary>No mail leaves any more, no answers stay behind in one, and addresses that were typed to get one go too.</summary>
    public static async Task RunAsync(ScannerDb db, Guid invitationId, CancellationToken stop)
    {
        await db.Set<OutgoingMail>().Where(mail => mail.InvitationId == invitationId && (mail.State == MailState.Queued || mail.State == MailState.Failed)).TakeOutAsync(stop);
        await Of(db, invitationId).ExecuteUpdateAsync(set => set.SetProperty(mail => mail.ToAddress, "").SetProperty(mail => mail.ToName, ""), stop);
    }

    /// <summary>The same; and because such mails tell when somebody was at work, no line of them stays with the invitation.</summary>
    public static async Task CutLooseAsync(ScannerDb db, Guid invitationId, CancellationToken stop)
    {
        await RunAsync(db, invitationId, stop);
        await Of(db, invitationId).ExecuteUpdateAsync(set => set.SetProperty(mail => mail.InvitationId, (Guid?)null), stop);
    }

    private static IQueryable<OutgoingMail> Of(ScannerDb db, Guid invitationId) => db.Set<OutgoingMail>().Where(mail => mail.InvitationId == invitationId && OfAnswering.Contains(mail.Kind));
}
