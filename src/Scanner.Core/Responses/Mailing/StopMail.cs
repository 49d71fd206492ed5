using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Scans;

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
        return await Conflicts.AgainAsync<MailStopView?>(async () =>
        {
            await using var db = await databases.OpenAsync(link.MunicipalityId, stop);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            var (now, invitationId) = (clock.GetUtcNow(), link.Invitation.Id);
            var contact = link.Invitation.ContactId;
            if (contact is not null)
                await db.Set<Scans.Contact>().Where(row => row.Id == contact && row.MailStoppedAt == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.MailStoppedAt, now), stop);
            var invitations = db.Set<Invitation>().Where(row => row.Id == invitationId || (contact != null && row.ContactId == contact)).Select(row => (Guid?)row.Id);
            await db.Set<OutgoingMail>()
                .Where(mail => mail.State == MailState.Queued && (mail.Kind == MailKind.Invitation || mail.Kind == MailKind.Reminder) && invitations.Contains(mail.InvitationId))
                .TakeOutAsync(stop);
            var view = await ViewAsync(db, link, stop);
            await transaction.CommitAsync(stop);
            return view with { IsStopped = true };
        });
    }

    /// <summary>Mail is welcome again. What was taken out of the queue stays out.</summary>
    /// <inheritdoc cref="StopAsync"/>
    public async Task<MailStopView?> AllowAsync(SecretToken token, CancellationToken stop)
    {
        if (await links.FindAsync(token, stop) is not { } link) return null;
        await using var db = await databases.OpenAsync(link.MunicipalityId, stop);
        if (link.Invitation.ContactId is { } contact)
            await db.Set<Scans.Contact>().Where(row => row.Id == contact).ExecuteUpdateAsync(set => set.SetProperty(row => row.MailStoppedAt, (DateTimeOffset?)null), stop);
        return await ViewAsync(db, link, stop);
    }

    private static async Task<MailStopView> ViewAsync(ScannerDb db, PersonalLink link, CancellationToken stop)
    {
        var contact = link.Invitation.ContactId;
        var isStopped = await db.Set<Scans.Contact>().AnyAsync(row => row.Id == contact && row.MailStoppedAt != null, stop);
        return new MailStopView(link.Municipality, link.Distribution.Language, isStopped);
    }
}

/// <summary>Whether mail was stopped.</summary>
/// <param name="Municipality">Who mails.</param>
/// <param name="Language">The language of the distribution; null: the questionnaire's own.</param>
/// <param name="IsStopped">Whether mail was stopped.</param>
public sealed record MailStopView(string Municipality, string? Language, bool IsStopped);
