using System.ComponentModel.DataAnnotations;

namespace Scanner.Web.Respond;

/// <summary>Limits on the respondent pages; section <c>Respond</c>.</summary>
public sealed class RespondOptions
{
    /// <summary>How often someone can begin through one open link from one address in ten minutes.</summary>
    [Range(1, 100_000, ErrorMessage = "Respond:OpenLinkPerTenMinutes is hoe vaak iemand per tien minuten via een open link kan beginnen: 1 of meer.")]
    public int OpenLinkPerTenMinutes { get; set; } = 30;
}
