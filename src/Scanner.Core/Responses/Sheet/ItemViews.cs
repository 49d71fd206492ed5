using System.Security.Cryptography;
using System.Text;
using Scanner.Core.Questionnaires;

namespace Scanner.Core.Responses;

/// <summary>Makes the views of what stands in one section.</summary>
internal sealed class ItemViews(AnswerSheet sheet, Section section)
{
    private readonly HashSet<string> here = [.. section.Questions.Select(question => question.Name)];

    private bool IsConversation => sheet.Mode == QuestionMode.Conversation;

    /// <summary>What is on the page at a spot, shown or waiting for its condition.</summary>
    public IReadOnlyList<ItemView> Of(IReadOnlyList<SurveyItem> items, Spot spot) => [.. items.Where(sheet.IsFor).Where(item => item is not CalculateItem).Select(item => Of(item, spot))];

    public static QuestionKind KindOf(Question question) => question switch
    {
        TextQuestion { IsMultiline: true } => QuestionKind.Lines,
        IntegerQuestion => QuestionKind.Whole,
        DecimalQuestion => QuestionKind.Number,
        DateQuestion => QuestionKind.Day,
        SelectOneQuestion { IsLikert: true } => QuestionKind.Scale,
        SelectOneQuestion { IsMinimal: true } => QuestionKind.DropDown,
        SelectOneQuestion => QuestionKind.One,
        SelectMultipleQuestion => QuestionKind.Many,
        RankQuestion => QuestionKind.Rank,
        AcknowledgeQuestion => QuestionKind.Acknowledge,
        NoteItem => QuestionKind.Note,
        _ => QuestionKind.Line,
    };

    private ItemView Of(SurveyItem item, Spot spot) => item switch
    {
        Group { IsTable: true } table => TableOf(table, spot),
        Group group => new GroupView(HeadOf(group, spot), Of(group.Content, spot)),
        Repeat repeat => new RepeatView(
            HeadOf(repeat, spot), [.. sheet.TimesOf(repeat, spot).Select(time => new InstanceView(time.Key, time.Number, sheet.TopicOf(repeat, time), Of(repeat.Content, time)))], repeat.Count is null),
        _ => QuestionOf((Question)item, spot),
    };

    /// <summary>A matrix of the rows that share a list; what else stands in the group comes after it.</summary>
    private ItemView TableOf(Group group, Spot spot)
    {
        var inside = group.Content.Where(sheet.IsFor).ToList();
        var rows = inside.Where(item => item is SelectQuestion { ChoiceFilter: null, IsRandomized: false } and not RankQuestion).ToList();
        if (rows.Count == 0) return new GroupView(HeadOf(group, spot), Of(inside, spot));
        var views = rows.Select(row => QuestionOf((Question)row, spot)).ToList();
        var columns = views.MaxBy(view => view.Choices.Count)!.Choices.Select(choice => choice with { IsChosen = false }).ToList();
        var table = new TableView(HeadOf(group, spot), columns, views, rows.Exists(row => row is SelectMultipleQuestion));
        return rows.Count == inside.Count ? table
            : new GroupView(table.Head, [table with { Head = new ItemHead(table.Path + "/", "", null, null, table.IsAsked, false) }, .. Of([.. inside.Except(rows)], spot)]);
    }

    private ItemHead HeadOf(SurveyItem item, Spot spot)
    {
        var path = spot.Prefix + item.Name;
        return new ItemHead(
            path,
            item is NoteItem ? sheet.Markdown(item.Label, spot) : sheet.Text(item.Label, spot),
            item.Hint is null ? null : sheet.Text(item.Hint, spot),
            IsConversation && item.GuidanceHint is not null ? sheet.Text(item.GuidanceHint, spot) : null,
            sheet.Asks(path),
            item.Relevant is { } condition && condition.Names.Any(name => here.Contains(name.Name)));
    }

    private QuestionView QuestionOf(Question question, Spot spot)
    {
        var path = spot.Prefix + question.Name;
        var answer = sheet.OnPage(path, question);
        return new QuestionView(HeadOf(question, spot))
        {
            Kind = KindOf(question),
            Probes = IsConversation ? question.Probes.In(sheet.Language) : [],
            IsRequired = JudgeAnswer.IsRequired(sheet, question, spot),
            IsReadOnly = question.IsReadOnly,
            Choices = ChoicesOf(question, path, spot, answer),
            Text = answer.Text,
            Mark = answer.Mark,
            Problem = sheet.Problem(new SheetField(path, question, section, spot, [])),
        };
    }

    private IReadOnlyList<ChoiceView> ChoicesOf(Question question, string path, Spot spot, GivenAnswer answer) => question switch
    {
        SelectQuestion select => [.. InOrder(select, path).Select(choice => new ChoiceView(
            choice.Name, sheet.Text(choice.Label, spot), answer.Choices.Contains(choice.Name), choice.IsExclusive, question is RankQuestion ? answer.RankOf(choice.Name) : null))],
        AcknowledgeQuestion => [new ChoiceView(GivenAnswer.Acknowledged, sheet.Text(question.Label, spot), answer.Choices.Contains(GivenAnswer.Acknowledged), false)],
        _ => [],
    };

    /// <summary>As in the list, or in an order of its own for each partner that stays the same each time; options that stand alone and "other" last.</summary>
    private IEnumerable<Choice> InOrder(SelectQuestion select, string path)
    {
        var offered = sheet.ChoicesAt(path, select);
        return !select.IsRandomized ? offered : offered
            .OrderBy(choice => choice.IsExclusive || choice.Name == SelectQuestion.OtherName)
            .ThenBy(choice => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{sheet.Setting.Partner.Name}\n{path}\n{choice.Name}"))), StringComparer.Ordinal);
    }
}
