using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;

namespace Scanner.Core.Responses;

internal static class ResponseRegistration
{
    public static IServiceCollection AddResponses(this IServiceCollection services) => services
        .AddSingleton<CreateInvitations>()
        .AddSingleton<ManageInvitations>()
        .AddSingleton<ListPartners>()
        .AddSingleton<PersonalLinks>()
        .AddSingleton<SaveAnswers>()
        .AddSingleton(services => new FillInQuestionnaire(
            services.GetRequiredService<IDbContextFactory<ScannerDb>>(), services.GetRequiredService<QuestionnaireLibrary>(),
            services.GetRequiredService<TimeProvider>(), services.GetRequiredService<PersonalLinks>(), services.GetRequiredService<SaveAnswers>()));
}
