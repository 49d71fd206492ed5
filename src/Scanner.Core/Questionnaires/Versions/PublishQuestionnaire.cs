using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;

namespace Scanner.Core.Questionnaires;

/// <summary>Fixes a questionnaire as an immutable version that answers can point to.</summary>
internal sealed class PublishQuestionnaire(TimeProvider clock)
{
    /// <summary>Gives the version with this text, and makes one when the municipality has none yet. The caller saves.</summary>
    public async Task<QuestionnaireVersion> AsVersionAsync(ScannerDb db, Questionnaire questionnaire, CancellationToken stop)
    {
        var yaml = YamlFormWriter.Write(questionnaire.Document);
        var hash = QuestionnaireVersion.HashOf(yaml);
        var versions = db.Set<QuestionnaireVersion>().Where(version => version.FormId == questionnaire.FormId);
        if (await versions.FirstOrDefaultAsync(version => version.ContentHash == hash, stop) is { } same) return same;
        var last = await versions.MaxAsync(version => (int?)version.Number, stop) ?? 0;
        var made = QuestionnaireVersion.Of(questionnaire.FormId, last + 1, yaml, clock.GetUtcNow());
        db.Add(made);
        return made;
    }
}
