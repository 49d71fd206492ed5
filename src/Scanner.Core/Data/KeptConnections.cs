using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Scanner.Core.Data;

/// <summary>
/// Gives each pooled context on SQLite a connection that stays open when its work is done: opening costs as much as a small query, and only on an open
/// connection commands stay prepared (<see cref="ReadCommand"/>).
/// </summary>
internal sealed class KeptConnections(string connectionString) : DbConnectionInterceptor, IDisposable
{
    private static readonly ConditionalWeakTable<DbConnection, KeptConnections> Lent = [];

    /// <summary>Whether a connection stays open for as long as there is a context with it.</summary>
    public static bool IsKept(DbConnection connection) => Lent.TryGetValue(connection, out _);

    /// <summary>Gives a context its connection, when it has none yet. A context closes no connection that is not its own.</summary>
    public void Lend(ScannerDb db)
    {
        if (IsKept(db.Database.GetDbConnection())) return;
        var connection = new SqliteConnection(connectionString);
        Lent.Add(connection, this);
        db.Database.SetDbConnection(connection, contextOwnsConnection: false);
    }

    /// <inheritdoc/>
    public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => Closing(connection, result);

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => new(Closing(connection, result));

    /// <summary>Closes them all: the program ends, and what stood in the log beside the file goes into it.</summary>
    public void Dispose()
    {
        foreach (var (connection, owner) in Lent)
        {
            if (owner != this) continue;
            PreparedRows.Release((SqliteConnection)connection);
            connection.Dispose();
        }
    }

    private static InterceptionResult Closing(DbConnection connection, InterceptionResult result) => IsKept(connection) ? InterceptionResult.Suppress() : result;
}
