using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;

namespace Scanner.Core.Questionnaires;

/// <summary>
/// The questionnaires and reference lists of the installation, read from the folder <c>questionnaires</c> at start.
/// A file with errors is left out and reported; the others keep working.
/// </summary>
public sealed class QuestionnaireLibrary
{
    private readonly Dictionary<string, Questionnaire> questionnaires = [];
    private readonly Dictionary<string, ReferenceList> lists = [];
    private readonly Dictionary<string, FormDocument> asWritten = [];
    private readonly ConcurrentDictionary<string, Questionnaire> published = [];
    private readonly ConcurrentDictionary<Guid, QuestionnaireVersion> versions = [];
    private readonly List<Problem> problems = [];

    private QuestionnaireLibrary(string folder) => Folder = folder;

    /// <summary>The folder that was read.</summary>
    public string Folder { get; }

    /// <summary>The questionnaires without errors, by title.</summary>
    public IReadOnlyList<Questionnaire> Questionnaires => [.. questionnaires.Values.OrderBy(questionnaire => questionnaire.Title.In("nl"), StringComparer.Ordinal)];

    /// <summary>What is wrong in the files, questionnaires and reference lists alike.</summary>
    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>The questionnaire of this <c>form_id</c>; null when there is none without errors.</summary>
    public Questionnaire? Find(string formId) => questionnaires.GetValueOrDefault(formId);

    /// <summary>The questionnaire of this <c>form_id</c> as its file has it, lists not written out; null when there is none without errors.</summary>
    public FormDocument? AsWritten(string formId) => asWritten.GetValueOrDefault(formId);

    /// <summary>A reference list by name; empty when the file is missing or has errors.</summary>
    public ReferenceList List(string name) => lists.GetValueOrDefault(name) ?? ReferenceList.Empty(name);

    /// <summary>The reference lists by name; the levels of a criterion as <c>file#criterion</c>.</summary>
    public IReadOnlyDictionary<string, ReferenceList> Lists => lists;

    /// <summary>The questionnaire of a published version, read once and kept: a version never changes.</summary>
    public Questionnaire Published(QuestionnaireVersion version) => published.GetOrAdd(version.ContentHash, _ =>
    {
        var tree = new YamlTree(version.FormId);
        // The partner types of today may differ from those of then; a version is not judged again.
        var built = YamlFormReader.Read(tree, version.Yaml).Document is { } document ? BuildQuestionnaire.From(document, new Dictionary<string, ReferenceList>()) : null;
        return built?.Questionnaire
            ?? throw new InvalidOperationException($"The published version {version.Number} of {version.FormId} can no longer be read: {string.Join(" ", [.. tree.Problems, .. built?.Problems ?? []])}");
    });

    /// <summary>A published version by its key, read once and kept: a version never changes.</summary>
    internal async Task<QuestionnaireVersion> VersionAsync(ScannerDb db, Guid id, CancellationToken stop)
    {
        if (versions.TryGetValue(id, out var kept) && kept.MunicipalityId == db.MunicipalityId) return kept;
        var version = await db.Set<QuestionnaireVersion>().AsNoTracking().SingleAsync(row => row.Id == id, stop);
        versions[id] = version;
        return version;
    }

    /// <summary>Reads the folder: <c>*.yaml</c> are questionnaires, <c>reference/*.yaml</c> lists and criteria (what is wrong with criteria is said by who reads them).</summary>
    public static QuestionnaireLibrary Load(string folder)
    {
        var library = new QuestionnaireLibrary(folder);
        if (!Directory.Exists(folder))
        {
            library.problems.Add(Problem.AtLine(folder, 1, ProblemCodes.Unreadable, "Deze map bestaat niet. Zet de map questionnaires naast het programma of noem hem bij Questionnaires:Folder."));
            return library;
        }
        try
        {
            library.ReadFolder(folder);
        }
        catch (UnauthorizedAccessException)
        {
            library.problems.Add(Problem.AtLine(folder, 1, ProblemCodes.Unreadable, "Dit programma mag niet in deze map lezen. Geef het account dat het programma draait leesrecht op de map en wat erin staat."));
        }
        return library;
    }

    private void ReadFolder(string folder)
    {
        foreach (var (name, list) in ReferenceFolder.Read(Path.Combine(folder, "reference"), problems)) lists[name] = list;
        var files = new Dictionary<string, string>();
        foreach (var file in ReferenceFolder.YamlFiles(folder))
        {
            var (questionnaire, document, found) = Read(file);
            problems.AddRange(found);
            if (questionnaire is null || document is null) continue;
            if (questionnaires.TryAdd(questionnaire.FormId, questionnaire)) (asWritten[questionnaire.FormId], files[questionnaire.FormId]) = (document, file);
            else problems.Add(Problem.AtLine(file, 1, ProblemCodes.DuplicateName, $"Er is al een vragenlijst met form_id ‘{questionnaire.FormId}’, in {Path.GetFileName(files[questionnaire.FormId])}. Geef deze een andere."));
        }
        if (questionnaires.Count == 0 && problems.Count == 0)
            problems.Add(Problem.AtLine(folder, 1, ProblemCodes.Unreadable, "In deze map staat geen enkele vragenlijst (.yaml). Zet er een in, of noem een andere map bij Questionnaires:Folder."));
    }

    /// <summary>Reads one questionnaire file with the lists of this library.</summary>
    /// <returns>The questionnaire or null, and everything wrong with it.</returns>
    public (Questionnaire? Questionnaire, IReadOnlyList<Problem> Problems) Check(string file)
    {
        var (questionnaire, _, found) = Read(file);
        return (questionnaire, found);
    }

    /// <summary>Reads one reference list file.</summary>
    /// <returns>Everything wrong with it.</returns>
    public static IReadOnlyList<Problem> CheckReferenceList(string file)
    {
        var tree = new YamlTree(file);
        if (ContentFile.TextOf(tree) is { } text) ReferenceListReader.Read(tree, text);
        return tree.Problems;
    }

    private (Questionnaire? Questionnaire, FormDocument? Document, IReadOnlyList<Problem> Problems) Read(string file)
    {
        var read = QuestionnaireFile.Read(file, lists);
        if (read.Document is not { } document) return (null, null, read.Problems);
        var built = BuildQuestionnaire.From(document, lists, file, read.Places);
        return (read.Problems.Any(problem => problem.Severity == Severity.Error) ? null : built.Questionnaire, document, read.Together(built.Problems));
    }
}
