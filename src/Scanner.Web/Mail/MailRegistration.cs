using Microsoft.Extensions.Options;
using Scanner.Core.Responses;
using Scanner.Web.Hosting;

namespace Scanner.Web.Mail;

/// <summary>Registers mail: its settings and words for every verb, its sender for the server.</summary>
internal static class MailRegistration
{
    /// <summary>Where the demonstration writes its mails.</summary>
    public const string DemoFolder = "data/mail";

    public static IServiceCollection AddMailSettings(this IServiceCollection services, IConfiguration configuration, bool demo)
    {
        services.AddOptions<MailOptions>().Bind(configuration.GetSection("Mail")).Checked();
        // The demonstration mails nobody: its mails can be read in a folder.
        if (demo) services.PostConfigure<MailOptions>(options => (options.Host, options.Folder) = ("", options.Folder.Length > 0 ? options.Folder : DemoFolder));
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsCheck>();
        return services.AddSingleton(new MailDefaults(MailTexts.Of));
    }

    public static IServiceCollection AddMailSender(this IServiceCollection services) =>
        services.AddSingleton<MailDoor>().AddSingleton<MailSetting>().AddHostedService<MailSender>();
}
