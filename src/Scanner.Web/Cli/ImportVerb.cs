using System.CommandLine;
using Scanner.Core.Responses;
using Scanner.Core.Scans;

namespace Scanner.Web.Cli;

/// <summary><c>import</c>: takes in answers that were given elsewhere. Rows that cannot go in are named, one line each; the others go in.</summary>
internal static class ImportVerb
{
    /// <summary>Names of columns that are said; a file can have hundreds that are not known here.</summary>
    private const int MostNamed = 10;

    public static Command Command { get; } = Make();

    private static Command Make()
    {
        var scan = Verbs.Scan();
        var questionnaire = new Option<string>("--questionnaire") { Description = "De vragenlijst, bijvoorbeeld partner-kort.", Required = true };
        var file = new Argument<FileInfo>("antwoorden") { Description = "Een .csv of .xlsx met op de eerste regel de namen van de vragen, en de kolom _partner." };
        return new Command("import", "Lees antwoorden in die ergens anders zijn gegeven. Een rij die niet klopt blijft er helemaal buiten en wordt genoemd: bestand:regel: code: zin; de andere gaan erin. Sluit af met 1 als er rijen buiten bleven.") { scan, questionnaire, file }
            .Does(scan, file, (services, access, intake) => ImportAsync(services.GetRequiredService<ImportAnswers>(), access, intake.Parsed.GetRequiredValue(questionnaire), intake));
    }

    private static async Task<int> ImportAsync(ImportAnswers answers, ScanAccess access, string formId, Intake intake)
    {
        var done = await answers.ImportAsync(access, formId, intake.Content, intake.Name, intake.Stop);
        foreach (var fault in done.Fault is null ? [.. done.RefusedRows, .. done.Different] : new[] { done.Fault }) await Console.Out.WriteLineAsync(fault.ToString());
        if (done.Fault is not null) return Verbs.Refused;
        if (done.Columns.Where(column => column.Kind == ImportColumnKind.Unknown).Select(column => column.Name).ToList() is { Count: > 0 } unknown)
            await Console.Error.WriteLineAsync($"Niet herkend en overgeslagen: {string.Join(", ", unknown.Take(MostNamed))}{(unknown.Count > MostNamed ? $" en {Dutch.Count(unknown.Count - MostNamed, "andere kolom", "andere kolommen")}" : "")}.");
        var counts = $"{done.New} nieuw, {done.Same} al ingelezen, {done.Different.Count} al ingelezen en afwijkend, {done.RefusedRows.Count} geweigerd";
        if (done.RefusedRows.Count > 0) return await Verbs.SayAsync($"Ingelezen uit {intake.Name}: {counts}.");
        await Console.Out.WriteLineAsync($"OK {intake.Name}: {counts}");
        return Verbs.Ok;
    }
}
