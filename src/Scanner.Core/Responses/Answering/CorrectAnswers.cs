using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>Lets a respondent change what was handed in, until the last day. It stays handed in, and counts, while it is being changed.</summary>
public sealed class CorrectAnswers
{
    private readonly IDbContextFactory<ScannerDb> databases;
    private readonly TimeProvider clock;
    private readonly PersonalLinks links;

    internal CorrectAnswers(IDbContextFactory<ScannerDb> databases, TimeProvider clock, PersonalLinks links) => (this.databases, this.clock, this.links) = (databases, clock, links);

    /// <returns><see cref="LinkState.Open"/>: the answers can be changed, now or already before; otherwise why not.</returns>
    public async Task<LinkState> BeginAsync(SecretToken token, CancellationToken stop)
    {
        if (await links.FindAsync(token, stop) is not { } link) return LinkState.Unknown;
        if (links.StateOf(link) is var state and not LinkState.Open) return state;
        return await Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(link.MunicipalityId, stop);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            // Handing in at the same moment waits, or is seen.
            await db.Set<Invitation>().Where(row => row.Id == link.InvitationId).HoldAsync(stop);
            if (await db.Set<Response>().FirstOrDefaultAsync(row => row.InvitationId == link.InvitationId, stop) is not { SubmittedAt: not null } response) return LinkState.Open;
            response.Correct(clock.GetUtcNow());
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            return LinkState.Open;
        });
    }
}
