using Microsoft.Extensions.Options;
using Scanner.Core.Data;

namespace Scanner.Web;

/// <summary>Addresses that leave the site. They come from Site:BaseUrl; only where that is empty, from the address in the visitor's own browser.</summary>
internal static class SiteLinks
{
    /// <summary>The link with which a partner answers.</summary>
    public static string Answer(this IOptions<SiteOptions> site, string ownAddress, SecretToken token) => site.At(ownAddress, "/v/" + token.Text);

    /// <summary>The link with which anyone who has it can begin.</summary>
    public static string Open(this IOptions<SiteOptions> site, string ownAddress, SecretToken token) => site.At(ownAddress, "/v/" + token.Text);

    /// <summary>The link with which someone chooses a password.</summary>
    public static string Password(this IOptions<SiteOptions> site, string ownAddress, SecretToken token) => site.At(ownAddress, "/account/wachtwoord/" + token.Text);

    private static string At(this IOptions<SiteOptions> site, string ownAddress, string path) =>
        (site.Value.BaseUrl.Length > 0 ? site.Value.BaseUrl : ownAddress).TrimEnd('/') + path;
}
