using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using FsCheck;
using FsCheck.Fluent;
using Scanner.Core.Questionnaires;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Questionnaires;

public sealed class XlsFormRoundTripTests
{
    private static readonly Dictionary<string, ReferenceList> Lists = Directory.EnumerateFiles(Path.Combine(TestDatabase.QuestionnaireFolder, "reference"), "*.yaml")
        .Select(file => QuestionnaireLibrary.Load(TestDatabase.QuestionnaireFolder).List(Path.GetFileNameWithoutExtension(file))).DistinctBy(list => list.Name).ToDictionary(list => list.Name);

    private static readonly Dictionary<string, ReferenceList> NoLists = [];

    public static IEnumerable<TheoryDataRow<string>> Shipped => YamlFormTests.Shipped;

    [Theory, MemberData(nameof(Shipped))]
    public void A_shipped_file_comes_back_from_a_workbook_byte_for_byte(string file)
    {
        var (document, _) = YamlFormReader.Read(new YamlTree(file), File.ReadAllText(Path.Combine(TestDatabase.QuestionnaireFolder, file)));
        var canonical = YamlFormWriter.Write(document!);
        var (again, problems) = ThroughWorkbook(document!, Lists);
        Assert.Empty(problems);
        Assert.Equal(canonical, YamlFormWriter.Write(again));
    }

    [Fact]
    public void Any_document_comes_back_from_a_workbook_byte_for_byte() => Prop.ForAll(FormSamples.Document(FormSamples.Names).ToArbitrary(), sample =>
    {
        // An empty option or row, or one without a type, is no row of a workbook: those are refused before.
        var document = FormSamples.Usable(sample);
        foreach (var lists in new[] { Lists, NoLists })
        {
            var (again, _) = ThroughWorkbook(document, lists);
            Assert.Equal(YamlFormWriter.Write(document), YamlFormWriter.Write(again));
            // And the second workbook holds the same document as the first.
            var (third, _) = ThroughWorkbook(again, lists);
            Assert.Equal(FormSamples.Describe(again), FormSamples.Describe(third));
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void The_same_document_gives_the_same_bytes()
    {
        var document = FormSamples.Usable(FormSamples.Document(FormSamples.Names).Sample(1, 20).First());
        Assert.Equal(Written(document), Written(document));

        static byte[] Written(FormDocument document)
        {
            using var stream = new MemoryStream();
            XlsFormWriter.Write(document, Lists, stream);
            return stream.ToArray();
        }
    }

    [Fact]
    public void The_workbook_is_what_Excel_expects()
    {
        using var stream = new MemoryStream();
        XlsFormWriter.Write(FormSamples.Usable(FormSamples.Document(FormSamples.Names).Sample(1, 30).First()), Lists, stream);
        stream.Position = 0;
        using var book = SpreadsheetDocument.Open(stream, isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(book, TestContext.Current.CancellationToken).Select(error => $"{error.Part?.Uri} {error.Path?.XPath} {error.Description}"));
    }

    private static (FormDocument Document, List<string> Problems) ThroughWorkbook(FormDocument document, Dictionary<string, ReferenceList> lists)
    {
        using var stream = new MemoryStream();
        XlsFormWriter.Write(document, lists, stream);
        stream.Position = 0;
        var (read, _, problems) = XlsFormReader.Read(stream, "toets.xlsx", lists);
        Assert.NotNull(read);
        return (read, [.. problems.Select(problem => problem.ToString())]);
    }
}
