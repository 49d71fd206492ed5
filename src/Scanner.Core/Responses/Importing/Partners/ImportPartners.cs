using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;
using Scanner.Core.Tables;

namespace Scanner.Core.Responses;

/// <summary>
/// Reads partners and their people from a csv or .xlsx. First it tells what would happen; then all of it is done at once, or nothing. The same file a second time
/// changes nothing.
/// </summary>
public sealed class ImportPartners(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library, TimeProvider clock)
{
    private static readonly Dictionary<string, DuplicateDecision> Undecided = [];

    /// <summary>Tells what is in a file and what it would change; nothing is written.</summary>
    /// <param name="access">The scan.</param>
    /// <param name="content">The file.</param>
    /// <param name="fileName">Its name, for faults; the extension must fit what is in it.</param>
    /// <param name="stop">Ends the work.</param>
    public async Task<PartnerImport> ReadAsync(ScanAccess access, Stream content, string fileName, CancellationToken stop)
    {
        access.Demand(Right.ManageScan);
        var rows = PartnerRows.Read(content, fileName, library);
        if (rows.IsUnreadable) return new PartnerImport(fileName, rows.Faults, rows.Ignored, [], [], Undecided);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        return View(fileName, rows.Faults, rows.Ignored, rows.Entries, Undecided, PartnerPlan.Of(fileName, rows.Entries, await PartnersAsync(db.Set<Partner>().AsNoTracking(), access, stop), Undecided));
    }

    /// <summary>Works the preview out anew with what the officer said of possible duplicates.</summary>
    /// <param name="access">The scan.</param>
    /// <param name="read">What was read.</param>
    /// <param name="decisions">By the name in the file: new, or the same as which.</param>
    /// <param name="stop">Ends the work.</param>
    public async Task<PartnerImport> DecideAsync(ScanAccess access, PartnerImport read, IReadOnlyDictionary<string, DuplicateDecision> decisions, CancellationToken stop)
    {
        access.Demand(Right.ManageScan);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        return View(read.FileName, read.RowFaults, read.Ignored, read.Entries, decisions, PartnerPlan.Of(read.FileName, read.Entries, await PartnersAsync(db.Set<Partner>().AsNoTracking(), access, stop), decisions));
    }

