using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Scans;

public sealed class RecheckAccessTests
{
    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task What_was_opened_stands_until_the_membership_or_the_role_is_taken(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var (one, other) = (await database.NewScanAsync("een-gemeente"), await database.NewScanAsync("andere-gemeente"));
        Assert.True(await StandsAsync(database, one, one));
        // Someone else's membership is no membership.
        Assert.False(await StandsAsync(database, one, one, other));

        await ChangeAsync(database, one, member => member.Become(MemberRole.Reader));
        Assert.False(await StandsAsync(database, one, one));
        Assert.True(await StandsAsync(database, one, one with { Role = MemberRole.Reader }));

        await ChangeAsync(database, one, null);
        Assert.False(await StandsAsync(database, one, one with { Role = MemberRole.Reader }));
        Assert.True(await StandsAsync(database, one));
    }

    [Fact]
    public async Task Another_password_ends_it_and_so_does_the_loss_of_the_administration()
    {
        await using var database = await TestDatabase.OpenAsync();
        var administrator = await Given.AdministratorAsync(database);
        var recheck = database.Get<RecheckAccess>();
        var stamp = await StampAsync(database, administrator.AccountId);
        Assert.True(await recheck.StandsAsync(administrator.AccountId, stamp, new OpenedAccess([], true), Given.Stop));
        Assert.False(await recheck.StandsAsync(administrator.AccountId, "een ander", OpenedAccess.Nothing, Given.Stop));
        Assert.False(await recheck.StandsAsync(administrator.AccountId, null, OpenedAccess.Nothing, Given.Stop));
        Assert.False(await recheck.StandsAsync(Guid.NewGuid(), stamp, OpenedAccess.Nothing, Given.Stop));

        await using var db = await database.Databases.CreateDbContextAsync(Given.Stop);
        (await db.Set<Account>().SingleAsync(Given.Stop)).IsAdministrator = false;
        await db.SaveChangesAsync(Given.Stop);
        Assert.False(await recheck.StandsAsync(administrator.AccountId, stamp, new OpenedAccess([], true), Given.Stop));
        Assert.True(await recheck.StandsAsync(administrator.AccountId, stamp, OpenedAccess.Nothing, Given.Stop));
    }

    private static async Task<bool> StandsAsync(TestDatabase database, ScanAccess visitor, params ScanAccess[] opened) =>
        await database.Get<RecheckAccess>().StandsAsync(visitor.AccountId, await StampAsync(database, visitor.AccountId), new OpenedAccess(opened, false), Given.Stop);

    private static async Task<string?> StampAsync(TestDatabase database, Guid account)
    {
        await using var db = await database.Databases.CreateDbContextAsync(Given.Stop);
        return await db.Set<Account>().Where(row => row.Id == account).Select(row => row.SecurityStamp).SingleAsync(Given.Stop);
    }

    private static async Task ChangeAsync(TestDatabase database, ScanAccess of, Action<Member>? change)
    {
        await using var db = await database.Databases.OpenAsync(of.MunicipalityId, Given.Stop);
        var member = await db.Set<Member>().SingleAsync(member => member.AccountId == of.AccountId, Given.Stop);
        if (change is null) db.Remove(member);
        else change(member);
        await db.SaveChangesAsync(Given.Stop);
    }
}
