using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;

namespace Scanner.Core.Scans;

/// <summary>Lets the officer write down what a scan is for, when, and which key questions it asks.</summary>
public sealed class DescribeScan(IDbContextFactory<ScannerDb> databases, TimeProvider clock)
{
    /// <summary>The first number for key questions that a municipality adds itself; those of the Scanner are 1 to 10.</summary>
    public const int FirstOwnNumber = 11;

    /// <summary>What is written down now.</summary>
    public async Task<ScanDescription> ViewAsync(ScanAccess access, CancellationToken stop)
    {
        access.Demand(Right.ManageScan);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var scan = await db.Set<Scan>().AsNoTracking().SingleAsync(scan => scan.Id == access.ScanId, stop);
        var questions = await db.Set<KeyQuestion>().Where(question => question.ScanId == access.ScanId).OrderBy(question => question.Number)
            .Select(question => new KeyQuestionLine(question.Number, question.Text, question.IsAsked)).ToListAsync(stop);
        return new ScanDescription(scan.Name, scan.Purpose, scan.StartsOn, scan.EndsOn, questions);
    }

    /// <summary>Saves all of it. Key questions are never taken away, only no longer asked: answers and codes point to their numbers.</summary>
    /// <returns>What is wrong, per field, a key question as <c>KeyQuestions[i]</c> by its place in the list; empty: saved.</returns>
    public async Task<IReadOnlyList<FieldProblem>> SaveAsync(ScanAccess access, ScanDescription asked, CancellationToken stop)
    {
        access.Demand(Right.ManageScan);
        var check = new FieldCheck();
        var (name, purpose) = Read(check, asked.Name, asked.Purpose, asked.StartsOn, asked.EndsOn);
        var lines = asked.KeyQuestions.Select((line, place) => line with { Text = check.Text(FieldOf(place), line.Text, KeyQuestion.TextLength, required: true) }).ToList();
        if (check.HasProblems) return check.Problems;
        return await Conflicts.AgainAsync<IReadOnlyList<FieldProblem>>(async () =>
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            var scan = await db.Set<Scan>().SingleAsync(scan => scan.Id == access.ScanId, stop);
            scan.Describe(name, purpose, asked.StartsOn, asked.EndsOn);
            var questions = await db.Set<KeyQuestion>().Where(question => question.ScanId == access.ScanId).ToListAsync(stop);
            var next = Math.Max(FirstOwnNumber - 1, questions.Select(question => question.Number).DefaultIfEmpty().Max()) + 1;
            foreach (var line in lines)
            {
                if (line.Number is not { } number) db.Add(NewQuestion(next++, line));
                else questions.Find(question => question.Number == number)?.Change(line.Text, line.IsAsked);
            }
            if (db.ChangeTracker.HasChanges()) db.Add(AuditEntry.Of(clock.GetUtcNow(), access.AccountId, "scan.described", access.ScanId, "Doel, periode of kernvragen gewijzigd."));
            await db.SaveChangesAsync(stop);
            return [];
        });

        KeyQuestion NewQuestion(int number, KeyQuestionLine line)
        {
            var question = KeyQuestion.Of(access.ScanId, number, line.Text);
            question.Change(line.Text, line.IsAsked);
            return question;
        }
    }

    /// <summary>How a problem with a key question names its field.</summary>
    /// <param name="place">The place in the list, from 0.</param>
    public static string FieldOf(int place) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{nameof(ScanDescription.KeyQuestions)}[{place}]");

    internal static (string Name, string Purpose) Read(FieldCheck check, string name, string purpose, DateOnly? startsOn, DateOnly? endsOn)
    {
        var read = (check.Text(nameof(ScanDescription.Name), name, Scan.NameLength, required: true), check.Text(nameof(ScanDescription.Purpose), purpose, Scan.PurposeLength));
        if (startsOn > endsOn) check.Report(nameof(ScanDescription.EndsOn), FieldFault.BeforeStart);
        return read;
    }
}

/// <summary>What a scan is for.</summary>
/// <param name="Name">Its name; the name in addresses does not change along.</param>
/// <param name="Purpose">What the municipality wants to know, and why now.</param>
/// <param name="StartsOn">First day of the fieldwork.</param>
/// <param name="EndsOn">Last day of the fieldwork.</param>
/// <param name="KeyQuestions">The key questions by number, new ones last.</param>
public sealed record ScanDescription(string Name, string Purpose, DateOnly? StartsOn, DateOnly? EndsOn, IReadOnlyList<KeyQuestionLine> KeyQuestions);

/// <summary>Kernvraag as the officer edits it.</summary>
/// <param name="Number">Its number; null: a new one, numbered from 11 on.</param>
/// <param name="Text">The question.</param>
/// <param name="IsAsked">Whether this scan looks for an answer.</param>
public sealed record KeyQuestionLine(int? Number, string Text, bool IsAsked);
