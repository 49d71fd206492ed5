using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scanner.Core;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Responses;

namespace Scanner.Web.Tests.Respond;

/// <summary>The built program in a process of its own on a database file, killed in the middle of the work: every answer whose page said that it was saved is there, and none twice.</summary>
public sealed partial class KilledServerTests
{
    private const int Respondents = 50;

    [Fact]
    public async Task Killed_while_fifty_respondents_post_the_server_has_every_answer_that_it_called_saved_once()
    {
        var folder = Directory.CreateTempSubdirectory("scanner_killed_");
        var connection = $"Data Source={Path.Combine(folder.FullName, "scanner.db")}";
        await using var core = await PrepareAsync(connection);
        var (municipality, links) = await InviteAsync(core);
        var acknowledged = new ConcurrentDictionary<int, int>();
        using (var server = await Program.StartAsync(folder.FullName, connection))
        {
            using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = server.Address };
            var saves = 0;
            var work = links.Select((link, respondent) => Task.Run(() => AnswerAsync(http, link, respondent, acknowledged, () =>
            {
                // Everyone has saved a few times, and all are posting: now.
                if (Interlocked.Increment(ref saves) == Respondents * 4) server.Kill();
            }))).ToList();
            await Task.WhenAll(work);
            Assert.True(saves >= Respondents * 4, "The server was not killed by this test.");
        }
        Assert.True(acknowledged.Count > Respondents / 2, $"Only {acknowledged.Count} respondents were told that something was saved.");

        using (var again = await Program.StartAsync(folder.FullName, connection))
        using (var http = new HttpClient { BaseAddress = again.Address })
            foreach (var (respondent, told) in acknowledged)
            {
                var page = new PlainBrowser(http);
                await page.OpenAsync($"/v/{links[respondent].Text}/slot");
                var shown = ((IHtmlInputElement)page.Page.GetElementById("f-naam")!).Value;
                // The last one told, or the one that was under way when the server died.
                Assert.Contains(shown, (string[])[Words(respondent, told), Words(respondent, told + 1)]);
            }

        await using (var db = await core.GetRequiredService<IDbContextFactory<ScannerDb>>().OpenAsync(municipality, CancellationToken.None))
        {
            var responses = await db.Set<Response>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
            Assert.Equal(responses.Count, responses.Select(response => response.InvitationId).Distinct().Count());
            var answers = await db.Set<Answer>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
            Assert.All(answers.GroupBy(answer => (answer.ResponseId, answer.Path)), one => Assert.Single(one));
            Assert.Equal(responses.Count, answers.Count);
            Assert.All(responses, response => Assert.Equal(response.Revision, answers.Single(answer => answer.ResponseId == response.Id).Revision));
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    /// <summary>Answers again and again; counts what the page called saved, until the server is gone.</summary>
    private static async Task AnswerAsync(HttpClient http, SecretToken link, int respondent, ConcurrentDictionary<int, int> acknowledged, Action saved)
    {
        try
        {
            var browser = new PlainBrowser(http);
            for (var number = 1; number < 1_000; number++)
            {
                await browser.OpenAsync($"/v/{link.Text}/slot");
                await browser.Type("naam", Words(respondent, number)).PressAsync("Later verdergaan");
                Assert.Contains("Opgeslagen om", browser.Text, StringComparison.Ordinal);
                acknowledged[respondent] = number;
                saved();
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or OperationCanceledException)
        {
            // The connection broke: nothing was acknowledged.
        }
    }

    private static string Words(int respondent, int number) => string.Create(CultureInfo.InvariantCulture, $"respondent {respondent} antwoord {number}");

    private static async Task<ServiceProvider> PrepareAsync(string connection)
    {
        var services = new ServiceCollection();
        services.AddScannerCore(new DatabaseOptions(DatabaseProvider.Sqlite, connection), TestDatabase.QuestionnaireFolder);
        var core = services.BuildServiceProvider();
        await using var db = await core.GetRequiredService<IDbContextFactory<ScannerDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        await db.Database.MigrateAsync(TestContext.Current.CancellationToken);
        return core;
    }

    private static async Task<(Guid Municipality, List<SecretToken> Links)> InviteAsync(ServiceProvider core)
    {
        var now = DateTimeOffset.UtcNow;
        var municipality = Municipality.Named("Gemeente Toets", "gemeente-toets", now);
        await using var db = await core.GetRequiredService<IDbContextFactory<ScannerDb>>().OpenAsync(municipality.Id, CancellationToken.None);
        var scan = Scan.Named("Scan", "gemeente-toets", now);
        db.AddRange(municipality, scan);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        var version = await core.GetRequiredService<PublishQuestionnaire>().AsVersionAsync(db, Fieldwork.Read(Fieldwork.Yaml), CancellationToken.None);
        var distribution = Distribution.Of(scan.Id, version.Id, "Ronde 1", null, now);
        db.Add(distribution);
        var links = new List<SecretToken>();
        for (var number = 1; number <= Respondents; number++)
        {
            var partner = Partner.Of(scan.Id, number, $"Organisatie {number}", "horeca", "gezondheid", [], "");
            links.Add(SecretToken.New());
            db.AddRange(partner, Invitation.Of(distribution.Id, partner.Id, null, links[^1], now));
        }
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return (municipality.Id, links);
    }

    /// <summary>The program, started as an administrator would.</summary>
    private sealed partial class Program : IDisposable
    {
        private readonly Process process;
        private readonly Task rest;

        private Program(Process process, Uri address, Task rest) => (this.process, Address, this.rest) = (process, address, rest);

        public Uri Address { get; }

        public static async Task<Program> StartAsync(string folder, string connection)
        {
            var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Scanner.Web.dll"), "--urls", "http://127.0.0.1:0"])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.Environment["ConnectionStrings__Scanner"] = connection;
            start.Environment["Questionnaires__Folder"] = TestDatabase.QuestionnaireFolder;
            start.Environment["Logging__LogLevel__Default"] = "Warning";
            var process = Process.Start(start)!;
            var said = new List<string>();
            while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                said.Add(line);
                if (Listening().Match(line) is not { Success: true } match) continue;
                // Read on, so that the server never waits for a full pipe.
                return new Program(process, new Uri(match.Groups[1].Value), Task.WhenAll(process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None)));
            }
            throw new InvalidOperationException(string.Join('\n', said) + await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        }

        /// <summary>SIGKILL: no chance to finish anything.</summary>
        public void Kill() => process.Kill();

        public void Dispose()
        {
            if (!process.HasExited) process.Kill();
            process.WaitForExit();
            rest.Wait();
            process.Dispose();
        }

        [GeneratedRegex(@"Scanner draait op (http://\S+?)\. ")]
        private static partial Regex Listening();
    }
}
