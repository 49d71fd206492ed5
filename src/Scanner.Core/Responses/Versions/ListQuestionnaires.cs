using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>Shows the questionnaires that a municipality can use or work on: those that the product ships, its own drafts, and every version it has used or published, with where. Needs <see cref="Right.EditQuestionnaires"/>.</summary>
public sealed class ListQuestionnaires
{
    private readonly IDbContextFactory<ScannerDb> databases;
    private readonly QuestionnaireLibrary library;
    private readonly Drafts drafts;

    internal ListQuestionnaires(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library, Drafts drafts) =>
        (this.databases, this.library, this.drafts) = (databases, library, drafts);

    /// <summary>All of it.</summary>
    public async Task<QuestionnaireShelf> ListAsync(ScanAccess access, CancellationToken stop)
    {
        access.Demand(Right.EditQuestionnaires);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var versions = await db.Set<QuestionnaireVersion>().AsNoTracking().OrderBy(version => version.FormId).ThenByDescending(version => version.Number).ToListAsync(stop);
        var own = await db.Set<QuestionnaireDraft>().AsNoTracking().OrderByDescending(draft => draft.ChangedAt).ThenBy(draft => draft.Id).ToListAsync(stop);
        var uses = await UsesAsync(db, access, stop);
        var draftOf = own.ToDictionary(draft => draft.FormId, StringComparer.Ordinal);
        var latest = versions.GroupBy(version => version.FormId).ToDictionary(
            same => same.Key, same => same.FirstOrDefault(version => version.Id == draftOf.GetValueOrDefault(same.Key)?.PublishedVersionId) ?? same.First(), StringComparer.Ordinal);
        return new QuestionnaireShelf(
            [.. library.Questionnaires.Select(one => new ShippedRow(one.FormId, one.Title.In("nl"), one.Minutes, [.. one.Modes.Order()], one.Languages, one.Questions.Count(question => question.TakesAnswer)))],
            [.. own.Select(draft => RowOf(draft, latest.GetValueOrDefault(draft.FormId)))],
            [.. versions.Select(version => new PublishedRow(
                version.Id, version.FormId, library.Published(version).Title.In("nl"), version.Number, version.PublishedAt, latest[version.FormId].Id == version.Id,
                draftOf.GetValueOrDefault(version.FormId)?.Id, [.. uses[version.Id]]))]);
    }

    private DraftRow RowOf(QuestionnaireDraft draft, QuestionnaireVersion? latest)
    {
        var document = DraftText.Read(draft.Yaml);
        return new DraftRow(
            draft.Id, draft.FormId, draft.Title, new DraftOriginView(draft.Origin, draft.OriginName), draft.ChangedAt, draft.ChangedByName, draft.ArchivedAt,
            latest?.Number, latest?.PublishedAt, latest is null || !drafts.IsSame(document, latest))
        {
            Minutes = document.Settings.Minutes,
            Modes = document.Settings.Modes,
            Languages = document.Languages(),
            Questions = document.Items.Count(item => item.Kind().IsAnswered()),
        };
    }

    private static async Task<ILookup<Guid, VersionUse>> UsesAsync(ScannerDb db, ScanAccess access, CancellationToken stop)
    {
        var scans = await db.Set<Scan>().AsNoTracking().Select(scan => new { scan.Id, scan.Name, scan.Slug }).ToListAsync(stop);
        var distributions = await (from distribution in db.Set<Distribution>()
                                   group distribution by new { distribution.QuestionnaireVersionId, distribution.ScanId } into same
                                   select new { same.Key.QuestionnaireVersionId, same.Key.ScanId, Count = same.Count() }).ToListAsync(stop);
        var responses = await (from response in db.Set<Response>()
                               group response by new { response.QuestionnaireVersionId, response.ScanId } into same
                               select new { same.Key.QuestionnaireVersionId, same.Key.ScanId, Count = same.Count(), Submitted = same.Count(response => response.SubmittedAt != null) }).ToListAsync(stop);
        return (from key in distributions.Select(row => (row.QuestionnaireVersionId, row.ScanId)).Union(responses.Select(row => (row.QuestionnaireVersionId, row.ScanId)))
                join scan in scans on key.ScanId equals scan.Id
                let put = distributions.Find(row => (row.QuestionnaireVersionId, row.ScanId) == key)
                let given = responses.Find(row => (row.QuestionnaireVersionId, row.ScanId) == key)
                orderby scan.Name, scan.Id
                select (key.QuestionnaireVersionId, Use: new VersionUse(scan.Name, scan.Slug, scan.Id == access.ScanId, put?.Count ?? 0, given?.Count ?? 0, given?.Submitted ?? 0)))
            .ToLookup(pair => pair.QuestionnaireVersionId, pair => pair.Use);
    }
}

