namespace Scanner.Browser.Tests;

/// <summary>The verbs of the published program, as a script calls them: exit codes, and sentences instead of stack traces.</summary>
public sealed class VerbTests(PublishedApp published) : IDisposable
{
    private const string Good = """
        settings:
          form_id: toets
          form_title: Toets
          version: "1"
        survey:
          - type: group
            name: een
            label: Een
            questions:
              - { type: text, name: wat, label: Wat? }
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("scanner_verbs_");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Check_says_OK_for_each_good_file_of_the_shipped_folder()
    {
        var (code, said) = await published.RunVerbAsync(folder.FullName, "check", Path.Combine(PublishedApp.RepositoryRoot, "questionnaires"));
        Assert.Equal(0, code);
        Assert.All(said.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.StartsWith("OK ", line, StringComparison.Ordinal));
        Assert.Contains("partner-kort.yaml", said, StringComparison.Ordinal);
        Assert.Contains("drugspreventie.yaml", said, StringComparison.Ordinal);
        Assert.Contains("criteria-kwetsbare-groepen.yaml", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  version", "\tversion", ":4: Q002: ")]
    [InlineData("name: wat", "name: een", ":10: Q011: ")]
    [InlineData("type: text", "type: select_one weg", ":10: Q012: ")]
    public async Task Check_says_in_one_line_what_is_wrong_and_where(string from, string to, string expected)
    {
        var file = Path.Combine(folder.FullName, "toets.yaml");
        await File.WriteAllTextAsync(file, Good.Replace(from, to, StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var (code, said) = await published.RunVerbAsync(folder.FullName, "check", file);
        Assert.Equal(1, code);
        var line = Assert.Single(said.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith(file + expected, line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Data Source=/dev/null/scanner.db", "Sqlite")]
    [InlineData("Data Source=geen-database.db", "Sqlite")]
    [InlineData("Onzin=1;;==", "Sqlite")]
    [InlineData("", "Sqlite")]
    [InlineData("Data Source=x.db", "Oracle")]
    [InlineData("Server=tcp:127.0.0.1,1;Database=x;Connect Timeout=2;Encrypt=False;User Id=x;Password=x", "SqlServer")]
    [InlineData("Server=bestaat-niet.invalid;Database=x;Connect Timeout=2;Encrypt=False;User Id=x;Password=x", "SqlServer")]
    [InlineData("Server=tcp:127.0.0.1,1;Database=x;User Id=x;Password=geheim", "Sqlite")]
    [InlineData("Servr=x;Database=x", "SqlServer")]
    [InlineData("Data Source=/tmp", "Sqlite")]
    public async Task A_database_that_cannot_be_opened_gives_one_sentence_and_an_exit_code(string connection, string provider)
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "geen-database.db"), string.Concat(Enumerable.Repeat("Dit is geen database. ", 500)), TestContext.Current.CancellationToken);
        var (code, said) = await published.RunVerbWithAsync(new() { ["ConnectionStrings__Scanner"] = connection, ["Database__Provider"] = provider }, folder.FullName, "migrate");
        Assert.Equal(1, code);
        var line = Assert.Single(said.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("   at ", line, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", line, StringComparison.Ordinal);
        Assert.EndsWith(".", line.TrimEnd(')', ' '), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "onbekend")]
    [InlineData(2, "export")]
    [InlineData(2, "export", "--scan", "x", "--as", "taart", "--out", "x.xlsx")]
    [InlineData(2, "export", "--demo", "--scan", "gemeente-x", "--as", "workbook", "--out", "x.xlsx", "--share")]
    [InlineData(2, "export", "--demo", "--scan", "gemeente-x", "--as", "workbook", "--out", "x.xlsx", "--anoniem")]
    [InlineData(2, "migrate", "nu")]
    [InlineData(1, "export", "--scan", "bestaat-niet", "--as", "workbook", "--out", "x.xlsx")]
    [InlineData(2, "convert")]
    [InlineData(2, "convert", "alleen.yaml")]
    [InlineData(2, "convert", "a.txt", "b.xlsx")]
    [InlineData(2, "convert", "a.yaml", "b.csv")]
    [InlineData(2, "convert", "a.yaml", "./a.yaml")]
    [InlineData(1, "convert", "weg.yaml", "b.xlsx")]
    [InlineData(1, "check", ".")]
    [InlineData(2, "--demoo")]
    [InlineData(2, "--urls")]
    [InlineData(1, "--urls", "nergens")]
    [InlineData(1, "--urls", "http://localhost:99999")]
    [InlineData(1, "--urls", "http://203.0.113.5:5000")]
    [InlineData(1, "--urls", "http://127.0.0.1:0", "--Mail:Port=abc")]
    [InlineData(1, "--urls", "http://127.0.0.1:0", "--Mail:Host=mail.voorbeeld.example")]
    [InlineData(1, "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=Onzin")]
    [InlineData(0, "--help")]
    [InlineData(0, "check", "--help")]
    [InlineData(0, "convert", "--help")]
    [InlineData(0, "migrate", "--help")]
    [InlineData(0, "export", "--help")]
    [InlineData(0, "import-partners", "--help")]
    [InlineData(2, "import-partners", "--scan", "gemeente-x")]
    [InlineData(2, "import-partners", "partners.csv")]
    [InlineData(1, "import-partners", "--scan", "bestaat-niet", "partners.csv")]
    public async Task The_exit_code_tells_done_refused_and_not_understood_apart(int expected, params string[] arguments)
    {
        var (code, said) = await published.RunVerbAsync(folder.FullName, arguments);
        Assert.True(expected == code, $"{code}: {said}");
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        foreach (var english in new[] { "equired ", "Usage:", "Show ", "Options:" }) Assert.DoesNotContain(english, said, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder.FullName, "x.xlsx")));
    }

    [Fact]
    public async Task A_verb_on_the_demonstration_makes_it_when_it_is_missing()
    {
        var (code, said) = await published.RunVerbAsync(folder.FullName, "export", "--demo", "--scan", "gemeente-x", "--as", "workbook", "--out", "demo.xlsx");
        Assert.True(code == 0, said);
        Assert.True(File.Exists(Path.Combine(folder.FullName, "demo.xlsx")));
        Assert.True(File.Exists(Path.Combine(folder.FullName, "data", "demo.db")));
    }

    [Fact]
    public async Task Partners_are_imported_whole_or_not_at_all_and_twice_is_once()
    {
        var file = Path.Combine(folder.FullName, "partners.csv");
        const string Good = "naam;soort;contactpersoon;e-mail\nBureau Halt Verzonnen;halt;Een Verzonnen;een@voorbeeld.example\nBureau Halt Verzonnen;;Twee Verzonnen;\n";
        await File.WriteAllTextAsync(file, Good + "Buurgemeente Verzonnen;bestaat niet;;\nSTICHTING BUREAU HALT VERZONNEN;halt;;\n", TestContext.Current.CancellationToken);
        var (code, said) = await ImportAsync();
        Assert.Equal(1, code);
        // The first verb makes the demonstration, and says so.
        var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.Contains(": P0", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, lines.Count);
        Assert.StartsWith(file + ":4: P003: ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith(file + ":5: P008: ", lines[1], StringComparison.Ordinal);

        await File.WriteAllTextAsync(file, Good, TestContext.Current.CancellationToken);
        Assert.Equal((0, "OK 1 partner: 1 nieuw, 0 gewijzigd, 0 ongewijzigd.\n"), await ImportAsync());
        Assert.Equal((0, "OK 1 partner: 0 nieuw, 0 gewijzigd, 1 ongewijzigd.\n"), await ImportAsync());

        Task<(int, string)> ImportAsync() => published.RunVerbAsync(folder.FullName, "import-partners", "--demo", "--scan", "gemeente-x", file);
    }
}
