using Microsoft.EntityFrameworkCore;
using Scanner.Core.Coding;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;

namespace Scanner.Core.Findings;

/// <summary>The counts beside the steps of a scan: how much there is, and where work is left.</summary>
/// <param name="Access">The scan, and what the visitor may do in it.</param>
/// <param name="Partners">Partners in the register.</param>
/// <param name="Questionnaires">Questionnaires of the library.</param>
/// <param name="Invited">Invitations that work.</param>
/// <param name="Submitted">Of those, the ones that were answered. What came in otherwise (an open link, paper, a file) is no part of it.</param>
/// <param name="Interviews">Conversations.</param>
/// <param name="Uncoded">Texts that wait to be coded.</param>
public sealed record ScanMenuView(ScanAccess Access, int Partners, int Questionnaires, int Invited, int Submitted, int Interviews, int Uncoded);

/// <summary>Counts what the menu of a scan shows, for whoever may see the overview.</summary>
public sealed class ViewScanMenu(IDbContextFactory<ScannerDb> databases, OpenScan scans, QuestionnaireLibrary library, CodeAnswers coding)
{
    /// <returns>The counts, or null when the scan is unknown or the account is no member of its municipality.</returns>
    public async Task<ScanMenuView?> OpenAsync(Guid accountId, string slug, CancellationToken stop)
    {
        if (await scans.AsMemberAsync(accountId, slug, stop) is not { } access) return null;
        access.Demand(Right.SeeOverview);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var responses = db.Set<Response>().Where(response => response.ScanId == access.ScanId);
        var invitations = from invitation in db.Set<Invitation>()
                          join distribution in db.Set<Distribution>() on invitation.DistributionId equals distribution.Id
                          where distribution.ScanId == access.ScanId && invitation.WithdrawnAt == null
                          select invitation;
        return new ScanMenuView(
            access,
            Partners: await db.Set<Partner>().CountAsync(partner => partner.ScanId == access.ScanId && partner.Origin == PartnerOrigin.Register, stop),
            Questionnaires: library.Questionnaires.Count,
            Invited: await invitations.CountAsync(stop),
            Submitted: await invitations.CountAsync(invitation => invitation.IsCut || responses.Any(response => response.InvitationId == invitation.Id && response.SubmittedAt != null), stop),
            Interviews: await responses.CountAsync(response => response.Mode == ResponseMode.Conversation, stop),
            Uncoded: await coding.CountUncodedAsync(access, stop));
    }
}