    /// <summary>Does what the preview said, in one transaction. Rows that were refused are left out.</summary>
    /// <returns>How it went; when something is in doubt (any more), nothing was written and the new preview tells what.</returns>
    public async Task<PartnersImported> ImportAsync(ScanAccess access, PartnerImport read, CancellationToken stop)
    {
        access.Demand(Right.ManageScan);
        return await Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            // The scan's counter is a concurrency token: of two imports at once the second does it again, and then sees what is there.
            var scan = await db.Set<Scan>().SingleAsync(scan => scan.Id == access.ScanId, stop);
            var partners = await PartnersAsync(db.Set<Partner>(), access, stop);
            var plan = PartnerPlan.Of(read.FileName, read.Entries, partners, read.Decisions);
            var view = View(read.FileName, read.RowFaults, read.Ignored, read.Entries, read.Decisions, plan);
            if (view.Partners.Any(partner => partner.Fate == ImportFate.Doubtful)) return new PartnersImported(ImportOutcome.InDoubt, 0, 0, view, null);
            var (added, changed) = (new List<Guid>(), new List<(PartnerSnapshot Before, Partner After)>());
            foreach (var planned in plan.Partners.Where(planned => planned.Fate != ImportFate.Same))
            {
                if (planned.Target is { } partner)
                {
                    changed.Add((PartnerSnapshot.Of(partner), partner));
                    planned.ApplyTo(partner);
                    db.Add(Line(access, "partner.changed", partner, "gewijzigd door inlezen van een bestand"));
                    continue;
                }
                var made = planned.New(scan.Id, scan.NextPartnerNumber());
                planned.ApplyTo(made);
                added.Add(made.Id);
                db.Add(made);
                db.Add(Line(access, "partner.added", made, "toegevoegd door inlezen van een bestand"));
            }
            await db.SaveChangesAsync(stop);
            return new PartnersImported(
                ImportOutcome.Imported, added.Count, changed.Count, view, new ImportedBefore(access.ScanId, added, [.. changed.Select(pair => (pair.Before, PartnerSnapshot.Of(pair.After)))]));
        });
    }

    /// <summary>Takes an import back. What was changed, invited or heard since is left alone.</summary>
    /// <returns>How many partners could not be put back.</returns>
    public async Task<int> UndoAsync(ScanAccess access, ImportedBefore before, CancellationToken stop)
    {
        access.Demand(Right.ManageScan);
        if (before.ScanId != access.ScanId) throw new UnauthorizedAccessException("The partners were imported into another scan.");
        var kept = before.Added.Count - await CopyPartners.RemoveUnusedAsync(databases, clock, access, before.Added, stop);
        foreach (var (was, became) in before.Changed)
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            if (await ManagePartners.Load(db.Set<Partner>(), access, was.Id, stop) is not { } partner || !PartnerSnapshot.Of(partner).IsSame(became))
            {
                kept++;
                continue;
            }
            was.PutBack(partner);
            db.Add(Line(access, "partner.changed", partner, "teruggezet zoals vóór het inlezen"));
            try
            {
                await db.SaveChangesAsync(stop);
            }
            catch (DbUpdateException refused) when (refused.IsInUse() || refused is DbUpdateConcurrencyException)
            {
                kept++; // a person who came with the import was invited meanwhile, or a colleague was first
            }
        }
        return kept;
    }

    /// <summary>Writes an empty table to fill in (.xlsx): the headings, an example, and what can be chosen.</summary>
    public void WriteTemplate(ScanAccess access, Stream output)
    {
        access.Demand(Right.ManageScan);
        PartnerColumns.WriteTemplate(output, library);
    }

    private static PartnerImport View(string fileName, IReadOnlyList<TableFault> rowFaults, IReadOnlyList<TableFault> ignored, IReadOnlyList<PartnerEntry> entries, IReadOnlyDictionary<string, DuplicateDecision> decisions, PartnerPlan plan) =>
        new(fileName, rowFaults, ignored, entries, [.. plan.Partners.Select(planned => planned.View)], decisions) { Refused = [.. rowFaults.Concat(plan.Faults)], InDoubt = [.. plan.Partners.Select(planned => planned.DoubtIn(fileName)).OfType<TableFault>()] };

    private static Task<List<Partner>> PartnersAsync(IQueryable<Partner> partners, ScanAccess access, CancellationToken stop) => partners
        .Include(partner => partner.Contacts).Include(partner => partner.Roles).Include(partner => partner.Settings).AsSplitQuery()
        .Where(partner => partner.ScanId == access.ScanId && partner.Origin == PartnerOrigin.Register).OrderBy(partner => partner.Number).ToListAsync(stop);

    private AuditEntry Line(ScanAccess access, string action, Partner partner, string what) =>
        AuditEntry.Of(clock.GetUtcNow(), access.AccountId, action, partner.Id, $"{partner.Pseudonym} {what}.");
}

/// <summary>What is in a file with partners, and what it would change.</summary>
public sealed record PartnerImport
{
    internal PartnerImport(string fileName, IReadOnlyList<TableFault> rowFaults, IReadOnlyList<TableFault> ignored, IReadOnlyList<PartnerEntry> entries, IReadOnlyList<ImportedPartner> partners, IReadOnlyDictionary<string, DuplicateDecision> decisions) =>
        (FileName, RowFaults, Refused, Ignored, Entries, Partners, Decisions) = (fileName, rowFaults, rowFaults, ignored, entries, partners, decisions);

    /// <summary>The name of the file.</summary>
    public string FileName { get; }

    /// <summary>Why rows, or the file as a whole, cannot be used.</summary>
    public IReadOnlyList<TableFault> Refused { get; internal init; }

    /// <summary>Where someone has to say whether an organisation is there already, and why.</summary>
    public IReadOnlyList<TableFault> InDoubt { get; internal init; } = [];

    /// <summary>What is passed over: columns that are not known, and the example.</summary>
    public IReadOnlyList<TableFault> Ignored { get; }

    /// <summary>The organisations, in the order of the file; those that would not change included.</summary>
    public IReadOnlyList<ImportedPartner> Partners { get; }

