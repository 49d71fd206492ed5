using Microsoft.AspNetCore.Http.HttpResults;

namespace Scanner.Web.Hosting;

/// <summary>What a visitor reads when an address leads nowhere or something goes wrong.</summary>
internal static class ErrorPages
{
    public static void MapErrorPages(this IEndpointRouteBuilder app) =>
        app.Map("/fout/{status:int}", (int status) => new RazorComponentResult<ErrorPage>(new { Status = status }) { StatusCode = status is >= 400 and < 600 ? status : 404 })
            .AllowAnonymous()
            .DisableAntiforgery();
}
