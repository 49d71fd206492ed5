using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>Looks back at what a draft was, state by state and version by version, and brings one back. Needs <see cref="Right.EditQuestionnaires"/>.</summary>
public sealed class RestoreDraft
{
    private readonly IDbContextFactory<ScannerDb> databases;
    private readonly Drafts drafts;
    private readonly TimeProvider clock;

    internal RestoreDraft(IDbContextFactory<ScannerDb> databases, Drafts drafts, TimeProvider clock) =>
        (this.databases, this.drafts, this.clock) = (databases, drafts, clock);

    /// <returns>The earlier states and the published versions of a draft, the newest first; null when the municipality has no such draft.</returns>
    public async Task<DraftHistory?> HistoryAsync(ScanAccess access, Guid draftId, CancellationToken stop)
    {
        access.Demand(Right.EditQuestionnaires);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        if (await db.Set<QuestionnaireDraft>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == draftId, stop) is not { } draft) return null;
        var states = await db.Set<DraftState>().Where(row => row.DraftId == draftId).OrderByDescending(row => row.Revision)
            .Select(row => new DraftStateRow(row.Revision, row.SavedAt, row.SavedByName)).ToListAsync(stop);
        var versions = await db.Set<QuestionnaireVersion>().Where(row => row.FormId == draft.FormId).OrderByDescending(row => row.Number)
            .Select(row => new DraftVersionRow(row.Id, row.Number, row.PublishedAt)).ToListAsync(stop);
        return new DraftHistory(draft.Id, draft.FormId, draft.Title, draft.Revision, states, versions);
    }

    /// <returns>The document of a state or version of the draft, lists written out, and what differs from it to the draft of today; null when there is no such state.</returns>
    public async Task<PastDraft?> CompareAsync(ScanAccess access, Guid draftId, PastState past, CancellationToken stop)
    {
        access.Demand(Right.EditQuestionnaires);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        if (await db.Set<QuestionnaireDraft>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == draftId, stop) is not { } draft) return null;
        if (await FindAsync(db, draft, past, stop) is not { } document) return null;
        var older = drafts.WrittenOut(document);
        return new PastDraft(older, QuestionnaireDiff.Between(older, drafts.WrittenOut(DraftText.Read(draft.Yaml))));
    }

    /// <summary>Brings a state or version back as the newest revision; what stood there stays among the states.</summary>
    /// <returns>The draft as it stands now; <see cref="DraftSaveOutcome.Saved"/> or <see cref="DraftSaveOutcome.NotThere"/>.</returns>
    public Task<DraftSaved> RestoreAsync(ScanAccess access, Guid draftId, PastState past, CancellationToken stop)
    {
        access.Demand(Right.EditQuestionnaires);
        return Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            if (await db.Set<QuestionnaireDraft>().FirstOrDefaultAsync(row => row.Id == draftId, stop) is not { } draft) return DraftSaved.Not(DraftSaveOutcome.NotThere);
            if (await FindAsync(db, draft, past, stop) is not { } document) return DraftSaved.Not(DraftSaveOutcome.NotThere);
            if (FormFields.Same(document, DraftText.Read(draft.Yaml))) return new DraftSaved(DraftSaveOutcome.Saved, draft.Revision, document, null, [], null);
            var now = clock.GetUtcNow();
            db.Add(draft.Write(document, new DraftAuthor(access.AccountId, access.AccountName, now)));
            db.Add(AuditEntry.Of(now, access.AccountId, "questionnaire.restored", draft.Id, $"Vragenlijst ‘{draft.FormId}’ teruggezet naar een eerdere stand."));
            await db.SaveChangesAsync(stop);
            return new DraftSaved(DraftSaveOutcome.Saved, draft.Revision, document, null, [], null);
        });
    }

    private static async Task<FormDocument?> FindAsync(ScannerDb db, QuestionnaireDraft draft, PastState past, CancellationToken stop)
    {
        var text = past switch
        {
            PastState.Revision saved => await db.Set<DraftState>().Where(row => row.DraftId == draft.Id && row.Revision == saved.Number).Select(row => row.Yaml).FirstOrDefaultAsync(stop),
            PastState.Version published => await db.Set<QuestionnaireVersion>().Where(row => row.Id == published.Id && row.FormId == draft.FormId).Select(row => row.Yaml).FirstOrDefaultAsync(stop),
            _ => throw new ArgumentOutOfRangeException(nameof(past)),
        };
        return text is null ? null : DraftText.Read(text);
    }
}

/// <summary>What a draft was.</summary>
/// <param name="DraftId">The draft.</param>
/// <param name="FormId">Its identity.</param>
/// <param name="Title">Its title.</param>
/// <param name="Revision">The revision of today.</param>
/// <param name="States">Every save, the newest first; the first is the draft of today.</param>
/// <param name="Versions">What was published of it, the newest first.</param>
public sealed record DraftHistory(Guid DraftId, string FormId, string Title, int Revision, IReadOnlyList<DraftStateRow> States, IReadOnlyList<DraftVersionRow> Versions);

/// <summary>One save.</summary>
/// <param name="Revision">Which, from 1.</param>
/// <param name="SavedAt">When.</param>
/// <param name="SavedBy">By whom.</param>
public sealed record DraftStateRow(int Revision, DateTimeOffset SavedAt, string SavedBy);

/// <summary>One published version.</summary>
/// <param name="Id">The version.</param>
/// <param name="Number">Which, from 1.</param>
/// <param name="PublishedAt">When.</param>
public sealed record DraftVersionRow(Guid Id, int Number, DateTimeOffset PublishedAt);

/// <summary>An earlier state to look at or bring back.</summary>
public abstract record PastState
{
    private PastState()
    {
    }

    /// <summary>A save.</summary>
    /// <param name="Number">Which, from 1.</param>
    public sealed record Revision(int Number) : PastState;

    /// <summary>A published version.</summary>
    /// <param name="Id">The version.</param>
    public sealed record Version(Guid Id) : PastState;
}

/// <summary>An earlier state beside the draft of today.</summary>
/// <param name="Document">The questionnaire as it was, lists written out.</param>
/// <param name="Changes">What has changed since.</param>
public sealed record PastDraft(FormDocument Document, IReadOnlyList<FormChange> Changes);
