namespace Scanner.Web.Downloads;

/// <summary>The files that a member can take home.</summary>
internal static class DownloadEndpoints
{
    public static void MapDownloads(this IEndpointRouteBuilder app)
    {
    }
}
