using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;

namespace Scanner.Core.Responses;

/// <summary>
/// The one path of one save, online and in conversations. Saves of one response wait for each other; what nobody touched is
/// left alone; of what was touched the newest wins; a field emptied in an older tab does not erase a newer answer.
/// </summary>
internal sealed class SaveAnswers(QuestionnaireLibrary library, TimeProvider clock, WriteTurns turns)
{
    /// <param name="db">The database, opened for the municipality.</param>
    /// <param name="hold">Takes the lock that makes saves of this response wait, as its first statement, and tells how things stand then; null: there is nothing to save to.</param>
    /// <param name="section">The section whose values were posted.</param>
    /// <param name="posted">What was posted.</param>
    /// <param name="stop">Stops the work; nothing is saved then.</param>
    public async Task<SaveOutcome> SaveAsync(ScannerDb db, Func<CancellationToken, Task<HeldResponse?>> hold, string section, PostedAnswers posted, CancellationToken stop)
    {
        using var turn = await turns.TakeAsync(db, stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await hold(stop) is not { } held) return SaveOutcome.Not(LinkState.Unknown);
        if (held.State != LinkState.Open) return SaveOutcome.Not(held.State);
        if (await LatePage.OfAsync(db, library, held.Version, posted.Version, stop) is { } late) return await SaveLateAsync(db, held, late, section, posted, stop);
        var questionnaire = library.Published(held.Version);
        if (questionnaire.Sections.FirstOrDefault(one => one.Name == section) is not { } target) return SaveOutcome.Not(LinkState.Unknown);

        var now = clock.GetUtcNow();
        var setting = SettingOf(held, questionnaire, posted, now);
        var sheet = new AnswerSheet(questionnaire, held.Answers, setting);
        var asked = sheet.FieldsOf(target).Where(field => sheet.Asks(field.Path)).Select(field => field.Path).ToHashSet();
        var (changed, refused) = Compare(sheet, target, posted);
        var response = held.Response;
        if (changed.Count > 0)
        {
            var write = new RowWriter(db);
            var isNew = response is null;
            response ??= held.Begin(now);
            var revision = response.Saved(now, setting.Language);
            response.CameTo(questionnaire, target);
            if (isNew) write.Insert([response]);
            else write.Update(response);
            write.Replace(
                held.Answers.Where(answer => changed.ContainsKey(answer.Path)),
                changed.SelectMany(change => change.Value.Rows(response.Id, change.Key, revision, now, HasDefault(questionnaire, change.Key))));
            await write.RunAsync(stop);
            await transaction.CommitAsync(stop);
            // What is told about it needs no turn.
            turn.Dispose();
            sheet.Change(changed.ToDictionary(change => change.Key, change => change.Value with { Revision = change.Value.IsEmpty && !HasDefault(questionnaire, change.Key) ? 0 : revision }));
        }
        // When nothing was touched the transaction ends here without a commit, and with it the mark that the lock left.
        return Outcome(sheet, asked, target, response, refused);
    }

    /// <summary>Saves what was posted from a page of a version that the response has left: all its answers are written again, as they are after moving along.</summary>
    private async Task<SaveOutcome> SaveLateAsync(ScannerDb db, HeldResponse held, LatePage late, string section, PostedAnswers posted, CancellationToken stop)
    {
        if (late.Version.Questionnaire.Sections.FirstOrDefault(one => one.Name == section) is not { } target) return SaveOutcome.Not(LinkState.Unknown);
        var now = clock.GetUtcNow();
        var stored = held.Answers;
        var then = late.AsThen(stored);
        var (changed, refused) = Compare(new AnswerSheet(late.Version.Questionnaire, then, SettingOf(held, late.Version.Questionnaire, posted, now)), target, posted);
        var (response, rows) = (held.Response, stored);
        if (changed.Count > 0)
        {
            var write = new RowWriter(db);
            var isNew = response is null;
            response ??= held.Begin(now);
            var revision = response.Saved(now);
            response.CameTo(late.Now.Questionnaire, target);
            if (isNew) write.Insert([response]);
            else write.Update(response);
            var given = changed.SelectMany(change => change.Value.Rows(response.Id, change.Key, revision, now, HasDefault(late.Version.Questionnaire, change.Key)));
            rows = [.. late.AsNow([.. then.Where(row => !changed.ContainsKey(row.Path)), .. given]).Select(row => row.At(row.Path))];
            write.Replace(stored, rows);
            await write.RunAsync(stop);
            await db.Database.CommitTransactionAsync(stop);
        }
        var sheet = new AnswerSheet(late.Now.Questionnaire, rows, SettingOf(held, late.Now.Questionnaire, posted, now));
        // A section that is gone leads on to the first there is.
        return late.Now.Questionnaire.Sections.FirstOrDefault(one => one.Name == section) is { } here
            ? Outcome(sheet, [.. sheet.FieldsOf(here).Select(field => field.Path)], here, response, refused)
            : new SaveOutcome { State = LinkState.Open, SavedAt = response?.LastSavedAt, Revision = response?.Revision ?? 0, Language = sheet.Language, Refused = refused, Next = sheet.Sections is [var first, ..] ? first.Name : null };
    }

