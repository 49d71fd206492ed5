using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Scanner.Benchmarks;

/// <summary>A file with many answers to 40 questions of all kinds, and what it takes to import it.</summary>
internal static class ImportFile
{
    private const int Questions = 40;

    /// <summary>Options of each question that has them.</summary>
    private const string Options = "abcdefgh";

    private static readonly string[] Kinds = ["select_one opties", "select_multiple opties", "integer", "date", "text", "select_one opties", "select_multiple opties", "decimal", "text", "select_one opties"];

    /// <summary>Imports rows with the verb of the program, in a process of its own: from its start to its end, opening the database included.</summary>
    /// <param name="program">What <c>dotnet</c> is to run.</param>
    /// <param name="settings">The environment: the database of <see cref="Fieldwork"/>, and its folder of questionnaires.</param>
    /// <param name="folder">That folder.</param>
    /// <param name="rows">How many rows.</param>
    /// <returns>How long it took.</returns>
    public static async Task<TimeSpan> MeasureAsync(string program, IReadOnlyDictionary<string, string> settings, string folder, int rows)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "invoer.yaml"), Yaml());
        var file = Path.Combine(folder, "antwoorden.csv");
        await WriteAsync(file, rows);
        var start = new ProcessStartInfo("dotnet", [program, "import", "--scan", "meting", "--questionnaire", "invoer", file]) { RedirectStandardOutput = true };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var watch = Stopwatch.StartNew();
        using var import = Process.Start(start)!;
        var said = await import.StandardOutput.ReadToEndAsync();
        await import.WaitForExitAsync();
        var elapsed = watch.Elapsed;
        return said.Contains(string.Create(CultureInfo.InvariantCulture, $": {rows} nieuw, 0 al ingelezen, 0 al ingelezen en afwijkend, 0 geweigerd"), StringComparison.Ordinal)
            ? elapsed
            : throw new InvalidOperationException("The import did not take every row in: " + said);
    }

    /// <summary>Three questions are asked only when another was answered so; two are required.</summary>
    private static string Yaml()
    {
        var yaml = new StringBuilder("settings: { form_id: invoer, form_title: Invoer, version: \"1\", default_language: nl }\nchoices:\n  opties:\n");
        foreach (var option in Options) yaml.Append(CultureInfo.InvariantCulture, $"    - {{ name: k{option}, label: Antwoord {option} }}\n");
        yaml.Append("survey:\n  - type: group\n    name: deel\n    label: Deel\n    questions:\n");
        for (var question = 0; question < Questions; question++)
        {
            var rules = question switch
            {
                0 or 4 => ", required: true",
                2 or 12 => ", constraint: \". >= 0\"",
                10 => ", relevant: \"${v0} = 'ka'\"",
                20 => ", relevant: \"${v2} > 50\"",
                31 => ", relevant: \"selected(${v1}, 'kb')\"",
                _ => "",
            };
            yaml.Append(CultureInfo.InvariantCulture, $"      - {{ type: {Kinds[question % Kinds.Length]}, name: v{question}, label: Vraag {question}{rules} }}\n");
        }
        return yaml.ToString();
    }

    private static async Task WriteAsync(string file, int rows)
    {
        var random = new Random(7);
        await using var writer = new StreamWriter(file);
        await writer.WriteLineAsync("_partner;_external_id;_submitted_at;_mode;" + string.Join(';', Enumerable.Range(0, Questions).Select(question => string.Create(CultureInfo.InvariantCulture, $"v{question}"))));
        for (var row = 0; row < rows; row++)
        {
            var about = string.Create(CultureInfo.InvariantCulture, $"P{row % 50 + 1:00};nr-{row};{row % 28 + 1}-{row % 12 + 1}-2025;{(row % 3 == 0 ? "online" : "papier")};");
            await writer.WriteLineAsync(about + string.Join(';', Enumerable.Range(0, Questions).Select(question => Cell(question, row, random))));
        }
    }

    private static string Cell(int question, int row, Random random) => Kinds[question % Kinds.Length].Split(' ')[0] switch
    {
        "select_one" => Option(random),
        "select_multiple" => string.Join(' ', Enumerable.Range(0, 3).Select(_ => Option(random)).Distinct()),
        "integer" => random.Next(100).ToString(CultureInfo.InvariantCulture),
        "decimal" => string.Create(CultureInfo.InvariantCulture, $"{random.Next(1000)},{random.Next(1, 10)}"),
        "date" => string.Create(CultureInfo.InvariantCulture, $"{random.Next(1, 29)}-{random.Next(1, 13)}-2024"),
        _ => string.Create(CultureInfo.InvariantCulture, $"Tekst van rij {row} bij vraag {question}, met wat woorden erbij"),
    };

    private static string Option(Random random) => "k" + Options[random.Next(Options.Length)];
}
