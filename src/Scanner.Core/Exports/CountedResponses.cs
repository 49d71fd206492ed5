using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;

namespace Scanner.Core.Exports;

/// <summary>A response that counts, without its answers.</summary>
/// <param name="Response">The row.</param>
/// <param name="Partner">Who answered.</param>
/// <param name="Label">What tells it from another of the same partner: P01-1.</param>
/// <param name="Version">What was answered.</param>
/// <param name="Identity">What is kept of who answers; null: not through a distribution.</param>
internal sealed record CountedResponse(Response Response, Partner Partner, string Label, QuestionnaireVersion Version, IdentityMode? Identity)
{
    /// <summary>How exports name the source: the organisation where the respondent was told so, else the pseudonym.</summary>
    public string Source => SourceOf(Partner, Identity);

    public static string SourceOf(Partner partner, IdentityMode? identity) => identity == IdentityMode.Named && partner.Origin != PartnerOrigin.Anonymous ? partner.Name : partner.Pseudonym;

    /// <summary>Handed in, or a conversation.</summary>
    public static bool Counts(Response response) => response.Mode == ResponseMode.Conversation || response.SubmittedAt is not null;
}

/// <summary>The responses to one questionnaire that count, in a fixed order; their answers are read some hundreds at a time.</summary>
internal sealed class CountedResponses
{
    private const int Batch = 400;

    private readonly ScannerDb db;
    private readonly QuestionnaireLibrary library;
    private readonly string municipality;

    private CountedResponses(ScannerDb db, QuestionnaireLibrary library, string municipality) => (this.db, this.library, this.municipality) = (db, library, municipality);

    /// <summary>By the number of the partner, then by when they were begun.</summary>
    public IReadOnlyList<CountedResponse> All { get; private set; } = [];

    /// <summary>The versions answered, the last one first.</summary>
    public IReadOnlyList<Questionnaire> Versions { get; private set; } = [];

    /// <summary>The questionnaires that have responses that count, by their id.</summary>
    public static async Task<List<AnsweredQuestionnaire>> FormsAsync(ScannerDb db, QuestionnaireLibrary library, Guid scanId, CancellationToken stop)
    {
        var counts = await (from response in db.Set<Response>()
                            where response.ScanId == scanId && (response.Mode == ResponseMode.Conversation || response.SubmittedAt != null)
                            group response by response.QuestionnaireVersionId into same
                            select new { VersionId = same.Key, Count = same.Count() }).ToListAsync(stop);
        var ids = counts.ConvertAll(one => one.VersionId);
        var versions = await db.Set<QuestionnaireVersion>().AsNoTracking().Where(version => ids.Contains(version.Id)).ToListAsync(stop);
        return [.. from version in versions
                   join count in counts on version.Id equals count.VersionId
                   group (version, count.Count) by version.FormId into form
                   orderby form.Key
                   let last = library.Published(form.MaxBy(one => one.version.Number).version)
                   select new AnsweredQuestionnaire(form.Key, last.Title.In("nl"), form.Sum(one => one.Count),
                       [.. last.Questions.OfType<SelectOneQuestion>().Where(question => last.Plan.Find(question.Name)!.Repeats.Count == 0).Select(question => new CrossQuestion(question.Name, SheetTexts.WithoutAnswers(question.Label.In("nl"))))])];
    }

    public static async Task<CountedResponses> OfAsync(ScannerDb db, QuestionnaireLibrary library, ScanAccess access, string formId, CancellationToken stop)
    {
        var responses = await db.Set<Response>().AsNoTracking().Where(row => row.ScanId == access.ScanId).ToListAsync(stop);
        var versions = await db.Set<QuestionnaireVersion>().AsNoTracking().Where(row => row.FormId == formId).ToDictionaryAsync(row => row.Id, stop);
        var partners = await db.Set<Partner>().AsNoTracking().Include(row => row.Roles).Where(row => row.ScanId == access.ScanId).ToDictionaryAsync(row => row.Id, stop);
        var identities = await db.Set<Distribution>().Where(row => row.ScanId == access.ScanId).Select(row => new { row.Id, row.Identity }).ToDictionaryAsync(row => row.Id, row => row.Identity, stop);
        var found = new CountedResponses(db, library, access.MunicipalityName);
        found.All = [.. from same in responses.GroupBy(row => row.PartnerId)
                        let partner = partners[same.Key]
                        orderby partner.Number
                        from entry in same.OrderBy(row => row.StartedAt).ThenBy(row => row.Id).Select((response, index) => (response, index))
                        where CountedResponse.Counts(entry.response) && versions.ContainsKey(entry.response.QuestionnaireVersionId)
                        select new CountedResponse(entry.response, partner, ResponseLabel.Of(partner.Number, entry.index + 1), versions[entry.response.QuestionnaireVersionId],
                            entry.response.DistributionId is { } distribution ? identities[distribution] : null)];
        found.Versions = [.. found.All.Select(one => one.Version).DistinctBy(version => version.Id).OrderByDescending(version => version.Number).Select(library.Published)];
        return found;
    }

    /// <summary>The responses with their answers, worked out: what is asked and what is not.</summary>
    /// <remarks>Read as they are asked for, so that a file can be written with only some hundreds in memory.</remarks>
    public IEnumerable<(CountedResponse Response, AnswerSheet Sheet)> Sheets()
    {
        foreach (var batch in All.Chunk(Batch))
        {
            List<Guid> ids = [.. batch.Select(one => one.Response.Id)];
            var answers = db.Set<Answer>().AsNoTracking().Where(answer => ids.Contains(answer.ResponseId)).ToList().ToLookup(answer => answer.ResponseId);
            foreach (var one in batch)
                yield return (one, new AnswerSheet(library.Published(one.Version), answers[one.Response.Id], new SheetSetting(
                    one.Response.Mode == ResponseMode.Conversation ? QuestionMode.Conversation : QuestionMode.Online,
                    PartnerFacts.Of(one.Partner, library, municipality),
                    "nl", one.Response.LastSavedAt)));
        }
    }
}

/// <summary>A questionnaire that was answered.</summary>
/// <param name="FormId">Its identity.</param>
/// <param name="Title">Its title in Dutch.</param>
/// <param name="Responses">Responses that count.</param>
/// <param name="Crosses">The questions that tables can be split by.</param>
public sealed record AnsweredQuestionnaire(string FormId, string Title, int Responses, IReadOnlyList<CrossQuestion> Crosses);

/// <summary>A question with one choice, outside repeats.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Label">The question in Dutch.</param>
public sealed record CrossQuestion(string Name, string Label);
