using Microsoft.Extensions.DependencyInjection;

namespace Scanner.Core.Exports;

internal static class ExportRegistration
{
    public static IServiceCollection AddExports(this IServiceCollection services) => services
        .AddSingleton<MakeWorkbook>();
}
