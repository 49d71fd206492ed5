using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Scanner.Web.Mail;

/// <summary>Whether mail can leave as the installation is set, and which address its links begin with. Never that of a request.</summary>
public sealed class MailSetting(IOptions<MailOptions> mail, IOptions<SiteOptions> site, IServer? server = null)
{
    /// <summary>What keeps mail from leaving: the name of the setting that is missing; null: nothing.</summary>
    public string? Missing => !mail.Value.IsOn ? "Mail:Host" : BaseUrl.Length == 0 ? "Site:BaseUrl" : null;

    /// <summary>Whether mail leaves.</summary>
    public bool IsOn => Missing is null;

    /// <summary>Whether mails are written in a folder instead of being sent.</summary>
    public bool IsFolder => mail.Value.Folder.Length > 0;

    /// <summary>The folder in which mails are written.</summary>
    public string Folder => mail.Value.Folder;

    /// <summary>Most mails per minute.</summary>
    public int PerMinute => mail.Value.PerMinute;

    /// <summary>The address that links begin with: Site:BaseUrl; only for mails in a folder, which leave nowhere, the address the server listens on. Empty: none.</summary>
    public string BaseUrl =>
        site.Value.BaseUrl.Length > 0 ? site.Value.BaseUrl.TrimEnd('/')
        : IsFolder ? server?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?.Replace("0.0.0.0", "localhost", StringComparison.Ordinal).Replace("[::]", "localhost", StringComparison.Ordinal).TrimEnd('/') ?? ""
        : "";
}
