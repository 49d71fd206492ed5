using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Scanner.Core.Responses;
using Scanner.Web.Respond;

namespace Scanner.Web.Staff;

/// <summary>What the static forms share in which staff fills in a questionnaire: conversations, and answers on paper or by telephone.</summary>
internal static class StaffForms
{
    /// <summary>A group for posts of a whole section: one with repeats has more fields than a form may have by default.</summary>
    public static RouteGroupBuilder MapSectionPosts(this RouteGroupBuilder group) =>
        group.MapGroup("").WithFormOptions(valueCountLimit: RespondForm.MostFields).WithMetadata(new RequireAntiforgeryTokenAttribute(), new RequestSizeLimitAttribute(RespondForm.MostBytes));

    /// <summary>Whether what is posted is a form that this site gave out.</summary>
    public static bool PostsOwnForm(this HttpContext http) => http.Features.Get<IAntiforgeryValidationFeature>()?.IsValid == true && http.Request.HasFormContentType;

    /// <summary>A static page.</summary>
    public static RazorComponentResult Page<T>(object parameters, int status = StatusCodes.Status200OK) where T : IComponent =>
        new(typeof(T), parameters) { StatusCode = status, PreventStreamingRendering = true };

    /// <summary>Where to go on after a section was saved, as the button said: a path behind that of the form.</summary>
    /// <param name="form">What was posted.</param>
    /// <param name="saved">How saving went.</param>
    /// <param name="section">The section that was saved.</param>
    /// <param name="end">The path after the last section.</param>
    public static string PathAfter(RespondForm form, SaveOutcome saved, string section, string end)
    {
        var here = Uri.EscapeDataString(section);
        if (form.Go.StartsWith("naar:", StringComparison.Ordinal)) return Uri.EscapeDataString(form.Go["naar:".Length..]);
        if (form.Answers.Repeat is { } change)
        {
            var (query, fragment) = RepeatButton.After(change, saved);
            return $"{here}{(query is null ? "" : "?" + query)}#{Uri.EscapeDataString(fragment)}";
        }
        return form.Go switch
        {
            "previous" => Uri.EscapeDataString(saved.Previous ?? section),
            "next" when saved.Appeared.Count > 0 => $"{here}?{AppearedPaths.Query(saved.Appeared)}#nieuw",
            "next" when saved.Problems.Any(problem => problem.Fault != AnswerFault.Missing) => here + "#fouten",
            "next" => saved.Next is { } next ? Uri.EscapeDataString(next) : end,
            "overview" => end,
            _ => here,
        };
    }
}
