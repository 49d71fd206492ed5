using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>
/// Keeps what is posted after the last day, for the officer to accept or not, and gives the typed words back whenever a link does not let
/// them be saved, so that nobody loses them unseen.
/// </summary>
public sealed class KeepLateAnswers
{
    private readonly IDbContextFactory<ScannerDb> databases;
    private readonly QuestionnaireLibrary library;
    private readonly TimeProvider clock;
    private readonly PersonalLinks links;

    internal KeepLateAnswers(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library, TimeProvider clock, PersonalLinks links) =>
        (this.databases, this.library, this.clock, this.links) = (databases, library, clock, links);

    /// <summary>Keeps what was posted for a section when the questionnaire is closed; in any other state only reads the words.</summary>
    /// <param name="token">The link.</param>
    /// <param name="section">The section.</param>
    /// <param name="posted">What was posted.</param>
    /// <param name="isTouched">Whether only what was touched was posted, so that a field like the stored answer was typed back to it.</param>
    /// <param name="stop">Stops the work; nothing is kept then.</param>
    public async Task<LateKept> KeepAsync(SecretToken token, string section, PostedAnswers posted, bool isTouched, CancellationToken stop)
    {
        if (await links.FindAsync(token, stop) is not { } link) return LateKept.Unknown;
        return await Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(link.MunicipalityId, stop);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            var state = await HoldAsync(db, link, stop);
            var response = await db.Set<Response>().AsNoTracking().FirstOrDefaultAsync(row => row.InvitationId == link.InvitationId, stop);
            if (state is LinkState.Open or LinkState.Closed && response is { IsOpen: false }) state = LinkState.Submitted;
            var (sheet, number) = await SheetAsync(db, link, response, posted, stop);
            if (sheet.Questionnaire.Sections.FirstOrDefault(one => one.Name == section) is not { } target) return LateKept.Unknown;
            var (changed, refused) = SaveAnswers.Compare(sheet, target, posted with { Repeat = null });
            var kept = new LateKept(state, link.Municipality, link.ClosesOn, sheet.Language, TypedWords.Of(sheet, target, changed, refused), false, refused.Count > 0);
            if (state != LinkState.Closed || changed.Count == 0 && !isTouched) return kept;
            var row = await db.Set<LatePost>().FirstOrDefaultAsync(late => late.InvitationId == link.InvitationId && late.Section == section, stop);
            IReadOnlyCollection<string> takenBack = isTouched ? [.. posted.Marks.Keys.Where(path => !changed.ContainsKey(path))] : [];
            var joined = LateJson.Join(row is null ? null : LateJson.Read(row.Posted), posted with { Version = number }, changed.Keys, takenBack);
            if (joined.Values.Count == 0 && row is null) return kept;
            var json = LateJson.Write(joined);
            if (!LateJson.Fits(json)) return kept with { IsTooLarge = true };
            if (row is null) db.Add(LatePost.Of(link.InvitationId, section, json, clock.GetUtcNow()));
            else row.Replace(json, clock.GetUtcNow());
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            return kept with { IsKept = true };
        });
    }

    /// <summary>Keeps the wish to hand in, when the questionnaire is closed and something was not handed in yet.</summary>
    public async Task<LateKept> WishAsync(SecretToken token, string? language, CancellationToken stop)
    {
        if (await links.FindAsync(token, stop) is not { } link) return LateKept.Unknown;
        return await Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(link.MunicipalityId, stop);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            var state = await HoldAsync(db, link, stop);
            var response = await db.Set<Response>().AsNoTracking().FirstOrDefaultAsync(row => row.InvitationId == link.InvitationId, stop);
            var late = await db.Set<LatePost>().Where(row => row.InvitationId == link.InvitationId).ToListAsync(stop);
            if (response is { SubmittedAt: not null } && (!response.IsOpen || late.Count == 0)) state = LinkState.Submitted;
            var kept = new LateKept(state, link.Municipality, link.ClosesOn, language ?? response?.Language ?? link.Language ?? "nl", [], false, false);
            if (state != LinkState.Closed || response is null && late.Count == 0) return kept;
            if (late.Exists(row => row.Section.Length == 0)) return kept with { IsKept = true };
            db.Add(LatePost.Of(link.InvitationId, "", LateJson.Write(new PostedAnswers(new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, string>(), 0, language)), clock.GetUtcNow()));
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            return kept with { IsKept = true };
        });
    }

    /// <summary>Whether something that was typed after the last day waits for the officer.</summary>
    public async Task<bool> WaitsAsync(SecretToken token, CancellationToken stop)
    {
        if (await links.FindAsync(token, stop) is not { } link) return false;
        await using var db = await databases.OpenAsync(link.MunicipalityId, stop);
        return await db.Set<LatePost>().AnyAsync(row => row.InvitationId == link.InvitationId, stop);
    }

    /// <summary>Makes another post through the same link wait, and looks again how it stands.</summary>
    private async Task<LinkState> HoldAsync(ScannerDb db, PersonalLink link, CancellationToken stop)
    {
        await db.Set<Invitation>().Where(row => row.Id == link.InvitationId).HoldAsync(stop);
        if (await links.RefusalAsync(db, link, stop) is var state and (LinkState.Cut or LinkState.Erased or LinkState.Unknown)) return state;
        return links.StateOf(link);
    }

    /// <summary>The stored answers as the version of the page has them.</summary>
    private async Task<(AnswerSheet Sheet, int Version)> SheetAsync(ScannerDb db, PersonalLink link, Response? response, PostedAnswers posted, CancellationToken stop)
    {
        var version = await library.VersionAsync(db, response?.QuestionnaireVersionId ?? link.Distribution.QuestionnaireVersionId, stop);
        var stored = await PersonalLinks.AnswersAsync(db, response, stop);
        var earlier = await LatePage.OfAsync(db, library, version, posted.Version, stop);
        var (number, questionnaire) = earlier is null ? (version.Number, library.Published(version)) : (earlier.Version.Number, earlier.Version.Questionnaire);
        var language = SaveAnswers.LanguageFor(questionnaire, posted.Language, response, link.Language);
        return (new AnswerSheet(questionnaire, earlier is null ? stored : earlier.AsThen(stored), new SheetSetting(QuestionMode.Online, link.Facts, language, clock.GetUtcNow(), number)), number);
    }
}

