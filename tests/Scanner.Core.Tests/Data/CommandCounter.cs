using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Scanner.Core.Tests.Data;

/// <summary>Writes down every command that is sent to the database.</summary>
public sealed class CommandCounter : DbCommandInterceptor
{
    private readonly List<string> sent = [];

    /// <summary>What was sent since the last time that this was asked.</summary>
    public IReadOnlyList<string> Taken()
    {
        lock (sent)
        {
            string[] taken = [.. sent];
            sent.Clear();
            return taken;
        }
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Add(command);
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Add(command);
        return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        Add(command);
        return base.ScalarExecutingAsync(command, eventData, result, cancellationToken);
    }

    private void Add(DbCommand command)
    {
        lock (sent) sent.Add(command.CommandText);
    }
}
