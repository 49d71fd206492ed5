using Microsoft.Extensions.DependencyInjection;
using Scanner.Core.Responses;

namespace Scanner.Core.Prioritisation;

internal static class PrioritisationRegistration
{
    public static IServiceCollection AddPrioritisation(this IServiceCollection services) => services
        .AddSingleton<GroupCriteria>()
        .AddSingleton<IEraseWithResponse, EraseQuotes>()
        .AddSingleton<RankGroups>()
        .AddSingleton<ScoreGroups>()
        .AddSingleton<ChangeGroups>()
        .AddSingleton<ChoosePriorities>()
        .AddSingleton<FindQuotes>();
}
