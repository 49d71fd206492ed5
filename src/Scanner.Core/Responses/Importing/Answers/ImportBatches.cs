using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;
using Scanner.Core.Tables;

namespace Scanner.Core.Responses;

/// <summary>What a room keeps beside a response, and must make for responses that are imported.</summary>
internal interface IMakeWithImported
{
    /// <summary>Makes it, inside the transaction that writes the responses. It goes again with the response.</summary>
    /// <param name="db">The database, opened for the municipality.</param>
    /// <param name="access">Who imports, into which scan.</param>
    /// <param name="responses">The responses, just written.</param>
    /// <param name="stop">Stops the work; nothing is written then.</param>
    Task MakeAsync(ScannerDb db, ScanAccess access, IReadOnlyList<Response> responses, CancellationToken stop);
}

/// <summary>
/// Writes the rows of an import, a batch in a transaction. Between two batches others have their turn: while a large file goes in, people go on answering, and one
/// transaction over all of it would make them wait until the end. What was written is taken out again when the import does not come to its end.
/// </summary>
internal sealed class ImportBatches(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library, WriteTurns turns, TimeProvider clock, IReadOnlyList<IEraseWithResponse> rooms, IReadOnlyList<IMakeWithImported> makers, ScanAccess access, string formId)
{
    private readonly List<Guid[]> written = [];

    /// <summary>Writes all that can go in, and counts it.</summary>
    /// <param name="version">Finds or makes the version that was answered; what it makes is saved here.</param>
    /// <param name="batches">The rows of the file.</param>
    /// <param name="rows">Reads them.</param>
    /// <param name="tally">Sorts and counts them.</param>
    /// <param name="known">What is in the scan already.</param>
    /// <param name="partners">The partners they can be about.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task RunAsync(Func<ScannerDb, Task<QuestionnaireVersion>> version, IEnumerable<TableRow[]> batches, ImportRows rows, ImportTally tally, KnownResponses known, KnownPartners partners, CancellationToken stop)
    {
        var isDone = false;
        try
        {
            var versionId = Guid.Empty;
            await Conflicts.AgainAsync(() => InTurnAsync(async db =>
            {
                versionId = (await version(db)).Id;
                Note(db, "answers.import-begun", $"Begonnen met het inlezen van antwoorden op {formId}.");
            }, stop));
            foreach (var batch in batches) tally.Count(await WriteAsync(batch, versionId, rows, tally, known, partners, stop));
            await InTurnAsync(db => Task.FromResult(Note(db, "answers.imported",
                $"Antwoorden op {formId} ingelezen: {tally.New} nieuw, {tally.Same} al ingelezen, {tally.Different.Count} afwijkend, {tally.Refused.Count} geweigerd.")), stop);
            isDone = true;
        }
        finally
        {
            if (!isDone) await TakeBackAsync();
        }
    }

    private async Task<SortedRows> WriteAsync(TableRow[] batch, Guid versionId, ImportRows rows, ImportTally tally, KnownResponses known, KnownPartners partners, CancellationToken stop)
    {
        var isAgain = false;
        return await Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            if (isAgain)
            {
                // Someone else imported the same, or took a partner away.
                await known.LookAgainAsync(db, access, formId, stop);
                partners = await KnownPartners.OfAsync(db, library, access, stop);
            }
            isAgain = true;
            var sorted = await tally.SortAsync(rows.Read(batch, partners, versionId, stop), known, db, stop);
            if (sorted.Fresh.Count == 0) return sorted;
            // In the order of their key, which is the order in which a database likes to get them.
            var fresh = sorted.Fresh.ConvertAll(row => (Key: row.Response!.Id.ToString(), Row: row)).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Row).ToList();
            using var turn = await turns.TakeAsync(db, stop);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            await db.BulkInsertAsync(fresh.Select(row => row.Response!), stop);
            await db.BulkInsertAsync(fresh.SelectMany(row => row.Answers), stop);
            foreach (var maker in makers) await maker.MakeAsync(db, access, [.. fresh.Select(row => row.Response!)], stop);
            // Remembered before it is certain: taking out what is not there does no harm.
            written.Add([.. fresh.Select(row => row.Response!.Id)]);
            await transaction.CommitAsync(stop);
            return sorted;
        });
    }

    private async Task TakeBackAsync()
    {
        // It must be done, whatever stopped the import.
        var stop = CancellationToken.None;
        foreach (var batch in written)
            await InTurnAsync(async db =>
            {
                var ids = batch.ToList();
                foreach (var room in rooms) await room.EraseAsync(db, ids, stop);
                await db.Set<Answer>().Where(answer => ids.Contains(answer.ResponseId)).ExecuteDeleteAsync(stop);
                await db.Set<Response>().Where(response => ids.Contains(response.Id)).ExecuteDeleteAsync(stop);
            }, stop);
        if (written.Count > 0) await InTurnAsync(db => Task.FromResult(Note(db, "answers.import-taken-back", $"Het inlezen van antwoorden op {formId} is afgebroken. Wat al was ingelezen is er weer uitgehaald.")), stop);
    }

    private async Task<bool> InTurnAsync(Func<ScannerDb, Task> work, CancellationToken stop)
    {
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        using var turn = await turns.TakeAsync(db, stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await work(db);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    private AuditEntry Note(ScannerDb db, string action, string details) =>
        db.Add(AuditEntry.Of(clock.GetUtcNow(), access.AccountId == Guid.Empty ? null : access.AccountId, action, access.ScanId, details)).Entity;
}
