using Microsoft.AspNetCore.Components;
using Scanner.Core.Responses;

namespace Scanner.Web.Staff.Responses;

/// <summary>Moves what was put out to the version in use.</summary>
public sealed partial class MoveDistributionPage
{
    private readonly HashSet<Guid> picked = [];
    private MoveReview? review;
    private bool busy;

    /// <summary>What was put out.</summary>
    [Parameter] public Guid Distribution { get; set; }

    private List<MovableInvitation> Begun => [.. review!.Invitations.Where(row => row.Stage == MoveStage.Begun && row.VersionNumber != review.ToNumber)];

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        review = await Moves.ReviewAsync(Access, Distribution, null, Stop);
        picked.Clear();
        if (review is null) return;
        // Who loses nothing goes along unless the officer says otherwise.
        picked.UnionWith(Begun.Where(row => row.NotCarried == 0).Select(row => row.Id));
    }

    private int Count(MoveStage stage) => review!.Invitations.Count(row => row.Stage == stage);

    private void Pick(Guid invitation, bool isPicked)
    {
        if (isPicked) picked.Add(invitation);
        else picked.Remove(invitation);
    }

    private async Task MoveAsync()
    {
        busy = true;
        var moved = await Moves.MoveAsync(Access, Distribution, review!.ToVersionId, [.. picked], Stop);
        busy = false;
        await LoadAsync();
        if (!moved.Done)
        {
            Bar.Say("Dit kon niet: de uitzetting of de versie is er niet meer.");
            return;
        }
        var words = $"Nieuwe invullers krijgen versie {moved.ToNumber}; {Dutch.Count(moved.Moved.Count, "begonnen inzending ging", "begonnen inzendingen gingen")} mee.";
        Bar.Say(words, moved.FromVersionId == moved.ToVersionId ? null : async () =>
        {
            await Moves.MoveAsync(Access, Distribution, moved.FromVersionId, moved.Moved, CancellationToken.None);
            await LoadAsync();
            StateHasChanged();
        });
    }
}
