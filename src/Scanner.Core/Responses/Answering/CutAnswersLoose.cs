using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
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

    public async Task RunAsync(ScannerDb db, PersonalLink link, Response response, QuestionnairePlan plan, CancellationToken stop)
    {
        var day = Amsterdam.StartOf(Amsterdam.DayOf(clock.GetUtcNow()));
        var number = await PartnerNumbers.TakeAsync(db, link.ScanId, stop);
        var invited = await InvitedAsync(db, link, stop);
        bool Hides(Func<string, bool> isOneOf) => invited.Count(isOneOf) >= Math.Max(link.Distribution.MinimumGroup, 1);
        var type = link.Facts.Type;
        var source = Partner.Unlisted(link.ScanId, number, PartnerOrigin.Anonymous, SourceName, Hides(kind => kind == type) ? type : Partner.TypeNotKept, day);
        var loose = response.CutLoose(source.Id, day);
        var answers = await db.Set<Answer>().AsNoTracking().Where(answer => answer.ResponseId == response.Id).OrderBy(answer => answer.Path).ThenBy(answer => answer.Ordinal).ToListAsync(stop);
        db.Remove(response);
        db.AddRange(source, loose);
        // An answer to what only some kinds are asked tells the kind as well.
        db.AddRange(answers.Where(answer => AudiencesOf(plan, answer.Path).All(kinds => Hides(kinds.Contains))).Select(answer => answer.CutLoose(loose.Id, day)));
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

    /// <summary>The kind of each organisation that was invited: with enough of a kind, it does not tell which.</summary>
    private static async Task<List<string>> InvitedAsync(ScannerDb db, PersonalLink link, CancellationToken stop) =>
        (await (from invitation in db.Set<Invitation>()
                join partner in db.Set<Partner>() on invitation.PartnerId equals partner.Id
                where invitation.DistributionId == link.DistributionId && invitation.WithdrawnAt == null && partner.Origin == PartnerOrigin.Register
                select new { partner.Id, partner.Type }).Distinct().ToListAsync(stop)).ConvertAll(partner => partner.Type);

    /// <summary>Which kinds are asked a question: those of its own, and of what it stands in.</summary>
    private static IEnumerable<IReadOnlyList<string>> AudiencesOf(QuestionnairePlan plan, string path)
    {
        for (var node = plan.Find(AnswerPath.NameOf(path)); node is not null; node = node.Parent)
            if (node.Item.Audience.Count > 0) yield return node.Item.Audience;
    }
}
