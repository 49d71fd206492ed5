using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;

namespace Scanner.Core.Findings;

/// <summary>Oordeel: how well a key question is answered so far. Provisional and our own rule, after domain.md §3.</summary>
public enum Grade
{
    /// <summary>No questionnaire that is out, and no conversation, asks it.</summary>
    NotAsked,

    /// <summary>Witte vlek: asked, and nobody answered.</summary>
    BlindSpot,

    /// <summary>There are answers, but nothing of them was coded yet.</summary>
    NotCoded,

    /// <summary>Signaal: one kind of source, or hearsay only.</summary>
    Signal,

    /// <summary>Redelijk: two kinds of source.</summary>
    Fair,

    /// <summary>Sterk: three kinds of source, a recent figure, no contradiction. Cannot be reached without figures.</summary>
    Strong,
}

/// <summary>A row of the grid: what is known on one key question.</summary>
/// <param name="Number">The key question's number.</param>
/// <param name="Text">The key question.</param>
/// <param name="OnlinePartners">Partners that handed in an answer to it online.</param>
/// <param name="ConversationPartners">Partners that said something on it in a conversation.</param>
/// <param name="Fragments">Coded fragments on it.</param>
/// <param name="NewCodes">Per conversation, oldest first: codes on this key question that no earlier conversation had. A falling line means saturation.</param>
/// <param name="Grade">How well it is answered.</param>
public sealed record GridRow(int Number, string Text, int OnlinePartners, int ConversationPartners, int Fragments, IReadOnlyList<int> NewCodes, Grade Grade);

/// <summary>So many of so many.</summary>
/// <param name="Done">How many.</param>
/// <param name="Total">Of how many.</param>
public readonly record struct Part(int Done, int Total);

/// <summary>Why a kind of partner was not heard.</summary>
public enum NotHeardReason
{
    /// <summary>The scan has no partner of this kind.</summary>
    NoPartner,

    /// <summary>There is a partner, but nobody was invited or spoken to.</summary>
    NotInvited,

    /// <summary>Invited, but nothing was handed in and there was no conversation.</summary>
    NoAnswer,
}

/// <summary>A kind of partner that was not heard.</summary>
/// <param name="PartnerType">A name of the list <c>partnertypen</c>.</param>
/// <param name="Reason">How far it got.</param>
public sealed record NotHeard(string PartnerType, NotHeardReason Reason);

/// <summary>The home of a scan: what is known per key question, and what waits.</summary>
/// <param name="StartsOn">First day of the fieldwork.</param>
/// <param name="EndsOn">Last day of the fieldwork.</param>
/// <param name="Rows">The key questions that this scan asks, by number.</param>
/// <param name="Answered">Partners that handed in online, of those invited.</param>
/// <param name="Conversations">Conversations held.</param>
/// <param name="Coded">Texts with at least one code, of all answers and notes to be coded.</param>
/// <param name="NotHeard">Kinds of partner not heard: those with a partner first.</param>
/// <param name="OpenInvitations">Invitations that work, were not answered yet and not declined either; who had all answers erased is not waited for.</param>
public sealed record AssessmentGrid(
    DateOnly? StartsOn, DateOnly? EndsOn, IReadOnlyList<GridRow> Rows, Part Answered, int Conversations, Part Coded,
    IReadOnlyList<NotHeard> NotHeard, int OpenInvitations)
{
    /// <summary>Key questions that are answered fairly or strongly, of all.</summary>
    public Part WellAnswered => new(Rows.Count(row => row.Grade >= Grade.Fair), Rows.Count);

    /// <summary>Texts that wait to be coded.</summary>
    public int Uncoded => Coded.Total - Coded.Done;
}

