using Scanner.Core.Expressions;

namespace Scanner.Core.Questionnaires;

/// <summary>Vraag: one question, of one of the kinds below.</summary>
public abstract record Question : SurveyItem
{
    /// <summary>When it must be answered before handing in; null: never.</summary>
    public Expression? Required { get; init; }

    /// <summary>What is said when it is not; null: the product's own sentence.</summary>
    public LocalText? RequiredMessage { get; init; }

    /// <summary>What an answer must satisfy; <c>.</c> is the answer.</summary>
    public Expression? Constraint { get; init; }

    /// <summary>What is said when it does not.</summary>
    public LocalText? ConstraintMessage { get; init; }

    /// <summary>The answer as long as nobody gave one; null: none.</summary>
    public Expression? Default { get; init; }

    /// <summary>Shown, not to be changed.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>The key questions that it serves, by number.</summary>
    public IReadOnlyList<int> KeyQuestions { get; init; } = [];

    /// <summary>Questions for the interviewer to go on with.</summary>
    public LocalTexts Probes { get; init; } = LocalTexts.None;

    /// <summary>The answer goes to the coding grid.</summary>
    public bool IsCoded { get; init; }

    /// <summary>The answer may say something about persons.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>The question whose option "Anders, namelijk" brings this one; null: written in the file itself.</summary>
    public string? ImpliedBy { get; init; }

    /// <summary>Whether people answer it: not a text between questions, not a calculation.</summary>
    public virtual bool TakesAnswer => true;
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

/// <summary>Asks nothing: a text between the questions, in a subset of Markdown.</summary>
public sealed record NoteItem : Question
{
    /// <inheritdoc/>
    public override bool TakesAnswer => false;
}

/// <summary>Asks nothing and shows nothing: a value worked out from other answers, for conditions, texts and the export.</summary>
public sealed record CalculateItem : Question
{
    /// <summary>How it is worked out.</summary>
    public required Expression Calculation { get; init; }

    /// <inheritdoc/>
    public override bool TakesAnswer => false;
}

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

    /// <summary>Which of the options can be chosen; null: all.</summary>
    public Expression? ChoiceFilter { get; init; }

    /// <summary>Options in an order that differs between people (<c>parameters: randomize=true</c>); options that stand alone and "other" stay last.</summary>
    public bool IsRandomized { get; init; }
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

/// <summary>Asks to put all options in order, first what comes first.</summary>
public sealed record RankQuestion : SelectQuestion;

/// <summary>Antwoordoptie.</summary>
/// <param name="Name">What is stored; never changes.</param>
/// <param name="Label">What is read.</param>
/// <param name="IsExclusive">Choosing it means choosing nothing else, such as "geen van deze".</param>
public sealed record Choice(string Name, LocalText Label, bool IsExclusive = false)
{
    /// <summary>Its other columns, for a choice filter.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();
}
