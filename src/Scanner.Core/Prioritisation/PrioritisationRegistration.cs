using Microsoft.Extensions.DependencyInjection;

namespace Scanner.Core.Prioritisation;

internal static class PrioritisationRegistration
{
    public static IServiceCollection AddPrioritisation(this IServiceCollection services) => services
        .AddSingleton<GroupCriteria>()
        .AddSingleton<RankGroups>()
        .AddSingleton<ScoreGroups>()
        .AddSingleton<ChangeGroups>()
        .AddSingleton<ChoosePriorities>()
        .AddSingleton<FindQuotes>();
}
