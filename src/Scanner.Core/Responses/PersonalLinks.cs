using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>Finds what a personal link belongs to. Every link costs the same one query, working or not.</summary>
internal sealed class PersonalLinks(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library, TimeProvider clock)
{
    // Across municipalities on purpose: the link is what tells which municipality it belongs to. All work after this is done in that municipality's own context.
    // One row for each role of the partner. Compiled once: it is asked for every page.
    private static readonly Func<ScannerDb, byte[], IAsyncEnumerable<LinkRow>> Find = EF.CompileAsyncQuery((ScannerDb db, byte[] hash) =>
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

    // What a save must look up again once it is alone, answers included. One row for each answer.
    private static readonly Func<ScannerDb, Guid, IAsyncEnumerable<HeldRow>> Hold = EF.CompileAsyncQuery((ScannerDb db, Guid invitationId) =>
        (from invitation in db.Set<Invitation>()
         join distribution in db.Set<Distribution>() on invitation.DistributionId equals distribution.Id
         join response in db.Set<Response>() on (Guid?)invitation.Id equals response.InvitationId into responses
         from response in responses.DefaultIfEmpty()
         join answer in db.Set<Answer>() on response.Id equals answer.ResponseId into answers
         from answer in answers.DefaultIfEmpty()
         where invitation.Id == invitationId
         select new HeldRow(distribution.QuestionnaireVersionId, distribution.ClosesOn, distribution.OpensOn, response, answer)).AsNoTracking());

    private static readonly Func<ScannerDb, Guid, IAsyncEnumerable<Answer>> Stored = EF.CompileAsyncQuery((ScannerDb db, Guid responseId) =>
        db.Set<Answer>().Where(answer => answer.ResponseId == responseId).AsNoTracking());

    /// <returns>The link, or null when there is no such link.</returns>
    public async Task<PersonalLink?> FindAsync(SecretToken token, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var (found, roles) = ((LinkRow?)null, new List<string>());
        await foreach (var row in Find(db, token.Hash).WithCancellation(stop))
        {
            found ??= row;
            if (row.Role is not null) roles.Add(row.Role);
        }
        if (found is null) return null;
        var facts = new PartnerFacts(found.PartnerName, found.PartnerType, found.PartnerDomain, [.. roles.Order(StringComparer.Ordinal)], found.Municipality) { Library = library };
        return new PersonalLink(found.Invitation, found.Distribution, facts, found.Response);
    }

    /// <summary>Marks the invitation, so that another save through the same link waits until this one is done, and looks up how things stand then.</summary>
    /// <param name="db">The database, opened for the municipality, in a transaction.</param>
    /// <param name="link">The link.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<HeldResponse> HoldAsync(ScannerDb db, PersonalLink link, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var marked = await db.Set<Invitation>().Where(row => row.Id == link.Invitation.Id && row.WithdrawnAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastSavedAt, now), stop);
        var (found, answers) = ((HeldRow?)null, new List<Answer>());
        await foreach (var row in Hold(db, link.Invitation.Id).WithCancellation(stop))
        {
            found ??= row;
            if (row.Answer is not null) answers.Add(row.Answer);
        }
        if (found is null) return new HeldResponse(LinkState.Unknown, null, null!, link.Facts, QuestionMode.Online, _ => throw new InvalidOperationException("There is no invitation to answer."), []);
        // A response that was begun stays on its version when others move on.
        var version = await library.VersionAsync(db, found.Response?.QuestionnaireVersionId ?? found.VersionId, stop);
        var state = marked == 0 ? LinkState.Withdrawn
            : found.Response is { IsOpen: false } ? LinkState.Submitted
            : IsPast(found.ClosesOn) ? LinkState.Closed
            : LinkState.Open;
        return new HeldResponse(
            state, found.Response, version, link.Facts, QuestionMode.Online,
            moment => Response.Online(link.Distribution.ScanId, link.Invitation.PartnerId, version.Id, link.Invitation.Id, moment, link.Distribution.Id), answers);
    }

    /// <summary>The answers of a response; none before the first save.</summary>
    public static async Task<List<Answer>> AnswersAsync(ScannerDb db, Response? response, CancellationToken stop)
    {
        var answers = new List<Answer>();
        if (response is null) return answers;
        await foreach (var answer in Stored(db, response.Id).WithCancellation(stop)) answers.Add(answer);
        return answers;
    }

    /// <summary>Whether the link still lets its holder in, handed in or not.</summary>
    public LinkState StateOf(PersonalLink link) =>
        link.Invitation.WithdrawnAt is not null ? LinkState.Withdrawn
        : IsPast(link.Distribution.ClosesOn) ? LinkState.Closed
        : LinkState.Open;

    /// <summary>Whether the last day is over in the Netherlands.</summary>
    public bool IsPast(DateOnly? closesOn) => closesOn is { } day && Amsterdam.DayOf(clock.GetUtcNow()) > day;

    private sealed record LinkRow(string Municipality, Invitation Invitation, Distribution Distribution, string PartnerName, string PartnerType, string PartnerDomain, string? Role, Response? Response);

    private sealed record HeldRow(Guid VersionId, DateOnly? ClosesOn, DateOnly? OpensOn, Response? Response, Answer? Answer);
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
}
