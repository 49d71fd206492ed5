using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Scanner.Web.Cli.Demo;

/// <summary>The demonstration as it is written down in <c>gemeente-x.yaml</c>. Days count back from the moment it is loaded.</summary>
internal sealed class DemoFile
{
    public NameAndSlug Municipality { get; set; } = new();
    public DemoScanInfo Scan { get; set; } = new();
    public List<DemoPartner> Partners { get; set; } = [];
    public List<DemoResponse> Responses { get; set; } = [];
    public List<DemoConversation> Conversations { get; set; } = [];
    public List<DemoCoding> Codings { get; set; } = [];
    public List<DemoGroup> Groups { get; set; } = [];
    public List<DemoPriority> Priorities { get; set; } = [];
    public List<string> InvitationsOpen { get; set; } = [];

    public static DemoFile Read()
    {
        using var stream = typeof(DemoFile).Assembly.GetManifestResourceStream("gemeente-x.yaml")!;
        using var text = new StreamReader(stream);
        return new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build().Deserialize<DemoFile>(text);
    }
}

internal class NameAndSlug
{
    public string Name { get; set; } = "";
    public string Slug { get; set; } = "";
}

internal sealed class DemoScanInfo : NameAndSlug
{
    public string Purpose { get; set; } = "";
    public int StartsDaysAgo { get; set; }
    public int EndsInDays { get; set; }
}

internal sealed class DemoPartner
{
    public string Key { get; set; } = "";
    public string Name { get; set; } = "";
    public string Type { get; set; } = "";
    public string Domain { get; set; } = "";
    public List<string> Roles { get; set; } = [];
    public List<string> Settings { get; set; } = [];
    public List<DemoContact> Contacts { get; set; } = [];
}

internal sealed class DemoContact
{
    public string Name { get; set; } = "";
    public string Email { get; set; } = "";
    public string Phone { get; set; } = "";
    public string Function { get; set; } = "";
}

internal sealed class DemoResponse
{
    public string Partner { get; set; } = "";
    public int? SubmittedDaysAgo { get; set; }
    public int? StartedDaysAgo { get; set; }
    public Dictionary<string, object> Answers { get; set; } = [];
}

internal sealed class DemoConversation
{
    public string Partner { get; set; } = "";
    public int HeldDaysAgo { get; set; }
    public Dictionary<string, object> Answers { get; set; } = [];
    public Dictionary<string, string> Notes { get; set; } = [];
}

internal class DemoQuote
{
    public string Partner { get; set; } = "";
    public string In { get; set; } = "";
    public string? Question { get; set; }
    public string? Note { get; set; }
    public string Quote { get; set; } = "";
}

internal sealed class DemoCoding : DemoQuote
{
    public string Code { get; set; } = "";
}

internal sealed class DemoGroup
{
    public string Name { get; set; } = "";
    public Dictionary<string, DemoScore> Scores { get; set; } = [];
}

internal sealed class DemoScore
{
    public string Value { get; set; } = "";
    public string Reason { get; set; } = "";
}

internal sealed class DemoPriority
{
    public string Group { get; set; } = "";
    public string Reason { get; set; } = "";
    public List<DemoQuote> Quotes { get; set; } = [];
}
