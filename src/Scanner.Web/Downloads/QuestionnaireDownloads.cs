using System.Net.Mime;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Web.Staff;

namespace Scanner.Web.Downloads;

/// <summary>Questionnaires as files: YAML, or an XLSForm workbook.</summary>
internal static class QuestionnaireDownloads
{
    private const string YamlType = "application/yaml";

    public static void MapQuestionnaireDownloads(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("/scan/{scan}/downloads/vragenlijsten").RequireAuthorization(Needs.Policy(Right.EditQuestionnaires));
        files.MapGet("/scanner/{formId}/{format}", (HttpContext http, string formId, string format, EditQuestionnaire edit, QuestionnaireLibrary library) => FileAsync(http, new DraftSource.Shipped(formId), format, edit, library));
        files.MapGet("/concept/{id:guid}/{format}", (HttpContext http, Guid id, string format, EditQuestionnaire edit, QuestionnaireLibrary library) => FileAsync(http, new DraftSource.Draft(id), format, edit, library));
        files.MapGet("/versie/{id:guid}/{format}", (HttpContext http, Guid id, string format, EditQuestionnaire edit, QuestionnaireLibrary library) => FileAsync(http, new DraftSource.Version(id), format, edit, library));
    }

    private static async Task<IResult> FileAsync(HttpContext http, DraftSource source, string format, EditQuestionnaire edit, QuestionnaireLibrary library)
    {
        if (QuestionnaireFile.FormatOf("." + format) is not { } wanted || await edit.ExportAsync(http.Scan(), source, http.RequestAborted) is not { } document) return Results.NotFound();
        var name = document.Settings.FormId.Length > 0 ? document.Settings.FormId : "vragenlijst";
        if (QuestionnaireFile.Unwritable(document, wanted, name, new FormPlaces()) is { Count: > 0 } problems)
            return Results.Text(string.Join('\n', problems.Select(problem => problem.Sentence)), MediaTypeNames.Text.Plain, System.Text.Encoding.UTF8, StatusCodes.Status409Conflict);
        var content = new MemoryStream();
        QuestionnaireFile.Write(document, wanted, library.Lists, content);
        content.Position = 0;
        http.Response.Headers.CacheControl = "no-store";
        return wanted == QuestionnaireFormat.Workbook ? Results.File(content, DownloadEndpoints.ExcelType, name + ".xlsx") : Results.File(content, YamlType, name + ".yaml");
    }
}
