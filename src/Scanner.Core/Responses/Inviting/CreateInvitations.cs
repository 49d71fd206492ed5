using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>
/// Lets the officer put a questionnaire out to partners. Every invitation gives a link once; the database keeps
/// only its hash, so a lost link is made anew with <see cref="ManageInvitations"/>.
/// </summary>
public sealed class CreateInvitations(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library, TimeProvider clock)
{
    private readonly UsableQuestionnaires questionnaires = new(library, new PublishQuestionnaire(clock));

    /// <summary>What can be chosen: the questionnaires for online use, and the partners with their contacts.</summary>
    public async Task<InvitationOptions> OptionsAsync(ScanAccess access, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var partners = await db.Set<Partner>().AsNoTracking().Include(partner => partner.Contacts).Include(partner => partner.Roles).Include(partner => partner.Settings)
            .Where(partner => partner.ScanId == access.ScanId && partner.Origin == PartnerOrigin.Register).OrderBy(partner => partner.Number).ToListAsync(stop);
        return new InvitationOptions(
            [.. (await questionnaires.ListAsync(db, QuestionMode.Online, stop)).Select(one => new QuestionnaireOption(one.Questionnaire.FormId, one.Questionnaire.Title.In("nl"), one.Questionnaire.Minutes, one.Own?.Number) { Languages = one.Questionnaire.Languages })],
            [.. partners.Select(partner => new PartnerOption(partner.Id, partner.Pseudonym, partner.Name, partner.Type,
                [.. partner.Contacts.OrderBy(contact => contact.Name, StringComparer.OrdinalIgnoreCase).Select(contact => new ContactOption(contact.Id, contact.Name, contact.Email) { IsMailStopped = contact.MailStoppedAt is not null })])
            {
                Roles = [.. partner.Roles.Select(role => role.Role).Order(StringComparer.Ordinal)],
                Settings = [.. partner.Settings.Select(setting => setting.Setting).Order(StringComparer.Ordinal)],
            })]);
    }

