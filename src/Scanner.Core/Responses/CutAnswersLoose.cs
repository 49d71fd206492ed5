using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>
/// Cuts anonymous answers loose from the invitation that they came through, inside the transaction that hands them in: they move to a new response of a
/// new source, with new keys and days instead of moments, and everything on the invitation's side that told when it was at work goes.
/// </summary>
/// <remarks>Nothing of this is logged: a line in a log would tie the two together again.</remarks>
internal sealed class CutAnswersLoose(TimeProvider clock)
{
    /// <summary>The words that stand in the place of a name.</summary>
    public const string SourceName = "Anonieme inzending";

    public async Task RunAsync(ScannerDb db, PersonalLink link, Response response, CancellationToken stop)
    {
        var day = Amsterdam.StartOf(Amsterdam.DayOf(clock.GetUtcNow()));
        var number = await PartnerNumbers.TakeAsync(db, link.ScanId, stop);
        var source = Partner.Unlisted(link.ScanId, number, PartnerOrigin.Anonymous, SourceName, await KindAsync(db, link, stop), day);
        var loose = response.CutLoose(source.Id, day);
        var answers = await db.Set<Answer>().AsNoTracking().Where(answer => answer.ResponseId == response.Id).OrderBy(answer => answer.Path).ThenBy(answer => answer.Ordinal).ToListAsync(stop);
        db.Remove(response);
        db.AddRange(source, loose);
        db.AddRange(answers.Select(answer => answer.CutLoose(loose.Id, day)));
        var invitation = await db.Set<Invitation>().SingleAsync(row => row.Id == link.InvitationId, stop);
        // The mark of the save under way was written past the change tracker.
        await db.Entry(invitation).ReloadAsync(stop);
        invitation.Cut();
        // A link that was mailed tells when that was asked for.
        await db.Set<InvitationLink>().Where(opens => opens.InvitationId == link.InvitationId).ExecuteUpdateAsync(set => set.SetProperty(opens => opens.CreatedAt, invitation.CreatedAt), stop);
        await db.Set<LatePost>().Where(late => late.InvitationId == link.InvitationId).ExecuteDeleteAsync(stop);
        await ForgetMails.CutLooseAsync(db, link.InvitationId, stop);
        await db.SaveChangesAsync(stop);
    }

    /// <summary>The kind of partner, when enough organisations of that kind were invited that it does not tell which.</summary>
    private static async Task<string> KindAsync(ScannerDb db, PersonalLink link, CancellationToken stop)
    {
        var type = await db.Set<Partner>().Where(partner => partner.Id == link.PartnerId).Select(partner => partner.Type).SingleAsync(stop);
        var alike = await (from invitation in db.Set<Invitation>()
                           join partner in db.Set<Partner>() on invitation.PartnerId equals partner.Id
                           where invitation.DistributionId == link.DistributionId && invitation.WithdrawnAt == null && partner.Origin == PartnerOrigin.Register && partner.Type == type
                           select partner.Id).Distinct().CountAsync(stop);
        return alike >= Math.Max(link.Distribution.MinimumGroup, 1) ? type : Partner.TypeNotKept;
    }
}
