using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Scans;

namespace Scanner.Core.Coding;

/// <summary>Writes what a coder thought at a text. Needs <see cref="Right.Code"/>.</summary>
public sealed class WriteMemo
{
    private readonly IDbContextFactory<ScannerDb> databases;
    private readonly TimeProvider clock;
    private readonly TextsToCode texts;

    internal WriteMemo(IDbContextFactory<ScannerDb> databases, TimeProvider clock, TextsToCode texts) =>
        (this.databases, this.clock, this.texts) = (databases, clock, texts);

    /// <summary>Writes the memo on a text; an empty one takes it away.</summary>
    /// <param name="access">The scan and who writes.</param>
    /// <param name="key">The text.</param>
    /// <param name="memo">The memo, at most <see cref="Memo.TextLength"/> characters.</param>
    /// <param name="seen">The memo as it was looked at; null: there was none. When someone wrote since, nothing is overwritten.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<MemoResult> WriteAsync(ScanAccess access, TextKey key, string memo, MemoView? seen, CancellationToken stop)
    {
        access.Demand(Right.Code);
        var text = CodePoints.Normalise(memo).Trim();
        if (text.Length > Memo.TextLength) return new MemoResult(MemoOutcome.TooLong, seen);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        if (await texts.FindAsync(db, access.ScanId, key.ResponseId, key.Path, stop) is null) return new MemoResult(MemoOutcome.UnknownText, null);
        var memos = db.Set<Memo>().Where(row => row.ResponseId == key.ResponseId && row.Path == key.Path);
        if (seen is null)
        {
            if (text.Length == 0) return new MemoResult(MemoOutcome.Written, null);
            var made = Memo.On(key.ResponseId, key.Path);
            made.Write(text, access.AccountName, clock.GetUtcNow());
            db.Add(made);
            try
            {
                await db.SaveChangesAsync(stop);
                return new MemoResult(MemoOutcome.Written, ViewOf(made));
            }
            catch (DbUpdateException failure) when (failure.IsDuplicate())
            {
                return new MemoResult(MemoOutcome.ChangedMeanwhile, ViewOf(await memos.AsNoTracking().FirstOrDefaultAsync(stop)));
            }
        }
        var asSeen = memos.Where(row => row.WrittenAt == seen.WrittenAt && row.AuthorName == seen.AuthorName);
        var written = text.Length == 0
            ? await asSeen.ExecuteDeleteAsync(stop)
            : await asSeen.ExecuteUpdateAsync(row => row
                .SetProperty(each => each.Text, text)
                .SetProperty(each => each.AuthorName, access.AccountName)
                .SetProperty(each => each.WrittenAt, clock.GetUtcNow()), stop);
        var now = ViewOf(await memos.AsNoTracking().FirstOrDefaultAsync(stop));
        return new MemoResult(written == 1 || now?.Text == text ? MemoOutcome.Written : MemoOutcome.ChangedMeanwhile, now);
    }

    private static MemoView? ViewOf(Memo? memo) => memo is null ? null : new MemoView(memo.Text, memo.AuthorName, memo.WrittenAt);
}

/// <summary>What came of writing a memo.</summary>
/// <param name="Outcome">How it went.</param>
/// <param name="Now">The memo as it stands; null: none.</param>
public sealed record MemoResult(MemoOutcome Outcome, MemoView? Now);

/// <summary>How writing a memo went.</summary>
public enum MemoOutcome
{
    /// <summary>It stands as written.</summary>
    Written,

    /// <summary>It is too long; nothing was changed.</summary>
    TooLong,

    /// <summary>Someone else wrote since it was looked at; nothing was changed.</summary>
    ChangedMeanwhile,

    /// <summary>There is no such text in this scan.</summary>
    UnknownText,
}
