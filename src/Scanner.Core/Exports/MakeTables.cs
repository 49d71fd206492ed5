using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tables;

namespace Scanner.Core.Exports;

/// <summary>
/// Counts the answers to a questionnaire: a table per question, of the whole or split by a question with one choice. Percentages are of those who answered; the counts
/// say how many were asked. A question in a repeat counts once for each time it was asked.
/// </summary>
public sealed class MakeTables(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library, TimeProvider clock)
{
    /// <summary>The questionnaires that there are answers to, with the questions that tables can be split by.</summary>
    public async Task<IReadOnlyList<AnsweredQuestionnaire>> OptionsAsync(ScanAccess access, CancellationToken stop)
    {
        access.Demand(Right.Export);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        return await CountedResponses.FormsAsync(db, library, access.ScanId, stop);
    }

    /// <summary>Counts.</summary>
    /// <param name="access">Who asks, which scan.</param>
    /// <param name="formId">The questionnaire; null: the one that was answered, when there is one only.</param>
    /// <param name="by">The name of the question to split by; null: not split.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<TablesMade> CountAsync(ScanAccess access, string? formId, string? by, CancellationToken stop)
    {
        access.Demand(Right.Export);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var (outcome, form) = await ExportAnswers.ChooseAsync(db, library, access, formId, stop);
        if (form is null) return new TablesMade(outcome, "", 0, []);
        var responses = await CountedResponses.OfAsync(db, library, access, form, stop);
        var questions = QuestionsOf(responses.Versions);
        SelectOneQuestion? cross = null;
        if (by is not null)
        {
            cross = questions.Find(one => one.Question.Name == by && !one.IsRepeated)?.Question as SelectOneQuestion;
            if (cross is null) return new TablesMade(ExportOutcome.NoCross, "", 0, []);
        }
        var isSplit = cross is not null;
        var counts = TableCounts.Of(responses.Sheets(), by);
        var categories = CategoriesOf(cross is null ? null : questions.Find(one => one.Question == cross)!.Choices, counts);
        return new TablesMade(ExportOutcome.Done, responses.Versions[0].Title.In("nl"), responses.All.Count,
            [.. from category in categories from question in questions select TableOf(question, category, counts.At(category.Name, question.Question.Name), isSplit)]);
    }

    /// <summary>Writes the tables as one long csv: <c>question;row;choice;label;count;asked;answered;percent</c>, split with <c>by;by_label</c> before it.</summary>
    /// <inheritdoc cref="CountAsync"/>
    /// <param name="output">Where to; written to only when the outcome is <see cref="ExportOutcome.Done"/>.</param>
    public async Task<ExportOutcome> MakeAsync(ScanAccess access, string? formId, string? by, Stream output, CancellationToken stop)
    {
        var made = await CountAsync(access, formId, by, stop);
        if (made.Outcome != ExportOutcome.Done) return made.Outcome;
        var isSplit = by is not null;
        string[] crossed = isSplit ? ["by", "by_label"] : [];
        string[] header = [.. crossed, "question", "row", "choice", "label", "count", "asked", "answered", "percent"];
        var rows = from table in made.Tables
                   from line in table.Lines
                   let shared = (string?[])[table.Question, table.Row, line.Choice, line.Label, Number(line.Count), Number(table.Asked), Number(table.Answered), line.Percent?.ToString("0.0", CultureInfo.InvariantCulture)]
                   select (IReadOnlyList<string?>)(isSplit ? [table.By, table.ByLabel, .. shared] : shared);
        using var file = new MemoryStream();
        WriteTable.AsCsv(file, new WrittenTable("Tabellen", [.. header.Select(name => new TableColumn(name))], rows));
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        db.Add(AuditEntry.Of(clock.GetUtcNow(), access.AccountId == Guid.Empty ? null : access.AccountId, "tables.exported", access.ScanId, $"Tabellen van {made.Responses} inzendingen op {formId ?? made.Title}{(isSplit ? $", uitgesplitst naar {by}" : "")}."));
        await db.SaveChangesAsync(stop);
        file.Position = 0;
        await file.CopyToAsync(output, stop);
        return ExportOutcome.Done;
    }

