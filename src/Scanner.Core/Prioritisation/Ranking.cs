namespace Scanner.Core.Prioritisation;

/// <summary>The place of a group among those that occur here.</summary>
/// <param name="Place">1 for the highest score; equal scores share a place, and the next place is skipped.</param>
/// <param name="Best">The best place it could get once everything unknown is known.</param>
/// <param name="Worst">The worst place it could get once everything unknown is known.</param>
public readonly record struct RankingPlace(int Place, int Best, int Worst)
{
    /// <summary>Whether the place can still change.</summary>
    public bool IsOpen => Best != Worst;
}

/// <summary>Whether groups can be put in order.</summary>
public enum RankingState
{
    /// <summary>At least one group has a score.</summary>
    Ranked,

    /// <summary>No group has a score yet.</summary>
    NothingScored,

    /// <summary>All weights are zero, so nothing counts.</summary>
    NoWeights,

    /// <summary>The file with criteria is missing or has errors.</summary>
    NoCriteria,
}

/// <summary>Puts scores in order.</summary>
internal static class Ranking
{
    /// <returns>Per score its place; null where there is no score. Same order as given.</returns>
    /// <remarks>A group without any known criterion takes no part: it could end anywhere, and is counted apart on the page.</remarks>
    public static IReadOnlyList<RankingPlace?> Of(IReadOnlyList<NeedScore?> scores)
    {
        var ranked = scores.Where(score => score?.Score is not null).Select(score => score!.Value).ToList();
        return [.. scores.Select(score => score is { Score: not null } own ? Place(own, ranked) : (RankingPlace?)null)];
    }

    private static RankingPlace Place(NeedScore own, List<NeedScore> all)
    {
        var place = 1 + all.Count(other => other.Score > own.Score);
        var best = 1 + all.Count(other => other.Lower > own.Upper);
        // Certainly not behind it: who cannot get above its lower bound. A group counts itself only when its own interval is open.
        var worst = all.Count(other => other.Upper > own.Lower) + (own.IsOpen ? 0 : 1);
        return new RankingPlace(place, Math.Min(best, place), Math.Max(worst, place));
    }
}
