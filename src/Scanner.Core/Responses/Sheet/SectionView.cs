namespace Scanner.Core.Responses;

/// <summary>One section of a questionnaire with the answers given so far: a page online, a topic block in a conversation.</summary>
public sealed record SectionView
{
    /// <summary>The section's name.</summary>
    public required string Name { get; init; }

    /// <summary>The heading.</summary>
    public required string Label { get; init; }

    /// <summary>What stands under the heading.</summary>
    public required string? Hint { get; init; }

    /// <summary>The questionnaire's title.</summary>
    public required string Title { get; init; }

    /// <summary>The language of all texts here.</summary>
    public required string Language { get; init; }

    /// <summary>The languages of the questionnaire.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>All sections that ask something, in order.</summary>
    public required IReadOnlyList<StepView> Steps { get; init; }

    /// <summary>The section before; null: this is the first.</summary>
    public required string? Previous { get; init; }

    /// <summary>The section after; null: this is the last.</summary>
    public required string? Next { get; init; }

    /// <summary>How long the rest takes, in whole minutes; null: the questionnaire does not say how long it takes.</summary>
    public required int? MinutesLeft { get; init; }

    /// <summary>The number of the last save, 0 before the first; goes back with the form.</summary>
    public required int Revision { get; init; }

    /// <summary>The number of the version that is asked; goes back with the form. Null in a conversation, which stays on its version.</summary>
    public int? Version { get; init; }

    /// <summary>When something was last saved; null: nothing yet.</summary>
    public required DateTimeOffset? SavedAt { get; init; }

    /// <summary>Questions, groups, matrices and repeats in order, those that wait for their condition included.</summary>
    public required IReadOnlyList<ItemView> Items { get; init; }

    /// <summary>A hash of all that the page's script cannot change by itself: texts with answers in them, options, repeats. When it differs, the page must be drawn again.</summary>
    public required string Shape { get; init; }

    /// <summary>All questions of the section in order, those in groups, matrices and repeats included.</summary>
    public IEnumerable<QuestionView> Questions => Items.SelectMany(item => item.Questions);

    /// <summary>The notes on this topic; null online.</summary>
    public required NotesView? Notes { get; init; }
}

/// <summary>A section as a step.</summary>
/// <param name="Name">The section's name.</param>
/// <param name="Label">The heading.</param>
/// <param name="Answered">How many of its questions have an answer.</param>
/// <param name="Asked">How many questions it asks now.</param>
/// <param name="HasNotes">Whether there are conversation notes on it.</param>
public sealed record StepView(string Name, string Label, int Answered, int Asked, bool HasNotes);

/// <summary>The interviewer's notes on a topic.</summary>
/// <param name="Path">The path they are stored under.</param>
/// <param name="Text">The notes.</param>
/// <param name="Mark">A hash of them; goes back with the form.</param>
public sealed record NotesView(string Path, string Text, string Mark);

/// <summary>What every item on a page has.</summary>
/// <param name="Path">Its path: for a question, the answer is posted under it.</param>
/// <param name="Label">The question or heading, answers filled in; may be empty for a group. Of a text between questions: Markdown.</param>
/// <param name="Hint">Help for who answers.</param>
/// <param name="Guidance">Help for the interviewer; null online.</param>
/// <param name="IsAsked">Whether it is asked, given the answers so far; otherwise it is on the page but hidden.</param>
/// <param name="IsFollowUp">Whether an answer on this same page brought it.</param>
public sealed record ItemHead(string Path, string Label, string? Hint, string? Guidance, bool IsAsked, bool IsFollowUp);

/// <summary>Something on a page: a question, group, matrix or repeat.</summary>
/// <param name="Head">Its path, texts and state.</param>
public abstract record ItemView(ItemHead Head)
{
    /// <inheritdoc cref="ItemHead.Path"/>
    public string Path => Head.Path;

    /// <inheritdoc cref="ItemHead.Label"/>
    public string Label => Head.Label;

    /// <inheritdoc cref="ItemHead.Hint"/>
    public string? Hint => Head.Hint;

    /// <inheritdoc cref="ItemHead.Guidance"/>
    public string? Guidance => Head.Guidance;

    /// <inheritdoc cref="ItemHead.IsAsked"/>
    public bool IsAsked => Head.IsAsked;

    /// <inheritdoc cref="ItemHead.IsFollowUp"/>
    public bool IsFollowUp => Head.IsFollowUp;

    /// <summary>The questions in it; for a question itself.</summary>
    public abstract IEnumerable<QuestionView> Questions { get; }
}

/// <summary>A group of questions under a heading.</summary>
/// <param name="Head">Its path, texts and state.</param>
/// <param name="Items">What it holds.</param>
public sealed record GroupView(ItemHead Head, IReadOnlyList<ItemView> Items) : ItemView(Head)
{
    /// <inheritdoc/>
    public override IEnumerable<QuestionView> Questions => Items.SelectMany(item => item.Questions);
}

/// <summary>A matrix: rows that share their options.</summary>
/// <param name="Head">Its path, texts and state.</param>
/// <param name="Columns">The options that are the columns.</param>
/// <param name="Rows">The questions that are the rows; their options are the columns, in the same order, though a row may lack the last.</param>
/// <param name="IsMultiple">Whether several options can be chosen in a row.</param>
public sealed record TableView(ItemHead Head, IReadOnlyList<ChoiceView> Columns, IReadOnlyList<QuestionView> Rows, bool IsMultiple) : ItemView(Head)
{
    /// <inheritdoc/>
    public override IEnumerable<QuestionView> Questions => Rows;
}

