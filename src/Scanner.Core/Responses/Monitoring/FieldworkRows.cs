using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>What the monitor counts, read in a few queries whatever the number of invitations. Nothing of it is an answer.</summary>
internal sealed record FieldworkRows(
    IReadOnlyList<Distribution> Distributions, ILookup<Guid, InvitedRow> Invitations, ILookup<Guid, RespondedRow> Responses, IReadOnlySet<Guid> Delivered, IReadOnlySet<Guid> Mailed)
{
    public static async Task<FieldworkRows> ReadAsync(ScannerDb db, ScanAccess access, CancellationToken stop)
    {
        var distributions = await db.Set<Distribution>().AsNoTracking().Where(distribution => distribution.ScanId == access.ScanId)
            .OrderByDescending(distribution => distribution.CreatedAt).ThenByDescending(distribution => distribution.Id).ToListAsync(stop);
        var invitations = await (from invitation in db.Set<Invitation>()
                                 join distribution in db.Set<Distribution>() on invitation.DistributionId equals distribution.Id
                                 join partner in db.Set<Partner>() on invitation.PartnerId equals partner.Id
                                 where distribution.ScanId == access.ScanId
                                 select new InvitedRow
                                 {
                                     Id = invitation.Id,
                                     DistributionId = invitation.DistributionId,
                                     PartnerId = invitation.PartnerId,
                                     ContactId = invitation.ContactId,
                                     Type = partner.Type,
                                     IsListed = partner.Origin == PartnerOrigin.Register,
                                     CreatedAt = invitation.CreatedAt,
                                     IsPassedOn = invitation.PassedOnBy != null,
                                     IsWithdrawn = invitation.WithdrawnAt != null,
                                     OpenedAt = invitation.OpenedAt,
                                     LastSavedAt = invitation.LastSavedAt,
                                     IsDeclined = invitation.DeclinedAt != null,
                                     IsErased = invitation.ErasedAt != null,
                                     IsUsedUp = invitation.ErasedAt >= invitation.CreatedAt,
                                     IsCut = invitation.IsCut,
                                 }).ToListAsync(stop);
        var responses = await (from response in db.Set<Response>()
                               join invitation in db.Set<Invitation>() on response.InvitationId equals (Guid?)invitation.Id into invited
                               from invitation in invited.DefaultIfEmpty()
                               join partner in db.Set<Partner>() on response.PartnerId equals partner.Id
                               where response.ScanId == access.ScanId && response.Mode != ResponseMode.Conversation
                               select new RespondedRow
                               {
                                   // A response from before it kept this itself has it from its invitation.
                                   DistributionId = response.DistributionId ?? (Guid?)invitation.DistributionId,
                                   InvitationId = response.InvitationId,
                                   PartnerId = response.PartnerId,
                                   Type = partner.Type,
                                   Mode = response.Mode,
                                   VersionId = response.QuestionnaireVersionId,
                                   StartedAt = response.StartedAt,
                                   LastSavedAt = response.LastSavedAt,
                                   SubmittedAt = response.SubmittedAt,
                                   FurthestSection = response.FurthestSection,
                                   ActiveSeconds = response.ActiveSeconds,
                               }).ToListAsync(stop);
        var mails = await db.Set<OutgoingMail>()
            .Where(mail => mail.ScanId == access.ScanId && mail.InvitationId != null && (mail.Kind == MailKind.Invitation || mail.Kind == MailKind.Colleague))
            .Select(mail => new { Invitation = mail.InvitationId!.Value, IsDelivered = mail.State == MailState.Sent && mail.BouncedAt == null }).Distinct().ToListAsync(stop);
        return new FieldworkRows(
            distributions,
            invitations.ToLookup(invitation => invitation.DistributionId),
            responses.Where(response => response.DistributionId is not null).ToLookup(response => response.DistributionId!.Value),
            mails.Where(mail => mail.IsDelivered).Select(mail => mail.Invitation).ToHashSet(),
            mails.Select(mail => mail.Invitation).ToHashSet());
    }
}

/// <summary>An invitation as the monitor sees it.</summary>
internal sealed record InvitedRow
{
    public required Guid Id { get; init; }
    public required Guid DistributionId { get; init; }
    public required Guid PartnerId { get; init; }
    public required Guid? ContactId { get; init; }
    public required string Type { get; init; }

    /// <summary>Whether the officer asked; not: someone came through an open link.</summary>
    public required bool IsListed { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required bool IsPassedOn { get; init; }
    public required bool IsWithdrawn { get; init; }
    public required DateTimeOffset? OpenedAt { get; init; }
    public required DateTimeOffset? LastSavedAt { get; init; }
    public required bool IsDeclined { get; init; }
    public required bool IsErased { get; init; }

    /// <summary>Whether the answers were erased and no new link was made since.</summary>
    public required bool IsUsedUp { get; init; }
    public required bool IsCut { get; init; }
}

/// <summary>A response as the monitor sees it: when and how far, not what.</summary>
internal sealed record RespondedRow
{
    public required Guid? DistributionId { get; init; }
    public required Guid? InvitationId { get; init; }
    public required Guid PartnerId { get; init; }
    public required string Type { get; init; }
    public required ResponseMode Mode { get; init; }
    public required Guid VersionId { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset LastSavedAt { get; init; }
    public required DateTimeOffset? SubmittedAt { get; init; }
    public required string? FurthestSection { get; init; }
    public required int ActiveSeconds { get; init; }
}
