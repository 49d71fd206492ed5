using Scanner.Core.Responses;

namespace Scanner.Web.Respond.Form;

/// <summary>What all fields of one form share: the texts, what is wrong, and what could not be stored.</summary>
public sealed class FormState
{
    private readonly Dictionary<string, AnswerProblem> problems;
    private readonly Dictionary<string, string> typed;

    /// <param name="say">The product's own texts.</param>
    /// <param name="language">The language of the questions.</param>
    /// <param name="problems">What is wrong and to be said.</param>
    /// <param name="refused">What was posted and could not be stored, to be given back.</param>
    /// <param name="taken">The time of a repeat that was just taken away, for which undoing is offered; null: none.</param>
    /// <param name="level">The level of the headings in the form: 2 right under the heading of the page.</param>
    public FormState(RespondTexts say, string language, IEnumerable<AnswerProblem> problems, IEnumerable<RefusedAnswer> refused, RepeatChange? taken = null, int level = 2)
    {
        (Say, Taken, Level) = (say, taken, level);
        OwnLanguage = language == say.Language ? null : say.Language;
        this.problems = problems.DistinctBy(problem => problem.Question).ToDictionary(problem => problem.Question, StringComparer.Ordinal);
        typed = refused.DistinctBy(one => one.Question).ToDictionary(one => one.Question, one => one.Typed, StringComparer.Ordinal);
    }

    /// <summary>The product's own texts.</summary>
    public RespondTexts Say { get; }

    /// <summary>The language of the product's own texts when it is another than that of the questions, for <c>lang</c>; null: the same.</summary>
    public string? OwnLanguage { get; }

    /// <summary>The time of a repeat that was just taken away; null: none.</summary>
    public RepeatChange? Taken { get; }

    /// <summary>Where rendered questions are kept; null on interactive pages, which render each question themselves.</summary>
    public KeptMarkup? Kept { get; init; }

    /// <summary>The level of the headings in the form.</summary>
    public int Level { get; }

    /// <summary>What is to be said of the answer at a path; null: nothing.</summary>
    public AnswerProblem? ProblemOf(string path) => problems.GetValueOrDefault(path);

    /// <summary>What was typed at a path and could not be stored; null: show what is stored.</summary>
    public string? TypedAt(string path) => typed.GetValueOrDefault(path);
}