    private static CountedTable TableOf(CountedQuestion asked, (string Name, string Label) category, TableCount count, bool isSplit)
    {
        var question = asked.Question;
        List<CountedLine> lines = question switch
        {
            SelectQuestion => [.. asked.Choices.Select(choice => Line(choice.Name, choice.Label, count.Of(choice.Name)))],
            AcknowledgeQuestion => [Line(GivenAnswer.Acknowledged, "bevestigd", count.Answered)],
            IntegerQuestion or DecimalQuestion => [new CountedLine("", "beantwoord", count.Answered, null), .. Summary(count.Numbers)],
            _ => [new CountedLine("", "beantwoord", count.Answered, null)],
        };
        return new CountedTable(asked.Table ?? question.Name, asked.Table is null ? "" : question.Name, asked.Label, AnswerKinds.Of(question), isSplit ? category.Name : null, isSplit ? category.Label : null, count.Asked, count.Answered, lines);

        CountedLine Line(string name, string label, int chosen) => new(name, label, chosen, count.Answered == 0 ? null : Math.Round(100d * chosen / count.Answered, 1, MidpointRounding.AwayFromZero));
    }

    /// <summary>Mean, median, least and most, with the value where a count stands.</summary>
    private static IEnumerable<CountedLine> Summary(List<double> numbers)
    {
        if (numbers.Count == 0) return [];
        var sorted = numbers.Order().ToList();
        var middle = sorted.Count / 2;
        return
        [
            new("", "gemiddelde", Math.Round(sorted.Average(), 6), null), new("", "mediaan", sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, null),
            new("", "laagste", sorted[0], null), new("", "hoogste", sorted[^1], null),
        ];
    }

    /// <summary>All options of the question to split by, chosen or not, and responses without an answer to it when there are.</summary>
    private static List<(string Name, string Label)> CategoriesOf(IReadOnlyList<(string Name, string Label)>? choices, TableCounts counts)
    {
        if (choices is null) return [("", "")];
        List<(string, string)> all = [.. choices];
        if (counts.Categories.Contains("")) all.Add(("", "geen antwoord"));
        return all;
    }

    /// <summary>The questions of the last version in order, then those that only earlier versions have; options the same.</summary>
    private static List<CountedQuestion> QuestionsOf(IReadOnlyList<Questionnaire> versions)
    {
        var found = new Dictionary<string, CountedQuestion>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var version in versions)
            foreach (var node in version.Plan.Nodes)
            {
                if (node.Item is not Question { TakesAnswer: true } question) continue;
                List<(string Name, string Label)> choices = question is SelectQuestion select ? [.. select.Choices.Select(choice => (choice.Name, SheetTexts.WithoutAnswers(choice.Label.In("nl"))))] : [];
                if (found.TryGetValue(question.Name, out var had)) had.Choices.AddRange(choices.Where(choice => had.Choices.TrueForAll(one => one.Name != choice.Name)));
                else
                {
                    found[question.Name] = new CountedQuestion(question, SheetTexts.WithoutAnswers(question.Label.In("nl")), node.Parent?.Item is Group { IsTable: true } table ? table.Name : null, node.Repeats.Count > 0, choices);
                    order.Add(question.Name);
                }
            }
        return order.ConvertAll(name => found[name]);
    }

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private sealed record CountedQuestion(Question Question, string Label, string? Table, bool IsRepeated, List<(string Name, string Label)> Choices);
}

/// <summary>Tables of the answers to a questionnaire.</summary>
/// <param name="Outcome">Whether there are any; otherwise the rest is empty.</param>
/// <param name="Title">The questionnaire.</param>
/// <param name="Responses">Responses that count.</param>
/// <param name="Tables">A table per question, and per category when split.</param>
public sealed record TablesMade(ExportOutcome Outcome, string Title, int Responses, IReadOnlyList<CountedTable> Tables);

/// <summary>The table of one question.</summary>
/// <param name="Question">The question, or the matrix that it is a row of.</param>
/// <param name="Row">The row of the matrix; empty when it is none.</param>
/// <param name="Label">The question in Dutch.</param>
/// <param name="Kind">The kind of question, in Dutch.</param>
/// <param name="By">The category: the name of an option, empty for responses without an answer to it; null: not split.</param>
/// <param name="ByLabel">The category in Dutch; null: not split.</param>
/// <param name="Asked">Times that it was asked.</param>
/// <param name="Answered">Of those, times that it was answered: what percentages are of.</param>
/// <param name="Lines">The lines.</param>
public sealed record CountedTable(string Question, string Row, string Label, string Kind, string? By, string? ByLabel, int Asked, int Answered, IReadOnlyList<CountedLine> Lines);

/// <summary>A line of a table.</summary>
/// <param name="Choice">The option; empty for a number or an open question.</param>
/// <param name="Label">The option in Dutch, or what the number is: gemiddelde, mediaan, laagste, hoogste.</param>
/// <param name="Count">How often it was chosen (of an order: came first); for a mean and the like its value.</param>
/// <param name="Percent">Of those who answered, with one decimal; null: there is none.</param>
public sealed record CountedLine(string Choice, string Label, double Count, double? Percent);
