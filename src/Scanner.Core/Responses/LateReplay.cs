using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>Saves late posts as if they had come in time, on the path of every save. Doing it twice changes nothing.</summary>
internal sealed class LateReplay(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library, TimeProvider clock, SaveAnswers saves, HandInAnswers handIns)
{
    /// <summary>Saves what was posted for one section.</summary>
    public async Task<SaveOutcome> SaveAsync(PersonalLink link, string section, PostedAnswers posted, CancellationToken stop)
    {
        await using var db = await databases.OpenAsync(link.MunicipalityId, stop);
        return await saves.SaveAsync(db, stopHere => HoldAsync(db, link, stopHere), section, posted, stop);
    }

    /// <summary>Hands in, when nothing stands in the way.</summary>
    public async Task<SubmitOutcome> HandInAsync(PersonalLink link, CancellationToken stop)
    {
        await using var db = await databases.OpenAsync(link.MunicipalityId, stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var held = await HoldAsync(db, link, stop);
        return held.State == LinkState.Open ? await handIns.RunAsync(db, link, held, null, null, stop) : new SubmitOutcome(held.State, []);
    }

    /// <summary>The invitation as its own link would find it; null: this scan has none such.</summary>
    public static Task<PersonalLink?> LinkAsync(ScannerDb db, ScanAccess access, Guid invitationId, CancellationToken stop) =>
        (from invitation in db.Set<Invitation>()
         join distribution in db.Set<Distribution>() on invitation.DistributionId equals distribution.Id
         where invitation.Id == invitationId && distribution.ScanId == access.ScanId
         select new PersonalLink
         {
             MunicipalityId = access.MunicipalityId,
             Municipality = access.MunicipalityName,
             InvitationId = invitation.Id,
             PartnerId = invitation.PartnerId,
             ScanId = distribution.ScanId,
             VersionId = distribution.QuestionnaireVersionId,
             DistributionId = distribution.Id,
             WithdrawnAt = invitation.WithdrawnAt,
             ClosesOn = distribution.ClosesOn,
             OpensOn = distribution.OpensOn,
             Language = distribution.Language,
             Identity = distribution.Identity,
             AnswersPer = distribution.AnswersPer,
             MinimumGroup = distribution.MinimumGroup,
             CreatedAt = invitation.CreatedAt,
             OpenedAt = invitation.OpenedAt,
             DeclinedAt = invitation.DeclinedAt,
             ErasedAt = invitation.ErasedAt,
             IsCut = invitation.IsCut,
         }).AsNoTracking().FirstOrDefaultAsync(stop);

    /// <summary>Holds the invitation like every save does, but lets the last day be past.</summary>
    private async Task<HeldResponse> HoldAsync(ScannerDb db, PersonalLink link, CancellationToken stop)
    {
        var held = await db.Set<Invitation>().Where(row => row.Id == link.InvitationId && !row.IsCut && row.ErasedAt == link.ErasedAt)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.DeclinedAt, (DateTimeOffset?)null).SetProperty(row => row.DeclineReason, ""), stop);
        var response = await db.Set<Response>().FirstOrDefaultAsync(row => row.InvitationId == link.InvitationId, stop);
        var versionId = response?.QuestionnaireVersionId ?? await db.Set<Distribution>().Where(row => row.Id == link.DistributionId).Select(row => row.QuestionnaireVersionId).SingleAsync(stop);
        var version = await db.Set<QuestionnaireVersion>().AsNoTracking().SingleAsync(row => row.Id == versionId, stop);
        var state = held == 0 ? LinkState.Erased : response is { IsOpen: false } ? LinkState.Submitted : LinkState.Open;
        return new HeldResponse(
            state, response, version, await PartnerFacts.OfAsync(db, library, link.PartnerId, link.Municipality, stop), QuestionMode.Online,
            _ => Response.Online(link.ScanId, link.PartnerId, versionId, link.InvitationId, clock.GetUtcNow(), link.DistributionId)) { Language = link.Language };
    }
}
