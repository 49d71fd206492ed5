using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
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
        services.AddSingleton<IDbContextFactory<ScannerDb>>(FactoryFor(options, also));
        services.AddSingleton<Leases>();
        return services;
    }

    private static Factory FactoryFor(DatabaseOptions options, IInterceptor[] also)
    {
        // The options are made once: making them for each context costs more than a query.
        switch (options.Provider)
        {
            case DatabaseProvider.Sqlite:
                var sqlite = SqliteOptions(options.ConnectionString, also);
                return new Factory(() => new SqliteScannerDb(sqlite));
            case DatabaseProvider.SqlServer:
                var server = SqlServerOptions(options.ConnectionString, also);
                return new Factory(() => new SqlServerScannerDb(server));
            default:
                throw new ArgumentOutOfRangeException(nameof(options));
        }
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

    private sealed class Factory(Func<ScannerDb> make) : IDbContextFactory<ScannerDb>
    {
        public ScannerDb CreateDbContext() => make();
    }

    /// <summary>What is said to be saved is on the disk: synchronous=FULL on every connection, the write-ahead log on the file.</summary>
    private sealed class DurableSqlite : DbConnectionInterceptor
    {
        private const string Pragmas = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";

        public override void ConnectionOpened(System.Data.Common.DbConnection connection, ConnectionEndEventData eventData) =>
            Run((SqliteConnection)connection);

        public override Task ConnectionOpenedAsync(System.Data.Common.DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
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
