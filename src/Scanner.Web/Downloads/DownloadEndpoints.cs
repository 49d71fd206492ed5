using Scanner.Core.Exports;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Web.Staff;

namespace Scanner.Web.Downloads;

/// <summary>The files that a member can take home.</summary>
internal static class DownloadEndpoints
{
    /// <summary>The media type of a workbook.</summary>
    public const string ExcelType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapDownloads(this IEndpointRouteBuilder app)
    {
        app.MapGet("/scan/{scan}/downloads/werkboek.xlsx", WorkbookAsync).RequireAuthorization(Needs.Policy(Right.Export));
        app.MapAnswerDownloads();
        app.MapQuestionnaireDownloads();
        app.MapPartnerDownloads();
    }

    /// <summary>Makes the workbook in a file first, so that a failure is an error page and not half a workbook.</summary>
    private static async Task<IResult> WorkbookAsync(HttpContext http, MakeWorkbook workbook, TimeProvider clock)
    {
        var access = http.Scan();
        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 65536, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await workbook.MakeAsync(access, file, http.RequestAborted);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
        file.Position = 0;
        http.Response.Headers.CacheControl = "no-store";
        // The answer closes the stream, and with that the file is gone.
        return Results.File(file, ExcelType, FormattableString.Invariant($"werkboek-{access.Slug}-{Amsterdam.DayOf(clock.GetUtcNow()):yyyy-MM-dd}.xlsx"));
    }
}
