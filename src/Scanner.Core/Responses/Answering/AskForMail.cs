using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>Puts a mail in the queue that a respondent asks for: the link to go on later, or an own copy of what was handed in.</summary>
public sealed class AskForMail
{
    /// <summary>Most times per day that the link is mailed.</summary>
    public const int MostLinksPerDay = 5;

    /// <summary>Most times per day that the own copy is mailed.</summary>
    public const int MostCopiesPerDay = 3;

    private readonly IDbContextFactory<ScannerDb> databases;
    private readonly TimeProvider clock;
    private readonly PersonalLinks links;

    internal AskForMail(IDbContextFactory<ScannerDb> databases, TimeProvider clock, PersonalLinks links) => (this.databases, this.clock, this.links) = (databases, clock, links);

    /// <summary>Mails the link, so that the respondent can go on later or elsewhere.</summary>
    /// <param name="token">The link.</param>
    /// <param name="address">The address as typed; it is kept for this mail only.</param>
    /// <param name="words">The words, with the mark of the link.</param>
    /// <param name="language">The language of the words.</param>
    /// <param name="stop">Stops the work.</param>
    public Task<MailAsked> LinkAsync(SecretToken token, string? address, MailText words, string language, CancellationToken stop) =>
        AskAsync(token, MailKind.Later, MostLinksPerDay, address, words, language, stop);

    /// <summary>Mails what was handed in.</summary>
    /// <inheritdoc cref="LinkAsync"/>
    public Task<MailAsked> CopyAsync(SecretToken token, string? address, MailText words, string language, CancellationToken stop) =>
        AskAsync(token, MailKind.Copy, MostCopiesPerDay, address, words, language, stop);

    private async Task<MailAsked> AskAsync(SecretToken token, MailKind kind, int most, string? address, MailText words, string language, CancellationToken stop)
    {
        if (await links.FindAsync(token, stop) is not { } link) return MailAsked.UnknownLink;
        var state = links.StateOf(link);
        if (state != LinkState.Open && !(state == LinkState.Closed && kind == MailKind.Copy)) return MailAsked.LinkShut;
        var check = new FieldCheck();
        var email = check.Email(nameof(address), address, Contact.EmailLength, required: true);
        if (check.HasProblems) return MailAsked.BadAddress;
        if (words.Text.Length > OutgoingMail.TextLength) return MailAsked.TooLong;
        return await Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(link.MunicipalityId, stop);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            // Writing the row makes a second click wait, so that the number per day holds; a link that was cut or erased meanwhile gets no mail.
            if (!await db.Set<Invitation>().Where(row => row.Id == link.InvitationId && !row.IsCut && row.ErasedAt == link.ErasedAt).HoldAsync(stop)) return MailAsked.LinkShut;
            if (kind == MailKind.Copy && !await db.Set<Response>().AnyAsync(row => row.InvitationId == link.InvitationId && row.SubmittedAt != null, stop)) return MailAsked.LinkShut;
            var now = clock.GetUtcNow();
            var today = Amsterdam.StartOf(Amsterdam.DayOf(now));
            if (await db.Set<OutgoingMail>().CountAsync(mail => mail.InvitationId == link.InvitationId && mail.Kind == kind && mail.CreatedAt >= today, stop) >= most) return MailAsked.TooOften;
            QueueMail.Add(db, new NewMail(link.ScanId, link.DistributionId, link.InvitationId, kind, email, "", words.Subject, words.Text, language), now);
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            return MailAsked.Queued;
        });
    }
}

/// <summary>How asking for a mail went.</summary>
public enum MailAsked
{
    /// <summary>It is on its way.</summary>
    Queued,

    /// <summary>The address does not look like one.</summary>
    BadAddress,

    /// <summary>It was asked as often as it can be in one day.</summary>
    TooOften,

    /// <summary>The answers do not fit in a mail.</summary>
    TooLong,

    /// <summary>The link does not let this be asked (any more).</summary>
    LinkShut,

    /// <summary>There is no such link.</summary>
    UnknownLink,
}
