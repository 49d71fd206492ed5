using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Scanner.Core.Questionnaires;

namespace Scanner.Core.Responses;

/// <summary>Makes what pages show of an <see cref="AnswerSheet"/>.</summary>
internal static class SheetViews
{
    public static SectionView ViewOf(this AnswerSheet sheet, Section section, Response? response)
    {
        var sections = sheet.Sections;
        var place = sections.Select(one => one.Name).ToList().IndexOf(section.Name);
        var items = new ItemViews(sheet, section).Of(section.Content, Spot.Outside);
        return new SectionView
        {
            Name = section.Name,
            Label = sheet.Text(section.Label, Spot.Outside),
            Hint = section.Hint is null ? null : sheet.Text(section.Hint, Spot.Outside),
            Title = sheet.Questionnaire.Title.In(sheet.Language),
            Language = sheet.Language,
            Languages = sheet.Questionnaire.Languages,
            Steps = sheet.Steps(),
            Previous = place > 0 ? sections[place - 1].Name : null,
            Next = sheet.After(section),
            MinutesLeft = sheet.MinutesFrom(section),
            Revision = response?.Revision ?? 0,
            Version = sheet.Setting.Version,
            SavedAt = response is { Revision: > 0 } ? response.LastSavedAt : null,
            Items = items,
            Shape = ShapeOf(items),
            Notes = sheet.Mode == QuestionMode.Conversation ? sheet.NotesOf(section) : null,
        };
    }

    public static OverviewView Overview(this AnswerSheet sheet, Response? response) => new(
        sheet.Questionnaire.Title.In(sheet.Language), sheet.Language, sheet.Questionnaire.Languages,
        [.. sheet.Sections.Select(section => new OverviewSection(
            section.Name, sheet.Text(section.Label, Spot.Outside),
            [.. sheet.AskedIn(section).Select(sheet.Read)],
            sheet.Given(Answer.NotesOn(section.Name)).Text))],
        sheet.Problems, response is { Revision: > 0 } ? response.LastSavedAt : null, response?.SubmittedAt);

    public static IReadOnlyList<StepView> Steps(this AnswerSheet sheet) => [.. sheet.Sections.Select(section =>
    {
        var asked = sheet.AskedIn(section).ToList();
        return new StepView(
            section.Name, sheet.Text(section.Label, Spot.Outside), asked.Count(field => !sheet.Shown(field.Path).IsEmpty),
            asked.Count, !sheet.Given(Answer.NotesOn(section.Name)).IsEmpty);
    })];

    /// <summary>The section that comes after, also when the section itself is no longer asked; null: none.</summary>
    public static string? After(this AnswerSheet sheet, Section section) =>
        sheet.Questionnaire.Sections.SkipWhile(one => one.Name != section.Name).Skip(1).FirstOrDefault(sheet.Asks)?.Name;

    /// <summary>The section that comes before; null: none.</summary>
    public static string? Before(this AnswerSheet sheet, Section section) =>
        sheet.Questionnaire.Sections.TakeWhile(one => one.Name != section.Name).LastOrDefault(sheet.Asks)?.Name;

    /// <summary>A hash of all on a page that the page's script cannot change by itself.</summary>
    public static string ShapeOf(this AnswerSheet sheet, Section section) => ShapeOf(new ItemViews(sheet, section).Of(section.Content, Spot.Outside));

    /// <summary>
    /// The part of an answer that a page shows: without chosen options that the filter no longer offers. They are not on the page, so
    /// posting the page does not touch them, and they are back when the filter offers them again.
    /// </summary>
    public static GivenAnswer OnPage(this AnswerSheet sheet, string path, SurveyItem? item)
    {
        var answer = sheet.Shown(path);
        if (item is not SelectQuestion { ChoiceFilter: not null } select || answer.Choices.Count == 0) return answer;
        var hidden = select.Choices.Except(sheet.ChoicesAt(path, select)).Select(choice => choice.Name).ToHashSet(StringComparer.Ordinal);
        return answer with { Choices = [.. answer.Choices.Where(name => !hidden.Contains(name))] };
    }

