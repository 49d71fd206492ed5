using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Scanner.Core.Questionnaires;

namespace Scanner.Core.Tests.Tables;

/// <summary>Cells in all the ways that a file can hold them, and files that are no workbook.</summary>
public sealed class XlsxWorkbookTests
{
    private const string Styles = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-413]d\\ mmmm\\ yyyy;@\"/><numFmt numFmtId=\"165\" formatCode=\"0.0 &quot;dagen&quot;\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"22\"/><xf numFmtId=\"20\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>";

    [Theory]
    [InlineData("<c><v>1</v></c>", "1")]
    [InlineData("<c><v>1.0</v></c>", "1")]
    [InlineData("<c t=\"n\"><v>0.1</v></c>", "0.1")]
    [InlineData("<c><v>0.10000000000000001</v></c>", "0.1")]
    [InlineData("<c><v>1E+20</v></c>", "100000000000000000000")]
    [InlineData("<c><v>-1.5E-3</v></c>", "-0.0015")]
    [InlineData("<c s=\"5\"><v>2</v></c>", "2")]
    [InlineData("<c s=\"1\"><v>46460</v></c>", "2027-03-14")]
    [InlineData("<c s=\"2\"><v>46460</v></c>", "2027-03-14")]
    [InlineData("<c s=\"3\"><v>46460.5</v></c>", "2027-03-14T12:00:00")]
    [InlineData("<c s=\"4\"><v>0.75</v></c>", "18:00:00")]
    [InlineData("<c s=\"1\"><v>1</v></c>", "1900-01-01")]
    [InlineData("<c s=\"99\"><v>7</v></c>", "7")]
    [InlineData("<c t=\"b\"><v>1</v></c>", "true")]
    [InlineData("<c t=\"b\"><v>0</v></c>", "false")]
    [InlineData("<c t=\"str\"><f>A1</f><v>uitkomst</v></c>", "uitkomst")]
    [InlineData("<c><f>1+1</f><v>2</v></c>", "2")]
    [InlineData("<c t=\"s\"><v>0</v></c>", "vet en gewoon")]
    [InlineData("<c t=\"s\"><v>1</v></c>", "a_b")]
    [InlineData("<c t=\"s\"><v>9</v></c>", null)]
    [InlineData("<c t=\"inlineStr\"><is><r><t>een</t></r><rPh sb=\"0\" eb=\"1\"><t>weg</t></rPh><r><t xml:space=\"preserve\"> twee</t></r></is></c>", "een twee")]
    [InlineData("<c t=\"inlineStr\"><is><t xml:space=\"preserve\"> \u00A0eind\u00A0\r\n </t></is></c>", "eind")]
    [InlineData("<c t=\"inlineStr\"><is><t>_x005F_x0041__x000D__x000A_b</t></is></c>", "_x0041_\nb")]
    [InlineData("<c t=\"d\"><v>2027-03-14</v></c>", "2027-03-14")]
    [InlineData("<c s=\"1\"/>", null)]
    [InlineData("<c s=\"1\"><v></v></c>", null)]
    [InlineData("<c t=\"inlineStr\"><is><t>   </t></is></c>", null)]
    public void A_cell_is_read_as_what_people_see_in_it(string cell, string? expected)
    {
        var odd = new OddWorkbook();
        foreach (var withPlace in new[] { true, false })
        {
            var placed = withPlace ? "<c r=\"D2\"" + cell[2..] : cell;
            var rows = odd.Row(1, "type", "name", "label", "hint") + odd.Row(2, "text", "q", "Vraag", placed);
            var form = new OddWorkbook().RawSheet("survey", rows).Sheet("settings", "form_id|form_title|version", "toets|T|1").Part("xl/styles.xml", Styles)
                .Part("xl/sharedStrings.xml", "<sst><si><r><rPr><b/></rPr><t xml:space=\"preserve\">vet </t></r><r><t>en gewoon</t></r><rPh sb=\"0\" eb=\"1\"><t>hulp</t></rPh></si><si><t>a_b</t></si></sst>");
            var (document, problems) = Read(form);
            Assert.Empty(problems);
            Assert.Equal(expected, Assert.Single(document!.Survey).Hint?.In("nl"));
        }
    }

    [Theory]
    [InlineData("<c r=\"D2\" t=\"e\"><v>#REF!</v></c>", Severity.Error, "#REF!")]
    [InlineData("<c r=\"D2\"><f>A1+1</f></c>", Severity.Warning, "formule")]
    public void A_formula_without_an_outcome_is_reported_at_its_cell(string cell, Severity severity, string word)
    {
        var odd = new OddWorkbook();
        var (_, problems) = Read(new OddWorkbook().RawSheet("survey", odd.Row(1, "type", "name", "label", "hint") + odd.Row(2, "text", "q", "V", cell)).Sheet("settings", "form_id|form_title|version", "t|T|1"));
        var problem = Assert.Single(problems);
        Assert.Equal(("survey!D2", ProblemCodes.BadCell, severity), (problem.Place, problem.Code, problem.Severity));
        Assert.Contains(word, problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_and_cells_that_do_not_say_where_they_are_stand_behind_each_other()
    {
        var (document, problems) = Read(new OddWorkbook { WithPlaces = false }.SheetOf("survey", ["type", "", "name", "label"], ["text", "", "q", "Vraag"]).Sheet("settings", "form_id|form_title|version", "t|T|1"));
        Assert.Empty(problems);
        Assert.Equal("q", Assert.Single(document!.Survey).Name);
    }

    [Fact]
    public void A_million_rows_with_only_formatting_cost_little()
    {
        var odd = new OddWorkbook();
        var rows = new StringBuilder(odd.Row(1, "type", "name", "label") + odd.Row(2, "text", "q", "Vraag"));
        for (var row = 3; row <= 1_048_576; row++) rows.Append("<row r=\"").Append(row).Append("\" spans=\"1:16384\" s=\"3\" customFormat=\"1\" ht=\"15\"><c r=\"A").Append(row).Append("\" s=\"3\"/></row>");
        rows.Replace("<row r=\"1048576\"", odd.Row(1_048_575, "text", "laatste", "Laatste") + "<row r=\"1048576\"");
        using var stream = new OddWorkbook().RawSheet("survey", rows.ToString()).Sheet("settings", "form_id|form_title|version", "t|T|1").Made();
        rows.Clear();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        var (document, places, _) = XlsFormReader.Read(stream, "toets.xlsx", new Dictionary<string, ReferenceList>());
        Assert.Equal(["q", "laatste"], document!.Survey.Select(item => item.Name));
        Assert.Equal("survey!A1048575", places.Of(document.Survey[1]));
        // The bound is wide: it is there for walks over every empty cell, not for a busy machine.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.Elapsed}");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000_000);
    }

    public static IEnumerable<TheoryDataRow<string, byte[], string>> NoWorkbooks
    {
        get
        {
            yield return new("leeg", [], "leeg");
            yield return new("csv", Encoding.UTF8.GetBytes("type,name,label\ntext,q,Vraag\n"), "geen Excel-werkmap");
            yield return new("xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]], ".xls");
            yield return new("wachtwoord", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage")], "wachtwoord");
            yield return new("zip", Zip(("mimetype", "application/vnd.oasis.opendocument.text")), "geen Excel-werkmap");
            yield return new("xlsb", Zip(("_rels/.rels", "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"xl/workbook.bin\"/></Relationships>"), ("xl/workbook.bin", "")), ".xlsb");
            yield return new("afgekapt", OddWorkbook.Form("type|name|label", "text|q|Q").Made().ToArray()[..800], "beschadigd");
            yield return new("dtd", Zip(("xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><workbook>&b;</workbook>")), "beschadigd");
            yield return new("geen xml", Zip(("xl/workbook.xml", "<workbook><sheets>")), "beschadigd");
            yield return new("blad weg", Zip(("xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"survey\" r:id=\"a\"/></sheets></workbook>"), ("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"a\" Target=\"weg.xml\"/></Relationships>")), "beschadigd");
            yield return new("één tekst van 5 MB", OddWorkbook.Form("type|name|label", "text|q|" + new string('a', 5_000_000)).Made().ToArray(), "4 MB");
            yield return new("veel tekst", OddWorkbook.Form("type|name|label").Part("xl/sharedStrings.xml", "<sst>" + string.Concat(Enumerable.Repeat("<si><t>" + new string('a', 1000) + "</t></si>", 41_000)) + "</sst>").Made().ToArray(), "20 MB");
            yield return new("bom", OddWorkbook.Form("type|name|label").Part("xl/styles.xml", "<a>" + string.Concat(Enumerable.Repeat("<b/>", 1_000_000)) + "</a>").Made().ToArray(), "");
        }
    }

    [Theory, MemberData(nameof(NoWorkbooks))]
    public void What_is_no_workbook_is_refused_in_a_sentence(string what, byte[] content, string words)
    {
        using var stream = new MemoryStream(content);
        var (document, _, problems) = XlsFormReader.Read(stream, what + ".xlsx", new Dictionary<string, ReferenceList>());
        if (words.Length == 0)
        {
            Assert.NotNull(document);
            return;
        }
        Assert.Null(document);
        var problem = Assert.Single(problems);
        Assert.Equal((ProblemCodes.NoWorkbook, Severity.Error), (problem.Code, problem.Severity));
        Assert.Contains(words, problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_unpacks_without_end_is_refused_before_it_fills_the_memory()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry("xl/workbook.xml", CompressionLevel.Fastest).Open();
            var block = Encoding.UTF8.GetBytes("<a/>".PadRight(1_000_000));
            part.Write("<workbook>"u8);
            for (var megabytes = 0; megabytes < 600; megabytes++) part.Write(block);
        }
        stream.Position = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (_, _, problems) = XlsFormReader.Read(stream, "bom.xlsx", new Dictionary<string, ReferenceList>());
        Assert.Contains("500 MB", Assert.Single(problems).Sentence, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 50_000_000);
    }

    private static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(content);
            }
        return stream.ToArray();
    }

    private static (FormDocument? Document, IReadOnlyList<Problem> Problems) Read(OddWorkbook book)
    {
        using var stream = book.Made();
        var (document, _, problems) = XlsFormReader.Read(stream, "toets.xlsx", new Dictionary<string, ReferenceList>());
        return (document, problems);
    }
}
