using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;

namespace Scanner.Core.Interviews;

/// <summary>Records a conversation: answers and notes per topic, along the topic list.</summary>
public sealed class RecordInterview
{
    private readonly IDbContextFactory<ScannerDb> databases;
    private readonly QuestionnaireLibrary library;
    private readonly TimeProvider clock;
    private readonly SaveAnswers saves;

    internal RecordInterview(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library, TimeProvider clock, SaveAnswers saves) =>
        (this.databases, this.library, this.clock, this.saves) = (databases, library, clock, saves);

    /// <returns>The topic with its questions, probes and notes; null when the scan has no such conversation or the conversation no such topic.</returns>
    public async Task<TopicView?> OpenTopicAsync(ScanAccess access, Guid interviewId, string section, CancellationToken stop)
    {
        access.Demand(Right.Interview);
        if (await LoadAsync(access, interviewId, stop) is not { } loaded) return null;
        return loaded.Sheet.Sections.FirstOrDefault(one => one.Name == section) is { } topic
            ? new TopicView(loaded.Heading, loaded.Sheet.ViewOf(topic, loaded.Response))
            : null;
    }

    /// <returns>The whole conversation to read; null when the scan has no such conversation.</returns>
    public async Task<InterviewReportView?> ReadAsync(ScanAccess access, Guid interviewId, CancellationToken stop)
    {
        access.Demand(Right.Interview);
        return await LoadAsync(access, interviewId, stop) is { } loaded
            ? new InterviewReportView(loaded.Heading, loaded.Sheet.Overview(loaded.Response))
            : null;
    }

    /// <summary>Saves what was posted for a topic, valid or not. <see cref="LinkState.Submitted"/>: the conversation is finished; reopen it first.</summary>
    public async Task<SaveOutcome> SaveAsync(ScanAccess access, Guid interviewId, string section, PostedAnswers posted, CancellationToken stop)
    {
        access.Demand(Right.Interview);
        return await Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            var responseId = await ResponseOf(db, access, interviewId).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(stop);
            if (responseId is not { } id) return SaveOutcome.Not(LinkState.Unknown);
            return await saves.SaveAsync(db, stopHere => HoldAsync(db, access, id, stopHere), section, posted, stop);
        });
    }

    /// <summary>What a post to a finished conversation would have changed, so that who typed it can be given it back.</summary>
    /// <returns>The topic, and whether anything in the post differs from what stands; null when the scan has no such conversation or the conversation no such topic.</returns>
    public async Task<UnsavedTopic?> CompareAsync(ScanAccess access, Guid interviewId, string section, PostedAnswers posted, CancellationToken stop)
    {
        access.Demand(Right.Interview);
        if (await LoadAsync(access, interviewId, stop) is not { } loaded || loaded.Sheet.Questionnaire.Sections.FirstOrDefault(one => one.Name == section) is not { } topic) return null;
        var (changed, refused) = SaveAnswers.Compare(loaded.Sheet, topic, posted);
        return new UnsavedTopic(loaded.Heading, topic.Name, loaded.Sheet.Text(topic.Label, Spot.Outside), Answer.NotesOn(topic.Name), changed.Count + refused.Count > 0);
    }

    /// <summary>Finishes the conversation. Questions may stay open: nobody can be made to answer afterwards.</summary>
    /// <returns>Whether the scan has such a conversation.</returns>
    public Task<bool> FinishAsync(ScanAccess access, Guid interviewId, CancellationToken stop) =>
        ChangeAsync(access, interviewId, "interview.finished", "Een gesprek afgerond.", (response, now) => response.Submit(now), stop);

    /// <summary>Opens a finished conversation again, to correct it.</summary>
    /// <returns>Whether the scan has such a conversation.</returns>
    public Task<bool> ReopenAsync(ScanAccess access, Guid interviewId, CancellationToken stop) =>
        ChangeAsync(access, interviewId, "interview.reopened", "Een gesprek opnieuw geopend.", (response, _) => response.Reopen(), stop);

    private async Task<bool> ChangeAsync(ScanAccess access, Guid interviewId, string action, string details, Action<Response, DateTimeOffset> change, CancellationToken stop)
    {
        access.Demand(Right.Interview);
        return await Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            var now = clock.GetUtcNow();
            // The row is held first, so that a save that is under way ends before this, or sees it.
            var own = ResponseOf(db, access, interviewId).Select(row => row.Id);
            if (!await db.Set<Response>().Where(row => own.Contains(row.Id)).HoldAsync(stop)) return false;
            var response = await ResponseOf(db, access, interviewId).SingleAsync(stop);
            var was = response.SubmittedAt;
            change(response, now);
            if (response.SubmittedAt == was) return true;
            db.Add(AuditEntry.Of(now, access.AccountId, action, interviewId, details));
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            return true;
        });
    }

    private async Task<HeldResponse?> HoldAsync(ScannerDb db, ScanAccess access, Guid responseId, CancellationToken stop)
    {
        await db.Set<Response>().Where(row => row.Id == responseId).HoldAsync(stop);
        var response = await db.Set<Response>().AsNoTracking().SingleAsync(row => row.Id == responseId, stop);
        var version = await library.VersionAsync(db, response.QuestionnaireVersionId, stop);
        var partner = await PartnerFacts.OfAsync(db, library, response.PartnerId, access.MunicipalityName, stop);
        var state = response.SubmittedAt is null ? LinkState.Open : LinkState.Submitted;
        return new HeldResponse(state, response, version, partner, QuestionMode.Conversation, _ => response, await PersonalLinks.AnswersAsync(db, response, stop));
    }

    private async Task<Loaded?> LoadAsync(ScanAccess access, Guid interviewId, CancellationToken stop)
    {
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var interview = await db.Set<Interview>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == interviewId, stop);
        var response = await ResponseOf(db, access, interviewId).AsNoTracking().FirstOrDefaultAsync(stop);
        if (interview is null || response is null) return null;
        var partner = await PartnerFacts.OfAsync(db, library, response.PartnerId, access.MunicipalityName, stop);
        var version = await db.Set<QuestionnaireVersion>().AsNoTracking().SingleAsync(row => row.Id == response.QuestionnaireVersionId, stop);
        var questionnaire = library.Published(version);
        var answers = await PersonalLinks.AnswersAsync(db, response, stop);
        var setting = new SheetSetting(QuestionMode.Conversation, partner, SaveAnswers.LanguageFor(questionnaire, null, response), clock.GetUtcNow());
        var heading = new InterviewHeading(interview.Id, partner.Name, partner.Type, interview.HeldOn, interview.InterviewerName, interview.Participants, response.SubmittedAt);
        return new Loaded(heading, response, new AnswerSheet(questionnaire, answers, setting));
    }

    private static IQueryable<Response> ResponseOf(ScannerDb db, ScanAccess access, Guid interviewId) =>
        from response in db.Set<Response>()
        join interview in db.Set<Interview>() on response.Id equals interview.ResponseId
        where interview.Id == interviewId && response.ScanId == access.ScanId
        select response;

    private sealed record Loaded(InterviewHeading Heading, Response Response, AnswerSheet Sheet);
}

