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
    private bool moved;

    /// <summary>The groups and their scores.</summary>
    [Parameter, EditorRequired] public RankingView View { get; set; } = default!;

    /// <summary>The cell that is open.</summary>
    [Parameter, EditorRequired] public ScorePlace Place { get; set; }

    /// <summary>Saves a score.</summary>
    [Parameter] public EventCallback<ScoreEntry> OnSave { get; set; }

    /// <summary>Takes a score away.</summary>
    [Parameter] public EventCallback<ScorePlace> OnClear { get; set; }

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

    private void Read() => (choice, reason) = (Given.IsUnknown ? Unknown : Given.Value?.ToString(CultureInfo.InvariantCulture), Given.Reason);

    private async Task SaveAsync()
    {
        error = choice is null ? "Kies eerst een score, of ‘Onbekend’." : reason.Length > Score.ReasonLength ? $"De reden is te lang. Gebruik hoogstens {Score.ReasonLength} tekens." : null;
        if (error is not null) return;
        await OnSave.InvokeAsync(new ScoreEntry(Place, choice == Unknown ? null : int.Parse(choice!, CultureInfo.InvariantCulture), reason));
        if (Neighbour(1) is { } next) await OnPick.InvokeAsync(next);
    }

    private async Task ClearAsync()
    {
        await OnClear.InvokeAsync(Place);
        (choice, reason) = (null, "");
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
