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
        .AddSingleton<ViewStakeholderMap>()
        .AddSingleton<MonitorFieldwork>()
        .AddSingleton<ListUnfinished>()
        .AddSingleton<ImportPartners>()
        .AddSingleton<ExportFieldwork>()
        .AddSingleton(services => new ListQuestionnaires(Databases(services), services.GetRequiredService<QuestionnaireLibrary>(), services.GetRequiredService<Drafts>()))
        .AddSingleton(services => new EditQuestionnaire(Databases(services), services.GetRequiredService<QuestionnaireLibrary>(), services.GetRequiredService<Drafts>(), Clock(services)))
        .AddSingleton(services => new SaveDraft(Databases(services), services.GetRequiredService<Drafts>(), Clock(services)))
        .AddSingleton(services => new RestoreDraft(Databases(services), services.GetRequiredService<Drafts>(), Clock(services)))
        .AddSingleton(services => new PublishDraft(Databases(services), services.GetRequiredService<Drafts>(), services.GetRequiredService<PublishQuestionnaire>(), Clock(services)))
        .AddSingleton(services => new MoveDistribution(Databases(services), services.GetRequiredService<QuestionnaireLibrary>(), services.GetRequiredService<UsableQuestionnaires>(), Clock(services)))
        .AddSingleton(services => new PreviewQuestionnaire(services.GetRequiredService<QuestionnaireLibrary>(), Clock(services)))
        .AddMailing()
        .AddSingleton(services => new EnterAnswers(Databases(services), services.GetRequiredService<QuestionnaireLibrary>(), Clock(services), services.GetRequiredService<SaveAnswers>()))
        .AddSingleton(services => new ImportAnswers(Databases(services), services.GetRequiredService<QuestionnaireLibrary>(), services.GetRequiredService<UsableQuestionnaires>(), Clock(services), services.GetRequiredService<WriteTurns>(), services.GetServices<IEraseWithResponse>(), services.GetServices<IMakeWithImported>()))
        .AddSingleton<PersonalLinks>()
        .AddSingleton<SaveAnswers>()
        .AddSingleton<HandInAnswers>()
        .AddSingleton<CutAnswersLoose>()
        .AddSingleton(services => new StartAnswering(Databases(services), Clock(services), services.GetRequiredService<PersonalLinks>()))
        .AddSingleton(services => new CorrectAnswers(Databases(services), Clock(services), services.GetRequiredService<PersonalLinks>()))
        .AddSingleton(services => new PassOnInvitation(Databases(services), Clock(services), services.GetRequiredService<PersonalLinks>()))
        .AddSingleton(services => new AskForMail(Databases(services), Clock(services), services.GetRequiredService<PersonalLinks>()))
        .AddSingleton(services => new EraseAnswers(Databases(services), Clock(services), services.GetRequiredService<PersonalLinks>(), services.GetServices<IEraseWithResponse>()))
        .AddSingleton(services => new KeepLateAnswers(Databases(services), services.GetRequiredService<QuestionnaireLibrary>(), Clock(services), services.GetRequiredService<PersonalLinks>()))
        .AddSingleton(services => new BeginThroughOpenLink(Databases(services), services.GetRequiredService<QuestionnaireLibrary>(), Clock(services), services.GetRequiredService<PersonalLinks>()))
        .AddSingleton<LateReplay>()
        .AddSingleton(services => new AcceptLateAnswers(Databases(services), services.GetRequiredService<QuestionnaireLibrary>(), Clock(services), services.GetRequiredService<LateReplay>()))
        .AddSingleton(services => new FillInQuestionnaire(
            services.GetRequiredService<IDbContextFactory<ScannerDb>>(), services.GetRequiredService<QuestionnaireLibrary>(),
            services.GetRequiredService<TimeProvider>(), services.GetRequiredService<PersonalLinks>(), services.GetRequiredService<SaveAnswers>(), services.GetRequiredService<HandInAnswers>(), services.GetRequiredService<WriteTurns>()));

    private static IDbContextFactory<ScannerDb> Databases(IServiceProvider services) => services.GetRequiredService<IDbContextFactory<ScannerDb>>();

    private static TimeProvider Clock(IServiceProvider services) => services.GetRequiredService<TimeProvider>();
}
