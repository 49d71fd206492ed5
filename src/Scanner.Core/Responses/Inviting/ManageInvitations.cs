using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>Lets the officer follow invitations, and renew, withdraw or prolong them.</summary>
public sealed class ManageInvitations(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library, TimeProvider clock)
{
    /// <returns>What was put out in this scan, the newest first, each with its invitations by partner.</returns>
    public async Task<IReadOnlyList<DistributionView>> ListAsync(ScanAccess access, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var now = clock.GetUtcNow();
        var distributions = await (from distribution in db.Set<Distribution>().AsNoTracking()
                                   join version in db.Set<QuestionnaireVersion>().AsNoTracking() on distribution.QuestionnaireVersionId equals version.Id
                                   where distribution.ScanId == access.ScanId
                                   orderby distribution.CreatedAt descending, distribution.Id descending
                                   select new { distribution, version }).ToListAsync(stop);
        var rows = await InvitationLine.ReadAsync(
            db, db.Set<Invitation>().Where(invitation => db.Set<Distribution>().Any(distribution => distribution.Id == invitation.DistributionId && distribution.ScanId == access.ScanId)), stop);
        var byDistribution = rows.ToLookup(row => row.Invitation.DistributionId, row => new InvitationRow(
            row.Invitation.Id, row.Invitation.PartnerId, row.Invitation.ContactId, Partner.PseudonymOf(row.Number), row.PartnerName, row.PartnerType, row.ContactName,
            StateOf(row.Invitation, row.ClosesOn, row.StartedAt, row.SubmittedAt, now),
            row.Invitation.CreatedAt, row.StartedAt, row.SavedAt, row.SubmittedAt, row.Invitation.WithdrawnAt)
        {
            IsPassedOn = row.Invitation.PassedOnBy is not null, DeclinedAt = row.Invitation.DeclinedAt, ErasedAt = row.Invitation.ErasedAt,
        });
        return [.. distributions.Select(row => new DistributionView(
            row.distribution.Id, row.distribution.Name, library.Published(row.version).Title.In("nl"), row.version.Number, row.distribution.CreatedAt,
            row.distribution.ClosesOn, row.distribution.ClosesOn < Amsterdam.DayOf(now), [.. byDistribution[row.distribution.Id]])
        {
            OpensOn = row.distribution.OpensOn, Identity = row.distribution.Identity, AnswersPer = row.distribution.AnswersPer, OpenLinkMadeAt = row.distribution.OpenLinkMadeAt,
        })];
    }

    /// <summary>Makes a new link; the old one stops working, the answers stay. A withdrawn invitation works again.</summary>
    /// <returns>The link, to be shown once; null when this scan has no such invitation.</returns>
    public async Task<NewLink?> RenewAsync(ScanAccess access, Guid invitationId, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        if (await FindAsync(db, access, invitationId, stop) is not { } invitation) return null;
        await db.Entry(invitation).Collection(row => row.Links).LoadAsync(stop);
        var token = SecretToken.New();
        invitation.Renew(token, clock.GetUtcNow());
        var partner = await db.Set<Partner>().AsNoTracking().Include(partner => partner.Contacts).SingleAsync(partner => partner.Id == invitation.PartnerId, stop);
        var contact = partner.Contacts.FirstOrDefault(contact => contact.Id == invitation.ContactId);
        db.Add(AuditEntry.Of(clock.GetUtcNow(), access.AccountId, "invitation.renewed", invitation.Id, $"Nieuwe link voor {partner.Pseudonym}; de oude werkt niet meer."));
        await db.SaveChangesAsync(stop);
        return new NewLink(invitation.Id, partner.Pseudonym, partner.Name, contact?.Name, contact?.Email, token);
    }

    /// <summary>Stops the link from working; the answers stay.</summary>
    /// <returns>Whether this scan has the invitation.</returns>
    public Task<bool> WithdrawAsync(ScanAccess access, Guid invitationId, CancellationToken stop) =>
        ChangeAsync(access, invitationId, invitation => invitation.Withdraw(clock.GetUtcNow()), "invitation.withdrawn", "Uitnodiging ingetrokken.", stop);

    /// <summary>Undoes a withdrawal: the same link works again.</summary>
    /// <inheritdoc cref="WithdrawAsync"/>
    public Task<bool> RestoreAsync(ScanAccess access, Guid invitationId, CancellationToken stop) =>
        ChangeAsync(access, invitationId, invitation => invitation.Restore(), "invitation.restored", "Intrekken ongedaan gemaakt.", stop);

    /// <summary>Gives another last day, or none. A day that has passed closes at once.</summary>
    /// <returns>Whether this scan has the distribution.</returns>
    public async Task<bool> CloseOnAsync(ScanAccess access, Guid distributionId, DateOnly? day, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var distribution = await db.Set<Distribution>().FirstOrDefaultAsync(row => row.Id == distributionId && row.ScanId == access.ScanId, stop);
        if (distribution is null) return false;
        distribution.CloseOn(day);
        db.Add(AuditEntry.Of(clock.GetUtcNow(), access.AccountId, "distribution.closes", distribution.Id, $"Laatste dag van ‘{distribution.Name}’ gewijzigd."));
        await db.SaveChangesAsync(stop);
        return true;
    }

