using System.CommandLine;
using Scanner.Core.Exports;
using Scanner.Core.Scans;
using Scanner.Web.Hosting;

namespace Scanner.Web.Cli;

/// <summary><c>export</c>: writes the results of a scan to a file, whole or not at all.</summary>
internal static class ExportVerb
{
    private const string Workbook = "workbook";

    public static Command Command { get; } = Make();

    private static Command Make()
    {
        var scan = new Option<string>("--scan") { Description = "De naam van de scan in het adres, bijvoorbeeld gemeente-x.", Required = true };
        var kind = new Option<string>("--as") { Description = $"Wat er geschreven wordt: {Workbook}.", Required = true };
        var file = new Option<FileInfo>("--out") { Description = "Het bestand.", Required = true };
        var share = new Option<bool>("--share") { Description = "Een versie om te delen, zonder wat herleidbaar is. Deze wordt nog niet gemaakt; de opdracht weigert dan." };
        var command = new Command("export", "Schrijf de uitkomsten van een scan naar een bestand. Het werkboek is de volledige werkversie, voor eigen gebruik.") { scan, kind, file, share };
        command.SetAction(async (parsed, stop) =>
        {
            if (parsed.GetRequiredValue(kind) != Workbook)
                return await SayAsync(Verbs.Usage, $"‘{parsed.GetRequiredValue(kind)}’ kan niet worden geschreven. Kies --as {Workbook}.");
            if (parsed.GetValue(share))
                return await SayAsync(Verbs.Usage, "Een versie om te delen kan nog niet worden gemaakt; er is niets geschreven. Zonder --share schrijft de opdracht de volledige werkversie, alleen voor eigen gebruik.");
            await using var app = Server.Build([], parsed.GetValue(Verbs.Demo));
            if (await Verbs.OpenDatabaseAsync(app.Services, parsed.GetValue(Verbs.Demo), stop) is { } failure) return await SayAsync(Verbs.Refused, failure);
            var slug = parsed.GetRequiredValue(scan);
            if (await app.Services.GetRequiredService<OpenScan>().AsOperatorAsync(slug, stop) is not { } access)
                return await SayAsync(Verbs.Refused, $"Er is geen scan ‘{slug}’. De naam staat in het adres van de scan, achter /scan/.");
            return await WriteAsync(app.Services.GetRequiredService<MakeWorkbook>(), access, parsed.GetRequiredValue(file), stop);
        });
        return command;
    }

    /// <summary>Writes beside the file first, so that a workbook that was there is only replaced by a whole one.</summary>
    private static async Task<int> WriteAsync(MakeWorkbook workbook, ScanAccess access, FileInfo file, CancellationToken stop)
    {
        var unfinished = file.FullName + ".deel";
        try
        {
            await using (var output = File.Create(unfinished)) await workbook.MakeAsync(access, output, stop);
            File.Move(unfinished, file.FullName, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return await SayAsync(Verbs.Refused, $"{file.FullName} kan niet worden geschreven. Kijk of de map bestaat, of er ruimte is en of het bestand niet ergens openstaat.");
        }
        await Console.Out.WriteLineAsync($"OK {file.FullName}");
        return Verbs.Ok;
    }

    private static async Task<int> SayAsync(int code, string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return code;
    }
}
