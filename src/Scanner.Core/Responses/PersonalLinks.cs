using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>Finds what a personal link belongs to. Every link costs the same one query, working or not.</summary>
internal sealed class PersonalLinks(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library, TimeProvider clock)
{
    /// <returns>The link, or null when there is no such link.</returns>
    public async Task<PersonalLink?> FindAsync(SecretToken token, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return (await ReadAsync(db, LinkRows.Wanted.Link, token.Hash, stop))?.Link;
    }

    /// <summary>Finds what a link belongs to with what was answered so far, for a page that shows answers.</summary>
    /// <returns>The link, or null when there is no such link.</returns>
    public async Task<(PersonalLink Link, List<Answer> Answers)?> FindWithAnswersAsync(SecretToken token, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await ReadAsync(db, LinkRows.Wanted.Answers, token.Hash, stop);
    }

    /// <summary>
    /// The first statement of a save: marks the invitation, so that another save through the same link waits until this one is done. Then looks
    /// up how things stand, and opens the database for the municipality that the link belongs to. Who saves takes part after all.
    /// </summary>
    /// <param name="db">The database, opened for nobody yet, in a transaction.</param>
    /// <param name="token">The link.</param>
    /// <param name="stop">Stops the work.</param>
    /// <returns>Null when there is no such link.</returns>
    public async Task<HeldResponse?> HoldAsync(ScannerDb db, SecretToken token, CancellationToken stop)
    {
        if (await ReadAsync(db, LinkRows.Wanted.Hold, token.Hash, stop) is not ({ } link, { } answers)) return null;
        db.ActFor(link.MunicipalityId);
        var response = link.Response;
        // A response that was begun stays on its version when others move on.
        var version = await library.VersionAsync(db, response?.QuestionnaireVersionId ?? link.Distribution.QuestionnaireVersionId, stop);
        var standing = StateOf(link);
        var state = standing is not (LinkState.Withdrawn or LinkState.Cut or LinkState.Erased) && response is { IsOpen: false } ? LinkState.Submitted : standing;
        return new HeldResponse(
            state, response, version, link.Facts, QuestionMode.Online,
            moment => Response.Online(link.Distribution.ScanId, link.Invitation.PartnerId, version.Id, link.Invitation.Id, moment, link.Distribution.Id),
            answers) { Link = link };
    }

    /// <summary>The answers of a response; none before the first save.</summary>
    public static async Task<List<Answer>> AnswersAsync(ScannerDb db, Response? response, CancellationToken stop) =>
        response is null ? [] : await db.Set<Answer>().Where(answer => answer.ResponseId == response.Id).AsNoTracking().ToListAsync(stop);

    private async Task<(PersonalLink Link, List<Answer> Answers)?> ReadAsync(ScannerDb db, LinkRows.Wanted wanted, byte[] hash, CancellationToken stop)
    {
        if (await LinkRows.Of(db).ReadAsync(db, wanted, hash, clock.GetUtcNow(), stop) is not { } rows) return null;
        var facts = new PartnerFacts(rows.PartnerName, rows.PartnerType, rows.PartnerDomain, rows.Roles, rows.Municipality) { Library = library };
        return (new PersonalLink(rows.Invitation, rows.Distribution, facts, rows.Response), rows.Answers);
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
        link.Invitation.WithdrawnAt is not null ? LinkState.Withdrawn
        : link.Invitation.IsCut ? LinkState.Cut
        : link.Invitation.IsErased ? LinkState.Erased
        : IsBefore(link.Distribution.OpensOn) ? LinkState.NotYet
        : IsPast(link.Distribution.ClosesOn) ? LinkState.Closed
        : LinkState.Open;

    /// <summary>Why a link that was open when it was found no longer is.</summary>
    public async Task<LinkState> RefusalAsync(ScannerDb db, PersonalLink link, CancellationToken stop)
    {
        if (await db.Set<Invitation>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == link.InvitationId, stop) is not { } now) return LinkState.Unknown;
        var state = StateOf(link with { Invitation = now });
        return state == LinkState.Open ? LinkState.Withdrawn : state;
    }

    /// <summary>Whether the first day has not come in the Netherlands.</summary>
    public bool IsBefore(DateOnly? opensOn) => opensOn is { } day && Amsterdam.DayOf(clock.GetUtcNow()) < day;

    /// <summary>Whether the last day is over in the Netherlands.</summary>
    public bool IsPast(DateOnly? closesOn) => closesOn is { } day && Amsterdam.DayOf(clock.GetUtcNow()) > day;
}

/// <summary>What a personal link belongs to, as it stood when it was looked up.</summary>
/// <param name="Invitation">The invitation, without its links.</param>
/// <param name="Distribution">What is asked.</param>
/// <param name="Facts">Who is asked.</param>
/// <param name="Response">What was answered so far; null: nothing.</param>
internal sealed record PersonalLink(Invitation Invitation, Distribution Distribution, PartnerFacts Facts, Response? Response)
{
    public Guid MunicipalityId => Invitation.MunicipalityId;

    public string Municipality => Facts.Municipality;

    public Guid InvitationId => Invitation.Id;

    public Guid PartnerId => Invitation.PartnerId;

    public Guid ScanId => Distribution.ScanId;

    public Guid DistributionId => Distribution.Id;

    public DateOnly? ClosesOn => Distribution.ClosesOn;

    public string? Language => Distribution.Language;

    public IdentityMode Identity => Distribution.Identity;

    public DateTimeOffset? ErasedAt => Invitation.ErasedAt;
}

/// <summary>What an open link belongs to.</summary>
internal sealed record OpenLink(Guid MunicipalityId, string Municipality, Distribution Distribution);
