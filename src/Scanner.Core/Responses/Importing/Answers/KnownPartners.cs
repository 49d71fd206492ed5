using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>Finds the partner that a row is about: by pseudonym, or by the name of an organisation in the officer's list.</summary>
internal sealed class KnownPartners
{
    private readonly Dictionary<string, KnownPartner> byPseudonym;
    private readonly ILookup<string, KnownPartner> byName;

    private KnownPartners(IReadOnlyList<(Partner Partner, KnownPartner Found)> all)
    {
        byPseudonym = all.ToDictionary(one => one.Partner.Pseudonym, one => one.Found, StringComparer.OrdinalIgnoreCase);
        byName = all.Where(one => one.Partner.Origin == PartnerOrigin.Register).ToLookup(one => one.Partner.Name.Trim(), one => one.Found, StringComparer.OrdinalIgnoreCase);
    }

    public static async Task<KnownPartners> OfAsync(ScannerDb db, QuestionnaireLibrary library, ScanAccess access, CancellationToken stop)
    {
        var partners = await db.Set<Partner>().AsNoTracking().Include(row => row.Roles).Where(row => row.ScanId == access.ScanId).ToListAsync(stop);
        return new KnownPartners(partners.ConvertAll(partner => (partner, new KnownPartner(partner.Id, partner.Number, PartnerFacts.Of(partner, library, access.MunicipalityName)))));
    }

    /// <returns>The partner, or a sentence that says why there is none.</returns>
    public (KnownPartner? Partner, string? Sentence) Find(string text)
    {
        var name = text.Trim();
        if (name.Length == 0) return (null, $"In de kolom {ImportColumns.Partner} staat niets. Zet er de naam van de partner in zoals in Partners, of de schuilnaam zoals P07.");
        if (byPseudonym.TryGetValue(name, out var partner)) return (partner, null);
        return byName[name].ToList() switch
        {
            [var one] => (one, null),
            [] => (null, $"De partner ‘{ImportWords.Short(name)}’ is niet bekend in deze scan. Voeg hem toe bij Partners, of schrijf de naam zoals die daar staat."),
            _ => (null, $"Er zijn meer partners met de naam ‘{ImportWords.Short(name)}’. Zet in plaats daarvan de schuilnaam, zoals P07."),
        };
    }
}

/// <summary>A partner that answers are imported for.</summary>
internal sealed record KnownPartner(Guid Id, int Number, PartnerFacts Facts);
