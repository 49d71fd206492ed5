using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;

namespace Scanner.Core.Responses;

/// <summary>
/// The one path of one save, online and in conversations. Saves of one response wait for each other; what nobody touched is
/// left alone; of what was touched the newest wins; a field emptied in an older tab does not erase a newer answer.
/// </summary>
internal sealed class SaveAnswers(QuestionnaireLibrary library, TimeProvider clock)
{
    /// <param name="db">The database, opened for the municipality.</param>
    /// <param name="hold">Takes the lock that makes saves of this response wait, as its first statement, and tells how things stand then.</param>
    /// <param name="section">The section whose values were posted.</param>
    /// <param name="posted">What was posted.</param>
    /// <param name="stop">Stops the work; nothing is saved then.</param>
    public async Task<SaveOutcome> SaveAsync(ScannerDb db, Func<CancellationToken, Task<HeldResponse>> hold, string section, PostedAnswers posted, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var held = await hold(stop);
        if (held.State != LinkState.Open) return SaveOutcome.Not(held.State);
        var questionnaire = library.Published(held.Version);
        if (questionnaire.Sections.FirstOrDefault(one => one.Name == section) is not { } target) return SaveOutcome.Not(LinkState.Unknown);

        var now = clock.GetUtcNow();
        var setting = new SheetSetting(held.Mode, held.Partner, LanguageFor(questionnaire, posted.Language, held.Response), now);
        var stored = await StoredAsync(db, held.Response, stop);
        var before = new AnswerSheet(questionnaire, stored, setting);
        var (changed, refused) = Compare(before, target, posted);
        var response = held.Response;
        var after = before;
        if (changed.Count > 0)
        {
            if (response is null) db.Add(response = held.Begin(now));
            var revision = response.Saved(now, setting.Language);
            var paths = changed.Keys.ToList();
            await db.Set<Answer>().Where(answer => answer.ResponseId == response.Id && paths.Contains(answer.Path)).ExecuteDeleteAsync(stop);
            var rows = changed.SelectMany(change => change.Value.Rows(response.Id, change.Key, revision, now)).ToList();
            db.AddRange(rows);
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            after = new AnswerSheet(questionnaire, stored.Where(answer => !changed.ContainsKey(answer.Path)).Concat(rows), setting);
        }
        // When nothing was touched the transaction ends here without a commit, and with it the mark that the lock left.
        return Outcome(before, after, target, response, refused);
    }

    /// <summary>The language to answer in: the one asked for, or else the one used last, or else the questionnaire's own.</summary>
    public static string LanguageFor(Questionnaire questionnaire, string? asked, Response? response) =>
        new[] { asked, response?.Language }.OfType<string>().FirstOrDefault(language => questionnaire.Languages.Contains(language)) ?? questionnaire.DefaultLanguage;

    /// <summary>The rows of a response; none before the first save.</summary>
    public static async Task<List<Answer>> StoredAsync(ScannerDb db, Response? response, CancellationToken stop) =>
        response is null ? [] : await db.Set<Answer>().AsNoTracking().Where(answer => answer.ResponseId == response.Id).ToListAsync(stop);

    private static (Dictionary<string, GivenAnswer> Changed, List<RefusedAnswer> Refused) Compare(AnswerSheet before, Section target, PostedAnswers posted)
    {
        var changed = new Dictionary<string, GivenAnswer>();
        var refused = new List<RefusedAnswer>();
        foreach (var (path, question) in Fields(before, target))
        {
            // No mark: the question was not on the page that was posted.
            if (!posted.Marks.TryGetValue(path, out var was)) continue;
            var (typed, fault) = GivenAnswer.Read(question, posted.Values.GetValueOrDefault(path) ?? []);
            if (fault is not null)
            {
                refused.Add(new RefusedAnswer(path, fault.Value, typed.Text));
                continue;
            }
            var stands = before.Given(path);
            if (typed.Mark == was || typed.Mark == stands.Mark) continue;
            if (typed.IsEmpty && stands.Revision > posted.Seen) continue;
            changed[path] = typed;
        }
        return (changed, refused);
    }

