using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Scanner.Core.Tables;

namespace Scanner.Core.Tests.Tables;

/// <summary>What is written is read back the same, and no cell becomes a formula.</summary>
public sealed class WriteTableTests
{
    private static readonly string[] Odd =
    [
        "=1+1", "+31", "-", "-5", "-5,5", "-5 graden", "@x", "\ttab", "'=1", "''-x", "'gewoon'", "'", "een;twee", "\"quote\"", "twee\nregels", "€ ’ é 😀", "_x0041_", " spatie ", "0012", "1.234,5", "\u0001\u001F", "=", "'5",
    ];

    [Fact]
    public void Every_text_comes_back_the_same()
    {
        var random = new Random(20270314);
        var rows = Odd.Select(text => (IReadOnlyList<string?>)[text, "x", ""])
            .Concat(Enumerable.Range(0, 2000).Select(_ => (IReadOnlyList<string?>)[Word(random), Word(random), "z"])).ToList();
        foreach (var name in new[] { "t.csv", "t.xlsx" })
        {
            using var stream = new MemoryStream();
            var table = new WrittenTable("Antwoorden", [new TableColumn("=a"), new TableColumn("b"), new TableColumn("c")], rows);
            if (name == "t.csv") WriteTable.AsCsv(stream, table);
            else WriteTable.AsXlsx(stream, table);
            var (read, fault) = TableFile.Open(stream, name);
            Assert.Null(fault);
            Assert.Equal(["=a", "b", "c"], read!.Header);
            foreach (var (expected, actual) in rows.Zip(read.Rows()))
            {
                Assert.Null(actual.Fault);
                // A cell with blanks only is empty in a workbook.
                Assert.Equal(expected.Select(cell => name == "t.csv" || !string.IsNullOrWhiteSpace(cell) ? cell : ""), actual.Cells);
            }
            Assert.Equal(rows.Count, read.Rows().Count());
        }
    }

    [Fact]
    public void A_csv_opens_in_columns_in_dutch_excel()
    {
        using var stream = new MemoryStream();
        WriteTable.AsCsv(stream, new WrittenTable("x", [new TableColumn("a"), new TableColumn("b")], [["=1+1", "twee;drie"], [null, "-5"]]));
        Assert.Equal("\uFEFFa;b\r\n'=1+1;\"twee;drie\"\r\n;-5\r\n", Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void A_written_workbook_is_valid_and_holds_no_formula()
    {
        using var stream = new MemoryStream();
        WriteTable.AsXlsx(stream, new WrittenTable("Antwoorden", [new TableColumn("a")], Odd.Select(text => (IReadOnlyList<string?>)[text])), new WrittenTable("Uitleg", [new TableColumn("kolom", 30, IsProse: true)], [["a"]]));
        stream.Position = 0;
        using var book = SpreadsheetDocument.Open(stream, false);
        Assert.Empty(new OpenXmlValidator().Validate(book, TestContext.Current.CancellationToken));
        Assert.Empty(book.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>()));
    }

    private static string Word(Random random) => string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => "=+-@'\";,\n\t ab1é_x0041_"[random.Next(22)]));
}
