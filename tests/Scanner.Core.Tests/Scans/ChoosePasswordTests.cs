using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Scans;

public sealed class ChoosePasswordTests
{
    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task The_link_sets_the_password_once_and_ends_sessions_and_lockout(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var access = await Given.AdministratorAsync(database);
        var token = (await database.Get<ManageAdministrators>().NewPasswordLinkAsync(access, access.AccountId, Given.Stop))!.Value;
        var before = await AccountAsync(database, access.AccountId);
        var choose = database.Get<ChoosePassword>();

        Assert.Equal("beheer@voorbeeld.example", (await choose.FindAsync(token, Given.Stop))!.Email);
        Assert.True(await choose.UseAsync(token, "new hash", Given.Stop));
        Assert.False(await choose.UseAsync(token, "other hash", Given.Stop));

        var after = await AccountAsync(database, access.AccountId);
        Assert.Equal("new hash", after.PasswordHash);
        Assert.NotEqual(before.SecurityStamp, after.SecurityStamp);
        Assert.Null(await choose.FindAsync(token, Given.Stop));
    }

    [Fact]
    public async Task Two_people_with_the_same_link_at_once_set_one_password()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await Given.AdministratorAsync(database);
        var token = (await database.Get<ManageAdministrators>().NewPasswordLinkAsync(access, access.AccountId, Given.Stop))!.Value;
        var set = await Task.WhenAll(Enumerable.Range(1, 6).Select(number =>
            Task.Run(() => database.Get<ChoosePassword>().UseAsync(token, $"hash {number}", Given.Stop), Given.Stop)));
        Assert.Single(set, done => done);
    }

    [Fact]
    public async Task A_link_works_for_a_week_and_a_newer_one_replaces_it()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await Given.AdministratorAsync(database);
        var manage = database.Get<ManageAdministrators>();
        var older = (await manage.NewPasswordLinkAsync(access, access.AccountId, Given.Stop))!.Value;
        var newer = (await manage.NewPasswordLinkAsync(access, access.AccountId, Given.Stop))!.Value;
        var choose = database.Get<ChoosePassword>();
        Assert.Null(await choose.FindAsync(older, Given.Stop));
        Assert.NotNull(await choose.FindAsync(newer, Given.Stop));
        database.Clock.Move(AccountLink.PasswordLifetime);
        Assert.Null(await choose.FindAsync(newer, Given.Stop));
        Assert.False(await choose.UseAsync(newer, "hash", Given.Stop));
    }

    private static async Task<Account> AccountAsync(TestDatabase database, Guid id)
    {
        await using var db = await database.Databases.CreateDbContextAsync(Given.Stop);
        return await db.Set<Account>().AsNoTracking().SingleAsync(account => account.Id == id, Given.Stop);
    }
}
