using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>Saves late posts as if they had come in time, on the path of every save. Doing it twice changes nothing.</summary>
internal sealed class LateReplay(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library, SaveAnswers saves, HandInAnswers handIns)
{
    /// <summary>Saves what was posted for one section.</summary>
    public async Task<SaveOutcome> SaveAsync(PersonalLink link, string section, PostedAnswers posted, CancellationToken stop)
    {
        return await Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(link.MunicipalityId, stop);
            return await saves.SaveAsync(db, stopHere => HoldAsync(db, link, stopHere), section, posted, stop);
        });
    }

    /// <summary>Hands in, when nothing stands in the way.</summary>
    public async Task<SubmitOutcome> HandInAsync(PersonalLink link, CancellationToken stop)
    {
        return await Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(link.MunicipalityId, stop);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            if (await HoldAsync(db, link, stop) is not { } held) return new SubmitOutcome(LinkState.Unknown, []);
            return held.State == LinkState.Open ? await handIns.RunAsync(db, link, held, null, null, stop) : new SubmitOutcome(held.State, []);
        });
    }

    /// <summary>The invitation as its own link would find it; null: this scan has none such.</summary>
    public async Task<PersonalLink?> LinkAsync(ScannerDb db, ScanAccess access, Guid invitationId, CancellationToken stop)
    {
        var found = await (from invitation in db.Set<Invitation>()
                           join distribution in db.Set<Distribution>() on invitation.DistributionId equals distribution.Id
                           where invitation.Id == invitationId && distribution.ScanId == access.ScanId
                           select new { invitation, distribution }).AsNoTracking().FirstOrDefaultAsync(stop);
        return found is null ? null : new PersonalLink(found.invitation, found.distribution, await PartnerFacts.OfAsync(db, library, found.invitation.PartnerId, access.MunicipalityName, stop), null);
    }

    /// <summary>Holds the invitation like every save does, but lets the last day be past.</summary>
    private async Task<HeldResponse?> HoldAsync(ScannerDb db, PersonalLink link, CancellationToken stop)
    {
        var held = await db.Set<Invitation>().Where(row => row.Id == link.InvitationId && !row.IsCut && row.ErasedAt == link.ErasedAt)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.DeclinedAt, (DateTimeOffset?)null).SetProperty(row => row.DeclineReason, ""), stop);
        var response = await db.Set<Response>().AsNoTracking().FirstOrDefaultAsync(row => row.InvitationId == link.InvitationId, stop);
        var version = await library.VersionAsync(db, response?.QuestionnaireVersionId ?? link.Distribution.QuestionnaireVersionId, stop);
        var state = held == 0 ? LinkState.Erased : response is { IsOpen: false } ? LinkState.Submitted : LinkState.Open;
        return new HeldResponse(
            state, response, version, link.Facts, QuestionMode.Online,
            now => Response.Online(link.ScanId, link.PartnerId, version.Id, link.InvitationId, now, link.DistributionId), await PersonalLinks.AnswersAsync(db, response, stop)) { Link = link };
    }
}
