using System.Text;
using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tables;
using Scanner.Core.Tests.Data;
using Scanner.Core.Tests.Questionnaires;

namespace Scanner.Core.Tests.Responses;

/// <summary>Answers given elsewhere come in as if they had been given here, or not at all.</summary>
public sealed class ImportAnswersTests
{
    private const string Header = "_partner;_submitted_at;_mode;_external_id;groepen;groepen_other;jong_toelichting;zeker;aantal;deel;dag;veel;registratie;gesprek;akkoord;naam";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task A_row_becomes_a_response_that_was_handed_in(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var work = await StartAsync(database);
        var done = await ImportAsync(work, $"{Header}\n P01 ;14 maart 2026 10:30;papier;17;jong other;wijk;\"Twee\nregels\";Ja;120;1,5;03-04-2025;'=veel;;;ja;x\n");
        Assert.Null(done.Fault);
        Assert.Equal((true, 1, 0), (done.IsDone, done.New, done.RefusedRows.Count));
        var response = (await work.ResponseAsync())!;
        Assert.Equal((ResponseMode.Paper, "proef/17", "Toets Lid", work.PartnerId), (response.Mode, response.ExternalKey, response.EnteredBy, response.PartnerId));
        Assert.Equal(new DateTimeOffset(2026, 3, 14, 9, 30, 0, TimeSpan.Zero), response.SubmittedAt);
        var answers = (await work.AnswersAsync()).ToDictionary(row => (row.Path, row.Ordinal));
        Assert.Equal(("jong", "other"), (answers[("groepen", 0)].ValueChoice, answers[("groepen", 1)].ValueChoice));
        Assert.Equal("Twee\nregels", answers[("jong_toelichting", 0)].ValueText);
        Assert.Equal("ja", answers[("zeker", 0)].ValueChoice);
        Assert.Equal((120d, 1.5d, new DateOnly(2025, 4, 3)), (answers[("aantal", 0)].ValueNumber, answers[("deel", 0)].ValueNumber, answers[("dag", 0)].ValueDate));
        Assert.Equal("=veel", answers[("veel", 0)].ValueText);
        Assert.Equal("OK", answers[("akkoord", 0)].ValueChoice);
        Assert.Equal((1, "03-04-2025", DayOrder.DayFirst), (done.AmbiguousDays, done.ExampleDay, done.DayOrder));
        await using var db = await database.Databases.OpenAsync(work.Access.MunicipalityId, Stop);
        Assert.Contains(await db.Set<AuditEntry>().Select(entry => entry.Action).ToListAsync(Stop), action => action == "answers.imported");
    }

