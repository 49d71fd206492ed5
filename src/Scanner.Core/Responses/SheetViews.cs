using Scanner.Core.Questionnaires;

namespace Scanner.Core.Responses;

/// <summary>Makes what pages show of an <see cref="AnswerSheet"/>.</summary>
internal static class SheetViews
{
    public static SectionView ViewOf(this AnswerSheet sheet, Section section, Response? response)
    {
        var sections = sheet.Sections;
        var place = sections.Select(one => one.Name).ToList().IndexOf(section.Name);
        return new SectionView
        {
            Name = section.Name,
            Label = section.Label.In(sheet.Language),
            Hint = section.Hint?.In(sheet.Language),
            Title = sheet.Questionnaire.Title.In(sheet.Language),
            Language = sheet.Language,
            Languages = sheet.Questionnaire.Languages,
            Steps = sheet.Steps(),
            Previous = place > 0 ? sections[place - 1].Name : null,
            Next = sheet.After(section),
            MinutesLeft = sheet.MinutesFrom(section),
            Revision = response?.Revision ?? 0,
            SavedAt = response is { Revision: > 0 } ? response.LastSavedAt : null,
            Questions = [.. section.Questions.Where(question => sheet.Carries(section, question)).Select(question => sheet.ViewOf(section, question))],
            Notes = sheet.Mode == QuestionMode.Conversation ? sheet.NotesOf(section) : null,
        };
    }

    public static OverviewView Overview(this AnswerSheet sheet, Response? response) => new(
        sheet.Questionnaire.Title.In(sheet.Language), sheet.Language, sheet.Questionnaire.Languages,
        [.. sheet.Sections.Select(section => new OverviewSection(
            section.Name, section.Label.In(sheet.Language),
            [.. sheet.QuestionsAsked(section).Select(sheet.Read)],
            sheet.Given(Answer.NotesOn(section.Name)).Text))],
        sheet.Problems, response is { Revision: > 0 } ? response.LastSavedAt : null, response?.SubmittedAt);

    public static IReadOnlyList<StepView> Steps(this AnswerSheet sheet) =>
        [.. sheet.Sections.Select(section => new StepView(
            section.Name, section.Label.In(sheet.Language), sheet.QuestionsAsked(section).Count(question => !sheet.Given(question.Name).IsEmpty),
            sheet.QuestionsAsked(section).Count(), !sheet.Given(Answer.NotesOn(section.Name)).IsEmpty))];

    /// <summary>The section that comes after, also when the section itself is no longer asked; null: none.</summary>
    public static string? After(this AnswerSheet sheet, Section section) =>
        sheet.Questionnaire.Sections.SkipWhile(one => one.Name != section.Name).Skip(1).FirstOrDefault(sheet.Asks)?.Name;

    /// <summary>The section that comes before; null: none.</summary>
    public static string? Before(this AnswerSheet sheet, Section section) =>
        sheet.Questionnaire.Sections.TakeWhile(one => one.Name != section.Name).LastOrDefault(sheet.Asks)?.Name;

    /// <summary>The share of the questions that is still to come, as a share of the minutes.</summary>
    private static int? MinutesFrom(this AnswerSheet sheet, Section section)
    {
        if (sheet.Questionnaire.Minutes is not { } minutes) return null;
        var all = sheet.Sections.Sum(one => sheet.QuestionsAsked(one).Count());
        var left = sheet.Sections.SkipWhile(one => one.Name != section.Name).Sum(one => sheet.QuestionsAsked(one).Count());
        return all == 0 ? null : Math.Max(1, (int)Math.Ceiling((double)minutes * left / all));
    }

    private static NotesView NotesOf(this AnswerSheet sheet, Section section)
    {
        var path = Answer.NotesOn(section.Name);
        var notes = sheet.Given(path);
        return new NotesView(path, notes.Text, notes.Mark);
    }

    private static QuestionView ViewOf(this AnswerSheet sheet, Section section, Question question)
    {
        var answer = sheet.Given(question.Name);
        var isConversation = sheet.Mode == QuestionMode.Conversation;
        return new QuestionView
        {
            Name = question.Name,
            Kind = KindOf(question),
            Label = question.Label.In(sheet.Language),
            Hint = question.Hint?.In(sheet.Language),
            Guidance = isConversation ? question.GuidanceHint?.In(sheet.Language) : null,
            Probes = isConversation ? question.Probes.In(sheet.Language) : [],
            IsRequired = question.Required,
            IsAsked = sheet.Asks(question),
            IsFollowUp = question.Relevant is { } condition && condition.Names.Any(name => section.Questions.Any(other => other.Name == name.Name)),
            Choices = ChoicesOf(question, answer, sheet.Language),
            Text = answer.Text,
            Mark = answer.Mark,
            Problem = sheet.Problem(question),
        };
    }

    private static OverviewQuestion Read(this AnswerSheet sheet, Question question)
    {
        var answer = sheet.Given(question.Name);
        var chosen = ChoicesOf(question, answer, sheet.Language).Where(choice => choice.IsChosen).Select(choice => choice.Label);
        return new OverviewQuestion(
            question.Name, question.Label.In(sheet.Language), KindOf(question),
            answer.IsEmpty ? [] : answer.Choices.Count > 0 ? [.. chosen] : [answer.Text], sheet.Problem(question));
    }

    private static IReadOnlyList<ChoiceView> ChoicesOf(Question question, GivenAnswer answer, string language) => question switch
    {
        SelectQuestion select => [.. select.Choices.Select(choice => new ChoiceView(choice.Name, choice.Label.In(language), answer.Choices.Contains(choice.Name), choice.IsExclusive))],
        AcknowledgeQuestion => [new ChoiceView(GivenAnswer.Acknowledged, question.Label.In(language), answer.Choices.Contains(GivenAnswer.Acknowledged), false)],
        _ => [],
    };

    private static QuestionKind KindOf(Question question) => question switch
    {
        TextQuestion { IsMultiline: true } => QuestionKind.Lines,
        IntegerQuestion => QuestionKind.Whole,
        DecimalQuestion => QuestionKind.Number,
        DateQuestion => QuestionKind.Day,
        SelectOneQuestion { IsLikert: true } => QuestionKind.Scale,
        SelectOneQuestion { IsMinimal: true } => QuestionKind.DropDown,
        SelectOneQuestion => QuestionKind.One,
        SelectMultipleQuestion => QuestionKind.Many,
        AcknowledgeQuestion => QuestionKind.Acknowledge,
        NoteItem => QuestionKind.Note,
        _ => QuestionKind.Line,
    };
}
