using Microsoft.EntityFrameworkCore;
using Scanner.Core.Coding;
using Scanner.Core.Data;
using Scanner.Core.Findings;
using Scanner.Core.Interviews;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;

namespace Scanner.Core.Exports;

/// <summary>A response with what every sheet says of it.</summary>
/// <param name="Response">The row.</param>
/// <param name="Partner">Who answered.</param>
/// <param name="Number">The number of the response among those of the partner, from 1.</param>
/// <param name="Version">What was answered.</param>
/// <param name="Asked">Its questions.</param>
/// <param name="On">The day: of the conversation, of handing in, or else of the last save.</param>
internal sealed record ExtractedResponse(Response Response, Partner Partner, int Number, QuestionnaireVersion Version, AskedPaths Asked, DateOnly On)
{
    /// <summary>Handed in online, or a conversation: what counts and is exported.</summary>
    public bool Counts => Response.Mode == ResponseMode.Conversation || Response.SubmittedAt is not null;

    /// <summary>The questions of every version of its questionnaire, by number: for answers that were given before the response moved to another.</summary>
    public required IReadOnlyDictionary<int, AskedPaths> Versions { get; init; }

    /// <summary>What was asked where an answer stands, and in which version.</summary>
    public (AskedPath Asked, int Version) At(string path) =>
        CarryAnswers.Earlier(path) is var (number, was) && Versions.TryGetValue(number, out var asked) ? (asked.At(was), number) : (Asked.At(path), Version.Number);

    /// <summary>What is kept of who answers; null: not through a distribution.</summary>
    public IdentityMode? Identity { get; init; }

    /// <summary>How the sheets name the source: the organisation where the respondent was told so, else the pseudonym.</summary>
    public string Source => CountedResponse.SourceOf(Partner, Identity);

    /// <summary>What tells this response from another of the same partner: P01-1.</summary>
    public string Label => $"{Partner.Pseudonym}-{Number}";
}

/// <summary>One value of an answer: a text, number or day, one chosen option, or the outcome of a calculation.</summary>
/// <param name="Path">Where it stands.</param>
/// <param name="Value">What was filled in, or the name of the option.</param>
/// <param name="Choice">The words of the option; null: no option.</param>
/// <param name="Number">The value as a number; null: it is none.</param>
internal sealed record ExtractedAnswer(string Path, string Value, string? Choice, double? Number)
{
    /// <summary>What counts in a response: what is asked, worked out once more; an answer to a question that is no longer asked is left out.</summary>
    public static IEnumerable<ExtractedAnswer> Of(AnswerSheet sheet)
    {
        var bySection = sheet.Values().ToLookup(field => field.Section.Name);
        foreach (var section in sheet.Questionnaire.Sections)
        {
            foreach (var answer in bySection[section.Name].SelectMany(field => Of(sheet, field))) yield return answer;
            var notes = Answer.NotesOn(section.Name);
            if (!sheet.Given(notes).IsEmpty) yield return new ExtractedAnswer(notes, sheet.Given(notes).Text, null, null);
        }
        foreach (var (path, answer) in sheet.FromEarlierVersions)
            foreach (var value in answer.Choices.Count > 0 ? answer.Choices : [answer.Text]) yield return new ExtractedAnswer(path, value, null, answer.Number);
    }

    private static IEnumerable<ExtractedAnswer> Of(AnswerSheet sheet, SheetField field)
    {
        if (field.Item is CalculateItem)
        {
            var value = sheet.ValueAt(field.Path);
            return value.IsEmpty ? [] : [new ExtractedAnswer(field.Path, value.ToText(), null, (value as Expressions.Value.Number)?.Amount)];
        }
        var answer = sheet.Shown(field.Path);
        if (answer.IsEmpty) return [];
        if (answer.Choices.Count == 0) return [new ExtractedAnswer(field.Path, answer.Text, null, answer.Number)];
        return field.Item is SelectQuestion
            ? sheet.ChosenAt(field).Select(choice => new ExtractedAnswer(field.Path, choice.Name, choice.Label, null))
            : answer.Choices.Select(name => new ExtractedAnswer(field.Path, name, null, null));
    }
}

/// <summary>A code on a fragment, with where the fragment stands.</summary>
/// <param name="Code">The code.</param>
/// <param name="Coding">Who put it there.</param>
/// <param name="Fragment">The words.</param>
/// <param name="Text">The version of the text they were taken from.</param>
/// <param name="Response">Who said it.</param>
/// <param name="Counts">Whether the text is among the answers that count; false: its question is no longer asked.</param>
internal sealed record ExtractedCoding(CodeInTree Code, Coding.Coding Coding, Fragment Fragment, CodedText Text, ExtractedResponse Response, bool Counts);

/// <summary>Everything of a scan that the sheets are made of, in a fixed order: the same scan gives the same workbook.</summary>
internal sealed class ScanExtract
{
    public required IReadOnlyList<Partner> Partners { get; init; }

    public required ILookup<Guid, Invitation> Invitations { get; init; }

    public required IReadOnlyList<ExtractedResponse> Responses { get; init; }

    /// <summary>The answers of the responses that count, by response, in the order of the questionnaire.</summary>
    public required ILookup<Guid, ExtractedAnswer> Answers { get; init; }

    public required IReadOnlyList<CodeInTree> Codes { get; init; }

    public required IReadOnlyList<ExtractedCoding> Codings { get; init; }

