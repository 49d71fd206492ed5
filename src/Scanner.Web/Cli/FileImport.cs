using System.CommandLine;
using Scanner.Core.Scans;

namespace Scanner.Web.Cli;

/// <summary>What the verbs that take a file into a scan share: the file, and the sentence when it is not there.</summary>
internal static class FileImport
{
    /// <summary>Lets a verb open the database, the scan and the file before it does its work.</summary>
    /// <param name="command">The verb.</param>
    /// <param name="scan">Its scan.</param>
    /// <param name="file">Its file.</param>
    /// <param name="take">Takes the file in and returns the exit code.</param>
    public static Command Does(this Command command, Option<string> scan, Argument<FileInfo> file, Func<IServiceProvider, ScanAccess, Intake, Task<int>> take)
    {
        command.SetAction((parsed, stop) => Verbs.OnScanAsync(parsed, scan, async (services, access) =>
        {
            var source = parsed.GetRequiredValue(file);
            FileStream content;
            try
            {
                content = source.OpenRead();
            }
            catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
            {
                return await Verbs.SayAsync($"{source} kan niet worden gelezen. Kijk of het bestand bestaat en of het niet ergens openstaat.");
            }
            // Named as it was given, so that an editor can follow the lines that are said.
            await using (content) return await take(services, access, new Intake(content, source.ToString(), parsed, stop));
        }, stop));
        return command;
    }
}

/// <summary>A file that a verb takes in.</summary>
/// <param name="Content">The file, open.</param>
/// <param name="Name">Its name as it was given.</param>
/// <param name="Parsed">What else was given.</param>
/// <param name="Stop">Stops the work.</param>
internal sealed record Intake(Stream Content, string Name, ParseResult Parsed, CancellationToken Stop);