/// <summary>Who is spoken with, when, and by whom.</summary>
/// <param name="Id">The conversation.</param>
/// <param name="Partner">The name of the partner.</param>
/// <param name="PartnerType">The kind of partner, a name of <c>partnertypen</c>.</param>
/// <param name="HeldOn">The day.</param>
/// <param name="Interviewer">Who holds it; empty: it was imported, and the file does not say.</param>
/// <param name="Participants">Who takes part for the partner; may be empty.</param>
/// <param name="FinishedAt">When it was finished; null: not yet.</param>
public sealed record InterviewHeading(Guid Id, string Partner, string PartnerType, DateOnly HeldOn, string Interviewer, string Participants, DateTimeOffset? FinishedAt);

/// <summary>A topic of a conversation.</summary>
/// <param name="Heading">The conversation.</param>
/// <param name="Topic">The questions, with probes and notes.</param>
public sealed record TopicView(InterviewHeading Heading, SectionView Topic);

/// <summary>A topic that was posted after the conversation was finished.</summary>
/// <param name="Heading">The conversation.</param>
/// <param name="Name">The name of the topic.</param>
/// <param name="Label">Its heading.</param>
/// <param name="NotesPath">The path of its notes.</param>
/// <param name="Differs">Whether anything in the post is not what stands there.</param>
public sealed record UnsavedTopic(InterviewHeading Heading, string Name, string Label, string NotesPath, bool Differs);

/// <summary>Verslag: a whole conversation to read.</summary>
/// <param name="Heading">The conversation.</param>
/// <param name="Answers">The topics with answers and notes.</param>
public sealed record InterviewReportView(InterviewHeading Heading, OverviewView Answers);
