using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>What a room holds of a response and must let go when its respondent has the answers erased.</summary>
public interface IEraseWithResponse
{
    /// <summary>Erases it, inside the transaction that erases the responses. Rooms on higher floors are asked first.</summary>
    /// <param name="db">The database, opened for the municipality.</param>
    /// <param name="responseIds">The responses.</param>
    /// <param name="stop">Stops the work; nothing is erased then.</param>
    Task EraseAsync(ScannerDb db, IReadOnlyList<Guid> responseIds, CancellationToken stop);
}

/// <summary>Lets a respondent withdraw all answers: they are erased with everything that hangs on them. That it was done stays, and the counts that were made.</summary>
public sealed class EraseAnswers
{
    private readonly IDbContextFactory<ScannerDb> databases;
    private readonly TimeProvider clock;
    private readonly PersonalLinks links;
    private readonly List<IEraseWithResponse> rooms;

    internal EraseAnswers(IDbContextFactory<ScannerDb> databases, TimeProvider clock, PersonalLinks links, IEnumerable<IEraseWithResponse> rooms)
    {
        (this.databases, this.clock, this.links) = (databases, clock, links);
        // Rooms are registered from the ground floor up; what stands on a fragment goes before the fragment.
        this.rooms = [.. rooms.Reverse()];
    }

    /// <summary>What can be erased through a link.</summary>
    public async Task<Opened<Erasable>> OpenAsync(SecretToken token, CancellationToken stop)
    {
        if (await links.FindAsync(token, stop) is not { } link) return new Opened<Erasable>(LinkState.Unknown, null, null, null);
        var (state, how) = (links.StateOf(link), HowAsked.Of(link));
        if (!CanErase(state)) return new Opened<Erasable>(state, link.Municipality, null, null) { How = how };
        await using var db = await databases.OpenAsync(link.MunicipalityId, stop);
        var response = await db.Set<Response>().AsNoTracking().FirstOrDefaultAsync(row => row.InvitationId == link.InvitationId, stop);
        var late = await db.Set<LatePost>().CountAsync(row => row.InvitationId == link.InvitationId, stop);
        var answers = response is null ? 0 : await db.Set<Answer>().Where(row => row.ResponseId == response.Id).Select(row => row.Path).Distinct().CountAsync(stop);
        return new Opened<Erasable>(state, link.Municipality, link.ClosesOn, new Erasable(answers, late > 0, response?.SubmittedAt)) { How = how };
    }

    /// <summary>Erases; also after handing in, and after the last day.</summary>
    /// <returns><see cref="LinkState.Erased"/>: all is gone, now or before; otherwise why nothing could be erased.</returns>
    public async Task<LinkState> EraseAsync(SecretToken token, CancellationToken stop)
    {
        if (await links.FindAsync(token, stop) is not { } link) return LinkState.Unknown;
        if (links.StateOf(link) is var state && !CanErase(state)) return state;
        return await Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(link.MunicipalityId, stop);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            // Holds the invitation: a save under way ends before this and is erased, or waits and is refused.
            if (!await db.Set<Invitation>().Where(row => row.Id == link.InvitationId && row.WithdrawnAt == null && !row.IsCut && row.ErasedAt == link.ErasedAt).HoldAsync(stop)) return await links.RefusalAsync(db, link, stop);
            var response = await db.Set<Response>().FirstOrDefaultAsync(row => row.InvitationId == link.InvitationId, stop);
            if (response is not null)
            {
                foreach (var room in rooms) await room.EraseAsync(db, [response.Id], stop);
                await db.Set<Answer>().Where(row => row.ResponseId == response.Id).ExecuteDeleteAsync(stop);
                db.Remove(response);
            }
            await db.Set<LatePost>().Where(row => row.InvitationId == link.InvitationId).ExecuteDeleteAsync(stop);
            await ForgetMails.RunAsync(db, link.InvitationId, stop);
            var (now, invitation) = (clock.GetUtcNow(), await db.Set<Invitation>().SingleAsync(row => row.Id == link.InvitationId, stop));
            invitation.Erased(now);
            db.Add(AuditEntry.Of(now, null, "response.erased", invitation.Id, "Een deelnemer liet alle antwoorden wissen."));
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            return LinkState.Erased;
        });
    }

    private static bool CanErase(LinkState state) => state is LinkState.Open or LinkState.Closed;
}

/// <summary>What can be erased.</summary>
/// <param name="Answers">How many questions have an answer.</param>
/// <param name="HasLate">Whether something was typed after the last day.</param>
/// <param name="SubmittedAt">When it was handed in; null: not.</param>
public sealed record Erasable(int Answers, bool HasLate, DateTimeOffset? SubmittedAt);
