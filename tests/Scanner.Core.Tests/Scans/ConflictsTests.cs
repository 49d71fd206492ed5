using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Scans;

public sealed class ConflictsTests
{
    /// <summary>On SQLite the second would not get its first row: there is one writer at a time, and so nothing to test.</summary>
    [Fact]
    public async Task Of_two_that_wait_for_each_other_one_begins_again_and_both_get_done()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var database = await TestDatabase.OpenAsync(DatabaseProvider.SqlServer);
        var access = await database.NewScanAsync();
        var (one, other) = (await Given.PartnerAsync(database, access, "Eén"), await Given.PartnerAsync(database, access, "Ander"));
        var (oneHeld, otherHeld) = (new TaskCompletionSource(), new TaskCompletionSource());
        var begun = 0;

        Task<bool> Work(Guid first, Guid second, TaskCompletionSource mine, Task theirs) => Conflicts.AgainAsync(async () =>
        {
            Interlocked.Increment(ref begun);
            await using var db = await database.Databases.OpenAsync(access.MunicipalityId, stop);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            await AddAsync(db, first);
            mine.TrySetResult();
            await theirs;
            await AddAsync(db, second);
            await transaction.CommitAsync(stop);
            return true;
        });
        Task AddAsync(ScannerDb db, Guid partner) => db.Set<Partner>().Where(row => row.Id == partner).ExecuteUpdateAsync(set => set.SetProperty(row => row.Note, row => row.Note + "x"), stop);

        await Task.WhenAll(Work(one, other, oneHeld, otherHeld.Task), Work(other, one, otherHeld, oneHeld.Task));

        await using var after = await database.Databases.OpenAsync(access.MunicipalityId, stop);
        Assert.Equal(["xx", "xx"], await after.Set<Partner>().Select(row => row.Note).ToListAsync(stop));
        Assert.Equal(3, begun);
    }
}
