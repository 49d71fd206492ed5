using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;

namespace Scanner.Core.Interviews;

internal static class InterviewRegistration
{
    public static IServiceCollection AddInterviews(this IServiceCollection services) => services
        .AddSingleton<IMakeWithImported, MakeImportedInterviews>()
        .AddSingleton(services => new PlanInterviews(
            services.GetRequiredService<IDbContextFactory<ScannerDb>>(), services.GetRequiredService<QuestionnaireLibrary>(),
            services.GetRequiredService<PublishQuestionnaire>(), services.GetRequiredService<TimeProvider>()))
        .AddSingleton(services => new RecordInterview(
            services.GetRequiredService<IDbContextFactory<ScannerDb>>(), services.GetRequiredService<QuestionnaireLibrary>(),
            services.GetRequiredService<TimeProvider>(), services.GetRequiredService<SaveAnswers>()));
}
