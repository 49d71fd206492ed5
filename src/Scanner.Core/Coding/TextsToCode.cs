using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Interviews;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;

namespace Scanner.Core.Coding;

/// <summary>Who said something, how and when; the partner by pseudonym only.</summary>
/// <param name="ResponseId">The response that holds the words.</param>
/// <param name="Pseudonym">The partner: P01, P02, ….</param>
/// <param name="PartnerType">A name of the list <c>partnertypen</c>.</param>
/// <param name="Domain">A name of the list <c>domeinen</c>.</param>
/// <param name="Roles">Names of the list <c>partnerrollen</c>.</param>
/// <param name="Mode">Online or in a conversation.</param>
/// <param name="Day">The day of the conversation, or of handing in; in Amsterdam.</param>
public sealed record SourceView(Guid ResponseId, string Pseudonym, string PartnerType, string Domain, IReadOnlyList<string> Roles, ResponseMode Mode, DateOnly Day);

/// <summary>An answer or note that can be coded, as it stands now.</summary>
internal sealed record TextToCode(SourceView Source, string FormId, string Path, string QuestionLabel, IReadOnlyList<int> KeyQuestions, string Text)
{
    public bool IsNote => Path.StartsWith(Answer.NotesPrefix, StringComparison.Ordinal);

    /// <summary>Tells whether someone still looks at the same text.</summary>
    public string Stamp => StampOf(Text);

    public static string StampOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
}

/// <summary>
/// Finds the texts of a scan that can be coded: open answers marked for coding and conversation notes, of responses
/// that were handed in and of all conversations.
/// </summary>
internal sealed class TextsToCode(QuestionnaireLibrary library)
{
    /// <summary>The texts of the scan, or of one response: by day and pseudonym, then as in the questionnaire. What is no longer asked is left out.</summary>
    public async Task<List<TextToCode>> LoadAsync(ScannerDb db, Guid scanId, Guid? responseId, CancellationToken stop)
    {
        var sources = await LoadSourcesAsync(db, scanId, responseId, stop);
        var sheets = await LoadSheetsAsync(db, scanId, responseId, sources, stop);
        return In(sources, sheets);
    }

    /// <summary>The texts of these sources.</summary>
    public static List<TextToCode> In(Dictionary<Guid, LoadedSource> sources, Dictionary<Guid, AnswerSheet> sheets) =>
        [.. from source in sources.Values.OrderBy(each => each.View.Day).ThenBy(each => each.View.Pseudonym, StringComparer.Ordinal).ThenBy(each => each.View.ResponseId)
            let sheet = sheets[source.View.ResponseId]
            from place in CodedPlaces(sheet)
            where !sheet.Given(place.Path).IsEmpty
            select new TextToCode(source.View, sheet.Questionnaire.FormId, place.Path, place.Label, place.KeyQuestions, CodePoints.Normalise(sheet.Given(place.Path).Text))];

    /// <summary>What each of these sources answered, worked out: what is asked and what is not.</summary>
    public async Task<Dictionary<Guid, AnswerSheet>> LoadSheetsAsync(ScannerDb db, Guid scanId, Guid? responseId, Dictionary<Guid, LoadedSource> sources, CancellationToken stop)
    {
        var versionIds = sources.Values.Select(source => source.VersionId).Distinct().ToList();
        var versions = await db.Set<QuestionnaireVersion>().AsNoTracking().Where(version => versionIds.Contains(version.Id)).ToListAsync(stop);
        var questionnaires = versions.ToDictionary(version => version.Id, library.Published);
        var municipality = await db.Set<Municipality>().Where(each => each.Id == db.MunicipalityId).Select(each => each.Name).FirstOrDefaultAsync(stop) ?? "";
        var answers = (await (from answer in db.Set<Answer>().AsNoTracking()
                              join response in db.Set<Response>() on answer.ResponseId equals response.Id
                              where response.ScanId == scanId && (responseId == null || response.Id == responseId)
                                  && (response.SubmittedAt != null || response.Mode == ResponseMode.Conversation)
                              select answer).ToListAsync(stop)).ToLookup(answer => answer.ResponseId);
        return sources.Values.ToDictionary(source => source.View.ResponseId, source => new AnswerSheet(
            questionnaires[source.VersionId], answers[source.View.ResponseId],
            new SheetSetting(
                source.View.Mode == ResponseMode.Conversation ? QuestionMode.Conversation : QuestionMode.Online,
                new PartnerFacts(source.PartnerName, source.View.PartnerType, source.View.Domain, source.View.Roles, municipality) { Library = library, IsCutLoose = source.Origin == PartnerOrigin.Anonymous }, "nl", source.LastSavedAt)));
    }

