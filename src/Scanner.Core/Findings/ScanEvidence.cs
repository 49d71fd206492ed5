using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Scanner.Core.Coding;
using Scanner.Core.Data;
using Scanner.Core.Interviews;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;

namespace Scanner.Core.Findings;

/// <summary>A partner said something at a path, online (handed in) or in a conversation.</summary>
internal readonly record struct Said(Guid PartnerId, ResponseMode Mode, IReadOnlyList<int> KeyQuestions);

/// <summary>A code on a fragment, with the key questions that it says something about.</summary>
/// <remarks>
/// A fragment counts for the key questions of the code on it: people answer what was not asked, and the notes of one topic
/// serve many key questions. A code without key questions, such as a top code made while working, leaves it to what was asked.
/// </remarks>
internal readonly record struct CodedOn(Guid FragmentId, Guid CodeId, Guid ResponseId, ResponseMode Mode, bool IsHearsay, bool IsOrphaned, IReadOnlySet<int> KeyQuestions);

/// <summary>A conversation that was held.</summary>
internal readonly record struct Held(Guid ResponseId, Guid PartnerId, DateOnly On, DateTimeOffset StartedAt);

/// <summary>What a scan has gathered, as far as the grid needs it.</summary>
internal sealed class ScanEvidence
{
    public required IReadOnlyList<Said> Said { get; init; }

    /// <summary>The answers and notes that are to be coded, and how many of them have a code.</summary>
    public required Part Coded { get; init; }

    public required IReadOnlyList<CodedOn> Codings { get; init; }

    /// <summary>The conversations, oldest first.</summary>
    public required IReadOnlyList<Held> Conversations { get; init; }

    /// <summary>The partners that handed in online.</summary>
    public required IReadOnlySet<Guid> Submitted { get; init; }

    /// <summary>The key questions that were put to anyone.</summary>
    public required IReadOnlySet<int> Asked { get; init; }

    public static async Task<ScanEvidence> LoadAsync(ScannerDb db, QuestionnaireLibrary library, Guid scanId, CancellationToken stop)
    {
        // An online response counts once it is handed in; a conversation at once.
        var responses = await db.Set<Response>().AsNoTracking().Where(row => row.ScanId == scanId && (row.Mode == ResponseMode.Conversation || row.SubmittedAt != null)).ToDictionaryAsync(row => row.Id, stop);
        var put = await (from invitation in db.Set<Invitation>()
                         join distribution in db.Set<Distribution>() on invitation.DistributionId equals distribution.Id
                         where distribution.ScanId == scanId && invitation.WithdrawnAt == null
                         select distribution.QuestionnaireVersionId).Distinct().ToListAsync(stop);
        List<Guid> versionIds = [.. put.Concat(responses.Values.Select(row => row.QuestionnaireVersionId)).Distinct()];
        var versions = await db.Set<QuestionnaireVersion>().AsNoTracking().Where(row => versionIds.Contains(row.Id)).ToListAsync(stop);
        var asked = versions.ToDictionary(version => version.Id, version => new AskedPaths(library.Published(version)));
        var held = await (from interview in db.Set<Interview>()
                          join response in db.Set<Response>() on interview.ResponseId equals response.Id
                          where response.ScanId == scanId
                          select new { interview.ResponseId, response.PartnerId, interview.HeldOn, response.StartedAt }).ToListAsync(stop);
        var reader = new TextsToCode(library);
        var sources = await TextsToCode.LoadSourcesAsync(db, scanId, null, stop);
        var sheets = await reader.LoadSheetsAsync(db, scanId, null, sources, stop);
        var said = from pair in sheets
                   let response = responses[pair.Key]
                   from path in SaidIn(pair.Value)
                   select new Said(response.PartnerId, response.Mode, asked[response.QuestionnaireVersionId].At(path).KeyQuestions);
        var codings = await CodingsAsync(db, scanId, responses, asked, stop);
        var coded = codings.Where(row => !row.Coding.IsOrphaned).Select(row => (row.Coding.ResponseId, row.Path)).ToHashSet();
        var texts = TextsToCode.In(sources, sheets);
        var standing = texts.Select(text => (text.Source.ResponseId, text.Path)).ToHashSet();
        return new ScanEvidence
        {
            Said = [.. said],
            Coded = new Part(texts.Count(text => coded.Contains((text.Source.ResponseId, text.Path))), texts.Count),
            // Words that a correction took away are no evidence any more, nor is the answer to a question that is no longer asked.
            Codings = [.. codings.Where(row => !row.Coding.IsOrphaned && standing.Contains((row.Coding.ResponseId, row.Path))).Select(row => row.Coding)],
            Conversations = [.. held.Select(row => new Held(row.ResponseId, row.PartnerId, row.HeldOn, row.StartedAt)).OrderBy(row => row.On).ThenBy(row => row.StartedAt).ThenBy(row => row.ResponseId)],
            Submitted = responses.Values.Where(row => row.Mode != ResponseMode.Conversation).Select(row => row.PartnerId).ToHashSet(),
            Asked = asked.Values.SelectMany(paths => paths.KeyQuestions).ToHashSet(),
        };
    }

