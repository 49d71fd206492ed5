using Scanner.Core.Expressions;

namespace Scanner.Core.Questionnaires;

/// <summary>Vragenlijst: what is asked, online or as the topic list of a conversation. The vocabulary is XLSForm's.</summary>
public sealed record Questionnaire
{
    /// <summary>The identity for ever: <c>form_id</c>, the name of the file.</summary>
    public required string FormId { get; init; }

    /// <summary>The title.</summary>
    public required LocalText Title { get; init; }

    /// <summary>What its makers call this version.</summary>
    public required string Version { get; init; }

    /// <summary>The language shown first.</summary>
    public required string DefaultLanguage { get; init; }

    /// <summary>The languages that the title is written in, the default one first.</summary>
    public IReadOnlyList<string> Languages => [DefaultLanguage, .. Title.ByLanguage.Keys.Where(language => language != DefaultLanguage).Order(StringComparer.Ordinal)];

    /// <summary>Why it is asked and what happens with the answers: shown on the start page.</summary>
    public LocalText? Introduction { get; init; }

    /// <summary>How long answering takes, in minutes; null: not said.</summary>
    public int? Minutes { get; init; }

    /// <summary>How it can be used.</summary>
    public required IReadOnlySet<QuestionMode> Modes { get; init; }

    /// <summary>The source that the questions rest on.</summary>
    public string Source { get; init; } = "";

    /// <summary>Values that the system fills in, for conditions: <see cref="Metadata"/>.</summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];

    /// <summary>The lists of options, by name.</summary>
    public required IReadOnlyDictionary<string, ChoiceList> ChoiceLists { get; init; }

    /// <summary>The pages online, the topic blocks in a conversation.</summary>
    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>All questions in order.</summary>
    public IEnumerable<Question> Questions => Sections.SelectMany(section => section.Questions);

    /// <summary>The names of hidden values that the system knows how to fill.</summary>
    public static readonly IReadOnlySet<string> Metadata = new HashSet<string> { "partner_type", "partner_domain", "partner_roles", "municipality" };
}

/// <summary>Where a questionnaire or question is used.</summary>
public enum QuestionMode
{
    /// <summary>Answered by the partner, through a link.</summary>
    Online,

    /// <summary>Walked through by an interviewer.</summary>
    Conversation,
}

/// <summary>Onderdeel: a page of questions, or a topic block.</summary>
public sealed record Section
{
    /// <summary>The name, unique among sections and questions.</summary>
    public required string Name { get; init; }

    /// <summary>The heading.</summary>
    public required LocalText Label { get; init; }

    /// <summary>What stands under the heading.</summary>
    public LocalText? Hint { get; init; }

    /// <summary>The condition for the section to be asked; null: always.</summary>
    public Expression? Relevant { get; init; }

    /// <summary>The kinds of partner that get it; empty: all.</summary>
    public IReadOnlyList<string> Audience { get; init; } = [];

    /// <summary>The questions, in order; those that <c>or_other</c> brings stand after their question.</summary>
    public required IReadOnlyList<Question> Questions { get; init; }
}

/// <summary>Vraag: one question, of one of the kinds below.</summary>
public abstract record Question
{
    /// <summary>The identity for ever; answers are stored under it.</summary>
    public required string Name { get; init; }

    /// <summary>The question itself.</summary>
    public required LocalText Label { get; init; }

    /// <summary>Help for who answers.</summary>
    public LocalText? Hint { get; init; }

    /// <summary>Help for the interviewer.</summary>
    public LocalText? GuidanceHint { get; init; }

    /// <summary>Whether it must be answered before handing in.</summary>
    public bool Required { get; init; }

    /// <summary>What is said when it is not; null: the product's own sentence.</summary>
    public LocalText? RequiredMessage { get; init; }

    /// <summary>The condition for it to be asked; null: always.</summary>
    public Expression? Relevant { get; init; }

    /// <summary>What an answer must satisfy; <c>.</c> is the answer.</summary>
    public Expression? Constraint { get; init; }

    /// <summary>What is said when it does not.</summary>
    public LocalText? ConstraintMessage { get; init; }

    /// <summary>The key questions that it serves, by number.</summary>
    public IReadOnlyList<int> KeyQuestions { get; init; } = [];

    /// <summary>The kinds of partner that get it; empty: all.</summary>
    public IReadOnlyList<string> Audience { get; init; } = [];

    /// <summary>Where it is asked; empty: online and in conversations.</summary>
    public IReadOnlySet<QuestionMode> Modes { get; init; } = new HashSet<QuestionMode>();

    /// <summary>Questions for the interviewer to go on with.</summary>
    public LocalTexts Probes { get; init; } = LocalTexts.None;

    /// <summary>The answer goes to the coding grid.</summary>
    public bool IsCoded { get; init; }

    /// <summary>The answer may say something about persons.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>The question whose option "Anders, namelijk" brings this one; null: written in the file itself.</summary>
    public string? ImpliedBy { get; init; }
}

/// <summary>Asks for words; on one line or several.</summary>
public sealed record TextQuestion : Question
{
    /// <summary>Several lines (<c>appearance: multiline</c>).</summary>
    public bool IsMultiline { get; init; }
}

/// <summary>Asks for a whole number.</summary>
public sealed record IntegerQuestion : Question;

/// <summary>Asks for a number that may have decimals.</summary>
public sealed record DecimalQuestion : Question;

/// <summary>Asks for a day.</summary>
public sealed record DateQuestion : Question;

/// <summary>Asks to confirm something.</summary>
public sealed record AcknowledgeQuestion : Question;

/// <summary>Asks nothing: a text between the questions.</summary>
public sealed record NoteItem : Question;

/// <summary>Asks to choose from a list.</summary>
public abstract record SelectQuestion : Question
{
    /// <summary>The name of the "other" option that <c>or_other</c> adds.</summary>
    public const string OtherName = "other";

    /// <summary>What the name of the text question behind "other" ends in.</summary>
    public const string OtherSuffix = "_other";

    /// <summary>The name of the list.</summary>
    public required string ListName { get; init; }

    /// <summary>The options, the "other" option included.</summary>
    public required IReadOnlyList<Choice> Choices { get; init; }

    /// <summary>Whether "Anders, namelijk" is one of the options.</summary>
    public bool OrOther { get; init; }
}

/// <summary>Asks to choose one.</summary>
public sealed record SelectOneQuestion : SelectQuestion
{
    /// <summary>Options side by side on a scale (<c>appearance: likert</c>).</summary>
    public bool IsLikert { get; init; }

    /// <summary>A drop-down instead of rows (<c>appearance: minimal</c>).</summary>
    public bool IsMinimal { get; init; }
}

/// <summary>Asks to choose any number.</summary>
public sealed record SelectMultipleQuestion : SelectQuestion;

/// <summary>Keuzelijst: the options of one or more questions.</summary>
/// <param name="Name">The name in the file.</param>
/// <param name="Choices">The options, in order.</param>
public sealed record ChoiceList(string Name, IReadOnlyList<Choice> Choices);

/// <summary>Antwoordoptie.</summary>
/// <param name="Name">What is stored; never changes.</param>
/// <param name="Label">What is read.</param>
/// <param name="IsExclusive">Choosing it means choosing nothing else, such as "geen van deze".</param>
public sealed record Choice(string Name, LocalText Label, bool IsExclusive = false);
