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
        var partners = await db.Set<Partner>().AsNoTracking().Include(partner => partner.Contacts).Include(partner => partner.Roles).Include(partner => partner.Settings).AsSplitQuery()
            .Where(partner => partner.ScanId == access.ScanId && partner.Origin == PartnerOrigin.Register).OrderBy(partner => partner.Number).ToListAsync(stop);
        var voices = await PartnerVoices.ReadAsync(db, access, null, stop);
        var rows = partners.ConvertAll(partner => new PartnerRow(
            partner.Id, partner.Pseudonym, partner.Name, partner.Type, partner.Domain,
            [.. partner.Roles.Select(role => role.Role).Order(StringComparer.Ordinal)],
            [.. partner.Settings.Select(setting => setting.Setting).Order(StringComparer.Ordinal)],
            [.. partner.Contacts.OrderBy(contact => contact.Name, StringComparer.OrdinalIgnoreCase).Select(contact => contact.Name)],
            voices.GetValueOrDefault(partner.Id, PartnerVoice.None)));
        return new PartnerList(
            rows.Count,
            rows.Count(row => row.Voice.IsHeard),
            [.. rows.Select(row => row.Type).Distinct()],
            [.. rows.SelectMany(row => row.Roles).Distinct()],
            [.. rows.Where(row => filter.Type is null || row.Type == filter.Type)
                .Where(row => filter.Role is null || row.Roles.Contains(filter.Role))
                .Where(row => filter.IsHeard is null || row.Voice.IsHeard == filter.IsHeard)]);
    }

    /// <summary>What came of one partner: also what hangs on it and keeps it from being removed.</summary>
    public async Task<PartnerVoice> VoiceOfAsync(ScanAccess access, Guid partnerId, CancellationToken stop)
    {
        access.Demand(Right.SeePartners);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        return (await PartnerVoices.ReadAsync(db, access, partnerId, stop)).GetValueOrDefault(partnerId, PartnerVoice.None);
    }
}

/// <summary>Which partners to list.</summary>
/// <param name="Type">Of one kind only; null: all kinds.</param>
/// <param name="IsHeard">Only those heard, or only those not heard yet; null: both.</param>
/// <param name="Role">With one role only; null: whatever the role.</param>
public sealed record PartnerFilter(string? Type = null, bool? IsHeard = null, string? Role = null);

/// <summary>The partners of a scan.</summary>
/// <param name="All">How many there are, whatever the filter.</param>
/// <param name="Heard">How many of all were heard.</param>
/// <param name="Types">The kinds that occur, whatever the filter.</param>
/// <param name="Roles">The roles that occur, whatever the filter.</param>
/// <param name="Rows">Those that pass the filter, by number.</param>
public sealed record PartnerList(int All, int Heard, IReadOnlyList<string> Types, IReadOnlyList<string> Roles, IReadOnlyList<PartnerRow> Rows);

/// <summary>Samenwerkingspartner in the list.</summary>
/// <param name="Id">The partner.</param>
/// <param name="Pseudonym">P01, P02, ….</param>
/// <param name="Name">The organisation.</param>
/// <param name="Type">A name of the list <c>partnertypen</c>.</param>
/// <param name="Domain">A name of the list <c>domeinen</c>; may be empty.</param>
/// <param name="Roles">Names of the list <c>partnerrollen</c>.</param>
/// <param name="Settings">Names of the list <c>settings</c>.</param>
/// <param name="Contacts">The names of the people there.</param>
/// <param name="Voice">What came of it.</param>
public sealed record PartnerRow(
    Guid Id, string Pseudonym, string Name, string Type, string Domain, IReadOnlyList<string> Roles, IReadOnlyList<string> Settings, IReadOnlyList<string> Contacts, PartnerVoice Voice);

/// <summary>What came of asking a partner.</summary>
/// <param name="Invitations">Invitations made, withdrawn ones included.</param>
/// <param name="Started">Online responses begun, not handed in.</param>
/// <param name="Submitted">Responses handed in: online, on paper or by telephone, anonymous ones included.</param>
/// <param name="Conversations">Conversations, prepared ones included.</param>
/// <param name="IsHeard">Whether an online response was handed in, or something of a conversation was written down.</param>
/// <param name="Held">Conversations of which something was written down.</param>
public sealed record PartnerVoice(int Invitations, int Started, int Submitted, int Conversations, bool IsHeard, int Held = 0)
{
    internal static readonly PartnerVoice None = new(0, 0, 0, 0, false);

    /// <summary>Nothing hangs on the partner, so it can be removed.</summary>
    public bool IsEmpty => Invitations + Started + Submitted + Conversations == 0;
}
