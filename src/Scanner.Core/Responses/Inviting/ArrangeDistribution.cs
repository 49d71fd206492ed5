using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>
/// Changes how people are asked. Name, days and language at any time; what is kept of who answers, and whether organisations or persons answer, only
/// while nobody has begun: who began was promised something. Needs <see cref="Right.Invite"/>.
/// </summary>
public sealed class ArrangeDistribution(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library, TimeProvider clock)
{
    /// <returns>How people are asked now; null when the scan has no such distribution.</returns>
    public async Task<ArrangementView?> ViewAsync(ScanAccess access, Guid distributionId, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        if (await db.Set<Distribution>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == distributionId && row.ScanId == access.ScanId, stop) is not { } distribution) return null;
        var version = await db.Set<QuestionnaireVersion>().AsNoTracking().SingleAsync(row => row.Id == distribution.QuestionnaireVersionId, stop);
        var invited = await (from invitation in db.Set<Invitation>()
                             join partner in db.Set<Partner>() on invitation.PartnerId equals partner.Id
                             where invitation.DistributionId == distributionId
                             orderby partner.Number
                             select new InvitedPartner(partner.Id, partner.Name, partner.Type)).ToListAsync(stop);
        return new ArrangementView(
            new Arrangement(distribution.Name, distribution.OpensOn, distribution.ClosesOn, distribution.Language, distribution.Identity, distribution.AnswersPer, distribution.MinimumGroup),
            library.Published(version).Languages, await IsBegunAsync(db, distributionId, stop), invited);
    }

    /// <summary>Saves it, all or nothing.</summary>
    public Task<ArrangementSaved> SaveAsync(ScanAccess access, Guid distributionId, Arrangement asked, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        var check = new FieldCheck();
        var name = check.Text(nameof(Arrangement.Name), asked.Name, Distribution.NameLength, required: true);
        if (asked.ClosesOn < asked.OpensOn) check.Report(nameof(Arrangement.ClosesOn), FieldFault.BeforeStart);
        if (asked.MinimumGroup is < Recognition.SmallestGroup or > Recognition.LargestGroup) check.Report(nameof(Arrangement.MinimumGroup), FieldFault.NotPlausible);
        if (check.HasProblems) return Task.FromResult(new ArrangementSaved(true, check.Problems, false));
        return Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            // A save of a respondent marks the invitation first; writing the same rows here makes it come before this or after it, never in between.
            var own = db.Set<Distribution>().Where(row => row.Id == distributionId && row.ScanId == access.ScanId).Select(row => row.Id);
            await db.Set<Invitation>().Where(row => own.Contains(row.DistributionId)).HoldAsync(stop);
            // And inviting more people waits, or is seen.
            await db.Set<Distribution>().Where(row => row.Id == distributionId && row.ScanId == access.ScanId).HoldAsync(stop);
            if (await db.Set<Distribution>().FirstOrDefaultAsync(row => row.Id == distributionId && row.ScanId == access.ScanId, stop) is not { } distribution) return new ArrangementSaved(false, [], false);
            var breaksPromise = asked.Identity != distribution.Identity || asked.AnswersPer != distribution.AnswersPer
                || (asked.MinimumGroup < distribution.MinimumGroup && distribution.Identity == IdentityMode.Anonymous);
            if (breaksPromise && await IsBegunAsync(db, distributionId, stop)) return new ArrangementSaved(true, [], true);
            if (asked.AnswersPer == AnswersPer.Organisation && distribution.AnswersPer != AnswersPer.Organisation && await HasSeveralAsync(db, distributionId, stop))
                return new ArrangementSaved(true, [new FieldProblem(nameof(Arrangement.AnswersPer), FieldFault.NotPlausible)], false);
            if (asked.OpensOn != distribution.OpensOn) await MoveMailsAsync(db, distributionId, asked.OpensOn, stop);
            distribution.Rename(name);
            distribution.CloseOn(asked.ClosesOn);
            distribution.Arrange(asked.OpensOn, asked.Language, asked.Identity, asked.AnswersPer, asked.MinimumGroup);
            db.Add(AuditEntry.Of(clock.GetUtcNow(), access.AccountId, "distribution.arranged", distribution.Id, $"Afspraken van ‘{name}’ gewijzigd."));
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            return new ArrangementSaved(true, [], false);
        });
    }

    /// <summary>
    /// Lets the invitations that wait leave when it opens now, so that nobody gets a link that does not work yet. What was tried before, or is being handed over
    /// at this moment, is left alone.
    /// </summary>
    private async Task MoveMailsAsync(ScannerDb db, Guid distributionId, DateOnly? opensOn, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var (claimed, leaves) = (now + SendQueuedMail.ClaimTime, MailRound.LaterThan(now, opensOn) ?? now);
        await db.Set<OutgoingMail>()
            .Where(mail => mail.DistributionId == distributionId && mail.State == MailState.Queued && mail.Attempts == 0
                && (mail.Kind == MailKind.Invitation || mail.Kind == MailKind.Reminder) && (mail.NextAttemptAt <= now || mail.NextAttemptAt > claimed))
            .ExecuteUpdateAsync(set => set.SetProperty(mail => mail.NextAttemptAt, leaves), stop);
    }

    /// <summary>Whether anyone has begun, also when nothing of it is left.</summary>
    internal static async Task<bool> IsBegunAsync(ScannerDb db, Guid distributionId, CancellationToken stop) =>
        await db.Set<Invitation>().AnyAsync(row => row.DistributionId == distributionId && (row.IsCut || row.ErasedAt != null), stop)
        || await db.Set<Response>().AnyAsync(row => row.DistributionId == distributionId, stop)
        || await (from response in db.Set<Response>() join invitation in db.Set<Invitation>() on response.InvitationId equals (Guid?)invitation.Id where invitation.DistributionId == distributionId select response.Id).AnyAsync(stop);

    private static Task<bool> HasSeveralAsync(ScannerDb db, Guid distributionId, CancellationToken stop) =>
        db.Set<Invitation>().Where(row => row.DistributionId == distributionId).GroupBy(row => row.PartnerId).AnyAsync(group => group.Count() > 1, stop);
}

