using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Coding;
using Scanner.Core.Data;
using Scanner.Core.Prioritisation;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;

namespace Scanner.Core.Exports;

/// <summary>What the workbook of a scan holds at this moment.</summary>
/// <param name="Partners">Partners in the scan.</param>
/// <param name="Submitted">Online responses handed in.</param>
/// <param name="Drafts">Online responses begun and not handed in; not in the workbook.</param>
/// <param name="Conversations">Conversations.</param>
/// <param name="Answers">Rows of answers and notes.</param>
/// <param name="Codes">Codes in the codebook.</param>
/// <param name="Quotes">Rows of quotes: a code on a fragment each.</param>
/// <param name="GroupsScored">Groups with a score.</param>
/// <param name="Groups">Groups that occur here.</param>
/// <param name="Ranking">Whether groups can be put in order.</param>
/// <param name="Priorities">Chosen priorities.</param>
/// <param name="PrioritiesWithoutQuotes">Chosen priorities that no quote carries.</param>
public sealed record WorkbookContents(
    int Partners, int Submitted, int Drafts, int Conversations, int Answers, int Codes, int Quotes,
    int GroupsScored, int Groups, RankingState Ranking, int Priorities, int PrioritiesWithoutQuotes);

/// <summary>Makes the workbook: the complete working copy of a scan for the officer's own use, as an Excel file.</summary>
public sealed class MakeWorkbook
{
    private readonly IDbContextFactory<ScannerDb> databases;
    private readonly QuestionnaireLibrary library;
    private readonly ReanchorFragments reanchor;
    private readonly RankGroups ranking;
    private readonly ChoosePriorities priorities;
    private readonly TimeProvider clock;

    internal MakeWorkbook(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library, ReanchorFragments reanchor, RankGroups ranking, ChoosePriorities priorities, TimeProvider clock) =>
        (this.databases, this.library, this.reanchor, this.ranking, this.priorities, this.clock) = (databases, library, reanchor, ranking, priorities, clock);

    /// <summary>Says what would be in the workbook, without making it.</summary>
    public async Task<WorkbookContents> OpenAsync(ScanAccess access, CancellationToken stop)
    {
        access.Demand(Right.Export);
        var (_, contents) = await SheetsAsync(access, stop);
        return contents;
    }

    /// <summary>Writes the workbook as .xlsx.</summary>
    /// <param name="access">Who exports, which scan.</param>
    /// <param name="output">Where to; only written to once the whole workbook is made.</param>
    /// <param name="stop">Stops the work.</param>
    /// <returns>What it holds.</returns>
    public async Task<WorkbookContents> MakeAsync(ScanAccess access, Stream output, CancellationToken stop)
    {
        access.Demand(Right.Export);
        var (sheets, contents) = await SheetsAsync(access, stop);
        // A package is written here and there, so it needs a file of its own, gone once it is closed.
        await using var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 65536, FileOptions.DeleteOnClose);
        WorkbookLayout.Write(file, $"Werkboek {access.ScanName}", clock.GetUtcNow(), sheets);
        WorkbookRows.Write(file, sheets);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        db.Add(AuditEntry.Of(clock.GetUtcNow(), access.AccountId == Guid.Empty ? null : access.AccountId, "workbook.exported", access.ScanId, "Volledig werkexemplaar als Excel-bestand."));
        await db.SaveChangesAsync(stop);
        file.Position = 0;
        await file.CopyToAsync(output, stop);
        return contents;
    }

    private async Task<(IReadOnlyList<Sheet> Sheets, WorkbookContents Contents)> SheetsAsync(ScanAccess access, CancellationToken stop)
    {
        // An answer may have been corrected since it was coded: the quotes follow it first.
        await reanchor.RunAsync(access.MunicipalityId, access.ScanId, null, stop);
        var ranked = await ranking.LoadAsync(access, stop);
        var chosen = await priorities.LoadAsync(access, stop);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var extract = await ScanExtract.LoadAsync(db, library, access.ScanId, stop);
        var words = new DutchWords(library);
        var (answers, quotes) = (AnswersSheet.Of(extract, words), QuoteSheet.Of(extract, chosen, words));
        List<Sheet> sheets = [ResponseSheet.Of(extract, words), .. answers.Divided(), ThemeSheet.Of(extract, words), .. quotes.Divided(), PrioritySheet.Of(ranked, chosen, words)];
        sheets.Insert(0, GuideSheet.Of(access, clock.GetUtcNow(), sheets, ranked.Criteria));
        var online = extract.Responses.Where(response => response.Response.Mode != ResponseMode.Conversation).ToList();
        return (sheets, new WorkbookContents(
            extract.Partners.Count, online.Count(response => response.Counts), online.Count(response => !response.Counts), extract.Responses.Count - online.Count,
            answers.Rows.Count, extract.Codes.Count, quotes.Rows.Count,
            ranked.Ranked.Count, ranked.Groups.Count(group => group.Occurs), ranked.State, chosen.Count, chosen.Count(priority => priority.Quotes.Count == 0)));
    }
}