    public static async Task<ScanExtract> LoadAsync(ScannerDb db, QuestionnaireLibrary library, Guid scanId, CancellationToken stop)
    {
        var partners = await db.Set<Partner>().AsNoTracking().Include(row => row.Roles).Where(row => row.ScanId == scanId).OrderBy(row => row.Number).ToListAsync(stop);
        var invitations = await (from invitation in db.Set<Invitation>().AsNoTracking()
                                 join distribution in db.Set<Distribution>() on invitation.DistributionId equals distribution.Id
                                 where distribution.ScanId == scanId
                                 select invitation).ToListAsync(stop);
        var responses = await ResponsesAsync(db, library, scanId, partners, stop);
        var sources = await TextsToCode.LoadSourcesAsync(db, scanId, null, stop);
        var sheets = await new TextsToCode(library).LoadSheetsAsync(db, scanId, null, sources, stop);
        var codes = (await (from code in db.Set<Code>().AsNoTracking()
                            join book in db.Set<Codebook>() on code.CodebookId equals book.Id
                            where book.ScanId == scanId
                            select code).ToListAsync(stop)).InTree().ToList();
        return new ScanExtract
        {
            Partners = partners,
            Invitations = invitations.ToLookup(invitation => invitation.PartnerId),
            Responses = responses,
            Answers = sheets.SelectMany(pair => ExtractedAnswer.Of(pair.Value).Select(answer => (pair.Key, answer))).ToLookup(pair => pair.Key, pair => pair.answer),
            Codes = codes,
            Codings = await CodingsAsync(db, scanId, codes, responses, TextsToCode.In(sources, sheets).Select(text => new TextKey(text.Source.ResponseId, text.Path)).ToHashSet(), stop),
        };
    }

    private static async Task<List<ExtractedResponse>> ResponsesAsync(ScannerDb db, QuestionnaireLibrary library, Guid scanId, List<Partner> partners, CancellationToken stop)
    {
        var responses = await db.Set<Response>().AsNoTracking().Where(row => row.ScanId == scanId).ToListAsync(stop);
        List<Guid> versionIds = [.. responses.Select(row => row.QuestionnaireVersionId).Distinct()];
        var formIds = db.Set<QuestionnaireVersion>().Where(row => versionIds.Contains(row.Id)).Select(row => row.FormId);
        var versions = await db.Set<QuestionnaireVersion>().AsNoTracking().Where(row => formIds.Contains(row.FormId)).ToDictionaryAsync(row => row.Id, stop);
        var asked = versions.Values.ToDictionary(version => version.Id, version => new AskedPaths(library.Published(version)));
        var byForm = versions.Values.GroupBy(version => version.FormId).ToDictionary(same => same.Key, same => (IReadOnlyDictionary<int, AskedPaths>)same.ToDictionary(version => version.Number, version => asked[version.Id]));
        var held = await (from interview in db.Set<Interview>()
                          join response in db.Set<Response>() on interview.ResponseId equals response.Id
                          where response.ScanId == scanId
                          select new { interview.ResponseId, interview.HeldOn }).ToDictionaryAsync(row => row.ResponseId, row => row.HeldOn, stop);
        var identities = await db.Set<Distribution>().Where(row => row.ScanId == scanId).Select(row => new { row.Id, row.Identity }).ToDictionaryAsync(row => row.Id, row => row.Identity, stop);
        return [.. from partner in partners
                   from entry in responses.Where(row => row.PartnerId == partner.Id).OrderBy(row => row.StartedAt).ThenBy(row => row.Id).Select((response, index) => (response, index))
                   let day = held.TryGetValue(entry.response.Id, out var heldOn) ? heldOn : Amsterdam.DayOf(entry.response.SubmittedAt ?? entry.response.LastSavedAt)
                   let version = versions[entry.response.QuestionnaireVersionId]
                   select new ExtractedResponse(entry.response, partner, entry.index + 1, version, asked[version.Id], day) 
                   {
                       Versions = byForm[version.FormId],
                       Identity = entry.response.DistributionId is { } distribution ? identities[distribution] : null,
                   }];
    }

    private static async Task<List<ExtractedCoding>> CodingsAsync(ScannerDb db, Guid scanId, List<CodeInTree> codes, List<ExtractedResponse> responses, HashSet<TextKey> counting, CancellationToken stop)
    {
        var rows = await (from coding in db.Set<Coding.Coding>()
                          join fragment in db.Set<Fragment>() on coding.FragmentId equals fragment.Id
                          join text in db.Set<CodedText>() on fragment.CodedTextId equals text.Id
                          join response in db.Set<Response>() on text.ResponseId equals response.Id
                          where response.ScanId == scanId
                          select new { coding, fragment, text }).AsNoTracking().ToListAsync(stop);
        var byId = codes.Select((code, order) => (code, order)).ToDictionary(entry => entry.code.Code.Id);
        var places = responses.Select((response, order) => (response, order)).ToDictionary(entry => entry.response.Response.Id);
        return [.. rows
            .OrderBy(row => byId[row.coding.CodeId].order)
            .ThenBy(row => places[row.text.ResponseId].order)
            .ThenBy(row => places[row.text.ResponseId].response.Asked.OrderOf(row.text.Path))
            .ThenBy(row => row.text.Path, StringComparer.Ordinal)
            .ThenBy(row => row.fragment.Start).ThenBy(row => row.fragment.Length).ThenBy(row => row.coding.CodedAt).ThenBy(row => row.coding.Id)
            .Select(row => new ExtractedCoding(byId[row.coding.CodeId].code, row.coding, row.fragment, row.text, places[row.text.ResponseId].response, counting.Contains(new TextKey(row.text.ResponseId, row.text.Path))))];
    }
}
