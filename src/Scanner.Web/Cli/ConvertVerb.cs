using System.CommandLine;
using Scanner.Core.Questionnaires;

namespace Scanner.Web.Cli;

/// <summary><c>convert</c>: makes of a questionnaire in YAML a workbook (XLSForm), or the other way round.</summary>
internal static class ConvertVerb
{
    public static Command Command { get; } = Make();

    /// <summary>Where reference lists are looked for when there are none beside a file: the folder of this installation, as for the server.</summary>
    public static string[] Folders =>
    [
        .. Environment.GetEnvironmentVariable("Questionnaires__Folder") is { Length: > 0 } configured ? [configured] : Array.Empty<string>(),
        Path.GetFullPath("questionnaires"),
        Path.Combine(AppContext.BaseDirectory, "questionnaires"),
    ];

    private static Command Make()
    {
        var from = new Argument<string>("in") { Description = "De vragenlijst die er is: .yaml, .yml of .xlsx (XLSForm)." };
        var to = new Argument<string>("uit") { Description = "Het bestand dat wordt gemaakt: .yaml, .yml of .xlsx. Bestaat het al, dan wordt het vervangen." };
        var command = new Command("convert", "Zet een vragenlijst om: YAML naar een werkmap (XLSForm) of andersom. Een regel per bevinding: bestand:plek: code: zin. Sluit af met 1 als er fouten zijn; dan is er niets geschreven.") { from, to };
        command.SetAction(async (parsed, stop) => await RunAsync(parsed.GetRequiredValue(from), parsed.GetRequiredValue(to)));
        return command;
    }

    private static async Task<int> RunAsync(string from, string to)
    {
        foreach (var file in new[] { from, to })
            if (QuestionnaireFile.FormatOf(file) is null)
            {
                await Console.Error.WriteLineAsync($"‘{file}’ eindigt niet op .yaml, .yml of .xlsx; er is niets gedaan. Met --help erachter ziet u wat er kan.");
                return Verbs.Usage;
            }
        if (IsSame(from, to))
        {
            await Console.Error.WriteLineAsync("De twee bestanden zijn hetzelfde; er is niets gedaan. Noem een ander bestand om naar te schrijven.");
            return Verbs.Usage;
        }
        var (isWritten, problems) = ConvertQuestionnaire.Run(from, to, Folders);
        foreach (var problem in problems) await Console.Out.WriteLineAsync(problem.ToString());
        if (isWritten) await Console.Out.WriteLineAsync("OK " + to);
        return isWritten ? Verbs.Ok : Verbs.Refused;
    }

    /// <summary>Whether two names lead to the same file, also by way of a link.</summary>
    private static bool IsSame(string from, string to) => Real(from).Equals(Real(to), OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    private static string Real(string file)
    {
        var full = new FileInfo(file);
        return (full.Exists && full.LinkTarget is not null ? full.ResolveLinkTarget(returnFinalTarget: true)?.FullName : null) ?? full.FullName;
    }
}