/// <summary>What became of a post that was not saved.</summary>
/// <param name="State">How the link stands.</param>
/// <param name="Municipality">Whose link it is; null when it is unknown.</param>
/// <param name="ClosedAfter">The last day.</param>
/// <param name="Language">The language of the words.</param>
/// <param name="Words">What was typed and differs from what is stored.</param>
/// <param name="IsKept">Whether it was kept for the officer.</param>
/// <param name="IsTooLarge">Whether it was too much to keep, as a whole or in one of the answers.</param>
public sealed record LateKept(LinkState State, string? Municipality, DateOnly? ClosedAfter, string Language, IReadOnlyList<TypedWords> Words, bool IsKept, bool IsTooLarge)
{
    internal static readonly LateKept Unknown = new(LinkState.Unknown, null, null, "nl", [], false, false);
}

/// <summary>A question with what was typed.</summary>
/// <param name="Question">The question.</param>
/// <param name="Words">What was typed, or the labels of the options chosen; empty: it was emptied.</param>
public sealed record TypedWords(string Question, IReadOnlyList<string> Words)
{
    internal static List<TypedWords> Of(AnswerSheet sheet, Section target, Dictionary<string, GivenAnswer> changed, IReadOnlyList<RefusedAnswer> refused)
    {
        sheet.Change(changed);
        var fields = sheet.FieldsOf(target).ToList();
        var words = fields.FindAll(field => changed.ContainsKey(field.Path)).ConvertAll(field => new TypedWords(sheet.LabelOf(field), sheet.WordsOf(field)));
        // In a time of a repeat that is no longer there.
        words.AddRange(changed.Where(change => fields.TrueForAll(field => field.Path != change.Key))
            .Select(change => new TypedWords(LabelOf(sheet, change.Key), change.Value.Text.Length > 0 ? [change.Value.Text] : change.Value.Choices)));
        words.AddRange(refused.Where(one => one.Typed.Length > 0).Select(one => new TypedWords(LabelOf(sheet, one.Question), [one.Typed])));
        return words;
    }

    private static string LabelOf(AnswerSheet sheet, string path) => sheet.Questionnaire.Plan.Find(AnswerPath.NameOf(path))?.Item.Label?.In(sheet.Language) ?? path;
}
