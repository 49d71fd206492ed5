using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Responses;

/// <summary>A large file goes in fast, while others go on, and whole or not at all. The hard limit for 20,000 rows stands in tests/Scanner.Benchmarks.</summary>
public sealed class ImportManyRowsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The time is generous: other tests run beside it.</summary>
    [Fact]
    public async Task Four_thousand_rows_of_forty_questions_go_in_within_a_minute_and_all_of_them()
    {
        const int Rows = 4_000;
        await using var database = await TestDatabase.OpenAsync();
        var work = await ImportAnswersTests.StartAsync(database, Yaml);
        var watch = Stopwatch.StartNew();
        var done = await ImportAsync(work, Rows, Stop);
        Assert.Equal((Rows, 0), (done.New, done.RefusedRows.Count));
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), watch.Elapsed.ToString());
        await using var db = await database.Databases.OpenAsync(work.Access.MunicipalityId, Stop);
        Assert.Equal(Rows * 50, await db.Set<Answer>().CountAsync(Stop));
        Assert.Equal(["answers.import-begun", "answers.imported"], await db.Set<AuditEntry>().Where(entry => entry.Action.StartsWith("answers.")).OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync(Stop));
    }

    [Fact]
    public async Task Rows_cost_no_commands_of_their_own()
    {
        var counter = new CommandCounter();
        await using var database = await TestDatabase.OpenAsync(also: counter);
        var work = await ImportAnswersTests.StartAsync(database, Yaml);
        await ImportAsync(work, 1, Stop);
        counter.Taken();
        await ImportAsync(work, 100, Stop, "eerst");
        var few = counter.Taken().Count;
        await ImportAsync(work, 1_000, Stop, "dan");
        var many = counter.Taken();
        // A thousand rows are four batches, which are written past the commands that are counted.
        Assert.True(many.Count <= few + 4, string.Join("\n\n", many));
    }

    /// <summary>What the processor does not decide: writing a row leaves little behind for the collector.</summary>
    [Fact]
    public async Task Writing_an_answer_in_bulk_takes_a_few_hundred_bytes_of_memory()
    {
        const int Rows = 5_000;
        await using var database = await TestDatabase.OpenAsync();
        var work = await Fieldwork.StartAsync(database);
        await using var db = await database.Databases.OpenAsync(work.Access.MunicipalityId, Stop);
        var versionId = await db.Set<QuestionnaireVersion>().Select(version => version.Id).SingleAsync(Stop);
        var now = database.Clock.GetUtcNow();
        var response = Response.Entered(work.Access.ScanId, work.PartnerId, versionId, null, ResponseMode.Paper, "Toets Lid", now);
        db.Add(response);
        await db.SaveChangesAsync(Stop);
        var answers = Enumerable.Range(0, Rows).Select(number => Answer.OfText(response.Id, string.Create(CultureInfo.InvariantCulture, $"q{number}"), "Een antwoord van een zin", null, null, 1, now)).ToList();
        await using var transaction = await db.Database.BeginTransactionAsync(Stop);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(Rows, await db.BulkInsertAsync(answers, Stop));
        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / Rows;
        Assert.True(each < 700, $"{each} bytes");
    }

    [Fact]
    public async Task A_respondent_saves_while_thousands_of_rows_go_in_and_neither_waits_for_the_other()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await ImportAnswersTests.StartAsync(database);
        var file = "_partner;_external_id;zeker;aantal;deel;naam\n" + string.Concat(Enumerable.Range(1, 6_000).Select(number => string.Create(CultureInfo.InvariantCulture, $"P01;{number};ja;{number % 200};1,5;Naam {number}\n")));
        var import = Task.Run(() => database.Get<ImportAnswers>().ImportAsync(work.Access, "proef", new MemoryStream(Encoding.UTF8.GetBytes(file)), "groot.csv", Stop), Stop);
        var (saves, longest) = (0, TimeSpan.Zero);
        while (!import.IsCompleted)
        {
            var form = await work.FormAsync("begin", ("zeker", [saves % 2 == 0 ? "ja" : "nee"]));
            var watch = Stopwatch.StartNew();
            var saved = await work.FillIn.SaveAsync(work.Token, "begin", form, Stop);
            if (watch.Elapsed > longest) longest = watch.Elapsed;
            Assert.Equal((LinkState.Open, ++saves), (saved.State, saved.Revision));
        }
        var done = await import;
        Assert.Equal((6_000, 0), (done.New, done.RefusedRows.Count));
        Assert.True(saves >= 5, $"{saves} saves");
        // One transaction over all rows would let the first save wait for the whole import; this is a batch, on a busy machine.
        Assert.True(longest < TimeSpan.FromSeconds(5), longest.ToString());
        TestContext.Current.TestOutputHelper!.WriteLine($"{saves} saves, the longest took {longest.TotalMilliseconds:0} ms");
    }

    [Fact]
    public async Task An_import_that_is_broken_off_takes_out_what_had_gone_in_and_can_be_done_again()
    {
        using var broken = new CancellationTokenSource();
        var after = new StopsAfterCommits(broken);
        await using var database = await TestDatabase.OpenAsync(also: after);
        var work = await ImportAnswersTests.StartAsync(database, Yaml);
        after.Commits = 3;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ImportAsync(work, 2_000, broken.Token));
        Assert.True(after.WasReached);
        await using var db = await database.Databases.OpenAsync(work.Access.MunicipalityId, Stop);
        Assert.Equal((0, 0), (await db.Set<Response>().CountAsync(Stop), await db.Set<Answer>().CountAsync(Stop)));
        Assert.Equal(["answers.import-begun", "answers.import-taken-back"], await db.Set<AuditEntry>().Where(entry => entry.Action.StartsWith("answers.")).OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync(Stop));
        Assert.Equal((2_000, 0), (await ImportAsync(work, 2_000, Stop)) is var again ? (again.New, again.Same) : default);
    }

    private static async Task<AnswerImport> ImportAsync(Fieldwork work, int rows, CancellationToken stop, string key = "nr")
    {
        var text = new StringBuilder("_partner;_external_id;" + string.Join(';', Enumerable.Range(0, 40).Select(number => $"q{number}")) + "\n");
        for (var row = 0; row < rows; row++)
            text.Append("P01;").Append(key).Append(row).Append(';').AppendJoin(';', Enumerable.Range(0, 40).Select(number => (number % 4) switch { 0 => "b", 1 => "a c", 2 => (row + number).ToString(CultureInfo.InvariantCulture), _ => $"tekst van rij {row}" })).Append('\n');
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        return await work.Database.Get<ImportAnswers>().ImportAsync(work.Access, "proef", file, "groot.csv", stop);
    }

    private static string Yaml { get; } = "settings: { form_id: proef, form_title: { nl: Groot }, version: \"1\", default_language: nl }\nchoices:\n  l:\n    - { name: a, label: { nl: A } }\n    - { name: b, label: { nl: B } }\n    - { name: c, label: { nl: C } }\nsurvey:\n  - type: group\n    name: deel\n    label: { nl: Deel }\n    questions:\n"
        + string.Concat(Enumerable.Range(0, 40).Select(number => string.Create(CultureInfo.InvariantCulture,
            $"      - {{ type: {(number % 4) switch { 0 => "select_one l", 1 => "select_multiple l", 2 => "integer", _ => "text" }}, name: q{number}, label: {{ nl: Vraag {number} }}{(number % 8 == 2 ? ", constraint: \". >= 0\"" : "")}{(number > 0 && number % 10 == 0 ? $", relevant: \"${{q{number - 10}}} != 'zz'\"" : "")} }}\n")));

    /// <summary>Stops the work after a number of commits.</summary>
    private sealed class StopsAfterCommits(CancellationTokenSource source) : DbTransactionInterceptor
    {
        public int Commits { get; set; } = int.MaxValue;

        public bool WasReached { get; private set; }

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            if (--Commits > 0 || WasReached) return Task.CompletedTask;
            WasReached = true;
            return source.CancelAsync();
        }
    }
}
