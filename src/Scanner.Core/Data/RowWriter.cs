using Microsoft.EntityFrameworkCore;

namespace Scanner.Core.Data;

/// <summary>
/// Writes rows that are known whole: for the save of a page, where twenty answers would otherwise be twenty commands. Rows that a context tracks are
/// written by the context; this is for rows that it does not.
/// </summary>
/// <remarks>SQLite runs a statement that stays prepared for each row (<see cref="PreparedRows"/>); SQL Server gets all in one command (<see cref="RowBatch"/>).</remarks>
internal sealed class RowWriter(ScannerDb db)
{
    private readonly List<RowWork> work = [];

    /// <summary>Adds rows.</summary>
    public void Insert<T>(IEnumerable<T> rows) where T : class => Add<T>(RowVerb.Insert, rows);

    /// <summary>Writes all columns of a row anew.</summary>
    public void Update<T>(T row) where T : class => Add<T>(RowVerb.Update, [row]);

    /// <summary>Removes rows.</summary>
    public void Delete<T>(IEnumerable<T> rows) where T : class => Add<T>(RowVerb.Delete, rows);

    /// <summary>Puts rows in the place of others: a row with the same key is written over, and what is left of the old ones goes.</summary>
    public void Replace<T>(IEnumerable<T> old, IEnumerable<T> rows) where T : class
    {
        var table = RowTable.Of<T>(db);
        var (stood, fresh, place) = (old.ToList(), rows.ToList(), table.Keys.Select(key => key.Property.GetGetter()).ToList());
        string KeyOf(T row) => string.Join('\n', place.Select(key => key.GetClrValue(row)));
        var kept = fresh.Select(KeyOf).ToHashSet(StringComparer.Ordinal);
        var (over, gone) = (new HashSet<string>(StringComparer.Ordinal), new List<T>());
        foreach (var row in stood)
        {
            if (kept.Contains(KeyOf(row))) over.Add(KeyOf(row));
            else gone.Add(row);
        }
        var added = fresh.Where(row => !over.Contains(KeyOf(row))).ToList();
        // Three statements where two do: then those with the same key go and come as well.
        var isMixed = gone.Count > 0 && added.Count > 0;
        Delete(isMixed ? stood : gone);
        if (!isMixed) Add<T>(RowVerb.Update, fresh.Where(row => over.Contains(KeyOf(row))));
        Insert(isMixed ? fresh : added);
    }

    /// <summary>Writes it all, in the order in which it was asked for.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        if (KeptConnections.IsKept(db.Database.GetDbConnection())) await PreparedRows.RunAsync(db, work, stop);
        else await new RowBatch(db).RunAsync(work, stop);
        work.Clear();
    }

    private void Add<T>(RowVerb verb, IEnumerable<T> rows) where T : class
    {
        var table = RowTable.Of<T>(db);
        List<object> all = [.. rows];
        foreach (var row in all) table.Guard(row, db);
        if (all.Count > 0) work.Add(new RowWork(verb, table, all));
    }
}

/// <summary>What is done with rows.</summary>
internal enum RowVerb
{
    /// <summary>They are added.</summary>
    Insert,

    /// <summary>All that can change of them is written anew, by key.</summary>
    Update,

    /// <summary>They are removed, by key.</summary>
    Delete,
}

/// <summary>Rows of one table with which the same is done.</summary>
internal sealed record RowWork(RowVerb Verb, RowTable Table, IReadOnlyList<object> Rows);
