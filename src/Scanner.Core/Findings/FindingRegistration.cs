using Microsoft.Extensions.DependencyInjection;

namespace Scanner.Core.Findings;

internal static class FindingRegistration
{
    public static IServiceCollection AddFindings(this IServiceCollection services) => services
        .AddSingleton<ViewScanMenu>()
        .AddSingleton<ViewAssessmentGrid>();
}
