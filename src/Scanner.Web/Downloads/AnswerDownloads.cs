using Scanner.Core.Exports;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Web.Staff;

namespace Scanner.Web.Downloads;

/// <summary>The answers to a questionnaire and the tables made of them, as files.</summary>
internal static class AnswerDownloads
{
    private const string CsvType = "text/csv; charset=utf-8";

    public static void MapAnswerDownloads(this IEndpointRouteBuilder app)
    {
        var downloads = app.MapGroup("/scan/{scan}/downloads").RequireAuthorization(Needs.Policy(Right.Export));
        downloads.MapGet("antwoorden.csv", (HttpContext http, string? lijst, ExportAnswers answers, TimeProvider clock) => AnswersAsync(http, lijst, TableFormat.Csv, answers, clock));
        downloads.MapGet("antwoorden.xlsx", (HttpContext http, string? lijst, ExportAnswers answers, TimeProvider clock) => AnswersAsync(http, lijst, TableFormat.Xlsx, answers, clock));
        downloads.MapGet("tabellen.csv", (HttpContext http, string? lijst, string? naar, MakeTables tables, TimeProvider clock) => FileAsync(http, clock, "tabellen", lijst, ".csv", CsvType, file => tables.MakeAsync(http.Scan(), lijst, string.IsNullOrEmpty(naar) ? null : naar, file, http.RequestAborted)));
    }

    private static Task<IResult> AnswersAsync(HttpContext http, string? list, TableFormat format, ExportAnswers answers, TimeProvider clock) =>
        FileAsync(http, clock, "antwoorden", list, format == TableFormat.Csv ? ".csv" : ".xlsx", format == TableFormat.Csv ? CsvType : DownloadEndpoints.ExcelType, file => answers.MakeAsync(http.Scan(), list, format, file, http.RequestAborted));

    /// <summary>Makes a file whole before any of it is sent. What cannot be made leads back to the page, which says why.</summary>
    private static async Task<IResult> FileAsync(HttpContext http, TimeProvider clock, string what, string? list, string extension, string type, Func<Stream, Task<ExportOutcome>> make)
    {
        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 65536, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        ExportOutcome outcome;
        try
        {
            outcome = await make(file);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
        if (outcome != ExportOutcome.Done)
        {
            await file.DisposeAsync();
            return Results.Redirect($"/scan/{http.Scan().Slug}/vastleggen?niet={outcome}");
        }
        file.Position = 0;
        http.Response.Headers.CacheControl = "no-store";
        // The answer closes the stream, and with that the file is gone.
        return Results.File(file, type, FormattableString.Invariant($"{what}-{(list is null ? "" : list + "-")}{http.Scan().Slug}-{Amsterdam.DayOf(clock.GetUtcNow()):yyyy-MM-dd}{extension}"));
    }
}
