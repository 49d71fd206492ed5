using System.Globalization;
using System.IO.Compression;
using System.Text;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tables;
using Scanner.Core.Tests.Data;
using Scanner.Core.Tests.Tables;

namespace Scanner.Core.Tests.Responses;

/// <summary>Files as they come in from elsewhere: each is read, or says in Dutch where and what is wrong and how to mend it. Never an exception, never half a row.</summary>
public sealed class ImportOddFilesTests
{
    private const string Days = "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"20\"/></cellXfs></styleSheet>";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static IEnumerable<TheoryDataRow<string, byte[], string, string, string>> Unreadable
    {
        get
        {
            yield return new("leeg.csv", [], "1", TableFaultCodes.Empty, "Dit bestand is leeg");
            yield return new("leeg.xlsx", [], "1", TableFaultCodes.Empty, "Dit bestand is leeg");
            yield return new("kop.csv", "_partner;_external_id;zeker\n"u8.ToArray(), "1", TableFaultCodes.Empty, "Zet daar een rij");
            yield return new("kop.csv", "_partner;_external_id;zeker\n;;\n  ;;\n"u8.ToArray(), "1", TableFaultCodes.Empty, "Zet daar een rij");
            yield return new("kop.xlsx", new OddWorkbook().Sheet("Lijst", "_partner|zeker").Made().ToArray(), "Lijst!A1", TableFaultCodes.Empty, "Zet daar een rij");
            yield return new("zip.xlsx", Zip(("brief.txt", "Geachte heer")), "1", TableFaultCodes.NoTable, "geen Excel-werkmap");
            yield return new("half.xlsx", Zip(("xl/workbook.xml", "<workbook><sheets>")), "1", TableFaultCodes.NoTable, "beschadigd");
            yield return new("nul.csv", "_partner;zeker\nP01;ja\nP01;n\0ee\n"u8.ToArray(), "3", TableFaultCodes.NoTable, "opslaan als .xlsx");
            yield return new("utf16.csv", Encoding.Unicode.GetBytes("_partner;zeker\nP01;ja\n"), "1", TableFaultCodes.NoTable, "opslaan als .xlsx");
            yield return new("twee.csv", "_partner;zeker;zeker\nP01;ja;ja\n"u8.ToArray(), "1", TableFaultCodes.BadHeader, "‘zeker’ staat er twee keer");
            yield return new("lang.csv", Encoding.UTF8.GetBytes($"_partner;zeker;{new string('x', 40_000)};{new string('x', 40_000)}\nP01;ja;;\n"), "1", TableFaultCodes.BadHeader, "xx…’ staat er twee keer");
            yield return new("samen.xlsx", new OddWorkbook().Sheet("Lijst", "Antwoorden van partners", "_partner|zeker", "P01|ja").Made().ToArray(), "Lijst!A1", ImportCodes.BadColumns, "De kolom _partner ontbreekt");
        }
    }