    private async Task<bool> ChangeAsync(ScanAccess access, Guid invitationId, Action<Invitation> change, string action, string details, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        if (await FindAsync(db, access, invitationId, stop) is not { } invitation) return false;
        change(invitation);
        db.Add(AuditEntry.Of(clock.GetUtcNow(), access.AccountId, action, invitation.Id, details));
        await db.SaveChangesAsync(stop);
        return true;
    }

    private static Task<Invitation?> FindAsync(ScannerDb db, ScanAccess access, Guid invitationId, CancellationToken stop) =>
        (from invitation in db.Set<Invitation>()
         join distribution in db.Set<Distribution>() on invitation.DistributionId equals distribution.Id
         where invitation.Id == invitationId && distribution.ScanId == access.ScanId
         select invitation).FirstOrDefaultAsync(stop);

    private static InvitationState StateOf(Invitation invitation, DateOnly? closesOn, DateTimeOffset? startedAt, DateTimeOffset? submittedAt, DateTimeOffset now)
    {
        if (invitation.WithdrawnAt is not null) return InvitationState.Withdrawn;
        if (invitation.IsErased) return InvitationState.Erased;
        if (submittedAt is not null || invitation.IsCut) return InvitationState.Submitted;
        if (invitation.DeclinedAt is not null) return InvitationState.Declined;
        if (closesOn < Amsterdam.DayOf(now)) return InvitationState.Closed;
        return startedAt is null ? InvitationState.Invited : InvitationState.Started;
    }
}

/// <summary>Uitzetting with its invitations.</summary>
/// <param name="Id">The distribution.</param>
/// <param name="Name">The name that the officer gave.</param>
/// <param name="Title">The questionnaire's title in Dutch.</param>
/// <param name="VersionNumber">Which version of the questionnaire.</param>
/// <param name="CreatedAt">When it was put out.</param>
/// <param name="ClosesOn">The last day on which answers are welcome; null: no end.</param>
/// <param name="IsClosed">Whether that day has passed.</param>
/// <param name="Invitations">The invitations by partner.</param>
public sealed record DistributionView(
    Guid Id, string Name, string Title, int VersionNumber, DateTimeOffset CreatedAt, DateOnly? ClosesOn, bool IsClosed, IReadOnlyList<InvitationRow> Invitations)
{
    /// <summary>The first day on which answers are welcome; null: from the start.</summary>
    public DateOnly? OpensOn { get; init; }

    /// <summary>What is kept of who answers.</summary>
    public IdentityMode Identity { get; init; }

    /// <summary>Who answers for an organisation.</summary>
    public AnswersPer AnswersPer { get; init; }

    /// <summary>When the open link was made; null: there is none.</summary>
    public DateTimeOffset? OpenLinkMadeAt { get; init; }
}

/// <summary>Uitnodiging in the officer's list.</summary>
/// <param name="Id">The invitation.</param>
/// <param name="PartnerId">The partner.</param>
/// <param name="ContactId">The person; null: the organisation as a whole.</param>
/// <param name="Pseudonym">The partner's pseudonym.</param>
/// <param name="PartnerName">The partner's name.</param>
/// <param name="PartnerType">A name of the list <c>partnertypen</c>.</param>
/// <param name="ContactName">The person's name.</param>
/// <param name="State">Where it stands.</param>
/// <param name="InvitedAt">When the link was made, or last made anew.</param>
/// <param name="StartedAt">When the first answer came.</param>
/// <param name="LastSavedAt">When something was last saved.</param>
/// <param name="SubmittedAt">When it was handed in.</param>
/// <param name="WithdrawnAt">When the link was withdrawn.</param>
public sealed record InvitationRow(
    Guid Id, Guid PartnerId, Guid? ContactId, string Pseudonym, string PartnerName, string PartnerType, string? ContactName, InvitationState State,
    DateTimeOffset InvitedAt, DateTimeOffset? StartedAt, DateTimeOffset? LastSavedAt, DateTimeOffset? SubmittedAt, DateTimeOffset? WithdrawnAt)
{
    /// <summary>Whether a colleague there passed it on; else it is the officer's own.</summary>
    public bool IsPassedOn { get; init; }

    /// <summary>When the partner said not to take part; null: has not said so.</summary>
    public DateTimeOffset? DeclinedAt { get; init; }

    /// <summary>When the partner had all answers erased; null: not.</summary>
    public DateTimeOffset? ErasedAt { get; init; }
}

/// <summary>Where an invitation stands; the first that holds, from below.</summary>
public enum InvitationState
{
    /// <summary>The link works; nothing was saved yet.</summary>
    Invited,

    /// <summary>Something was saved, not handed in.</summary>
    Started,

    /// <summary>Not handed in, and the last day has passed.</summary>
    Closed,

    /// <summary>The partner does not take part.</summary>
    Declined,

    /// <summary>Handed in.</summary>
    Submitted,

    /// <summary>The partner had all answers erased.</summary>
    Erased,

    /// <summary>The link was withdrawn; what was answered stays.</summary>
    Withdrawn,
}
