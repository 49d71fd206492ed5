using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Scanner.Core.Coding;
using Scanner.Core.Data;
using Scanner.Core.Exports;
using Scanner.Core.Findings;
using Scanner.Core.Interviews;
using Scanner.Core.Prioritisation;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;

namespace Scanner.Core;

/// <summary>Registers the rooms of the product.</summary>
public static class ScannerCore
{
    /// <summary>Registers every room; the whole of Core on one screen.</summary>
    /// <param name="services">The program's services.</param>
    /// <param name="database">Engine and connection.</param>
    /// <param name="questionnaireFolder">The folder with questionnaires, lists and codebooks.</param>
    /// <param name="interceptors">For tests: what else looks at every query.</param>
    public static IServiceCollection AddScannerCore(this IServiceCollection services, DatabaseOptions database, string questionnaireFolder, params IInterceptor[] interceptors)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddScannerDatabase(database, interceptors)
            .AddQuestionnaires(questionnaireFolder)
            .AddScans()
            .AddResponses()
            .AddInterviews()
            .AddCoding()
            .AddFindings()
            .AddPrioritisation()
            .AddExports();
    }
}
