using System.IO.Compression;
using System.Text;
using Scanner.Core.Tables;

namespace Scanner.Core.Tests.Tables;

/// <summary>Tables as people send them: every delimiter, every encoding, and files that are no table.</summary>
public sealed class TableFileTests
{
    [Theory]
    [InlineData("naam;type\nGGD;ggd\n", ';')]
    [InlineData("naam,type\nGGD,ggd\n", ',')]
    [InlineData("naam\ttype\nGGD\tggd\n", '\t')]
    [InlineData("sep=|\r\nnaam|type\r\nGGD|ggd\r\n", '|')]
    [InlineData("\"naam\";\"type\"\r\"GGD\";\"ggd\"", ';')]
    [InlineData("\n\nnaam;type\n;\n\nGGD;ggd", ';')]
    public void The_delimiter_is_found(string text, char delimiter)
    {
        var table = Opened(text);
        Assert.Equal(delimiter, table.Delimiter);
        Assert.Equal(["naam", "type"], table.Header);
        Assert.Equal(["GGD", "ggd"], Assert.Single(table.Rows()).Cells);
    }

    [Theory]
    [InlineData("\"naam; kort, of lang\";type\n\"a; b; c\";x\n", ';')]
    [InlineData("naam, of titel;type\nGGD;ggd\nSchool;vo\n", ';')]
    [InlineData("naam,type\n\"a;b;c;d\",x\n", ',')]
    [InlineData("naam,opmerking;kort\nGGD,een;twee;drie\nSchool,vier\n", ',')]
    public void A_delimiter_within_quotes_or_words_does_not_count(string text, char delimiter)
    {
        var table = Opened(text);
        Assert.Equal(delimiter, table.Delimiter);
        Assert.Equal(2, table.Header.Count);
    }

    public static IEnumerable<TheoryDataRow<string, byte[]>> Encodings => new (string Name, Encoding Encoding)[]
    {
        ("utf-8 met merk", new UTF8Encoding(true)), ("utf-8", new UTF8Encoding(false)), ("utf-16", Encoding.Unicode), ("utf-16BE", Encoding.BigEndianUnicode), ("1252", CodePagesEncodingProvider.Instance.GetEncoding(1252)!),
    }.Select(each => new TheoryDataRow<string, byte[]>(each.Name, [.. each.Encoding.GetPreamble(), .. each.Encoding.GetBytes("naam;opmerking\nCafé ’t Hoekje;€ 5 – coördinatie\n")]));

    [Theory, MemberData(nameof(Encodings))]
    public void Letters_with_accents_come_through_in_every_encoding(string name, byte[] content)
    {
        var (table, fault) = TableFile.Open(new MemoryStream(content), name + ".csv");
        Assert.Null(fault);
        Assert.Equal("naam", table!.Header[0]);
        Assert.Equal(["Café ’t Hoekje", "€ 5 – coördinatie"], Assert.Single(table.Rows()).Cells);
    }

    [Fact]
    public void A_text_over_more_lines_stays_one_cell_and_the_rows_below_keep_their_line()
    {
        var table = Opened("a;b\r\n\"een\r\ntwee \"\"drie\"\"\";x\r\ny;z\r\n");
        Assert.Equal([("2", "een\r\ntwee \"drie\""), ("4", "y")], table.Rows().Select(row => (row.Place(), row.Cells[0])));
    }

    [Theory]
    [InlineData("a;b\n1;2\n3\n4;5\n", "3", TableFaultCodes.Ragged)]
    [InlineData("a;b\n1;2\n3;4;5\n4;5\n", "3", TableFaultCodes.Ragged)]
    [InlineData("a;b\n1;2\n3;\"x\"y\n4;5\n", "3", TableFaultCodes.BadQuotes)]
    [InlineData("a;b\n1;2\n3;5\" lang\n4;5\n", "3", TableFaultCodes.BadQuotes)]
    public void A_row_that_does_not_fit_is_named_and_the_others_are_read(string text, string place, string code)
    {
        var table = Opened(text);
        var rows = table.Rows().ToList();
        Assert.Equal(3, rows.Count);
        var fault = rows[1].Fault!;
        Assert.Equal((place, code), (fault.Place, fault.Code));
        Assert.StartsWith($"t.csv:{place}: {code}: ", fault.ToString(), StringComparison.Ordinal);
        Assert.Equal(["4", "5"], rows[2].Cells);
    }

    [Fact]
    public void Empty_cells_behind_the_last_column_do_no_harm()
    {
        var table = Opened("a;b;;\n1;2;;\n3;4\n");
        Assert.Equal(["a", "b"], table.Header);
        Assert.All(table.Rows(), row => Assert.Null(row.Fault));
    }

    [Fact]
    public void A_quotation_mark_that_is_never_closed_is_a_fault_and_no_flood()
    {
        var table = Opened("a;b\n1;\"2\n" + string.Concat(Enumerable.Repeat("3;4444444444444444444444444444\n", 400_000)));
        var fault = Assert.Single(table.Rows()).Fault!;
        Assert.Equal(("2", TableFaultCodes.BadQuotes), (fault.Place, fault.Code));
    }

