using Microsoft.Extensions.DependencyInjection;

namespace Scanner.Core.Interviews;

internal static class InterviewRegistration
{
    public static IServiceCollection AddInterviews(this IServiceCollection services) => services;
}
