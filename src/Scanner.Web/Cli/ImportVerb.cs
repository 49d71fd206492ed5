using System.CommandLine;
using Scanner.Core.Responses;
using Scanner.Core.Scans;

namespace Scanner.Web.Cli;

/// <summary><c>import</c>: takes in answers that were given elsewhere. Rows that cannot go in are named, one line each; the others go in.</summary>
internal static class ImportVerb
{
    public static Command Command { get; } = Make();

    private static Command Make()
    {
        var scan = Verbs.Scan();
        var questionnaire = new Option<string>("--questionnaire") { Description = "De vragenlijst, bijvoorbeeld partner-kort.", Required = true };
        var file = new Argument<FileInfo>("antwoorden") { Description = "Een .csv of .xlsx met op de eerste regel de namen van de vragen, en de kolom _partner." };
        var command = new Command("import", "Lees antwoorden in die ergens anders zijn gegeven. Een rij die niet klopt blijft er helemaal buiten en wordt genoemd: bestand:regel: code: zin; de andere gaan erin. Sluit af met 1 als er rijen buiten bleven.") { scan, questionnaire, file };
        command.SetAction((parsed, stop) => Verbs.OnScanAsync(parsed, scan, (services, access) =>
            ImportAsync(services.GetRequiredService<ImportAnswers>(), access, parsed.GetRequiredValue(questionnaire), parsed.GetRequiredValue(file), stop), stop));
        return command;
    }

    private static async Task<int> ImportAsync(ImportAnswers answers, ScanAccess access, string formId, FileInfo file, CancellationToken stop)
    {
        FileStream content;
        try
        {
            content = file.OpenRead();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return await Verbs.SayAsync($"{file} kan niet worden gelezen. Kijk of het bestand bestaat en of het niet ergens openstaat.");
        }
        await using (content)
        {
            // Findings name the file as the command did.
            var done = await answers.ImportAsync(access, formId, content, file.ToString(), stop);
            foreach (var fault in done.Fault is null ? [.. done.RefusedRows, .. done.Different] : new[] { done.Fault }) await Console.Out.WriteLineAsync(fault.ToString());
            if (done.Fault is not null) return Verbs.Refused;
            var counts = $"{done.New} nieuw, {done.Same} al ingelezen, {done.Different.Count} al ingelezen en afwijkend, {done.RefusedRows.Count} geweigerd";
            if (done.RefusedRows.Count > 0) return await Verbs.SayAsync($"Ingelezen uit {file}: {counts}.");
            await Console.Out.WriteLineAsync($"OK {file}: {counts}");
            return Verbs.Ok;
        }
    }
}
