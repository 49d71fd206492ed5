using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scanner.Core;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;

namespace Scanner.Benchmarks;

/// <summary>A database with respondents who have each answered a section of 20 questions with 5 options.</summary>
internal sealed class Fieldwork
{
    /// <summary>Questions in the section.</summary>
    public const int Questions = 20;

    private const int Options = 5;

    /// <summary>The respondents' links.</summary>
    public required IReadOnlyList<string> Links { get; init; }

    /// <summary>Makes the database.</summary>
    /// <param name="connection">The connection of SQLite.</param>
    /// <param name="folder">A folder for the questionnaire.</param>
    /// <param name="respondents">How many.</param>
    public static async Task<Fieldwork> MakeAsync(string connection, string folder, int respondents)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "meting.yaml"), Yaml());
        var services = new ServiceCollection().AddScannerCore(new DatabaseOptions(DatabaseProvider.Sqlite, connection), folder);
        await using var core = services.BuildServiceProvider();
        var library = core.GetRequiredService<QuestionnaireLibrary>();
        if (library.Problems.Count > 0) throw new InvalidOperationException(string.Join('\n', library.Problems));
        var databases = core.GetRequiredService<IDbContextFactory<ScannerDb>>();
        await using (var bare = await databases.CreateDbContextAsync()) await bare.Database.MigrateAsync();
        var now = DateTimeOffset.UtcNow;
        var municipality = Municipality.Named("Meetstad", "meetstad", now);
        await using var db = await databases.OpenAsync(municipality.Id, CancellationToken.None);
        var scan = Scan.Named("Meting", "meting", now);
        db.AddRange(municipality, scan);
        await db.SaveChangesAsync();
        var version = await core.GetRequiredService<PublishQuestionnaire>().AsVersionAsync(db, library.Find("meting")!, CancellationToken.None);
        var distribution = Distribution.Of(scan.Id, version.Id, "Meting", null, now);
        db.Add(distribution);
        var links = new List<string>();
        for (var number = 1; number <= respondents; number++)
        {
            var partner = Partner.Of(scan.Id, number, "Organisatie " + number.ToString(CultureInfo.InvariantCulture), "horeca", "gezondheid", ["signalerend"], "");
            var token = SecretToken.New();
            var invitation = Invitation.Of(distribution.Id, partner.Id, null, token, now);
            var response = Response.Online(scan.Id, partner.Id, version.Id, invitation.Id, now, distribution.Id);
            var revision = response.Saved(now, "nl");
            db.AddRange(partner, invitation, response);
            db.AddRange(Enumerable.Range(1, Questions).Select(question => Answer.OfChoice(response.Id, Name(question), 0, "k1", revision, now)));
            links.Add("/v/" + token.Text + "/stellingen");
        }
        await db.SaveChangesAsync();
        return new Fieldwork { Links = links };
    }

    /// <summary>A form in which every answer differs from the time before.</summary>
    public static string Form(int turn)
    {
        var form = new StringBuilder("seen=1&version=1&go=next");
        var choice = "k" + (turn % (Options - 1) + 2).ToString(CultureInfo.InvariantCulture);
        for (var question = 1; question <= Questions; question++) form.Append(CultureInfo.InvariantCulture, $"&was.{Name(question)}=-&q.{Name(question)}={choice}");
        return form.ToString();
    }

    private static string Name(int question) => "v" + question.ToString(CultureInfo.InvariantCulture);

    private static string Yaml()
    {
        var yaml = new StringBuilder("settings:\n  form_id: meting\n  form_title: Meting\n  version: \"1\"\n  default_language: nl\n  scan::minutes: 10\nchoices:\n  kansen:\n");
        for (var option = 1; option <= Options; option++) yaml.Append(CultureInfo.InvariantCulture, $"    - {{ name: k{option}, label: Antwoord nummer {option} }}\n");
        yaml.Append("survey:\n  - type: group\n    name: stellingen\n    label: Stellingen\n    questions:\n");
        for (var question = 1; question <= Questions; question++)
            yaml.Append(CultureInfo.InvariantCulture, $"      - {{ type: select_one kansen, name: {Name(question)}, label: 'Stelling {question}: hoe vaak komt dit voor in uw gemeente?' }}\n");
        return yaml.Append("  - type: group\n    name: slot\n    label: Slot\n    questions:\n      - { type: text, name: opmerking, label: Wilt u nog iets kwijt? }\n").ToString();
    }
}