/// <summary>Shows per key question what is known, and from which kinds of source.</summary>
/// <remarks>
/// Counts are of partners, not of quotes: a finding counts by the number of independent sources (domain.md §1, triangulation).
/// Online answers count once they are handed in; what is noted in a conversation counts at once.
/// </remarks>
public sealed class ViewAssessmentGrid(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library)
{
    /// <summary>Opens the grid: counts and grades, no names and no answers.</summary>
    public async Task<AssessmentGrid> OpenAsync(ScanAccess access, CancellationToken stop)
    {
        access.Demand(Right.SeeOverview);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var scan = await db.Set<Scan>().AsNoTracking().SingleAsync(row => row.Id == access.ScanId, stop);
        var keyQuestions = await db.Set<KeyQuestion>().AsNoTracking().Where(row => row.ScanId == access.ScanId && row.IsAsked).OrderBy(row => row.Number).ToListAsync(stop);
        var evidence = await ScanEvidence.LoadAsync(db, library, access.ScanId, stop);
        var invitations = await OpenInvitationsAsync(db, access.ScanId, stop);
        var partners = await db.Set<Partner>().Where(row => row.ScanId == access.ScanId && row.Origin == PartnerOrigin.Register).Select(row => new { row.Id, row.Type }).ToListAsync(stop);
        // Of an anonymous answer nothing says whose it is; that the invitee is done, the invitation itself remembers.
        var anonymous = invitations.Where(row => row.IsCut).Select(row => row.PartnerId).ToHashSet();
        var heard = evidence.Said.Select(said => said.PartnerId).Concat(evidence.Conversations.Select(conversation => conversation.PartnerId)).Concat(anonymous).ToHashSet();
        var invited = invitations.Where(row => !row.IsWithdrawn).Select(row => row.PartnerId).ToHashSet();
        return new AssessmentGrid(
            scan.StartsOn, scan.EndsOn,
            [.. keyQuestions.Select(question => evidence.RowOf(question))],
            new Part(evidence.Submitted.Union(anonymous).Intersect(invited).Count(), invited.Count),
            evidence.Conversations.Count,
            evidence.Coded,
            KindsNotHeard([.. partners.Select(row => (row.Id, row.Type))], invited, heard),
            invitations.Count(row => row is { IsWithdrawn: false, IsSubmitted: false, IsCut: false, IsDeclined: false }));
    }

    private List<NotHeard> KindsNotHeard(List<(Guid Id, string Type)> partners, HashSet<Guid> invited, HashSet<Guid> heard)
    {
        var kinds = partners.ToLookup(partner => partner.Type, partner => partner.Id);
        return [.. library.List("partnertypen").Items.Select(item => item.Name).Union(kinds.Select(kind => kind.Key))
            .Where(kind => !kinds[kind].Any(heard.Contains) && (kind != "anders" || kinds.Contains(kind)))
            .Select(kind => new NotHeard(kind, !kinds.Contains(kind) ? NotHeardReason.NoPartner
                : kinds[kind].Any(invited.Contains) ? NotHeardReason.NoAnswer
                : NotHeardReason.NotInvited))
            .OrderBy(kind => kind.Reason == NotHeardReason.NoPartner)];
    }

    private static Task<List<InvitedTo>> OpenInvitationsAsync(ScannerDb db, Guid scanId, CancellationToken stop)
    {
        var rows = from invitation in db.Set<Invitation>()
                   join distribution in db.Set<Distribution>() on invitation.DistributionId equals distribution.Id
                   where distribution.ScanId == scanId
                   select new InvitedTo
                   {
                       PartnerId = invitation.PartnerId,
                       IsWithdrawn = invitation.WithdrawnAt != null,
                       IsCut = invitation.IsCut,
                       IsDeclined = invitation.DeclinedAt != null || invitation.ErasedAt != null,
                       IsSubmitted = db.Set<Response>().Any(response => response.InvitationId == invitation.Id && response.SubmittedAt != null),
                   };
        return rows.ToListAsync(stop);
    }

    private sealed record InvitedTo
    {
        public required Guid PartnerId { get; init; }

        public required bool IsWithdrawn { get; init; }

        public required bool IsSubmitted { get; init; }

        public required bool IsCut { get; init; }

        public required bool IsDeclined { get; init; }
    }
}
