using System.Globalization;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Web.Staff;
using Scanner.Web.Staff.Responses;
using Scanner.Web.Staff.Scans;

namespace Scanner.Web.Downloads;

/// <summary>Partners and the fieldwork as tables.</summary>
internal static class PartnerDownloads
{
    public static void MapPartnerDownloads(this IEndpointRouteBuilder app)
    {
        app.MapGet("/scan/{scan}/downloads/partners.csv", PartnersAsync).RequireAuthorization(Needs.Policy(Right.SeePartners));
        app.MapGet("/scan/{scan}/downloads/kaart-van-partners.csv", MapAsync).RequireAuthorization(Needs.Policy(Right.SeePartners));
        app.MapGet("/scan/{scan}/downloads/voortgang.csv", ProgressAsync).RequireAuthorization(Needs.Policy(Right.SeeOverview));
    }

    private static async Task<IResult> MapAsync(HttpContext http, ViewStakeholderMap map, QuestionnaireLibrary library)
    {
        var access = http.Scan();
        var view = await map.ViewAsync(access, http.RequestAborted);
        string Type(string name) => library.List(ListNames.Types).LabelOf(name);
        List<IEnumerable<string>> rows = [["soort", "nummer", "partner", "rollen", "online gehoord", "in gesprek gehoord", "gevraagd"]];
        foreach (var kind in view.Kinds)
        {
            rows.AddRange(kind.Partners.Select(partner => new[]
            {
                Type(kind.Type), partner.Pseudonym, partner.Name, string.Join(", ", partner.Roles.Select(role => library.List(ListNames.Roles).LabelOf(role))),
                YesNo(partner.IsHeardOnline), YesNo(partner.IsHeardInConversation), YesNo(partner.IsAsked),
            }));
            if (kind.ThroughOpenLink > 0) rows.Add([Type(kind.Type), "", $"(via een open link: {kind.ThroughOpenLink.ToString(CultureInfo.InvariantCulture)})", "", "ja", "nee", "nee"]);
        }
        rows.AddRange(view.NotThere.Select(type => new[] { Type(type), "", "(niet in de scan)", "", "nee", "nee", "nee" }));
        return CsvFile.Of(http, $"kaart-van-partners-{access.Slug}.csv", rows);
    }

    private static async Task<IResult> PartnersAsync(HttpContext http, ImportPartners import)
    {
        var access = http.Scan();
        return CsvFile.Of(http, $"partners-{access.Slug}.csv", await import.ExportAsync(access, http.RequestAborted));
    }

    private static async Task<IResult> ProgressAsync(HttpContext http, MonitorFieldwork monitor, QuestionnaireLibrary library)
    {
        var access = http.Scan();
        var view = await monitor.ViewAsync(access, http.RequestAborted);
        List<IEnumerable<string>> rows = [["uitzetting", "soort", .. ProgressWords.Columns.Select(column => column.Words.ToLowerInvariant())]];
        foreach (var distribution in view.Distributions)
        {
            rows.Add([distribution.Name, "alle", .. ProgressWords.Columns.Select(column => column.Value(distribution.Counts))]);
            rows.AddRange(distribution.Kinds.Select(kind => (IEnumerable<string>)[distribution.Name, ProgressWords.Kinds(kind, library), .. ProgressWords.Columns.Select(column => column.Value(kind.Counts))]));
        }
        return CsvFile.Of(http, $"voortgang-{access.Slug}.csv", rows);
    }

    private static string YesNo(bool value) => value ? "ja" : "nee";
}
