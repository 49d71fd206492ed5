using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Web.Downloads;

namespace Scanner.Web.Staff.Responses;

/// <summary>The send log, and the file for mail merge.</summary>
internal static class MailFileEndpoints
{
    public static void MapMailFiles(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("/scan/{scan}/uitnodigingen/{id:guid}").RequireAuthorization(Needs.Policy(Right.Invite));
        files.MapGet("verzendlijst.csv", LogAsync);
        // Making links is a change, so it is a post with a token, and not an address that a browser may fetch ahead.
        files.MapPost("samenvoegen.xlsx", MergeAsync).WithMetadata(new RequireAntiforgeryTokenAttribute());
    }

    private static async Task<IResult> LogAsync(HttpContext http, Guid id, ViewSendLog logs, CancellationToken stop)
    {
        var file = new MemoryStream();
        if (!await logs.ExportAsync(http.Scan(), id, Headings, Cells, file, stop)) return Results.NotFound();
        file.Position = 0;
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(file, "text/csv; charset=utf-8", "verzendlijst.csv");
    }

    private static async Task<IResult> MergeAsync(HttpContext http, Guid id, ExportMailMerge merge, IOptions<SiteOptions> site, TimeProvider clock, CancellationToken stop)
    {
        if (!http.PostsOwnForm()) return Results.BadRequest();
        var access = http.Scan();
        var form = await http.Request.ReadFormAsync(stop);
        var kind = form["kind"] == nameof(MailKind.Reminder) ? MailKind.Reminder : MailKind.Invitation;
        // Only used where Site:BaseUrl is empty: the address in the officer's own browser, as the page posts it.
        if (!Uri.TryCreate(form["address"], UriKind.Absolute, out var ownAddress) || ownAddress.Scheme is not ("http" or "https")) return Results.BadRequest();
        var file = new MemoryStream();
        if (await merge.WriteAsync(access, id, kind, token => site.Answer(ownAddress.ToString(), token), file, stop) is null) return Results.NotFound();
        file.Position = 0;
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(file, DownloadEndpoints.ExcelType, string.Create(CultureInfo.InvariantCulture, $"verzendlijst-{access.Slug}-{Amsterdam.DayOf(clock.GetUtcNow()):yyyy-MM-dd}.xlsx"));
    }

    private static readonly string[] Headings = ["soort", "nummer", "partner", "naam", "e-mail", "onderwerp", "stand", "pogingen", "in de wachtrij", "verstuurd", "teruggekomen", "reden"];

    private static IReadOnlyList<string> Cells(SentMail row) =>
    [
        MailWords.Kind(row.Kind), row.Pseudonym, row.PartnerName, row.ToName, row.ToAddress, row.Subject, MailWords.State(row).Word, row.Attempts.ToString(CultureInfo.InvariantCulture),
        Moment(row.CreatedAt), Moment(row.SentAt), Moment(row.BouncedAt), row.Failure,
    ];

    private static string Moment(DateTimeOffset? moment) => moment is { } at ? Amsterdam.At(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "";
}
