using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Scanner.Core.Data;

/// <summary>Writes rows on a connection to SQLite that is kept open: the statement for each table and verb stays prepared.</summary>
internal static class PreparedRows
{
    private static readonly ConditionalWeakTable<SqliteConnection, Dictionary<(RowTable, RowVerb), RowStatement>> Prepared = [];

    /// <summary>Writes it all, in order; whoever listens to commands hears each statement once.</summary>
    /// <exception cref="DbUpdateException">A row is refused; the transaction must be given up.</exception>
    public static async Task RunAsync(ScannerDb db, IReadOnlyList<RowWork> all, CancellationToken stop)
    {
        await db.Database.OpenConnectionAsync(stop);
        try
        {
            var connection = (SqliteConnection)db.Database.GetDbConnection();
            var statements = Prepared.GetOrCreateValue(connection);
            foreach (var work in all)
            {
                if (!statements.TryGetValue((work.Table, work.Verb), out var statement)) statements[(work.Table, work.Verb)] = statement = new RowStatement(connection, work.Table, work.Verb);
                await RunAsync(db, statement, work.Rows, stop);
            }
        }
        catch (SqliteException refused)
        {
            throw new DbUpdateException("Rows could not be written.", refused);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Gives up what is prepared on a connection that is going to close: as long as a statement is there, SQLite keeps the file open.</summary>
    public static void Release(SqliteConnection connection)
    {
        if (!Prepared.TryGetValue(connection, out var statements)) return;
        foreach (var statement in statements.Values) statement.Dispose();
        Prepared.Remove(connection);
    }

    private static async Task RunAsync(ScannerDb db, RowStatement statement, IReadOnlyList<object> rows, CancellationToken stop)
    {
        var (logger, connection) = (db.GetService<IRelationalCommandDiagnosticsLogger>(), db.GetService<IRelationalConnection>());
        var (id, begun, watch) = (Guid.NewGuid(), DateTimeOffset.UtcNow, Stopwatch.GetTimestamp());
        using var told = new SqliteCommand(statement.Text);
        await logger.CommandNonQueryExecutingAsync(connection, told, statement.Text, db, id, connection.ConnectionId, begun, CommandSource.ExecuteSqlRaw, stop);
        var done = statement.Run(db, rows, stop);
        await logger.CommandNonQueryExecutedAsync(connection, told, statement.Text, db, id, connection.ConnectionId, done, begun, Stopwatch.GetElapsedTime(watch), CommandSource.ExecuteSqlRaw, stop);
    }
}
