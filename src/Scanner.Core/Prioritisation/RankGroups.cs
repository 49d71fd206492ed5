using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Prioritisation;

/// <summary>What a group has on one criterion.</summary>
/// <param name="Criterion">The criterion's name.</param>
/// <param name="IsScored">Whether anyone scored it; false: still to do.</param>
/// <param name="Value">0 to 4; null: not scored yet, or unknown on purpose.</param>
/// <param name="Reason">Why; may be empty.</param>
/// <param name="ScoredByName">Who scored it last; empty when nobody did.</param>
/// <param name="ScoredAt">When; null when nobody did.</param>
public sealed record ScoreView(string Criterion, bool IsScored, int? Value, string Reason, string ScoredByName, DateTimeOffset? ScoredAt)
{
    /// <summary>Said on purpose that nobody knows.</summary>
    public bool IsUnknown => IsScored && Value is null;
}

/// <summary>A group with its scores and its place.</summary>
/// <param name="Id">The key of the group.</param>
/// <param name="Name">The stable name.</param>
/// <param name="Label">The words on the screen.</param>
/// <param name="Description">A sentence on who belongs to it, in Dutch; empty for an own group.</param>
/// <param name="IsOwn">Added by the municipality itself.</param>
/// <param name="Occurs">Whether it occurs here and takes part in the ranking.</param>
/// <param name="Scores">One per need criterion, in the order of the criteria.</param>
/// <param name="Need">The score with its bounds; null when it does not occur here or all weights are zero.</param>
/// <param name="Place">The place; null when there is no score.</param>
public sealed record GroupView(
    Guid Id, string Name, string Label, string Description, bool IsOwn, bool Occurs,
    IReadOnlyList<ScoreView> Scores, NeedScore? Need, RankingPlace? Place)
{
    /// <summary>How many criteria are unknown on purpose.</summary>
    public int Unknown => Scores.Count(score => score.IsUnknown);

    /// <summary>How many criteria nobody scored yet.</summary>
    public int ToDo => Scores.Count(score => !score.IsScored);
}

/// <summary>A criterion with the weight that this scan gives it.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Points">Its weight, 0 to <see cref="Weight.MostPoints"/>; what counts is the share of the total.</param>
public sealed record CriterionView(Criterion Criterion, int Points);

/// <summary>The decision aid of a scan.</summary>
/// <param name="State">Whether groups can be put in order, and if not, why.</param>
/// <param name="Criteria">The need criteria with their weights.</param>
/// <param name="Groups">All groups, in the order of the list, own groups last.</param>
public sealed record RankingView(RankingState State, IReadOnlyList<CriterionView> Criteria, IReadOnlyList<GroupView> Groups)
{
    /// <summary>The groups that have a place, first place first; equal places in the order of the list.</summary>
    public IReadOnlyList<GroupView> Ranked => [.. Groups.Where(group => group.Place is not null).OrderBy(group => group.Place!.Value.Place)];

    /// <summary>The groups that occur here but have no score yet.</summary>
    public IReadOnlyList<GroupView> Unscored => [.. Groups.Where(group => group.Occurs && group.Place is null)];

    /// <summary>Neighbours in the order that could still change places, because their intervals overlap.</summary>
    public IReadOnlyList<(GroupView Above, GroupView Below)> Uncertain =>
        [.. Ranked.Zip(Ranked.Skip(1)).Where(pair => pair.First.Need!.Value.Lower < pair.Second.Need!.Value.Upper)];

    /// <summary>The points of all criteria together.</summary>
    public int TotalPoints => Criteria.Sum(criterion => criterion.Points);
}

/// <summary>Scores vulnerable groups on how much they need priority, and puts them in order.</summary>
public sealed class RankGroups(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library, GroupCriteria criteria)
{
    private readonly GroupRows rows = new(databases, library);

    /// <summary>The whole decision aid, with the reasons.</summary>
    public Task<RankingView> OpenAsync(ScanAccess access, CancellationToken stop)
    {
        access.Demand(Right.Prioritise);
        return LoadAsync(access, stop);
    }

    /// <summary>The order for who only sees the overview: the same, without reasons and without who scored.</summary>
    public async Task<RankingView> SeeAsync(ScanAccess access, CancellationToken stop)
    {
        access.Demand(Right.SeeOverview);
        var view = await LoadAsync(access, stop);
        return view with { Groups = [.. view.Groups.Select(group => group with { Scores = [.. group.Scores.Select(score => score with { Reason = "", ScoredByName = "" })] })] };
    }

    internal async Task<RankingView> LoadAsync(ScanAccess access, CancellationToken stop)
    {
        var groups = await rows.LoadAsync(access.MunicipalityId, access.ScanId, stop);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var points = await db.Set<Weight>().Where(weight => weight.ScanId == access.ScanId).ToDictionaryAsync(weight => weight.Criterion, weight => weight.Points, stop);
        var scores = await (from score in db.Set<Score>().AsNoTracking()
                            join vulnerable in db.Set<VulnerableGroup>() on score.VulnerableGroupId equals vulnerable.Id
                            where vulnerable.ScanId == access.ScanId
                            select score).ToListAsync(stop);
        var weighed = criteria.Need.Select(criterion => new CriterionView(criterion, points.GetValueOrDefault(criterion.Name, criterion.Weight))).ToList();
        return View(weighed, groups, scores.ToDictionary(score => (score.VulnerableGroupId, score.Criterion)));
    }

    private RankingView View(List<CriterionView> weighed, IReadOnlyList<VulnerableGroup> groups, Dictionary<(Guid, string), Score> scores)
    {
        var descriptions = library.List(GroupRows.ListName).Items.ToDictionary(item => item.Name, item => item.Description?.In("nl") ?? "");
        var views = groups.Select(group =>
        {
            var own = weighed.Select(criterion => ViewOf(criterion.Criterion.Name, scores.GetValueOrDefault((group.Id, criterion.Criterion.Name)))).ToList();
            var need = group.Occurs ? NeedScore.Of([.. weighed.Zip(own, (criterion, score) => (criterion.Points, score.Value))]) : null;
            return new GroupView(group.Id, group.Name, group.Label, group.IsOwn ? "" : descriptions.GetValueOrDefault(group.Name, ""), group.IsOwn, group.Occurs, own, need, null);
        }).ToList();
        var places = Ranking.Of([.. views.Select(view => view.Need)]);
        return new RankingView(StateOf(weighed, places), weighed, [.. views.Zip(places, (view, place) => view with { Place = place })]);
    }

    private static RankingState StateOf(List<CriterionView> weighed, IReadOnlyList<RankingPlace?> places) =>
        weighed.Count == 0 ? RankingState.NoCriteria
        : weighed.TrueForAll(criterion => criterion.Points == 0) ? RankingState.NoWeights
        : places.All(place => place is null) ? RankingState.NothingScored
        : RankingState.Ranked;

    private static ScoreView ViewOf(string criterion, Score? score) =>
        score is null ? new(criterion, false, null, "", "", null) : new(criterion, true, score.Value, score.Reason, score.ScoredByName, score.ScoredAt);
}
