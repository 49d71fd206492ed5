using System.Diagnostics;
using ClosedXML.Excel;
using Scanner.Core.Exports;
using Scanner.Core.Prioritisation;
using Scanner.Core.Responses;
using Scanner.Core.Tests.Data;
using Scanner.Core.Tests.Findings;

namespace Scanner.Core.Tests.Exports;

public sealed class WorkbookTextTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static readonly string[] Nasty =
    [
        "=1+1", "+31 6", "-lijst", "@naam", "\t=tab", "'aanhaling", "=HYPERLINK(\"http://x\",\"y\")", "_x0041_ letterlijk", "<b>&amp;</b>",
        "emoji 👩‍👩‍👧 en é", "twee\nregels", "  spaties  ", "#N/A", "12", "1-2", "TRUE", "&=", "&=getal",
    ];

    [Fact]
    public async Task Whatever_was_typed_stands_there_as_it_was_typed()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scan = await NastyAsync(database);
        using var stream = new MemoryStream();
        await database.Get<MakeWorkbook>().MakeAsync(scan.Access, stream, Stop);
        using (var book = new WorkbookReader(stream))
        {
            Assert.Empty(book.Errors);
            Assert.Empty(book.Names.Where(name => name != PrioritySheet.Name).SelectMany(name => book.Part(name).Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>()));
            var quoted = book.Part("Antwoorden").Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().Where(cell => book.TextOf(cell).StartsWith('=')).ToList();
            Assert.NotEmpty(quoted);
            // The same texts through the other writer, as reasons of priorities (which are trimmed).
            var reasons = book.Rows("Prioriteiten").Where(row => row.GetValueOrDefault("C") == "reden").Select(row => row["D"]).ToList();
            Assert.Equal(Nasty.Take(9).Select(text => text.Trim()), reasons);
            Assert.All(quoted, cell => Assert.True(book.Format(cell).QuotePrefix?.Value));
        }
        stream.Position = 0;
        using var read = new XLWorkbook(stream);
        // ClosedXML does not unfold _x005F_ in texts that stand in their cell; Excel does.
        string Unfolded(IXLCell cell) => cell.GetString().Replace("_x005F_", "_", StringComparison.Ordinal);
        Assert.Equal(Nasty, read.Worksheet("Antwoorden").RowsUsed().Skip(1).Select(row => Unfolded(row.Cell(11))));
        Assert.Equal(Nasty, read.Worksheet("Citaten").RowsUsed().Skip(1).Select(row => Unfolded(row.Cell(1))));
    }

    [Fact]
    public async Task LibreOffice_reads_the_same_texts()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scan = await NastyAsync(database);
        using var stream = new MemoryStream();
        await database.Get<MakeWorkbook>().MakeAsync(scan.Access, stream, Stop);
        using var book = new WorkbookReader(await LibreOffice.RecalculateAsync(stream, Stop));
        Assert.Equal(Nasty, book.Table("Antwoorden").Select(row => row["Waarde"]));
        Assert.Equal(Nasty, book.Table("Citaten").Select(row => row["Citaat"]));
    }

    [Fact]
    public async Task A_text_longer_than_a_cell_goes_on_in_the_rows_below()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scan = new FilledScan(database, await database.NewScanAsync());
        var text = string.Concat(Enumerable.Range(0, 4000).Select(number => $"zin {number} 👍. "))[..40_001];
        var response = await scan.OnlineAsync(await scan.PartnerAsync(), true, ("gebruik", text), ("problemen", "kort"));
        var fragment = await scan.QuoteAsync(response, "gebruik", text, await scan.CodeAsync("Alles"));
        var group = (await database.Get<RankGroups>().OpenAsync(scan.Access, Stop)).Groups[0].Id;
        await database.Get<ChoosePriorities>().ChooseAsync(scan.Access, new PriorityContent(group, "Lang citaat", [fragment.Id]), Stop);
        using var book = await MakeWorkbookTests.MadeAsync(database, scan.Access);
        Assert.Empty(book.Errors);
        var rows = book.Table("Antwoorden");
        Assert.Equal(3, rows.Count);
        Assert.Equal(text, rows[0]["Waarde"] + rows[1]["Waarde"]);
        Assert.Equal((false, "vervolg 2", "gebruik"), (rows[0].ContainsKey("Vervolg"), rows[1]["Vervolg"], rows[1]["Vraagnaam"]));
        Assert.Equal(text, string.Concat(book.Table("Citaten").Select(row => row["Citaat"])));
        Assert.Equal(text, string.Concat(book.Rows("Prioriteiten").Where(row => row.GetValueOrDefault("C") == "citaat").Select(row => row["D"])));
    }

    [Fact]
    public void Characters_that_XML_forbids_become_visible_and_nothing_else_changes()
    {
        Assert.Equal("a\uFFFDb\nc\td\uFFFDe👍", CellText.Clean("a\u0001b\r\nc\td\uD800e👍"));
        Assert.Equal("\uFFFD\n", CellText.Clean("\uFFFF\u000D"));
        Assert.Equal("gewoon", CellText.Clean("gewoon"));
    }

    [Fact]
    public async Task Control_characters_in_an_answer_do_not_break_the_file()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scan = new FilledScan(database, await database.NewScanAsync());
        var response = await scan.OnlineAsync(await scan.PartnerAsync(), true, ("gebruik", "bel\u0007 en \u000B en \uFFFE"));
        await scan.QuoteAsync(response, "gebruik", "bel\u0007", await scan.CodeAsync("Vreemd\u0002"));
        using var book = await MakeWorkbookTests.MadeAsync(database, scan.Access);
        Assert.Empty(book.Errors);
        Assert.Equal("bel\uFFFD en \uFFFD en \uFFFD", book.Table("Antwoorden")[0]["Waarde"]);
        Assert.Equal("Vreemd\uFFFD", book.Table("Thema's")[0]["Code"]);
    }

    [Fact]
    public async Task Twenty_thousand_answers_are_exported_within_a_minute()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scan = new FilledScan(database, await database.NewScanAsync());
        var partner = await scan.PartnerAsync();
        for (var number = 0; number < 100; number++)
        {
            var response = await scan.ConversationAsync(partner, new DateOnly(2027, 3, 1));
            await scan.SaveAsync([.. Enumerable.Range(0, 200).Select(index => Answer.OfText(response.Id, $"vraag{index}", $"Antwoord {number}-{index}: op het plein worden ballonnen gebruikt en er is soms ruzie.", null, null, 1, database.Clock.GetUtcNow()))]);
        }
        var watch = Stopwatch.StartNew();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        using var stream = new MemoryStream();
        var contents = await database.Get<MakeWorkbook>().MakeAsync(scan.Access, stream, Stop);
        TestContext.Current.TestOutputHelper!.WriteLine($"{contents.Answers} answers: {watch.ElapsedMilliseconds} ms, {(GC.GetTotalAllocatedBytes(true) - before) / 1_000_000} MB allocated, {stream.Length / 1000} kB");
        Assert.Equal(20_000, contents.Answers);
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), $"It took {watch.Elapsed}.");
        using var book = new WorkbookReader(stream);
        Assert.Equal(20_001, book.Rows("Antwoorden").Count);
    }

    internal static async Task<FilledScan> NastyAsync(TestDatabase database)
    {
        var scan = new FilledScan(database, await database.NewScanAsync());
        var code = await scan.CodeAsync("=Code");
        var view = await database.Get<RankGroups>().OpenAsync(scan.Access, Stop);
        foreach (var (text, index) in Nasty.Select((text, index) => (text, index)))
        {
            var response = await scan.OnlineAsync(await scan.PartnerAsync(), true, ("gebruik", text));
            await scan.QuoteAsync(response, "gebruik", text, code);
            if (index < 9) Assert.Equal(PriorityOutcome.Saved, await database.Get<ChoosePriorities>().ChooseAsync(scan.Access, new PriorityContent(view.Groups[index].Id, text, []), Stop));
        }
        return scan;
    }
}
