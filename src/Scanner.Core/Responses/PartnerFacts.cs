using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Expressions;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>What conditions can ask about who answers: the hidden values of a questionnaire.</summary>
/// <param name="Name">The name of the organisation; for headings, no condition can ask it.</param>
/// <param name="Type">The kind of partner, a name of <c>partnertypen</c>.</param>
/// <param name="Domain">The domain, a name of <c>domeinen</c>.</param>
/// <param name="Roles">The roles, names of <c>partnerrollen</c>.</param>
/// <param name="Municipality">The name of the municipality.</param>
internal sealed record PartnerFacts(string Name, string Type, string Domain, IReadOnlyList<string> Roles, string Municipality)
{
    /// <summary>The value of a hidden name; null when the system fills in no such value.</summary>
    public Value? Of(string name) => name switch
    {
        "partner_type" => new Value.Text(Type),
        "partner_domain" => new Value.Text(Domain),
        "partner_roles" => new Value.Choices(Roles),
        "municipality" => new Value.Text(Municipality),
        _ => null,
    };

    /// <summary>Whether the answers were cut loose from who gave them, so that nothing is known by which it was decided what to ask.</summary>
    public bool IsCutLoose { get; init; }

    /// <summary>Where the words for kinds, domains and roles stand; null: the names themselves are shown.</summary>
    public QuestionnaireLibrary? Library { get; init; }

    /// <summary>A hidden value as people read it, for in texts.</summary>
    public string WordsFor(string name, string language) => name switch
    {
        "partner_type" => WordFor("partnertypen", Type, language),
        "partner_domain" => WordFor("domeinen", Domain, language),
        "partner_roles" => string.Join(", ", Roles.Select(role => WordFor("partnerrollen", role, language))),
        "municipality" => Municipality,
        _ => "",
    };

    private string WordFor(string list, string name, string language) => Library?.List(list).LabelOf(name, language) ?? name;

    public static async Task<PartnerFacts> OfAsync(ScannerDb db, QuestionnaireLibrary library, Guid partnerId, string municipality, CancellationToken stop)
    {
        var partner = await db.Set<Partner>().AsNoTracking().Include(row => row.Roles).SingleAsync(row => row.Id == partnerId, stop);
        return Of(partner, library, municipality);
    }

    /// <param name="partner">The partner, read with its roles.</param>
    /// <param name="library">Where the words stand.</param>
    /// <param name="municipality">The name of the municipality.</param>
    public static PartnerFacts Of(Partner partner, QuestionnaireLibrary library, string municipality) =>
        new(partner.Name, partner.Type, partner.Domain, [.. partner.Roles.Select(role => role.Role).Order(StringComparer.Ordinal)], municipality) { Library = library, IsCutLoose = partner.Origin == PartnerOrigin.Anonymous };
}
