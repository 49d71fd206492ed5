using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Web.Staff;

namespace Scanner.Web.Downloads;

/// <summary>Partners and the fieldwork as tables.</summary>
internal static class PartnerDownloads
{
    private const string CsvType = "text/csv; charset=utf-8";

    public static void MapPartnerDownloads(this IEndpointRouteBuilder app)
    {
        app.MapGet("/scan/{scan}/downloads/partners.csv", (HttpContext http, ExportFieldwork export) => CsvAsync(http, "partners", export.PartnersAsync)).RequireAuthorization(Needs.Policy(Right.SeePartners));
        app.MapGet("/scan/{scan}/downloads/kaart-van-partners.csv", (HttpContext http, ExportFieldwork export) => CsvAsync(http, "kaart-van-partners", export.MapAsync)).RequireAuthorization(Needs.Policy(Right.SeePartners));
        app.MapGet("/scan/{scan}/downloads/voortgang.csv", (HttpContext http, ExportFieldwork export) => CsvAsync(http, "voortgang", export.ProgressAsync)).RequireAuthorization(Needs.Policy(Right.SeeOverview));
        app.MapGet("/scan/{scan}/downloads/partners-voorbeeld.xlsx", Template).RequireAuthorization(Needs.Policy(Right.ManageScan));
    }

    private static async Task<IResult> CsvAsync(HttpContext http, string name, Func<ScanAccess, Stream, CancellationToken, Task> write)
    {
        var access = http.Scan();
        var content = new MemoryStream();
        await write(access, content, http.RequestAborted);
        return File(http, content, CsvType, $"{name}-{access.Slug}.csv");
    }

    private static IResult Template(HttpContext http, ImportPartners import)
    {
        var content = new MemoryStream();
        import.WriteTemplate(http.Scan(), content);
        return File(http, content, DownloadEndpoints.ExcelType, "partners-voorbeeld.xlsx");
    }

    private static IResult File(HttpContext http, MemoryStream content, string type, string name)
    {
        content.Position = 0;
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(content, type, name);
    }
}
