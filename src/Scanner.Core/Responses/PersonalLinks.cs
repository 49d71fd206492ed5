using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>Finds what a personal link belongs to. Every link costs the same one query, working or not.</summary>
internal sealed class PersonalLinks(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library, TimeProvider clock)
{
    // Compiled queries belong to one model, and a process can have more than one: each test database of its own.
    private static readonly ConditionalWeakTable<IModel, CompiledQueries> Compiled = [];

    /// <returns>The link, or null when there is no such link.</returns>
    public async Task<PersonalLink?> FindAsync(SecretToken token, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await FindAsync(db, token.Hash, stop);
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
        var (hash, now) = (token.Hash, clock.GetUtcNow());
        var marked = await db.Set<Invitation>().IgnoreQueryFilters().Where(row => row.WithdrawnAt == null && db.Set<InvitationLink>().Any(opens => opens.TokenHash == hash && opens.InvitationId == row.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastSavedAt, now).SetProperty(row => row.DeclinedAt, (DateTimeOffset?)null).SetProperty(row => row.DeclineReason, ""), stop);
        if (await FindAsync(db, hash, stop) is not { } link) return null;
        db.ActFor(link.MunicipalityId);
        var response = link.Response;
        // A response that was begun stays on its version when others move on.
        var version = await library.VersionAsync(db, response?.QuestionnaireVersionId ?? link.Distribution.QuestionnaireVersionId, stop);
        var standing = marked == 0 ? LinkState.Withdrawn : StateOf(link);
        var state = standing is not (LinkState.Withdrawn or LinkState.Cut or LinkState.Erased) && response is { IsOpen: false } ? LinkState.Submitted : standing;
        return new HeldResponse(
            state, response, version, link.Facts, QuestionMode.Online,
            moment => Response.Online(link.Distribution.ScanId, link.Invitation.PartnerId, version.Id, link.Invitation.Id, moment, link.Distribution.Id),
            await AnswersAsync(db, response, stop)) { Link = link };
    }

    private async Task<PersonalLink?> FindAsync(ScannerDb db, byte[] hash, CancellationToken stop)
    {
        var (found, roles) = ((LinkRow?)null, new List<string>());
        await foreach (var row in QueriesFor(db).Find(db, hash).WithCancellation(stop))
        {
            found ??= row;
            if (row.Role is not null) roles.Add(row.Role);
        }
        if (found is null) return null;
        var facts = new PartnerFacts(found.PartnerName, found.PartnerType, found.PartnerDomain, [.. roles.Order(StringComparer.Ordinal)], found.Municipality) { Library = library };
        return new PersonalLink(found.Invitation, found.Distribution, facts, found.Response);
    }

    /// <summary>The answers of a response; none before the first save.</summary>
    public static async Task<List<Answer>> AnswersAsync(ScannerDb db, Response? response, CancellationToken stop)
    {
        var answers = new List<Answer>();
        if (response is null) return answers;
        await foreach (var answer in QueriesFor(db).Stored(db, response.Id).WithCancellation(stop)) answers.Add(answer);
        return answers;
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

    private static CompiledQueries QueriesFor(ScannerDb db) => Compiled.GetValue(db.Model, _ => new CompiledQueries());

    private sealed class CompiledQueries
    {
        // Across municipalities on purpose: the link is what tells which municipality it belongs to. All work after this is done in that municipality's own context.
        // One row for each role of the partner. Compiled once: it is asked for every page.
        public readonly Func<ScannerDb, byte[], IAsyncEnumerable<LinkRow>> Find = EF.CompileAsyncQuery((ScannerDb db, byte[] hash) =>
            (from opens in db.Set<InvitationLink>().IgnoreQueryFilters()
             join invitation in db.Set<Invitation>() on opens.InvitationId equals invitation.Id
             join distribution in db.Set<Distribution>() on invitation.DistributionId equals distribution.Id
             join municipality in db.Set<Municipality>() on invitation.MunicipalityId equals municipality.Id
             join partner in db.Set<Partner>() on invitation.PartnerId equals partner.Id
             join role in db.Set<PartnerRole>() on partner.Id equals role.PartnerId into roles
             from role in roles.DefaultIfEmpty()
             join response in db.Set<Response>() on (Guid?)invitation.Id equals response.InvitationId into responses
             from response in responses.DefaultIfEmpty()
             where opens.TokenHash == hash
             select new LinkRow(municipality.Name, invitation, distribution, partner.Name, partner.Type, partner.Domain, role.Role, response)).AsNoTracking());

        public readonly Func<ScannerDb, Guid, IAsyncEnumerable<Answer>> Stored = EF.CompileAsyncQuery((ScannerDb db, Guid responseId) =>
            db.Set<Answer>().Where(answer => answer.ResponseId == responseId).AsNoTracking());
    }

    private sealed record LinkRow(string Municipality, Invitation Invitation, Distribution Distribution, string PartnerName, string PartnerType, string PartnerDomain, string? Role, Response? Response);
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
