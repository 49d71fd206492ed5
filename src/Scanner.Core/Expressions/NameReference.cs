namespace Scanner.Core.Expressions;

/// <summary>A place where an expression names a question, for checks, for renaming, and to know what to calculate again.</summary>
/// <param name="Name">The name without <c>${ }</c>.</param>
/// <param name="Position">Zero-based offset of the <c>$</c>.</param>
/// <param name="Length">Length of the whole <c>${name}</c>, braces and spaces included.</param>
/// <param name="Use">What the expression wants of the question.</param>
public sealed record NameReference(string Name, int Position, int Length, NameUse Use);

/// <summary>What an expression wants of a question it names.</summary>
public enum NameUse
{
    /// <summary>Its answer, in the same repeat instance where there is one.</summary>
    Answer,

    /// <summary>Its answers in all repeat instances, as in <c>sum(${x})</c>; in <c>count(${x})</c> the name may be that of a repeat.</summary>
    AllAnswers,

    /// <summary>Its answer in a numbered repeat instance: the first argument of <c>indexed-repeat()</c>.</summary>
    IndexedAnswer,

    /// <summary>It is a repeat, not a question: the second argument of <c>indexed-repeat()</c>.</summary>
    Repeat,

    /// <summary>The labels of its choices: the quoted argument of <c>jr:choice-name()</c>.</summary>
    ChoiceLabels,
}