    /// <summary>Puts a questionnaire out, as it is now, and invites partners to it; all of it or nothing.</summary>
    public async Task<InvitationsCreated> CreateAsync(ScanAccess access, NewDistribution asked, IReadOnlyList<Invitee> invitees, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        var check = new FieldCheck();
        var name = check.Text(nameof(NewDistribution.Name), asked.Name, Distribution.NameLength, required: true);
        var questionnaire = await FindAsync(access, asked.FormId, stop);
        if (questionnaire is null) check.Report(nameof(NewDistribution.FormId), FieldFault.Missing);
        if (asked.ClosesOn < Amsterdam.DayOf(clock.GetUtcNow())) check.Report(nameof(NewDistribution.ClosesOn), FieldFault.InThePast);
        if (asked.ClosesOn < asked.OpensOn) check.Report(nameof(NewDistribution.ClosesOn), FieldFault.BeforeStart);
        if (asked.MinimumGroup is < Recognition.SmallestGroup or > Recognition.LargestGroup) check.Report(nameof(NewDistribution.MinimumGroup), FieldFault.NotPlausible);
        if (asked.Language is { } language && questionnaire?.Questionnaire.Languages.Contains(language) == false) check.Report(nameof(NewDistribution.Language), FieldFault.NotPlausible);
        if (invitees.Count == 0) check.Report(nameof(Invitee), FieldFault.Missing);
        if (check.HasProblems || questionnaire is null) return InvitationsCreated.Refused(check.Problems);
        return await Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            var version = await questionnaires.VersionAsync(db, questionnaire, stop);
            var distribution = Distribution.Of(access.ScanId, version.Id, name, asked.ClosesOn, clock.GetUtcNow());
            distribution.Arrange(asked.OpensOn, asked.Language, asked.Identity, asked.AnswersPer, asked.MinimumGroup);
            db.Add(distribution);
            db.Add(AuditEntry.Of(clock.GetUtcNow(), access.AccountId, "distribution.created", distribution.Id, $"‘{name}’ uitgezet ({version.FormId}, versie {version.Number})."));
            return await InviteAsync(db, access, distribution, invitees, stop);
        });
    }

    /// <summary>Invites more partners to what was put out before; who was invited already is skipped, and named.</summary>
    public async Task<InvitationsCreated> AddAsync(ScanAccess access, Guid distributionId, IReadOnlyList<Invitee> invitees, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        if (invitees.Count == 0) return InvitationsCreated.Refused([new FieldProblem(nameof(Invitee), FieldFault.Missing)]);
        return await Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            // Writing the row makes a second officer at the same work wait, so that nobody is invited twice.
            if (!await db.Set<Distribution>().Where(row => row.Id == distributionId && row.ScanId == access.ScanId).HoldAsync(stop))
                return InvitationsCreated.Refused([new FieldProblem(nameof(Distribution), FieldFault.Missing)]);
            var distribution = await db.Set<Distribution>().SingleAsync(row => row.Id == distributionId, stop);
            var created = await InviteAsync(db, access, distribution, invitees, stop);
            await transaction.CommitAsync(stop);
            return created;
        });
    }

    private async Task<InvitationsCreated> InviteAsync(ScannerDb db, ScanAccess access, Distribution distribution, IReadOnlyList<Invitee> invitees, CancellationToken stop)
    {
        var ids = invitees.Select(invitee => invitee.PartnerId).Distinct().ToList();
        var partners = await db.Set<Partner>().AsNoTracking().Include(partner => partner.Contacts)
            .Where(partner => partner.ScanId == access.ScanId && ids.Contains(partner.Id)).OrderBy(partner => partner.Number).ToListAsync(stop);
        var invited = (await db.Set<Invitation>().Where(invitation => invitation.DistributionId == distribution.Id)
            .Select(invitation => new Invitee(invitation.PartnerId, invitation.ContactId)).ToListAsync(stop)).ToHashSet();
        var (links, skipped, now) = (new List<NewLink>(), new List<SkippedInvitee>(), clock.GetUtcNow());
        foreach (var invitee in invitees.Distinct())
        {
            var partner = partners.Find(partner => partner.Id == invitee.PartnerId);
            var contact = partner?.Contacts.FirstOrDefault(contact => contact.Id == invitee.ContactId);
            if (partner is null || (invitee.ContactId is not null && contact is null))
            {
                skipped.Add(new SkippedInvitee(invitee, SkipReason.NotThere));
                continue;
            }
            if (!invited.Contains(invitee) && distribution.AnswersPer == AnswersPer.Organisation && invited.Any(one => one.PartnerId == invitee.PartnerId))
            {
                skipped.Add(new SkippedInvitee(invitee, SkipReason.OrganisationInvited));
                continue;
            }
            if (!invited.Add(invitee))
            {
                skipped.Add(new SkippedInvitee(invitee, SkipReason.AlreadyInvited));
                continue;
            }
            var token = SecretToken.New();
            var invitation = Invitation.Of(distribution.Id, partner.Id, contact?.Id, token, now);
            db.Add(invitation);
            db.Add(AuditEntry.Of(now, access.AccountId, "invitation.created", invitation.Id, $"{partner.Pseudonym} uitgenodigd voor ‘{distribution.Name}’."));
            links.Add(new NewLink(invitation.Id, partner.Pseudonym, partner.Name, contact?.Name, contact?.Email, token));
        }
        if (links.Count > 0) await db.SaveChangesAsync(stop);
        return new InvitationsCreated([], links.Count > 0 ? distribution.Id : null, links, skipped);
    }

    private async Task<UsableQuestionnaire?> FindAsync(ScanAccess access, string formId, CancellationToken stop)
    {
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        return await questionnaires.FindAsync(db, formId, stop) is { } found && found.Questionnaire.Modes.Contains(QuestionMode.Online) ? found : null;
    }
}

/// <summary>What can be chosen when inviting.</summary>
/// <param name="Questionnaires">The questionnaires that can be answered online, by title.</param>
/// <param name="Partners">The partners of the scan, by number.</param>
public sealed record InvitationOptions(IReadOnlyList<QuestionnaireOption> Questionnaires, IReadOnlyList<PartnerOption> Partners);

/// <summary>A questionnaire that can be put out.</summary>
/// <param name="FormId">Its identity.</param>
/// <param name="Title">Its title in Dutch.</param>
/// <param name="Minutes">How long answering takes; null: not said.</param>
/// <param name="OwnVersion">For a questionnaire of the municipality itself: the number of the version that will be put out; null: shipped.</param>
public sealed record QuestionnaireOption(string FormId, string Title, int? Minutes, int? OwnVersion = null)
{
    /// <summary>The languages it can be answered in, its own first.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];
}

