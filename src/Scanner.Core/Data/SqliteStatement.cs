using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Scanner.Core.Data;

/// <summary>
/// One statement of SQLite that is run again and again. Past ADO.NET, which looks every parameter up by name and binds it anew for every row, and so costs more than
/// the row itself; values are written in the same form as there.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private byte[] letters = new byte[512];

    /// <param name="connection">An open connection; the statement takes part in its transaction.</param>
    /// <param name="text">The statement, with <c>?</c> for each value.</param>
    public SqliteStatement(SqliteConnection connection, string text)
    {
        database = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, text, out statement), database);
    }

    /// <summary>Binds a value; it stays bound until another is, also after <see cref="Run"/>.</summary>
    /// <param name="place">Which <c>?</c>, from 1.</param>
    /// <param name="value">The value in the form the engine's mapping gives it; null for none.</param>
    /// <exception cref="InvalidOperationException">No column of this product holds such a value.</exception>
    public void Bind(int place, object? value) => SqliteException.ThrowExceptionForRC(
        value switch
        {
            null => raw.sqlite3_bind_null(statement, place),
            string text => BindText(place, text),
            int number => raw.sqlite3_bind_int64(statement, place, number),
            long number => raw.sqlite3_bind_int64(statement, place, number),
            bool yes => raw.sqlite3_bind_int64(statement, place, yes ? 1 : 0),
            double number => raw.sqlite3_bind_double(statement, place, number),
            Guid key => BindText(place, key.ToString().ToUpperInvariant()),
            DateTime moment => BindText(place, moment.ToString(@"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFF", CultureInfo.InvariantCulture)),
            DateOnly day => BindText(place, day.ToString(@"yyyy\-MM\-dd", CultureInfo.InvariantCulture)),
            byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
            _ => throw new InvalidOperationException($"A {value.GetType().Name} is not written in bulk."),
        },
        database);

    /// <summary>Runs it with what is bound.</summary>
    /// <exception cref="SqliteException">The row is refused.</exception>
    public void Run()
    {
        var outcome = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        if (outcome != raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(outcome, database);
    }

    /// <summary>Forgets what was bound.</summary>
    public void Clear()
    {
        raw.sqlite3_clear_bindings(statement);
        Array.Clear(letters);
    }

    public void Dispose() => statement.Dispose();

    private int BindText(int place, string text)
    {
        // No letters at all would be no value at all.
        if (text.Length == 0) return raw.sqlite3_bind_text(statement, place, "");
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (letters.Length < most) letters = new byte[most];
        return raw.sqlite3_bind_text(statement, place, letters.AsSpan(0, Encoding.UTF8.GetBytes(text, letters)));
    }
}
