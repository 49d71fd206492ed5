using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>
/// Lets a municipality make its own questionnaires. A draft always has a <c>form_id</c> of its own, also when it is a copy of a shipped
/// questionnaire: files are never overwritten, and their versions and ours never get mixed. Needs <see cref="Right.EditQuestionnaires"/>.
/// </summary>
/// <remarks>Who saved what and when is kept in the states of the draft (<see cref="RestoreDraft"/>); the log tells of making, restoring, archiving and publishing.</remarks>
public sealed class EditQuestionnaire
{
    private readonly IDbContextFactory<ScannerDb> databases;
    private readonly QuestionnaireLibrary library;
    private readonly Drafts drafts;
    private readonly TimeProvider clock;

    internal EditQuestionnaire(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library, Drafts drafts, TimeProvider clock) =>
        (this.databases, this.library, this.drafts, this.clock) = (databases, library, drafts, clock);

    /// <returns>The draft with everything the editor needs; null when the municipality has no such draft.</returns>
    public async Task<DraftView?> OpenAsync(ScanAccess access, Guid draftId, CancellationToken stop)
    {
        access.Demand(Right.EditQuestionnaires);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        if (await db.Set<QuestionnaireDraft>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == draftId, stop) is not { } draft) return null;
        var document = DraftText.Read(draft.Yaml);
        var versions = await drafts.VersionsAsync(db, draft, stop);
        var published = Drafts.NamesOf(versions);
        var latest = versions.Count == 0 ? null : versions[^1].Version;
        return new DraftView(
            draft.Id, draft.FormId, document, draft.Revision, new DraftOriginView(draft.Origin, draft.OriginName), draft.CreatedAt, draft.CreatedByName,
            draft.ChangedAt, draft.ChangedByName, draft.ArchivedAt, published, drafts.Check(document, published).Problems,
            latest?.Number, latest?.PublishedAt, latest is null || !drafts.IsSame(document, latest));
    }

    /// <summary>Everything wrong with a document that is being changed; each problem names the part and the column that it concerns.</summary>
    /// <param name="document">The document, saved or not.</param>
    /// <param name="published">The names of earlier versions, from <see cref="DraftView.Published"/>.</param>
    public IReadOnlyList<Problem> Check(FormDocument document, PublishedNames published) => drafts.Check(document, published).Problems;

    /// <summary>The options of the reference list that a list begins with (<see cref="FormList.From"/>); none when there is no such list.</summary>
    public IReadOnlyList<FormChoice> OptionsOf(string from) => drafts.Options(from);

    /// <summary>The questionnaire as it would be answered, for a preview; null while it has errors.</summary>
    public Questionnaire? Preview(FormDocument document) => BuildQuestionnaire.From(document, library.Lists).Questionnaire;

    /// <summary>Makes a draft from nothing: a title, one section, and the modes online and conversation.</summary>
    public Task<DraftMade> NewAsync(ScanAccess access, string title, CancellationToken stop)
    {
        var named = title.Trim().Length > 0 ? title.Trim() : "Nieuwe vragenlijst";
        var document = new FormDocument
        {
            Settings = new FormSettings { Title = default(LocalText).With("nl", named), Version = "1", Modes = ["online", "conversation"] },
            Survey = [new FormItem { Type = FormItem.GroupType, Name = "onderdeel_1", Label = default(LocalText).With("nl", "Onderdeel 1") }],
        };
        return MakeAsync(access, new DraftSourceNote(DraftOrigin.Nothing), document, named, stop);
    }

    /// <summary>Copies a shipped questionnaire, a draft or a published version to a draft of its own.</summary>
    /// <param name="access">The scan and who copies.</param>
    /// <param name="source">What to copy.</param>
    /// <param name="title">Another title in the default language; null: the same.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<DraftMade> CopyAsync(ScanAccess access, DraftSource source, string? title, CancellationToken stop)
    {
        access.Demand(Right.EditQuestionnaires);
        if (await FindAsync(access, source, stop) is not var (document, note)) return DraftMade.Not(DraftMadeOutcome.NotThere);
        if (!string.IsNullOrWhiteSpace(title)) document = document.EditSettings(settings => settings with { Title = settings.Title.With(settings.DefaultLanguage, title) });
        return await MakeAsync(access, note, document, document.Settings.FormId, stop);
    }

    /// <summary>Makes a draft of a file that was read; mistakes in it may be mended in the editor.</summary>
    public Task<DraftMade> ImportAsync(ScanAccess access, FormDocument document, string fileName, CancellationToken stop) =>
        MakeAsync(access, new DraftSourceNote(DraftOrigin.File, fileName), document, document.Settings.FormId.Length > 0 ? document.Settings.FormId : Path.GetFileNameWithoutExtension(fileName), stop);

    /// <returns>The document to write to a file; null when there is no such thing (any more).</returns>
    public async Task<FormDocument?> ExportAsync(ScanAccess access, DraftSource source, CancellationToken stop)
    {
        access.Demand(Right.EditQuestionnaires);
        return (await FindAsync(access, source, stop))?.Document;
    }

    /// <summary>Puts a draft away; what was published keeps working.</summary>
    /// <returns>Whether the municipality has the draft.</returns>
    public Task<bool> ArchiveAsync(ScanAccess access, Guid draftId, CancellationToken stop) =>
        ChangeAsync(access, draftId, draft => draft.Archive(clock.GetUtcNow()), "questionnaire.archived", "weggezet", stop);

    /// <summary>Takes a draft back in use.</summary>
    /// <inheritdoc cref="ArchiveAsync"/>
    public Task<bool> UnarchiveAsync(ScanAccess access, Guid draftId, CancellationToken stop) =>
        ChangeAsync(access, draftId, draft => draft.Unarchive(), "questionnaire.unarchived", "weer in gebruik genomen", stop);

    private async Task<DraftMade> MakeAsync(ScanAccess access, DraftSourceNote note, FormDocument document, string words, CancellationToken stop)
    {
        access.Demand(Right.EditQuestionnaires);
        if (!DraftText.CanHold(document)) return DraftMade.Not(DraftMadeOutcome.TooLarge);
        return await Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            var author = new DraftAuthor(access.AccountId, access.AccountName, clock.GetUtcNow());
            var draft = QuestionnaireDraft.Of(await drafts.FreeFormIdAsync(db, words, stop), note, author);
            db.Add(draft);
            db.Add(draft.Write(document with { Settings = document.Settings with { FormId = draft.FormId } }, author));
            db.Add(AuditEntry.Of(author.At, access.AccountId, "questionnaire.made", draft.Id, $"Vragenlijst ‘{draft.FormId}’ gemaakt."));
            await db.SaveChangesAsync(stop);
            return new DraftMade(DraftMadeOutcome.Made, draft.Id, draft.FormId);
        });
    }

    private async Task<(FormDocument Document, DraftSourceNote Note)?> FindAsync(ScanAccess access, DraftSource source, CancellationToken stop)
    {
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        switch (source)
        {
            case DraftSource.Shipped shipped:
                return library.AsWritten(shipped.FormId) is { } written ? (written, new DraftSourceNote(DraftOrigin.Shipped, shipped.FormId)) : null;
            case DraftSource.Draft own:
                return await db.Set<QuestionnaireDraft>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == own.Id, stop) is { } draft
                    ? (DraftText.Read(draft.Yaml), new DraftSourceNote(DraftOrigin.Draft, draft.FormId))
                    : null;
            case DraftSource.Version published:
                return await db.Set<QuestionnaireVersion>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == published.Id, stop) is { } version
                    ? (library.Published(version).Document, new DraftSourceNote(DraftOrigin.Version, $"{version.FormId}, {version.Number}", version.Id))
                    : null;
            default:
                throw new ArgumentOutOfRangeException(nameof(source));
        }
    }

    private Task<bool> ChangeAsync(ScanAccess access, Guid draftId, Action<QuestionnaireDraft> change, string action, string what, CancellationToken stop)
    {
        access.Demand(Right.EditQuestionnaires);
        return Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            if (await db.Set<QuestionnaireDraft>().FirstOrDefaultAsync(row => row.Id == draftId, stop) is not { } draft) return false;
            change(draft);
            db.Add(AuditEntry.Of(clock.GetUtcNow(), access.AccountId, action, draft.Id, $"Vragenlijst ‘{draft.FormId}’ {what}."));
            await db.SaveChangesAsync(stop);
            return true;
        });
    }
}

