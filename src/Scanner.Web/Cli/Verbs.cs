using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Microsoft.Extensions.Options;
using Scanner.Core.Data;
using Scanner.Core.Expressions;
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
        if (Refusal(root, outcome, args) is { } refusal) return await SayAsync(refusal, Usage);
        if (outcome.Action is HelpAction) return await HelpAsync(outcome);
        try
        {
            // A server that is asked to stop first finishes what it is answering; that gets longer than the host itself takes for it.
            return await outcome.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(40) });
        }
        catch (OptionsValidationException wrong)
        {
            return await SayAsync(string.Join(Environment.NewLine, wrong.Failures));
        }
        catch (InvalidOperationException wrong) when (wrong.Source?.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) == true)
        {
            return await SayAsync($"Een instelling klopt niet: {wrong.Message}");
        }
        catch (InvalidDataException wrong) when (wrong.Source?.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) == true)
        {
            return await SayAsync($"Een bestand met instellingen is niet te lezen: {wrong.Message} {wrong.InnerException?.Message}".TrimEnd());
        }
        catch (OperationCanceledException)
        {
            return await SayAsync("Afgebroken.");
        }
    }

    /// <summary>What the parser says in English when it is asked for help, in Dutch.</summary>
    private static readonly (string English, string Dutch)[] HelpWords =
    [
        ("Additional Arguments:", "Instellingen:"),
        ("Arguments passed to the application that is being run.", "--Naam=waarde, voor elke instelling die in README.md staat; en --urls voor het adres waarop de server luistert."),
        (" [[--] <additional arguments>...]]", " [--instelling=waarde]..."),
        ("Description:", "Wat het doet:"),
        ("Usage:", "Gebruik:"),
        ("Arguments:", "Argumenten:"),
        ("Options:", "Opties:"),
        ("Commands:", "Opdrachten:"),
        ("[command]", "[opdracht]"),
        ("[options]", "[opties]"),
        ("(REQUIRED)", "(verplicht)"),
        ("Show help and usage information", "Laat deze uitleg zien"),
        ("Show version information", "Laat de versie zien"),
    ];

    private static async Task<int> HelpAsync(ParseResult outcome)
    {
        using var said = new StringWriter();
        var code = await outcome.InvokeAsync(new InvocationConfiguration { Output = said });
        await Console.Out.WriteAsync(HelpWords.Aggregate(said.ToString(), (text, word) => text.Replace(word.English, word.Dutch, StringComparison.Ordinal)));
        return code;
    }

    /// <summary>Why the command cannot be meant so; null: it can.</summary>
    private static string? Refusal(RootCommand root, ParseResult outcome, string[] args)
    {
        var command = outcome.CommandResult.Command;
        if (command == root && args is [var first, ..] && !first.StartsWith('-') && !first.Contains('=', StringComparison.Ordinal))
            return $"De opdracht ‘{first}’ is niet bekend. {(NearestWord.Of(first, root.Subcommands.Select(known => known.Name)) is { } near ? $"Bedoelt u ‘{near}’? " : "")}Met --help ziet u wat er kan.";
        if (command == root && outcome.Errors.Count == 0 && outcome.Action == root.Action && SettingChecks.UnknownIn(args) is { } unknown) return unknown;
        // What a verb does not know is refused, for it may have been meant to protect.
        if (command != root && outcome.UnmatchedTokens is [var stray, ..])
            return $"‘{stray}’ is bij deze opdracht niet bekend; er is niets gedaan. {(NearestWord.Of(stray, command.Options.Append(Demo).Select(option => option.Name)) is { } meant ? $"Bedoelt u {meant}? " : "")}Met --help erachter ziet u wat er kan.";
        return outcome.Errors.Count == 0 ? null : $"Deze opdracht is niet te lezen. {string.Join(" ", outcome.Errors.Select(error => InDutch(outcome, error)).Distinct())} Met --help erachter ziet u wat er kan.";
    }

    /// <summary>What is missing, by name; the parser itself speaks English.</summary>
    private static string InDutch(ParseResult outcome, ParseError error) => error.SymbolResult switch
    {
        OptionResult { Implicit: true } option => $"{option.Option.Name} ontbreekt.",
        OptionResult { Tokens.Count: 0 } option => $"Achter {option.Option.Name} ontbreekt de waarde.",
        ArgumentResult { Tokens.Count: 0, Parent: OptionResult option } => $"Achter {option.Option.Name} ontbreekt de waarde.",
        ArgumentResult { Tokens.Count: 0 } argument => $"Noem ook <{argument.Argument.Name}>.",
        CommandResult command => string.Join(" ", command.Command.Options.Where(option => option.Required && outcome.GetResult(option) is null).Select(option => $"{option.Name} ontbreekt.")
            .Concat(command.Command.Arguments.Where(argument => outcome.GetResult(argument) is null or { Tokens.Count: 0 }).Select(argument => $"Noem ook <{argument.Name}>."))) is { Length: > 0 } missing ? missing : error.Message,
        _ => error.Message,
    };

    /// <summary>Which scan a verb is about.</summary>
    public static Option<string> Scan() => new("--scan") { Description = "De naam van de scan in het adres, bijvoorbeeld gemeente-x.", Required = true };

    /// <summary>Opens the database and the scan, and does the work of a verb on it.</summary>
    public static async Task<int> OnScanAsync(ParseResult parsed, Option<string> scan, Func<IServiceProvider, ScanAccess, Task<int>> work, CancellationToken stop)
    {
        await using var app = Server.Build([], parsed.GetValue(Demo));
        if (await OpenDatabaseAsync(app.Services, parsed.GetValue(Demo), stop) is { } failure) return await SayAsync(failure);
        var slug = parsed.GetRequiredValue(scan);
        try
        {
            return await app.Services.GetRequiredService<OpenScan>().AsOperatorAsync(slug, stop) is { } access
                ? await work(app.Services, access)
                : await SayAsync($"Er is geen scan ‘{slug}’. De naam staat in het adres van de scan, achter /scan/.");
        }
        catch (Exception broken) when (DatabaseWords.IsOfDatabase(broken))
        {
            return await SayAsync(DatabaseWords.Of(app.Services.GetRequiredService<DatabaseOptions>(), broken));
        }
    }

    /// <summary>Says on standard error why it did not work.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> SayAsync(string sentence, int code = Refused)
    {
        await Console.Error.WriteLineAsync(sentence);
        return code;
    }

    /// <summary>Checks the settings, makes the demonstration when it is asked for and missing, and brings the database up to date: how every verb that needs it begins.</summary>
    /// <returns>Null, or a Dutch sentence that says why the database cannot be used.</returns>
    /// <exception cref="OptionsValidationException">A setting is wrong.</exception>
    public static async Task<string?> OpenDatabaseAsync(IServiceProvider services, bool demo, CancellationToken stop)
    {
        services.CheckSettings();
        return demo && await Installation.TryAsync(services, MakeDemoAsync) is { } failure ? failure : await Installation.MigrateAsync(services, stop);

        async Task<string?> MakeDemoAsync()
        {
            await LoadDemo.EnsureAsync(services, stop);
            return null;
        }
    }
}
