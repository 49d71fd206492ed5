using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>
/// Saves a draft. When a colleague saved it since it was opened, the two works are joined if they touch different parts; if they
/// touch the same, the caller's becomes a draft of its own, so that nobody's work is lost. Needs <see cref="Right.EditQuestionnaires"/>.
/// </summary>
public sealed class SaveDraft
{
    private readonly IDbContextFactory<ScannerDb> databases;
    private readonly Drafts drafts;
    private readonly TimeProvider clock;

    internal SaveDraft(IDbContextFactory<ScannerDb> databases, Drafts drafts, TimeProvider clock) =>
        (this.databases, this.drafts, this.clock) = (databases, drafts, clock);

    /// <summary>Saves the document as the next revision. What is already stored word for word makes no revision.</summary>
    /// <param name="access">The scan and who saves.</param>
    /// <param name="draftId">The draft.</param>
    /// <param name="openedRevision">The revision that the caller's work started from: <see cref="DraftView.Revision"/>, or that of the last save.</param>
    /// <param name="document">The questionnaire; may have mistakes.</param>
    /// <param name="stop">Stops the work; nothing is saved then.</param>
    public Task<DraftSaved> SaveAsync(ScanAccess access, Guid draftId, int openedRevision, FormDocument document, CancellationToken stop)
    {
        access.Demand(Right.EditQuestionnaires);
        if (!DraftText.CanHold(document)) return Task.FromResult(DraftSaved.Not(DraftSaveOutcome.TooLarge));
        var mine = DraftText.Canonical(document);
        return Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            if (await db.Set<QuestionnaireDraft>().FirstOrDefaultAsync(row => row.Id == draftId, stop) is not { } draft) return DraftSaved.Not(DraftSaveOutcome.NotThere);
            var own = mine with { Settings = mine.Settings with { FormId = draft.FormId } };
            var stored = DraftText.Read(draft.Yaml);
            if (FormFields.Same(own, stored)) return new DraftSaved(DraftSaveOutcome.Saved, draft.Revision, stored, null, [], null);
            if (draft.Revision == openedRevision) return await WriteAsync(db, access, draft, own, DraftSaveOutcome.Saved, null, [], stop);
            var other = new OtherSave(draft.ChangedByName, draft.ChangedAt);
            var opened = await db.Set<DraftState>().AsNoTracking().FirstOrDefaultAsync(row => row.DraftId == draftId && row.Revision == openedRevision, stop);
            var merged = opened is null ? new MergedForms(null, [], []) : MergeForms.Of(DraftText.Read(opened.Yaml), stored, own);
            return merged.Document is { } joined && DraftText.CanHold(joined)
                ? await WriteAsync(db, access, draft, joined, DraftSaveOutcome.Joined, other, merged.FromOther, stop)
                : await KeepApartAsync(db, access, draft, stored, own, other, merged.Clashes, stop);
        });
    }

    private async Task<DraftSaved> WriteAsync(
        ScannerDb db, ScanAccess access, QuestionnaireDraft draft, FormDocument document, DraftSaveOutcome outcome, OtherSave? other, IReadOnlyList<MergedPart> parts, CancellationToken stop)
    {
        var state = draft.Write(document, AuthorOf(access));
        db.Add(state);
        await db.SaveChangesAsync(stop);
        return new DraftSaved(outcome, draft.Revision, DraftText.Read(state.Yaml), other, parts, null);
    }

    private async Task<DraftSaved> KeepApartAsync(
        ScannerDb db, ScanAccess access, QuestionnaireDraft draft, FormDocument stored, FormDocument own, OtherSave other, IReadOnlyList<MergedPart> clashes, CancellationToken stop)
    {
        var author = AuthorOf(access);
        var copy = QuestionnaireDraft.Of(await drafts.FreeFormIdAsync(db, draft.FormId, stop), new DraftSourceNote(DraftOrigin.Conflict, draft.FormId), author);
        db.Add(copy);
        db.Add(copy.Write(own with { Settings = own.Settings with { FormId = copy.FormId } }, author));
        db.Add(AuditEntry.Of(author.At, access.AccountId, "questionnaire.keptapart", copy.Id, $"Twee mensen wijzigden ‘{draft.FormId}’ tegelijk; het werk van de tweede staat in ‘{copy.FormId}’."));
        await db.SaveChangesAsync(stop);
        return new DraftSaved(DraftSaveOutcome.KeptApart, draft.Revision, stored, other, clashes, new DraftCopy(copy.Id, copy.FormId, copy.Title));
    }

    private DraftAuthor AuthorOf(ScanAccess access) => new(access.AccountId, access.AccountName, clock.GetUtcNow());
}

/// <summary>How saving went.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Revision">The revision of the draft now: the next save starts from it.</param>
/// <param name="Document">The draft as it is stored now; null when it is not there. After <see cref="DraftSaveOutcome.KeptApart"/> this is the other's.</param>
/// <param name="Other">Who saved in between; null: nobody.</param>
/// <param name="Parts">After <see cref="DraftSaveOutcome.Joined"/>: what the other had changed. After <see cref="DraftSaveOutcome.KeptApart"/>: what both changed; empty when it could not be told.</param>
/// <param name="Copy">After <see cref="DraftSaveOutcome.KeptApart"/>: the draft that holds the caller's work.</param>
public sealed record DraftSaved(DraftSaveOutcome Outcome, int Revision, FormDocument? Document, OtherSave? Other, IReadOnlyList<MergedPart> Parts, DraftCopy? Copy)
{
    internal static DraftSaved Not(DraftSaveOutcome why) => new(why, 0, null, null, [], null);
}

/// <summary>What can come of saving a draft.</summary>
public enum DraftSaveOutcome
{
    /// <summary>It stands as the caller has it.</summary>
    Saved,

    /// <summary>It stands as the caller has it, with what a colleague changed elsewhere in it meanwhile.</summary>
    Joined,

    /// <summary>A colleague changed the same; the draft stays as the colleague saved it, and the caller's work is a draft of its own.</summary>
    KeptApart,

    /// <summary>The municipality has no such draft.</summary>
    NotThere,

    /// <summary>It is larger, or has more levels in each other, than can be stored; nothing was saved.</summary>
    TooLarge,
}

/// <summary>A save by someone else.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record OtherSave(string By, DateTimeOffset At);

/// <summary>A draft that was made to keep work apart.</summary>
/// <param name="Id">The draft.</param>
/// <param name="FormId">Its identity.</param>
/// <param name="Title">Its title.</param>
public sealed record DraftCopy(Guid Id, string FormId, string Title);
