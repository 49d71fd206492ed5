using System.Globalization;
using Scanner.Core.Coding;
using Scanner.Core.Questionnaires;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Coding;

public sealed class CodebookFileTests
{
    [Fact]
    public void The_shipped_codebook_is_without_problems()
    {
        var (codebook, problems) = CodebookFile.Read(Path.Combine(TestDatabase.QuestionnaireFolder, "codebooks", "drugspreventie.yaml"));
        Assert.Empty(problems.Select(problem => problem.ToString()));
        var lachgas = codebook!.Codes[0].Codes[0];
        Assert.Equal(("lachgas", "#0b5c6b", 1), (lachgas.Name, lachgas.Colour, lachgas.Key));
        Assert.Equal([1, 3], lachgas.KeyQuestions);
        Assert.Contains("ballon", lachgas.Keywords);
    }

    [Theory]
    [InlineData("codes:\n\t- name: a", 5, ProblemCodes.Tab)]
    [InlineData("codes: [\n", 5, ProblemCodes.NotYaml)]
    [InlineData("codes: []", 1, ProblemCodes.Missing)]
    [InlineData("codes: hoi", 4, ProblemCodes.WrongForm)]
    [InlineData("codes:\n  - { name: a, label: A, colour: \"#0b5c6b\" }\n  - { name: a, label: B, colour: \"#0b5c6b\" }", 6, ProblemCodes.DuplicateName)]
    [InlineData("codes:\n  - { name: a, label: A, colour: \"#0b5c6b\", codes: [ { name: a, label: B } ] }", 5, ProblemCodes.DuplicateName)]
    [InlineData("codes:\n  - { name: a, label: A, colour: \"#0b5c6b\", key: 1 }\n  - { name: b, label: B, colour: \"#0b5c6b\", key: 1 }", 6, ProblemCodes.DuplicateKey)]
    [InlineData("codes:\n  - { name: a, label: A, colour: \"#0b5c6b\", key: 0 }", 5, ProblemCodes.WrongForm)]
    [InlineData("codes:\n  - { name: a, label: A, colour: teal }", 5, ProblemCodes.BadColour)]
    [InlineData("codes:\n  - { name: a, label: A, colour: \"#0b5c6\" }", 5, ProblemCodes.BadColour)]
    [InlineData("codes:\n  - { name: a, label: A }", 5, ProblemCodes.Missing)]
    [InlineData("codes:\n  - { name: a, colour: \"#0b5c6b\" }", 5, ProblemCodes.Missing)]
    [InlineData("codes:\n  - { name: A b, label: A, colour: \"#0b5c6b\" }", 5, ProblemCodes.BadName)]
    [InlineData("codes:\n  - { name: a, label: A, colour: \"#0b5c6b\", kleur: rood }", 5, ProblemCodes.UnknownKey)]
    [InlineData("codes:\n  - { name: a, label: A, colour: \"#0b5c6b\", kernvraag: [vier] }", 5, ProblemCodes.UnknownKeyQuestion)]
    [InlineData("codes:\n  - { name: a, label: A, colour: \"#0b5c6b\", keywords: { a: b } }", 5, ProblemCodes.WrongForm)]
    [InlineData("codes:\n  - name: a\n    label: A\n    colour: \"#0b5c6b\"\n    codes:\n      - name: b\n        label: B\n        codes: [ { name: c, label: C } ]", 11, ProblemCodes.TooDeep)]
    public void What_is_wrong_is_said_with_its_line(string codes, int line, string code)
    {
        using var file = new TemporaryFile("name: toets\nlabel: Toets\nversion: \"1\"\n" + codes);
        var problem = CodebookFile.Check(file.Path)[0];
        Assert.Equal((code, line, Severity.Error), (problem.Code, int.Parse(problem.Place, CultureInfo.InvariantCulture), problem.Severity));
        Assert.EndsWith(".", problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_colour_too_light_to_read_is_a_warning_and_the_book_can_be_used()
    {
        using var file = new TemporaryFile("name: toets\nlabel: Toets\nversion: \"1\"\ncodes:\n  - { name: a, label: A, colour: \"#ffee00\" }");
        var (codebook, problems) = CodebookFile.Read(file.Path);
        Assert.NotNull(codebook);
        Assert.Equal((ProblemCodes.BadColour, Severity.Warning), (problems.Single().Code, problems.Single().Severity));
    }

    [Fact]
    public void A_file_that_does_not_exist_is_said()
    {
        Assert.Equal(ProblemCodes.Unreadable, CodebookFile.Check("/bestaat/niet.yaml").Single().Code);
    }

    private sealed class TemporaryFile : IDisposable
    {
        public TemporaryFile(string text) => File.WriteAllText(Path, text);

        public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), Guid.NewGuid().ToString("n") + ".yaml");

        public void Dispose() => File.Delete(Path);
    }
}
