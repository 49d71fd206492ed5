using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Scanner.Core.Data;

/// <summary>
/// The one door for many rows at once: past the change tracker, in the transaction of the context, with the same rule as every other save:
/// a row belongs to the municipality that the work is done for.
/// </summary>
/// <remarks>SQLite gets one prepared statement, run again for every row (<see cref="RowStatement"/>); SQL Server a bulk copy in which each column is named.</remarks>
internal static class BulkInsert
{
    /// <summary>Not more than SQL Server locks one by one: at 5,000 it locks the whole table, and everyone who answers at that moment waits for the import.</summary>
    private const int RowsPerPacket = 2_000;

    /// <summary>Inserts rows; all of them or none, when the transaction it is done in is rolled back.</summary>
    /// <param name="db">A context opened for a municipality, in a transaction.</param>
    /// <param name="rows">New rows; the municipality is filled in when they have none. Taken one by one.</param>
    /// <param name="stop">Stops the work.</param>
    /// <returns>How many were inserted.</returns>
    /// <exception cref="InvalidOperationException">There is no transaction, or a row belongs to another municipality.</exception>
    /// <exception cref="DbUpdateException">A row with the same key is already there; the transaction must be given up.</exception>
    public static async Task<int> BulkInsertAsync<T>(this ScannerDb db, IEnumerable<T> rows, CancellationToken stop) where T : class, IOwnedByMunicipality
    {
        var transaction = db.Database.CurrentTransaction?.GetDbTransaction() ?? throw new InvalidOperationException("Rows are inserted in bulk within a transaction only.");
        var table = RowTable.Of<T>(db);
        try
        {
            return transaction is SqlTransaction server
                ? await CopyAsync(server, table, db, rows, stop)
                : Run((SqliteTransaction)transaction, table, db, rows, stop);
        }
        catch (DbException failure)
        {
            throw new DbUpdateException($"Rows of {table.Name} could not be inserted.", failure);
        }
    }

    /// <summary>SQLite works in this process: there is nothing to wait for, and waiting a million times costs.</summary>
    private static int Run<T>(SqliteTransaction transaction, RowTable table, ScannerDb db, IEnumerable<T> rows, CancellationToken stop) where T : class
    {
        using var statement = new RowStatement(transaction.Connection!, table, RowVerb.Insert);
        return statement.Run(db, rows, stop);
    }

    private static async Task<int> CopyAsync<T>(SqlTransaction transaction, RowTable table, ScannerDb db, IEnumerable<T> rows, CancellationToken stop) where T : class
    {
        using var copy = new SqlBulkCopy(transaction.Connection, SqlBulkCopyOptions.CheckConstraints, transaction) { DestinationTableName = table.Name, BatchSize = RowsPerPacket };
        foreach (var column in table.Columns) copy.ColumnMappings.Add(column.Property.GetColumnName(), column.Property.GetColumnName());
        var count = 0;
        foreach (var packet in rows.Chunk(RowsPerPacket))
        {
            using var data = new DataTable();
            foreach (var column in table.Columns) data.Columns.Add(column.Property.GetColumnName(), column.Kind == typeof(DateOnly) ? typeof(DateTime) : column.Kind);
            foreach (var row in packet)
            {
                table.Guard(row, db);
                data.Rows.Add([.. table.Columns.Select(column => column.ForEngine(column.ValueOf(row, db)) switch { null => DBNull.Value, DateOnly day => day.ToDateTime(TimeOnly.MinValue), var value => value })]);
            }
            await copy.WriteToServerAsync(data, stop);
            count += packet.Length;
        }
        return count;
    }
}
