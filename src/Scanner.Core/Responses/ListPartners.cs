using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>Lists the partners of a scan with who was invited and who was heard, online or in a conversation.</summary>
public sealed class ListPartners(IDbContextFactory<ScannerDb> databases)
{
    /// <summary>The partners that pass the filter, by number.</summary>
    public async Task<PartnerList> ListAsync(ScanAccess access, PartnerFilter filter, CancellationToken stop)
    {
        access.Demand(Right.SeePartners);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var partners = await db.Set<Partner>().AsNoTracking().Include(partner => partner.Contacts).Include(partner => partner.Roles)
            .Where(partner => partner.ScanId == access.ScanId && partner.Origin == PartnerOrigin.Register).OrderBy(partner => partner.Number).ToListAsync(stop);
        var voices = await VoicesAsync(db, access, null, stop);
        var rows = partners.ConvertAll(partner => new PartnerRow(
            partner.Id, partner.Pseudonym, partner.Name, partner.Type, partner.Domain,
            [.. partner.Roles.Select(role => role.Role).Order(StringComparer.Ordinal)],
            [.. partner.Contacts.OrderBy(contact => contact.Name, StringComparer.OrdinalIgnoreCase).Select(contact => contact.Name)],
            voices.GetValueOrDefault(partner.Id, PartnerVoice.None)));
        return new PartnerList(
            rows.Count,
            rows.Count(row => row.Voice.IsHeard),
            [.. rows.Select(row => row.Type).Distinct()],
            [.. rows.Where(row => filter.Type is null || row.Type == filter.Type).Where(row => filter.IsHeard is null || row.Voice.IsHeard == filter.IsHeard)]);
    }

    /// <summary>What came of one partner: also what hangs on it and keeps it from being removed.</summary>
    public async Task<PartnerVoice> VoiceOfAsync(ScanAccess access, Guid partnerId, CancellationToken stop)
    {
        access.Demand(Right.SeePartners);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        return (await VoicesAsync(db, access, partnerId, stop)).GetValueOrDefault(partnerId, PartnerVoice.None);
    }

    private static async Task<Dictionary<Guid, PartnerVoice>> VoicesAsync(ScannerDb db, ScanAccess access, Guid? only, CancellationToken stop)
    {
        var invitations = await (from invitation in db.Set<Invitation>()
                                 join distribution in db.Set<Distribution>() on invitation.DistributionId equals distribution.Id
                                 where distribution.ScanId == access.ScanId && (only == null || invitation.PartnerId == only)
                                 select invitation.PartnerId).ToListAsync(stop);
        var responses = await db.Set<Response>()
            .Where(response => response.ScanId == access.ScanId && (only == null || response.PartnerId == only))
            .Select(response => new { response.PartnerId, response.Mode, IsSubmitted = response.SubmittedAt != null, IsSaved = response.Revision > 0 })
            .ToListAsync(stop);
        var asked = invitations.CountBy(partner => partner).ToDictionary();
        var answered = responses.ToLookup(response => response.PartnerId);
        return asked.Keys.Union(answered.Select(group => group.Key)).ToDictionary(partner => partner, partner => new PartnerVoice(
            asked.GetValueOrDefault(partner),
            answered[partner].Count(response => response is { Mode: not ResponseMode.Conversation, IsSubmitted: false }),
            answered[partner].Count(response => response is { Mode: not ResponseMode.Conversation, IsSubmitted: true }),
            answered[partner].Count(response => response.Mode == ResponseMode.Conversation),
            answered[partner].Any(response => response.Mode == ResponseMode.Conversation ? response.IsSaved : response.IsSubmitted)));
    }
}

/// <summary>Which partners to list.</summary>
/// <param name="Type">Of one kind only; null: all kinds.</param>
/// <param name="IsHeard">Only those heard, or only those not heard yet; null: both.</param>
public sealed record PartnerFilter(string? Type = null, bool? IsHeard = null);

/// <summary>The partners of a scan.</summary>
/// <param name="All">How many there are, whatever the filter.</param>
/// <param name="Heard">How many of all were heard.</param>
/// <param name="Types">The kinds that occur, whatever the filter.</param>
/// <param name="Rows">Those that pass the filter, by number.</param>
public sealed record PartnerList(int All, int Heard, IReadOnlyList<string> Types, IReadOnlyList<PartnerRow> Rows);

/// <summary>Samenwerkingspartner in the list.</summary>
/// <param name="Id">The partner.</param>
/// <param name="Pseudonym">P01, P02, ….</param>
/// <param name="Name">The organisation.</param>
/// <param name="Type">A name of the list <c>partnertypen</c>.</param>
/// <param name="Domain">A name of the list <c>domeinen</c>; may be empty.</param>
/// <param name="Roles">Names of the list <c>partnerrollen</c>.</param>
/// <param name="Contacts">The names of the people there.</param>
/// <param name="Voice">What came of it.</param>
public sealed record PartnerRow(
    Guid Id, string Pseudonym, string Name, string Type, string Domain, IReadOnlyList<string> Roles, IReadOnlyList<string> Contacts, PartnerVoice Voice);

/// <summary>What came of asking a partner.</summary>
/// <param name="Invitations">Invitations made, withdrawn ones included.</param>
/// <param name="Started">Online responses begun, not handed in.</param>
/// <param name="Submitted">Online responses handed in.</param>
/// <param name="Conversations">Conversations, prepared ones included.</param>
/// <param name="IsHeard">Whether an online response was handed in, or something of a conversation was written down.</param>
public sealed record PartnerVoice(int Invitations, int Started, int Submitted, int Conversations, bool IsHeard)
{
    internal static readonly PartnerVoice None = new(0, 0, 0, 0, false);

    /// <summary>Nothing hangs on the partner, so it can be removed.</summary>
    public bool IsEmpty => Invitations + Started + Submitted + Conversations == 0;
}
