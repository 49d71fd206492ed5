using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;
using Scanner.Core.Tables;

namespace Scanner.Core.Responses;

/// <summary>Sorts the rows of an import: new, imported before, different from before, refused.</summary>
internal sealed class ImportTally(Questionnaire questionnaire, ImportColumns columns, ImportNotation notation, TableFile table)
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> leftOut = new(StringComparer.Ordinal);
    private int withoutKey;
    private int lacksRequired;

    public ImportNotation Notation => notation;

    public int New { get; private set; }

    public int Same { get; private set; }

    public List<TableFault> Different { get; } = [];

    public List<TableFault> Refused { get; } = [];

    /// <returns>The rows that go in.</returns>
    public async Task<List<ImportedRow>> SortAsync(IReadOnlyList<ImportedRow> rows, KnownResponses known, ScannerDb db, CancellationToken stop)
    {
        var fresh = new List<ImportedRow>();
        var before = new List<(ImportedRow Row, Guid ResponseId)>();
        foreach (var row in rows)
        {
            if (row.Refused is not null) Refused.Add(row.Refused);
            else if (row.Key is { } key && !seen.Add(key)) Refused.Add(At(row, ImportCodes.BadKey, $"Het nummer ‘{key}’ staat eerder in dit bestand ook al. Geef elke rij een eigen nummer in {ImportColumns.ExternalId}."));
            else if (row.Key is not null && known.Find(row.Key) is { } responseId) before.Add((row, responseId));
            else fresh.Add(row);
        }
        await CompareAsync(before, known, db, stop);
        foreach (var row in fresh)
        {
            New++;
            if (row.Key is null) withoutKey++;
            if (row.LacksRequired) lacksRequired++;
            foreach (var column in row.LeftOut) leftOut[column] = leftOut.GetValueOrDefault(column) + 1;
        }
        return fresh;
    }

    public AnswerImport Result(bool isDone) => new()
    {
        IsDone = isDone,
        Title = questionnaire.Title.In("nl"),
        Columns = columns.All,
        Delimiter = table.Delimiter,
        Encoding = table.EncodingName,
        Sheet = table.Sheet,
        DayOrder = notation.DayOrder,
        HasDecimalCommas = notation.Commas > 0,
        HasDecimalPoints = notation.HasPoints,
        AmbiguousDays = notation.AmbiguousDays,
        ExampleDay = notation.ExampleDay,
        AmbiguousNumbers = notation.AmbiguousNumbers,
        ExampleNumber = notation.ExampleNumber,
        New = New,
        Same = Same,
        Different = Different,
        RefusedRows = Refused,
        WithoutKey = withoutKey,
        LacksRequired = lacksRequired,
        LeftOut = [.. leftOut.Select(pair => new LeftOutColumn(pair.Key, pair.Value)).OrderBy(one => one.Column, StringComparer.Ordinal)],
    };

    private async Task CompareAsync(List<(ImportedRow Row, Guid ResponseId)> before, KnownResponses known, ScannerDb db, CancellationToken stop)
    {
        if (before.Count == 0) return;
        var ids = before.ConvertAll(one => one.ResponseId);
        var stored = (await db.Set<Answer>().AsNoTracking().Where(answer => ids.Contains(answer.ResponseId)).ToListAsync(stop)).ToLookup(answer => answer.ResponseId);
        foreach (var (row, responseId) in before)
            if (row.Fingerprint == ImportedRow.FingerprintOf(known.PartnerOf(responseId), stored[responseId])) Same++;
            else Different.Add(At(row, ImportCodes.Different, $"‘{row.Key}’ is al ingelezen, met andere antwoorden. Wat er stond is niet veranderd. Wilt u deze rij toch, geef hem dan een ander nummer in {ImportColumns.ExternalId}."));
    }

    private TableFault At(ImportedRow row, string code, string sentence) => new(table.Name, row.Row.Place(columns.About(ImportColumns.ExternalId) ?? 0), code, sentence);
}

/// <summary>The responses to a questionnaire that are in the scan already, by what tells them apart in a file.</summary>
internal sealed class KnownResponses
{
    private readonly Dictionary<string, Guid> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, Guid> partners = [];

    public Guid? Find(string key) => byKey.TryGetValue(key, out var id) ? id : null;

    public Guid PartnerOf(Guid responseId) => partners[responseId];

    public static async Task<KnownResponses> OfAsync(ScannerDb db, ScanAccess access, string formId, CancellationToken stop)
    {
        var all = await (from response in db.Set<Response>().AsNoTracking()
                         join partner in db.Set<Partner>() on response.PartnerId equals partner.Id
                         join version in db.Set<QuestionnaireVersion>() on response.QuestionnaireVersionId equals version.Id
                         where response.ScanId == access.ScanId
                         select new { response.Id, response.PartnerId, response.ExternalKey, response.StartedAt, partner.Number, version.FormId }).ToListAsync(stop);
        var found = new KnownResponses();
        foreach (var row in all.Where(row => row.ExternalKey is not null && row.FormId == formId)) found.Add(row.ExternalKey![(formId.Length + 1)..], row.Id, row.PartnerId);
        // What was answered here is called P01-1, P01-2, … in an export; taking that in again must not double it.
        foreach (var same in all.GroupBy(row => row.PartnerId))
            foreach (var (row, index) in same.OrderBy(row => row.StartedAt).ThenBy(row => row.Id).Select((row, index) => (row, index)))
                if (row.ExternalKey is null && row.FormId == formId) found.Add(ResponseLabel.Of(row.Number, index + 1), row.Id, row.PartnerId);
        return found;
    }

    private void Add(string key, Guid responseId, Guid partnerId)
    {
        byKey.TryAdd(key, responseId);
        partners[responseId] = partnerId;
    }
}

/// <summary>What tells responses of one partner apart: P01-1, P01-2, ….</summary>
internal static class ResponseLabel
{
    public static string Of(int partnerNumber, int number) => FormattableString.Invariant($"{Partner.PseudonymOf(partnerNumber)}-{number}");
}
