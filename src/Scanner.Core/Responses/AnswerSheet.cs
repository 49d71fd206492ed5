using Scanner.Core.Expressions;
using Scanner.Core.Questionnaires;

namespace Scanner.Core.Responses;

/// <summary>
/// A questionnaire with the answers given so far, worked out for one partner: what is asked, what each answer is worth in
/// conditions, and what is wrong with it. The answer to a question that is no longer asked stays stored and counts for nothing.
/// </summary>
/// <remarks>Conditions only look back (the reader sees to it), so one pass from first to last question settles everything.</remarks>
internal sealed class AnswerSheet
{
    private readonly Dictionary<string, GivenAnswer> given;
    private readonly Dictionary<string, Value> values = [];
    private readonly HashSet<string> asked = [];
    private readonly Dictionary<string, AnswerProblem> problems = [];
    private readonly SheetSetting setting;

    public AnswerSheet(Questionnaire questionnaire, IEnumerable<Answer> answers, SheetSetting setting)
    {
        Questionnaire = questionnaire;
        this.setting = setting;
        given = answers.GroupBy(answer => answer.Path).ToDictionary(rows => rows.Key, GivenAnswer.Of);
        foreach (var section in questionnaire.Sections)
        {
            if (!IsFor(section.Audience) || !Holds(section.Relevant)) continue;
            // A topic of a conversation always has its notes; a page without a question is no page.
            if (setting.Mode == QuestionMode.Conversation) asked.Add(section.Name);
            foreach (var question in section.Questions)
            {
                if (!BelongsTo(question) || !Holds(question.Relevant)) continue;
                asked.Add(question.Name);
                if (question is not NoteItem) asked.Add(section.Name);
                values[question.Name] = ValueOf(question);
                if (ProblemOf(question) is { } problem) problems[question.Name] = problem;
            }
        }
    }

    public Questionnaire Questionnaire { get; }

    public string Language => setting.Language;

    public QuestionMode Mode => setting.Mode;

    /// <summary>The sections that ask something.</summary>
    public IReadOnlyList<Section> Sections => [.. Questionnaire.Sections.Where(section => asked.Contains(section.Name))];

    /// <summary>Whether the question is asked, given the answers so far.</summary>
    public bool Asks(Question question) => asked.Contains(question.Name);

    /// <summary>Whether the section asks something, given the answers so far.</summary>
    public bool Asks(Section section) => asked.Contains(section.Name);

    /// <summary>Whether the question is on the page of this partner in this mode, shown or waiting for its condition.</summary>
    public bool Carries(Section section, Question question) => IsFor(section.Audience) && BelongsTo(question);

    /// <summary>What is stored for a path, asked or not.</summary>
    public GivenAnswer Given(string path) => given.GetValueOrDefault(path, GivenAnswer.None);

    /// <summary>What is wrong with the answer; null: nothing, or it is not asked.</summary>
    public AnswerProblem? Problem(Question question) => problems.GetValueOrDefault(question.Name);

    /// <summary>Everything that stands in the way of handing in, in the order of the questions.</summary>
    public IReadOnlyList<AnswerProblem> Problems => [.. Questionnaire.Questions.Select(Problem).OfType<AnswerProblem>()];

    /// <summary>The questions of a section that are asked, without the texts between them.</summary>
    public IEnumerable<Question> QuestionsAsked(Section section) => section.Questions.Where(question => question is not NoteItem && Asks(question));

    private bool BelongsTo(Question question) => (question.Modes.Count == 0 || question.Modes.Contains(setting.Mode)) && IsFor(question.Audience);

    private bool IsFor(IReadOnlyList<string> audience) => audience.Count == 0 || audience.Contains(setting.Partner.Type);

    /// <summary>A condition that cannot be worked out hides nothing: better one question too many than a question lost unseen.</summary>
    private bool Holds(Expression? condition) =>
        condition is null || condition.Evaluate(new Context(this, Value.Unanswered)) is var outcome && (outcome is Value.Error || outcome.ToBoolean());

