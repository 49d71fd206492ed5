using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>Finds what a personal link belongs to. Every link costs the same one query, working or not.</summary>
internal sealed class PersonalLinks(IDbContextFactory<ScannerDb> databases, TimeProvider clock)
{
    /// <returns>The link, or null when there is no such link.</returns>
    public async Task<PersonalLink?> FindAsync(SecretToken token, CancellationToken stop)
    {
        var hash = token.Hash;
        await using var db = await databases.CreateDbContextAsync(stop);
        // Across municipalities on purpose: the link is what tells which municipality it belongs to. All work after this is done in that municipality's own context.
        return await (from opens in db.Set<InvitationLink>().IgnoreQueryFilters()
                      join invitation in db.Set<Invitation>().IgnoreQueryFilters() on opens.InvitationId equals invitation.Id
                      join distribution in db.Set<Distribution>().IgnoreQueryFilters() on invitation.DistributionId equals distribution.Id
                      join municipality in db.Set<Municipality>() on invitation.MunicipalityId equals municipality.Id
                      where opens.TokenHash == hash
                      select new PersonalLink
                      {
                          MunicipalityId = municipality.Id,
                          Municipality = municipality.Name,
                          InvitationId = invitation.Id,
                          PartnerId = invitation.PartnerId,
                          ScanId = distribution.ScanId,
                          VersionId = distribution.QuestionnaireVersionId,
                          DistributionId = distribution.Id,
                          WithdrawnAt = invitation.WithdrawnAt,
                          ClosesOn = distribution.ClosesOn,
                      }).AsNoTracking().FirstOrDefaultAsync(stop);
    }

    /// <summary>Whether the link still lets its holder in, handed in or not.</summary>
    public LinkState StateOf(PersonalLink link) =>
        link.WithdrawnAt is not null ? LinkState.Withdrawn
        : IsPast(link.ClosesOn) ? LinkState.Closed
        : LinkState.Open;

    /// <summary>Whether the last day is over in the Netherlands.</summary>
    public bool IsPast(DateOnly? closesOn) => closesOn is { } day && Amsterdam.DayOf(clock.GetUtcNow()) > day;
}

/// <summary>What a personal link belongs to.</summary>
internal sealed record PersonalLink
{
    public required Guid MunicipalityId { get; init; }
    public required string Municipality { get; init; }
    public required Guid InvitationId { get; init; }
    public required Guid PartnerId { get; init; }
    public required Guid ScanId { get; init; }
    public required Guid VersionId { get; init; }
    public required Guid DistributionId { get; init; }
    public required DateTimeOffset? WithdrawnAt { get; init; }
    public required DateOnly? ClosesOn { get; init; }
}
