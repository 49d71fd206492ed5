using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;

namespace Scanner.Core.Interviews;

/// <summary>Lists the conversations of a scan and starts new ones.</summary>
public sealed class PlanInterviews
{
    private readonly IDbContextFactory<ScannerDb> databases;
    private readonly QuestionnaireLibrary library;
    private readonly UsableQuestionnaires questionnaires;
    private readonly TimeProvider clock;

    internal PlanInterviews(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library, PublishQuestionnaire publish, TimeProvider clock) =>
        (this.databases, this.library, questionnaires, this.clock) = (databases, library, new UsableQuestionnaires(library, publish), clock);

    /// <summary>The conversations, the last one first, and what a new one can be made of.</summary>
    public async Task<InterviewList> ListAsync(ScanAccess access, CancellationToken stop)
    {
        access.Demand(Right.Interview);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var rows = await (from interview in db.Set<Interview>()
                          join response in db.Set<Response>() on interview.ResponseId equals response.Id
                          join partner in db.Set<Partner>() on response.PartnerId equals partner.Id
                          where response.ScanId == access.ScanId
                          orderby interview.HeldOn descending, response.StartedAt descending
                          select new { interview, response, partner.Name, partner.Type }).AsNoTracking().ToListAsync(stop);
        var versionIds = rows.Select(row => row.response.QuestionnaireVersionId).Distinct().ToList();
        var versions = await db.Set<QuestionnaireVersion>().AsNoTracking().Where(version => versionIds.Contains(version.Id)).ToDictionaryAsync(version => version.Id, stop);
        var noted = (await (from answer in db.Set<Answer>()
                            join response in db.Set<Response>() on answer.ResponseId equals response.Id
                            where response.ScanId == access.ScanId && response.Mode == ResponseMode.Conversation && answer.Path.StartsWith(Answer.NotesPrefix)
                            group answer by answer.ResponseId into notes
                            select new { notes.Key, Count = notes.Count() }).ToListAsync(stop)).ToDictionary(one => one.Key, one => one.Count);
        var partners = await db.Set<Partner>().Where(partner => partner.ScanId == access.ScanId && partner.Origin == PartnerOrigin.Register).OrderBy(partner => partner.Name)
            .Select(partner => new PartnerOption(partner.Id, partner.Name, partner.Type)).ToListAsync(stop);
        return new InterviewList(
            [.. rows.Select(row =>
            {
                var questionnaire = library.Published(versions[row.response.QuestionnaireVersionId]);
                return new InterviewRow(
                    row.interview.Id, row.Name, row.Type, questionnaire.Title.In("nl"), row.interview.HeldOn, row.interview.InterviewerName,
                    noted.GetValueOrDefault(row.response.Id), SectionsFor(questionnaire, row.Type), row.response.SubmittedAt, FirstSection(questionnaire, row.Type));
            })],
            partners,
            [.. (await questionnaires.ListAsync(db, QuestionMode.Conversation, stop)).Select(one => new TopicGuideOption(one.Questionnaire.FormId, one.Questionnaire.Title.In("nl"), one.Questionnaire.Minutes, one.Own?.Number))],
            Today());
    }

    /// <summary>Starts a conversation: from now on it can be prepared and recorded.</summary>
    public async Task<NewInterviewOutcome> StartAsync(ScanAccess access, NewInterview wanted, CancellationToken stop)
    {
        access.Demand(Right.Interview);
        if (wanted.HeldOn is not { } heldOn) return new NewInterviewOutcome(NewInterviewFault.NoDay);
        if (wanted.Participants.Trim().Length > Interview.ParticipantsLength) return new NewInterviewOutcome(NewInterviewFault.ParticipantsTooLong);
        // Again when someone published the same version at the same moment; then it is there to be used.
        return await Conflicts.AgainAsync(() => MakeAsync(access, wanted, heldOn, stop));
    }

