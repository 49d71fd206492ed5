using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tables;

namespace Scanner.Core.Exports;

/// <summary>Exports the answers to one questionnaire: a row per response that counts, a column per question. What it writes, <see cref="ImportAnswers"/> reads.</summary>
public sealed class ExportAnswers(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library, TimeProvider clock)
{
    private static readonly (string Name, string Explanation)[] About =
    [
        ("_partner", "De partner: de schuilnaam, of de naam van de organisatie als de partner met naam is gevraagd."),
        ("_partner_type", "De soort partner, een naam uit de lijst partnertypen. Wordt bij inlezen niet gelezen."),
        ("_submitted_at", "Wanneer is ingestuurd, in de tijd van Nederland; leeg bij een gesprek dat nog openstaat."),
        ("_mode", "Hoe is geantwoord: online, gesprek, papier of telefoon."),
        ("_language", "De taal waarin is geantwoord."),
        ("_version", "Het nummer van de versie van de vragenlijst. Wordt bij inlezen niet gelezen."),
        ("_external_id", "Waarmee inlezen deze rij herkent, zodat twee keer inlezen niet verdubbelt."),
    ];

    /// <summary>The questionnaires that there are answers to, by their id.</summary>
    public async Task<IReadOnlyList<AnsweredQuestionnaire>> OptionsAsync(ScanAccess access, CancellationToken stop)
    {
        access.Demand(Right.Export);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        return await CountedResponses.FormsAsync(db, library, access.ScanId, stop);
    }

