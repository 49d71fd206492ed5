using Scanner.Core.Scans;

namespace Scanner.Web;

/// <summary>The roles in Dutch.</summary>
internal static class RoleWords
{
    /// <summary>The roles in the order of the screen.</summary>
    public static readonly IReadOnlyList<MemberRole> All = [MemberRole.PolicyOfficer, MemberRole.Interviewer, MemberRole.Coder, MemberRole.Reader];

    /// <summary>The name of a role.</summary>
    public static string Name(MemberRole role) => role switch
    {
        MemberRole.PolicyOfficer => "Beleidsmedewerker",
        MemberRole.Interviewer => "Interviewer",
        MemberRole.Coder => "Codeur",
        MemberRole.Reader => "Lezer",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    /// <summary>What someone in the role does.</summary>
    public static string Work(MemberRole role) => role switch
    {
        MemberRole.PolicyOfficer => "voert de scan uit, van partners tot werkboek",
        MemberRole.Interviewer => "houdt gesprekken en ziet de partners",
        MemberRole.Coder => "leest antwoorden en codeert ze",
        MemberRole.Reader => "ziet het overzicht, zonder namen en zonder losse antwoorden",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };
}
