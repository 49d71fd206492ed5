using Microsoft.AspNetCore.Components;
using Scanner.Core.Responses;

namespace Scanner.Web.Staff.Questionnaires;

/// <summary>What a questionnaire was, what has changed since, and the way back.</summary>
public sealed partial class RestoreDraftPage
{
    /// <summary>Saves by the same person within this time are shown as one.</summary>
    private static readonly TimeSpan Stretch = TimeSpan.FromMinutes(10);

    private DraftHistory? history;
    private PastState? chosen;
    private PastDraft? past;
    private bool everySave;
    private int shown = 50;

    /// <summary>The draft.</summary>
    [Parameter] public Guid DraftId { get; set; }

    private string Title => history!.Title.Length > 0 ? history.Title : history.FormId;

    /// <summary>The saves, newest first: of a stretch of work the last one.</summary>
    private List<DraftStateRow> Stretches
    {
        get
        {
            if (everySave) return [.. history!.States];
            var kept = new List<DraftStateRow>();
            DraftStateRow? later = null;
            foreach (var state in history!.States)
            {
                if (later is null || later.SavedBy != state.SavedBy || later.SavedAt - state.SavedAt > Stretch || state.Revision == 1) kept.Add(state);
                later = state;
            }
            return kept;
        }
    }

    private string ChosenWords => chosen switch
    {
        PastState.Version version => $"Versie {history!.Versions.First(row => row.Id == version.Id).Number}",
        PastState.Revision revision when history!.States.FirstOrDefault(row => row.Revision == revision.Number) is { } state => $"{Dutch.Moment(state.SavedAt)}, {state.SavedBy}",
        _ => "",
    };

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        history = await Past.HistoryAsync(Access, DraftId, Stop);
        (chosen, past) = (null, null);
    }

    private async Task ChooseAsync(PastState state)
    {
        chosen = state;
        past = await Past.CompareAsync(Access, DraftId, state, Stop);
    }

    private async Task RestoreAsync()
    {
        var before = new PastState.Revision(history!.Revision);
        var words = ChosenWords;
        await Past.RestoreAsync(Access, DraftId, chosen!, Stop);
        await LoadAsync();
        Bar.Say($"Teruggezet: {words}.", async () =>
        {
            await Past.RestoreAsync(Access, DraftId, before, CancellationToken.None);
            await LoadAsync();
            StateHasChanged();
        });
    }
}
