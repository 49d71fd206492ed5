using Scanner.Core.Expressions;

namespace Scanner.Core.Questionnaires;

/// <summary>Something in a questionnaire: a section, a group, a repeat or a question.</summary>
public abstract record SurveyItem
{
    /// <summary>The identity for ever, unique in the questionnaire; answers are stored under it.</summary>
    public required string Name { get; init; }

    /// <summary>The question itself, or the heading; may hold <c>${name}</c>, which is replaced by the answer. Empty for what is never shown.</summary>
    public LocalText Label { get; init; } = LocalText.None;

    /// <summary>Help for who answers.</summary>
    public LocalText? Hint { get; init; }

    /// <summary>Help for the interviewer.</summary>
    public LocalText? GuidanceHint { get; init; }

    /// <summary>The condition for it to be asked; null: always.</summary>
    public Expression? Relevant { get; init; }

    /// <summary>The kinds of partner that get it; empty: all.</summary>
    public IReadOnlyList<string> Audience { get; init; } = [];

    /// <summary>Where it is asked; empty: online and in conversations.</summary>
    public IReadOnlySet<QuestionMode> Modes { get; init; } = new HashSet<QuestionMode>();

    /// <summary>What it rests on, such as a page of the Modelplan; null: not said.</summary>
    public string? Source { get; init; }

    /// <summary>What it holds; empty for a question.</summary>
    public virtual IReadOnlyList<SurveyItem> Items => [];

    /// <summary>The questions in it, in order, those in groups and repeats included; for a question itself.</summary>
    public IEnumerable<Question> Questions => this is Question question ? [question] : Items.SelectMany(item => item.Questions);
}

/// <summary>Onderdeel: a page of questions, or a topic block.</summary>
public sealed record Section : SurveyItem
{
    /// <inheritdoc/>
    public override IReadOnlyList<SurveyItem> Items => Content;

    /// <summary>What it holds, in order; the questions that <c>or_other</c> brings stand after their question.</summary>
    public required IReadOnlyList<SurveyItem> Content { get; init; }

    /// <summary>Whether it is made of questions that stand outside any group in the file; then it is called after the first of them.</summary>
    public bool IsImplicit { get; init; }
}

/// <summary>Groep: questions under one heading inside a section.</summary>
public sealed record Group : SurveyItem
{
    /// <inheritdoc/>
    public override IReadOnlyList<SurveyItem> Items => Content;

    /// <summary>What it holds, in order.</summary>
    public required IReadOnlyList<SurveyItem> Content { get; init; }

    /// <summary>Matrix: its questions are rows that share one list of options as columns (<c>appearance: table-list</c>).</summary>
    public bool IsTable { get; init; }
}

/// <summary>Herhaling: the same questions several times.</summary>
public sealed record Repeat : SurveyItem
{
    /// <summary>Most times that anything is repeated.</summary>
    public const int MostInstances = 100;

    /// <inheritdoc/>
    public override IReadOnlyList<SurveyItem> Items => Content;

    /// <summary>What is repeated, in order.</summary>
    public required IReadOnlyList<SurveyItem> Content { get; init; }

    /// <summary>How many times (<c>repeat_count</c>); null: as often as who answers adds one.</summary>
    public Expression? Count { get; init; }

    /// <summary>The question with several choices that it is repeated for, once for each chosen option; null: it is repeated by number.</summary>
    public string? ForEachOf { get; init; }
}
