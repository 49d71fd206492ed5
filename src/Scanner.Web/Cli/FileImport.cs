using System.CommandLine;
using Scanner.Core.Scans;
using Scanner.Web.Hosting;

namespace Scanner.Web.Cli;

/// <summary>What the verbs that take a file into a scan share: the scan, the file, and the sentences when one of them is not there.</summary>
internal static class FileImport
{
    /// <summary>Makes <c>--scan</c>.</summary>
    public static Option<string> Scan() => new("--scan") { Description = "De naam van de scan in het adres, bijvoorbeeld gemeente-x.", Required = true };

    /// <summary>Lets a verb open the database, the scan and the file before it does its work.</summary>
    /// <param name="command">The verb.</param>
    /// <param name="scan">Its scan.</param>
    /// <param name="file">Its file.</param>
    /// <param name="take">Takes the file in and returns the exit code.</param>
    public static Command Does(this Command command, Option<string> scan, Argument<FileInfo> file, Func<IServiceProvider, ScanAccess, Intake, Task<int>> take)
    {
        command.SetAction(async (parsed, stop) =>
        {
            await using var app = Server.Build([], parsed.GetValue(Verbs.Demo));
            if (await Verbs.OpenDatabaseAsync(app.Services, parsed.GetValue(Verbs.Demo), stop) is { } failure) return await RefuseAsync(failure);
            var slug = parsed.GetRequiredValue(scan);
            if (await app.Services.GetRequiredService<OpenScan>().AsOperatorAsync(slug, stop) is not { } access)
                return await RefuseAsync($"Er is geen scan ‘{slug}’. De naam staat in het adres van de scan, achter /scan/.");
            var source = parsed.GetRequiredValue(file);
            FileStream content;
            try
            {
                content = source.OpenRead();
            }
            catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
            {
                return await RefuseAsync($"{source} kan niet worden gelezen. Kijk of het bestand bestaat en of het niet ergens openstaat.");
            }
            // Named as it was given, so that an editor can follow the lines that are said.
            await using (content) return await take(app.Services, access, new Intake(content, source.ToString(), parsed, stop));
        });
        return command;
    }

    /// <summary>Says why nothing, or not everything, was taken in.</summary>
    public static async Task<int> RefuseAsync(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return Verbs.Refused;
    }
}

/// <summary>A file that a verb takes in.</summary>
/// <param name="Content">The file, open.</param>
/// <param name="Name">Its name as it was given.</param>
/// <param name="Parsed">What else was given.</param>
/// <param name="Stop">Stops the work.</param>
internal sealed record Intake(Stream Content, string Name, ParseResult Parsed, CancellationToken Stop);
