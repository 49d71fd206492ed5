namespace Scanner.Core.Responses;

/// <summary>Where in the repeats something is worked out: outside any, or in one time of a repeat, and so on outwards.</summary>
/// <param name="Prefix">What stands before the names of items here, such as <c>shop[2]/</c>; empty outside any repeat.</param>
/// <param name="Outer">The spot that the repeat stands in; null outside any repeat.</param>
/// <param name="Repeat">The name of the repeat; null outside any.</param>
/// <param name="Key">The key of this time.</param>
/// <param name="Number">Which time, from 1; 1 outside any repeat.</param>
internal sealed record Spot(string Prefix, Spot? Outer, string? Repeat, string Key, int Number)
{
    public static readonly Spot Outside = new("", null, null, "", 1);

    /// <summary>The time of this repeat that the spot is in; null: it is not in that repeat.</summary>
    public Spot? In(string repeat)
    {
        for (var spot = this; spot is not null; spot = spot.Outer)
            if (spot.Repeat == repeat) return spot;
        return null;
    }
}