    /// <summary>Writes the answers.</summary>
    /// <param name="access">Who exports, which scan.</param>
    /// <param name="formId">The questionnaire; null: the one that was answered, when there is one only.</param>
    /// <param name="format">What kind of file.</param>
    /// <param name="output">Where to; written to only when the outcome is <see cref="ExportOutcome.Done"/>.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<ExportOutcome> MakeAsync(ScanAccess access, string? formId, TableFormat format, Stream output, CancellationToken stop)
    {
        access.Demand(Right.Export);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var (outcome, form) = await ChooseAsync(db, library, access, formId, stop);
        if (form is null) return outcome;
        var responses = await CountedResponses.OfAsync(db, library, access, form, stop);
        var versionIds = responses.All.Select(one => one.Version.Id).Distinct().ToList();
        var answers = from answer in db.Set<Answer>()
                      join response in db.Set<Response>() on answer.ResponseId equals response.Id
                      where response.ScanId == access.ScanId && versionIds.Contains(response.QuestionnaireVersionId)
                      select answer;
        if (format == TableFormat.Xlsx && await answers.AnyAsync(answer => answer.ValueText != null && answer.ValueText.Length > WriteTable.LongestCell, stop)) return ExportOutcome.TooLongForWorkbook;
        var columns = AnswerColumns.Of(responses.Versions, (await answers.Select(answer => answer.Path).Distinct().ToListAsync(stop)).ToHashSet(StringComparer.Ordinal));
        var table = new WrittenTable("Antwoorden", [.. About.Select(one => new TableColumn(one.Name)), .. columns.Select(column => new TableColumn(column.Path, 24))], responses.Sheets().Select(pair => RowOf(pair.Response, pair.Sheet, columns)));
        await using var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 65536, FileOptions.DeleteOnClose);
        if (format == TableFormat.Csv) WriteTable.AsCsv(file, table);
        else WriteTable.AsXlsx(file, table, Explained(columns));
        db.Add(AuditEntry.Of(clock.GetUtcNow(), access.AccountId == Guid.Empty ? null : access.AccountId, "answers.exported", access.ScanId, $"{responses.All.Count} inzendingen op {form} als {(format == TableFormat.Csv ? "csv" : "Excel-bestand")}."));
        await db.SaveChangesAsync(stop);
        file.Position = 0;
        await file.CopyToAsync(output, stop);
        return ExportOutcome.Done;
    }

    /// <summary>Finds out which questionnaire is meant.</summary>
    internal static async Task<(ExportOutcome Outcome, string? FormId)> ChooseAsync(ScannerDb db, QuestionnaireLibrary library, ScanAccess access, string? formId, CancellationToken stop)
    {
        var forms = await CountedResponses.FormsAsync(db, library, access.ScanId, stop);
        if (formId is not null) return forms.Exists(form => form.FormId == formId) ? (ExportOutcome.Done, formId) : (ExportOutcome.NoAnswers, null);
        return forms switch
        {
            [] => (ExportOutcome.NoAnswers, null),
            [var only] => (ExportOutcome.Done, only.FormId),
            _ => (ExportOutcome.MoreQuestionnaires, null),
        };
    }

    private static string?[] RowOf(CountedResponse response, AnswerSheet sheet, List<AnswerColumn> columns)
    {
        var values = ValuesOf(sheet);
        var row = response.Response;
        return
        [
            response.Source,
            response.Partner.Type,
            row.SubmittedAt is { } at ? Amsterdam.At(at).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFzzz", CultureInfo.InvariantCulture) : null,
            DutchWords.ModeOf(row.Mode),
            row.Language,
            response.Version.Number.ToString(CultureInfo.InvariantCulture),
            row.ExternalKey is { } key ? key[(response.Version.FormId.Length + 1)..] : response.Label,
            .. columns.Select(column => values.GetValueOrDefault(column.Path)),
        ];
    }

    /// <summary>What counts of a response, a text per path: options by name apart by a blank, numbers with a point, days as 2027-03-14.</summary>
    internal static Dictionary<string, string> ValuesOf(AnswerSheet sheet)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in sheet.Values())
            if (TextOf(sheet, field) is { Length: > 0 } text) values[field.Path] = text;
        foreach (var section in sheet.Questionnaire.Sections)
        {
            var notes = Answer.NotesOn(section.Name);
            if (!sheet.Given(notes).IsEmpty) values[notes] = sheet.Given(notes).Text;
            foreach (var field in sheet.FieldsOf(section))
                if (field.Item is Repeat { ForEachOf: null } && sheet.Asks(field.Path) && sheet.Given(field.Path) is { IsStored: true } times) values[field.Path] = string.Join(' ', RepeatKeys.Of(times.Text).Shown);
        }
        foreach (var (path, answer) in sheet.FromEarlierVersions) values[path] = answer.Choices.Count > 0 ? string.Join(' ', answer.Choices) : TextOf(answer);
        return values;
    }

    private static string TextOf(AnswerSheet sheet, SheetField field)
    {
        if (field.Item is CalculateItem) return sheet.ValueAt(field.Path).ToText();
        var answer = sheet.Shown(field.Path);
        if (answer.Choices.Count == 0) return TextOf(answer);
        return string.Join(' ', field.Item is SelectQuestion ? sheet.ChosenAt(field).Select(choice => choice.Name) : answer.Choices);
    }

    private static string TextOf(GivenAnswer answer) => answer.Number?.ToString("R", CultureInfo.InvariantCulture) ?? answer.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? answer.Text;

    private static WrittenTable Explained(List<AnswerColumn> columns) => new("Kolommen",
        [new TableColumn("kolom", 28), new TableColumn("vraag", 60, IsProse: true), new TableColumn("soort", 24), new TableColumn("antwoordopties", 80, IsProse: true)],
        [
            .. About.Select(one => (IReadOnlyList<string?>)[one.Name, one.Explanation, "over de inzending", null]),
            .. columns.Select(column => (IReadOnlyList<string?>)[column.Path, column.Label, column.Item is { } item ? AnswerKinds.Of(item) : "notitie", column.Item is SelectQuestion select ? string.Join("\n", select.Choices.Select(choice => $"{choice.Name} = {SheetTexts.WithoutAnswers(choice.Label.In("nl"))}")) : null]),
        ]);
}

/// <summary>The kinds of question in words.</summary>
internal static class AnswerKinds
{
    public static string Of(SurveyItem item) => item switch
    {
        TextQuestion => "tekst",
        IntegerQuestion => "heel getal",
        DecimalQuestion => "getal",
        DateQuestion => "dag",
        AcknowledgeQuestion => "akkoord (OK)",
        SelectOneQuestion => "één keuze",
        SelectMultipleQuestion => "meer keuzes",
        RankQuestion => "volgorde",
        CalculateItem => "uitgerekend",
        Repeat => "herhaling",
        _ => "",
    };
}

/// <summary>What kind of file a table is written as.</summary>
public enum TableFormat
{
    /// <summary>csv: UTF-8 with a byte order mark, <c>;</c> between cells.</summary>
    Csv,

    /// <summary>Excel workbook.</summary>
    Xlsx,
}

/// <summary>How an export went.</summary>
public enum ExportOutcome
{
    /// <summary>It was written.</summary>
    Done,

    /// <summary>There are no answers to the questionnaire, or to any.</summary>
    NoAnswers,

    /// <summary>More than one questionnaire was answered, and none was named.</summary>
    MoreQuestionnaires,

    /// <summary>A text does not fit in a cell of a workbook; in a csv it does.</summary>
    TooLongForWorkbook,

    /// <summary>The question to split by is no question with one choice, outside repeats.</summary>
    NoCross,
}