    private static SheetSetting SettingOf(HeldResponse held, Questionnaire questionnaire, PostedAnswers posted, DateTimeOffset now) =>
        new(held.Mode, held.Partner, LanguageFor(questionnaire, posted.Language, held.Response, held.Language), now, held.Version.Number);

    /// <summary>The language to answer in: the one asked for, or else the one used last, or else the one it is shown in first, or else the questionnaire's own.</summary>
    public static string LanguageFor(Questionnaire questionnaire, string? asked, Response? response, string? first = null) =>
        new[] { asked, response?.Language, first }.OfType<string>().FirstOrDefault(language => questionnaire.Languages.Contains(language)) ?? questionnaire.DefaultLanguage;

    /// <summary>What a form changes, and what in it could not be stored at all.</summary>
    public static (Dictionary<string, GivenAnswer> Changed, List<RefusedAnswer> Refused) Compare(AnswerSheet before, Section target, PostedAnswers posted)
    {
        var changed = new Dictionary<string, GivenAnswer>();
        var refused = new List<RefusedAnswer>();
        foreach (var (path, item) in Fields(before, target).Concat(Vanished(before, target, posted)))
        {
            var stands = before.Shown(path);
            if (item is Repeat)
            {
                if (posted.Repeat is { } wanted && wanted.Path == path) changed[path] = new GivenAnswer(wanted.Apply(RepeatKeys.Of(stands.Text)).ToString(), []);
                continue;
            }
            // No mark: the question was not on the page that was posted.
            if (!posted.Marks.TryGetValue(path, out var was)) continue;
            var (typed, fault) = GivenAnswer.Read(item as Question, posted.Values.GetValueOrDefault(path) ?? []);
            if (fault is not null)
            {
                refused.Add(new RefusedAnswer(path, fault.Value, typed.Text));
                continue;
            }
            if (typed.Mark == was || typed.Mark == stands.Mark) continue;
            if (typed.IsEmpty && stands.Revision > posted.Seen) continue;
            changed[path] = typed;
        }
        return (changed, refused);
    }

    /// <summary>The fields that a form of this section can post: questions, repeats that grow, and in a conversation the notes (without an item).</summary>
    private static IEnumerable<(string Path, SurveyItem? Item)> Fields(AnswerSheet sheet, Section target)
    {
        foreach (var field in sheet.FieldsOf(target))
            if (field.Item is Repeat or Question { TakesAnswer: true, IsReadOnly: false }) yield return (field.Path, field.Item);
        if (sheet.Mode == QuestionMode.Conversation) yield return (Answer.NotesOn(target.Name), null);
    }

    /// <summary>Posted fields of a time of a repeat that another tab or device has taken away meanwhile: what was typed there is kept too.</summary>
    private static IEnumerable<(string Path, SurveyItem? Item)> Vanished(AnswerSheet sheet, Section target, PostedAnswers posted)
    {
        var plan = sheet.Questionnaire.Plan;
        var there = Fields(sheet, target).Select(field => field.Path).ToHashSet();
        return from path in posted.Marks.Keys
               where path.Contains('[', StringComparison.Ordinal) && path.Length <= Answer.PathLength && !there.Contains(path)
               let node = plan.Find(AnswerPath.NameOf(path))
               where node is not null && node.Section.Name == target.Name && node.Item is Question { TakesAnswer: true, IsReadOnly: false } && AnswerPath.Fits(plan, node, path)
               select (path, (SurveyItem?)node.Item);
    }

