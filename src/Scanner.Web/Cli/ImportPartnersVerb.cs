using System.CommandLine;
using Scanner.Core.Responses;
using Scanner.Core.Scans;

namespace Scanner.Web.Cli;

/// <summary><c>import-partners</c>: reads partners and their people from a csv or .xlsx, all of it or nothing.</summary>
internal static class ImportPartnersVerb
{
    public static Command Command { get; } = Make();

    private static Command Make()
    {
        var scan = Verbs.Scan();
        var file = new Argument<FileInfo>("bestand") { Description = "Een .csv of .xlsx met op de eerste regel de kolommen naam, soort, domein, rollen, settings, contactpersoon, functie, e-mail, telefoon, notitie." };
        return new Command("import-partners", "Lees partners en hun contactpersonen in, alles of niets. Een regel per fout: bestand:regel: code: zin; in een werkmap bestand:blad!cel: code: zin. Sluit af met 1 als er iets niet klopt of twijfelachtig is; dan is er niets gewijzigd.") { scan, file }
            .Does(scan, file, (services, access, intake) => ImportAsync(services.GetRequiredService<ImportPartners>(), access, intake));
    }

    private static async Task<int> ImportAsync(ImportPartners import, ScanAccess access, Intake intake)
    {
        var read = await import.ReadAsync(access, intake.Content, intake.Name, intake.Stop);
        foreach (var fault in read.Ignored.Concat(read.Refused).Concat(read.InDoubt)) await Console.Out.WriteLineAsync(fault.ToString());
        if (read.Refused.Count + read.InDoubt.Count > 0) return Verbs.Refused;
        var done = await import.ImportAsync(access, read, intake.Stop);
        foreach (var fault in done.Preview.InDoubt) await Console.Out.WriteLineAsync(fault.ToString());
        if (done.Outcome != ImportOutcome.Imported) return Verbs.Refused;
        await Console.Out.WriteLineAsync($"OK {Dutch.Count(done.Preview.Partners.Count, "partner", "partners")}: {done.Added} nieuw, {done.Changed} gewijzigd, {done.Preview.Count(ImportFate.Same)} ongewijzigd.");
        return Verbs.Ok;
    }
}
