using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>An invitation with who is asked and what came of it: what lists of invitations, rounds of mail and letters are made from.</summary>
internal sealed record InvitationLine
{
    /// <summary>The invitation, without its links.</summary>
    public required Invitation Invitation { get; init; }

    /// <summary>The last day of what is asked; null: no end.</summary>
    public required DateOnly? ClosesOn { get; init; }

    /// <summary>Who answers for an organisation.</summary>
    public required AnswersPer AnswersPer { get; init; }

    /// <summary>The partner's number.</summary>
    public required int Number { get; init; }

    /// <summary>The partner's name.</summary>
    public required string PartnerName { get; init; }

    /// <summary>A name of the list <c>partnertypen</c>.</summary>
    public required string PartnerType { get; init; }

    /// <summary>The person; null: the organisation as a whole.</summary>
    public required string? ContactName { get; init; }

    /// <summary>What the person does there.</summary>
    public required string? Function { get; init; }

    /// <summary>The person's address.</summary>
    public required string? Email { get; init; }

    /// <summary>When the person asked for no more mail.</summary>
    public required DateTimeOffset? MailStoppedAt { get; init; }

    /// <summary>When the first answer came through it; null: none did.</summary>
    public required DateTimeOffset? StartedAt { get; init; }

    /// <summary>When something was last saved through it.</summary>
    public required DateTimeOffset? SavedAt { get; init; }

    /// <summary>When it was handed in.</summary>
    public required DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>Whether nothing more is asked: handed in, or staff typed in what was answered on paper or by telephone.</summary>
    public bool IsFinished { get; private set; }

    /// <summary>The lines, by partner. Whether they are finished looks at all of an organisation, so the invitations must be all of it.</summary>
    public static async Task<List<InvitationLine>> ReadAsync(ScannerDb db, IQueryable<Invitation> invitations, CancellationToken stop)
    {
        var lines = await (from invitation in invitations.AsNoTracking()
                           join distribution in db.Set<Distribution>() on invitation.DistributionId equals distribution.Id
                           join partner in db.Set<Partner>() on invitation.PartnerId equals partner.Id
                           join contact in db.Set<Contact>() on invitation.ContactId equals (Guid?)contact.Id into contacts
                           from contact in contacts.DefaultIfEmpty()
                           join response in db.Set<Response>() on (Guid?)invitation.Id equals response.InvitationId into responses
                           from response in responses.DefaultIfEmpty()
                           orderby partner.Number, invitation.Id
                           select new InvitationLine
                           {
                               Invitation = invitation, ClosesOn = distribution.ClosesOn, AnswersPer = distribution.AnswersPer,
                               Number = partner.Number, PartnerName = partner.Name, PartnerType = partner.Type,
                               ContactName = (string?)contact.Name, Function = (string?)contact.Function, Email = (string?)contact.Email,
                               MailStoppedAt = contact == null ? null : contact.MailStoppedAt,
                               StartedAt = (DateTimeOffset?)response.StartedAt, SavedAt = (DateTimeOffset?)response.LastSavedAt,
                               SubmittedAt = response == null ? null : response.SubmittedAt,
                           }).ToListAsync(stop);
        var entered = (await db.Set<Response>()
            .Where(response => response.InvitationId == null && response.SubmittedAt != null && (response.Mode == ResponseMode.Paper || response.Mode == ResponseMode.Telephone)
                && invitations.Any(invitation => (Guid?)invitation.DistributionId == response.DistributionId && invitation.PartnerId == response.PartnerId))
            .Select(response => new { response.DistributionId, response.PartnerId }).ToListAsync(stop)).CountBy(response => (response.DistributionId, response.PartnerId)).ToDictionary();
        foreach (var organisation in lines.GroupBy(line => ((Guid?)line.Invitation.DistributionId, line.Invitation.PartnerId)))
        {
            var byStaff = entered.GetValueOrDefault(organisation.Key);
            var (anyone, waiting) = (organisation.Any(line => line.IsHandedIn), organisation.Count(line => !line.IsHandedIn && line.Invitation.WithdrawnAt is null));
            foreach (var line in organisation) line.IsFinished = FieldworkCounting.IsDone(line.AnswersPer, line.IsHandedIn, anyone, waiting, byStaff);
        }
        return lines;
    }

    /// <summary>Why a mail or letter with a link makes no sense (any more).</summary>
    public MailHold HoldAt(DateTimeOffset now) =>
        Invitation.WithdrawnAt is not null ? MailHold.Withdrawn
        : Invitation.IsErased ? MailHold.Erased
        : IsFinished ? MailHold.Finished
        : Invitation.DeclinedAt is not null ? MailHold.Declined
        : ClosesOn < Amsterdam.DayOf(now) ? MailHold.Closed
        : MailStoppedAt is not null ? MailHold.MailStopped
        : MailHold.None;

    private bool IsHandedIn => Invitation.IsCut || SubmittedAt is not null;
}
