using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;
using Scanner.Core.Tables;

namespace Scanner.Core.Responses;

/// <summary>
/// Takes in answers that were given elsewhere, from a csv or .xlsx with a row per response and a column per question. A row that cannot go in is left out whole and named;
/// the others go in, or none of them when the import is broken off.
/// </summary>
public sealed class ImportAnswers
{
    /// <summary>Rows that are judged and written together: few enough to write in a blink, so that who answers meanwhile hardly waits.</summary>
    private const int Batch = 250;

    private readonly IDbContextFactory<ScannerDb> databases;
    private readonly QuestionnaireLibrary library;
    private readonly UsableQuestionnaires questionnaires;
    private readonly TimeProvider clock;
    private readonly WriteTurns turns;
    private readonly List<IEraseWithResponse> rooms;
    private readonly List<IMakeWithImported> makers;

    internal ImportAnswers(
        IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library, UsableQuestionnaires questionnaires, TimeProvider clock, WriteTurns turns,
        IEnumerable<IEraseWithResponse> rooms, IEnumerable<IMakeWithImported> makers)
    {
        this.makers = [.. makers];
        (this.databases, this.library, this.questionnaires, this.clock, this.turns) = (databases, library, questionnaires, clock, turns);
        // Rooms are registered from the ground floor up; what stands on a fragment goes before the fragment.
        this.rooms = [.. rooms.Reverse()];
    }

    /// <summary>The questionnaires that answers can be imported for, by title.</summary>
    public async Task<IReadOnlyList<QuestionnaireOption>> OptionsAsync(ScanAccess access, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var all = (await questionnaires.ListAsync(db, QuestionMode.Online, stop)).Concat(await questionnaires.ListAsync(db, QuestionMode.Conversation, stop));
        return [.. all.DistinctBy(one => one.Questionnaire.FormId).OrderBy(one => one.Questionnaire.Title.In("nl"), StringComparer.Ordinal)
            .Select(one => new QuestionnaireOption(one.Questionnaire.FormId, one.Questionnaire.Title.In("nl"), one.Questionnaire.Minutes, one.Own?.Number))];
    }

    /// <summary>Says what an import would do, and does nothing.</summary>
    /// <param name="access">Who imports, into which scan.</param>
    /// <param name="formId">The questionnaire; the version that is in use now is the one answered.</param>
    /// <param name="file">The file; read more than once.</param>
    /// <param name="name">Its name, with .csv or .xlsx.</param>
    /// <param name="stop">Stops the work.</param>
    public Task<AnswerImport> PreviewAsync(ScanAccess access, string formId, Stream file, string name, CancellationToken stop) => RunAsync(access, formId, file, name, isForReal: false, stop);

    /// <summary>Imports the rows that can go in. When it is stopped or fails on the way, what had gone in is taken out again.</summary>
    /// <inheritdoc cref="PreviewAsync"/>
    public Task<AnswerImport> ImportAsync(ScanAccess access, string formId, Stream file, string name, CancellationToken stop) => RunAsync(access, formId, file, name, isForReal: true, stop);

    private async Task<AnswerImport> RunAsync(ScanAccess access, string formId, Stream file, string name, bool isForReal, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        var (table, fault) = TableFile.Open(file, name);
        if (table is null) return AnswerImport.Refused(fault!);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        if (await questionnaires.FindAsync(db, formId, stop) is not { } usable)
            return AnswerImport.Refused(new TableFault(name, "1", ImportCodes.BadColumns, $"Er is geen vragenlijst ‘{formId}’ in gebruik. De naam staat bij Vragenlijsten."));
        var columns = new ImportColumns(usable.Questionnaire, table.Header);
        var place = TableRow.PlaceOf(table.Sheet, 1, table.HeaderRow);
        if (columns.About(ImportColumns.Partner) is null)
            return AnswerImport.Refused(new TableFault(table.Name, place, ImportCodes.BadColumns, $"De kolom {ImportColumns.Partner} ontbreekt. Voeg die toe, met per rij de naam van de partner of de schuilnaam, zoals P07."));
        if (columns.WithAnswers.Count == 0)
            return AnswerImport.Refused(new TableFault(table.Name, place, ImportCodes.BadColumns, $"Geen van de kolommen heet zoals een vraag van ‘{usable.Questionnaire.Title.In("nl")}’. Kijk of u de goede vragenlijst koos; de namen van de vragen staan in een export van antwoorden."));
        if (!table.Rows().Any())
            return AnswerImport.Refused(new TableFault(table.Name, place, TableFaultCodes.Empty, "Onder de namen van de kolommen staat niets. Zet daar een rij voor elke inzending."));
        var tally = new ImportTally(usable.Questionnaire, columns, NotationOf(table, columns), table);
        var known = await KnownResponses.OfAsync(db, access, formId, stop);
        var partners = await KnownPartners.OfAsync(db, library, access, stop);
        var rows = new ImportRows(table, usable.Questionnaire, columns, tally.Notation, access, clock.GetUtcNow());
        if (!isForReal)
        {
            foreach (var batch in table.Rows().Chunk(Batch)) tally.Count(await tally.SortAsync(rows.Read(batch, partners, Guid.Empty, stop), known, db, stop));
            return tally.Result(isDone: false);
        }
        var writing = new ImportBatches(databases, library, turns, clock, rooms, makers, access, formId);
        await writing.RunAsync(write => questionnaires.VersionAsync(write, usable, stop), table.Rows().Chunk(Batch), rows, tally, known, partners, stop);
        return tally.Result(isDone: true);
    }

    /// <summary>Looks at all rows before one is read.</summary>
    private static ImportNotation NotationOf(TableFile table, ImportColumns columns)
    {
        var notation = new ImportNotation();
        var days = columns.WithAnswers.Where(column => column.Node?.Item is DateQuestion).Select(column => column.Index).ToList();
        if (columns.About(ImportColumns.SubmittedAt) is { } submitted) days.Add(submitted);
        var decimals = columns.WithAnswers.Where(column => column.Node?.Item is DecimalQuestion).Select(column => column.Index).ToList();
        if (days.Count + decimals.Count == 0) return notation;
        foreach (var row in table.Rows())
        {
            if (row.Fault is not null) continue;
            foreach (var index in days) notation.SeeDay(row.Cells[index]);
            foreach (var index in decimals) notation.SeeDecimal(row.Cells[index]);
        }
        return notation;
    }
}
