using System.Diagnostics.CodeAnalysis;

namespace Scanner.Core.Expressions;

/// <summary>What the evaluator asks of the answers. An implementation answers for one question in one repeat instance, and does not throw for names it doesn't know.</summary>
[SuppressMessage("Naming", "CA1716", Justification = "Get is a keyword in Visual Basic only.")]
public interface IAnswerContext
{
    /// <summary>The answer to the current question, for <c>.</c>; <see cref="Value.Unanswered"/> when there is none.</summary>
    Value Self { get; }

    /// <summary>The number of the repeat instance the question is in, counted from 1, for <c>position(..)</c>; 1 outside a repeat.</summary>
    int Position { get; }

    /// <summary>The moment of evaluation with the offset of Europe/Amsterdam; <c>today()</c> is its date.</summary>
    DateTimeOffset Now { get; }

    /// <summary>The answer that <c>${name}</c> stands for; <see cref="Value.Unanswered"/> when there is none or the name is unknown.</summary>
    Value Get(string name);

    /// <summary>The answers in all repeat instances, unanswered ones included; for the name of a repeat one value per instance; one value outside a repeat; none for an unknown name.</summary>
    IReadOnlyList<Value> GetAll(string name);

    /// <summary>The answer in one instance of a repeat.</summary>
    /// <param name="name">The question.</param>
    /// <param name="repeat">The repeat that holds it.</param>
    /// <param name="index">Counted from 1; it may be larger than the number of instances, and then the answer is <see cref="Value.Unanswered"/>.</param>
    Value GetIndexed(string name, string repeat, int index);

    /// <summary>The label of a choice in the language of the respondent; null when the question or the choice is unknown.</summary>
    string? ChoiceLabel(string question, string choice);

    /// <summary>A column of the choice that a choice filter is worked out for; <see cref="Value.Unanswered"/> when the choice lacks it, or outside a choice filter.</summary>
    Value Column(string name) => Value.Unanswered;
}
