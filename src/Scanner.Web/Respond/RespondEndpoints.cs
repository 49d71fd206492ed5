namespace Scanner.Web.Respond;

/// <summary>The pages of a respondent.</summary>
internal static class RespondEndpoints
{
    public static IServiceCollection AddRespond(this IServiceCollection services) => services;

    public static void MapRespond(this IEndpointRouteBuilder app)
    {
    }
}