    [Fact]
    public async Task A_preview_changes_nothing()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await StartAsync(database);
        var seen = await database.Get<ImportAnswers>().PreviewAsync(work.Access, "proef", Csv("_partner,zeker,extra\nP01,ja,1\n"), "a.csv", Stop);
        Assert.Equal((false, 1, ','), (seen.IsDone, seen.New, seen.Delimiter));
        Assert.Equal([ImportColumnKind.About, ImportColumnKind.Answer, ImportColumnKind.Unknown], seen.Columns.Select(column => column.Kind));
        Assert.Equal("Zeker?", seen.Columns[1].Label);
        Assert.Null(await work.ResponseAsync());
    }

    [Theory]
    [InlineData("Onbekend;;;1;;;;ja", "A001", 1, "Onbekend")]
    [InlineData(";;;1;;;;ja", "A001", 1, "schuilnaam")]
    [InlineData("P01;31-2-2026;;1;;;;ja", "A004", 2, "31-2-2026")]
    [InlineData("P01;1-1-2030;;1;;;;ja", "A004", 2, "toekomst")]
    [InlineData("P01;;fax;1;;;;ja", "A005", 3, "papier")]
    [InlineData("P01;;;1;jong onzin;;;ja", "A002", 5, "onzin")]
    [InlineData("P01;;;1;jong geen;;;ja", "A002", 5, "alleen")]
    [InlineData("P01;;;1;;;;misschien", "A002", 8, "ja, nee")]
    [InlineData("P01;;;1;;;;;", "A003", 8, "Kies iets")]
    [InlineData("P01;;;1;;;;ja;12a", "A002", 9, "heel getal")]
    [InlineData("P01;;;1;;;;ja;900", "A002", 9, "Van 0 tot 200")]
    [InlineData("P01;;;1;;;;ja;;veel", "A002", 10, "getal")]
    [InlineData("P01;;;1;;;;ja;;;morgen", "A002", 11, "dag")]
    public async Task A_row_that_cannot_go_in_is_named_and_the_others_go_in(string row, string code, int column, string words)
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await StartAsync(database);
        var all = Header.Split(';').Length;
        var padded = row + new string(';', all - row.Split(';').Length);
        var done = await ImportAsync(work, $"{Header}\n{padded}\nCafé De Proef;;;2;;;;nee;;;;;;;;\n");
        var refused = Assert.Single(done.RefusedRows);
        Assert.Equal((code, "2", "regel 2"), (refused.Code, refused.Place, refused.PlaceInWords));
        Assert.Contains(words, refused.Sentence, StringComparison.Ordinal);
        Assert.Equal(1, done.New);
        Assert.Equal("proef/2", (await work.ResponseAsync())!.ExternalKey);
        Assert.True(column <= all);
    }

    [Fact]
    public async Task Importing_twice_does_not_double_and_a_changed_row_does_not_overwrite()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await StartAsync(database);
        const string First = "_partner;_external_id;zeker;aantal\nP01;a;ja;5\nP01;b;nee;\nP01;a;ja;6\n";
        var once = await ImportAsync(work, First);
        Assert.Equal((2, 1), (once.New, once.RefusedRows.Count));
        Assert.Equal(ImportCodes.BadKey, once.RefusedRows[0].Code);
        var twice = await ImportAsync(work, "_partner;_external_id;zeker;aantal\nP01;a;ja;5,0\nCafé De Proef;b;ja;\nP01;c;nee;\n");
        Assert.Equal((1, 1, "3"), (twice.New, twice.Same, Assert.Single(twice.Different).Place));
        Assert.Equal(ImportCodes.Different, twice.Different[0].Code);
        await using var db = await database.Databases.OpenAsync(work.Access.MunicipalityId, Stop);
        Assert.Equal(3, await db.Set<Response>().CountAsync(Stop));
    }

    [Fact]
    public async Task Two_imports_at_once_take_each_row_in_once()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await StartAsync(database);
        var file = "_partner;_external_id;zeker\n" + string.Concat(Enumerable.Range(1, 300).Select(number => $"P01;{number};nee\n"));
        var both = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => ImportAsync(work, file), Stop)));
        Assert.Equal((300, 600), (both.Sum(one => one.New), both.Sum(one => one.Same)));
        await using var db = await database.Databases.OpenAsync(work.Access.MunicipalityId, Stop);
        Assert.Equal(300, await db.Set<Response>().CountAsync(Stop));
    }

    [Fact]
    public async Task An_answer_to_a_question_that_was_not_asked_is_left_out_and_said()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await StartAsync(database);
        var done = await ImportAsync(work, "_partner;_external_id;zeker;aantal;registratie\nP01;1;nee;12;iets\n");
        Assert.Equal([("aantal", 1), ("registratie", 1)], done.LeftOut.Select(one => (one.Column, one.Rows)));
        Assert.Equal("zeker", Assert.Single(await work.AnswersAsync()).Path);
    }

    [Fact]
    public async Task On_paper_a_required_question_may_be_left_open()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await StartAsync(database);
        var done = await ImportAsync(work, "_partner;_external_id;_mode;zeker\nP01;1;papier;\nP01;2;online;\n");
        Assert.Equal((1, 1), (done.New, done.LacksRequired));
        Assert.Equal(ImportCodes.Missing, Assert.Single(done.RefusedRows).Code);
    }

    [Theory]
    [InlineData("12-25-2025", "03-04-2025", 3, 4, DayOrder.MonthFirst)]
    [InlineData("25-12-2025", "03-04-2025", 4, 3, DayOrder.DayFirst)]
    [InlineData("2025-12-25", "3/4/2025", 4, 3, DayOrder.DayFirst)]
    [InlineData("25 december 2025", "3.4.2025", 4, 3, DayOrder.DayFirst)]
    public async Task The_order_of_day_and_month_is_found_over_all_rows(string first, string second, int month, int day, DayOrder order)
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await StartAsync(database);
        var done = await ImportAsync(work, $"_partner;_external_id;zeker;dag\nP01;1;ja;{first}\nP01;2;ja;{second}\n");
        Assert.Empty(done.RefusedRows);
        Assert.Equal((order, 1), (done.DayOrder, done.AmbiguousDays));
        Assert.Equal([new DateOnly(2025, month, day), new DateOnly(2025, 12, 25)], (await work.AnswersAsync()).Select(row => row.ValueDate).OfType<DateOnly>().Order());
    }

    [Theory]
    [InlineData("1.234,5", "1.234", 1234.5, 1234)]
    [InlineData("1,234.5", "1.234", 1234.5, 1.234)]
    [InlineData("0.5", "1.5", 0.5, 1.5)]
    [InlineData("0,5", "1234", 0.5, 1234)]
    public async Task Decimal_commas_and_points_are_found_over_all_rows(string first, string second, double one, double two)
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await StartAsync(database);
        var done = await ImportAsync(work, $"_partner;_external_id;zeker;deel\nP01;1;ja;\"{first}\"\nP01;2;ja;{second}\n");
        Assert.Empty(done.RefusedRows);
        Assert.Equal(new[] { one, two }.Order(), (await work.AnswersAsync()).Select(row => row.ValueNumber).OfType<double>().Order());
        Assert.Equal(second == "1.234" ? 1 : 0, done.AmbiguousNumbers);
    }

    [Fact]
    public async Task Times_of_a_repeat_are_told_by_number_or_by_the_option_they_are_for()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await StartAsync(database, RepeatYaml);
        var done = await ImportAsync(work, "_partner;_external_id;soorten;per[2]/hoe;shop[1]/plek;shop[3]/plek;naar\nP01;1;b c;goed;oost;west;c a b\nP01;2;c;goed;;;\n");
        Assert.Equal("A002", Assert.Single(done.RefusedRows).Code);
        var answers = await work.AnswersAsync();
        Assert.Equal("goed", answers.Single(row => row.Path == "per[c]/hoe").ValueText);
        Assert.Equal("1 3", answers.Single(row => row.Path == "shop").ValueText);
        Assert.Equal("west", answers.Single(row => row.Path == "shop[3]/plek").ValueText);
        Assert.Equal(["c", "a", "b"], answers.Where(row => row.Path == "naar").Select(row => row.ValueChoice));
    }

    [Theory]
    [InlineData("zeker\nja\n", "_partner")]
    [InlineData("_partner;iets\nP01;x\n", "goede vragenlijst")]
    [InlineData("", "leeg")]
    public async Task A_file_without_what_it_must_have_is_refused_in_a_sentence(string content, string words)
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await StartAsync(database);
        var done = await ImportAsync(work, content);
        Assert.Contains(words, done.Fault!.Sentence, StringComparison.Ordinal);
        Assert.Equal("1", done.Fault.Place);
    }

    [Fact]
    public async Task A_workbook_names_its_cells_and_its_dates_are_dates()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await StartAsync(database);
        using var book = new MemoryStream();
        WriteTable.AsXlsx(book, new WrittenTable("Lijst", [.. new[] { "_partner", "zeker", "aantal", "dag" }.Select(name => new TableColumn(name))], [["P01", "ja", "12", "45000"], ["P01", "ja", "x", ""]]));
        var done = await database.Get<ImportAnswers>().ImportAsync(work.Access, "proef", book, "a.xlsx", Stop);
        Assert.Equal("Lijst!C3", Assert.Single(done.RefusedRows).Place);
        Assert.Equal(new DateOnly(2023, 3, 15), (await work.AnswersAsync()).Single(row => row.Path == "dag").ValueDate);
    }

    internal const string RepeatYaml = """
        settings: { form_id: proef, form_title: { nl: Herhaald }, version: "1", default_language: nl }
        choices:
          l:
            - { name: a, label: { nl: A } }
            - { name: b, label: { nl: B } }
            - { name: c, label: { nl: C } }
        survey:
          - type: group
            name: deel
            label: { nl: Deel }
            questions:
              - { type: select_multiple l, name: soorten, label: { nl: Welke? } }
              - type: repeat
                name: per
                label: { nl: Per soort }
                repeat_count: "count-selected(${soorten})"
                questions:
                  - { type: text, name: hoe, label: { nl: Hoe? } }
              - type: repeat
                name: shop
                label: { nl: Shop }
                questions:
                  - { type: text, name: plek, label: { nl: Waar? } }
              - { type: rank l, name: naar, label: { nl: Volgorde } }
        """;

    /// <summary>A questionnaire of the municipality itself that is in use, and one partner.</summary>
    internal static async Task<Fieldwork> StartAsync(TestDatabase database, string yaml = Fieldwork.Yaml, string scanName = "gemeente-toets")
    {
        var work = await Fieldwork.StartAsync(database, yaml, scanName: scanName);
        await using var db = await database.Databases.OpenAsync(work.Access.MunicipalityId, Stop);
        var version = await db.Set<QuestionnaireVersion>().SingleAsync(Stop);
        var author = new DraftAuthor(Guid.Empty, "Toets Lid", database.Clock.GetUtcNow());
        var draft = QuestionnaireDraft.Of(version.FormId, new DraftSourceNote(DraftOrigin.Nothing), author);
        db.Add(draft.Write(Fieldwork.Read(yaml).Document, author));
        draft.PublishedAs(version.Id);
        db.Add(draft);
        await db.SaveChangesAsync(Stop);
        return work;
    }

    private static MemoryStream Csv(string text) => new(Encoding.UTF8.GetBytes(text));

    private static Task<AnswerImport> ImportAsync(Fieldwork work, string text) => work.Database.Get<ImportAnswers>().ImportAsync(work.Access, "proef", Csv(text), "antwoorden.csv", Stop);
}
