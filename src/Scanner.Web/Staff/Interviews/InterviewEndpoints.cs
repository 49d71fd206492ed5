using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Scanner.Core.Interviews;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Web.Respond;
using static Scanner.Web.Staff.StaffForms;

namespace Scanner.Web.Staff.Interviews;

/// <summary>The form of a conversation: static, so that a lost connection never loses a note.</summary>
internal static class InterviewEndpoints
{
    /// <summary>The button that opens a finished conversation again and saves what was posted.</summary>
    public const string Reopen = "heropenen";

    public static void MapInterviews(this IEndpointRouteBuilder app)
    {
        var talk = app.MapGroup("/scan/{scan}/gesprekken/{id:guid}").RequireAuthorization(Needs.Policy(Right.Interview));
        var posts = talk.MapSectionPosts();
        talk.MapGet("", BeginAsync);
        talk.MapGet("verslag", ReadAsync);
        posts.MapPost("verslag", FinishAsync);
        talk.MapGet("{section}", OpenAsync);
        posts.MapPost("{section}", SaveAsync);
    }

    private static async Task<IResult> BeginAsync(HttpContext http, Guid id, RecordInterview record, CancellationToken stop)
    {
        var access = http.Scan();
        if (await record.ReadAsync(access, id, stop) is not { } report) return Results.NotFound();
        var first = report.Answers.Sections is [var topic, ..] ? topic.Name : "verslag";
        return new SeeOther(At(access, id, report.Heading.FinishedAt is null ? first : "verslag"));
    }

    private static async Task<IResult> OpenAsync(HttpContext http, Guid id, string section, string? nieuw, string? weg, RecordInterview record, IAntiforgery antiforgery, TimeProvider clock, CancellationToken stop)
    {
        var access = http.Scan();
        if (await record.OpenTopicAsync(access, id, section, stop) is not { } view) return Results.NotFound();
        if (view.Heading.FinishedAt is not null) return new SeeOther(At(access, id, "verslag"));
        return Topic(http, access, view, antiforgery, clock, AppearedPaths.Read(nieuw), [], RepeatButton.Taken(weg), StatusCodes.Status200OK);
    }

    private static async Task<IResult> SaveAsync(HttpContext http, Guid id, string section, RecordInterview record, IAntiforgery antiforgery, TimeProvider clock, CancellationToken stop)
    {
        if (!http.PostsOwnForm()) return Results.BadRequest();
        var access = http.Scan();
        var fields = await http.Request.ReadFormAsync(stop);
        var form = RespondForm.Of(fields);
        if (form.Go == Reopen) await record.ReopenAsync(access, id, stop);
        var saved = await record.SaveAsync(access, id, section, form.Answers, stop);
        if (saved.State == LinkState.Unknown) return Results.NotFound();
        if (http.Request.Headers.ContainsKey(RespondForm.AutosaveHeader)) return SavedAnswer.Of(saved, RespondTexts.In("nl"), clock);
        if (saved.State != LinkState.Open)
        {
            if (await record.CompareAsync(access, id, section, form.Answers, stop) is not { Differs: true } unsaved) return new SeeOther(At(access, id, "verslag"));
            return Page<ClosedInterviewPage>(new { Access = access, View = unsaved, Fields = ClosedInterviewPage.FieldsOf(fields), Tokens = antiforgery.GetAndStoreTokens(http) }, StatusCodes.Status409Conflict);
        }
        if (saved.Refused.Count > 0 && await record.OpenTopicAsync(access, id, section, stop) is { } view)
            return Topic(http, access, view, antiforgery, clock, [], saved.Refused, null, StatusCodes.Status422UnprocessableEntity);
        if (form.Go == "finish")
        {
            await record.FinishAsync(access, id, stop);
            return new SeeOther(At(access, id, "verslag"));
        }
        return new SeeOther(At(access, id, PathAfter(form, saved, section, "verslag")));
    }

    private static async Task<IResult> ReadAsync(HttpContext http, Guid id, RecordInterview record, IAntiforgery antiforgery, CancellationToken stop)
    {
        var access = http.Scan();
        if (await record.ReadAsync(access, id, stop) is not { } report) return Results.NotFound();
        return Page<InterviewReportPage>(new { Access = access, View = report, Tokens = antiforgery.GetAndStoreTokens(http) });
    }

    private static async Task<IResult> FinishAsync(HttpContext http, Guid id, RecordInterview record, CancellationToken stop)
    {
        if (!http.PostsOwnForm()) return Results.BadRequest();
        var access = http.Scan();
        var reopens = (await http.Request.ReadFormAsync(stop))[RespondForm.GoField] == "reopen";
        var found = reopens ? await record.ReopenAsync(access, id, stop) : await record.FinishAsync(access, id, stop);
        return found ? new SeeOther(At(access, id, reopens ? "" : "verslag")) : Results.NotFound();
    }

    /// <summary>An address of a conversation.</summary>
    public static string At(ScanAccess access, Guid id, string path) => $"/scan/{access.Slug}/gesprekken/{id}" + (path.Length == 0 ? "" : "/" + path);

    private static RazorComponentResult Topic(HttpContext http, ScanAccess access, TopicView view, IAntiforgery antiforgery, TimeProvider clock, IReadOnlyList<string> appeared, IReadOnlyList<RefusedAnswer> refused, RepeatChange? taken, int status) =>
        Page<RecordInterviewPage>(new { Access = access, View = view, Appeared = appeared, Refused = refused, Taken = taken, Now = clock.GetUtcNow(), Tokens = antiforgery.GetAndStoreTokens(http) }, status);
}
