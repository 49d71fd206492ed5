using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>Counts what the menu of a scan shows beside its lines.</summary>
public sealed class ViewScanMenu(IDbContextFactory<ScannerDb> databases)
{
    /// <summary>The counts of this moment.</summary>
    public async Task<ScanMenu> ViewAsync(ScanAccess access, CancellationToken stop)
    {
        access.Demand(Right.SeeOverview);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var invitations = from invitation in db.Set<Invitation>()
                          join distribution in db.Set<Distribution>() on invitation.DistributionId equals distribution.Id
                          where distribution.ScanId == access.ScanId
                          select new
                          {
                              IsWithdrawn = invitation.WithdrawnAt != null,
                              IsAnswered = db.Set<Response>().Any(response => response.InvitationId == invitation.Id && response.SubmittedAt != null),
                          };
        return new ScanMenu(
            await db.Set<Partner>().CountAsync(partner => partner.ScanId == access.ScanId, stop),
            await invitations.CountAsync(row => row.IsAnswered || !row.IsWithdrawn, stop),
            await invitations.CountAsync(row => row.IsAnswered, stop),
            await db.Set<Response>().CountAsync(response => response.ScanId == access.ScanId && response.Mode == ResponseMode.Conversation, stop));
    }
}

/// <summary>The counts beside the lines of the menu.</summary>
/// <param name="Partners">Partners of the scan.</param>
/// <param name="Invited">Invitations that count: those that were answered, or still can be.</param>
/// <param name="Answered">Invitations answered and handed in.</param>
/// <param name="Conversations">Conversations.</param>
public sealed record ScanMenu(int Partners, int Invited, int Answered, int Conversations);
