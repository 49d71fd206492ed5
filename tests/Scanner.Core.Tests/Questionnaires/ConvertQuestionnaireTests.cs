using Scanner.Core.Questionnaires;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Questionnaires;

public sealed class ConvertQuestionnaireTests : IDisposable
{
    private const string Good = """
        settings: { form_id: toets, form_title: Toets, version: "1" }
        survey:
          - { type: text, name: wat, label: Wat? }
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("scanner_convert_");

    public static IEnumerable<TheoryDataRow<string>> Shipped => YamlFormTests.Shipped;

    public void Dispose() => folder.Delete(recursive: true);

    [Theory, MemberData(nameof(Shipped))]
    public void A_shipped_questionnaire_comes_back_the_same_from_a_workbook(string file)
    {
        var source = Path.Combine(TestDatabase.QuestionnaireFolder, file);
        Convert(source, "canoniek.yaml");
        Convert(source, "boek.xlsx");
        Convert(In("boek.xlsx"), "terug.yaml");
        Convert(In("boek.xlsx"), "tweede.xlsx");
        Assert.Equal(File.ReadAllText(In("canoniek.yaml")), File.ReadAllText(In("terug.yaml")));
        Assert.Equal(File.ReadAllBytes(In("boek.xlsx")), File.ReadAllBytes(In("tweede.xlsx")));
    }

    [Theory]
    [InlineData("type: text", "type: tekst", ProblemCodes.UnknownType)]
    [InlineData("survey:", "vragen:", ProblemCodes.UnknownKey)]
    [InlineData("name: wat", "name: wat, relevant: \"${weg} = 1\"", ProblemCodes.UnknownReference)]
    public void A_questionnaire_with_errors_is_refused_and_nothing_is_written(string right, string wrong, string code)
    {
        File.WriteAllText(In("in.yaml"), Good.Replace(right, wrong, StringComparison.Ordinal));
        File.WriteAllText(In("uit.xlsx"), "van eerder");
        var (isWritten, problems) = ConvertQuestionnaire.Run(In("in.yaml"), In("uit.xlsx"));
        Assert.False(isWritten);
        Assert.Single(problems, problem => problem.Code == code && problem.Severity == Severity.Error);
        Assert.Equal("van eerder", File.ReadAllText(In("uit.xlsx")));
        Assert.Equal(2, folder.GetFiles().Length);
    }

    [Fact]
    public void A_text_that_does_not_fit_in_a_cell_is_refused_at_its_line()
    {
        File.WriteAllText(In("in.yaml"), Good.Replace("label: Wat?", "label: " + new string('a', XlsFormWriter.LongestCell + 1), StringComparison.Ordinal));
        var (isWritten, problems) = ConvertQuestionnaire.Run(In("in.yaml"), In("uit.xlsx"));
        Assert.False(isWritten);
        Assert.Contains(problems, problem => problem.Code == ProblemCodes.TooLongForCell && problem.Place == "3");
    }

    [Fact]
    public void A_file_that_cannot_be_read_or_written_gives_a_sentence()
    {
        File.WriteAllText(In("in.yaml"), Good);
        foreach (var (from, to) in new[] { ("weg.yaml", "uit.xlsx"), ("weg.xlsx", "uit.yaml"), ("in.yaml", Path.Combine("geen-map", "uit.xlsx")) })
        {
            var (isWritten, problems) = ConvertQuestionnaire.Run(In(from), In(to));
            Assert.False(isWritten);
            Assert.Contains(problems, problem => problem.Code == ProblemCodes.Unreadable);
        }
        Assert.Single(folder.GetFiles());
    }

    private void Convert(string from, string to)
    {
        var (isWritten, problems) = ConvertQuestionnaire.Run(from, In(to), TestDatabase.QuestionnaireFolder);
        Assert.DoesNotContain(problems, problem => problem.Severity == Severity.Error);
        Assert.True(isWritten);
    }

    private string In(string name) => Path.Combine(folder.FullName, name);
}
