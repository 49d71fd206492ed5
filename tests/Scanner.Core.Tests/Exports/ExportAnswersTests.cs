using System.Text;
using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Exports;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tables;
using Scanner.Core.Tests.Data;
using Scanner.Core.Tests.Questionnaires;
using Scanner.Core.Tests.Responses;

namespace Scanner.Core.Tests.Exports;

/// <summary>What goes out as answers comes in again as the same answers.</summary>
public sealed class ExportAnswersTests
{
    private static readonly QuestionnaireLibrary Shipped = QuestionnaireLibrary.Load(TestDatabase.QuestionnaireFolder);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> FormIds => [.. Shipped.Questionnaires.Select(questionnaire => questionnaire.FormId)];

    [Theory, MemberData(nameof(FormIds))]
    public async Task Answers_that_go_out_and_come_in_elsewhere_go_out_the_same(string formId)
    {
        const int Walks = 25;
        await using var database = await TestDatabase.OpenAsync();
        var (here, there) = (await database.NewScanAsync("hier"), await database.NewScanAsync("daar"));
        var walks = Enumerable.Range(0, Walks).Select(seed => new RandomWalk(Shipped.Find(formId)!, Shipped, new Random(seed)).Run().Sheet).ToList();
        await FillAsync(database, here, formId, walks, withAnswers: true);
        await FillAsync(database, there, formId, walks, withAnswers: false);
        foreach (var format in Enum.GetValues<TableFormat>())
        {
            var name = format == TableFormat.Csv ? "a.csv" : "a.xlsx";
            using var first = await ExportAsync(database, here, formId, format);
            var done = await database.Get<ImportAnswers>().ImportAsync(there, formId, first, name, Stop);
            Assert.Null(done.Fault);
            Assert.Empty(done.RefusedRows);
            Assert.Empty(done.LeftOut);
            Assert.DoesNotContain(done.Columns, column => column.Kind == ImportColumnKind.Unknown);
            Assert.Equal(format == TableFormat.Csv ? (Walks, 0, 0) : (0, Walks, 0), (done.New, done.Same, done.Different.Count));
            using var second = await ExportAsync(database, there, formId, format);
            Assert.Equal(RowsOf(first, name), RowsOf(second, name));
            // Taking one's own export in again doubles nothing.
            Assert.Equal((0, Walks), await database.Get<ImportAnswers>().PreviewAsync(here, formId, first, name, Stop) is var again ? (again.New, again.Same + again.Different.Count) : default);
        }
        using var csv = await ExportAsync(database, there, formId, TableFormat.Csv);
        using var xlsx = await ExportAsync(database, there, formId, TableFormat.Xlsx);
        Assert.Equal(RowsOf(csv, "a.csv").Select(row => row.Select(cell => cell.Trim())), RowsOf(xlsx, "a.xlsx").Select(row => row.Select(cell => cell.Trim())));
    }

    [Fact]
    public async Task Times_of_repeats_defaults_and_emptied_answers_come_back()
    {
        await using var database = await TestDatabase.OpenAsync();
        var yaml = ImportAnswersTests.RepeatYaml + "\n      - { type: text, name: plaats, default: Hier, label: { nl: Plaats } }\n      - { type: calculate, name: som, calculation: \"count(${plek})\" }\n";
        var work = await ImportAnswersTests.StartAsync(database, yaml);
        Answer[] Rows(Guid id) =>
        [
            Answer.OfChoice(id, "soorten", 0, "a", 1, default), Answer.OfChoice(id, "soorten", 1, "c", 1, default), Answer.OfText(id, "per[c]/hoe", "-goed", null, null, 1, default),
            Answer.OfText(id, "shop", "1 -2 4", null, null, 1, default), Answer.OfText(id, "shop[4]/plek", "=oost", null, null, 1, default), Answer.OfText(id, "plaats", "", null, null, 1, default),
        ];
        await AddAsync(database, work.Access, work.PartnerId, Rows);
        using var csv = await ExportAsync(database, work.Access, null, TableFormat.Csv);
        var rows = RowsOf(csv, "a.csv");
        var cells = rows[0].Zip(rows[1]).ToDictionary(pair => pair.First, pair => pair.Second);
        Assert.Equal(("P01", "horeca", "online", "P01-1", "2026-11-21T14:03:00+01:00"), (cells["_partner"], cells["_partner_type"], cells["_mode"], cells["_external_id"], cells["_submitted_at"]));
        Assert.Equal(("a c", "1 4", "=oost", "", "-goed", "2"), (cells["soorten"], cells["shop"], cells["shop[4]/plek"], cells["plaats"], cells["per[c]/hoe"], cells["som"]));
        Assert.Contains("'=oost", Encoding.UTF8.GetString(csv.ToArray()), StringComparison.Ordinal);
        var there = await ImportAnswersTests.StartAsync(database, yaml, "elders");
        var done = await database.Get<ImportAnswers>().ImportAsync(there.Access, "proef", csv, "a.csv", Stop);
        Assert.Equal((1, 0), (done.New, done.RefusedRows.Count));
        using var again = await ExportAsync(database, there.Access, null, TableFormat.Csv);
        Assert.Equal(csv.ToArray(), again.ToArray());
    }