    /// <summary>What the officer said of possible duplicates, by the name in the file.</summary>
    public IReadOnlyDictionary<string, DuplicateDecision> Decisions { get; }

    internal IReadOnlyList<TableFault> RowFaults { get; }

    internal IReadOnlyList<PartnerEntry> Entries { get; }

    /// <summary>How many organisations come to this.</summary>
    public int Count(ImportFate fate) => Partners.Count(partner => partner.Fate == fate);
}

/// <summary>An organisation in a file with partners.</summary>
/// <param name="Name">The name that the partner has or gets.</param>
/// <param name="Rows">The lines of the file, or the rows of the sheet.</param>
/// <param name="Fate">What it comes to.</param>
/// <param name="Type">A name of the list <c>partnertypen</c>.</param>
/// <param name="Pseudonym">P01, P02, … of the partner that it is; null: a new one.</param>
/// <param name="People">How many people the file has of it.</param>
/// <param name="Changes">What changes at a partner that is there.</param>
/// <param name="Doubts">Which partners it may be already.</param>
public sealed record ImportedPartner(
    string Name, IReadOnlyList<int> Rows, ImportFate Fate, string Type, string? Pseudonym, int People, IReadOnlyList<PartnerChange> Changes, IReadOnlyList<PossibleDuplicate> Doubts);

/// <summary>What an organisation in a file comes to.</summary>
public enum ImportFate
{
    /// <summary>A new partner.</summary>
    New,

    /// <summary>A partner that is there and changes.</summary>
    Changed,

    /// <summary>A partner that is there and stays as it is.</summary>
    Same,

    /// <summary>Perhaps a partner that is there; someone has to decide.</summary>
    Doubtful,
}

/// <summary>What changes at a partner.</summary>
/// <param name="Column">Which of its details.</param>
/// <param name="From">What stands there: names of lists, or texts; empty: nothing.</param>
/// <param name="To">What will stand there.</param>
/// <param name="Contact">The person whose detail it is; null: the organisation's own, or a person who is added.</param>
public sealed record PartnerChange(PartnerColumn Column, IReadOnlyList<string> From, IReadOnlyList<string> To, string? Contact);

/// <summary>A partner that an organisation in a file may be.</summary>
/// <param name="PartnerId">The partner; null: it stands elsewhere in the same file.</param>
/// <param name="Pseudonym">P01, P02, …; null: it stands elsewhere in the same file.</param>
/// <param name="Name">Its name.</param>
/// <param name="Reason">Why it may be the same.</param>
public sealed record PossibleDuplicate(Guid? PartnerId, string? Pseudonym, string Name, DuplicateReason Reason);

/// <summary>Why two organisations may be the same.</summary>
public enum DuplicateReason
{
    /// <summary>More than one partner has this very name.</summary>
    SameName,

    /// <summary>The names differ in capitals, punctuation, legal form or articles only.</summary>
    SimilarName,

    /// <summary>Someone there has the same e-mail address.</summary>
    SameEmail,
}

/// <summary>What the officer says of a possible duplicate; neither: nothing yet.</summary>
/// <param name="IsNew">It is another organisation.</param>
/// <param name="PartnerId">It is this partner.</param>
/// <param name="OtherName">It is the organisation that the same file has under this name.</param>
public sealed record DuplicateDecision(bool IsNew, Guid? PartnerId = null, string? OtherName = null);

/// <summary>How an import went.</summary>
/// <param name="Outcome">What happened.</param>
/// <param name="Added">How many partners are new.</param>
/// <param name="Changed">How many changed.</param>
/// <param name="Preview">What was done; or, in doubt, what would be.</param>
/// <param name="Before">What takes it back; null: nothing was written.</param>
public sealed record PartnersImported(ImportOutcome Outcome, int Added, int Changed, PartnerImport Preview, ImportedBefore? Before);

/// <summary>What can come of an import.</summary>
public enum ImportOutcome
{
    /// <summary>All of it was done.</summary>
    Imported,

    /// <summary>Nothing was done: of some organisations someone has to say whether they are there already.</summary>
    InDoubt,
}
