using System.Globalization;
using System.Text.RegularExpressions;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;

namespace Scanner.Core.Tests.Responses;

/// <summary>Answers a questionnaire from the first to the last question with valid answers at random, as some partner in some mode.</summary>
internal sealed partial class RandomWalk(Questionnaire questionnaire, QuestionnaireLibrary library, Random random)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] Texts = ["groep op het plein", "12:30", "1234", "2024", "1234 AB", "iemand@voorbeeld.nl", "0612345678", "x"];

    private readonly HashSet<string> seen = [];

    /// <summary>Questions left open on purpose, one in so many.</summary>
    private const int LeaveOneIn = 6;

    /// <summary>Walks to the end.</summary>
    /// <returns>The sheet with all answers, and the questions for which no valid answer could be found.</returns>
    public (AnswerSheet Sheet, IReadOnlyList<string> Stuck) Run()
    {
        var modes = questionnaire.Modes.Order().ToList();
        var partner = new PartnerFacts(
            "Partner", Any(library.List("partnertypen").Items).Name, Any(library.List("domeinen").Items).Name,
            [.. library.List("partnerrollen").Items.Where(_ => random.Next(3) == 0).Select(role => role.Name)], "Gemeente X")
        { Library = library };
        var sheet = new AnswerSheet(questionnaire, [], new SheetSetting(modes[random.Next(modes.Count)], partner, "nl", Now));
        var stuck = new List<string>();
        foreach (var section in questionnaire.Sections)
        {
            while (sheet.Asks(section) && sheet.AskedIn(section).Where(field => !seen.Contains(field.Path)).ToList() is { Count: > 0 } open)
                foreach (var field in open.Where(field => sheet.Asks(field.Path)))
                {
                    seen.Add(field.Path);
                    if (!Answer(sheet, field)) stuck.Add(field.Path);
                }
        }
        return (sheet, stuck);
    }

    private bool Answer(AnswerSheet sheet, SheetField field)
    {
        if (random.Next(LeaveOneIn) == 0 && sheet.Problem(field) is null) return true;
        foreach (var posted in Tries(sheet, field))
        {
            var (answer, refused) = GivenAnswer.Read(field.Question, posted);
            if (refused is not null) continue;
            sheet.Change(new Dictionary<string, GivenAnswer> { [field.Path] = answer with { Revision = 1 } });
            if (sheet.Problem(field) is null) return true;
        }
        return false;
    }

    private IEnumerable<string[]> Tries(AnswerSheet sheet, SheetField field)
    {
        switch (field.Question)
        {
            case SelectQuestion select:
                var offered = sheet.ChoicesAt(field.Path, select).Select(choice => choice.Name).ToList();
                var alone = sheet.ChoicesAt(field.Path, select).Where(choice => choice.IsExclusive).Select(choice => choice.Name).ToHashSet();
                for (var attempt = 0; attempt < 60; attempt++) yield return Choose(select, offered, alone);
                break;
            case AcknowledgeQuestion:
                yield return [GivenAnswer.Acknowledged];
                break;
            case DateQuestion:
                foreach (var days in new[] { 0, -1, -30, -400, -4000, 1, 30, 400 }.OrderBy(_ => random.Next()))
                    yield return [DateOnly.FromDateTime(Now.Date).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)];
                break;
            case IntegerQuestion or DecimalQuestion:
                var named = NumberPattern().Matches(field.Question.Constraint?.Source ?? "").Select(match => match.Value);
                yield return [random.Next(4).ToString(CultureInfo.InvariantCulture)];
                foreach (var number in named.Concat(Enumerable.Range(0, 101).Select(number => number.ToString(CultureInfo.InvariantCulture))).OrderBy(_ => random.Next())) yield return [number];
                foreach (var number in new[] { 250, 1000, 2020, 2026, 25_000, 400_000 }) yield return [number.ToString(CultureInfo.InvariantCulture)];
                break;
            default:
                yield return [Texts[0]];
                foreach (var text in Texts) yield return [text];
                break;
        }
    }

    private string[] Choose(SelectQuestion select, List<string> offered, HashSet<string> alone)
    {
        if (offered.Count == 0) return [];
        if (select is SelectOneQuestion) return [Any(offered)];
        if (select is RankQuestion) return [.. offered.OrderBy(_ => random.Next()).Select((name, place) => string.Create(CultureInfo.InvariantCulture, $"{place + 1}:{name}"))];
        if (alone.Count > 0 && random.Next(8) == 0) return [Any(alone.ToList())];
        var others = offered.Where(name => !alone.Contains(name)).ToList();
        return [.. others.OrderBy(_ => random.Next()).Take(random.Next(1, Math.Min(others.Count, random.Next(4) == 0 ? 30 : 4) + 1))];
    }

    private T Any<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    [GeneratedRegex("[0-9]+")]
    private static partial Regex NumberPattern();
}
