using System.Collections.Concurrent;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Scanner.Core.Data;
using Scanner.Core.Tests.Data;

[assembly: AssemblyFixture(typeof(ServerDatabases))]

namespace Scanner.Core.Tests.Data;

/// <summary>
/// Migrated, empty databases on the server that SCANNER_TEST_SQLSERVER points to. Migrating one takes seconds: it is emptied after a test and used again,
/// and dropped when all tests are over.
/// </summary>
public sealed class ServerDatabases : IAsyncDisposable
{
    private static readonly ConcurrentBag<string> Empty = [];
    private static readonly ConcurrentBag<string> Made = [];

    // A server copies one database to make another, and does not do so twice at the same time.
    private static readonly SemaphoreSlim One = new(1, 1);

    /// <summary>The connection string of the server; null or empty: there is none.</summary>
    private static string? Server => Environment.GetEnvironmentVariable(TestDatabase.ServerVariable);

    /// <summary>Skips the test, visibly, when no server was given.</summary>
    /// <returns>The connection string of an empty, migrated database that nobody else uses.</returns>
    public static async Task<string> TakeAsync()
    {
        Assert.SkipWhen(string.IsNullOrWhiteSpace(Server), $"No SQL Server: {TestDatabase.ServerVariable} is not set.");
        if (Empty.TryTake(out var known)) return known;
        var name = "scanner_test_" + Guid.NewGuid().ToString("n");
        await One.WaitAsync();
        try
        {
            await OnServerAsync($"CREATE DATABASE [{name}]");
        }
        finally
        {
            One.Release();
        }
        Made.Add(name);
        var connection = new SqlConnectionStringBuilder(Server) { InitialCatalog = name }.ConnectionString;
        await using var db = Open(connection);
        await db.Database.MigrateAsync();
        return connection;
    }

    /// <summary>Empties a database, for the next test.</summary>
    public static async Task GiveBackAsync(string connection)
    {
        await using var db = Open(connection);
        var tables = new List<IEntityType>();
        var left = db.Model.GetEntityTypes().ToList();
        while (left.Count > 0)
        {
            // First the tables that no other one that is left points to.
            var next = left.First(table => !left.Exists(other => other != table && other.GetForeignKeys().Any(key => key.PrincipalEntityType == table)));
            tables.Add(next);
            left.Remove(next);
        }
        await db.Database.ExecuteSqlRawAsync(string.Concat(tables.Select(table => $"DELETE FROM [{table.GetTableName()}];\n")));
        Empty.Add(connection);
    }

    /// <summary>Drops them all.</summary>
    public async ValueTask DisposeAsync()
    {
        SqlConnection.ClearAllPools();
        foreach (var name in Made) await DropAsync(name);
    }

    private static SqlServerScannerDb Open(string connection) => new(DatabaseRegistration.SqlServerOptions(connection));

    /// <summary>A server needs a moment to notice that the last connection is gone; each try is a new connection of its own.</summary>
    private static async Task DropAsync(string name)
    {
        const int inUse = 3702, tries = 50;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await OnServerAsync($"DROP DATABASE [{name}]");
                return;
            }
            catch (SqlException busy) when (busy.Number == inUse && attempt < tries)
            {
                SqlConnection.ClearAllPools();
            }
        }
    }

    /// <summary>Plain statements, because how Entity Framework looks for a missing database differs between servers.</summary>
    private static async Task OnServerAsync(string statement)
    {
        await using var connection = new SqlConnection(Server);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync();
    }
}
