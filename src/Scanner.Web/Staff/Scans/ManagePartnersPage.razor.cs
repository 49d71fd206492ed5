using Microsoft.AspNetCore.Components;
using Scanner.Core.Responses;
using Scanner.Core.Scans;

namespace Scanner.Web.Staff.Scans;

/// <summary>One partner: what is known of it, its people, and what came of it.</summary>
public sealed partial class ManagePartnersPage
{
    private PartnerView? found;
    private PartnerDraft draft = new();
    private PartnerVoice heard = default!;
    private PartnerVoice? inUse;
    private IReadOnlyList<FieldProblem> problems = [];

    /// <summary>The partner.</summary>
    [Parameter] public Guid Partner { get; set; }

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        await ReadAsync();
        if (found is not null) draft = PartnerDraft.Of(found.Details);
    }

    private async Task ReadAsync()
    {
        found = await Partners.FindAsync(Access, Partner, Stop);
        heard = await Voices.VoiceOfAsync(Access, Partner, Stop);
    }

    private async Task SaveAsync()
    {
        var before = found!.Details;
        var saved = await Partners.ChangeAsync(Access, Partner, draft.Details, Stop);
        problems = saved.Problems;
        if (problems.Count > 0) return;
        await LoadAsync();
        Undo.Say(saved.NamesakePseudonym is { } other ? $"Opgeslagen. Let op: {other} heeft dezelfde naam." : "Opgeslagen.", async () =>
        {
            await Partners.ChangeAsync(Access, Partner, before, CancellationToken.None);
            await LoadAsync();
            StateHasChanged();
        });
    }

    private async Task RemoveAsync()
    {
        var removal = await Partners.RemoveAsync(Access, Partner, Stop);
        inUse = removal.Outcome == RemoveOutcome.InUse ? await Voices.VoiceOfAsync(Access, Partner, Stop) : null;
        if (inUse is not null) return;
        var (access, address) = (Access, $"/scan/{Access.Slug}/partners");
        Undo.Say($"{found!.Details.Name} is verwijderd.", removal.Removed is not { } removed ? null : async () =>
        {
            await Partners.RestoreAsync(access, removed, CancellationToken.None);
            Navigation.NavigateTo($"{address}/{Partner}");
        });
        Navigation.NavigateTo(address);
    }

    private static string HangsOnIt(PartnerVoice voice)
    {
        var parts = new List<string>();
        if (voice.Invitations > 0) parts.Add(Dutch.Count(voice.Invitations, "uitnodiging", "uitnodigingen"));
        if (voice.Started + voice.Submitted > 0) parts.Add(Dutch.Count(voice.Started + voice.Submitted, "inzending", "inzendingen"));
        if (voice.Conversations > 0) parts.Add(Dutch.Count(voice.Conversations, "gesprek", "gesprekken"));
        return $"Er hoort bij: {string.Join(" en ", parts)}.";
    }
}
