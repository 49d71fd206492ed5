using Microsoft.Extensions.DependencyInjection;

namespace Scanner.Core.Coding;

internal static class CodingRegistration
{
    public static IServiceCollection AddCoding(this IServiceCollection services) => services;
}
