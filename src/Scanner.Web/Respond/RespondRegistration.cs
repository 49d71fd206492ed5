using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Scanner.Web.Hosting;
using Scanner.Web.Respond.Form;

namespace Scanner.Web.Respond;

/// <summary>What the respondent pages need: how they are made, and their limits.</summary>
internal static class RespondRegistration
{
    /// <summary>The limit on beginning through an open link: per address and per link.</summary>
    public const string OpenLinkLimit = "open-link";

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    public static void AddRespond(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddRespondLimits(configuration);
        services.AddSingleton<KeptMarkup>().AddSingleton<PageParts>();
        services.AddRateLimiter(limiter =>
        {
            limiter.AddPolicy(OpenLinkLimit, http => RateLimitPartition.GetFixedWindowLimiter(
                $"{http.Connection.RemoteIpAddress} {http.Request.RouteValues["token"]}",
                _ => new FixedWindowRateLimiterOptions
                {
                    PermitLimit = http.RequestServices.GetRequiredService<IOptions<RespondOptions>>().Value.OpenLinkPerTenMinutes,
                    Window = Window,
                }));
            limiter.OnRejected = RejectAsync;
        });
    }

    /// <summary>Registers the settings of the limits.</summary>
    public static IServiceCollection AddRespondLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RespondOptions>().Bind(configuration.GetSection("Respond")).Checked();
        return services;
    }

    private static async ValueTask RejectAsync(OnRejectedContext rejected, CancellationToken stop)
    {
        var http = rejected.HttpContext;
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Window;
        http.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        RespondHeaders.Set(http);
        var minutes = Math.Max(1, (int)Math.Ceiling(wait.TotalMinutes));
        await RespondPages.Message(StatusCodes.Status429TooManyRequests, http.Request.Query["taal"], null, say => (say.TooOftenTitle, say.TooOftenText(minutes))).ExecuteAsync(http);
    }
}