/// <summary>A draft as the editor shows it.</summary>
/// <param name="Id">The draft.</param>
/// <param name="FormId">Its identity; never changes.</param>
/// <param name="Document">The questionnaire as written.</param>
/// <param name="Revision">The save that this is; give it back when saving.</param>
/// <param name="Origin">What it was made of.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="CreatedBy">By whom.</param>
/// <param name="ChangedAt">When it was last saved.</param>
/// <param name="ChangedBy">By whom.</param>
/// <param name="ArchivedAt">When it was put away; null: in use.</param>
/// <param name="Published">The names of its published versions: those are not renamed nor used again.</param>
/// <param name="Problems">What is wrong with it; each names the part (<see cref="Problem.Node"/>, see <see cref="FormItems.PathOf(FormDocument, FormItem)"/>) and column it concerns.</param>
/// <param name="LatestNumber">The newest published version; null: never published.</param>
/// <param name="PublishedAt">When that was.</param>
/// <param name="HasChanges">Whether it differs from the newest version, or was never published.</param>
public sealed record DraftView(
    Guid Id, string FormId, FormDocument Document, int Revision, DraftOriginView Origin, DateTimeOffset CreatedAt, string CreatedBy,
    DateTimeOffset ChangedAt, string ChangedBy, DateTimeOffset? ArchivedAt, PublishedNames Published, IReadOnlyList<Problem> Problems,
    int? LatestNumber, DateTimeOffset? PublishedAt, bool HasChanges);

/// <summary>Something that can be copied or written to a file.</summary>
public abstract record DraftSource
{
    private DraftSource()
    {
    }

    /// <summary>A questionnaire that the product ships.</summary>
    /// <param name="FormId">Its identity.</param>
    public sealed record Shipped(string FormId) : DraftSource;

    /// <summary>A draft of the municipality.</summary>
    /// <param name="Id">The draft.</param>
    public sealed record Draft(Guid Id) : DraftSource;

    /// <summary>A published version of the municipality.</summary>
    /// <param name="Id">The version.</param>
    public sealed record Version(Guid Id) : DraftSource;
}

/// <summary>How making a draft went.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Id">The draft; empty when none was made.</param>
/// <param name="FormId">Its identity; empty when none was made.</param>
public sealed record DraftMade(DraftMadeOutcome Outcome, Guid Id, string FormId)
{
    internal static DraftMade Not(DraftMadeOutcome why) => new(why, Guid.Empty, "");
}

/// <summary>What can come of making a draft.</summary>
public enum DraftMadeOutcome
{
    /// <summary>It was made.</summary>
    Made,

    /// <summary>What was to be copied is not there (any more).</summary>
    NotThere,

    /// <summary>It is larger, or has more levels in each other, than can be stored.</summary>
    TooLarge,
}
