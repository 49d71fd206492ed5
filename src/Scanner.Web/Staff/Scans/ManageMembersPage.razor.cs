using Microsoft.AspNetCore.Components;
using Scanner.Core.Scans;

namespace Scanner.Web.Staff.Scans;

/// <summary>Who works for a municipality, for the administrator.</summary>
public sealed partial class ManageMembersPage
{
    private static readonly IReadOnlyList<(string, string)> Roles = [.. RoleWords.All.Select(role => (role.ToString(), $"{RoleWords.Name(role)}: {RoleWords.Work(role)}"))];

    private MunicipalityMembers? found;
    private IReadOnlyList<FieldProblem> problems = [];
    private IReadOnlyList<FieldProblem> nameProblems = [];
    private (string Title, string Address, DateTimeOffset Until)? link;
    private (MemberRow Member, MemberRole? Role)? leaving;
    private string name = "";
    private string email = "";
    private string role = nameof(MemberRole.PolicyOfficer);
    private string newName = "";

    /// <summary>The municipality's name in addresses.</summary>
    [Parameter] public string Municipality { get; set; } = "";

    /// <inheritdoc/>
    protected override async Task<bool> LoadAsAdministratorAsync()
    {
        await ReadAsync();
        newName = found?.Name ?? "";
        return found is not null;
    }

    private async Task ReadAsync() => found = await Members.FindAsync(Administrator, Municipality, Stop);

    private async Task AddAsync()
    {
        var added = await Members.AddAsync(Administrator, found!.Id, new NewMember(name, email, Enum.Parse<MemberRole>(role)), Stop);
        problems = added.Problems;
        if (added.Outcome == AddMemberOutcome.Invalid) return;
        link = added.PasswordLink is { } token ? (LinkFor(name), Site.Password(Navigation.BaseUri, token), Clock.GetUtcNow() + AccountLink.PasswordLifetime) : null;
        await ReadAsync();
        Undo.Say(added switch
        {
            { Outcome: AddMemberOutcome.AlreadyMember } => $"{email} werkt al voor deze gemeente. De rol kunt u in de lijst wijzigen.",
            { PasswordLink: null } => $"{email} had al een account en is toegevoegd.",
            _ => $"{name} is toegevoegd. Stuur de link door om een wachtwoord te kiezen.",
        });
        (name, email) = ("", "");
    }

    private async Task JoinAsync()
    {
        await Members.AddAccountAsync(Administrator, found!.Id, AccountId, MemberRole.PolicyOfficer, Stop);
        await ReadAsync();
        Undo.Say($"U bent nu beleidsmedewerker van {found!.Name}. Op uw startpagina begint u een scan.");
    }

    private async Task ChangeAsync(MemberRow member, MemberRole? becomes, bool evenIfLast = false)
    {
        var outcome = becomes is { } other
            ? await Members.ChangeRoleAsync(Administrator, found!.Id, member.AccountId, other, evenIfLast, Stop)
            : await Members.RemoveAsync(Administrator, found!.Id, member.AccountId, evenIfLast, Stop);
        leaving = outcome == ChangeMemberOutcome.LastPolicyOfficer ? (member, becomes) : null;
        await ReadAsync();
        if (outcome != ChangeMemberOutcome.Done) return;
        Undo.Say(becomes is { } now ? $"{member.Name} is nu {RoleWords.Name(now).ToLowerInvariant()}." : $"{member.Name} werkt niet meer voor deze gemeente.", async () =>
        {
            if (becomes is null) await Members.AddAccountAsync(Administrator, found!.Id, member.AccountId, member.Role, Stop);
            else await Members.ChangeRoleAsync(Administrator, found!.Id, member.AccountId, member.Role, evenIfLast: true, Stop);
            await ReadAsync();
            StateHasChanged();
        });
    }

    private async Task LinkAsync(MemberRow member)
    {
        if (await Members.NewPasswordLinkAsync(Administrator, found!.Id, member.AccountId, Stop) is { } token)
            link = (LinkFor(member.Name), Site.Password(Navigation.BaseUri, token), Clock.GetUtcNow() + AccountLink.PasswordLifetime);
        await ReadAsync();
    }

    private async Task RenameAsync()
    {
        var saved = await Municipalities.RenameAsync(Administrator, found!.Id, newName, Stop);
        nameProblems = saved.Problems;
        if (nameProblems.Count > 0) return;
        await ReadAsync();
        Undo.Say(saved.HasNamesake ? "De naam is opgeslagen. Let op: er is nog een gemeente met deze naam." : "De naam is opgeslagen.");
    }

    private static string LinkFor(string name) => $"Link voor {name} om een wachtwoord te kiezen";
}
