using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Scanner.Core.Tests.Data;

/// <summary>Lets something else happen once, in the middle of what is tested: what a race does by chance, every time.</summary>
public sealed class Interruption : DbCommandInterceptor, IDbTransactionInterceptor
{
    private (string? Command, Func<Task> Work)? waiting;

    /// <summary>Happens right after the next command with these words was executed.</summary>
    public void AfterCommand(string words, Func<Task> work) => waiting = (words, work);

    /// <summary>Happens right after the next commit.</summary>
    public void AfterCommit(Func<Task> work) => waiting = (null, work);

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        await HappenAsync(one => one is not null && command.CommandText.Contains(one, StringComparison.Ordinal));
        return result;
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) => HappenAsync(one => one is null);

    private async Task HappenAsync(Func<string?, bool> isNow)
    {
        if (waiting is not { } one || !isNow(one.Command)) return;
        waiting = null;
        await one.Work();
    }
}
