using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;

namespace Scanner.Core.Scans;

/// <summary>Two people at the same work at the same moment.</summary>
internal static class Conflicts
{
    /// <summary>Every failed attempt means that another's succeeded; so many at once do not occur.</summary>
    private const int Attempts = 40;

    /// <summary>Does the work again, from its first query on, when someone else came in between.</summary>
    /// <param name="work">Opens its own context.</param>
    public static async Task<T> AgainAsync<T>(Func<Task<T>> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work();
            }
            catch (Exception conflict) when (attempt < Attempts && (conflict.IsOvertaken() || conflict is DbUpdateException refused && refused.IsInUse()))
            {
                // Someone else saved, or removed what this work points to, first: what was read is old.
            }
        }
    }

    /// <summary>Whether saving failed only because someone else saved at that moment: done again from its first query on, the work sees what they did.</summary>
    public static bool IsOvertaken(this Exception failure) =>
        failure.IsDeadlock() || failure is DbUpdateException conflict && (conflict is DbUpdateConcurrencyException || conflict.IsDuplicate());

    /// <summary>Whether removing failed because other rows point to the row.</summary>
    /// <remarks>SQLite 787 (foreign key) and 1811 (its RESTRICT is a trigger); SQL Server 547.</remarks>
    public static bool IsInUse(this DbUpdateException failure) => failure.InnerException switch
    {
        Microsoft.Data.Sqlite.SqliteException sqlite => sqlite.SqliteExtendedErrorCode is 787 or 1811,
        Microsoft.Data.SqlClient.SqlException server => server.Number == 547,
        _ => false,
    };
}
