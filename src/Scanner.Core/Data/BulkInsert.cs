using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Scanner.Core.Data;

/// <summary>
/// The one door for many rows at once: past the change tracker, in the transaction of the context, with the same rule as every other save:
/// a row belongs to the municipality that the work is done for.
/// </summary>
/// <remarks>SQLite gets one prepared statement, run again for every row (<see cref="SqliteStatement"/>); SQL Server a bulk copy in which each column is named.</remarks>
internal static class BulkInsert
{
    private const int RowsPerPacket = 5_000;

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
        var columns = ColumnsOf(db, typeof(T));
        var table = db.Model.FindEntityType(typeof(T))!.GetTableName()!;
        try
        {
            return transaction is SqlTransaction server
                ? await CopyAsync(server, table, columns, db, rows, stop)
                : Run((SqliteTransaction)transaction, table, columns, db, rows, stop);
        }
        catch (DbException failure)
        {
            throw new DbUpdateException($"Rows of {table} could not be inserted.", failure);
        }
    }

    /// <summary>SQLite works in this process: there is nothing to wait for, and waiting a million times costs.</summary>
    private static int Run<T>(SqliteTransaction transaction, string table, List<Column> columns, ScannerDb db, IEnumerable<T> rows, CancellationToken stop) where T : class, IOwnedByMunicipality
    {
        using var statement = new SqliteStatement(transaction.Connection!, $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(column => $"\"{column.Name}\""))}) VALUES ({string.Join(", ", columns.Select(_ => "?"))})");
        var before = new object?[columns.Count];
        var count = 0;
        foreach (var row in rows)
        {
            stop.ThrowIfCancellationRequested();
            for (var index = 0; index < columns.Count; index++)
            {
                // Much of a row is as in the row before it, and that is still bound.
                var value = RawOf(columns[index], row, db);
                if (count > 0 && Equals(value, before[index])) continue;
                statement.Bind(index + 1, ForEngine(columns[index], value));
                before[index] = value;
            }
            statement.Run();
            count++;
        }
        return count;
    }

    private static async Task<int> CopyAsync<T>(SqlTransaction transaction, string table, List<Column> columns, ScannerDb db, IEnumerable<T> rows, CancellationToken stop) where T : class, IOwnedByMunicipality
    {
        using var copy = new SqlBulkCopy(transaction.Connection, SqlBulkCopyOptions.CheckConstraints, transaction) { DestinationTableName = $"[{table}]", BatchSize = RowsPerPacket };
        foreach (var column in columns) copy.ColumnMappings.Add(column.Name, column.Name);
        var count = 0;
        foreach (var packet in rows.Chunk(RowsPerPacket))
        {
            using var data = new DataTable();
            foreach (var column in columns) data.Columns.Add(column.Name, column.Kind == typeof(DateOnly) ? typeof(DateTime) : column.Kind);
            foreach (var row in packet)
                data.Rows.Add([.. columns.Select(column => ValueOf(column, row, db) switch { null => DBNull.Value, DateOnly day => day.ToDateTime(TimeOnly.MinValue), var value => value })]);
            await copy.WriteToServerAsync(data, stop);
            count += packet.Length;
        }
        return count;
    }

    /// <summary>The value as the engine takes it.</summary>
    private static object? ValueOf<T>(Column column, T row, ScannerDb db) where T : class, IOwnedByMunicipality => ForEngine(column, RawOf(column, row, db));

    private static object? ForEngine(Column column, object? value) => value is null || column.Mapping.Converter is not { } converter ? value : converter.ConvertToProvider(value);

    private static object? RawOf<T>(Column column, T row, ScannerDb db) where T : class, IOwnedByMunicipality
    {
        if (!column.IsMunicipality) return column.Getter.GetClrValue(row);
        if (db.MunicipalityId == Guid.Empty || (row.MunicipalityId != Guid.Empty && row.MunicipalityId != db.MunicipalityId))
            throw new InvalidOperationException($"A row of {typeof(T).Name} belongs to another municipality than the one this work is done for.");
        return db.MunicipalityId;
    }

    private static List<Column> ColumnsOf(ScannerDb db, Type type)
    {
        var entity = db.Model.FindEntityType(type) ?? throw new InvalidOperationException($"{type.Name} is no entity.");
        return [.. entity.GetProperties().Select(property =>
        {
            var mapping = property.GetRelationalTypeMapping();
            var kind = mapping.Converter?.ProviderClrType ?? mapping.ClrType;
            return new Column(property.GetColumnName(), property.GetGetter(), mapping, Nullable.GetUnderlyingType(kind) ?? kind, property.Name == nameof(IOwnedByMunicipality.MunicipalityId));
        })];
    }

    private sealed record Column(string Name, IClrPropertyGetter Getter, RelationalTypeMapping Mapping, Type Kind, bool IsMunicipality);
}