/// <summary>A partner who can be invited.</summary>
/// <param name="Id">The partner.</param>
/// <param name="Pseudonym">P01, P02, ….</param>
/// <param name="Name">The organisation.</param>
/// <param name="Type">A name of the list <c>partnertypen</c>.</param>
/// <param name="Contacts">The people, by name.</param>
public sealed record PartnerOption(Guid Id, string Pseudonym, string Name, string Type, IReadOnlyList<ContactOption> Contacts)
{
    /// <summary>Names of the list <c>partnerrollen</c>.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Names of the list <c>settings</c>.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];
}

/// <summary>A person who can be invited.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">The name.</param>
/// <param name="Email">The address; may be empty.</param>
public sealed record ContactOption(Guid Id, string Name, string Email)
{
    /// <summary>Whether the person asked for no more mail.</summary>
    public bool IsMailStopped { get; init; }
}

/// <summary>Uitzetting to make.</summary>
/// <param name="FormId">The questionnaire.</param>
/// <param name="Name">The name that the officer sees.</param>
/// <param name="ClosesOn">The last day on which answers are welcome; null: no end.</param>
public sealed record NewDistribution(string FormId, string Name, DateOnly? ClosesOn)
{
    /// <summary>The first day on which answers are welcome; null: at once.</summary>
    public DateOnly? OpensOn { get; init; }

    /// <summary>The language in which it is shown first; null: the questionnaire's own.</summary>
    public string? Language { get; init; }

    /// <summary>What is kept of who answers.</summary>
    public IdentityMode Identity { get; init; } = IdentityMode.Confidential;

    /// <summary>Whether an organisation answers once (one invitation per partner), or each person.</summary>
    public AnswersPer AnswersPer { get; init; } = AnswersPer.Organisation;

    /// <summary>For anonymous answers: from how many invited organisations of one kind the kind is kept.</summary>
    public int MinimumGroup { get; init; } = 3;
}

/// <summary>Who to invite.</summary>
/// <param name="PartnerId">The partner.</param>
/// <param name="ContactId">The person there; null: the organisation as a whole.</param>
public sealed record Invitee(Guid PartnerId, Guid? ContactId);

/// <summary>How inviting went.</summary>
/// <param name="Problems">What is wrong, per field; empty: it was done.</param>
/// <param name="DistributionId">What was put out; null when nobody was invited.</param>
/// <param name="Links">The links, to be shown once.</param>
/// <param name="Skipped">Who was not invited, and why.</param>
public sealed record InvitationsCreated(IReadOnlyList<FieldProblem> Problems, Guid? DistributionId, IReadOnlyList<NewLink> Links, IReadOnlyList<SkippedInvitee> Skipped)
{
    internal static InvitationsCreated Refused(IReadOnlyList<FieldProblem> problems) => new(problems, null, [], []);
}

/// <summary>The link of an invitation, at the only moment that it is known.</summary>
/// <param name="InvitationId">The invitation.</param>
/// <param name="Pseudonym">The partner's pseudonym.</param>
/// <param name="PartnerName">The partner.</param>
/// <param name="ContactName">The person; null: the organisation as a whole.</param>
/// <param name="ContactEmail">The person's address; null or empty when unknown.</param>
/// <param name="Token">What the link ends in.</param>
public sealed record NewLink(Guid InvitationId, string Pseudonym, string PartnerName, string? ContactName, string? ContactEmail, SecretToken Token);

/// <summary>Someone who was not invited.</summary>
/// <param name="Invitee">Who.</param>
/// <param name="Reason">Why not.</param>
public sealed record SkippedInvitee(Invitee Invitee, SkipReason Reason);

/// <summary>Why someone was not invited.</summary>
public enum SkipReason
{
    /// <summary>Has an invitation to this already, perhaps a withdrawn one; renew or restore that.</summary>
    AlreadyInvited,

    /// <summary>The organisation answers once, and somebody else there was invited.</summary>
    OrganisationInvited,

    /// <summary>The scan has no such partner, or the partner no such person (any more).</summary>
    NotThere,
}
