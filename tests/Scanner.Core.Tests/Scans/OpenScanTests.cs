using Scanner.Core.Data;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Scans;

public sealed class OpenScanTests
{
    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Who_runs_commands_on_the_server_opens_every_scan_and_is_no_account(DatabaseProvider provider)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var database = await TestDatabase.OpenAsync(provider);
        var member = await database.NewScanAsync();
        var open = database.Get<OpenScan>();

        var access = (await open.AsOperatorAsync("gemeente-toets", stop))!;

        Assert.Equal((member.MunicipalityId, member.MunicipalityName, member.ScanId, member.ScanName), (access.MunicipalityId, access.MunicipalityName, access.ScanId, access.ScanName));
        Assert.Equal((Guid.Empty, MemberRole.PolicyOfficer, "gemeente-toets"), (access.AccountId, access.Role, access.Slug));
        Assert.Null(await open.AsOperatorAsync("onbekend", stop));
        Assert.Null(await open.AsMemberAsync(Guid.NewGuid(), "gemeente-toets", stop));
    }
}