    /// <summary>The answer of a field in words: a text, or the labels of the options chosen; nothing when there is none.</summary>
    public static IReadOnlyList<string> WordsOf(this AnswerSheet sheet, SheetField field)
    {
        var answer = sheet.Shown(field.Path);
        if (answer.IsEmpty) return [];
        return field.Question switch
        {
            SelectQuestion when answer.Choices.Count > 0 => [.. sheet.ChosenAt(field).Select(choice => choice.Label)],
            AcknowledgeQuestion => [sheet.Language == "en" ? "Yes" : "Ja"],
            DateQuestion when answer.Day is { } day => [day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(sheet.Language == "en" ? "en-GB" : "nl-NL"))],
            _ => [answer.Text.ReplaceLineEndings("\n")],
        };
    }

    /// <summary>The chosen options with their labels: those that are offered, and those that do not exist (any more), for they were answered.</summary>
    public static IReadOnlyList<(string Name, string Label)> ChosenAt(this AnswerSheet sheet, SheetField field)
    {
        if (field.Item is not SelectQuestion question) return [];
        var offered = sheet.ChoicesAt(field.Path, question).Select(choice => choice.Name).ToHashSet(StringComparer.Ordinal);
        return [.. from name in sheet.Shown(field.Path).Choices
                   let choice = question.Choices.FirstOrDefault(one => one.Name == name)
                   where choice is null || offered.Contains(name)
                   select (name, choice is null ? name : sheet.Text(choice.Label, field.Spot))];
    }

    /// <summary>The share of the questions that is still to come, as a share of the minutes.</summary>
    private static int? MinutesFrom(this AnswerSheet sheet, Section section)
    {
        if (sheet.Questionnaire.Minutes is not { } minutes) return null;
        var all = sheet.Sections.Sum(one => sheet.AskedIn(one).Count());
        var left = sheet.Sections.SkipWhile(one => one.Name != section.Name).Sum(one => sheet.AskedIn(one).Count());
        return all == 0 ? null : Math.Max(1, (int)Math.Ceiling((double)minutes * left / all));
    }

    private static NotesView NotesOf(this AnswerSheet sheet, Section section)
    {
        var path = Answer.NotesOn(section.Name);
        var notes = sheet.Given(path);
        return new NotesView(path, notes.Text, notes.Mark);
    }

    private static OverviewQuestion Read(this AnswerSheet sheet, SheetField field) => new(
        field.Path, sheet.Within(field), sheet.Text(field.Item.Label, field.Spot), ItemViews.KindOf(field.Question!), sheet.WordsOf(field), sheet.Problem(field));

    public static string ShapeOf(IReadOnlyList<ItemView> items)
    {
        var text = new StringBuilder();
        foreach (var item in items) Add(item);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 8));

        void Add(ItemView item)
        {
            text.Append(item.Path).Append('\n').Append(item.Label).Append('\n').Append(item.Hint).Append('\n');
            switch (item)
            {
                case QuestionView { IsReadOnly: true } shown:
                    text.Append(shown.Mark).Append('\n');
                    break;
                case QuestionView question:
                    foreach (var choice in question.Choices) text.Append(choice.Name).Append('=').Append(choice.Label).Append('\n');
                    break;
                case GroupView group:
                    foreach (var inner in group.Items) Add(inner);
                    break;
                case TableView table:
                    foreach (var row in table.Rows) Add(row);
                    break;
                case RepeatView repeat:
                    foreach (var time in repeat.Instances)
                    {
                        text.Append(time.Key).Append('\n').Append(time.Label).Append('\n');
                        foreach (var inner in time.Items) Add(inner);
                    }
                    break;
            }
        }
    }
}
