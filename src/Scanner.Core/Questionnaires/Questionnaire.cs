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

    /// <summary>The pages online, the topic blocks in a conversation.</summary>
    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>All questions in order, those in groups and repeats included.</summary>
    public IEnumerable<Question> Questions => Sections.SelectMany(section => section.Questions);

    /// <summary>As it is written, with the reference lists written out: what a published version keeps.</summary>
    public required FormDocument Document { get; init; }

    /// <summary>What looks at what, and in which order all is worked out.</summary>
    internal QuestionnairePlan Plan { get; init; } = QuestionnairePlan.Of([]);

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
