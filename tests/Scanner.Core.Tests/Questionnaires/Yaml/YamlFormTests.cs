using FsCheck;
using FsCheck.Fluent;
using Scanner.Core.Questionnaires;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Questionnaires;

public sealed class YamlFormTests
{
    public static IEnumerable<TheoryDataRow<string>> Shipped => Directory.EnumerateFiles(TestDatabase.QuestionnaireFolder, "*.yaml").Select(file => new TheoryDataRow<string>(Path.GetFileName(file)));

    [Theory, MemberData(nameof(Shipped))]
    public void A_shipped_file_written_and_read_is_the_same_document(string file)
    {
        var first = Read(File.ReadAllText(Path.Combine(TestDatabase.QuestionnaireFolder, file)));
        var written = YamlFormWriter.Write(first);
        Assert.Equal(FormSamples.Describe(first), FormSamples.Describe(Read(written)));
        Assert.Equal(written, YamlFormWriter.Write(Read(written)));
    }

    [Fact]
    public void Any_document_is_read_as_it_was_written_and_written_the_same_again() => Prop.ForAll(FormSamples.Document(FormSamples.Text).ToArbitrary(), document =>
    {
        var written = YamlFormWriter.Write(document);
        var read = Read(written);
        Assert.Equal(FormSamples.Describe(document), FormSamples.Describe(read));
        Assert.Equal(written, YamlFormWriter.Write(read));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static FormDocument Read(string text)
    {
        var tree = new YamlTree("toets.yaml");
        var (document, _) = YamlFormReader.Read(tree, text);
        Assert.Empty(tree.Problems.Select(problem => problem.ToString()));
        Assert.NotNull(document);
        return document;
    }
}
