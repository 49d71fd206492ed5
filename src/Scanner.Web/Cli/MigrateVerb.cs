using System.CommandLine;
using Scanner.Web.Hosting;

namespace Scanner.Web.Cli;

/// <summary><c>migrate</c>: brings the database up to date and stops.</summary>
internal static class MigrateVerb
{
    public static Command Command { get; } = Make();

    private static Command Make()
    {
        var command = new Command("migrate", "Werk de database bij naar deze versie van het programma.");
        command.SetAction(async (parsed, stop) =>
        {
            await using var app = Server.Build([], parsed.GetValue(Verbs.Demo));
            if (await Verbs.OpenDatabaseAsync(app.Services, parsed.GetValue(Verbs.Demo), stop) is { } failure)
            {
                await Console.Error.WriteLineAsync(failure);
                return Verbs.Refused;
            }
            await Console.Out.WriteLineAsync("De database is bij.");
            return Verbs.Ok;
        });
        return command;
    }
}
