using Microsoft.Extensions.DependencyInjection;

namespace Scanner.Core.Responses;

internal static class ResponseRegistration
{
    public static IServiceCollection AddResponses(this IServiceCollection services) => services
        .AddSingleton<CreateInvitations>()
        .AddSingleton<ManageInvitations>()
        .AddSingleton<ListPartners>();
}