/// <summary>The same questions several times.</summary>
/// <param name="Head">Its path, texts and state.</param>
/// <param name="Instances">Each time.</param>
/// <param name="IsOpen">Whether who answers can add one and take one away.</param>
public sealed record RepeatView(ItemHead Head, IReadOnlyList<InstanceView> Instances, bool IsOpen) : ItemView(Head)
{
    /// <inheritdoc/>
    public override IEnumerable<QuestionView> Questions => Instances.SelectMany(instance => instance.Items).SelectMany(item => item.Questions);
}

/// <summary>One time of a repeat.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Label">What it is about: the chosen option; null: it only has its number.</param>
/// <param name="Items">What it holds.</param>
public sealed record InstanceView(string Key, int Number, string? Label, IReadOnlyList<ItemView> Items);

/// <summary>One question as it is shown.</summary>
/// <param name="Head">Its path, texts and state.</param>
public sealed record QuestionView(ItemHead Head) : ItemView(Head)
{
    /// <inheritdoc/>
    public override IEnumerable<QuestionView> Questions => [this];

    /// <summary>What kind of question it is.</summary>
    public required QuestionKind Kind { get; init; }

    /// <summary>What the interviewer can ask on; empty online.</summary>
    public required IReadOnlyList<string> Probes { get; init; }

    /// <summary>Shown, not to be changed; it is not posted.</summary>
    public required bool IsReadOnly { get; init; }

    /// <summary>Whether handing in needs an answer.</summary>
    public required bool IsRequired { get; init; }

    /// <summary>The options that can be chosen now, in the order in which they are shown; empty when there is nothing to choose.</summary>
    public required IReadOnlyList<ChoiceView> Choices { get; init; }

    /// <summary>What was typed; empty for options.</summary>
    public required string Text { get; init; }

    /// <summary>A hash of the answer; goes back with the form.</summary>
    public required string Mark { get; init; }

    /// <summary>What is wrong with the answer; null: nothing.</summary>
    public required AnswerProblem? Problem { get; init; }

    /// <summary>Whether there is an answer.</summary>
    public bool IsAnswered => Text.Length > 0 || Choices.Any(choice => choice.IsChosen);
}

/// <summary>An option as it is shown.</summary>
/// <param name="Name">What is posted.</param>
/// <param name="Label">What is read.</param>
/// <param name="IsChosen">Whether it is chosen.</param>
/// <param name="IsExclusive">Whether choosing it means choosing nothing else.</param>
/// <param name="Rank">Its place in an order, from 1; null: it has none yet, or nothing is put in order.</param>
public sealed record ChoiceView(string Name, string Label, bool IsChosen, bool IsExclusive, int? Rank = null);

/// <summary>The kinds of question, by how they are shown.</summary>
public enum QuestionKind
{
    /// <summary>Words on one line.</summary>
    Line,

    /// <summary>Words on several lines.</summary>
    Lines,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A day.</summary>
    Day,

    /// <summary>One option, in rows.</summary>
    One,

    /// <summary>One option, on a scale.</summary>
    Scale,

    /// <summary>One option, from a drop-down.</summary>
    DropDown,

    /// <summary>Any number of options.</summary>
    Many,

    /// <summary>A confirmation; its one option is the confirmation.</summary>
    Acknowledge,

    /// <summary>All options in order; posted as <c>place:option</c>, such as <c>1:school</c>, one value for each option that has a place.</summary>
    Rank,

    /// <summary>A text in a subset of Markdown, nothing to answer.</summary>
    Note,
}

/// <summary>All answers to be read over: before handing in, and afterwards as one's own copy.</summary>
/// <param name="Title">The questionnaire's title.</param>
/// <param name="Language">The language of all texts here.</param>
/// <param name="Languages">The languages of the questionnaire.</param>
/// <param name="Sections">The sections that ask something.</param>
/// <param name="Problems">What stands in the way of handing in.</param>
/// <param name="SavedAt">When something was last saved; null: nothing yet.</param>
/// <param name="SubmittedAt">When it was handed in; null: not yet.</param>
public sealed record OverviewView(
    string Title, string Language, IReadOnlyList<string> Languages, IReadOnlyList<OverviewSection> Sections,
    IReadOnlyList<AnswerProblem> Problems, DateTimeOffset? SavedAt, DateTimeOffset? SubmittedAt);

/// <summary>A section in the overview.</summary>
/// <param name="Name">The section's name.</param>
/// <param name="Label">The heading.</param>
/// <param name="Questions">The questions that are asked.</param>
/// <param name="Notes">The interviewer's notes; empty online.</param>
public sealed record OverviewSection(string Name, string Label, IReadOnlyList<OverviewQuestion> Questions, string Notes);

/// <summary>A question in the overview.</summary>
/// <param name="Path">The path of its answer.</param>
/// <param name="Within">The heading of the group or the time of the repeat that it stands in; empty: none. Questions with the same one stand together.</param>
/// <param name="Label">The question.</param>
/// <param name="Kind">What kind of question it is.</param>
/// <param name="Answers">What was typed, or the labels of the options chosen; empty: no answer.</param>
/// <param name="Problem">What is wrong with the answer; null: nothing.</param>
public sealed record OverviewQuestion(string Path, string Within, string Label, QuestionKind Kind, IReadOnlyList<string> Answers, AnswerProblem? Problem);
