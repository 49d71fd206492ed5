using System.Diagnostics;

namespace Scanner.Benchmarks;

/// <summary>A server in a process of its own, so that what it costs can be told from what the load generator costs.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly Process process;

    private Server(Process process, Uri site) => (this.process, Site) = (process, site);

    /// <summary>Where it listens.</summary>
    public Uri Site { get; }

    /// <summary>Processor time used so far.</summary>
    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Memory in use now, in MB.</summary>
    public double Megabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1048576d;
        }
    }

    /// <param name="arguments">What <c>dotnet</c> is to run.</param>
    /// <param name="settings">The environment.</param>
    /// <param name="before">What stands before the address in what it prints.</param>
    public static async Task<Server> StartAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> settings, string before)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var process = Process.Start(start)!;
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            var at = line.IndexOf(before, StringComparison.Ordinal);
            if (at < 0) continue;
            _ = process.StandardOutput.ReadToEndAsync();
            return new Server(process, new Uri(line[(at + before.Length)..].Split(' ')[0].TrimEnd('.')));
        }
        throw new InvalidOperationException("The server did not start: " + string.Join('\n', said));
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
