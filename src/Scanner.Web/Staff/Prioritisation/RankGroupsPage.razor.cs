using Microsoft.AspNetCore.Components;
using Scanner.Core.Prioritisation;
using Scanner.Web.Staff.Parts;

namespace Scanner.Web.Staff.Prioritisation;

/// <summary>A cell of the score table: a group and a criterion, by their place in the view.</summary>
public readonly record struct ScorePlace(int Group, int Criterion);

/// <summary>What was filled in for a score.</summary>
/// <param name="Place">The cell.</param>
/// <param name="Seen">The score as it was looked at.</param>
/// <param name="Value">0 to 4; null: onbekend.</param>
/// <param name="Reason">Why.</param>
public sealed record ScoreEntry(ScorePlace Place, ScoreView Seen, int? Value, string Reason);

/// <summary>What came of saving or clearing a score.</summary>
/// <param name="Outcome">How it went.</param>
/// <param name="Now">The score as it stands now.</param>
public sealed record ScoreSaved(ScoreOutcome Outcome, ScoreView Now);

/// <summary>Scores the vulnerable groups, shows their order with its uncertainty, and lets priorities be chosen.</summary>
public sealed partial class RankGroupsPage
{
    private RankingView? view;
    private IReadOnlyList<PriorityView> priorities = [];
    private ScorePlace? picked;
    private string newLabel = "";
    private string? newError;

    [Inject] private RankGroups Ranking { get; set; } = default!;

    [Inject] private ScoreGroups Scores { get; set; } = default!;

    [Inject] private ChangeGroups Groups { get; set; } = default!;

    [Inject] private ChoosePriorities Priorities { get; set; } = default!;

    [Inject] private GroupCriteria Criteria { get; set; } = default!;

    [Inject] private UndoBar Undo { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        priorities = await Priorities.OpenAsync(Access, Stop);
        view = await Ranking.OpenAsync(Access, Stop);
    }

    private void Pick(ScorePlace? place) => picked = place;

    private async Task<ScoreSaved> SaveAsync(ScoreEntry entry)
    {
        var group = view!.Groups[entry.Place.Group];
        var outcome = await Scores.ReplaceScoreAsync(Access, group.Id, entry.Seen, entry.Value, entry.Reason, Stop);
        if (outcome == ScoreOutcome.Saved)
        {
            var given = entry.Seen with { IsScored = true, Value = entry.Value, Reason = entry.Reason.Trim() };
            Undo.Say($"{LabelOf(entry.Place)} van ‘{group.Label}’: {(entry.Value is { } value ? $"score {value}" : "onbekend")} opgeslagen.", () => PutBackAsync(group.Id, given, entry.Seen));
        }
        else if (outcome != ScoreOutcome.ChangedMeanwhile)
            Undo.Say("Deze score kon niet worden opgeslagen: de groep of de maat bestaat niet meer. De lijst is bijgewerkt.");
        await ReloadAsync();
        return new ScoreSaved(outcome, view.Groups[entry.Place.Group].Scores[entry.Place.Criterion]);
    }

    private async Task<ScoreSaved> ClearAsync(ScoreEntry entry)
    {
        var group = view!.Groups[entry.Place.Group];
        var outcome = await Scores.ClearScoreAsync(Access, group.Id, entry.Seen, Stop);
        if (outcome == ScoreOutcome.Saved)
            Undo.Say($"Score gewist: {LabelOf(entry.Place)} van ‘{group.Label}’.", () => PutBackAsync(group.Id, entry.Seen with { IsScored = false, Value = null, Reason = "" }, entry.Seen));
        await ReloadAsync();
        return new ScoreSaved(outcome, view.Groups[entry.Place.Group].Scores[entry.Place.Criterion]);
    }

    private async Task PutBackAsync(Guid group, ScoreView now, ScoreView before)
    {
        var outcome = before.IsScored
            ? await Scores.ReplaceScoreAsync(Access, group, now, before.Value, before.Reason, Stop)
            : await Scores.ClearScoreAsync(Access, group, now, Stop);
        if (outcome != ScoreOutcome.Saved) Undo.Say("Dit kan niet meer: een collega heeft deze score intussen gewijzigd.");
        await ReloadAsync();
    }

    private async Task WeighAsync((string Criterion, int Points) weight)
    {
        var before = view!.Criteria.First(entry => entry.Criterion.Name == weight.Criterion);
        await Scores.SetWeightsAsync(Access, new Dictionary<string, int> { [weight.Criterion] = weight.Points }, Stop);
        Undo.Say($"{before.Criterion.Label.In("nl")} telt nu {weight.Points} punten mee.", async () =>
        {
            await Scores.SetWeightsAsync(Access, new Dictionary<string, int> { [weight.Criterion] = before.Points }, Stop);
            await ReloadAsync();
        });
        await LoadAsync();
    }

    private async Task SetOccursAsync((GroupView Group, bool Occurs) change)
    {
        await Groups.SetOccursAsync(Access, change.Group.Id, change.Occurs, Stop);
        Undo.Say(change.Occurs ? $"‘{change.Group.Label}’ doet mee." : $"‘{change.Group.Label}’ doet niet mee; de scores blijven bewaard.", async () =>
        {
            await Groups.SetOccursAsync(Access, change.Group.Id, !change.Occurs, Stop);
            await ReloadAsync();
        });
        await LoadAsync();
    }

    private async Task RenameAsync((GroupView Group, string Label) change)
    {
        var outcome = await Groups.RenameAsync(Access, change.Group.Id, change.Label, Stop);
        if (outcome == GroupOutcome.Saved)
            Undo.Say($"De groep heet nu ‘{change.Label.Trim()}’.", async () =>
            {
                await Groups.RenameAsync(Access, change.Group.Id, change.Group.Label, Stop);
                await ReloadAsync();
            });
        else
            Undo.Say(SentenceOf(outcome));
        await LoadAsync();
    }

    private async Task AddAsync()
    {
        var outcome = await Groups.AddAsync(Access, newLabel, Stop);
        newError = outcome == GroupOutcome.Saved ? null : SentenceOf(outcome);
        if (outcome == GroupOutcome.Saved)
        {
            Undo.Say($"‘{newLabel.Trim()}’ staat nu onder aan de tabel met scores.");
            newLabel = "";
        }
        await LoadAsync();
    }

    private async Task ReloadAsync()
    {
        await LoadAsync();
        await InvokeAsync(StateHasChanged);
    }

    private string LabelOf(ScorePlace place) => view!.Criteria[place.Criterion].Criterion.Label.In("nl");

    private static string SentenceOf(GroupOutcome outcome) => outcome switch
    {
        GroupOutcome.Saved => "",
        GroupOutcome.NoSuchGroup => "Deze groep bestaat niet meer.",
        GroupOutcome.NoLabel => "Vul een naam voor de groep in.",
        GroupOutcome.LabelTooLong => $"De naam is te lang. Gebruik hoogstens {VulnerableGroup.LabelLength} tekens.",
        GroupOutcome.LabelTaken => "Er is al een groep met deze naam. Kies een andere naam.",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
