using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Scanner.Benchmarks;

/// <summary>All measurements, one after the other, and the table of what came out.</summary>
internal static class Measurements
{
    private const int Respondents = 200;
    private const int Connections = 16;
    private const int ImportedRows = 20_000;

    /// <param name="args"><c>--quick</c>: a tenth of the time, to see whether it works; <c>--import</c>: only the import of a large file. Nothing is written then.</param>
    /// <returns>0 when every figure is within its limit, else 1.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var isQuick = args.Contains("--quick");
        var part = isQuick ? 0.1 : 1;
        var folder = Directory.CreateTempSubdirectory("scanner_benchmarks_");
        try
        {
            var isImport = args.Contains("--import");
            var results = isImport ? await ImportAloneAsync(folder.FullName, part) : await MeasureAsync(folder.FullName, part);
            var table = ResultTable.Table(results);
            await Console.Out.WriteLineAsync(table);
            if (!isQuick && !isImport) await File.WriteAllTextAsync(Path.Combine(ResultTable.Root, "tests", "Scanner.Benchmarks", "RESULTS.md"), table);
            return results.All(result => result.IsGood) ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The program that is measured, from its own output.</summary>
    private static string Program { get; } = Path.Combine(AppContext.BaseDirectory.Replace("Scanner.Benchmarks", "Scanner.Web", StringComparison.Ordinal).Replace($"{Path.DirectorySeparatorChar}tests{Path.DirectorySeparatorChar}", $"{Path.DirectorySeparatorChar}src{Path.DirectorySeparatorChar}", StringComparison.Ordinal), "Scanner.Web.dll");

    private static Dictionary<string, string> SettingsOf(string connection, string folder) =>
        new() { ["ConnectionStrings__Scanner"] = connection, ["Questionnaires__Folder"] = folder, ["Logging__LogLevel__Default"] = "Warning" };

    private static async Task<List<Result>> ImportAloneAsync(string folder, double part)
    {
        var connection = $"Data Source={Path.Combine(folder, "meting.db")}";
        await Fieldwork.MakeAsync(connection, folder, Respondents);
        SqliteConnection.ClearAllPools();
        return [await ImportAsync(Program, SettingsOf(connection, folder), folder, part)];
    }

    private static async Task<List<Result>> MeasureAsync(string folder, double part)
    {
        var connection = $"Data Source={Path.Combine(folder, "meting.db")}";
        var work = await Fieldwork.MakeAsync(connection, folder, Respondents);
        SqliteConnection.ClearAllPools();
        var settings = SettingsOf(connection, folder);
        string[] run = [Program, "--urls", "http://127.0.0.1:0"];
        var results = new List<Result>();
        var (sizes, page) = (0, Path.Combine(folder, "page.html"));
        double get, post;
        await using (var scanner = await Server.StartAsync(run, settings, "Scanner draait op "))
        {
            using (var http = new HttpClient())
            {
                var bytes = await http.GetByteArrayAsync(new Uri(scanner.Site, work.Links[0]));
                await File.WriteAllBytesAsync(page, bytes);
                sizes = bytes.Length;
            }
            var load = new LoadGenerator(scanner.Site);
            var gets = work.Links.Select(load.Get).ToArray();
            Ask Get(int who, int turn) => gets[(who + turn * Connections) % gets.Length];
            Ask Post(int who, int turn) => load.Post(work.Links[who % work.Links.Count], Fieldwork.Form(turn));
            await load.RunAsync(Connections, TimeSpan.FromSeconds(8 * part), Get);
            var reading = await load.RunAsync(Connections, TimeSpan.FromSeconds(20 * part), Get);
            get = reading.PerSecond;
            results.Add(new Result("GET of a section, errors", reading.Errors, "", 0, AtMost: true));
            await load.RunAsync(Connections, TimeSpan.FromSeconds(5 * part), Post);
            var writing = await load.RunAsync(Connections, TimeSpan.FromSeconds(20 * part), Post);
            post = writing.PerSecond;
            results.Add(new Result("POST of a section, errors", writing.Errors, "", 0, AtMost: true));

            Ask Mixed(int who, int turn) => turn % 2 == 0 ? Get(who, 0) : Post(who, turn);
            var before = (scanner.Processor, scanner.Megabytes);
            var saturated = await load.RunAsync(Connections, TimeSpan.FromSeconds(30 * part), Mixed);
            var cores = (scanner.Processor - before.Processor).TotalSeconds;
            results.Add(new Result("Saturation, half GET half POST: requests per second and core used", saturated.Requests / cores, "/s", 350));
            results.Add(new Result("Saturation, errors", saturated.Errors, "", 0, AtMost: true));
            var middle = scanner.Megabytes;
            // Each thinks for its own time: people do not press a button all at the same moment.
            var random = new Random(5);
            var pauses = Enumerable.Range(0, 997).Select(_ => TimeSpan.FromMilliseconds(1000 + random.Next(1000))).ToArray();
            var people = await load.RunAsync(100, TimeSpan.FromSeconds(120 * part), Mixed, (who, turn) => pauses[(who * 131 + turn * 31) % pauses.Length]);
            results.Add(new Result("100 respondents who think 1-2 s: 99th percentile", people.Percentile(0.99), "ms", 180, AtMost: true));
            results.Add(new Result("100 respondents, errors", people.Errors, "", 0, AtMost: true));
            results.Add(new Result("Memory after all of this, beside the limit of 1.3 times that after the saturation", scanner.Megabytes, "MB", middle * 1.3, AtMost: true));
        }
        await using (var bare = await Server.StartAsync([Path.Combine(AppContext.BaseDirectory, "Scanner.Benchmarks.dll"), "bare", page], settings, "Listening on "))
        {
            var load = new LoadGenerator(bare.Site);
            foreach (var (path, words, share) in new[] { ("/razor", "0.6 of a bare Razor page with the same markup", 0.6), ("/constant", "1/40 of the same bytes as a constant", 1 / 40d) })
            {
                var ask = load.Get(path);
                await load.RunAsync(Connections, TimeSpan.FromSeconds(5 * part), (_, _) => ask);
                var yardstick = await load.RunAsync(Connections, TimeSpan.FromSeconds(15 * part), (_, _) => ask);
                results.Insert(0, new Result($"GET of a section with 20 questions of 5 options, beside {words} ({yardstick.PerSecond.ToString("N0", CultureInfo.InvariantCulture)}/s)", get, "/s", yardstick.PerSecond * share));
            }
        }
        var commits = Commits(Path.Combine(folder, "commits.db"), TimeSpan.FromSeconds(10 * part));
        results.Insert(2, new Result($"POST of a section with 20 changed answers, beside 1/10 of bare commits of 20 rows ({commits.ToString("N0", CultureInfo.InvariantCulture)}/s)", post, "/s", commits / 10));
        results.Add(await ImportAsync(Program, settings, folder, part));
        results.Add(new Result("The section's page, uncompressed", sizes / 1024d, "kB", 60, AtMost: true));
        return results;
    }

    private static async Task<Result> ImportAsync(string program, Dictionary<string, string> settings, string folder, double part)
    {
        var rows = (int)(ImportedRows * part);
        var elapsed = await ImportFile.MeasureAsync(program, settings, folder, rows);
        return new Result($"Import of {rows.ToString("N0", CultureInfo.InvariantCulture)} rows × 40 questions with the verb, from its start to its end", elapsed.TotalSeconds, "s", 20 * part, AtMost: true);
    }

    /// <summary>The same 20 rows by a prepared command, one transaction per post, one writer, <c>synchronous=FULL</c>.</summary>
    private static double Commits(string file, TimeSpan during)
    {
        using var db = new SqliteConnection($"Data Source={file};Pooling=False");
        db.Open();
        using (var make = db.CreateCommand())
        {
            make.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE Answer (ResponseId TEXT, Path TEXT, Ordinal INTEGER, ValueChoice TEXT, Revision INTEGER, AnsweredAt TEXT, PRIMARY KEY (ResponseId, Path, Ordinal))";
            make.ExecuteNonQuery();
        }
        using var write = db.CreateCommand();
        write.CommandText = "INSERT INTO Answer VALUES ($r, $p, 0, $c, $n, $t) ON CONFLICT DO UPDATE SET ValueChoice = excluded.ValueChoice, Revision = excluded.Revision, AnsweredAt = excluded.AnsweredAt";
        var (response, path, choice, revision, at) = (write.Parameters.Add("$r", SqliteType.Text), write.Parameters.Add("$p", SqliteType.Text), write.Parameters.Add("$c", SqliteType.Text), write.Parameters.Add("$n", SqliteType.Integer), write.Parameters.Add("$t", SqliteType.Text));
        var responses = Enumerable.Range(0, Respondents).Select(_ => Guid.CreateVersion7().ToString()).ToArray();
        var (watch, done) = (Stopwatch.StartNew(), 0);
        for (; watch.Elapsed < during; done++)
        {
            using var transaction = db.BeginTransaction();
            write.Transaction = transaction;
            (response.Value, choice.Value, revision.Value, at.Value) = (responses[done % Respondents], "k" + done % 5, done, DateTime.UtcNow.ToString("O", CultureInfo.InvariantCulture));
            for (var question = 1; question <= Fieldwork.Questions; question++)
            {
                path.Value = "v" + question.ToString(CultureInfo.InvariantCulture);
                write.ExecuteNonQuery();
            }
            transaction.Commit();
        }
        return done / watch.Elapsed.TotalSeconds;
    }
}
