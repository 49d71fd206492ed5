using Scanner.Core.Questionnaires;

namespace Scanner.Core.Prioritisation;

/// <summary>Criterium (maat): what groups are compared on, with a sentence for each level. Comes from a file, not from the database.</summary>
/// <param name="Name">What scores and weights are stored under; never changes.</param>
/// <param name="Axis">Need or response; the two are never added up.</param>
/// <param name="Weight">The points proposed in the file, 0 to <see cref="Prioritisation.Weight.MostPoints"/>.</param>
/// <param name="Label">The words on the screen.</param>
/// <param name="Description">The question that the rater answers.</param>
/// <param name="Levels">The sentence of each level, from 0 to <see cref="Score.Highest"/>.</param>
public sealed record Criterion(string Name, CriterionAxis Axis, int Weight, LocalText Label, LocalText Description, IReadOnlyList<LocalText> Levels);

/// <summary>The side of the decision aid a criterion belongs to (domain.md §5.3).</summary>
public enum CriterionAxis
{
    /// <summary>How much a group needs priority.</summary>
    Need,

    /// <summary>How far something can be done; kept apart, so that low feasibility never hides high need.</summary>
    Response,
}
