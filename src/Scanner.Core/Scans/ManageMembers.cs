using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;

namespace Scanner.Core.Scans;

/// <summary>Lets an administrator say who works for a municipality, and as what.</summary>
public sealed class ManageMembers(IDbContextFactory<ScannerDb> databases, TimeProvider clock)
{
    /// <returns>The municipality with its members by name; null when there is none with this slug.</returns>
    public async Task<MunicipalityMembers?> FindAsync(AdministratorAccess access, string slug, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(access);
        await using var db = await databases.CreateDbContextAsync(stop);
        var municipality = await db.Set<Municipality>().AsNoTracking().FirstOrDefaultAsync(municipality => municipality.Slug == slug, stop);
        if (municipality is null) return null;
        db.ActFor(municipality.Id);
        var members = await (from member in db.Set<Member>()
                             join account in db.Set<Account>() on member.AccountId equals account.Id
                             orderby account.Name, account.Id
                             select new MemberRow(account.Id, account.Name, account.Email!, member.Role, account.PasswordHash != null)).ToListAsync(stop);
        return new MunicipalityMembers(municipality.Id, municipality.Name, municipality.Slug, members);
    }

    /// <summary>Makes someone a member by e-mail address; without an account one is made, with a link to choose a password.</summary>
    public async Task<MemberAdded> AddAsync(AdministratorAccess access, Guid municipalityId, NewMember member, CancellationToken stop)
    {
        var check = new FieldCheck();
        var name = check.Text(nameof(NewMember.Name), member.Name, Account.NameLength, required: true);
        var email = check.Email(nameof(NewMember.Email), member.Email, Contact.EmailLength, required: true);
        if (check.HasProblems) return new MemberAdded(AddMemberOutcome.Invalid, check.Problems, null, null);
        return await Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(municipalityId, stop);
            SecretToken? link = null;
            if (await Accounts.FindAsync(db, email, stop) is not { } account)
            {
                db.Add(account = Accounts.New(name, email));
                link = await Accounts.NewPasswordLinkAsync(db, account.Id, clock.GetUtcNow(), stop);
            }
            else if (await db.Set<Member>().AnyAsync(had => had.AccountId == account.Id, stop))
                return new MemberAdded(AddMemberOutcome.AlreadyMember, [], account.Id, null);
            Add(db, access, municipalityId, account.Id, member.Role);
            await db.SaveChangesAsync(stop);
            return new MemberAdded(AddMemberOutcome.Added, [], account.Id, link);
        });
    }

    /// <summary>Makes an account that exists a member: for the administrator's own, or to undo a removal. A second time changes nothing.</summary>
    public async Task AddAccountAsync(AdministratorAccess access, Guid municipalityId, Guid accountId, MemberRole role, CancellationToken stop) =>
        await Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(municipalityId, stop);
            if (await db.Set<Member>().AnyAsync(had => had.AccountId == accountId, stop)) return false;
            Add(db, access, municipalityId, accountId, role);
            await db.SaveChangesAsync(stop);
            return true;
        });

    /// <summary>Gives a member another role.</summary>
    /// <param name="access">The administrator.</param>
    /// <param name="municipalityId">The municipality.</param>
    /// <param name="accountId">The member's account.</param>
    /// <param name="role">The new role.</param>
    /// <param name="evenIfLast">Also when nobody is left to run the scans.</param>
    /// <param name="stop">Stops the work.</param>
    public Task<ChangeMemberOutcome> ChangeRoleAsync(AdministratorAccess access, Guid municipalityId, Guid accountId, MemberRole role, bool evenIfLast, CancellationToken stop) =>
        ChangeAsync(access, municipalityId, accountId, role, evenIfLast, stop);

    /// <summary>Takes a member out of the municipality; the account itself stays.</summary>
    /// <inheritdoc cref="ChangeRoleAsync"/>
    public Task<ChangeMemberOutcome> RemoveAsync(AdministratorAccess access, Guid municipalityId, Guid accountId, bool evenIfLast, CancellationToken stop) =>
        ChangeAsync(access, municipalityId, accountId, null, evenIfLast, stop);

    /// <summary>Makes a link to choose a new password; an older link stops working, the present password works until a new one is chosen.</summary>
    /// <returns>The token, to be shown once; null when the account is no member.</returns>
    public async Task<SecretToken?> NewPasswordLinkAsync(AdministratorAccess access, Guid municipalityId, Guid accountId, CancellationToken stop) =>
        await Conflicts.AgainAsync<SecretToken?>(async () =>
        {
            await using var db = await databases.OpenAsync(municipalityId, stop);
            if (!await db.Set<Member>().AnyAsync(member => member.AccountId == accountId, stop)) return null;
            var token = await Accounts.NewPasswordLinkAsync(db, accountId, clock.GetUtcNow(), stop);
            db.Add(AuditEntry.Of(clock.GetUtcNow(), access.AccountId, "account.link", accountId, "Link gemaakt om een wachtwoord te kiezen."));
            await db.SaveChangesAsync(stop);
            return token;
        });

    private async Task<ChangeMemberOutcome> ChangeAsync(AdministratorAccess access, Guid municipalityId, Guid accountId, MemberRole? role, bool evenIfLast, CancellationToken stop)
    {
        await using var db = await databases.OpenAsync(municipalityId, stop);
        if (await db.Set<Member>().FirstOrDefaultAsync(member => member.AccountId == accountId, stop) is not { } member) return ChangeMemberOutcome.NoMember;
        var leavesPost = member.Role == MemberRole.PolicyOfficer && role != MemberRole.PolicyOfficer;
        if (leavesPost && !evenIfLast && !await db.Set<Member>().AnyAsync(other => other.Role == MemberRole.PolicyOfficer && other.Id != member.Id, stop))
            return ChangeMemberOutcome.LastPolicyOfficer;
        var now = clock.GetUtcNow();
        if (role is { } becomes)
        {
            db.Add(AuditEntry.Of(now, access.AccountId, "member.changed", accountId, $"Rol van {InDutch(member.Role)} naar {InDutch(becomes)}."));
            member.Become(becomes);
        }
        else
        {
            db.Add(AuditEntry.Of(now, access.AccountId, "member.removed", accountId, $"Lid verwijderd, was {InDutch(member.Role)}."));
            db.Remove(member);
        }
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            return ChangeMemberOutcome.NoMember; // removed by another administrator meanwhile
        }
        return ChangeMemberOutcome.Done;
    }

    private static string InDutch(MemberRole role) => role switch
    {
        MemberRole.PolicyOfficer => "beleidsmedewerker",
        MemberRole.Interviewer => "interviewer",
        MemberRole.Coder => "codeur",
        MemberRole.Reader => "lezer",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    private void Add(ScannerDb db, AdministratorAccess access, Guid municipalityId, Guid accountId, MemberRole role)
    {
        db.Add(Member.Of(municipalityId, accountId, role));
        db.Add(AuditEntry.Of(clock.GetUtcNow(), access.AccountId, "member.added", accountId, $"Lid toegevoegd als {InDutch(role)}."));
    }
}

