using System.ComponentModel.DataAnnotations;

namespace Scanner.Web;

/// <summary>Where the site is found; section <c>Site</c>.</summary>
public sealed class SiteOptions
{
    /// <summary>The address in links that leave the site, such as https://scanner.gemeente.example; empty: the address the server listens on.</summary>
    [RegularExpression("^(https?://[^\\s?#]+)?$", ErrorMessage = "Site:BaseUrl moet beginnen met http:// of https:// en heeft geen ? of #.")]
    public string BaseUrl { get; set; } = "";
}