    /// <summary>
    /// The paths at which something was said and that are asked. Nothing is said by a calculation, by a default that nobody touched, and by who only
    /// says not to know.
    /// </summary>
    private static IEnumerable<string> SaidIn(AnswerSheet sheet) => sheet.Questionnaire.Sections
        .SelectMany(section => sheet.AskedIn(section).Where(field => SaysSomething.In(field.Item as Question, sheet.Given(field.Path))).Select(field => field.Path)
            .Concat(SaysSomething.In(null, sheet.Given(Answer.NotesOn(section.Name))) ? [Answer.NotesOn(section.Name)] : []));

    /// <summary>What is known on one key question.</summary>
    public GridRow RowOf(KeyQuestion question)
    {
        var said = Said.Where(row => row.KeyQuestions.Contains(question.Number)).ToList();
        var codings = Codings.Where(row => row.KeyQuestions.Contains(question.Number)).ToList();
        return new GridRow(
            question.Number, question.Text,
            said.Where(row => row.Mode != ResponseMode.Conversation).Select(row => row.PartnerId).Distinct().Count(),
            said.Where(row => row.Mode == ResponseMode.Conversation).Select(row => row.PartnerId).Distinct().Count(),
            codings.Select(row => row.FragmentId).Distinct().Count(),
            NewCodes(codings),
            GradeOf(Asked.Contains(question.Number), said.Count > 0, codings));
    }

    private static Grade GradeOf(bool isAsked, bool isAnswered, List<CodedOn> codings)
    {
        if (codings.Count == 0) return isAnswered ? Grade.NotCoded : isAsked ? Grade.BlindSpot : Grade.NotAsked;
        // Hearsay makes a signal, never a second kind of source.
        var kinds = codings.Where(row => !row.IsHearsay).Select(row => row.Mode).Distinct().Count();
        return kinds >= 2 ? Grade.Fair : Grade.Signal;
    }

    private List<int> NewCodes(List<CodedOn> codings)
    {
        var seen = new HashSet<Guid>();
        return [.. Conversations.Select(held => codings.Where(row => row.ResponseId == held.ResponseId).Count(row => seen.Add(row.CodeId)))];
    }

    private static async Task<List<(CodedOn Coding, string Path)>> CodingsAsync(ScannerDb db, Guid scanId, Dictionary<Guid, Response> responses, Dictionary<Guid, AskedPaths> asked, CancellationToken stop)
    {
        var rows = await (from coding in db.Set<Coding.Coding>()
                          join code in db.Set<Code>() on coding.CodeId equals code.Id
                          join fragment in db.Set<Fragment>() on coding.FragmentId equals fragment.Id
                          join text in db.Set<CodedText>() on fragment.CodedTextId equals text.Id
                          join response in db.Set<Response>() on text.ResponseId equals response.Id
                          where response.ScanId == scanId
                          select new { coding.FragmentId, coding.CodeId, code.KeyQuestions, fragment.IsHearsay, fragment.IsOrphaned, text.ResponseId, text.Path }).ToListAsync(stop);
        return [.. rows.Where(row => responses.ContainsKey(row.ResponseId)).Select(row =>
        {
            var response = responses[row.ResponseId];
            var ofCode = row.KeyQuestions.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToList();
            var served = ofCode.Count > 0 ? ofCode : asked[response.QuestionnaireVersionId].At(row.Path).KeyQuestions;
            return (new CodedOn(row.FragmentId, row.CodeId, row.ResponseId, response.Mode, row.IsHearsay, row.IsOrphaned, served.ToHashSet()), row.Path);
        })];
    }
}