    /// <returns>The text at this path of this response; null when there is none to code.</returns>
    public async Task<TextToCode?> FindAsync(ScannerDb db, Guid scanId, Guid responseId, string path, CancellationToken stop) =>
        (await LoadAsync(db, scanId, responseId, stop)).Find(text => text.Path == path);

    /// <summary>The sources of the scan whose words may be read: handed in, or in a conversation.</summary>
    public static async Task<Dictionary<Guid, LoadedSource>> LoadSourcesAsync(ScannerDb db, Guid scanId, Guid? responseId, CancellationToken stop)
    {
        var rows = await (from response in db.Set<Response>().AsNoTracking()
                          join partner in db.Set<Partner>() on response.PartnerId equals partner.Id
                          join interview in db.Set<Interview>() on response.Id equals interview.ResponseId into interviews
                          from interview in interviews.DefaultIfEmpty()
                          where response.ScanId == scanId && (responseId == null || response.Id == responseId)
                              && (response.SubmittedAt != null || response.Mode == ResponseMode.Conversation)
                          select new
                          {
                              response.Id,
                              response.PartnerId,
                              response.QuestionnaireVersionId,
                              response.Mode,
                              response.StartedAt,
                              response.SubmittedAt,
                              response.LastSavedAt,
                              PartnerName = partner.Name,
                              partner.Origin,
                              partner.Number,
                              partner.Type,
                              partner.Domain,
                              HeldOn = (DateOnly?)interview.HeldOn,
                          }).ToListAsync(stop);
        var roles = (await (from role in db.Set<PartnerRole>().AsNoTracking()
                            join partner in db.Set<Partner>() on role.PartnerId equals partner.Id
                            where partner.ScanId == scanId
                            select new { role.PartnerId, role.Role }).ToListAsync(stop)).ToLookup(role => role.PartnerId, role => role.Role);
        return rows.ToDictionary(row => row.Id, row => new LoadedSource(
            new SourceView(
                row.Id, Partner.PseudonymOf(row.Number), row.Type, row.Domain, [.. roles[row.PartnerId].Order(StringComparer.Ordinal)], row.Mode,
                row.HeldOn ?? DateOnly.FromDateTime(Amsterdam.At(row.SubmittedAt ?? row.StartedAt).DateTime)),
            row.QuestionnaireVersionId, row.PartnerName, row.Origin, row.LastSavedAt));
    }

    /// <summary>The places of a response whose texts are coded: what is asked now; notes stand before the answers of their section.</summary>
    private static IEnumerable<(string Path, string Label, IReadOnlyList<int> KeyQuestions)> CodedPlaces(AnswerSheet sheet)
    {
        foreach (var section in sheet.Questionnaire.Sections)
        {
            IReadOnlyList<int> keyQuestions = [.. section.Questions.SelectMany(question => question.KeyQuestions).Distinct().Order()];
            yield return (Answer.NotesOn(section.Name), sheet.Text(section.Label, Spot.Outside), keyQuestions);
            foreach (var field in sheet.AskedIn(section))
                if (field.Question is { IsCoded: true } question) yield return (field.Path, sheet.LabelOf(field), question.KeyQuestions);
        }
    }
}

/// <summary>A source with what only Core may know of it.</summary>
internal sealed record LoadedSource(SourceView View, Guid VersionId, string PartnerName, PartnerOrigin Origin, DateTimeOffset LastSavedAt);
