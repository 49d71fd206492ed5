using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Scanner.Core.Prioritisation;

namespace Scanner.Web.Staff.Prioritisation;

/// <summary>The levels of one group on one criterion.</summary>
public sealed partial class ScorePanel
{
    private const string Unknown = "onbekend";
    private ElementReference heading;
    private ScorePlace? shown;
    private string? choice;
    private string reason = "";
    private string? error;
    private ScoreView looked = default!;
    private bool moved;

    /// <summary>The groups and their scores.</summary>
    [Parameter, EditorRequired] public RankingView View { get; set; } = default!;

    /// <summary>The cell that is open.</summary>
    [Parameter, EditorRequired] public ScorePlace Place { get; set; }

    /// <summary>Saves a score, and says how that went.</summary>
    [Parameter, EditorRequired] public Func<ScoreEntry, Task<ScoreSaved>> OnSave { get; set; } = default!;

    /// <summary>Takes a score away, and says how that went.</summary>
    [Parameter, EditorRequired] public Func<ScoreEntry, Task<ScoreSaved>> OnClear { get; set; } = default!;

    /// <summary>Opens another cell; null closes the panel.</summary>
    [Parameter] public EventCallback<ScorePlace?> OnPick { get; set; }

    private GroupView Group => View.Groups[Place.Group];

    private CriterionView Chosen => View.Criteria[Place.Criterion];

    private ScoreView Given => Group.Scores[Place.Criterion];

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (shown == Place) return;
        (shown, moved, error) = (Place, true, null);
        Read();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!moved) return;
        moved = false;
        await heading.FocusAsync();
    }

    private void Read()
    {
        looked = Given;
        (choice, reason) = (Given.IsUnknown ? Unknown : Given.Value?.ToString(CultureInfo.InvariantCulture), Given.Reason);
    }

    private async Task SaveAsync()
    {
        error = choice is null ? "Kies eerst een score, of ‘Onbekend’." : reason.Length > Score.ReasonLength ? $"De reden is te lang. Gebruik hoogstens {Score.ReasonLength} tekens." : null;
        if (error is not null) return;
        var saved = await OnSave(new ScoreEntry(Place, looked, choice == Unknown ? null : int.Parse(choice!, CultureInfo.InvariantCulture), reason));
        if (IsTaken(saved, "Kies nog eens Opslaan om die te vervangen.")) return;
        looked = saved.Now;
        if (Neighbour(1) is { } next) await OnPick.InvokeAsync(next);
    }

    private async Task ClearAsync()
    {
        error = null;
        var saved = await OnClear(new ScoreEntry(Place, looked, null, ""));
        if (IsTaken(saved, "Kies nog eens Score wissen om die weg te halen.")) return;
        (looked, choice, reason) = (saved.Now, null, "");
    }

    /// <summary>Someone else was first: what they wrote is shown, what stands here stays, and the next time is meant.</summary>
    private bool IsTaken(ScoreSaved saved, string next)
    {
        if (saved.Outcome != ScoreOutcome.ChangedMeanwhile) return false;
        looked = saved.Now;
        var words = looked.Reason.Length > 0 ? $", met de reden ‘{looked.Reason}’" : "";
        error = $"{looked.ScoredByName} gaf intussen {(looked.Value is { } value ? $"score {value}" : "‘onbekend’")}{words}. Uw invoer is nog niet opgeslagen. {next}";
        return true;
    }

    private async Task KeyAsync(KeyboardEventArgs key)
    {
        if (key.Key == "Escape") await OnPick.InvokeAsync(null);
    }

    /// <summary>The cell before or after this one: along the criteria, then to the next group that occurs here.</summary>
    private ScorePlace? Neighbour(int by)
    {
        var (group, criterion) = (Place.Group, Place.Criterion + by);
        if (criterion >= 0 && criterion < View.Criteria.Count) return new ScorePlace(group, criterion);
        do group += by;
        while (group >= 0 && group < View.Groups.Count && !View.Groups[group].Occurs);
        return group < 0 || group >= View.Groups.Count ? null : new ScorePlace(group, by > 0 ? 0 : View.Criteria.Count - 1);
    }
}
