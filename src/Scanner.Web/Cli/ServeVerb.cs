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
        // Before the server answers anyone, so that the link is there as soon as the site is.
        var setUp = demo ? null : await app.Services.GetRequiredService<SetUpInstallation>().MakeLinkAsync(stop);
        try
        {
            await app.StartAsync(stop);
        }
        catch (IOException failedToListen)
        {
            await Console.Error.WriteLineAsync($"De server kan niet luisteren: {failedToListen.Message} Kies een ander adres met --urls http://localhost:5001.");
            return Verbs.Refused;
        }
        var address = AddressOf(app);
        if (demo) await SayDemoAccountsAsync(app, stop);
        else if (setUp is { } token)
            await Console.Out.WriteLineAsync($"Er is nog geen account. Maak de eerste beheerder met deze link, die één keer en 24 uur werkt:{Environment.NewLine}{address}/account/instellen/{token.Text}");
        await Console.Out.WriteLineAsync($"Scanner draait op {address}. Stoppen met Ctrl+C.");
        await app.WaitForShutdownAsync(stop);
        return Verbs.Ok;
    }

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
