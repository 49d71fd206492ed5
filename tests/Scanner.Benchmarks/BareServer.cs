using Microsoft.AspNetCore.Http.HttpResults;

namespace Scanner.Benchmarks;

/// <summary>The yardsticks, on the same web server as the product: the same bytes as a constant, and a Razor page with the same markup and no data behind it.</summary>
internal static class BareServer
{
    /// <param name="page">A file with the bytes to send.</param>
    public static async Task<int> RunAsync(string page)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").UseKestrelHttpsConfiguration();
        builder.Services.AddRazorComponents();
        var app = builder.Build();
        var bytes = await File.ReadAllBytesAsync(page);
        app.MapGet("/constant", () => Results.Bytes(bytes, "text/html; charset=utf-8"));
        app.MapGet("/razor", () => new RazorComponentResult<BarePage> { PreventStreamingRendering = true });
        await app.StartAsync();
        await Console.Out.WriteLineAsync("Listening on " + app.Urls.First());
        await app.WaitForShutdownAsync();
        return 0;
    }
}
