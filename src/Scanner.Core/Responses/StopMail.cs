using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;

namespace Scanner.Core.Responses;

/// <summary>Lets the holder of a personal link stop mail of this scan, and allow it again. Works as long as the link is known, also when it is closed or withdrawn.</summary>
public sealed class StopMail
{
    private readonly IDbContextFactory<ScannerDb> databases;
    private readonly PersonalLinks links;
    private readonly TimeProvider clock;

    internal StopMail(IDbContextFactory<ScannerDb> databases, PersonalLinks links, TimeProvider clock) => (this.databases, this.links, this.clock) = (databases, links, clock);

    /// <returns>Who mails, and whether mail was stopped; null when the link is unknown.</returns>
    public async Task<MailStopView?> ViewAsync(SecretToken token, CancellationToken stop)
    {
        if (await links.FindAsync(token, stop) is not { } link) return null;
        await using var db = await databases.OpenAsync(link.MunicipalityId, stop);
        return await ViewAsync(db, link, stop);
    }

    /// <summary>Stops mail: of the person the invitation is for, every mail in this scan; where that is no person, what is in the queue for this invitation. A second time changes nothing.</summary>
    /// <returns>How it is now; null when the link is unknown.</returns>
    public async Task<MailStopView?> StopAsync(SecretToken token, CancellationToken stop)
    {
        if (await links.FindAsync(token, stop) is not { } link) return null;
        await using var db = await databases.OpenAsync(link.MunicipalityId, stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var now = clock.GetUtcNow();
        var contact = await ContactAsync(db, link, stop);
        if (contact is not null)
            await db.Set<Scans.Contact>().Where(row => row.Id == contact && row.MailStoppedAt == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.MailStoppedAt, now), stop);
        var invitations = db.Set<Invitation>().Where(row => row.Id == link.InvitationId || (contact != null && row.ContactId == contact)).Select(row => (Guid?)row.Id);
        await db.Set<OutgoingMail>()
            .Where(mail => mail.State == MailState.Queued && (mail.Kind == MailKind.Invitation || mail.Kind == MailKind.Reminder) && invitations.Contains(mail.InvitationId))
            .ExecuteUpdateAsync(set => set.SetProperty(mail => mail.State, MailState.Cancelled).SetProperty(mail => mail.NextAttemptAt, (DateTimeOffset?)null).SetProperty(mail => mail.Text, ""), stop);
        var view = await ViewAsync(db, link, stop);
        await transaction.CommitAsync(stop);
        return view with { IsStopped = true };
    }

    /// <summary>Mail is welcome again. What was taken out of the queue stays out.</summary>
    /// <inheritdoc cref="StopAsync"/>
    public async Task<MailStopView?> AllowAsync(SecretToken token, CancellationToken stop)
    {
        if (await links.FindAsync(token, stop) is not { } link) return null;
        await using var db = await databases.OpenAsync(link.MunicipalityId, stop);
        if (await ContactAsync(db, link, stop) is { } contact)
            await db.Set<Scans.Contact>().Where(row => row.Id == contact).ExecuteUpdateAsync(set => set.SetProperty(row => row.MailStoppedAt, (DateTimeOffset?)null), stop);
        return await ViewAsync(db, link, stop);
    }

    private static Task<Guid?> ContactAsync(ScannerDb db, PersonalLink link, CancellationToken stop) =>
        db.Set<Invitation>().Where(row => row.Id == link.InvitationId).Select(row => row.ContactId).FirstOrDefaultAsync(stop);

    private static async Task<MailStopView> ViewAsync(ScannerDb db, PersonalLink link, CancellationToken stop)
    {
        var row = await (from invitation in db.Set<Invitation>()
                         join distribution in db.Set<Distribution>() on invitation.DistributionId equals distribution.Id
                         join contact in db.Set<Scans.Contact>() on invitation.ContactId equals (Guid?)contact.Id into contacts
                         from contact in contacts.DefaultIfEmpty()
                         where invitation.Id == link.InvitationId
                         select new { distribution.Language, StoppedAt = contact == null ? null : contact.MailStoppedAt }).FirstAsync(stop);
        return new MailStopView(link.Municipality, row.Language, row.StoppedAt is not null);
    }
}

/// <summary>Whether mail was stopped.</summary>
/// <param name="Municipality">Who mails.</param>
/// <param name="Language">The language of the distribution; null: the questionnaire's own.</param>
/// <param name="IsStopped">Whether mail was stopped.</param>
public sealed record MailStopView(string Municipality, string? Language, bool IsStopped);
