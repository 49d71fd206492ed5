using Scanner.Core.Responses;
using Scanner.Core.Scans;

namespace Scanner.Web.Staff.Responses;

/// <summary>Finds what was put out and can be moved to a newer version.</summary>
internal static class NewerVersions
{
    /// <returns>What moving would change, for each distribution that is not closed and has someone to move.</returns>
    public static async Task<IReadOnlyDictionary<Guid, MoveReview>> OfAsync(MoveDistribution moves, ScanAccess access, IReadOnlyList<DistributionView> rounds, CancellationToken stop)
    {
        var found = new Dictionary<Guid, MoveReview>();
        foreach (var round in rounds.Where(round => !round.IsClosed))
            if (await moves.ReviewAsync(access, round.Id, null, stop) is { } review && (!review.IsThere || Behind(review) > 0)) found[round.Id] = review;
        return found;
    }

    /// <summary>How many begun responses are still on another version.</summary>
    public static int Behind(MoveReview review) => review.Invitations.Count(row => row.Stage == MoveStage.Begun && row.VersionNumber != review.ToNumber);
}
