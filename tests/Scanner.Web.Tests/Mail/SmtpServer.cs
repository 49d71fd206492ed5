using System.Diagnostics;
using System.Text.Json;

namespace Scanner.Web.Tests.Mail;

/// <summary>A real mail server on the loopback, in a process of its own (Debian's python3-aiosmtpd). Where that is not installed, the test is skipped, visibly.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private const string Python = "/usr/bin/python3";
    private readonly Process process;

    private SmtpServer(Process process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }

    /// <param name="port">A port that must be this one; 0: any that is free.</param>
    public static async Task<SmtpServer> StartAsync(int port = 0)
    {
        Assert.SkipUnless(File.Exists(Python) && Directory.Exists("/usr/lib/python3/dist-packages/aiosmtpd"), "No mail server: apt-get install python3-aiosmtpd.");
        var script = Path.Combine(TestDatabase.RepositoryRoot, "tests", "Scanner.Web.Tests", "Mail", "smtp_server.py");
        var start = new ProcessStartInfo(Python, [script, port.ToString(System.Globalization.CultureInfo.InvariantCulture)]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.NotNull(said);
        return new SmtpServer(process, JsonDocument.Parse(said).RootElement.GetProperty("port").GetInt32());
    }

    /// <summary>Waits for the next mail that the server took.</summary>
    public async Task<ReceivedMail> NextAsync()
    {
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        return JsonSerializer.Deserialize<ReceivedMail>(line!, JsonSerializerOptions.Web)!;
    }

    /// <summary>Stops taking mail, and says what it took that nobody asked for.</summary>
    public async Task<int> StopAsync()
    {
        process.StandardInput.Close();
        var rest = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return rest.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}

/// <summary>A mail as another program read it.</summary>
internal sealed record ReceivedMail(string From, IReadOnlyList<string> Recipients, IReadOnlyDictionary<string, string> Headers, IReadOnlyList<string> Types, string Plain, string Html);
