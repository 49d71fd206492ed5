using Microsoft.Extensions.DependencyInjection;

namespace Scanner.Core.Prioritisation;

internal static class PrioritisationRegistration
{
    public static IServiceCollection AddPrioritisation(this IServiceCollection services) => services;
}
