using System.Data.Common;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Scanner.Core.Data;

/// <summary>Writes rows on a connection to SQLite that is kept open: one statement for each table and verb, prepared once and run for each row.</summary>
internal static class PreparedRows
{
    private static readonly ConditionalWeakTable<DbConnection, Dictionary<(RowTable, RowVerb), Statement>> Prepared = [];

    public static async Task RunAsync(ScannerDb db, IReadOnlyList<RowWork> all, CancellationToken stop)
    {
        var statements = Prepared.GetOrCreateValue(db.Database.GetDbConnection());
        await db.Database.OpenConnectionAsync(stop);
        try
        {
            foreach (var work in all)
            {
                if (!statements.TryGetValue((work.Table, work.Verb), out var statement)) statements[(work.Table, work.Verb)] = statement = new Statement(db, work.Table, work.Verb);
                await statement.RunAsync(db, work.Rows, stop);
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private sealed class Statement
    {
        private readonly DbCommand command;
        private readonly List<(RowColumn Column, DbParameter Parameter)> values;

        public Statement(ScannerDb db, RowTable table, RowVerb verb)
        {
            command = db.Database.GetDbConnection().CreateCommand();
            var columns = verb switch { RowVerb.Insert => table.Columns, RowVerb.Update => [.. table.Values, .. table.Keys], _ => table.Keys };
            values = [.. columns.Select((column, place) => (column, column.Mapping.CreateParameter(command, "@p" + place, null, nullable: true)))];
            foreach (var (_, parameter) in values) command.Parameters.Add(parameter);
            string Pairs(IEnumerable<RowColumn> some, string between) => string.Join(between, some.Select(column => $"{column.Name} = {values.First(one => one.Column == column).Parameter.ParameterName}"));
            command.CommandText = verb switch
            {
                RowVerb.Insert => $"INSERT INTO {table.Name} ({string.Join(", ", columns.Select(column => column.Name))}) VALUES ({string.Join(", ", values.Select(one => one.Parameter.ParameterName))})",
                RowVerb.Update => $"UPDATE {table.Name} SET {Pairs(table.Values, ", ")} WHERE {Pairs(table.Keys, " AND ")}",
                _ => $"DELETE FROM {table.Name} WHERE {Pairs(table.Keys, " AND ")}",
            };
        }

        /// <summary>Runs it for each row; whoever listens to commands hears it once.</summary>
        public async Task RunAsync(ScannerDb db, IReadOnlyList<object> rows, CancellationToken stop)
        {
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            var (logger, connection) = (db.GetService<IRelationalCommandDiagnosticsLogger>(), db.GetService<IRelationalConnection>());
            var (id, begun, watch, done) = (Guid.NewGuid(), DateTimeOffset.UtcNow, Stopwatch.GetTimestamp(), 0);
            await logger.CommandNonQueryExecutingAsync(connection, command, command.CommandText, db, id, connection.ConnectionId, begun, CommandSource.ExecuteSqlRaw, stop);
            foreach (var row in rows)
            {
                foreach (var (column, parameter) in values)
                {
                    var value = RowTable.ValueOf(column, row, db);
                    parameter.Value = (value is null || column.Mapping.Converter is not { } converter ? value : converter.ConvertToProvider(value)) ?? DBNull.Value;
                }
                done += command.ExecuteNonQuery();
            }
            await logger.CommandNonQueryExecutedAsync(connection, command, command.CommandText, db, id, connection.ConnectionId, done, begun, Stopwatch.GetElapsedTime(watch), CommandSource.ExecuteSqlRaw, stop);
        }
    }
}
