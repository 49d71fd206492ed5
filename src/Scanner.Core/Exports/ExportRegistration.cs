using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scanner.Core.Coding;
using Scanner.Core.Data;
using Scanner.Core.Prioritisation;
using Scanner.Core.Questionnaires;

namespace Scanner.Core.Exports;

internal static class ExportRegistration
{
    public static IServiceCollection AddExports(this IServiceCollection services) => services
        .AddSingleton<ExportAnswers>()
        .AddSingleton<MakeTables>()
        // The door has an internal constructor, for it takes what only Core knows.
        .AddSingleton(room => new MakeWorkbook(
            room.GetRequiredService<IDbContextFactory<ScannerDb>>(), room.GetRequiredService<QuestionnaireLibrary>(), room.GetRequiredService<ReanchorFragments>(),
            room.GetRequiredService<RankGroups>(), room.GetRequiredService<ChoosePriorities>(), room.GetRequiredService<TimeProvider>()));
}
