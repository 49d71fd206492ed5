using Scanner.Core.Data;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Scans;

public sealed class ManageMembersTests
{
    private static readonly NewMember Officer = new("Toets Officer", "officer@voorbeeld.example", MemberRole.PolicyOfficer);

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task A_new_member_gets_an_account_and_a_link_to_choose_a_password(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var (access, municipality) = await BeginAsync(database);
        var added = await database.Get<ManageMembers>().AddAsync(access, municipality.Id, Officer, Given.Stop);
        Assert.Equal(AddMemberOutcome.Added, added.Outcome);
        Assert.Equal("Toets Officer", (await database.Get<ChoosePassword>().FindAsync(added.PasswordLink!.Value, Given.Stop))!.Name);
        var member = Assert.Single(await MembersAsync(database, access));
        Assert.Equal((MemberRole.PolicyOfficer, false), (member.Role, member.HasPassword));
    }

    [Fact]
    public async Task An_account_that_exists_becomes_a_member_without_a_link_and_only_once()
    {
        await using var database = await TestDatabase.OpenAsync();
        var (access, municipality) = await BeginAsync(database);
        var manage = database.Get<ManageMembers>();
        var asked = Officer with { Email = "BEHEER@voorbeeld.example" };
        var added = await manage.AddAsync(access, municipality.Id, asked, Given.Stop);
        var again = await manage.AddAsync(access, municipality.Id, asked, Given.Stop);
        Assert.Equal((AddMemberOutcome.Added, access.AccountId, null), (added.Outcome, added.AccountId, added.PasswordLink));
        Assert.Equal(AddMemberOutcome.AlreadyMember, again.Outcome);
        Assert.Single(await MembersAsync(database, access));
    }

    [Fact]
    public async Task The_same_person_added_twice_at_once_is_one_account_and_one_member()
    {
        await using var database = await TestDatabase.OpenAsync();
        var (access, municipality) = await BeginAsync(database);
        var added = await Task.WhenAll(Enumerable.Range(1, 5).Select(_ =>
            Task.Run(() => database.Get<ManageMembers>().AddAsync(access, municipality.Id, Officer, Given.Stop), Given.Stop)));
        Assert.Single(added, result => result.Outcome == AddMemberOutcome.Added);
        Assert.Single(await MembersAsync(database, access));
    }

    [Fact]
    public async Task Name_and_address_are_checked()
    {
        await using var database = await TestDatabase.OpenAsync();
        var (access, municipality) = await BeginAsync(database);
        var refused = await database.Get<ManageMembers>().AddAsync(access, municipality.Id, new NewMember("", "officer@voorbeeld", MemberRole.Reader), Given.Stop);
        Assert.Equal([new FieldProblem("Name", FieldFault.Missing), new FieldProblem("Email", FieldFault.NotPlausible)], refused.Problems);
        Assert.Empty(await MembersAsync(database, access));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_last_policy_officer_leaves_only_when_asked_again(bool byRemoval)
    {
        await using var database = await TestDatabase.OpenAsync();
        var (access, municipality) = await BeginAsync(database);
        var manage = database.Get<ManageMembers>();
        var officer = (await manage.AddAsync(access, municipality.Id, Officer, Given.Stop)).AccountId!.Value;
        await manage.AddAccountAsync(access, municipality.Id, access.AccountId, MemberRole.Coder, Given.Stop);
        Task<ChangeMemberOutcome> Leave(bool evenIfLast) => byRemoval
            ? manage.RemoveAsync(access, municipality.Id, officer, evenIfLast, Given.Stop)
            : manage.ChangeRoleAsync(access, municipality.Id, officer, MemberRole.Reader, evenIfLast, Given.Stop);

        Assert.Equal(ChangeMemberOutcome.LastPolicyOfficer, await Leave(evenIfLast: false));
        Assert.Contains(await MembersAsync(database, access), member => member.Role == MemberRole.PolicyOfficer);
        Assert.Equal(ChangeMemberOutcome.Done, await Leave(evenIfLast: true));
        Assert.DoesNotContain(await MembersAsync(database, access), member => member.Role == MemberRole.PolicyOfficer);
    }

    [Fact]
    public async Task With_a_second_policy_officer_the_first_may_go_and_come_back()
    {
        await using var database = await TestDatabase.OpenAsync();
        var (access, municipality) = await BeginAsync(database);
        var manage = database.Get<ManageMembers>();
        var officer = (await manage.AddAsync(access, municipality.Id, Officer, Given.Stop)).AccountId!.Value;
        await manage.AddAccountAsync(access, municipality.Id, access.AccountId, MemberRole.PolicyOfficer, Given.Stop);
        Assert.Equal(ChangeMemberOutcome.Done, await manage.RemoveAsync(access, municipality.Id, officer, false, Given.Stop));
        Assert.Equal(ChangeMemberOutcome.NoMember, await manage.RemoveAsync(access, municipality.Id, officer, false, Given.Stop));
        await manage.AddAccountAsync(access, municipality.Id, officer, MemberRole.PolicyOfficer, Given.Stop);
        Assert.Equal(2, (await MembersAsync(database, access)).Count);
    }

    [Fact]
    public async Task A_password_link_is_made_for_members_only()
    {
        await using var database = await TestDatabase.OpenAsync();
        var (access, municipality) = await BeginAsync(database);
        var elsewhere = await database.NewScanAsync("gemeente-elders");
        Assert.Null(await database.Get<ManageMembers>().NewPasswordLinkAsync(access, municipality.Id, elsewhere.AccountId, Given.Stop));
        Assert.NotNull(await database.Get<ManageMembers>().NewPasswordLinkAsync(access, elsewhere.MunicipalityId, elsewhere.AccountId, Given.Stop));
    }

    [Fact]
    public async Task An_unknown_municipality_is_not_found()
    {
        await using var database = await TestDatabase.OpenAsync();
        var (access, _) = await BeginAsync(database);
        Assert.Null(await database.Get<ManageMembers>().FindAsync(access, "bestaat-niet", Given.Stop));
    }

    private static async Task<(AdministratorAccess Access, MunicipalityRow Municipality)> BeginAsync(TestDatabase database)
    {
        var access = await Given.AdministratorAsync(database);
        await database.Get<ManageMunicipalities>().CreateAsync(access, "Gemeente X", Given.Stop);
        return (access, Assert.Single(await database.Get<ManageMunicipalities>().ListAsync(access, Given.Stop)));
    }

    private static async Task<IReadOnlyList<MemberRow>> MembersAsync(TestDatabase database, AdministratorAccess access) =>
        (await database.Get<ManageMembers>().FindAsync(access, "gemeente-x", Given.Stop))!.Members;
}
