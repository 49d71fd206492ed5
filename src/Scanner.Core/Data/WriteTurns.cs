using Microsoft.EntityFrameworkCore;

namespace Scanner.Core.Data;

/// <summary>
/// Lets transactions that write to SQLite wait for each other here, where waiting costs nothing, instead of in the database, where each one that finds
/// another at work blocks a thread and tries again later. SQL Server lets many write at once.
/// </summary>
internal sealed class WriteTurns : IDisposable
{
    private readonly SemaphoreSlim one = new(1, 1);

    /// <summary>Waits for its turn; disposing gives it to the next. Take it before the transaction begins.</summary>
    public async Task<IDisposable> TakeAsync(ScannerDb db, CancellationToken stop)
    {
        if (!db.Database.IsSqlite()) return new Turn(null);
        await one.WaitAsync(stop);
        return new Turn(one);
    }

    public void Dispose() => one.Dispose();

    private sealed class Turn(SemaphoreSlim? held) : IDisposable
    {
        private SemaphoreSlim? held = held;

        public void Dispose() => Interlocked.Exchange(ref held, null)?.Release();
    }
}
