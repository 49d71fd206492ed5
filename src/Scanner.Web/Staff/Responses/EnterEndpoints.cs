using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Web.Respond;
using static Scanner.Web.Staff.StaffForms;

namespace Scanner.Web.Staff.Responses;

/// <summary>The form for answers given on paper or by telephone: static, so that a lost connection never loses what was typed.</summary>
internal static class EnterEndpoints
{
    private const string Overview = "overzicht";

    public static void MapEnteredAnswers(this IEndpointRouteBuilder app)
    {
        var entry = app.MapGroup("/scan/{scan}/invoeren/{id:guid}").RequireAuthorization(Needs.Policy(Right.Invite));
        var posts = entry.MapSectionPosts();
        entry.MapGet("", BeginAsync);
        entry.MapGet(Overview, ReadAsync);
        posts.MapPost(Overview, HandInAsync);
        entry.MapGet("{section}", OpenAsync);
        posts.MapPost("{section}", SaveAsync);
    }

    /// <summary>An address of what is typed in.</summary>
    public static string At(ScanAccess access, Guid id, string path) => $"/scan/{access.Slug}/invoeren/{id}" + (path.Length == 0 ? "" : "/" + path);

    private static async Task<IResult> BeginAsync(HttpContext http, Guid id, EnterAnswers enter, CancellationToken stop)
    {
        var access = http.Scan();
        if (await enter.ReadAsync(access, id, stop) is not { } read) return Results.NotFound();
        return new SeeOther(At(access, id, !read.Heading.IsHandedIn && read.Answers.Sections is [var first, ..] ? Uri.EscapeDataString(first.Name) : Overview));
    }

    private static async Task<IResult> OpenAsync(HttpContext http, Guid id, string section, string? nieuw, string? weg, EnterAnswers enter, IAntiforgery antiforgery, TimeProvider clock, CancellationToken stop)
    {
        var access = http.Scan();
        if (await enter.OpenSectionAsync(access, id, section, stop) is not { } view) return Results.NotFound();
        if (view.Heading.IsHandedIn) return new SeeOther(At(access, id, Overview));
        return Section(http, access, view, antiforgery, clock, AppearedPaths.Read(nieuw), [], RepeatButton.Taken(weg), StatusCodes.Status200OK);
    }

    private static async Task<IResult> SaveAsync(HttpContext http, Guid id, string section, EnterAnswers enter, IAntiforgery antiforgery, TimeProvider clock, CancellationToken stop)
    {
        if (!http.PostsOwnForm()) return Results.BadRequest();
        var access = http.Scan();
        var form = RespondForm.Of(await http.Request.ReadFormAsync(stop));
        var saved = await enter.SaveAsync(access, id, section, form.Answers, stop);
        if (saved.State == LinkState.Unknown) return Results.NotFound();
        if (http.Request.Headers.ContainsKey(RespondForm.AutosaveHeader)) return SavedAnswer.Of(saved, RespondTexts.In("nl"), clock);
        if (saved.State != LinkState.Open) return new SeeOther(At(access, id, Overview + "?gesloten=1"));
        if (saved.Refused.Count > 0 && await enter.OpenSectionAsync(access, id, section, stop) is { } view)
            return Section(http, access, view, antiforgery, clock, [], saved.Refused, null, StatusCodes.Status422UnprocessableEntity);
        return new SeeOther(At(access, id, PathAfter(form, saved, section, Overview)));
    }

    private static async Task<IResult> ReadAsync(HttpContext http, Guid id, string? gesloten, EnterAnswers enter, IAntiforgery antiforgery, CancellationToken stop)
    {
        var access = http.Scan();
        if (await enter.ReadAsync(access, id, stop) is not { } view) return Results.NotFound();
        return Page<ReadEnteredPage>(new { Access = access, View = view, WasClosed = gesloten is not null, Tokens = antiforgery.GetAndStoreTokens(http) });
    }

    private static async Task<IResult> HandInAsync(HttpContext http, Guid id, EnterAnswers enter, CancellationToken stop)
    {
        if (!http.PostsOwnForm()) return Results.BadRequest();
        var access = http.Scan();
        if ((await http.Request.ReadFormAsync(stop))[RespondForm.GoField] == "reopen") return await enter.ReopenAsync(access, id, stop) ? new SeeOther(At(access, id, "")) : Results.NotFound();
        var handedIn = await enter.HandInAsync(access, id, stop);
        return handedIn.State == LinkState.Unknown ? Results.NotFound() : new SeeOther(At(access, id, Overview));
    }

    private static RazorComponentResult Section(HttpContext http, ScanAccess access, EntrySection view, IAntiforgery antiforgery, TimeProvider clock, IReadOnlyList<string> appeared, IReadOnlyList<RefusedAnswer> refused, RepeatChange? taken, int status) =>
        Page<EnterSectionPage>(new { Access = access, View = view, Appeared = appeared, Refused = refused, Taken = taken, Now = clock.GetUtcNow(), Tokens = antiforgery.GetAndStoreTokens(http) }, status);
}
