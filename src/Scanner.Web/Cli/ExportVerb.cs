using System.CommandLine;

namespace Scanner.Web.Cli;

/// <summary><c>export</c>: writes the results of a scan to a file.</summary>
internal static class ExportVerb
{
    public static Command Command { get; } = new("export", "Schrijf de uitkomsten van een scan naar een bestand.");
}
