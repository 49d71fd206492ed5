using Microsoft.Extensions.DependencyInjection;

namespace Scanner.Core.Scans;

internal static class ScanRegistration
{
    public static IServiceCollection AddScans(this IServiceCollection services) => services
        .AddSingleton<OpenScan>()
        .AddSingleton<OpenAdministration>()
        .AddSingleton<RecheckAccess>()
        .AddSingleton<SetUpInstallation>()
        .AddSingleton<ChoosePassword>()
        .AddSingleton<ManageMunicipalities>()
        .AddSingleton<ManageMembers>()
        .AddSingleton<ManageAdministrators>()
        .AddSingleton<MyScans>()
        .AddSingleton<CreateScan>()
        .AddSingleton<DescribeScan>()
        .AddSingleton<ManagePartners>()
        .AddSingleton<CopyPartners>()
        .AddSingleton<ManageContacts>();
}
