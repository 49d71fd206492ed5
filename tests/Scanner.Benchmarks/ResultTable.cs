using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Scanner.Benchmarks;

/// <summary>One figure beside its limit.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">What came out.</param>
/// <param name="Unit">Its unit; may be empty.</param>
/// <param name="Limit">The least it must be, or the most.</param>
/// <param name="AtMost">Whether the limit is the most.</param>
internal sealed record Result(string Name, double Value, string Unit, double Limit, bool AtMost = false)
{
    public bool IsGood => AtMost ? Value <= Limit : Value >= Limit;
}

/// <summary>The table of results.</summary>
internal static class ResultTable
{
    /// <summary>The folder that holds Scanner.sln.</summary>
    public static string Root { get; } = FindRoot();

    public static string Table(IEnumerable<Result> results)
    {
        var text = new StringBuilder();
        text.AppendLine("# What was measured").AppendLine();
        text.AppendLine("Made anew by `dotnet run -c Release --project tests/Scanner.Benchmarks`. The load generator and what it measures share the processors; every limit was measured in the same run.").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{DateTimeOffset.UtcNow:yyyy-MM-dd HH:mm} UTC · commit {Commit()} · {Environment.ProcessorCount} × {Processor()} · {RuntimeInformation.OSDescription} · {RuntimeInformation.FrameworkDescription}").AppendLine();
        text.AppendLine("| | measured | limit | |").AppendLine("|---|---:|---:|---|");
        foreach (var result in results)
            text.AppendLine(CultureInfo.InvariantCulture, $"| {result.Name} | {Number(result.Value)} {result.Unit} | {(result.AtMost ? "≤" : "≥")} {Number(result.Limit)} {result.Unit} | {(result.IsGood ? "good" : "**NOT**")} |");
        return text.ToString();
    }

    private static string Number(double value) => value.ToString(value is > -100 and < 100 && value != Math.Round(value) ? "N1" : "N0", CultureInfo.InvariantCulture);

    private static string Commit()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", Root, "describe", "--always", "--dirty"]) { RedirectStandardOutput = true, RedirectStandardError = true });
        return git?.StandardOutput.ReadToEnd().Trim() is { Length: > 0 } commit ? commit : "unknown";
    }

    private static string Processor()
    {
        var line = File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(one => one.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static string FindRoot()
    {
        var candidate = new DirectoryInfo(AppContext.BaseDirectory);
        while (candidate is not null && !File.Exists(Path.Combine(candidate.FullName, "Scanner.sln"))) candidate = candidate.Parent;
        return candidate?.FullName ?? throw new InvalidOperationException("Scanner.sln was not found above this program.");
    }
}
