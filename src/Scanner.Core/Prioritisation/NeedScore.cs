namespace Scanner.Core.Prioritisation;

/// <summary>
/// How much a group needs priority, from 0 (no reason) to 100 (every reason), with what it could still become.
/// </summary>
/// <remarks>
/// <para>Source: domain.md §5.3 after Modelplan Lokaal Drugspreventiebeleid 3.10 (size alone does not decide: vulnerability and
/// harm count too). The weighted mean of levels 0-4 is our own rule; the Modelplan names the grounds, not a sum.</para>
/// <para>Score: 100 × Σ w·s / (4 × Σ w), over the criteria of which the level s is known. Lower and upper bound: the same sum over
/// all criteria, with 0 respectively 4 for what is unknown or not scored yet. Sums are whole numbers and there is one division,
/// so equal groups get exactly equal scores.</para>
/// </remarks>
/// <param name="Score">0 to 100; null when no criterion with a weight is known.</param>
/// <param name="Lower">The score if everything unknown turned out to be 0.</param>
/// <param name="Upper">The score if everything unknown turned out to be 4.</param>
public readonly record struct NeedScore(double? Score, double Lower, double Upper)
{
    /// <summary>Whether something unknown can still change the score.</summary>
    public bool IsOpen => Upper > Lower;

    /// <summary>Computes the score of one group.</summary>
    /// <param name="criteria">Per criterion its weight in points (0 or more) and its level 0-4, null when not known.</param>
    /// <returns>The score, or null when all weights are zero and nothing can be said.</returns>
    internal static NeedScore? Of(IReadOnlyCollection<(int Weight, int? Level)> criteria)
    {
        int all = 0, known = 0, reached = 0;
        foreach (var (weight, level) in criteria)
        {
            all += weight;
            if (level is null) continue;
            known += weight;
            reached += weight * level.Value;
        }
        if (all == 0) return null;
        return new NeedScore(
            known == 0 ? null : Share(reached, known),
            Share(reached, all),
            Share(reached + (all - known) * Prioritisation.Score.Highest, all));
    }

    private static double Share(int reached, int weight) => 100.0 * reached / (Prioritisation.Score.Highest * weight);
}
