using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;

namespace Scanner.Core.Questionnaires;

/// <summary>The questionnaires that can be put out or walked through: those that the product ships, as they are now, and of every own draft the version published last.</summary>
internal sealed class UsableQuestionnaires(QuestionnaireLibrary library, PublishQuestionnaire publish)
{
    /// <summary>Those for a mode, by title.</summary>
    public async Task<IReadOnlyList<UsableQuestionnaire>> ListAsync(ScannerDb db, QuestionMode mode, CancellationToken stop)
    {
        var own = await Own(db).ToListAsync(stop);
        return [.. library.Questionnaires.Select(shipped => new UsableQuestionnaire(shipped, null))
            .Concat(own.Select(version => new UsableQuestionnaire(library.Published(version), version)))
            .Where(one => one.Questionnaire.Modes.Contains(mode))
            .OrderBy(one => one.Questionnaire.Title.In("nl"), StringComparer.Ordinal).ThenBy(one => one.Questionnaire.FormId, StringComparer.Ordinal)];
    }

    /// <returns>The questionnaire of this <c>form_id</c>; null when there is none that can be used.</returns>
    public async Task<UsableQuestionnaire?> FindAsync(ScannerDb db, string formId, CancellationToken stop)
    {
        if (library.Find(formId) is { } shipped) return new UsableQuestionnaire(shipped, null);
        return await Own(db).FirstOrDefaultAsync(version => version.FormId == formId, stop) is { } version ? new UsableQuestionnaire(library.Published(version), version) : null;
    }

    /// <summary>The version that answers point to; made when a shipped questionnaire is used as it is now for the first time. The caller saves.</summary>
    public async Task<QuestionnaireVersion> VersionAsync(ScannerDb db, UsableQuestionnaire usable, CancellationToken stop) =>
        usable.Own ?? await publish.AsVersionAsync(db, usable.Questionnaire, stop);

    private static IQueryable<QuestionnaireVersion> Own(ScannerDb db) =>
        from draft in db.Set<QuestionnaireDraft>()
        join version in db.Set<QuestionnaireVersion>().AsNoTracking() on draft.PublishedVersionId equals (Guid?)version.Id
        where draft.ArchivedAt == null
        select version;
}

/// <summary>A questionnaire that can be used.</summary>
/// <param name="Questionnaire">The questionnaire.</param>
/// <param name="Own">The version of the municipality's own; null: shipped, as it is now.</param>
internal sealed record UsableQuestionnaire(Questionnaire Questionnaire, QuestionnaireVersion? Own);
