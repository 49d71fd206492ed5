using System.Diagnostics;
using System.Text.RegularExpressions;

[assembly: AssemblyFixture(typeof(Scanner.Browser.Tests.PublishedApp))]

namespace Scanner.Browser.Tests;

/// <summary>
/// The program as it is delivered: published by the same command as the Dockerfile's, once for all tests.
/// <see cref="StartAsync"/> starts it in an empty folder of its own, as an administrator would.
/// </summary>
public sealed class PublishedApp : IAsyncLifetime
{
    /// <summary>The folder that holds Scanner.sln.</summary>
    public static string RepositoryRoot { get; } = FindRoot();

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("scanner_published_");
    private readonly SemaphoreSlim making = new(1, 1);
    private string? demonstration;

    /// <summary>The published program.</summary>
    public string Program => Path.Combine(folder.FullName, "Scanner.Web.dll");

    public async ValueTask InitializeAsync()
    {
        var (code, output) = await RunAsync(RepositoryRoot, ["publish", "src/Scanner.Web", "-c", "Release", "-o", folder.FullName]);
        Assert.True(code == 0, output);
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Starts the program on a free port of the loopback. The demonstration is made once, and each that asks for it gets a copy.</summary>
    public async Task<RunningScanner> StartAsync(params string[] arguments) =>
        await RunningScanner.StartAsync(Program, arguments, arguments.Contains("--demo") ? await DemonstrationAsync() : null);

    private async Task<string> DemonstrationAsync()
    {
        await making.WaitAsync();
        try
        {
            if (demonstration is not null) return demonstration;
            var made = folder.CreateSubdirectory("demonstration");
            var (code, output) = await RunAsync(made.FullName, [Program, "migrate", "--demo"]);
            Assert.True(code == 0, output);
            return demonstration = Path.Combine(made.FullName, "data", "demo.db");
        }
        finally
        {
            making.Release();
        }
    }

    /// <summary>Runs one verb of the program to its end, in a folder.</summary>
    public Task<(int Code, string Output)> RunVerbAsync(string workingFolder, params string[] arguments) => RunAsync(workingFolder, [Program, .. arguments]);

    /// <summary>Runs one verb with settings in the environment.</summary>
    public Task<(int Code, string Output)> RunVerbWithAsync(Dictionary<string, string> settings, string workingFolder, params string[] arguments) =>
        RunAsync(workingFolder, [Program, .. arguments], settings);

    private static async Task<(int Code, string Output)> RunAsync(string workingFolder, string[] arguments, Dictionary<string, string>? settings = null)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = workingFolder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings ?? []) start.Environment[name] = value;
        // The test host's own MSBuild settings are not the publish's.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList()) start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    private static string FindRoot()
    {
        var candidate = new DirectoryInfo(AppContext.BaseDirectory);
        while (candidate is not null && !File.Exists(Path.Combine(candidate.FullName, "Scanner.sln"))) candidate = candidate.Parent;
        return candidate?.FullName ?? throw new InvalidOperationException("Scanner.sln was not found above the tests.");
    }
}

/// <summary>One running server, with its own working folder and so its own database.</summary>
public sealed partial class RunningScanner : IAsyncDisposable
{
    private readonly Process process;
    private readonly DirectoryInfo folder;
    private readonly List<string> said = [];
    private Task<string[]> rest = Task.FromResult<string[]>([]);

    private RunningScanner(Process process, DirectoryInfo folder) => (this.process, this.folder) = (process, folder);

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The working folder; the database is <c>data/scanner.db</c> in it.</summary>
    public string Folder => folder.FullName;

    /// <summary>What it printed at start.</summary>
    public IReadOnlyList<string> Said => said;

    /// <summary>The link that makes the first administrator, when it printed one.</summary>
    public string? SetUpLink => said.Select(line => SetUp().Match(line)).FirstOrDefault(match => match.Success)?.Value;

    internal static async Task<RunningScanner> StartAsync(string program, string[] arguments, string? demonstration = null)
    {
        var folder = Directory.CreateTempSubdirectory("scanner_running_");
        if (demonstration is not null)
            foreach (var file in Directory.GetFiles(Path.GetDirectoryName(demonstration)!, Path.GetFileName(demonstration) + "*")) File.Copy(file, Path.Combine(folder.CreateSubdirectory("data").FullName, Path.GetFileName(file)));
        var start = new ProcessStartInfo("dotnet", [program, "--urls", "http://127.0.0.1:0", .. arguments])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var server = new RunningScanner(Process.Start(start)!, folder);
        var stop = TestContext.Current.CancellationToken;
        // The address is the last thing that it says at start.
        while (await server.process.StandardOutput.ReadLineAsync(stop) is { } line)
        {
            server.said.Add(line);
            if (Listening().Match(line) is not { Success: true } match) continue;
            server.Address = match.Groups[1].Value;
            break;
        }
        if (server.Address.Length == 0) Assert.Fail(string.Join('\n', server.said) + await server.process.StandardError.ReadToEndAsync(stop));
        // Read on, so that the server never waits for a full pipe; what it complains of is shown at the end.
        server.rest = Task.WhenAll(server.process.StandardOutput.ReadToEndAsync(CancellationToken.None), server.process.StandardError.ReadToEndAsync(CancellationToken.None));
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        foreach (var text in await rest)
            if (text.Length > 0) TestContext.Current.TestOutputHelper?.WriteLine(text);
        process.Dispose();
        folder.Delete(recursive: true);
    }

    [GeneratedRegex(@"Scanner draait op (http://\S+?)\. ")]
    private static partial Regex Listening();

    [GeneratedRegex(@"http://\S+/account/instellen/\S+")]
    private static partial Regex SetUp();
}
