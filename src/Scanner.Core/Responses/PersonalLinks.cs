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
    }

    /// <summary>Finds what an open link belongs to: a link that everyone can have, such as on a poster.</summary>
    public async Task<OpenLink?> FindOpenAsync(SecretToken token, CancellationToken stop)
    {
        var hash = token.Hash;
        await using var db = await databases.CreateDbContextAsync(stop);
        return await (from distribution in db.Set<Distribution>().IgnoreQueryFilters()
                      join municipality in db.Set<Municipality>() on distribution.MunicipalityId equals municipality.Id
                      where distribution.OpenLinkHash == hash
                      select new OpenLink(municipality.Id, municipality.Name, distribution)).AsNoTracking().FirstOrDefaultAsync(stop);
    }

    /// <summary>Whether the link still lets its holder in, handed in or not.</summary>
    public LinkState StateOf(PersonalLink link) =>
        link.WithdrawnAt is not null ? LinkState.Withdrawn
        : link.IsCut ? LinkState.Cut
        // A link that the officer made anew after erasing begins anew.
        : link.ErasedAt >= link.CreatedAt ? LinkState.Erased
        : IsBefore(link.OpensOn) ? LinkState.NotYet
        : IsPast(link.ClosesOn) ? LinkState.Closed
        : LinkState.Open;

    /// <summary>Why a link that was open when it was found no longer is.</summary>
    public async Task<LinkState> RefusalAsync(ScannerDb db, PersonalLink link, CancellationToken stop)
    {
        var now = await db.Set<Invitation>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == link.InvitationId, stop);
        return now is null ? LinkState.Unknown : StateOf(link with { WithdrawnAt = now.WithdrawnAt, ErasedAt = now.ErasedAt, CreatedAt = now.CreatedAt, IsCut = now.IsCut }) is var state and not LinkState.Open ? state : LinkState.Withdrawn;
    }

    /// <summary>Whether the first day has not come in the Netherlands.</summary>
    public bool IsBefore(DateOnly? opensOn) => opensOn is { } day && Amsterdam.DayOf(clock.GetUtcNow()) < day;

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
    public required DateOnly? OpensOn { get; init; }
    public required string? Language { get; init; }
    public required IdentityMode Identity { get; init; }
    public required AnswersPer AnswersPer { get; init; }
    public required int MinimumGroup { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset? OpenedAt { get; init; }
    public required DateTimeOffset? DeclinedAt { get; init; }
    public required DateTimeOffset? ErasedAt { get; init; }
    public required bool IsCut { get; init; }
}

/// <summary>What an open link belongs to.</summary>
internal sealed record OpenLink(Guid MunicipalityId, string Municipality, Distribution Distribution);
