using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;
using Scanner.Core.Tables;

namespace Scanner.Core.Responses;

/// <summary>Writes the partners, their map and the numbers of the fieldwork as csv files that a Dutch Excel opens in columns.</summary>
public sealed class ExportFieldwork(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library, TimeProvider clock, ViewStakeholderMap maps, MonitorFieldwork monitor)
{
    /// <summary>The partners with their people, a row for each person: what <see cref="ImportPartners"/> reads.</summary>
    public async Task PartnersAsync(ScanAccess access, Stream output, CancellationToken stop)
    {
        access.Demand(Right.SeePartners);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var partners = await db.Set<Partner>().AsNoTracking().Include(partner => partner.Contacts).Include(partner => partner.Roles).Include(partner => partner.Settings).AsSplitQuery()
            .Where(partner => partner.ScanId == access.ScanId && partner.Origin == PartnerOrigin.Register).OrderBy(partner => partner.Number).ToListAsync(stop);
        db.Add(AuditEntry.Of(clock.GetUtcNow(), access.AccountId, "partners.exported", access.ScanId, "Partners met contactpersonen gedownload."));
        await db.SaveChangesAsync(stop);
        WriteTable.AsCsv(output, new WrittenTable("partners", [.. PartnerColumns.All.Select(column => new TableColumn(column.Heading))], partners.SelectMany(RowsOf)));
    }

    /// <summary>The map: a row for each partner, and for each kind that is not in the scan.</summary>
    public async Task MapAsync(ScanAccess access, Stream output, CancellationToken stop)
    {
        var map = await maps.ViewAsync(access, stop);
        var rows = new List<IReadOnlyList<string?>>();
        foreach (var kind in map.Kinds)
        {
            rows.AddRange(kind.Partners.Select(partner => new[]
            {
                Label("partnertypen", kind.Type), partner.Pseudonym, partner.Name, string.Join("; ", partner.Roles.Select(role => Label("partnerrollen", role))),
                YesNo(partner.IsHeardOnline), YesNo(partner.IsHeardInConversation), YesNo(partner.IsAsked),
            }));
            if (kind.ThroughOpenLink > 0) rows.Add([Label("partnertypen", kind.Type), "", $"via een open link: {Number(kind.ThroughOpenLink)}", "", YesNo(true), YesNo(false), YesNo(false)]);
        }
        rows.AddRange(map.NotThere.Select(type => new[] { Label("partnertypen", type), "", "niet in de scan", "", YesNo(false), YesNo(false), YesNo(false) }));
        Write(output, "kaart", ["soort", "nummer", "partner", "rollen", "online gehoord", "in gesprek gehoord", "gevraagd"], rows);
    }

    /// <summary>The numbers: a row for each distribution, and for each kind of partner in it.</summary>
    public async Task ProgressAsync(ScanAccess access, Stream output, CancellationToken stop)
    {
        var view = await monitor.ViewAsync(access, stop);
        var rows = new List<IReadOnlyList<string?>>();
        foreach (var distribution in view.Distributions)
        {
            rows.Add([distribution.Name, "alle", .. Numbers(distribution.Counts)]);
            rows.AddRange(distribution.Kinds.Select(kind => (string?[])[distribution.Name, string.Join("; ", kind.Types.Select(type => Label("partnertypen", type))), .. Numbers(kind.Counts)]));
        }
        Write(output, "voortgang",
            ["uitzetting", "soort", "uitgenodigd", "bezorgd", "geopend", "begonnen", "ingestuurd", "gevraagd", "beantwoord", "doet niet mee", "teruggetrokken", "link ingetrokken", "op papier", "per telefoon", "via open link"], rows);
    }

    private IEnumerable<IReadOnlyList<string?>> RowsOf(Partner partner)
    {
        string?[] about =
        [
            partner.Name, Label("partnertypen", partner.Type), partner.Domain.Length > 0 ? Label("domeinen", partner.Domain) : "",
            string.Join("; ", partner.Roles.Select(role => Label("partnerrollen", role.Role)).Order(StringComparer.Ordinal)),
            string.Join("; ", partner.Settings.Select(setting => Label("settings", setting.Setting)).Order(StringComparer.Ordinal)),
        ];
        if (partner.Contacts.Count == 0) return [[.. about, "", "", "", "", partner.Note]];
        return partner.Contacts.OrderBy(contact => contact.Name, StringComparer.OrdinalIgnoreCase).ThenBy(contact => contact.Id)
            .Select(contact => (string?[])[.. about, contact.Name, contact.Function, contact.Email, contact.Phone, partner.Note]);
    }

    private static IEnumerable<string> Numbers(FieldworkCounts counts) =>
    [
        Number(counts.Invited), counts.Delivered is { } delivered ? Number(delivered) : "", Number(counts.Opened), Number(counts.Started), Number(counts.Submitted), Number(counts.Asked), Number(counts.Answered),
        Number(counts.Declined), Number(counts.Erased), Number(counts.WithdrawnLinks), Number(counts.OnPaper), Number(counts.ByTelephone), Number(counts.ThroughOpenLink),
    ];

    private static void Write(Stream output, string name, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string?>> rows) =>
        WriteTable.AsCsv(output, new WrittenTable(name, [.. headings.Select(heading => new TableColumn(heading))], rows));

    private string Label(string list, string name) => library.List(list).LabelOf(name);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string YesNo(bool value) => value ? "ja" : "nee";
}
