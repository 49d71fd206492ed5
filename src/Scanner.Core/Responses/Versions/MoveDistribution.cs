using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>
/// Moves what was put out to another version of its questionnaire. Who has not begun always follows; of those who have, only whom the
/// officer picks; what was handed in never moves. Moving back is moving again: nothing is lost by it. Needs <see cref="Right.Invite"/>.
/// </summary>
public sealed class MoveDistribution
{
    private readonly IDbContextFactory<ScannerDb> databases;
    private readonly QuestionnaireLibrary library;
    private readonly UsableQuestionnaires questionnaires;
    private readonly TimeProvider clock;

    internal MoveDistribution(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library, UsableQuestionnaires questionnaires, TimeProvider clock) =>
        (this.databases, this.library, this.questionnaires, this.clock) = (databases, library, questionnaires, clock);

    /// <summary>Shows what moving would change.</summary>
    /// <param name="access">The scan and who looks.</param>
    /// <param name="distributionId">What was put out.</param>
    /// <param name="versionId">Where to; null: the version in use now, or the shipped questionnaire as it is now.</param>
    /// <param name="stop">Stops the work.</param>
    /// <returns>Null when the scan has no such distribution, or its questionnaire no such version.</returns>
    public async Task<MoveReview?> ReviewAsync(ScanAccess access, Guid distributionId, Guid? versionId, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        if (await LoadAsync(db, access, distributionId, versionId, stop) is not { } loaded) return null;
        var begun = loaded.Invitations.Where(row => row.Response is { SubmittedAt: null }).Select(row => row.Response!.Id).ToList();
        var answers = (await db.Set<Answer>().AsNoTracking().Where(answer => begun.Contains(answer.ResponseId)).ToListAsync(stop)).ToLookup(answer => answer.ResponseId);
        return new MoveReview(
            loaded.Distribution.Id, loaded.Distribution.Name, loaded.From.FormId, loaded.From.Number, loaded.To.Id, loaded.To.Number, loaded.From.Id == loaded.To.Id,
            QuestionnaireDiff.Between(library.Published(loaded.From).Document, loaded.Document),
            [.. loaded.Invitations.Select(row => new MovableInvitation(
                row.Id, Partner.PseudonymOf(row.PartnerNumber), row.PartnerName, StageOf(row.Response),
                row.Response is null ? null : loaded.Versions.Single(version => version.Id == row.Response.QuestionnaireVersionId).Number,
                row.Response is { SubmittedAt: null } response && response.QuestionnaireVersionId != loaded.To.Id
                    ? loaded.Carry(library, response).Of([.. answers[response.Id]]).Renamed.Where(change => !change.Row.Path.StartsWith('@')).Select(change => change.Row.Path).Distinct().Count()
                    : 0))]);
    }

