using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Scanner.Core.Data;

/// <summary>
/// A command that is asked for every page, written once: its statements go in one go, past the query pipeline. It runs on the context's own connection and in its
/// transaction, and whoever listens to commands hears it. On SQLite, where connections are kept open, it stays prepared: reading the statements costs more than running them.
/// </summary>
/// <param name="statements">The SQL; names in double quotes are understood by both engines.</param>
/// <param name="parameters">Each value's name, with the property whose kind it is.</param>
internal sealed class ReadCommand(string statements, params IReadOnlyList<(string Name, IProperty Like)> parameters)
{
    private readonly ConditionalWeakTable<DbConnection, DbCommand> prepared = [];

    /// <summary>The SQL.</summary>
    public string Statements => statements;

    /// <summary>Runs it and reads what comes.</summary>
    /// <param name="db">The database.</param>
    /// <param name="values">A value for each parameter, in their order.</param>
    /// <param name="read">Reads the result, to its end.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<T> RunAsync<T>(ScannerDb db, IReadOnlyList<object?> values, Func<DbDataReader, CancellationToken, Task<T>> read, CancellationToken stop)
    {
        await db.Database.OpenConnectionAsync(stop);
        try
        {
            var command = CommandOn(db);
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            command.Parameters.Clear();
            for (var place = 0; place < parameters.Count; place++)
            {
                var (name, like) = parameters[place];
                command.Parameters.Add(like.GetRelationalTypeMapping().CreateParameter(command, "@" + name, values[place], like.IsNullable));
            }
            await using var reader = await HeardAsync(db, command, stop);
            return await read(reader, stop);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private DbCommand CommandOn(ScannerDb db)
    {
        var connection = db.Database.GetDbConnection();
        if (prepared.TryGetValue(connection, out var known)) return known;
        var command = connection.CreateCommand();
        command.CommandText = statements;
        if (KeptConnections.IsKept(connection)) prepared.Add(connection, command);
        return command;
    }

    private static async Task<DbDataReader> HeardAsync(ScannerDb db, DbCommand command, CancellationToken stop)
    {
        var (logger, connection) = (db.GetService<IRelationalCommandDiagnosticsLogger>(), db.GetService<IRelationalConnection>());
        var (id, begun, watch) = (Guid.NewGuid(), DateTimeOffset.UtcNow, System.Diagnostics.Stopwatch.GetTimestamp());
        var asked = await logger.CommandReaderExecutingAsync(connection, command, command.CommandText, db, id, connection.ConnectionId, begun, CommandSource.FromSqlQuery, stop);
        var reader = asked.HasResult ? asked.Result : await command.ExecuteReaderAsync(stop);
        try
        {
            return await logger.CommandReaderExecutedAsync(connection, command, command.CommandText, db, id, connection.ConnectionId, reader, begun, System.Diagnostics.Stopwatch.GetElapsedTime(watch), CommandSource.FromSqlQuery, stop);
        }
        catch
        {
            // Left open, it would hold on to what the database was at this moment.
            await reader.DisposeAsync();
            throw;
        }
    }
}
