using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;
using Scanner.Web.Cli.Demo;
using Scanner.Web.Hosting;

namespace Scanner.Web.Cli;

/// <summary>Starts the server: migrates, says what is wrong in the questionnaires, prints the address and, on an empty installation, the set-up link.</summary>
internal static class ServeVerb
{
    public static async Task<int> RunAsync(string[] args, bool demo, CancellationToken stop)
    {
        await using var app = Server.Build([.. args.Where(arg => arg != "--demo")], demo);
        if (demo) await Console.Out.WriteLineAsync("De demonstratie wordt klaargezet…");
        if (await Verbs.OpenDatabaseAsync(app.Services, demo, stop) is { } failure)
        {
            await Console.Error.WriteLineAsync(failure);
            return Verbs.Refused;
        }
        foreach (var problem in app.Services.GetRequiredService<QuestionnaireLibrary>().Problems)
            await Console.Out.WriteLineAsync(problem.ToString());
        SettingChecks.CheckAddresses(app.Configuration);
        try
        {
            await app.StartAsync(stop);
        }
        catch (Exception refused) when (WhyNotListening(refused) is { } reason)
        {
            return await Verbs.SayAsync($"De server kan niet luisteren op {app.Configuration["urls"] ?? "http://localhost:5000"}: {reason}. Kies een ander adres met bijvoorbeeld --urls http://localhost:5001.");
        }
        app.Services.GetRequiredService<StartUp>().IsDone = true;
        // Only once it listens: a second start beside this one, which cannot, leaves the link of the first as it is.
        var setUp = demo ? null : await app.Services.GetRequiredService<SetUpInstallation>().MakeLinkAsync(stop);
        var address = AddressOf(app);
        if (demo) await SayDemoAccountsAsync(app, stop);
        else if (setUp is { } token)
            await Console.Out.WriteLineAsync($"Er is nog geen account. Maak de eerste beheerder met deze link, die één keer en 24 uur werkt:{Environment.NewLine}{address}/account/instellen/{token.Text}");
        await Console.Out.WriteLineAsync($"Scanner draait op {address}. Stoppen met Ctrl+C.");
        await app.WaitForShutdownAsync(stop);
        return Verbs.Ok;
    }

    /// <summary>Why the server cannot listen; null: that is not what failed.</summary>
    private static string? WhyNotListening(Exception failure) => failure switch
    {
        IOException { InnerException: AddressInUseException } => "daar luistert al een programma",
        SocketException { SocketErrorCode: SocketError.AccessDenied } => "dit account mag die poort niet gebruiken",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } => "dat adres is niet van deze computer",
        IOException or SocketException => failure.Message.TrimEnd('.'),
        InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" } => failure.Message.ReplaceLineEndings(" ").TrimEnd('.'),
        _ => null,
    };

    private static async Task SayDemoAccountsAsync(WebApplication app, CancellationToken stop)
    {
        var password = await DemoAccounts.NewPasswordAsync(app.Services, stop);
        await Console.Out.WriteLineAsync($"Log in met een van deze accounts; het wachtwoord is {password} en verandert bij elke start:");
        foreach (var (email, _, _, can) in DemoAccounts.All) await Console.Out.WriteLineAsync($"  {email,-36} {can}");
    }

    private static string AddressOf(WebApplication app)
    {
        var configured = app.Services.GetRequiredService<IOptions<SiteOptions>>().Value.BaseUrl;
        if (configured.Length > 0) return configured.TrimEnd('/');
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses;
        return (addresses?.FirstOrDefault() ?? "http://localhost:5000").Replace("0.0.0.0", "localhost", StringComparison.Ordinal).Replace("[::]", "localhost", StringComparison.Ordinal).TrimEnd('/');
    }
}