    [Fact]
    public void A_workbook_says_the_sheet_and_the_cell()
    {
        var odd = new OddWorkbook();
        using var book = odd.Sheet("Leeg").RawSheet("Lijst", odd.Row(2, " naam ", "type") + odd.Row(3, "GGD", "ggd") + odd.Row(5, "School", "<c r=\"B5\" t=\"e\"><v>#N/A</v></c>") + odd.Row(6, "Café", "", "x") + odd.Row(7, "", "horeca")).Made();
        var (table, fault) = TableFile.Open(book, "Partners.XLSX");
        Assert.Null(fault);
        Assert.Equal(("Lijst", 2), (table!.Sheet, table.HeaderRow));
        Assert.Equal(["naam", "type"], table.Header);
        for (var time = 0; time < 2; time++)
        {
            var rows = table.Rows().ToList();
            Assert.Equal("Lijst!B3", rows[0].Place(1));
            Assert.Equal(("Lijst!B5", TableFaultCodes.BadCell), (rows[1].Fault!.Place, rows[1].Fault!.Code));
            Assert.Equal(("Lijst!C6", TableFaultCodes.Ragged, "cel Lijst!C6"), (rows[2].Fault!.Place, rows[2].Fault!.Code, rows[2].Fault!.PlaceInWords));
            Assert.Equal(["", "horeca"], rows[3].Cells);
        }
    }

    public static IEnumerable<TheoryDataRow<string, byte[], string, string>> NoTables
    {
        get
        {
            yield return new("leeg.csv", [], TableFaultCodes.Empty, "leeg");
            yield return new("leeg.xlsx", [], TableFaultCodes.Empty, "leeg");
            yield return new("wit.csv", "\n \n\n"u8.ToArray(), TableFaultCodes.Empty, "niets");
            yield return new("niets.xlsx", new OddWorkbook().Sheet("a").Made().ToArray(), TableFaultCodes.Empty, "niets");
            yield return new("foto.csv", [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 1], TableFaultCodes.NoTable, "geen tabel");
            yield return new("lijst.csv", OddWorkbook.Form("a").Made().ToArray(), TableFaultCodes.WrongExtension, ".xlsx");
            yield return new("lijst.xlsx", "a;b\n1;2\n"u8.ToArray(), TableFaultCodes.WrongExtension, ".csv");
            yield return new("lijst.pdf", "%PDF-1.7"u8.ToArray(), TableFaultCodes.WrongExtension, "‘.pdf’");
            yield return new("oud.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]], TableFaultCodes.NoTable, ".xls");
            yield return new("stuk.xlsx", OddWorkbook.Form("a|b").Made().ToArray()[..400], TableFaultCodes.NoTable, "beschadigd");
            yield return new("dubbel.csv", "a;b;a\n1;2;3\n"u8.ToArray(), TableFaultCodes.BadHeader, "‘a’");
        }
    }

    [Theory, MemberData(nameof(NoTables))]
    public void What_is_no_table_is_refused_in_a_sentence(string name, byte[] content, string code, string words)
    {
        var (table, fault) = TableFile.Open(new MemoryStream(content), name);
        Assert.Null(table);
        Assert.Equal((name, code), (fault!.File, fault.Code));
        Assert.Contains(words, fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sheet_that_unpacks_without_end_is_refused_where_it_becomes_too_much()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in new OddWorkbook().RawSheet("a", "").Made() is var made ? new ZipArchive(made).Entries : [])
            {
                using var part = zip.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
                using var from = entry.Open();
                if (!entry.FullName.EndsWith("sheet0.xml", StringComparison.Ordinal)) { from.CopyTo(part); continue; }
                part.Write("<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>kop</t></is></c></row>"u8);
                // Blank space is the quickest to read through, for the reader and for the test.
                var block = Encoding.UTF8.GetBytes("<row><c/></row>".PadRight(1_000_000));
                for (var megabytes = 0; megabytes < 520; megabytes++) part.Write(block);
            }
        }
        stream.Position = 0;
        var (table, _) = TableFile.Open(stream, "bom.xlsx");
        var fault = Assert.Single(table!.Rows()).Fault!;
        Assert.Equal(TableFaultCodes.NoTable, fault.Code);
        Assert.Contains("500 MB", fault.Sentence, StringComparison.Ordinal);
    }

    /// <summary>A csv as rows by column name.</summary>
    internal static (IReadOnlyList<string> Header, List<Dictionary<string, string>> Rows) Read(Stream csv)
    {
        var (table, fault) = TableFile.Open(csv, "a.csv");
        Assert.Null(fault);
        return (table!.Header, [.. table.Rows().Select(row => table.Header.Zip(row.Cells).ToDictionary(pair => pair.First, pair => pair.Second))]);
    }

    private static TableFile Opened(string text)
    {
        var (table, fault) = TableFile.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)), "t.csv");
        Assert.Null(fault);
        return table!;
    }
}
