using Microsoft.Data.Sqlite;

namespace Scanner.Core.Data;

/// <summary>One thing that is done with rows of a table on SQLite: a statement that is prepared once and run for each row.</summary>
internal sealed class RowStatement : IDisposable
{
    private readonly RowTable table;
    private readonly IReadOnlyList<RowColumn> columns;
    private readonly SqliteStatement statement;

    /// <param name="connection">An open connection; the statement takes part in its transaction.</param>
    /// <param name="table">The table.</param>
    /// <param name="verb">What is done.</param>
    public RowStatement(SqliteConnection connection, RowTable table, RowVerb verb)
    {
        this.table = table;
        columns = verb switch { RowVerb.Insert => table.Columns, RowVerb.Update => [.. table.Values, .. table.Keys], _ => table.Keys };
        static string Pairs(IEnumerable<RowColumn> some, string between) => string.Join(between, some.Select(column => column.Name + " = ?"));
        Text = verb switch
        {
            RowVerb.Insert => $"INSERT INTO {table.Name} ({string.Join(", ", columns.Select(column => column.Name))}) VALUES ({string.Join(", ", columns.Select(_ => "?"))})",
            RowVerb.Update => $"UPDATE {table.Name} SET {Pairs(table.Values, ", ")} WHERE {Pairs(table.Keys, " AND ")}",
            _ => $"DELETE FROM {table.Name} WHERE {Pairs(table.Keys, " AND ")}",
        };
        statement = new SqliteStatement(connection, Text);
    }

    /// <summary>The SQL.</summary>
    public string Text { get; }

    /// <summary>Runs it for each row. Nothing of the rows stays behind, for the statement may be kept.</summary>
    /// <returns>How many rows there were.</returns>
    /// <exception cref="InvalidOperationException">A row belongs to another municipality.</exception>
    /// <exception cref="SqliteException">A row is refused.</exception>
    public int Run(ScannerDb db, IEnumerable<object> rows, CancellationToken stop)
    {
        var before = new object?[columns.Count];
        var count = 0;
        try
        {
            foreach (var row in rows)
            {
                stop.ThrowIfCancellationRequested();
                table.Guard(row, db);
                for (var index = 0; index < columns.Count; index++)
                {
                    // Much of a row is as in the row before it, and that is still bound.
                    var value = columns[index].ValueOf(row, db);
                    if (count > 0 && Equals(value, before[index])) continue;
                    statement.Bind(index + 1, columns[index].ForEngine(value));
                    before[index] = value;
                }
                statement.Run();
                count++;
            }
        }
        finally
        {
            statement.Clear();
        }
        return count;
    }

    /// <inheritdoc/>
    public void Dispose() => statement.Dispose();
}