    private async Task<NewInterviewOutcome> MakeAsync(ScanAccess access, NewInterview wanted, DateOnly heldOn, CancellationToken stop)
    {
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        if (await questionnaires.FindAsync(db, wanted.FormId, stop) is not { } usable || !usable.Questionnaire.Modes.Contains(QuestionMode.Conversation))
            return new NewInterviewOutcome(NewInterviewFault.NoTopicGuide);
        var partner = await db.Set<Partner>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == wanted.PartnerId && row.ScanId == access.ScanId, stop);
        if (partner is null) return new NewInterviewOutcome(NewInterviewFault.NoPartner);
        if (FirstSection(usable.Questionnaire, partner.Type) is not { } first) return new NewInterviewOutcome(NewInterviewFault.NothingToAsk);
        var now = clock.GetUtcNow();
        var version = await questionnaires.VersionAsync(db, usable, stop);
        var response = Response.InConversation(access.ScanId, partner.Id, version.Id, now);
        var interview = Interview.Of(response.Id, heldOn, access.AccountId, access.AccountName, wanted.Participants.Trim());
        db.AddRange(response, interview, AuditEntry.Of(now, access.AccountId, "interview.started", interview.Id, "Een gesprek begonnen."));
        await db.SaveChangesAsync(stop);
        return new NewInterviewOutcome(null, interview.Id, first);
    }

    private DateOnly Today() => Amsterdam.DayOf(clock.GetUtcNow());

    private static int SectionsFor(Questionnaire questionnaire, string partnerType) => questionnaire.Sections.Count(section => IsFor(section, partnerType));

    private static string? FirstSection(Questionnaire questionnaire, string partnerType) => questionnaire.Sections.FirstOrDefault(section => IsFor(section, partnerType))?.Name;

    private static bool IsFor(Section section, string partnerType) => section.Audience.Count == 0 || section.Audience.Contains(partnerType);
}

/// <summary>The conversations of a scan.</summary>
/// <param name="Interviews">The conversations, the last one first.</param>
/// <param name="Partners">The partners to choose from, by name.</param>
/// <param name="TopicGuides">The topic lists to choose from, by title.</param>
/// <param name="Today">Today in the Netherlands.</param>
public sealed record InterviewList(IReadOnlyList<InterviewRow> Interviews, IReadOnlyList<PartnerOption> Partners, IReadOnlyList<TopicGuideOption> TopicGuides, DateOnly Today);

/// <summary>A conversation in the list.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Partner">The name of the partner.</param>
/// <param name="PartnerType">The kind of partner, a name of <c>partnertypen</c>.</param>
/// <param name="TopicGuide">The title of the topic list.</param>
/// <param name="HeldOn">The day.</param>
/// <param name="Interviewer">Who holds it; empty: it was imported, and the file does not say.</param>
/// <param name="TopicsWithNotes">How many topics have notes.</param>
/// <param name="Topics">How many topics the list has for this kind of partner.</param>
/// <param name="FinishedAt">When it was finished; null: not yet.</param>
/// <param name="FirstSection">The topic to begin with; null: the list has none for this kind of partner.</param>
public sealed record InterviewRow(
    Guid Id, string Partner, string PartnerType, string TopicGuide, DateOnly HeldOn, string Interviewer, int TopicsWithNotes, int Topics, DateTimeOffset? FinishedAt, string? FirstSection);

/// <summary>A partner to choose.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">The kind of partner, a name of <c>partnertypen</c>.</param>
public sealed record PartnerOption(Guid Id, string Name, string Type);

/// <summary>A topic list to choose.</summary>
/// <param name="FormId">The questionnaire.</param>
/// <param name="Title">Its title.</param>
/// <param name="Minutes">How long it takes; null: not said.</param>
/// <param name="OwnVersion">For a questionnaire of the municipality itself: the number of the version that will be used; null: shipped.</param>
public sealed record TopicGuideOption(string FormId, string Title, int? Minutes, int? OwnVersion = null);

/// <summary>What a new conversation is made of.</summary>
/// <param name="PartnerId">The partner.</param>
/// <param name="FormId">The questionnaire that is the topic list.</param>
/// <param name="HeldOn">The day; null is refused.</param>
/// <param name="Participants">Who takes part for the partner: functions rather than names; may be empty.</param>
public sealed record NewInterview(Guid PartnerId, string FormId, DateOnly? HeldOn, string Participants);

/// <summary>How starting went.</summary>
/// <param name="Fault">What kept it from starting; null: it started.</param>
/// <param name="Id">The conversation.</param>
/// <param name="FirstSection">The topic to begin with.</param>
public sealed record NewInterviewOutcome(NewInterviewFault? Fault, Guid Id = default, string FirstSection = "");

/// <summary>What can keep a conversation from starting.</summary>
public enum NewInterviewFault
{
    /// <summary>No partner of this scan was chosen.</summary>
    NoPartner,

    /// <summary>No topic list was chosen, or it is not there any more.</summary>
    NoTopicGuide,

    /// <summary>No day was given.</summary>
    NoDay,

    /// <summary>The text about who takes part is longer than <see cref="Interview.ParticipantsLength"/>.</summary>
    ParticipantsTooLong,

    /// <summary>The topic list has nothing for this kind of partner.</summary>
    NothingToAsk,
}
