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

    /// <summary>Sorts rows, and counts nothing yet: they may have to be sorted again when someone else was in between.</summary>
    public async Task<SortedRows> SortAsync(IReadOnlyList<ImportedRow> rows, KnownResponses known, ScannerDb db, CancellationToken stop)
    {
        var (fresh, before, refused) = (new List<ImportedRow>(rows.Count), new List<(ImportedRow Row, Guid ResponseId)>(), new List<TableFault>());
        var here = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (row.Refused is not null) refused.Add(row.Refused);
            else if (row.Key is { } key && (seen.Contains(key) || !here.Add(key))) refused.Add(At(row, ImportCodes.BadKey, $"Het nummer ‘{key}’ staat eerder in dit bestand ook al. Geef elke rij een eigen nummer in {ImportColumns.ExternalId}."));
            else if (row.Key is not null && known.Find(row.Key) is { } responseId) before.Add((row, responseId));
            else fresh.Add(row);
        }
        var different = await DifferentAsync(before, known, db, stop);
        return new SortedRows(fresh, before.Count - different.Count, different, refused, here);
    }

    /// <summary>Counts rows, once they are where they belong.</summary>
    public void Count(SortedRows rows)
    {
        seen.UnionWith(rows.Keys);
        Same += rows.Same;
        Different.AddRange(rows.Different);
        Refused.AddRange(rows.Refused);
        foreach (var row in rows.Fresh)
        {
            New++;
            if (row.Key is null) withoutKey++;
            if (row.LacksRequired) lacksRequired++;
            foreach (var column in row.LeftOut) leftOut[column] = leftOut.GetValueOrDefault(column) + 1;
        }
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
        AmbiguousCommas = notation.AmbiguousCommas,
        ExampleComma = notation.ExampleComma,
        AreCommasThousands = notation.IsCommaThousands,
        New = New,
        Same = Same,
        Different = Different,
        RefusedRows = Refused,
        WithoutKey = withoutKey,
        LacksRequired = lacksRequired,
        LeftOut = [.. leftOut.Select(pair => new LeftOutColumn(pair.Key, pair.Value)).OrderBy(one => one.Column, StringComparer.Ordinal)],
    };

    private async Task<List<TableFault>> DifferentAsync(List<(ImportedRow Row, Guid ResponseId)> before, KnownResponses known, ScannerDb db, CancellationToken stop)
    {
        if (before.Count == 0) return [];
        var ids = before.ConvertAll(one => one.ResponseId);
        var stored = (await db.Set<Answer>().AsNoTracking().Where(answer => ids.Contains(answer.ResponseId)).ToListAsync(stop)).ToLookup(answer => answer.ResponseId);
        return [.. before.Where(one => one.Row.Fingerprint != ImportedRow.FingerprintOf(known.PartnerOf(one.ResponseId), stored[one.ResponseId]))
            .Select(one => At(one.Row, ImportCodes.Different, $"‘{one.Row.Key}’ is al ingelezen, met andere antwoorden. Wat er stond is niet veranderd. Wilt u deze rij toch, geef hem dan een ander nummer in {ImportColumns.ExternalId}."))];
    }

    private TableFault At(ImportedRow row, string code, string sentence) => new(table.Name, row.Row.Place(columns.About(ImportColumns.ExternalId) ?? 0), code, sentence);
}

/// <summary>Rows of an import, sorted.</summary>
/// <param name="Fresh">Those that go in.</param>
/// <param name="Same">How many were there already, the same.</param>
/// <param name="Different">Those that were there already with other answers.</param>
/// <param name="Refused">Those that are left out.</param>
/// <param name="Keys">What tells the rows apart from others in the file.</param>
internal sealed record SortedRows(List<ImportedRow> Fresh, int Same, List<TableFault> Different, List<TableFault> Refused, HashSet<string> Keys);

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

    /// <summary>Looks again for what others have imported meanwhile.</summary>
    public async Task LookAgainAsync(ScannerDb db, ScanAccess access, string formId, CancellationToken stop)
    {
        var imported = await (from response in db.Set<Response>().AsNoTracking()
                              join version in db.Set<QuestionnaireVersion>() on response.QuestionnaireVersionId equals version.Id
                              where response.ScanId == access.ScanId && version.FormId == formId && response.ExternalKey != null
                              select new { response.Id, response.PartnerId, response.ExternalKey }).ToListAsync(stop);
        foreach (var row in imported) Add(row.ExternalKey![(formId.Length + 1)..], row.Id, row.PartnerId);
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