    [Theory, MemberData(nameof(Unreadable))]
    public async Task A_file_that_cannot_be_used_says_where_what_and_how_to_mend_it(string name, byte[] content, string place, string code, string words)
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await ImportAnswersTests.StartAsync(database);
        var done = await ImportAsync(work, content, name);
        Assert.Equal((name, place, code), (done.Fault!.File, done.Fault.Place, done.Fault.Code));
        Assert.Contains(words, done.Fault.Sentence, StringComparison.Ordinal);
        Assert.True(done.Fault.Sentence.Length < 300, done.Fault.Sentence);
        Assert.Null(await work.ResponseAsync());
    }

    public static IEnumerable<TheoryDataRow<string, string, string, string>> BadRows
    {
        get
        {
            yield return new("_partner;_external_id;zeker\nP01;goed;ja\nP01;fout;\"ja\n", "3", TableFaultCodes.BadQuotes, "aanhalingstekens");
            yield return new("_partner;_external_id;zeker\nP01;goed;ja\nP01;fout;ja;nog iets;\n", "3", TableFaultCodes.Ragged, "5 waarden en er zijn 3 kolommen");
            yield return new("_partner;_external_id;zeker\nP01;fout;nee;rest\nP01;goed;ja\n", "2", TableFaultCodes.Ragged, "tussen aanhalingstekens");
            yield return new("_partner;_external_id;zeker\nP01;goed;ja\nP01;goed;nee\n", "3", ImportCodes.BadKey, "eerder in dit bestand");
            yield return new($"_partner;_external_id;zeker\nP01;goed;ja\n{new string('z', 40_000)};fout;nee\n", "3", ImportCodes.UnknownPartner, "zz…’ is niet bekend");
            yield return new($"_partner;_external_id;zeker\nP01;goed;ja\nP01;{new string('9', 40_000)};nee\n", "3", ImportCodes.BadKey, "korter dan 100 tekens");
            yield return new($"_partner;_external_id;zeker\nP01;goed;ja\nP01;fout;{new string('n', 40_000)}\n", "3", ImportCodes.BadAnswer, "Kies uit: ja, nee");
            yield return new($"_partner;_external_id;zeker;veel;aantal\nP01;goed;ja;;\nP01;fout;ja;{new string('t', 100_001)};150\n", "3", ImportCodes.BadAnswer, "de tekst is te lang");
            yield return new("_partner;_external_id;zeker;dag\nP01;goed;ja;\nP01;fout;ja;45000\n", "3", ImportCodes.BadAnswer, "hier hoort een dag, zoals 14-3-2027");
            yield return new("_partner;_external_id;zeker;dag\nP01;goed;ja;\nP01;fout;ja;14:30\n", "3", ImportCodes.BadAnswer, "hier hoort een dag, zoals 14-3-2027");
            yield return new("_partner;_external_id;zeker;dag\nP01;goed;ja;\nP01;fout;ja;30-2-2024\n", "3", ImportCodes.BadAnswer, "hier hoort een dag, zoals 14-3-2027");
            yield return new("_partner;_external_id;zeker\nP01;goed;ja\nP01;fout;WAAR\n", "3", ImportCodes.BadAnswer, "‘WAAR’ is geen antwoordoptie van ‘zeker’");
            yield return new("_partner;_external_id;zeker;deel\nP01;goed;ja;\nP01;fout;ja;#N/A\n", "3", ImportCodes.BadAnswer, "hier hoort een getal, zoals 1,5");
        }
    }

    [Theory, MemberData(nameof(BadRows))]
    public async Task A_bad_row_is_named_with_how_to_mend_it_and_the_good_one_goes_in(string content, string place, string code, string words)
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await ImportAnswersTests.StartAsync(database);
        var done = await ImportAsync(work, Encoding.UTF8.GetBytes(content), "antwoorden.csv");
        var refused = Assert.Single(done.RefusedRows);
        Assert.Equal((place, code), (refused.Place, refused.Code));
        Assert.Contains(words, refused.Sentence, StringComparison.Ordinal);
        Assert.True(refused.Sentence.Length < 350, refused.Sentence);
        Assert.Equal("proef/goed", (await work.ResponseAsync())!.ExternalKey);
    }

    [Fact]
    public async Task Two_columns_about_one_time_of_a_repeat_are_not_chosen_between()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await ImportAnswersTests.StartAsync(database, ImportAnswersTests.RepeatYaml);
        var done = await ImportAsync(work, "_partner;_external_id;soorten;per[1]/hoe;per[b]/hoe\nP01;1;b c;goed;slecht\nP01;2;b c;goed;\n"u8.ToArray(), "dubbel.csv");
        Assert.Equal(1, done.New);
        Assert.Contains("‘per[b]/hoe’ en ‘per[1]/hoe’ gaan over hetzelfde antwoord", Assert.Single(done.RefusedRows).Sentence, StringComparison.Ordinal);
        Assert.Equal("goed", (await work.AnswersAsync()).Single(row => row.Path == "per[b]/hoe").ValueText);
    }

    [Theory]
    [InlineData("online", "conversation", "alleen voor gesprekken")]
    [InlineData("gesprek", "online", "niet voor gesprekken")]
    public async Task A_way_of_answering_that_the_questionnaire_is_not_for_is_refused(string written, string mode, string words)
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await ImportAnswersTests.StartAsync(database, $"settings: {{ form_id: proef, form_title: {{ nl: Proef }}, version: \"1\", default_language: nl, \"scan::modes\": [{mode}] }}\nsurvey:\n  - {{ type: text, name: wat, label: {{ nl: Wat? }} }}\n");
        var done = await ImportAsync(work, Encoding.UTF8.GetBytes($"_partner;_mode;wat\nP01;{written};iets\n"), "wijze.csv");
        Assert.Equal(0, done.New);
        Assert.Contains(words, Assert.Single(done.RefusedRows).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_partners_with_one_name_none_is_chosen()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await ImportAnswersTests.StartAsync(database);
        await using (var db = await database.Databases.OpenAsync(work.Access.MunicipalityId, Stop))
        {
            db.Add(Partner.Of(work.Access.ScanId, 2, "Café De Proef", "horeca", "gezondheid", [], ""));
            await db.SaveChangesAsync(Stop);
        }
        var done = await ImportAsync(work, "_partner;_external_id;zeker\nCafé De Proef;1;ja\nP02;2;ja\n"u8.ToArray(), "namen.csv");
        Assert.Equal(1, done.New);
        Assert.Contains("Zet in plaats daarvan de schuilnaam", Assert.Single(done.RefusedRows).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-8", true)]
    [InlineData("iso-8859-1", false)]
    public async Task Letters_come_through_in_every_encoding_that_programs_write(string encoding, bool marked)
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await ImportAnswersTests.StartAsync(database);
        var how = Encoding.GetEncoding(encoding);
        byte[] content = [.. marked ? how.GetPreamble() : [], .. how.GetBytes("_partner;zeker;naam\r\nCafé De Proef;ja;Coördinatie\r\n")];
        var done = await ImportAsync(work, content, "antwoorden.csv");
        Assert.Equal((null, 1, 0), (done.Fault, done.New, done.RefusedRows.Count));
        Assert.Equal("Coördinatie", (await work.AnswersAsync()).Single(row => row.Path == "naam").ValueText);
    }

    [Fact]
    public async Task Columns_that_are_not_known_are_passed_over_and_said_also_those_without_a_name()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await ImportAnswersTests.StartAsync(database);
        var extra = Enumerable.Range(1, 297).Select(number => string.Create(CultureInfo.InvariantCulture, $"k{number}")).ToList();
        var done = await ImportAsync(work, Encoding.UTF8.GetBytes($";_partner;_PARTNER;zeker;{string.Join(';', extra)}\n0;P01;Iets;ja;{string.Join(';', extra)}\n\n;;;;\n"), "breed.csv");
        Assert.Equal((1, 0), (done.New, done.RefusedRows.Count));
        Assert.Equal(["(kolom 1, zonder naam)", "_PARTNER", .. extra], done.Columns.Where(column => column.Kind == ImportColumnKind.Unknown).Select(column => column.Name));
    }

    [Fact]
    public async Task A_workbook_is_read_as_people_see_it()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await ImportAnswersTests.StartAsync(database);
        var book = new OddWorkbook().SheetOf("Lijst",
            ["_partner", "_external_id", "zeker", "dag", "aantal", "deel", "naam", "akkoord"],
            ["P01", "serie", "ja", "<c r=\"D2\" s=\"1\"><v>45365</v></c>", "<c r=\"E2\"><f>3*4</f><v>12</v></c>", "<c r=\"F2\"><v>1234.5</v></c>", "<c r=\"G2\" t=\"str\"><f>A1</f><v>uitkomst</v></c>", "<c r=\"H2\" t=\"b\"><v>1</v></c>"],
            ["P01", "kaal", "ja", "<c r=\"D3\"><v>45365</v></c>", "", "", new string('t', 40_000), "<c r=\"H3\" t=\"b\"><v>0</v></c>"],
            ["P01", "tijd", "ja", "<c r=\"D4\" s=\"2\"><v>0.5</v></c>"],
            ["P01", "fout", "ja", "<c r=\"D5\" t=\"e\"><v>#N/A</v></c>"],
            ["P01", "som", "ja", "<c r=\"D6\"><f>1+1</f></c>"],
            ["P01", "waar", "<c r=\"C7\" t=\"b\"><v>1</v></c>"],
            ["P01", "los", "ja", "", "", "", "", "", "naast de lijst"],
            ["", "", "", "<c r=\"D9\" s=\"1\"/>"], ["<c r=\"A10\" t=\"inlineStr\"><is><t>  </t></is></c>"]).Part("xl/styles.xml", Days);
        var done = await ImportAsync(work, book.Made().ToArray(), "Antwoorden.xlsx");
        Assert.Equal(2, done.New);
        var answers = await work.AnswersAsync();
        Assert.Equal([new DateOnly(2024, 3, 14), new DateOnly(2024, 3, 14)], answers.Where(row => row.Path == "dag").Select(row => row.ValueDate!.Value));
        Assert.Equal((12d, 1234.5d, "OK"), (answers.Single(row => row.Path == "aantal").ValueNumber, answers.Single(row => row.Path == "deel").ValueNumber, answers.Single(row => row.Path == "akkoord").ValueChoice));
        Assert.Equal([8, 40_000], answers.Where(row => row.Path == "naam").Select(row => row.ValueText!.Length).Order());
        Assert.Equal(
            [("Lijst!D4", "hier hoort een dag"), ("Lijst!D5", "(#N/A). Herstel de formule"), ("Lijst!D6", "zonder uitkomst"), ("Lijst!C7", "‘true’ is geen antwoordoptie"), ("Lijst!I8", "zonder naam")],
            done.RefusedRows.Zip(["hier hoort een dag", "(#N/A). Herstel de formule", "zonder uitkomst", "‘true’ is geen antwoordoptie", "zonder naam"], (refused, words) => (refused.Place, refused.Sentence.Contains(words, StringComparison.Ordinal) ? words : refused.Sentence)));
    }

    [Theory]
    [InlineData("<row r=\"1048577\"><c t=\"inlineStr\"><is><t>P01</t></is></c></row>")]
    [InlineData("<row r=\"3\"><c r=\"XFE3\" t=\"inlineStr\"><is><t>P01</t></is></c></row>")]
    public async Task A_sheet_beyond_what_Excel_can_hold_loses_nothing_unseen(string beyond)
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await ImportAnswersTests.StartAsync(database);
        var book = new OddWorkbook();
        book.RawSheet("Lijst", book.Row(1, "_partner", "zeker") + book.Row(2, "P01", "ja") + beyond);
        var done = await ImportAsync(work, book.Made().ToArray(), "groot.xlsx");
        Assert.Equal(1, done.New);
        Assert.Contains("1.048.576 rijen", Assert.Single(done.RefusedRows).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { "1.234,5", "1,234.5" }, new[] { 1234.5, 1234.5 }, 0, false)]
    [InlineData(new[] { "1,234.5", "1,234" }, new[] { 1234.5, 1234 }, 1, true)]
    [InlineData(new[] { "1,234,567", "1,234", "0.5" }, new[] { 1_234_567, 1234, 0.5 }, 1, true)]
    [InlineData(new[] { "1,234.5", "1,234", "0,5" }, new[] { 1234.5, 1.234, 0.5 }, 1, false)]
    [InlineData(new[] { "1,234", "2,5" }, new[] { 1.234, 2.5 }, 0, false)]
    public async Task Commas_are_read_as_the_whole_file_shows_and_doubt_is_said(string[] written, double[] meant, int doubtful, bool thousands)
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await ImportAnswersTests.StartAsync(database);
        var done = await ImportAsync(work, Encoding.UTF8.GetBytes("_partner;zeker;deel\n" + string.Concat(written.Select(number => $"P01;ja;{number}\n"))), "getallen.csv");
        Assert.Empty(done.RefusedRows);
        Assert.Equal(meant.Order(), (await work.AnswersAsync()).Select(row => row.ValueNumber).OfType<double>().Order());
        Assert.Equal((doubtful, thousands), (done.AmbiguousCommas, doubtful > 0 && done.AreCommasThousands));
    }

    private static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                using var part = new StreamWriter(zip.CreateEntry(name).Open());
                part.Write(content);
            }
        return stream.ToArray();
    }

    private static async Task<AnswerImport> ImportAsync(Fieldwork work, byte[] content, string name)
    {
        using var file = new MemoryStream(content);
        return await work.Database.Get<ImportAnswers>().ImportAsync(work.Access, "proef", file, name, Stop);
    }
}
