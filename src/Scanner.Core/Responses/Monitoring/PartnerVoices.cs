using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>Counts what came of asking partners, in two queries whatever their number.</summary>
internal static class PartnerVoices
{
    /// <summary>What came of each partner of the scan that was asked or heard; a partner that is not in it was neither.</summary>
    /// <param name="db">The database, opened for the municipality.</param>
    /// <param name="access">The scan.</param>
    /// <param name="only">One partner; null: all of them, those outside the officer's list included.</param>
    /// <param name="stop">Ends the work.</param>
    public static async Task<Dictionary<Guid, PartnerVoice>> ReadAsync(ScannerDb db, ScanAccess access, Guid? only, CancellationToken stop)
    {
        var invitations = await (from invitation in db.Set<Invitation>()
                                 join distribution in db.Set<Distribution>() on invitation.DistributionId equals distribution.Id
                                 where distribution.ScanId == access.ScanId && (only == null || invitation.PartnerId == only)
                                 select new { invitation.PartnerId, invitation.IsCut }).ToListAsync(stop);
        var responses = await db.Set<Response>()
            .Where(response => response.ScanId == access.ScanId && (only == null || response.PartnerId == only))
            .Select(response => new { response.PartnerId, response.Mode, IsSubmitted = response.SubmittedAt != null, IsSaved = response.Revision > 0 })
            .ToListAsync(stop);
        var asked = invitations.ToLookup(invitation => invitation.PartnerId);
        var answered = responses.ToLookup(response => response.PartnerId);
        return asked.Select(group => group.Key).Union(answered.Select(group => group.Key)).ToDictionary(partner => partner, partner =>
        {
            // An anonymous answer hangs on the partner no more; that the partner answered is known of the invitation.
            var submitted = answered[partner].Count(response => response is { Mode: not ResponseMode.Conversation, IsSubmitted: true }) + asked[partner].Count(invitation => invitation.IsCut);
            var held = answered[partner].Count(response => response is { Mode: ResponseMode.Conversation, IsSaved: true });
            return new PartnerVoice(
                asked[partner].Count(),
                answered[partner].Count(response => response is { Mode: not ResponseMode.Conversation, IsSubmitted: false }),
                submitted,
                answered[partner].Count(response => response.Mode == ResponseMode.Conversation),
                submitted + held > 0,
                held);
        });
    }
}
