using Microsoft.Extensions.DependencyInjection;

namespace Scanner.Core.Scans;

internal static class ScanRegistration
{
    public static IServiceCollection AddScans(this IServiceCollection services) => services
        .AddSingleton<OpenScan>();
}
