using System.CommandLine;
using Scanner.Core.Exports;
using Scanner.Core.Scans;

namespace Scanner.Web.Cli;

/// <summary><c>export</c>: writes the results of a scan to a file, whole or not at all.</summary>
internal static class ExportVerb
{
    private const string Workbook = "workbook", Answers = "answers", Tables = "tables";

    public static Command Command { get; } = Make();

    private static Command Make()
    {
        var scan = Verbs.Scan();
        var kind = new Option<string>("--as") { Description = $"Wat er geschreven wordt: {Workbook} (.xlsx), {Answers} (.csv of .xlsx: een rij per inzending) of {Tables} (.csv: tellingen per vraag, met een punt in decimale getallen).", Required = true };
        var file = new Option<FileInfo>("--out") { Description = "Het bestand.", Required = true };
        var questionnaire = new Option<string?>("--questionnaire") { Description = "De vragenlijst, bijvoorbeeld partner-kort; hoeft niet als er maar een is beantwoord. Voor answers en tables." };
        var by = new Option<string?>("--by") { Description = "Voor tables: de naam van een vraag met één keuze waarnaar wordt uitgesplitst." };
        var share = new Option<bool>("--share") { Description = "Een versie om te delen, zonder wat herleidbaar is. Deze wordt nog niet gemaakt; de opdracht weigert dan." };
        var command = new Command("export", "Schrijf de uitkomsten van een scan naar een bestand. Het is de volledige werkversie, voor eigen gebruik.") { scan, kind, file, questionnaire, by, share };
        command.SetAction(async (parsed, stop) =>
        {
            var (what, output) = (parsed.GetRequiredValue(kind), parsed.GetRequiredValue(file));
            if (Refusal(what, output.Extension, parsed.GetValue(questionnaire), parsed.GetValue(by), parsed.GetValue(share)) is { } refusal) return await Verbs.SayAsync(refusal, Verbs.Usage);
            return await Verbs.OnScanAsync(parsed, scan, (services, access) =>
                WriteAsync(stream => MakeAsync(services, what, access, parsed.GetValue(questionnaire), parsed.GetValue(by), output.Extension, stream, stop), output), stop);
        });
        return command;
    }

    /// <summary>Why the command cannot be meant so; null: it can.</summary>
    private static string? Refusal(string kind, string extension, string? questionnaire, string? by, bool share)
    {
        if (kind is not (Workbook or Answers or Tables)) return $"‘{kind}’ kan niet worden geschreven. Kies --as {Workbook}, {Answers} of {Tables}.";
        if (share) return "Een versie om te delen kan nog niet worden gemaakt; er is niets geschreven. Zonder --share schrijft de opdracht de volledige werkversie, alleen voor eigen gebruik.";
        if (kind == Answers && !IsOneOf(".csv", ".xlsx")) return "Antwoorden worden een .csv of een .xlsx; geef --out een naam die daarop eindigt.";
        if (kind == Tables && !IsOneOf(".csv")) return "Tabellen worden een .csv; geef --out een naam die daarop eindigt.";
        if (kind == Workbook && questionnaire is not null) return $"--questionnaire hoort bij --as {Answers} en {Tables}; in het werkboek staan alle vragenlijsten.";
        return kind != Tables && by is not null ? $"--by hoort bij --as {Tables}." : null;

        bool IsOneOf(params string[] known) => known.Contains(extension, StringComparer.OrdinalIgnoreCase);
    }

    private static async Task<ExportOutcome> MakeAsync(IServiceProvider services, string kind, ScanAccess access, string? questionnaire, string? by, string extension, Stream output, CancellationToken stop)
    {
        if (kind == Answers)
            return await services.GetRequiredService<ExportAnswers>().MakeAsync(access, questionnaire, extension.Equals(".csv", StringComparison.OrdinalIgnoreCase) ? TableFormat.Csv : TableFormat.Xlsx, output, stop);
        if (kind == Tables) return await services.GetRequiredService<MakeTables>().MakeAsync(access, questionnaire, by, output, stop);
        await services.GetRequiredService<MakeWorkbook>().MakeAsync(access, output, stop);
        return ExportOutcome.Done;
    }

    /// <summary>Writes beside the file first, so that a file that was there is only replaced by a whole one.</summary>
    private static async Task<int> WriteAsync(Func<Stream, Task<ExportOutcome>> make, FileInfo file)
    {
        var unfinished = file.FullName + ".deel";
        try
        {
            ExportOutcome outcome;
            await using (var output = File.Create(unfinished)) outcome = await make(output);
            if (outcome != ExportOutcome.Done)
            {
                File.Delete(unfinished);
                return await Verbs.SayAsync(ExportWords.Why(outcome));
            }
            File.Move(unfinished, file.FullName, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return await Verbs.SayAsync($"{file.FullName} kan niet worden geschreven. Kijk of de map bestaat, of er ruimte is en of het bestand niet ergens openstaat.");
        }
        await Console.Out.WriteLineAsync($"OK {file.FullName}");
        return Verbs.Ok;
    }
}