/// <summary>A municipality and who works for it.</summary>
/// <param name="Id">The municipality.</param>
/// <param name="Name">Its name.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Members">Its members by name.</param>
public sealed record MunicipalityMembers(Guid Id, string Name, string Slug, IReadOnlyList<MemberRow> Members);

/// <summary>Lid in the administrator's list.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Name">The name.</param>
/// <param name="Email">The address to sign in with.</param>
/// <param name="Role">The role in this municipality.</param>
/// <param name="HasPassword">Whether a password was ever chosen.</param>
public sealed record MemberRow(Guid AccountId, string Name, string Email, MemberRole Role, bool HasPassword);

/// <summary>Someone to make a member.</summary>
/// <param name="Name">The name for a new account; an account that exists keeps its own.</param>
/// <param name="Email">The address to sign in with.</param>
/// <param name="Role">The role in the municipality.</param>
public sealed record NewMember(string Name, string Email, MemberRole Role);

/// <summary>How adding a member went.</summary>
/// <param name="Outcome">What happened.</param>
/// <param name="Problems">For <see cref="AddMemberOutcome.Invalid"/>: what is wrong, per field.</param>
/// <param name="AccountId">The account, when there is one.</param>
/// <param name="PasswordLink">For a new account: the token to choose a password with, shown once.</param>
public sealed record MemberAdded(AddMemberOutcome Outcome, IReadOnlyList<FieldProblem> Problems, Guid? AccountId, SecretToken? PasswordLink);

/// <summary>What can come of adding a member.</summary>
public enum AddMemberOutcome
{
    /// <summary>A member now.</summary>
    Added,

    /// <summary>Was a member already; nothing changed.</summary>
    AlreadyMember,

    /// <summary>Something filled in is not right.</summary>
    Invalid,
}

/// <summary>What can come of changing or removing a member.</summary>
public enum ChangeMemberOutcome
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>Nothing was done: without this member nobody can run the municipality's scans. Ask again with evenIfLast.</summary>
    LastPolicyOfficer,

    /// <summary>The account is no member (any more).</summary>
    NoMember,
}
