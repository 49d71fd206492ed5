using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Scans;

namespace Scanner.Core.Tests.Data;

/// <summary>What belongs to a municipality is seen and changed by that municipality only.</summary>
public sealed class MunicipalityTests
{
    /// <summary>Rows that belong to the installation and to no municipality.</summary>
    private static readonly HashSet<string> OfTheInstallation = ["Municipality", "Account", "AccountLink", "DataProtectionKey", "IdentityUserClaim", "IdentityUserLogin", "IdentityUserToken", "Lease"];

    [Fact]
    public void Every_table_belongs_to_a_municipality_or_is_named_here()
    {
        using var db = DesignContexts.Sqlite();
        var unowned = db.Model.GetEntityTypes()
            .Where(entity => !typeof(IOwnedByMunicipality).IsAssignableFrom(entity.ClrType))
            .Select(entity => entity.ShortName());
        Assert.Equal(OfTheInstallation.Order(StringComparer.Ordinal), unowned.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_table_of_a_municipality_carries_the_filter()
    {
        using var db = DesignContexts.Sqlite();
        var open = db.Model.GetEntityTypes()
            .Where(entity => typeof(IOwnedByMunicipality).IsAssignableFrom(entity.ClrType) && entity.FindDeclaredQueryFilter(ScannerDb.MunicipalityFilter) is null)
            .Select(entity => entity.ShortName());
        Assert.Empty(open);
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Another_municipality_and_no_municipality_see_no_rows(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var own = await database.NewScanAsync("eigen-gemeente");
        var other = await database.NewScanAsync("andere-gemeente");
        await using (var db = await database.Databases.OpenAsync(own.MunicipalityId, TestContext.Current.CancellationToken))
        {
            db.Add(Partner.Of(own.ScanId, 1, "Jongerenwerk", "jeugd-en-jongerenwerk", "jeugd", ["signalerend"], ""));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            Assert.Equal("Jongerenwerk", (await db.Set<Partner>().SingleAsync(TestContext.Current.CancellationToken)).Name);
        }
        foreach (var municipality in new[] { other.MunicipalityId, Guid.Empty })
        {
            await using var db = await database.Databases.OpenAsync(municipality, TestContext.Current.CancellationToken);
            Assert.Empty(await db.Set<Partner>().ToListAsync(TestContext.Current.CancellationToken));
            Assert.Empty(await db.Set<PartnerRole>().ToListAsync(TestContext.Current.CancellationToken));
            Assert.Equal(0, await db.Set<Partner>().ExecuteDeleteAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task A_row_for_another_municipality_cannot_be_written()
    {
        await using var database = await TestDatabase.OpenAsync();
        var own = await database.NewScanAsync("eigen-gemeente");
        var other = await database.NewScanAsync("andere-gemeente");
        await using var db = await database.Databases.OpenAsync(own.MunicipalityId, TestContext.Current.CancellationToken);
        db.Add(Member.Of(other.MunicipalityId, own.AccountId, MemberRole.Reader));
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_row_of_any_table_is_read_changed_and_removed_for_its_own_municipality_only()
    {
        await using var database = await TestDatabase.OpenAsync();
        var (own, other) = (await database.NewScanAsync("eigen-gemeente"), await database.NewScanAsync("andere-gemeente"));
        await using var db = await database.Databases.OpenAsync(own.MunicipalityId, TestContext.Current.CancellationToken);
        var owned = db.Model.GetEntityTypes().Where(entity => typeof(IOwnedByMunicipality).IsAssignableFrom(entity.ClrType)).ToList();
        Assert.True(owned.Count > 20);
        foreach (var entity in owned)
        {
            var query = (IQueryable)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(entity.ClrType).Invoke(db, null)!;
            Assert.Contains("\"MunicipalityId\" = @", query.ToQueryString(), StringComparison.Ordinal);
            foreach (var state in new[] { EntityState.Added, EntityState.Modified, EntityState.Deleted })
            {
                db.ChangeTracker.Clear();
                var row = db.Entry(System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(entity.ClrType));
                foreach (var key in entity.FindPrimaryKey()!.Properties)
                    row.Property(key.Name).CurrentValue = key.ClrType == typeof(Guid) ? Guid.NewGuid() : key.ClrType == typeof(string) ? "x" : key.ClrType == typeof(byte[]) ? new byte[32] : Activator.CreateInstance(key.ClrType);
                row.Property(nameof(IOwnedByMunicipality.MunicipalityId)).CurrentValue = other.MunicipalityId;
                row.State = state;
                var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
                Assert.Contains(entity.ShortName(), refused.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Nothing_can_be_written_without_a_municipality()
    {
        await using var database = await TestDatabase.OpenAsync();
        var own = await database.NewScanAsync();
        await using var db = await database.Databases.CreateDbContextAsync(TestContext.Current.CancellationToken);
        db.Add(KeyQuestion.Of(own.ScanId, 42, "Mag dit?"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_line_of_the_audit_log_is_never_changed_or_removed()
    {
        await using var database = await TestDatabase.OpenAsync();
        var own = await database.NewScanAsync();
        await using var db = await database.Databases.OpenAsync(own.MunicipalityId, TestContext.Current.CancellationToken);
        var line = AuditEntry.Of(database.Clock.GetUtcNow(), own.AccountId, "scan.created", own.ScanId, "Scan gemaakt");
        db.Add(line);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        db.Entry(line).Property(entry => entry.Details).CurrentValue = "Iets anders";
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
        db.Entry(line).State = EntityState.Deleted;
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Moments_come_back_as_they_were_and_sort(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var own = await database.NewScanAsync();
        await using var db = await database.Databases.OpenAsync(own.MunicipalityId, TestContext.Current.CancellationToken);
        var inWinter = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)).AddTicks(1234560);
        DateTimeOffset[] moments = [inWinter.AddTicks(10), inWinter, inWinter.AddHours(-1).ToOffset(TimeSpan.FromHours(2))];
        foreach (var moment in moments) db.Add(AuditEntry.Of(moment, null, "toets", null, ""));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        db.ChangeTracker.Clear();
        var read = await db.Set<AuditEntry>().OrderBy(entry => entry.At).Select(entry => entry.At).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(moments.Order().Select(moment => moment.ToUniversalTime()), read);
    }

    [Fact]
    public async Task A_saved_row_is_on_the_disk()
    {
        await using var database = await TestDatabase.OpenAsync();
        await using var db = await database.Databases.CreateDbContextAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, (await db.Database.SqlQueryRaw<int>("SELECT synchronous AS Value FROM pragma_synchronous").ToListAsync(TestContext.Current.CancellationToken))[0]);
        Assert.Equal("wal", (await db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").ToListAsync(TestContext.Current.CancellationToken))[0]);
    }
}