    /// <summary>Moves: those who have not begun, and of those who have, the picked ones. Waits for saves under way; saves after it are saves to the new version.</summary>
    /// <param name="access">The scan and who moves.</param>
    /// <param name="distributionId">What was put out.</param>
    /// <param name="versionId">Where to; null: the version in use now, or the shipped questionnaire as it is now.</param>
    /// <param name="picked">The invitations that were begun and move along.</param>
    /// <param name="stop">Stops the work; nothing is moved then.</param>
    public Task<DistributionMoved> MoveAsync(ScanAccess access, Guid distributionId, Guid? versionId, IReadOnlyCollection<Guid> picked, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        return Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            // The rows that a save marks first are written first here too: saves of these responses end before this, or begin after it.
            var own = db.Set<Distribution>().Where(row => row.Id == distributionId && row.ScanId == access.ScanId).Select(row => row.Id);
            await db.Set<Invitation>().Where(row => own.Contains(row.DistributionId)).HoldAsync(stop);
            await db.Set<Distribution>().Where(row => row.Id == distributionId && row.ScanId == access.ScanId).HoldAsync(stop);
            if (await LoadAsync(db, access, distributionId, versionId, stop) is not { } loaded) return DistributionMoved.Nothing;
            loaded.Distribution.MoveTo(loaded.To.Id);
            var moved = new List<Guid>();
            var renewed = new List<Answer>();
            var (setAside, broughtBack) = (0, 0);
            foreach (var row in loaded.Invitations.Where(row => picked.Contains(row.Id) && row.Response is { SubmittedAt: null } response && response.QuestionnaireVersionId != loaded.To.Id))
            {
                var answers = await db.Set<Answer>().Where(answer => answer.ResponseId == row.Response!.Id).ToListAsync(stop);
                var (changes, dropped) = loaded.Carry(library, row.Response!).Of(answers);
                // Their path is part of their key: they are taken out here and put in again below.
                db.RemoveRange(changes.Select(change => change.Row).Concat(dropped));
                renewed.AddRange(changes.Select(change => change.Row.At(change.Path)));
                setAside += changes.Count(change => change.Path.StartsWith('@'));
                broughtBack += changes.Count(change => !change.Path.StartsWith('@'));
                row.Response!.MoveTo(loaded.To.Id);
                moved.Add(row.Id);
            }
            db.Add(AuditEntry.Of(clock.GetUtcNow(), access.AccountId, "distribution.moved", distributionId,
                $"‘{loaded.Distribution.Name}’ van versie {loaded.From.Number} naar versie {loaded.To.Number} van {loaded.From.FormId}; {moved.Count} begonnen inzendingen gingen mee."));
            await db.SaveChangesAsync(stop);
            db.AddRange(renewed);
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            return new DistributionMoved(true, loaded.From.Id, loaded.To.Id, loaded.To.Number, loaded.Invitations.Count(row => row.Response is null), moved, setAside, broughtBack);
        });
    }

    private async Task<Loaded?> LoadAsync(ScannerDb db, ScanAccess access, Guid distributionId, Guid? versionId, CancellationToken stop)
    {
        if (await db.Set<Distribution>().FirstOrDefaultAsync(row => row.Id == distributionId && row.ScanId == access.ScanId, stop) is not { } distribution) return null;
        var from = await db.Set<QuestionnaireVersion>().AsNoTracking().SingleAsync(row => row.Id == distribution.QuestionnaireVersionId, stop);
        var versions = await db.Set<QuestionnaireVersion>().AsNoTracking().Where(row => row.FormId == from.FormId).OrderBy(row => row.Number).ToListAsync(stop);
        QuestionnaireVersion? to;
        if (versionId is not null) to = versions.Find(version => version.Id == versionId);
        else to = await questionnaires.FindAsync(db, from.FormId, stop) is { } usable ? await questionnaires.VersionAsync(db, usable, stop) : null;
        if (to is null) return null;
        if (versions.TrueForAll(version => version.Id != to.Id)) versions.Add(to);
        var rows = await (from invitation in db.Set<Invitation>().AsNoTracking()
                          join partner in db.Set<Partner>() on invitation.PartnerId equals partner.Id
                          where invitation.DistributionId == distributionId
                          orderby partner.Number, invitation.Id
                          select new { invitation.Id, partner.Number, partner.Name }).ToListAsync(stop);
        var responses = await (from response in db.Set<Response>()
                               join invitation in db.Set<Invitation>() on response.InvitationId equals (Guid?)invitation.Id
                               where invitation.DistributionId == distributionId
                               select response).ToListAsync(stop);
        var byInvitation = responses.ToDictionary(response => response.InvitationId!.Value);
        return new Loaded(distribution, from, to, library.Published(to).Document, versions, [.. rows.Select(row => new LoadedInvitation(row.Id, row.Number, row.Name, byInvitation.GetValueOrDefault(row.Id)))]);
    }

    private static MoveStage StageOf(Response? response) => response is null ? MoveStage.NotBegun : response.SubmittedAt is null ? MoveStage.Begun : MoveStage.HandedIn;

    private sealed record LoadedInvitation(Guid Id, int PartnerNumber, string PartnerName, Response? Response);

    private sealed record Loaded(Distribution Distribution, QuestionnaireVersion From, QuestionnaireVersion To, FormDocument Document, IReadOnlyList<QuestionnaireVersion> Versions, IReadOnlyList<LoadedInvitation> Invitations)
    {
        private Dictionary<int, FormInventory>? inventories;

        public CarryAnswers Carry(QuestionnaireLibrary library, Response response)
        {
            inventories ??= Versions.ToDictionary(version => version.Number, version => new FormInventory(library.Published(version).Document));
            return new CarryAnswers(Versions.Single(version => version.Id == response.QuestionnaireVersionId).Number, inventories, new FormInventory(Document));
        }
    }
}

/// <summary>What moving would change.</summary>
/// <param name="DistributionId">What was put out.</param>
/// <param name="Name">Its name.</param>
/// <param name="FormId">The questionnaire.</param>
/// <param name="FromNumber">The version that beginners answer now.</param>
/// <param name="ToVersionId">The version to move to.</param>
/// <param name="ToNumber">Its number.</param>
/// <param name="IsThere">Whether beginners answer that version already; then only those who are still on another can be moved.</param>
/// <param name="Changes">What differs, with what it means for answers.</param>
/// <param name="Invitations">All invitations, by partner.</param>
public sealed record MoveReview(
    Guid DistributionId, string Name, string FormId, int FromNumber, Guid ToVersionId, int ToNumber, bool IsThere, IReadOnlyList<FormChange> Changes, IReadOnlyList<MovableInvitation> Invitations);

/// <summary>An invitation that may move.</summary>
/// <param name="Id">The invitation.</param>
/// <param name="Pseudonym">The partner's pseudonym.</param>
/// <param name="PartnerName">The partner's name.</param>
/// <param name="Stage">How far it is.</param>
/// <param name="VersionNumber">The version it was begun on; null: not begun.</param>
/// <param name="NotCarried">How many questions have an answer that would not go along.</param>
public sealed record MovableInvitation(Guid Id, string Pseudonym, string PartnerName, MoveStage Stage, int? VersionNumber, int NotCarried);

/// <summary>How far an invitation is, as far as moving goes.</summary>
public enum MoveStage
{
    /// <summary>Nothing was saved: follows.</summary>
    NotBegun,

    /// <summary>Something was saved: moves when picked.</summary>
    Begun,

    /// <summary>Handed in: stays.</summary>
    HandedIn,
}

/// <summary>How moving went.</summary>
/// <param name="Done">Whether it was done; false: no such distribution or version.</param>
/// <param name="FromVersionId">Where beginners were: moving there again, with <paramref name="Moved"/> picked, undoes it.</param>
/// <param name="ToVersionId">Where they are.</param>
/// <param name="ToNumber">Its number.</param>
/// <param name="Following">How many invitations were not begun and follow.</param>
/// <param name="Moved">The begun invitations that moved.</param>
/// <param name="SetAside">How many stored values did not go along; they are kept for the export and for moving back.</param>
/// <param name="BroughtBack">How many values that were set aside before fit again.</param>
public sealed record DistributionMoved(bool Done, Guid FromVersionId, Guid ToVersionId, int ToNumber, int Following, IReadOnlyList<Guid> Moved, int SetAside, int BroughtBack)
{
    internal static readonly DistributionMoved Nothing = new(false, Guid.Empty, Guid.Empty, 0, 0, [], 0, 0);
}
