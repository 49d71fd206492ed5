using Microsoft.EntityFrameworkCore;

namespace Scanner.Core.Data;

/// <summary>Opens the database for a piece of work.</summary>
public static class ScannerDatabases
{
    /// <summary>Opens the database for work on one municipality: its rows are seen and written, no others.</summary>
    public static async Task<ScannerDb> OpenAsync(this IDbContextFactory<ScannerDb> databases, Guid municipalityId, CancellationToken stop)
    {
        var db = await databases.CreateDbContextAsync(stop);
        db.ActFor(municipalityId);
        return db;
    }

    /// <summary>Whether saving failed because a row with the same key was already there (two people did the same thing at once).</summary>
    /// <remarks>SQLite 19 (constraint); SQL Server 2601 and 2627, whichever index it was.</remarks>
    public static bool IsDuplicate(this DbUpdateException failure) => failure.InnerException switch
    {
        Microsoft.Data.Sqlite.SqliteException sqlite => sqlite.SqliteExtendedErrorCode is 1555 or 2067,
        Microsoft.Data.SqlClient.SqlException server => server.Number is 2601 or 2627,
        _ => false,
    };

    /// <summary>
    /// Whether SQL Server gave this work up because it and another waited for each other: a row that points to another holds that one too, so that
    /// the order in which rows are taken cannot always be the same. All of it is undone and can be done again. SQLite has one writer at a time, and no deadlocks.
    /// </summary>
    /// <remarks>SQL Server 1205; Entity Framework wraps it in exceptions of its own.</remarks>
    public static bool IsDeadlock(this Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
            if (cause is Microsoft.Data.SqlClient.SqlException { Number: 1205 }) return true;
        return false;
    }
}