/// <summary>The questionnaires that a municipality can use or work on.</summary>
/// <param name="Shipped">Those that the product ships, by title.</param>
/// <param name="Drafts">Its own drafts, the last changed first; archived ones among them.</param>
/// <param name="Published">Every version it has used or published, by <c>form_id</c>, the newest first.</param>
public sealed record QuestionnaireShelf(IReadOnlyList<ShippedRow> Shipped, IReadOnlyList<DraftRow> Drafts, IReadOnlyList<PublishedRow> Published);

/// <summary>A questionnaire that the product ships.</summary>
/// <param name="FormId">Its identity.</param>
/// <param name="Title">Its title in Dutch.</param>
/// <param name="Minutes">How long answering takes; null: not said.</param>
/// <param name="Modes">How it can be used.</param>
/// <param name="Languages">Its languages, the default one first.</param>
/// <param name="Questions">How many questions it has.</param>
public sealed record ShippedRow(string FormId, string Title, int? Minutes, IReadOnlyList<QuestionMode> Modes, IReadOnlyList<string> Languages, int Questions);

/// <summary>A draft in the list.</summary>
/// <param name="Id">The draft.</param>
/// <param name="FormId">Its identity.</param>
/// <param name="Title">Its title; may be empty.</param>
/// <param name="Origin">What it was made of.</param>
/// <param name="ChangedAt">When it was last saved.</param>
/// <param name="ChangedBy">Who did.</param>
/// <param name="ArchivedAt">When it was put away; null: in use.</param>
/// <param name="LatestNumber">The newest published version; null: never published.</param>
/// <param name="PublishedAt">When that was.</param>
/// <param name="HasChanges">Whether it differs from the newest version, or was never published.</param>
public sealed record DraftRow(
    Guid Id, string FormId, string Title, DraftOriginView Origin, DateTimeOffset ChangedAt, string ChangedBy, DateTimeOffset? ArchivedAt,
    int? LatestNumber, DateTimeOffset? PublishedAt, bool HasChanges)
{
    /// <summary>How long answering takes, in minutes, as written; null: not said.</summary>
    public string? Minutes { get; init; }

    /// <summary>How it can be used, as written: <c>online</c>, <c>conversation</c>.</summary>
    public IReadOnlyList<string> Modes { get; init; } = [];

    /// <summary>Its languages, the default one first.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>How many questions it has.</summary>
    public int Questions { get; init; }
}

/// <summary>What a draft was made of.</summary>
/// <param name="Kind">The kind of thing.</param>
/// <param name="Name">The <c>form_id</c> that was copied, with the version number behind it where it was one (<c>partner-kort, 2</c>), or the name of the file; null: nothing.</param>
public sealed record DraftOriginView(DraftOrigin Kind, string? Name);

/// <summary>A version in the list.</summary>
/// <param name="Id">The version.</param>
/// <param name="FormId">The questionnaire.</param>
/// <param name="Title">Its title in Dutch.</param>
/// <param name="Number">Which version, from 1.</param>
/// <param name="PublishedAt">When it was fixed.</param>
/// <param name="IsLatest">Whether it is the version of its questionnaire that was published last.</param>
/// <param name="DraftId">The draft of the municipality with this <c>form_id</c>; null: a shipped questionnaire.</param>
/// <param name="Uses">Where it is used, by scan.</param>
public sealed record PublishedRow(Guid Id, string FormId, string Title, int Number, DateTimeOffset PublishedAt, bool IsLatest, Guid? DraftId, IReadOnlyList<VersionUse> Uses);

/// <summary>The use of a version in one scan.</summary>
/// <param name="ScanName">The scan.</param>
/// <param name="ScanSlug">Its name in addresses.</param>
/// <param name="IsThisScan">Whether it is the scan that is open.</param>
/// <param name="Distributions">How often it was put out there.</param>
/// <param name="Responses">How many responses it has there, conversations among them.</param>
/// <param name="Submitted">How many of them are handed in or finished.</param>
public sealed record VersionUse(string ScanName, string ScanSlug, bool IsThisScan, int Distributions, int Responses, int Submitted);
