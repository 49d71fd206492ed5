using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;

namespace Scanner.Core.Questionnaires;

/// <summary>What hangs on a draft: the versions published under its <c>form_id</c>, its checks, and what its lists hold.</summary>
internal sealed class Drafts(QuestionnaireLibrary library)
{
    /// <summary>What an own copy of a shipped questionnaire is called after it.</summary>
    private const string OwnSuffix = "-eigen";

    /// <summary>The versions of a draft, each with its document (lists written out): the first one first, and the one published last at the end.</summary>
    public async Task<IReadOnlyList<(QuestionnaireVersion Version, FormDocument Document)>> VersionsAsync(ScannerDb db, QuestionnaireDraft draft, CancellationToken stop)
    {
        var found = await db.Set<QuestionnaireVersion>().AsNoTracking().Where(version => version.FormId == draft.FormId).OrderBy(version => version.Number).ToListAsync(stop);
        var versions = found.OrderBy(version => version.Id == draft.PublishedVersionId);
        return [.. versions.Select(version => (version, library.Published(version).Document))];
    }

    /// <summary>What the versions of a form have called things.</summary>
    public static PublishedNames NamesOf(IReadOnlyList<(QuestionnaireVersion Version, FormDocument Document)> versions) =>
        PublishedNames.Of(versions.Select(version => (version.Version.Number, version.Document)));

    /// <summary>Everything wrong with a document, as the next version of a form.</summary>
    public BuiltQuestionnaire Check(FormDocument document, PublishedNames published)
    {
        var built = BuildQuestionnaire.From(document, library.Lists);
        var reused = published.Check(document, WrittenOut(document), "").ToList();
        return reused.Count == 0 ? built : new BuiltQuestionnaire(null, [.. built.Problems, .. reused]);
    }

    /// <summary>The document with the options of reference lists among its own, as a version has them.</summary>
    public FormDocument WrittenOut(FormDocument document) => document with { Lists = [.. document.Lists.Select(list => BuildChoices.WriteOut(list, library.Lists) ?? list with { From = null })] };

    /// <summary>The options of a reference list; none when there is no such list.</summary>
    public IReadOnlyList<FormChoice> Options(string from) => ReferenceList.Find(library.Lists, from) is { } found ? [.. BuildChoices.OptionsOf(found)] : [];

    /// <summary>Whether publishing the document would give this version.</summary>
    public bool IsSame(FormDocument document, QuestionnaireVersion version) => QuestionnaireVersion.HashOf(YamlFormWriter.Write(WrittenOut(document))) == version.ContentHash;

    /// <summary>A <c>form_id</c> that nothing in the municipality and nothing shipped has.</summary>
    /// <param name="db">The database, opened for the municipality.</param>
    /// <param name="words">A title, or the <c>form_id</c> of what was copied.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<string> FreeFormIdAsync(ScannerDb db, string words, CancellationToken stop)
    {
        const int room = 8;
        var name = FormNames.Written(words, "vragenlijst", QuestionnaireVersion.FormIdLength).Replace('_', '-').Replace('.', '-').Trim('-');
        if (library.Find(name) is not null) name += OwnSuffix;
        if (name.Length > QuestionnaireVersion.FormIdLength - room) name = name[..(QuestionnaireVersion.FormIdLength - room)];
        var taken = await db.Set<QuestionnaireDraft>().Select(draft => draft.FormId).Union(db.Set<QuestionnaireVersion>().Select(version => version.FormId)).ToListAsync(stop);
        var all = taken.Concat(library.Questionnaires.Select(questionnaire => questionnaire.FormId)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (!all.Contains(name)) return name;
        for (var number = 2; ; number++)
            if ($"{name}-{number}" is var next && !all.Contains(next)) return next;
    }
}
