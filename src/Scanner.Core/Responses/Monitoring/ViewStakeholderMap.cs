using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>
/// Lays the partners of a scan out by kind and role, with who was heard, and tells which kinds of partner nobody has heard: the coverage of the
/// scan (Verkenning drugspreventiebeleid gemeenten, tables 6 and 7).
/// </summary>
public sealed class ViewStakeholderMap(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library)
{
    /// <summary>What fits in no kind. It is shown when it occurs, but nobody can go and look for it, so it does not count as a kind that is missing.</summary>
    private const string OtherKind = "anders";

    /// <summary>The map of the scan.</summary>
    public async Task<StakeholderMap> ViewAsync(ScanAccess access, CancellationToken stop)
    {
        access.Demand(Right.SeePartners);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var partners = await db.Set<Partner>().Where(partner => partner.ScanId == access.ScanId).OrderBy(partner => partner.Number)
            .Select(partner => new { partner.Id, partner.Number, partner.Name, partner.Type, partner.Origin }).ToListAsync(stop);
        var roles = (await (from role in db.Set<PartnerRole>()
                            join partner in db.Set<Partner>() on role.PartnerId equals partner.Id
                            where partner.ScanId == access.ScanId && partner.Origin == PartnerOrigin.Register
                            select new { role.PartnerId, role.Role }).ToListAsync(stop)).ToLookup(row => row.PartnerId, row => row.Role);
        var voices = await PartnerVoices.ReadAsync(db, access, null, stop);

        var listed = partners.Where(partner => partner.Origin == PartnerOrigin.Register).ToLookup(partner => partner.Type, partner => new MapPartner(
            partner.Id, Partner.PseudonymOf(partner.Number), partner.Name, [.. InOrder("partnerrollen", roles[partner.Id])],
            voices.TryGetValue(partner.Id, out var voice) && voice.Submitted > 0, voice?.Held > 0, voice is { IsEmpty: false }));
        // Who came through an open link, or answered without a name, is no partner to go to, but the kind was heard.
        var unlisted = partners.Where(partner => partner.Origin != PartnerOrigin.Register && partner.Type != Partner.TypeNotKept && voices.TryGetValue(partner.Id, out var voice) && voice.IsHeard)
            .ToLookup(partner => partner.Type, partner => partner.Origin);
        // An anonymous answer was counted with the partner who gave it already; only what came through an open link adds a voice.
        var kinds = InOrder("partnertypen", listed.Select(group => group.Key).Union(unlisted.Select(group => group.Key)))
            .Select(type => new MapKind(type, [.. listed[type]], unlisted[type].Count(origin => origin == PartnerOrigin.OpenLink), listed[type].Any(partner => partner.IsHeard) || unlisted[type].Any())).ToList();
        var all = library.List("partnertypen").Items.Select(item => item.Name).Where(name => name != OtherKind).ToList();
        return new StakeholderMap(
            [.. InOrder("partnerrollen", roles.SelectMany(group => group).Union(library.List("partnerrollen").Items.Select(item => item.Name)))],
            kinds,
            all.Count,
            all.Count(type => kinds.Exists(kind => kind.Type == type && kind.IsHeard)),
            [.. kinds.Where(kind => !kind.IsHeard).Select(kind => kind.Type)],
            [.. all.Where(type => !kinds.Exists(kind => kind.Type == type))]);
    }

    /// <summary>The names in the order of their list; those that are in it no more at the end.</summary>
    private IEnumerable<string> InOrder(string list, IEnumerable<string> names)
    {
        var order = library.List(list).Items.Select((item, place) => (item.Name, place)).ToDictionary(item => item.Name, item => item.place);
        return names.Distinct().OrderBy(name => order.GetValueOrDefault(name, int.MaxValue)).ThenBy(name => name, StringComparer.Ordinal);
    }
}

/// <summary>Stakeholderkaart: kinds of partner × roles.</summary>
/// <param name="Roles">Names of the list <c>partnerrollen</c>, in its order.</param>
/// <param name="Kinds">The kinds that are in the scan, in the order of the list <c>partnertypen</c>.</param>
/// <param name="AllKinds">How many kinds the list has, other than ‘anders’.</param>
/// <param name="HeardKinds">Of how many of those someone was heard.</param>
/// <param name="NotHeard">The kinds that are in the scan, of which nobody was heard.</param>
/// <param name="NotThere">The kinds of the list that are not in the scan.</param>
public sealed record StakeholderMap(
    IReadOnlyList<string> Roles, IReadOnlyList<MapKind> Kinds, int AllKinds, int HeardKinds, IReadOnlyList<string> NotHeard, IReadOnlyList<string> NotThere);

/// <summary>A kind of partner on the map.</summary>
/// <param name="Type">A name of the list <c>partnertypen</c>.</param>
/// <param name="Partners">The partners of this kind, by number.</param>
/// <param name="ThroughOpenLink">How many answered through an open link, outside the list of partners.</param>
/// <param name="IsHeard">Whether anyone of this kind was heard.</param>
public sealed record MapKind(string Type, IReadOnlyList<MapPartner> Partners, int ThroughOpenLink, bool IsHeard);

/// <summary>A partner on the map.</summary>
/// <param name="Id">The partner.</param>
/// <param name="Pseudonym">P01, P02, ….</param>
/// <param name="Name">The organisation.</param>
/// <param name="Roles">Its roles, in the order of the list; may be none.</param>
/// <param name="IsHeardOnline">Whether answers were handed in: online, on paper or by telephone.</param>
/// <param name="IsHeardInConversation">Whether something of a conversation was written down.</param>
/// <param name="IsAsked">Whether it was invited, began, or a conversation was prepared.</param>
public sealed record MapPartner(Guid Id, string Pseudonym, string Name, IReadOnlyList<string> Roles, bool IsHeardOnline, bool IsHeardInConversation, bool IsAsked)
{
    /// <summary>Whether it was heard at all.</summary>
    public bool IsHeard => IsHeardOnline || IsHeardInConversation;
}