    [Fact]
    public async Task Who_was_asked_by_name_stands_there_by_name_and_others_by_pseudonym()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await ImportAnswersTests.StartAsync(database);
        await work.ChangeAsync((_, distribution) => distribution.Arrange(null, null, IdentityMode.Named, AnswersPer.Organisation, 3));
        await AddAsync(database, work.Access, work.PartnerId, id => [Answer.OfChoice(id, "zeker", 0, "ja", 1, default)], work.DistributionId);
        await AddAsync(database, work.Access, work.PartnerId, id => [Answer.OfChoice(id, "zeker", 0, "nee", 1, default)]);
        using var csv = await ExportAsync(database, work.Access, "proef", TableFormat.Csv);
        Assert.Equal(["Café De Proef", "P01"], RowsOf(csv, "a.csv").Skip(1).Select(row => row[0]));
        using var workbook = new MemoryStream();
        await database.Get<MakeWorkbook>().MakeAsync(work.Access, workbook, Stop);
        using (var book = new WorkbookReader(workbook)) Assert.Equal(["Café De Proef", "P01"], book.Table("Antwoorden").Select(row => row["Bron"]));
        await using var db = await database.Databases.OpenAsync(work.Access.MunicipalityId, Stop);
        Assert.Contains("answers.exported", await db.Set<AuditEntry>().Select(entry => entry.Action).ToListAsync(Stop));
    }

    [Fact]
    public async Task Without_answers_or_with_a_text_too_long_for_a_cell_the_outcome_says_so()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await ImportAnswersTests.StartAsync(database);
        using var none = new MemoryStream();
        Assert.Equal(ExportOutcome.NoAnswers, await database.Get<ExportAnswers>().MakeAsync(work.Access, null, TableFormat.Csv, none, Stop));
        await AddAsync(database, work.Access, work.PartnerId, id => [Answer.OfText(id, "naam", new string('a', 40_000), null, null, 1, default)]);
        Assert.Equal(ExportOutcome.TooLongForWorkbook, await database.Get<ExportAnswers>().MakeAsync(work.Access, null, TableFormat.Xlsx, none, Stop));
        Assert.Equal(0, none.Length);
        Assert.Equal(ExportOutcome.Done, await database.Get<ExportAnswers>().MakeAsync(work.Access, null, TableFormat.Csv, none, Stop));
    }

    internal static async Task AddAsync(TestDatabase database, ScanAccess access, Guid partnerId, Func<Guid, IEnumerable<Answer>> answers, Guid? distributionId = null)
    {
        await using var db = await database.Databases.OpenAsync(access.MunicipalityId, Stop);
        var version = await db.Set<QuestionnaireVersion>().SingleAsync(Stop);
        var now = database.Clock.GetUtcNow();
        var response = Response.Entered(access.ScanId, partnerId, version.Id, distributionId, ResponseMode.Online, "", now);
        response.Saved(now, "nl");
        response.Submit(now);
        db.Add(response);
        db.AddRange(answers(response.Id));
        await db.SaveChangesAsync(Stop);
        database.Clock.Move(TimeSpan.FromMinutes(1));
    }

    private static async Task FillAsync(TestDatabase database, ScanAccess access, string formId, List<AnswerSheet> walks, bool withAnswers)
    {
        string[] odd = ["=1+1", "'-x", "twee\nregels; \"en\" meer", " spaties ", "@é 😀", "-5", "0012", "1.234,5", "14-3-2027"];
        await using var db = await database.Databases.OpenAsync(access.MunicipalityId, Stop);
        var version = await database.Get<PublishQuestionnaire>().AsVersionAsync(db, database.Library.Find(formId)!, Stop);
        if (withAnswers) await db.SaveChangesAsync(Stop);
        for (var walk = 0; walk < walks.Count; walk++)
        {
            var (sheet, now) = (walks[walk], database.Clock.GetUtcNow());
            var partner = Partner.Of(access.ScanId, walk + 1, $"Partner {walk}", sheet.Setting.Partner.Type, sheet.Setting.Partner.Domain, sheet.Setting.Partner.Roles, "");
            db.Add(partner);
            if (!withAnswers) continue;
            var response = Response.Entered(access.ScanId, partner.Id, version.Id, null, sheet.Mode == QuestionMode.Conversation ? ResponseMode.Conversation : ResponseMode.Online, "", now);
            response.Saved(now, "nl");
            response.Submit(now);
            db.Add(response);
            foreach (var field in sheet.Questionnaire.Sections.SelectMany(sheet.FieldsOf).Where(field => sheet.Asks(field.Path) && sheet.Given(field.Path).IsStored))
            {
                var answer = sheet.Given(field.Path);
                var looks = sheet.Questionnaire.Plan.Find(field.Item.Name)!;
                if (field.Item is TextQuestion { Constraint: null } text && looks.Dependents.Count == 0 && answer.Text.Length > 0) answer = GivenAnswer.Read(text, [odd[(walk + field.Path.Length) % odd.Length]]).Answer;
                db.AddRange(answer.Rows(response.Id, field.Path, 1, now, field.Item is Question { Default: not null }));
            }
            if (sheet.Mode == QuestionMode.Conversation) db.Add(Answer.OfText(response.Id, Answer.NotesOn(sheet.Questionnaire.Sections[0].Name), "=notitie\nregel", null, null, 1, now));
        }
        await db.SaveChangesAsync(Stop);
    }

    private static async Task<MemoryStream> ExportAsync(TestDatabase database, ScanAccess access, string? formId, TableFormat format)
    {
        var stream = new MemoryStream();
        Assert.Equal(ExportOutcome.Done, await database.Get<ExportAnswers>().MakeAsync(access, formId, format, stream, Stop));
        return stream;
    }

    private static List<IReadOnlyList<string>> RowsOf(MemoryStream stream, string name)
    {
        var (table, fault) = TableFile.Open(stream, name);
        Assert.Null(fault);
        return [table!.Header, .. table.Rows().Select(row => row.Cells)];
    }
}
