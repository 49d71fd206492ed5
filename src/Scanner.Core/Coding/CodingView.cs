using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Coding;

/// <summary>Which texts to show for coding. What is null or empty does not narrow.</summary>
public sealed record CodingFilter
{
    /// <summary>The key of a question, see <see cref="CodingChoices.Questions"/>.</summary>
    public string? Question { get; init; }

    /// <summary>A name of the list <c>partnertypen</c>.</summary>
    public string? PartnerType { get; init; }

    /// <summary>The number of a key question.</summary>
    public int? KeyQuestion { get; init; }

    /// <summary>Only texts that have no code yet.</summary>
    public bool OnlyUncoded { get; init; }

    /// <summary>Words that the text must hold, no matter capitals or accents.</summary>
    public string Search { get; init; } = "";

    /// <summary>A code that the text must have.</summary>
    public Guid? Code { get; init; }

    /// <summary>How many texts to show at the most.</summary>
    public int Take { get; init; } = 50;

    /// <summary>Texts that stay in view although they no longer pass: those someone is working on.</summary>
    public IReadOnlySet<TextKey> Keep { get; init; } = new HashSet<TextKey>();

    /// <summary>Whether it narrows anything.</summary>
    public bool Narrows => Question is not null || PartnerType is not null || KeyQuestion is not null || OnlyUncoded || Search.Length > 0 || Code is not null;
}

/// <summary>Which text of which response.</summary>
/// <param name="ResponseId">The response.</param>
/// <param name="Path">The path of the answer or note.</param>
public readonly record struct TextKey(Guid ResponseId, string Path);

/// <summary>The screen for coding: codebook, texts, and what there is to filter on.</summary>
/// <param name="Codebook">The top codes, with those below them.</param>
/// <param name="Texts">The texts to show, by day and pseudonym.</param>
/// <param name="Matching">How many texts pass the filter.</param>
/// <param name="Total">How many texts there are to code.</param>
/// <param name="Uncoded">How many of all texts have no code yet.</param>
/// <param name="Choices">What there is to filter on.</param>
/// <param name="CodebookProblems">Why there is no codebook yet: what is wrong with its file; usually empty.</param>
public sealed record CodingView(
    IReadOnlyList<CodeView> Codebook, IReadOnlyList<CodableText> Texts, int Matching, int Total, int Uncoded, CodingChoices Choices, IReadOnlyList<Problem> CodebookProblems)
{
    internal IReadOnlyList<TextToCode> All { get; init; } = [];

    /// <summary>Every code, each top code followed by those below it.</summary>
    public IEnumerable<CodeView> Codes => Codebook.SelectMany(top => top.Below.Prepend(top));

    /// <summary>What the same partner said elsewhere, filtered out or not; those closest by in key question first.</summary>
    public IReadOnlyList<AlsoSaid> SaidBySamePartner(CodableText text, int most) =>
        [.. (from other in All
             where other.Source.Pseudonym == text.Source.Pseudonym && new TextKey(other.Source.ResponseId, other.Path) != text.Key
             orderby other.KeyQuestions.Intersect(text.KeyQuestions).Count() descending
             select new AlsoSaid(new TextKey(other.Source.ResponseId, other.Path), other.QuestionLabel, other.Text, other.Source)).Take(most)];
}

/// <summary>A code in the codebook.</summary>
/// <param name="Id">The code.</param>
/// <param name="ParentId">The code above it; null for a top code.</param>
/// <param name="Label">Its words.</param>
/// <param name="Definition">When to use it; may be empty.</param>
/// <param name="Colour">Its colour, as <c>#0b5c6b</c>.</param>
/// <param name="Key">The digit that applies it, 1 to 9; null: none.</param>
/// <param name="Count">How many fragments have it.</param>
/// <param name="Below">The codes below it, in order.</param>
public sealed record CodeView(Guid Id, Guid? ParentId, string Label, string Definition, string Colour, int? Key, int Count, IReadOnlyList<CodeView> Below);

/// <summary>An answer or note to code.</summary>
/// <param name="Key">Which text it is.</param>
/// <param name="Stamp">Tells whether the text is still the same; goes along when a code is applied.</param>
/// <param name="Source">Who said it, how and when.</param>
/// <param name="IsNote">A note of a conversation; then the question is the label of the section.</param>
/// <param name="QuestionLabel">The question, in Dutch.</param>
/// <param name="KeyQuestions">The key questions it serves, by number.</param>
/// <param name="Text">The text, with LF line ends.</param>
/// <param name="Fragments">What is coded in it, in order; orphaned ones too.</param>
/// <param name="Memo">The memo; null: none.</param>
/// <param name="Suggestions">Codes whose keyword stands in the text.</param>
public sealed record CodableText(
    TextKey Key, string Stamp, SourceView Source, bool IsNote, string QuestionLabel, IReadOnlyList<int> KeyQuestions, string Text,
    IReadOnlyList<FragmentView> Fragments, MemoView? Memo, IReadOnlyList<Suggestion> Suggestions)
{
    /// <summary>Whether words of the text as it stands have a code.</summary>
    public bool IsCoded => Fragments.Any(fragment => !fragment.IsOrphaned);
}

/// <summary>A code that may fit, by its keyword.</summary>
/// <param name="CodeId">The code.</param>
/// <param name="Label">Its words.</param>
/// <param name="Start">Where the keyword begins, in code points.</param>
/// <param name="Length">Its length in code points.</param>
public sealed record Suggestion(Guid CodeId, string Label, int Start, int Length);

/// <summary>A memo on a text.</summary>
/// <param name="Text">The memo.</param>
/// <param name="AuthorName">Who last wrote it.</param>
/// <param name="WrittenAt">When.</param>
public sealed record MemoView(string Text, string AuthorName, DateTimeOffset WrittenAt);

/// <summary>Something else that the same partner said.</summary>
/// <param name="Key">Which text it is.</param>
/// <param name="QuestionLabel">The question, in Dutch.</param>
/// <param name="Text">The whole text.</param>
/// <param name="Source">How and when it was said.</param>
public sealed record AlsoSaid(TextKey Key, string QuestionLabel, string Text, SourceView Source);

/// <summary>What there is to filter on. Each count says how many texts would be left, the other filters staying as they are.</summary>
/// <param name="Questions">The questions that have texts.</param>
/// <param name="PartnerTypes">The kinds of partner that have texts.</param>
/// <param name="KeyQuestions">The key questions of the scan.</param>
/// <param name="Codes">The codes in use.</param>
/// <param name="Uncoded">How many have no code yet.</param>
public sealed record CodingChoices(
    IReadOnlyList<CodingChoice<string>> Questions, IReadOnlyList<CodingChoice<string>> PartnerTypes, IReadOnlyList<CodingChoice<int>> KeyQuestions,
    IReadOnlyList<CodingChoice<Guid>> Codes, int Uncoded);

/// <summary>A value to filter on.</summary>
/// <param name="Value">The value for the filter.</param>
/// <param name="Label">Its words; for a kind of partner its name.</param>
/// <param name="Count">How many texts would be left.</param>
public sealed record CodingChoice<T>(T Value, string Label, int Count);
