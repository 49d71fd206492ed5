using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;

namespace Scanner.Core.Responses;

/// <summary>Registers what mails and letters are made with.</summary>
internal static class MailRegistration
{
    public static IServiceCollection AddMailing(this IServiceCollection services)
    {
        services.TryAddSingleton(MailDefaults.Bare);
        return services
            .AddSingleton<MailRound>()
            .AddSingleton<InviteeLetters>()
            .AddSingleton<ArrangeDistribution>()
            .AddSingleton<OpenDistribution>()
            .AddSingleton<EditMailWording>()
            .AddSingleton<ViewSendLog>()
            .AddSingleton(services => new SendInvitations(services.GetRequiredService<MailRound>()))
            .AddSingleton(services => new SendReminders(services.GetRequiredService<MailRound>()))
            .AddSingleton(services => new MakeLetters(services.GetRequiredService<InviteeLetters>()))
            .AddSingleton(services => new ExportMailMerge(services.GetRequiredService<InviteeLetters>()))
            .AddSingleton(services => new StopMail(Databases(services), services.GetRequiredService<PersonalLinks>(), services.GetRequiredService<TimeProvider>()))
            .AddSingleton(services => new SendQueuedMail(Databases(services), services.GetRequiredService<Leases>(), services.GetRequiredService<TimeProvider>()));
    }

    private static IDbContextFactory<ScannerDb> Databases(IServiceProvider services) => services.GetRequiredService<IDbContextFactory<ScannerDb>>();
}
