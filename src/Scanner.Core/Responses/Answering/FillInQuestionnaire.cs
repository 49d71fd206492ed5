using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>Lets a partner fill in a questionnaire through a personal link, one section at a time, without an account.</summary>
public sealed class FillInQuestionnaire
{
    private readonly IDbContextFactory<ScannerDb> databases;
    private readonly QuestionnaireLibrary library;
    private readonly TimeProvider clock;
    private readonly PersonalLinks links;
    private readonly SaveAnswers saves;
    private readonly HandInAnswers handIns;
    private readonly WriteTurns turns;

    internal FillInQuestionnaire(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library, TimeProvider clock, PersonalLinks links, SaveAnswers saves, HandInAnswers handIns, WriteTurns turns) =>
        (this.databases, this.library, this.clock, this.links, this.saves, this.handIns, this.turns) = (databases, library, clock, links, saves, handIns, turns);

    /// <summary>Opens the start page.</summary>
    /// <param name="token">The link.</param>
    /// <param name="language">The language asked for; null: the one used last, or the questionnaire's own.</param>
    /// <param name="stop">Stops the work.</param>
    public Task<Opened<StartView>> OpenAsync(SecretToken token, string? language, CancellationToken stop) =>
        OpenAsync(token, language, StartView.Of, stop);

    /// <summary>Opens a section. The view is null when the questionnaire has no such section, or does not ask it now.</summary>
    /// <inheritdoc cref="OpenAsync(SecretToken, string?, CancellationToken)"/>
    public Task<Opened<SectionView>> OpenSectionAsync(SecretToken token, string section, string? language, CancellationToken stop) =>
        OpenAsync(token, language, (sheet, response, _) => sheet.Sections.FirstOrDefault(one => one.Name == section) is { } found ? sheet.ViewOf(found, response) : null, stop);

    /// <summary>Opens all answers for reading over: before handing in and, as one's own copy, after it.</summary>
    /// <inheritdoc cref="OpenAsync(SecretToken, string?, CancellationToken)"/>
    public Task<Opened<OverviewView>> OverviewAsync(SecretToken token, string? language, CancellationToken stop) =>
        OpenAsync(token, language, (sheet, response, _) => sheet.Overview(response), stop);

    /// <summary>Saves what was posted for a section, valid or not; only handing in asks for validity.</summary>
    public async Task<SaveOutcome> SaveAsync(SecretToken token, string section, PostedAnswers posted, CancellationToken stop)
    {
        return await Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.CreateDbContextAsync(stop);
            return await saves.SaveAsync(db, stopHere => links.HoldAsync(db, token, stopHere), section, posted, stop);
        });
    }

    /// <summary>Hands the answers in, when all questions asked have a valid answer. A second time changes nothing. Anonymous answers are cut loose from the link in the same moment.</summary>
    /// <param name="token">The link.</param>
    /// <param name="language">The language of messages.</param>
    /// <param name="stop">Stops the work; nothing is handed in then.</param>
    /// <param name="thanks">Writes the mail of thanks, put in the queue in the same transaction; null: no mail is sent.</param>
    public async Task<SubmitOutcome> SubmitAsync(SecretToken token, string? language, CancellationToken stop, Func<ThanksFacts, MailText>? thanks = null)
    {
        return await Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.CreateDbContextAsync(stop);
            using var turn = await turns.TakeAsync(db, stop);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            if (await links.HoldAsync(db, token, stop) is not { } held) return new SubmitOutcome(LinkState.Unknown, []);
            if (held.State != LinkState.Open) return new SubmitOutcome(held.State, []);
            return await handIns.RunAsync(db, held.Link!, held, language, thanks, stop);
        });
    }

    private async Task<Opened<T>> OpenAsync<T>(SecretToken token, string? language, Func<AnswerSheet, Response?, string, T?> view, CancellationToken stop) where T : class
    {
        if (await links.FindWithAnswersAsync(token, stop) is not ({ } link, { } answers)) return new Opened<T>(LinkState.Unknown, null, null, null);
        var state = links.StateOf(link);
        var how = HowAsked.Of(link);
        if (state is LinkState.Withdrawn or LinkState.Erased or LinkState.Cut or LinkState.NotYet) return new Opened<T>(state, link.Municipality, null, null) { How = how };
        var response = link.Response;
        // Who has handed in keeps the right to read the own copy, also after the last day; changing it ends on that day.
        if (response?.SubmittedAt is not null && (!response.IsOpen || state == LinkState.Closed)) state = LinkState.Submitted;
        if (state == LinkState.Closed) return new Opened<T>(state, link.Municipality, link.ClosesOn, null) { How = how };
        await using var db = await databases.OpenAsync(link.MunicipalityId, stop);
        // A response that was begun stays on its version when others move on.
        var version = await library.VersionAsync(db, response?.QuestionnaireVersionId ?? link.Distribution.QuestionnaireVersionId, stop);
        var questionnaire = library.Published(version);
        var setting = new SheetSetting(QuestionMode.Online, link.Facts, SaveAnswers.LanguageFor(questionnaire, language, response, link.Language), clock.GetUtcNow(), version.Number);
        var sheet = new AnswerSheet(questionnaire, answers, setting);
        return new Opened<T>(state, link.Municipality, link.ClosesOn, view(sheet, response, link.Facts.Name)) { How = how };
    }
}

/// <summary>The start page: who asks, what, how long it takes and how far the partner is.</summary>
/// <param name="Title">The questionnaire's title.</param>
/// <param name="Introduction">Why it is asked and what happens with the answers; null: not said.</param>
/// <param name="Partner">The organisation that the link is for.</param>
/// <param name="Minutes">How long it takes; null: not said.</param>
/// <param name="Language">The language of all texts here.</param>
/// <param name="Languages">The languages of the questionnaire.</param>
/// <param name="Steps">The sections that ask something.</param>
/// <param name="SavedAt">When something was last saved; null: not begun.</param>
/// <param name="ContinueAt">The section to go on with; null: all sections have answers, so the overview.</param>
/// <param name="SubmittedAt">When it was handed in, for who is changing what was handed in; null: not yet.</param>
public sealed record StartView(
    string Title, string? Introduction, string Partner, int? Minutes, string Language, IReadOnlyList<string> Languages,
    IReadOnlyList<StepView> Steps, DateTimeOffset? SavedAt, string? ContinueAt, DateTimeOffset? SubmittedAt = null)
{
    internal static StartView Of(AnswerSheet sheet, Response? response, string partner)
    {
        var steps = sheet.Steps();
        var last = steps.ToList().FindLastIndex(step => step.Answered > 0);
        // Back to where the partner was: the last section with an answer when it is not complete, or else the one after it.
        var here = steps.ElementAtOrDefault(last < 0 ? 0 : steps[last].Answered < steps[last].Asked ? last : last + 1);
        return new StartView(
            sheet.Questionnaire.Title.In(sheet.Language), sheet.Questionnaire.Introduction?.In(sheet.Language), partner, sheet.Questionnaire.Minutes,
            sheet.Language, sheet.Questionnaire.Languages, steps, response is { Revision: > 0 } ? response.LastSavedAt : null, here?.Name, response?.SubmittedAt);
    }
}

/// <summary>How handing in went.</summary>
/// <param name="State"><see cref="LinkState.Submitted"/>: it is handed in, now or before; <see cref="LinkState.Cut"/>: the same, and cut loose from the link; <see cref="LinkState.Open"/>: not yet, see the problems.</param>
/// <param name="Problems">What must be mended first.</param>
public sealed record SubmitOutcome(LinkState State, IReadOnlyList<AnswerProblem> Problems);