    private Value ValueOf(Question question)
    {
        var answer = Given(question.Name);
        if (answer.IsEmpty) return Value.Unanswered;
        return question switch
        {
            IntegerQuestion or DecimalQuestion => answer.Number is { } number ? new Value.Number(number) : Value.Unanswered,
            DateQuestion => answer.Day is { } day ? new Value.Date(day) : Value.Unanswered,
            SelectMultipleQuestion => new Value.Choices(answer.Choices),
            SelectOneQuestion or AcknowledgeQuestion => answer.Choices.Count > 0 ? new Value.Text(answer.Choices[0]) : Value.Unanswered,
            TextQuestion => new Value.Text(answer.Text),
            _ => Value.Unanswered,
        };
    }

    private AnswerProblem? ProblemOf(Question question)
    {
        if (question is NoteItem) return null;
        var answer = Given(question.Name);
        if (answer.IsEmpty) return question.Required ? new AnswerProblem(question.Name, AnswerFault.Missing, question.RequiredMessage?.In(Language)) : null;
        AnswerFault? fault = question switch
        {
            IntegerQuestion when answer.Number is null => AnswerFault.NotWhole,
            DecimalQuestion when answer.Number is null => AnswerFault.NotNumber,
            DateQuestion when answer.Day is null => AnswerFault.NotDay,
            SelectQuestion select => FaultOf(select, answer.Choices),
            _ => null,
        };
        if (fault is not null) return new AnswerProblem(question.Name, fault.Value);
        // A constraint that cannot be worked out is the questionnaire's fault, not the respondent's.
        return question.Constraint?.Evaluate(new Context(this, values[question.Name])) is { } outcome and not Value.Error && !outcome.ToBoolean()
            ? new AnswerProblem(question.Name, AnswerFault.Constraint, question.ConstraintMessage?.In(Language))
            : null;
    }

    private static AnswerFault? FaultOf(SelectQuestion select, IReadOnlyList<string> chosen)
    {
        var known = select.Choices.Where(choice => chosen.Contains(choice.Name)).ToList();
        if (known.Count < chosen.Count) return AnswerFault.UnknownChoice;
        if (select is SelectOneQuestion && known.Count > 1) return AnswerFault.MoreThanOne;
        return known.Count > 1 && known.Exists(choice => choice.IsExclusive) ? AnswerFault.NotAlone : null;
    }

    /// <summary>The answers as the expression language sees them, for one question.</summary>
    private sealed class Context(AnswerSheet sheet, Value self) : IAnswerContext
    {
        public Value Self => self;

        public int Position => 1;

        public DateTimeOffset Now => Amsterdam.At(sheet.setting.Now);

        public Value Get(string name) => sheet.values.GetValueOrDefault(name) ?? sheet.setting.Partner.Of(name) ?? Value.Unanswered;

        public IReadOnlyList<Value> GetAll(string name) =>
            sheet.Questionnaire.Questions.Any(question => question.Name == name) || sheet.setting.Partner.Of(name) is not null ? [Get(name)] : [];

        public Value GetIndexed(string name, string repeat, int index) => index == 1 ? Get(name) : Value.Unanswered;

        public string? ChoiceLabel(string question, string choice) =>
            sheet.Questionnaire.Questions.OfType<SelectQuestion>().FirstOrDefault(select => select.Name == question)?
                .Choices.FirstOrDefault(option => option.Name == choice)?.Label.In(sheet.Language);
    }
}

/// <summary>For whom, how and when a sheet is worked out.</summary>
/// <param name="Mode">Online or in a conversation.</param>
/// <param name="Partner">Who answers.</param>
/// <param name="Language">The language of labels and messages.</param>
/// <param name="Now">The moment.</param>
internal sealed record SheetSetting(QuestionMode Mode, PartnerFacts Partner, string Language, DateTimeOffset Now);