/// <summary>How people are asked.</summary>
/// <param name="Name">The name that the officer sees.</param>
/// <param name="OpensOn">The first day on which answers are welcome; null: at once.</param>
/// <param name="ClosesOn">The last day; null: no end.</param>
/// <param name="Language">The language in which it is shown first; null: the questionnaire's own.</param>
/// <param name="Identity">What is kept of who answers.</param>
/// <param name="AnswersPer">Who answers for an organisation.</param>
/// <param name="MinimumGroup">For anonymous answers: from how many invited organisations of one kind the kind is kept.</param>
public sealed record Arrangement(string Name, DateOnly? OpensOn, DateOnly? ClosesOn, string? Language, IdentityMode Identity, AnswersPer AnswersPer, int MinimumGroup);

/// <summary>How people are asked, and what can still be changed.</summary>
/// <param name="Now">How it is.</param>
/// <param name="Languages">The languages of the questionnaire.</param>
/// <param name="IsBegun">Whether anyone has begun: what was promised is settled.</param>
/// <param name="Invited">The organisations that were invited.</param>
public sealed record ArrangementView(Arrangement Now, IReadOnlyList<string> Languages, bool IsBegun, IReadOnlyList<InvitedPartner> Invited);

/// <summary>How saving went.</summary>
/// <param name="IsThere">Whether the scan has the distribution.</param>
/// <param name="Problems">What is wrong, per field.</param>
/// <param name="IsSettled">Somebody has begun: what was promised cannot be changed, and nothing was saved.</param>
public sealed record ArrangementSaved(bool IsThere, IReadOnlyList<FieldProblem> Problems, bool IsSettled)
{
    /// <summary>Whether it was saved.</summary>
    public bool Done => IsThere && Problems.Count == 0 && !IsSettled;
}
