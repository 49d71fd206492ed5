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
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>The texts of the scan, or of one response: by day and pseudonym, then as in the questionnaire.</summary>
    public async Task<List<TextToCode>> LoadAsync(ScannerDb db, Guid scanId, Guid? responseId, CancellationToken stop)
    {
        var sources = await LoadSourcesAsync(db, scanId, responseId, stop);
        var versionIds = sources.Values.Select(source => source.VersionId).Distinct().ToList();
        var versions = await db.Set<QuestionnaireVersion>().AsNoTracking().Where(version => versionIds.Contains(version.Id)).ToListAsync(stop);
        var questionnaires = versions.ToDictionary(version => version.Id, library.Published);
        var paths = questionnaires.Values.SelectMany(CodedPaths).Select(place => place.Path).Distinct().ToList();
        var answers = await (from answer in db.Set<Answer>().AsNoTracking()
                             join response in db.Set<Response>() on answer.ResponseId equals response.Id
                             where response.ScanId == scanId && (responseId == null || response.Id == responseId)
                                 && (response.SubmittedAt != null || response.Mode == ResponseMode.Conversation)
                                 && answer.Ordinal == 0 && answer.ValueText != null && paths.Contains(answer.Path)
                             select new { answer.ResponseId, answer.Path, answer.ValueText }).ToListAsync(stop);
        var byResponse = answers.ToLookup(answer => answer.ResponseId);
        var texts = new List<TextToCode>();
        foreach (var (source, versionId) in sources.Values.OrderBy(each => each.Source.Day).ThenBy(each => each.Source.Pseudonym, StringComparer.Ordinal).ThenBy(each => each.Source.ResponseId))
        {
            var given = byResponse[source.ResponseId].ToDictionary(answer => answer.Path, answer => CodePoints.Normalise(answer.ValueText!));
            var questionnaire = questionnaires[versionId];
            texts.AddRange(from place in CodedPaths(questionnaire)
                           where IsShown(given.GetValueOrDefault(place.Path))
                           select new TextToCode(source, questionnaire.FormId, place.Path, place.Label, place.KeyQuestions, given[place.Path]));
        }
        return texts;
    }

    /// <returns>The text at this path of this response; null when there is none to code.</returns>
    public async Task<TextToCode?> FindAsync(ScannerDb db, Guid scanId, Guid responseId, string path, CancellationToken stop) =>
        (await LoadAsync(db, scanId, responseId, stop)).Find(text => text.Path == path);

    /// <summary>The sources of the scan whose words may be read: handed in, or in a conversation.</summary>
    public static async Task<Dictionary<Guid, (SourceView Source, Guid VersionId)>> LoadSourcesAsync(ScannerDb db, Guid scanId, Guid? responseId, CancellationToken stop)
    {
        var rows = await (from response in db.Set<Response>().AsNoTracking()
                          join partner in db.Set<Partner>() on response.PartnerId equals partner.Id
                          join interview in db.Set<Interview>() on response.Id equals interview.ResponseId into interviews
                          from interview in interviews.DefaultIfEmpty()
                          where response.ScanId == scanId && (responseId == null || response.Id == responseId)
                              && (response.SubmittedAt != null || response.Mode == ResponseMode.Conversation)
                          select new
                          {
                              response.Id, response.PartnerId, response.QuestionnaireVersionId, response.Mode, response.StartedAt, response.SubmittedAt,
                              partner.Number, partner.Type, partner.Domain, HeldOn = (DateOnly?)interview.HeldOn,
                          }).ToListAsync(stop);
        var roles = (await (from role in db.Set<PartnerRole>().AsNoTracking()
                            join partner in db.Set<Partner>() on role.PartnerId equals partner.Id
                            where partner.ScanId == scanId
                            select new { role.PartnerId, role.Role }).ToListAsync(stop)).ToLookup(role => role.PartnerId, role => role.Role);
        return rows.ToDictionary(row => row.Id, row => (
            new SourceView(
                row.Id, Partner.PseudonymOf(row.Number), row.Type, row.Domain, [.. roles[row.PartnerId].Order(StringComparer.Ordinal)], row.Mode,
                row.HeldOn ?? DayOf(row.SubmittedAt ?? row.StartedAt)),
            row.QuestionnaireVersionId));
    }

    /// <summary>The places in a questionnaire whose texts are coded; notes stand before the answers of their section.</summary>
    public static IEnumerable<(string Path, string Label, IReadOnlyList<int> KeyQuestions)> CodedPaths(Questionnaire questionnaire)
    {
        foreach (var section in questionnaire.Sections)
        {
            IReadOnlyList<int> keyQuestions = [.. section.Questions.SelectMany(question => question.KeyQuestions).Distinct().Order()];
            yield return (Answer.NotesOn(section.Name), section.Label.In("nl"), keyQuestions);
            foreach (var question in section.Questions.Where(question => question.IsCoded))
                yield return (question.Name, question.Label.In("nl"), question.KeyQuestions);
        }
    }

    private static bool IsShown(string? text) => !string.IsNullOrWhiteSpace(text);

    private static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Amsterdam).DateTime);
}
