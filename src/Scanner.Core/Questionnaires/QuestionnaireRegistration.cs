using Microsoft.Extensions.DependencyInjection;

namespace Scanner.Core.Questionnaires;

internal static class QuestionnaireRegistration
{
    public static IServiceCollection AddQuestionnaires(this IServiceCollection services, string folder) => services
        .AddSingleton(_ => QuestionnaireLibrary.Load(folder))
        .AddSingleton<PublishQuestionnaire>()
        .AddSingleton<UsableQuestionnaires>()
        .AddSingleton<Drafts>();
}
