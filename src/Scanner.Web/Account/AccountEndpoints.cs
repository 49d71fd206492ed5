namespace Scanner.Web.Accounts;

/// <summary>Signing in and out, the set-up link, and choosing a password.</summary>
internal static class AccountEndpoints
{
    public static void MapAccount(this IEndpointRouteBuilder app)
    {
    }
}
