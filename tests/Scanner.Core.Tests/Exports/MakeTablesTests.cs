using System.Globalization;
using System.Text;
using Scanner.Core.Exports;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Tests.Data;
using Scanner.Core.Tests.Responses;

namespace Scanner.Core.Tests.Exports;

/// <summary>Counts with the right bases: who was asked, who answered, and percentages of those.</summary>
public sealed class MakeTablesTests
{
    private const string Yaml = """
        settings: { form_id: proef, form_title: { nl: Tellen }, version: "1", default_language: nl }
        choices:
          jn:
            - { name: ja, label: { nl: Ja } }
            - { name: nee, label: { nl: Nee } }
          l:
            - { name: a, label: { nl: Aa } }
            - { name: b, label: { nl: Be } }
            - { name: geen, label: { nl: Geen }, scan::exclusive: true }
          schaal:
            - { name: laag, label: { nl: Laag } }
            - { name: hoog, label: { nl: Hoog } }
        survey:
          - type: group
            name: deel
            label: { nl: Deel }
            questions:
              - { type: select_one jn, name: beleid, label: { nl: Beleid? } }
              - { type: select_multiple l or_other, name: wat, relevant: "${beleid} = 'ja'", label: { nl: Wat? } }
              - { type: integer, name: aantal, label: { nl: Hoeveel? } }
              - type: group
                name: matrix
                appearance: table-list
                label: { nl: Matrix }
                questions:
                  - { type: select_one schaal, name: rij1, label: { nl: Rij 1 } }
                  - { type: select_one schaal, name: rij2, label: { nl: Rij 2 } }
              - type: repeat
                name: keer
                label: { nl: Keer }
                questions:
                  - { type: select_one jn, name: goed, label: { nl: Goed? } }
              - { type: text, name: toelichting, label: { nl: Toelichting } }
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_small_scan_counted_by_hand()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await HandMadeAsync(database);
        var lines = await LinesAsync(database, work, null);
        Assert.Equal("question;row;choice;label;count;asked;answered;percent", lines[0]);
        // Four responses; one left the first question open.
        Assert.Equal(["beleid;;ja;Ja;2;4;3;66.7", "beleid;;nee;Nee;1;4;3;33.3"], lines[1..3]);
        // Asked of the two with ja, answered by both; together over 100 percent.
        Assert.Equal(["wat;;a;Aa;2;2;2;100.0", "wat;;b;Be;1;2;2;50.0", "wat;;geen;Geen;0;2;2;0.0"], lines[3..6]);
        Assert.StartsWith("wat;;other;", lines[6], StringComparison.Ordinal);
        Assert.EndsWith(";1;2;2;50.0", lines[6], StringComparison.Ordinal);
        // The words behind Anders are asked of the one who chose it.
        Assert.StartsWith("wat_other;;;beantwoord;1;1;1;", lines[7], StringComparison.Ordinal);
        Assert.Equal(["aantal;;;beantwoord;3;4;3;", "aantal;;;gemiddelde;4;4;3;", "aantal;;;mediaan;3;4;3;", "aantal;;;laagste;2;4;3;", "aantal;;;hoogste;7;4;3;"], lines[8..13]);
        Assert.Equal(["matrix;rij1;laag;Laag;1;4;2;50.0", "matrix;rij1;hoog;Hoog;1;4;2;50.0", "matrix;rij2;laag;Laag;0;4;0;", "matrix;rij2;hoog;Hoog;0;4;0;"], lines[13..17]);
        // Five times in four responses: two times in the first, one in each of the others.
        Assert.Equal(["goed;;ja;Ja;2;5;3;66.7", "goed;;nee;Nee;1;5;3;33.3", "toelichting;;;beantwoord;1;4;1;"], lines[17..]);
    }

    [Fact]
    public async Task Half_a_tenth_is_rounded_up_and_of_an_order_only_the_first_counts()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await ImportAnswersTests.StartAsync(database, """
            settings: { form_id: proef, form_title: { nl: Tellen }, version: "1", default_language: nl }
            choices:
              l:
                - { name: a, label: { nl: Aa } }
                - { name: b, label: { nl: Be } }
            survey:
              - { type: select_one l, name: een, label: { nl: Een? } }
              - { type: rank l, name: orde, label: { nl: Orde? } }
            """);
        var file = "_partner;_external_id;een;orde\n" + string.Concat(Enumerable.Range(1, 16).Select(number => string.Create(CultureInfo.InvariantCulture, $"P01;{number};{(number == 1 ? "a" : "b")};{(number < 4 ? "a b" : "b a")}\n")));
        Assert.Equal(16, (await database.Get<ImportAnswers>().ImportAsync(work.Access, "proef", new MemoryStream(Encoding.UTF8.GetBytes(file)), "a.csv", Stop)).New);
        var lines = await LinesAsync(database, work, null);
        // One of sixteen is 6.25 percent, fifteen are 93.75.
        Assert.Equal(["een;;a;Aa;1;16;16;6.3", "een;;b;Be;15;16;16;93.8", "orde;;a;Aa;3;16;16;18.8", "orde;;b;Be;13;16;16;81.3"], lines[1..]);
    }

    [Fact]
    public async Task Split_by_a_question_each_category_has_bases_of_its_own()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await HandMadeAsync(database);
        var lines = await LinesAsync(database, work, "beleid");
        Assert.Equal("by;by_label;question;row;choice;label;count;asked;answered;percent", lines[0]);
        Assert.Contains("ja;Ja;wat;;b;Be;1;2;2;50.0", lines);
        Assert.Contains("nee;Nee;wat;;a;Aa;0;0;0;", lines);
        Assert.Contains("nee;Nee;aantal;;;gemiddelde;7;1;1;", lines);
        Assert.Contains(";geen antwoord;matrix;rij1;hoog;Hoog;1;1;1;100.0", lines);
        Assert.Contains("ja;Ja;goed;;ja;Ja;2;3;3;66.7", lines);
        Assert.Equal(ExportOutcome.NoCross, await database.Get<MakeTables>().MakeAsync(work.Access, null, "wat", new MemoryStream(), Stop));
        Assert.Equal(ExportOutcome.NoCross, await database.Get<MakeTables>().MakeAsync(work.Access, null, "goed", new MemoryStream(), Stop));
    }

    [Fact]
    public async Task Random_answers_are_counted_as_a_plain_walk_over_the_export_counts_them()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await ImportAnswersTests.StartAsync(database, Yaml);
        var random = new Random(7);
        var file = new StringBuilder("_partner;_external_id;beleid;wat;wat_other;aantal;rij1;rij2;keer[1]/goed;keer[2]/goed\n");
        string[] wat = ["a", "b", "a b", "geen", "a other", ""];
        for (var row = 0; row < 300; row++)
            file.Append(CultureInfo.InvariantCulture, $"P01;{row};{Any("ja", "nee", "")};{Any(wat)};;{Any("", "3", "12")};{Any("laag", "hoog", "")};{Any("laag", "")};{Any("ja", "nee", "")};{Any("ja", "")}\n");
        var done = await database.Get<ImportAnswers>().ImportAsync(work.Access, "proef", new MemoryStream(Encoding.UTF8.GetBytes(file.ToString())), "a.csv", Stop);
        Assert.Equal(300, done.New);
        using var export = new MemoryStream();
        await database.Get<ExportAnswers>().MakeAsync(work.Access, "proef", TableFormat.Csv, export, Stop);
        var table = Tables.TableFileTests.Read(export);
        var made = await database.Get<MakeTables>().CountAsync(work.Access, "proef", "beleid", Stop);
        foreach (var category in new[] { "ja", "nee", "" })
        {
            var rows = table.Rows.Where(row => row["beleid"] == category).ToList();
            foreach (var name in new[] { "beleid", "rij1", "rij2", "wat" })
            {
                var counted = made.Tables.Single(one => one.By == category && (one.Question == name || one.Row == name));
                var asked = name == "wat" && category != "ja" ? 0 : rows.Count;
                Assert.Equal((asked, rows.Count(row => row[name].Length > 0)), (counted.Asked, counted.Answered));
                foreach (var line in counted.Lines) Assert.Equal(rows.Count(row => row[name].Split(' ').Contains(line.Choice)), line.Count);
            }
            var goed = made.Tables.Single(one => one.By == category && one.Question == "goed");
            Assert.Equal(rows.Sum(row => row["keer"].Length > 0 ? row["keer"].Split(' ').Length : 1), goed.Asked);
            Assert.Equal(rows.Sum(row => (row["keer[1]/goed"].Length > 0 ? 1 : 0) + (row["keer[2]/goed"].Length > 0 ? 1 : 0)), goed.Answered);
        }

        string Any(params string[] values) => values[random.Next(values.Length)];
    }

    private static async Task<Fieldwork> HandMadeAsync(TestDatabase database)
    {
        var work = await ImportAnswersTests.StartAsync(database, Yaml);
        const string File = """
            _partner;_external_id;beleid;wat;wat_other;aantal;rij1;keer;keer[1]/goed;keer[2]/goed;toelichting
            P01;1;ja;a b;;2;laag;1 2;ja;ja;
            P01;2;ja;a other;iets;3;;;nee;;tekst
            P01;3;nee;;;7;;;;;
            P01;4;;;;;hoog;;;;
            """;
        var done = await database.Get<ImportAnswers>().ImportAsync(work.Access, "proef", new MemoryStream(Encoding.UTF8.GetBytes(File)), "a.csv", Stop);
        Assert.Equal((4, 0, 0), (done.New, done.RefusedRows.Count, done.LeftOut.Count));
        return work;
    }

    private static async Task<string[]> LinesAsync(TestDatabase database, Fieldwork work, string? by)
    {
        using var stream = new MemoryStream();
        Assert.Equal(ExportOutcome.Done, await database.Get<MakeTables>().MakeAsync(work.Access, "proef", by, stream, Stop));
        return Encoding.UTF8.GetString(stream.ToArray()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
