using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Tests.Data;

/// <summary>
/// The product's Core on a real, migrated database of its own: a SQLite file, or, where SCANNER_TEST_SQLSERVER
/// holds a connection string, a database on that server (<see cref="ServerDatabases"/>). Every query that runs on SQLite is translated for
/// SQL Server as well (<see cref="TranslatesForSqlServer"/>).
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    public const string ServerVariable = "SCANNER_TEST_SQLSERVER";

    private readonly IServiceCollection registered;
    private readonly ServiceProvider services;
    private readonly string? file;

    private TestDatabase(IServiceCollection registered, string? file) => (this.registered, services, this.file) = (registered, registered.BuildServiceProvider(), file);

    /// <summary>Both engines, for <c>[Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]</c>.</summary>
    public static TheoryData<DatabaseProvider> Engines => [DatabaseProvider.Sqlite, DatabaseProvider.SqlServer];

    /// <summary>The clock that the use cases read; stands still until moved.</summary>
    public StoppedClock Clock => (StoppedClock)services.GetRequiredService<TimeProvider>();

    public IDbContextFactory<ScannerDb> Databases => Get<IDbContextFactory<ScannerDb>>();

    public QuestionnaireLibrary Library => Get<QuestionnaireLibrary>();

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>Gives another container the same Core on the same database.</summary>
    public void ShareWith(IServiceCollection others)
    {
        foreach (var service in registered) others.Add(service);
    }

    /// <summary>Opens an empty, migrated database. Skips the test, visibly, when the engine is SQL Server and none was given.</summary>
    public static async Task<TestDatabase> OpenAsync(DatabaseProvider provider = DatabaseProvider.Sqlite, Microsoft.EntityFrameworkCore.Diagnostics.IInterceptor? also = null)
    {
        DatabaseOptions options;
        string? file = null;
        if (provider == DatabaseProvider.SqlServer)
        {
            options = new DatabaseOptions(provider, await ServerDatabases.TakeAsync());
        }
        else
        {
            file = Path.Combine(Path.GetTempPath(), $"scanner_test_{Guid.NewGuid():n}.db");
            options = new DatabaseOptions(provider, $"Data Source={file}");
            await File.WriteAllBytesAsync(file, await Migrated.Value);
        }
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new StoppedClock());
        List<Microsoft.EntityFrameworkCore.Diagnostics.IInterceptor> interceptors = provider == DatabaseProvider.Sqlite ? [TranslatesForSqlServer.Instance] : [];
        if (also is not null) interceptors.Add(also);
        services.AddScannerCore(options, QuestionnaireFolder, [.. interceptors]);
        return new TestDatabase(services, file);
    }

    /// <summary>An empty, migrated file: migrating is done once, and each test gets a copy. The migrations have tests of their own.</summary>
    private static readonly Lazy<Task<byte[]>> Migrated = new(async () =>
    {
        var file = Path.Combine(Path.GetTempPath(), $"scanner_test_{Guid.NewGuid():n}.db");
        await using (var db = new SqliteScannerDb(DatabaseRegistration.SqliteOptions($"Data Source={file};Pooling=False"))) await db.Database.MigrateAsync();
        var bytes = await File.ReadAllBytesAsync(file);
        foreach (var suffix in new[] { "", "-wal", "-shm" }) File.Delete(file + suffix);
        return bytes;
    });

    /// <summary>The folder <c>questionnaires</c> of the repository.</summary>
    public static string QuestionnaireFolder => Path.Combine(RepositoryRoot, "questionnaires");

    /// <summary>The folder that holds Scanner.sln.</summary>
    public static string RepositoryRoot { get; } = FindRoot();

    /// <summary>A municipality with one scan and one member, straight in the database.</summary>
    public async Task<ScanAccess> NewScanAsync(string name = "gemeente-toets", MemberRole role = MemberRole.PolicyOfficer)
    {
        var municipality = Municipality.Named(name, name, Clock.GetUtcNow());
        var account = new Account { Name = "Toets Lid", UserName = name + "@voorbeeld.example", NormalizedUserName = (name + "@voorbeeld.example").ToUpperInvariant() };
        await using (var db = await Databases.OpenAsync(municipality.Id, CancellationToken.None))
        {
            var scan = Scan.Named("Scan " + name, name, Clock.GetUtcNow());
            db.AddRange(municipality, account, scan, Member.Of(municipality.Id, account.Id, role));
            foreach (var (item, number) in Library.List("kernvragen").Items.Select((item, index) => (item, index + 1)))
                db.Add(KeyQuestion.Of(scan.Id, number, item.Label.In("nl")));
            await db.SaveChangesAsync();
        }
        return (await Get<OpenScan>().AsMemberAsync(account.Id, name, CancellationToken.None))!;
    }

    public async ValueTask DisposeAsync()
    {
        var options = Get<DatabaseOptions>();
        await services.DisposeAsync();
        if (file is null)
        {
            await ServerDatabases.GiveBackAsync(options.ConnectionString);
            return;
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var suffix in new[] { "", "-wal", "-shm" }) File.Delete(file + suffix);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Scanner.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Scanner.sln was not found above the tests.");
    }
}

/// <summary>A clock that stands at 21 November 2026, 14:03 in Amsterdam, until it is moved.</summary>
public sealed class StoppedClock : TimeProvider
{
    private DateTimeOffset now = new(2026, 11, 21, 13, 3, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Move(TimeSpan by) => now += by;
}