    private static bool HasDefault(Questionnaire questionnaire, string path) => questionnaire.Plan.Find(AnswerPath.NameOf(path))?.Item is Question { Default: not null };

    private static SaveOutcome Outcome(AnswerSheet sheet, HashSet<string> askedBefore, Section target, Response? response, List<RefusedAnswer> refused)
    {
        var items = new ItemViews(sheet, target).Of(target.Content, Spot.Outside);
        var visible = sheet.FieldsOf(target).Where(field => sheet.Asks(field.Path)).ToList();
        return new SaveOutcome
        {
            State = LinkState.Open,
            SavedAt = response is { Revision: > 0 } ? response.LastSavedAt : null,
            Revision = response?.Revision ?? 0,
            Language = sheet.Language,
            Visible = [.. items.SelectMany(VisibleIn)],
            Shape = SheetViews.ShapeOf(items),
            Appeared = [.. visible.Where(field => field.Item is Question { TakesAnswer: true } && !askedBefore.Contains(field.Path)).Select(field => field.Path)],
            Problems = [.. visible.Select(sheet.Problem).OfType<AnswerProblem>()],
            Refused = refused,
            Marks = Fields(sheet, target).ToDictionary(field => field.Path, field => sheet.OnPage(field.Path, field.Item).Mark),
            Previous = sheet.Before(target),
            Next = sheet.After(target),
        };
    }

    private static IEnumerable<string> VisibleIn(ItemView item)
    {
        if (!item.IsAsked) return [];
        return (item switch
        {
            GroupView group => group.Items,
            TableView table => table.Rows,
            RepeatView repeat => repeat.Instances.SelectMany(time => time.Items),
            _ => [],
        }).SelectMany(VisibleIn).Prepend(item.Path);
    }
}

/// <summary>A response that no other save can touch until this one is done.</summary>
/// <param name="State">Whether it may be saved to, looked up after the lock was taken.</param>
/// <param name="Response">The response; null before the first save.</param>
/// <param name="Version">What is answered.</param>
/// <param name="Partner">Who answers.</param>
/// <param name="Mode">Online or in a conversation.</param>
/// <param name="Begin">Makes the response at the first save.</param>
/// <param name="Answers">Its answers.</param>
internal sealed record HeldResponse(LinkState State, Response? Response, QuestionnaireVersion Version, PartnerFacts Partner, QuestionMode Mode, Func<DateTimeOffset, Response> Begin, IReadOnlyList<Answer> Answers)
{
    /// <summary>The link through which it was opened; null: opened by staff.</summary>
    public PersonalLink? Link { get; init; }

    /// <summary>The language in which it is shown first; null: the questionnaire's own.</summary>
    public string? Language => Link?.Language;
}

/// <summary>What a form posts for one section.</summary>
/// <param name="Values">The values by path; a question without a chosen option has none.</param>
/// <param name="Marks">Per question that was on the page: the mark of the answer as it stood then.</param>
/// <param name="Seen">The number of the last save when the page was made.</param>
/// <param name="Language">The language of the page.</param>
/// <param name="Repeat">A time of a repeat to add, take away or put back; null: none.</param>
/// <param name="Version">The version of the questionnaire that the page was made for: <see cref="SectionView.Version"/>; null: the one that is answered now.</param>
public sealed record PostedAnswers(IReadOnlyDictionary<string, IReadOnlyList<string>> Values, IReadOnlyDictionary<string, string> Marks, int Seen, string? Language = null, RepeatChange? Repeat = null, int? Version = null);

/// <summary>What to do with a repeat that who answers adds to.</summary>
/// <param name="Path">The path of the repeat.</param>
/// <param name="Key">The time that it is about; null: add one.</param>
/// <param name="PutsBack">Whether the time is put back instead of taken away.</param>
public sealed record RepeatChange(string Path, string? Key = null, bool PutsBack = false)
{
    internal RepeatKeys Apply(RepeatKeys keys) => Key is null ? keys.Add() : PutsBack ? keys.PutBack(Key) : keys.Remove(Key);
}

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

    /// <summary>The paths of the questions, groups, matrices and repeats of this section that are asked now.</summary>
    public IReadOnlyList<string> Visible { get; init; } = [];

    /// <summary>What <see cref="SectionView.Shape"/> would be now.</summary>
    public string Shape { get; init; } = "";

    /// <summary>The questions that were not asked before this save.</summary>
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
