using Scanner.Core.Scans;

namespace Scanner.Web.Staff.Scans;

/// <summary>The lists of the method that describe a partner.</summary>
internal static class ListNames
{
    public const string Types = "partnertypen";
    public const string Domains = "domeinen";
    public const string Roles = "partnerrollen";
    public const string Settings = "settings";
}

/// <summary>A partner while it is being filled in.</summary>
public sealed class PartnerDraft
{
    /// <summary>The name of the organisation.</summary>
    public string Name { get; set; } = "";

    /// <summary>A name of the list of kinds.</summary>
    public string Type { get; set; } = "";

    /// <summary>A name of the list of domains.</summary>
    public string Domain { get; set; } = "";

    /// <summary>Names of the list of roles.</summary>
    public HashSet<string> Roles { get; } = [];

    /// <summary>Names of the list of settings.</summary>
    public HashSet<string> Settings { get; } = [];

    /// <summary>What the officer wants to remember.</summary>
    public string Note { get; set; } = "";

    /// <summary>What to save.</summary>
    public PartnerDetails Details => new(Name, Type, Domain, [.. Roles], Note) { Settings = [.. Settings] };

    /// <summary>A draft of a partner that is there.</summary>
    public static PartnerDraft Of(PartnerDetails details)
    {
        var draft = new PartnerDraft { Name = details.Name, Type = details.Type, Domain = details.Domain, Note = details.Note };
        draft.Roles.UnionWith(details.Roles);
        draft.Settings.UnionWith(details.Settings);
        return draft;
    }
}
