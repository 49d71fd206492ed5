using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>
/// Fixes a draft as a version that partners answer. Running distributions stay on the version they have until they are moved
/// (<see cref="MoveDistribution"/>). Needs <see cref="Right.EditQuestionnaires"/>.
/// </summary>
public sealed class PublishDraft
{
    private readonly IDbContextFactory<ScannerDb> databases;
    private readonly Drafts drafts;
    private readonly PublishQuestionnaire publish;
    private readonly TimeProvider clock;

    internal PublishDraft(IDbContextFactory<ScannerDb> databases, Drafts drafts, PublishQuestionnaire publish, TimeProvider clock) =>
        (this.databases, this.drafts, this.publish, this.clock) = (databases, drafts, publish, clock);

    /// <returns>What publishing would do; null when the municipality has no such draft.</returns>
    public async Task<PublishReview?> ReviewAsync(ScanAccess access, Guid draftId, CancellationToken stop)
    {
        access.Demand(Right.EditQuestionnaires);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        if (await db.Set<QuestionnaireDraft>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == draftId, stop) is not { } draft) return null;
        var document = DraftText.Read(draft.Yaml);
        var versions = await drafts.VersionsAsync(db, draft, stop);
        var checkedNow = drafts.Check(document, Drafts.NamesOf(versions));
        var running = await RunningAsync(db, access, draft.FormId, stop);
        var (latest, before) = versions.Count == 0 ? (null, null) : (versions[^1].Version, versions[^1].Document);
        return new PublishReview(
            draft.Id, draft.FormId, draft.Title, draft.Revision, checkedNow.Problems, checkedNow.Questionnaire is not null,
            latest?.Number, latest?.PublishedAt, latest is not null && drafts.IsSame(document, latest),
            before is null ? [] : QuestionnaireDiff.Between(before, drafts.WrittenOut(document)), running);
    }

    /// <summary>Publishes the draft as it was reviewed.</summary>
    /// <param name="access">The scan and who publishes.</param>
    /// <param name="draftId">The draft.</param>
    /// <param name="reviewedRevision">The revision that was looked at: <see cref="PublishReview.Revision"/>.</param>
    /// <param name="stop">Stops the work; nothing is published then.</param>
    public Task<DraftPublished> PublishAsync(ScanAccess access, Guid draftId, int reviewedRevision, CancellationToken stop)
    {
        access.Demand(Right.EditQuestionnaires);
        return Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            if (await db.Set<QuestionnaireDraft>().FirstOrDefaultAsync(row => row.Id == draftId, stop) is not { } draft) return DraftPublished.Not(PublishOutcome.NotThere);
            if (draft.Revision != reviewedRevision) return DraftPublished.Not(PublishOutcome.ChangedMeanwhile);
            var versions = await drafts.VersionsAsync(db, draft, stop);
            var checkedNow = drafts.Check(DraftText.Read(draft.Yaml), Drafts.NamesOf(versions));
            if (checkedNow.Questionnaire is not { } questionnaire) return DraftPublished.Not(PublishOutcome.HasErrors) with { Problems = checkedNow.Problems };
            var version = await publish.AsVersionAsync(db, questionnaire, stop);
            var isNew = db.Entry(version).State == EntityState.Added;
            if (draft.PublishedVersionId != version.Id)
            {
                draft.PublishedAs(version.Id);
                db.Add(AuditEntry.Of(clock.GetUtcNow(), access.AccountId, "questionnaire.published", version.Id, $"Vragenlijst ‘{draft.FormId}’ gepubliceerd als versie {version.Number}."));
                // The row carries its revision, so a save that came in between makes this fail and look again.
                await db.SaveChangesAsync(stop);
            }
            return new DraftPublished(isNew ? PublishOutcome.Published : PublishOutcome.SameAsBefore, version.Id, version.Number, checkedNow.Problems);
        });
    }

    private static async Task<IReadOnlyList<RunningDistribution>> RunningAsync(ScannerDb db, ScanAccess access, string formId, CancellationToken stop)
    {
        var rows = await (from distribution in db.Set<Distribution>()
                          join version in db.Set<QuestionnaireVersion>() on distribution.QuestionnaireVersionId equals version.Id
                          join scan in db.Set<Scan>() on distribution.ScanId equals scan.Id
                          where version.FormId == formId
                          orderby distribution.CreatedAt, distribution.Id
                          select new { distribution.Id, distribution.Name, version.Number, ScanName = scan.Name, distribution.ScanId, distribution.ClosesOn }).ToListAsync(stop);
        return [.. rows.Select(row => new RunningDistribution(row.Id, row.Name, row.Number, row.ScanName, row.ScanId == access.ScanId, row.ClosesOn))];
    }
}

/// <summary>What publishing a draft would do.</summary>
/// <param name="DraftId">The draft.</param>
/// <param name="FormId">Its identity.</param>
/// <param name="Title">Its title.</param>
/// <param name="Revision">The revision that was looked at.</param>
/// <param name="Problems">Everything wrong with it.</param>
/// <param name="CanPublish">Whether no error stands in the way.</param>
/// <param name="LatestNumber">The newest version; null: this is the first.</param>
/// <param name="PublishedAt">When that was published.</param>
/// <param name="IsSame">Whether the newest version says exactly this already.</param>
/// <param name="Changes">What differs from the newest version, with what it means for answers; empty for the first version.</param>
/// <param name="Distributions">What was put out of earlier versions: it stays on those until it is moved.</param>
public sealed record PublishReview(
    Guid DraftId, string FormId, string Title, int Revision, IReadOnlyList<Problem> Problems, bool CanPublish, int? LatestNumber, DateTimeOffset? PublishedAt,
    bool IsSame, IReadOnlyList<FormChange> Changes, IReadOnlyList<RunningDistribution> Distributions);

/// <summary>Something put out of an earlier version.</summary>
/// <param name="Id">The distribution.</param>
/// <param name="Name">Its name.</param>
/// <param name="VersionNumber">The version it is on.</param>
/// <param name="ScanName">The scan it belongs to.</param>
/// <param name="IsThisScan">Whether that is the scan that is open; only those can be moved from here.</param>
/// <param name="ClosesOn">Its last day; null: no end.</param>
public sealed record RunningDistribution(Guid Id, string Name, int VersionNumber, string ScanName, bool IsThisScan, DateOnly? ClosesOn);

/// <summary>How publishing went.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="VersionId">The version; empty when there is none.</param>
/// <param name="Number">Its number; 0 when there is none.</param>
/// <param name="Problems">What is wrong with the draft.</param>
public sealed record DraftPublished(PublishOutcome Outcome, Guid VersionId, int Number, IReadOnlyList<Problem> Problems)
{
    internal static DraftPublished Not(PublishOutcome why) => new(why, Guid.Empty, 0, []);
}

/// <summary>What can come of publishing.</summary>
public enum PublishOutcome
{
    /// <summary>There is a new version.</summary>
    Published,

    /// <summary>A version says exactly this already; that one is now the version in use.</summary>
    SameAsBefore,

    /// <summary>Errors stand in the way.</summary>
    HasErrors,

    /// <summary>The draft was saved since it was reviewed; review it again.</summary>
    ChangedMeanwhile,

    /// <summary>The municipality has no such draft.</summary>
    NotThere,
}
