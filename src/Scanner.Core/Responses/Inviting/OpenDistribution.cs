using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>Opens a distribution to everyone who has one link, such as on a poster; makes that link anew, or stops it. Needs <see cref="Right.Invite"/>.</summary>
public sealed class OpenDistribution(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library, TimeProvider clock)
{
    /// <returns>What the poster says; null when the scan has no such distribution.</returns>
    public async Task<PosterView?> ViewAsync(ScanAccess access, Guid distributionId, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        if (await MailFacts.OfAsync(db, library, access.ScanId, distributionId, access.AccountId, stop) is not { } facts) return null;
        var version = await db.Set<QuestionnaireVersion>().AsNoTracking().SingleAsync(row => row.Id == facts.Distribution.QuestionnaireVersionId, stop);
        return new PosterView(
            facts.Distribution.Name, facts.Title, library.Published(version).Introduction?.In(facts.Language), facts.Minutes, facts.Distribution.OpensOn, facts.Distribution.ClosesOn,
            facts.Distribution.Identity, facts.Language, facts.Distribution.OpenLinkMadeAt);
    }

    /// <summary>Makes the link; an earlier one stops working.</summary>
    /// <returns>The link, to be shown once; null when the scan has no such distribution.</returns>
    public Task<SecretToken?> MakeAsync(ScanAccess access, Guid distributionId, CancellationToken stop) => ChangeAsync(access, distributionId, SecretToken.New(), stop);

    /// <summary>Stops the link; answers that came through it stay.</summary>
    public Task StopAsync(ScanAccess access, Guid distributionId, CancellationToken stop) => ChangeAsync(access, distributionId, null, stop);

    private async Task<SecretToken?> ChangeAsync(ScanAccess access, Guid distributionId, SecretToken? token, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        if (await db.Set<Distribution>().FirstOrDefaultAsync(row => row.Id == distributionId && row.ScanId == access.ScanId, stop) is not { } distribution) return null;
        distribution.OpenTo(token, clock.GetUtcNow());
        db.Add(AuditEntry.Of(clock.GetUtcNow(), access.AccountId, token is null ? "distribution.open-link-stopped" : "distribution.open-link-made", distributionId,
            token is null ? $"Open link van ‘{distribution.Name}’ gestopt." : $"Open link gemaakt voor ‘{distribution.Name}’."));
        await db.SaveChangesAsync(stop);
        return token;
    }
}

/// <summary>What a poster says, and whether there is a link.</summary>
/// <param name="Name">The distribution's name.</param>
/// <param name="Title">The questionnaire's title in the language of the distribution.</param>
/// <param name="Introduction">Why it is asked; null: not said.</param>
/// <param name="Minutes">How long it takes; null: not said.</param>
/// <param name="OpensOn">The first day; null: at once.</param>
/// <param name="ClosesOn">The last day; null: no end.</param>
/// <param name="Identity">What is kept of who answers.</param>
/// <param name="Language">The language of the poster, <c>nl</c> or <c>en</c>.</param>
/// <param name="MadeAt">When the link was made; null: there is none.</param>
public sealed record PosterView(string Name, string Title, string? Introduction, int? Minutes, DateOnly? OpensOn, DateOnly? ClosesOn, IdentityMode Identity, string Language, DateTimeOffset? MadeAt);
