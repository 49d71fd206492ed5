namespace Scanner.Core.Scans;

/// <summary>What a member may do in a scan. Every page, download and use case names the one it needs.</summary>
public enum Right
{
    /// <summary>See the overview: counts and grades, no names and no raw answers.</summary>
    SeeOverview,

    /// <summary>See partners and their contacts.</summary>
    SeePartners,

    /// <summary>Change the scan, its key questions, partners and contacts.</summary>
    ManageScan,

    /// <summary>Make, change and publish questionnaires.</summary>
    EditQuestionnaires,

    /// <summary>Invite partners and follow who has answered.</summary>
    Invite,

    /// <summary>Record conversations.</summary>
    Interview,

    /// <summary>Read raw answers and notes.</summary>
    ReadAnswers,

    /// <summary>Code answers and notes, and change the codebook.</summary>
    Code,

    /// <summary>Score groups and choose priorities.</summary>
    Prioritise,

    /// <summary>Make the working export, complete and meant for the officer's own use.</summary>
    Export,
}

/// <summary>Which role has which right: the one table that pages and use cases read.</summary>
public static class Rights
{
    private static readonly Dictionary<MemberRole, HashSet<Right>> Table = new()
    {
        [MemberRole.PolicyOfficer] = [.. Enum.GetValues<Right>()],
        [MemberRole.Interviewer] = [Right.SeeOverview, Right.SeePartners, Right.Interview],
        [MemberRole.Coder] = [Right.SeeOverview, Right.ReadAnswers, Right.Code],
        [MemberRole.Reader] = [Right.SeeOverview],
    };

    /// <summary>Whether the role has the right.</summary>
    public static bool Has(MemberRole role, Right right) => Table[role].Contains(right);
}