    private static IEnumerable<(string Path, Question? Question)> Fields(AnswerSheet sheet, Section target)
    {
        foreach (var question in target.Questions)
            if (question is not NoteItem && sheet.Carries(target, question)) yield return (question.Name, question);
        if (sheet.Mode == QuestionMode.Conversation) yield return (Answer.NotesOn(target.Name), null);
    }

    private static SaveOutcome Outcome(AnswerSheet before, AnswerSheet after, Section target, Response? response, List<RefusedAnswer> refused)
    {
        var visible = target.Questions.Where(after.Asks).ToList();
        return new SaveOutcome
        {
            State = LinkState.Open,
            SavedAt = response is { Revision: > 0 } ? response.LastSavedAt : null,
            Revision = response?.Revision ?? 0,
            Language = after.Language,
            Visible = [.. visible.Select(question => question.Name)],
            Appeared = [.. visible.Where(question => question is not NoteItem && !before.Asks(question)).Select(question => question.Name)],
            Problems = [.. visible.Select(after.Problem).OfType<AnswerProblem>()],
            Refused = refused,
            Marks = Fields(after, target).ToDictionary(field => field.Path, field => after.Given(field.Path).Mark),
            Previous = after.Before(target),
            Next = after.After(target),
        };
    }
}

/// <summary>A response that no other save can touch until this one is done.</summary>
/// <param name="State">Whether it may be saved to, looked up after the lock was taken.</param>
/// <param name="Response">The response; null before the first save.</param>
/// <param name="Version">What is answered.</param>
/// <param name="Partner">Who answers.</param>
/// <param name="Mode">Online or in a conversation.</param>
/// <param name="Begin">Makes the response at the first save.</param>
internal sealed record HeldResponse(LinkState State, Response? Response, QuestionnaireVersion Version, PartnerFacts Partner, QuestionMode Mode, Func<DateTimeOffset, Response> Begin);

/// <summary>What a form posts for one section.</summary>
/// <param name="Values">The values by path; a question without a chosen option has none.</param>
/// <param name="Marks">Per question that was on the page: the mark of the answer as it stood then.</param>
/// <param name="Seen">The number of the last save when the page was made.</param>
/// <param name="Language">The language of the page.</param>
public sealed record PostedAnswers(IReadOnlyDictionary<string, IReadOnlyList<string>> Values, IReadOnlyDictionary<string, string> Marks, int Seen, string? Language = null);

/// <summary>A value that could not be stored at all.</summary>
/// <param name="Question">The question, or the path of the notes.</param>
/// <param name="Fault">Why not.</param>
/// <param name="Typed">What was typed, to give it back.</param>
public sealed record RefusedAnswer(string Question, AnswerFault Fault, string Typed);

/// <summary>How a save went, and what the page should show now.</summary>
public sealed record SaveOutcome
{
    /// <summary>Only <see cref="LinkState.Open"/> was saved; otherwise the rest is empty.</summary>
    public required LinkState State { get; init; }

    /// <summary>When the answers were last saved, this time or before; null: there is nothing to save yet.</summary>
    public DateTimeOffset? SavedAt { get; init; }

    /// <summary>The number of the last save.</summary>
    public int Revision { get; init; }

    /// <summary>The language of messages.</summary>
    public string Language { get; init; } = "nl";

    /// <summary>The names of the questions of this section that are asked now.</summary>
    public IReadOnlyList<string> Visible { get; init; } = [];

    /// <summary>Those that were not asked before this save.</summary>
    public IReadOnlyList<string> Appeared { get; init; } = [];

    /// <summary>What is wrong with the answers of this section.</summary>
    public IReadOnlyList<AnswerProblem> Problems { get; init; } = [];

    /// <summary>What was not stored; the answer that stood there still stands.</summary>
    public IReadOnlyList<RefusedAnswer> Refused { get; init; } = [];

    /// <summary>The marks of the answers as they stand now, by path.</summary>
    public IReadOnlyDictionary<string, string> Marks { get; init; } = new Dictionary<string, string>();

    /// <summary>The section before; null: this is the first.</summary>
    public string? Previous { get; init; }

    /// <summary>The section after; null: this is the last.</summary>
    public string? Next { get; init; }

    internal static SaveOutcome Not(LinkState state) => new() { State = state };
}
