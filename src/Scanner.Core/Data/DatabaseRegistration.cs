using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Scanner.Core.Data;

/// <summary>Registers the database of the installation.</summary>
public static class DatabaseRegistration
{
    /// <summary>Registers <see cref="IDbContextFactory{TContext}"/> of <see cref="ScannerDb"/> for the chosen engine.</summary>
    /// <param name="services">The program's services.</param>
    /// <param name="options">Engine and connection.</param>
    /// <param name="also">More interceptors; the tests translate every query for the other engine with one.</param>
    public static IServiceCollection AddScannerDatabase(this IServiceCollection services, DatabaseOptions options, params IInterceptor[] also)
    {
        services.AddSingleton(options);
        services.AddSingleton(_ => FactoryFor(options, also));
        services.AddSingleton<Leases>();
        services.AddSingleton<WriteTurns>();
        return services;
    }

    /// <summary>Most contexts that are kept to be used again, and with that most connections to the file that stay open.</summary>
    private const int KeptContexts = 128;

    // Contexts are pooled: making one costs more than a query does.
    private static IDbContextFactory<ScannerDb> FactoryFor(DatabaseOptions options, IInterceptor[] also)
    {
        if (options.Provider == DatabaseProvider.SqlServer)
            return new Factory<SqlServerScannerDb>(new PooledDbContextFactory<SqlServerScannerDb>(SqlServerOptions(options.ConnectionString, also)), null);
        var kept = new KeptConnections(options.ConnectionString);
        return new Factory<SqliteScannerDb>(new PooledDbContextFactory<SqliteScannerDb>(SqliteOptions(options.ConnectionString, [kept, .. also]), KeptContexts), kept);
    }

    internal static DbContextOptions<SqliteScannerDb> SqliteOptions(string connectionString, params IInterceptor[] also) =>
        new DbContextOptionsBuilder<SqliteScannerDb>()
            .UseSqlite(connectionString, sqlite => sqlite.MigrationsAssembly(typeof(ScannerDb).Assembly).UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
            .AddInterceptors([new DurableSqlite(), .. also])
            .Options;

    internal static DbContextOptions<SqlServerScannerDb> SqlServerOptions(string connectionString, params IInterceptor[] also) =>
        new DbContextOptionsBuilder<SqlServerScannerDb>()
            .UseSqlServer(connectionString, server => server.MigrationsAssembly(typeof(ScannerDb).Assembly).UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
            .AddInterceptors(also)
            .Options;

    private sealed class Factory<T>(PooledDbContextFactory<T> pool, KeptConnections? connections) : IDbContextFactory<ScannerDb>, IDisposable where T : ScannerDb
    {
        public ScannerDb CreateDbContext()
        {
            var db = pool.CreateDbContext();
            // One that was used before forgets for whom.
            db.ActFor(Guid.Empty);
            connections?.Lend(db);
            return db;
        }

        public void Dispose() => connections?.Dispose();
    }

    /// <summary>
    /// What is said to be saved is on the disk: synchronous=FULL on every connection, the write-ahead log on the file. Who finds another writer waits
    /// inside SQLite first, which looks again after milliseconds; the provider itself only does so every 150.
    /// </summary>
    private sealed class DurableSqlite : DbConnectionInterceptor
    {
        private const string Pragmas = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
            Run((SqliteConnection)connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Run((SqliteConnection)connection);
            return Task.CompletedTask;
        }

        private static void Run(SqliteConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
        }
    }
}
