using Scanner.Core.Responses;
using Scanner.Core.Scans;

namespace Scanner.Core.Exports;

/// <summary>Respons: who was asked, and what came of it. One row per partner.</summary>
internal static class ResponseSheet
{
    public const string Name = "Respons";

    private static readonly Column[] Columns =
    [
        new("Bron", "De schuilnaam van de partner: P en een nummer. In de hele scan hoort een schuilnaam bij één partner.", 8),
        new("Soort partner", "De soort organisatie of groep.", 34),
        new("Domein", "Het werkveld van de partner.", 24),
        new("Rollen", "De rollen van de partner in de preventie, gescheiden door een puntkomma.", 34),
        new("Uitgenodigd", "‘ja’ als er een uitnodiging is die nog werkt, anders ‘nee’.", 13),
        new("Uitgenodigd op", "De dag van de laatste uitnodiging.", 20),
        new("Stand", "Hoever de partner is met het online antwoord.", 30),
        new("Ingestuurd op", "De dag waarop de partner het laatst antwoorden instuurde.", 20),
        new("Gesprek op", "De dag van het laatste gesprek.", 20),
        new("Gesprekken", "Het aantal gesprekken met deze partner.", 12),
    ];

    public static TableSheet Of(ScanExtract extract, DutchWords words)
    {
        var responses = extract.Responses.ToLookup(response => response.Partner.Id);
        return new TableSheet(Name, "Wie gevraagd is en wat eruit kwam. Eén rij per partner.", Columns,
            [.. extract.Partners.Select(partner => Row(partner, [.. extract.Invitations[partner.Id]], [.. responses[partner.Id]], words))],
            "Er staan nog geen partners in deze scan. Voeg ze toe bij Voorbereiden.", IsRaw: false);
    }

    private static IReadOnlyList<Cell> Row(Partner partner, List<Invitation> invitations, List<ExtractedResponse> responses, DutchWords words)
    {
        var online = responses.Where(response => response.Response.Mode != ResponseMode.Conversation).ToList();
        var talks = responses.Where(response => response.Response.Mode == ResponseMode.Conversation).ToList();
        var working = invitations.Where(invitation => invitation.WithdrawnAt is null).ToList();
        return
        [
            partner.Pseudonym,
            words.KindOf(partner.Type),
            words.DomainOf(partner.Domain),
            DutchWords.Join(partner.Roles.Select(role => words.RoleOf(role.Role)).Order(StringComparer.Ordinal)),
            DutchWords.YesNo(working.Count > 0),
            invitations.Count == 0 ? default(Cell) : Amsterdam.DayOf(invitations.Max(invitation => invitation.CreatedAt)),
            StateOf(invitations, working, online),
            online.Exists(response => response.Counts) ? online.Where(response => response.Counts).Max(response => response.On) : default(Cell),
            talks.Count == 0 ? default(Cell) : talks.Max(response => response.On),
            talks.Count,
        ];
    }

    private static string StateOf(List<Invitation> invitations, List<Invitation> working, List<ExtractedResponse> online) =>
        online.Exists(response => response.Counts) ? "ingestuurd"
        : working.Exists(invitation => invitation.IsCut) ? "ingestuurd, anoniem"
        : online.Count > 0 ? "begonnen, niet ingestuurd"
        : working.Exists(invitation => invitation.ErasedAt is not null) ? "liet de antwoorden wissen"
        : working.Exists(invitation => invitation.DeclinedAt is not null) ? "doet niet mee"
        : working.Count > 0 ? "nog niet begonnen"
        : invitations.Count > 0 ? "uitnodiging ingetrokken"
        : "niet uitgenodigd";
}
