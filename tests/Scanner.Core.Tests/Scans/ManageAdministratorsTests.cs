using Scanner.Core.Data;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Scans;

public sealed class ManageAdministratorsTests
{
    [Fact]
    public async Task Nobody_takes_the_administration_from_themselves()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await Given.AdministratorAsync(database);
        Assert.Equal(RemoveAdministratorOutcome.NotYourself, await database.Get<ManageAdministrators>().RemoveAsync(access, access.AccountId, Given.Stop));
        Assert.Single(await database.Get<ManageAdministrators>().ListAsync(access, Given.Stop), row => row.IsYou);
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task A_colleague_is_added_with_a_link_and_taken_off_again(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var access = await Given.AdministratorAsync(database);
        var manage = database.Get<ManageAdministrators>();
        var added = await manage.AddAsync(access, "Toets Tweede", "tweede@voorbeeld.example", Given.Stop);
        Assert.NotNull(added.PasswordLink);
        Assert.Equal(2, (await manage.ListAsync(access, Given.Stop)).Count);
        Assert.Equal(RemoveAdministratorOutcome.Removed, await manage.RemoveAsync(access, added.AccountId!.Value, Given.Stop));
        Assert.Single(await manage.ListAsync(access, Given.Stop));
    }

    [Fact]
    public async Task Two_administrators_who_remove_each_other_at_once_leave_one()
    {
        for (var round = 0; round < 5; round++)
        {
            await using var database = await TestDatabase.OpenAsync();
            var access = await Given.AdministratorAsync(database);
            var manage = database.Get<ManageAdministrators>();
            var added = await manage.AddAsync(access, "Toets Tweede", "tweede@voorbeeld.example", Given.Stop);
            var other = (await database.Get<OpenAdministration>().AsAccountAsync(added.AccountId!.Value, Given.Stop))!;
            await Task.WhenAll(
                Task.Run(() => manage.RemoveAsync(access, other.AccountId, Given.Stop), Given.Stop),
                Task.Run(() => manage.RemoveAsync(other, access.AccountId, Given.Stop), Given.Stop));
            Assert.Single(await manage.ListAsync(access, Given.Stop));
        }
    }

    [Fact]
    public async Task Who_is_no_administrator_any_more_removes_nobody()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await Given.AdministratorAsync(database);
        var manage = database.Get<ManageAdministrators>();
        var added = await manage.AddAsync(access, "Toets Tweede", "tweede@voorbeeld.example", Given.Stop);
        var former = (await database.Get<OpenAdministration>().AsAccountAsync(added.AccountId!.Value, Given.Stop))!;
        await manage.RemoveAsync(access, former.AccountId, Given.Stop);
        Assert.Equal(RemoveAdministratorOutcome.NoLongerAdministrator, await manage.RemoveAsync(former, access.AccountId, Given.Stop));
    }
}
