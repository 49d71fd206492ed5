using System.CommandLine;
using Microsoft.Extensions.Options;
using Scanner.Core.Scans;
using Scanner.Web.Cli.Demo;
using Scanner.Web.Hosting;

namespace Scanner.Web.Cli;

/// <summary>The verbs of the program. Without a verb it starts the server.</summary>
internal static class Verbs
{
    /// <summary>It worked.</summary>
    public const int Ok = 0;

    /// <summary>The input was refused; standard output or error says why.</summary>
    public const int Refused = 1;

    /// <summary>The command itself was not understood.</summary>
    public const int Usage = 2;

    /// <summary>Works on the demonstration database instead of the configured one; goes with every verb.</summary>
    public static readonly Option<bool> Demo = new("--demo") { Description = "Werk op de demonstratie (data/demo.db) in plaats van op de ingestelde database.", Recursive = true };

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Scanner: de lokale drugssituatie in beeld. Zonder opdracht start de server; --urls en andere instellingen gaan zoals bij ASP.NET Core.")
        {
            Demo, MigrateVerb.Command, CheckVerb.Command, ConvertVerb.Command, ImportVerb.Command, ImportPartnersVerb.Command, ExportVerb.Command,
        };
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((parsed, stop) => ServeVerb.RunAsync(args, parsed.GetValue(Demo), stop));
        var outcome = root.Parse(args);
        var stray = outcome.CommandResult.Command == root && args is [var first, ..] && !first.StartsWith('-') ? first : null;
        // What the server does not know may be a setting; what a verb does not know is refused, for it may have been meant to protect.
        if (outcome.CommandResult.Command != root && outcome.UnmatchedTokens is [var unknown, ..])
        {
            await Console.Error.WriteLineAsync($"‘{unknown}’ is bij deze opdracht niet bekend; er is niets gedaan. Met --help erachter ziet u wat er kan.");
            return Usage;
        }
        if (stray is not null || outcome.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync(stray is not null
                ? $"De opdracht ‘{stray}’ is niet bekend. Met --help ziet u wat er kan."
                : "Deze opdracht is niet te lezen: " + string.Join(" ", outcome.Errors.Select(error => error.Message)) + " Met --help erachter ziet u wat er kan.");
            return Usage;
        }
        try
        {
            return await outcome.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OptionsValidationException wrong)
        {
            await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, wrong.Failures));
            return Refused;
        }
    }

    /// <summary>Which scan a verb is about.</summary>
    public static Option<string> Scan() => new("--scan") { Description = "De naam van de scan in het adres, bijvoorbeeld gemeente-x.", Required = true };

    /// <summary>Opens the database and the scan, and does the work of a verb on it.</summary>
    public static async Task<int> OnScanAsync(ParseResult parsed, Option<string> scan, Func<IServiceProvider, ScanAccess, Task<int>> work, CancellationToken stop)
    {
        await using var app = Server.Build([], parsed.GetValue(Demo));
        if (await OpenDatabaseAsync(app.Services, parsed.GetValue(Demo), stop) is { } failure) return await SayAsync(failure);
        var slug = parsed.GetRequiredValue(scan);
        return await app.Services.GetRequiredService<OpenScan>().AsOperatorAsync(slug, stop) is { } access
            ? await work(app.Services, access)
            : await SayAsync($"Er is geen scan ‘{slug}’. De naam staat in het adres van de scan, achter /scan/.");
    }

    /// <summary>Says on standard error why it did not work.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> SayAsync(string sentence, int code = Refused)
    {
        await Console.Error.WriteLineAsync(sentence);
        return code;
    }

    /// <summary>Makes the demonstration when it is asked for and missing, and brings the database up to date: how every verb that needs it begins.</summary>
    /// <returns>Null, or a Dutch sentence that says why the database cannot be used.</returns>
    public static async Task<string?> OpenDatabaseAsync(IServiceProvider services, bool demo, CancellationToken stop) =>
        demo && await Installation.TryAsync(services, () => LoadDemo.EnsureAsync(services, stop)) is { } failure ? failure : await Installation.MigrateAsync(services, stop);
}
