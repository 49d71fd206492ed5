using System.Globalization;
using Scanner.Core.Prioritisation;
using Scanner.Core.Questionnaires;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Prioritisation;

public sealed class CriteriaFileTests
{
    private static readonly string Shipped = Path.Combine(TestDatabase.QuestionnaireFolder, "reference", "criteria-kwetsbare-groepen.yaml");

    private const string Sound = """
        name: criteria-toets
        label: { nl: Maten }
        source: toets
        criteria:
          - name: omvang
            axis: need
            weight: 20
            label: { nl: Omvang }
            description: { nl: Hoeveel? }
            levels:
              - { nl: "Geen." }
              - { nl: "Weinig." }
              - { nl: "Even veel." }
              - { nl: "Meer." }
              - { nl: "Veel meer." }
          - name: schade
            axis: need
            weight: 80
            label: { nl: Schade }
            description: { nl: Hoe erg? }
            levels: [{ nl: "0" }, { nl: "1" }, { nl: "2" }, { nl: "3" }, { nl: "4" }]
        """;

    [Fact]
    public void The_shipped_criteria_are_without_problems()
    {
        Assert.Empty(CheckText(Sound));
        Assert.Empty(CriteriaFile.Check(Shipped).Select(problem => problem.ToString()));
        var need = new GroupCriteria(QuestionnaireLibrary.Load(TestDatabase.QuestionnaireFolder)).Need;
        Assert.Equal(5, need.Count);
        Assert.Equal(100, need.Sum(criterion => criterion.Weight));
        Assert.All(need, criterion => Assert.Equal(5, criterion.Levels.Count));
        Assert.Equal("Omvang en afwijking", need[0].Label.In("nl"));
        Assert.StartsWith("Geen enkele bron", need[0].Levels[0].In("nl"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("    axis: need", "    axis: nood", CriteriaFile.AxisCode, 6)]
    [InlineData("    weight: 20", "    weight: 120", ProblemCodes.WrongForm, 7)]
    [InlineData("    weight: 20\n", "", ProblemCodes.Missing, 5)]
    [InlineData("  - name: schade", "  - name: omvang", ProblemCodes.DuplicateName, 16)]
    [InlineData("  - name: schade", "  - name: Erge Schade", ProblemCodes.BadName, 16)]
    [InlineData("    axis: need", "    axis: need\n    kleur: rood", ProblemCodes.UnknownKey, 7)]
    [InlineData("      - { nl: \"Geen.\" }\n", "", CriteriaFile.LevelsCode, 11)]
    [InlineData("      - { nl: \"Geen.\" }\n", "      - { en: \"None.\" }\n", ProblemCodes.Missing, 11)]
    [InlineData("axis: need", "axis: response", CriteriaFile.NoNeedCode, 5)]
    [InlineData("    axis: need", "\taxis: need", ProblemCodes.Tab, 6)]
    public void A_mistake_is_located(string original, string mistake, string code, int line)
    {
        // The first one only, except where the mistake is about all of them.
        var broken = code == CriteriaFile.NoNeedCode ? Sound.Replace(original, mistake, StringComparison.Ordinal) : ReplaceFirst(Sound, original, mistake);
        var problem = Assert.Single(CheckText(broken));
        Assert.Equal((code, line), (problem.Code, int.Parse(problem.Place, CultureInfo.InvariantCulture)));
        Assert.EndsWith(".", problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void All_weights_of_an_axis_zero_is_refused()
    {
        var problem = Assert.Single(CheckText(Sound.Replace("weight: 20", "weight: 0", StringComparison.Ordinal).Replace("weight: 80", "weight: 0", StringComparison.Ordinal)));
        Assert.Equal(CriteriaFile.NoWeightCode, problem.Code);
    }

    [Fact]
    public void A_missing_file_gives_no_criteria_and_a_problem()
    {
        var criteria = new GroupCriteria(QuestionnaireLibrary.Load(Path.Combine(Path.GetTempPath(), "bestaat-niet-" + Guid.NewGuid().ToString("n"))));
        Assert.Empty(criteria.Need);
        Assert.Single(criteria.Problems);
    }

    private static string ReplaceFirst(string text, string original, string mistake)
    {
        var at = text.IndexOf(original, StringComparison.Ordinal);
        return text[..at] + mistake + text[(at + original.Length)..];
    }

    private static IReadOnlyList<Problem> CheckText(string text)
    {
        var file = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("n") + ".yaml");
        File.WriteAllText(file, text);
        try
        {
            return CriteriaFile.Check(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
