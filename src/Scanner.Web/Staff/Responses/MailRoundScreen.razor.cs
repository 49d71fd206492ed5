using Microsoft.AspNetCore.Components;
using Scanner.Core.Responses;
using Scanner.Core.Scans;

namespace Scanner.Web.Staff.Responses;

/// <summary>A round of mail before it goes: the preview of who gets it, and the button.</summary>
public sealed partial class MailRoundScreen
{
    private readonly HashSet<Guid> picked = [];
    private MailPlan? pickedFor;
    private bool busy;

    /// <summary>The scan.</summary>
    [Parameter, EditorRequired] public ScanAccess Access { get; set; } = default!;

    /// <summary>Who gets it and who does not.</summary>
    [Parameter, EditorRequired] public MailPlan Plan { get; set; } = default!;

    /// <summary>A reminder, or the invitation itself.</summary>
    [Parameter, EditorRequired] public bool IsReminder { get; set; }

    /// <summary>Only this invitation; null: all.</summary>
    [Parameter] public Guid? Only { get; set; }

    /// <summary>Puts the mails in the queue.</summary>
    [Parameter, EditorRequired] public Func<IReadOnlyCollection<Guid>, IReadOnlyCollection<Guid>, Task<MailsQueued>> Send { get; set; } = default!;

    private List<PlannedMail> Shown => [.. Plan.Rows.Where(row => Only is null || row.InvitationId == Only)];

    private List<PlannedMail> Going => [.. Shown.Where(row => row.Hold == MailHold.None)];

    private List<PlannedMail> Again => [.. Shown.Where(row => row.MayBeAskedAgain)];

    private string Here => $"/scan/{Access.Slug}/uitnodigingen/{Plan.DistributionId}/{(IsReminder ? "herinneren" : "mailen")}";

    private string Summary => $"{Dutch.Count(Going.Count, "partner of persoon krijgt", "partners of personen krijgen")} een mail, {Shown.Count - Going.Count} niet.";

    private string Button => IsReminder ? $"{Dutch.Count(picked.Count, "herinnering", "herinneringen")} versturen" : $"{Dutch.Count(picked.Count, "uitnodiging", "uitnodigingen")} versturen";

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (ReferenceEquals(pickedFor, Plan)) return;
        pickedFor = Plan;
        picked.Clear();
        picked.UnionWith(Going.Select(row => row.InvitationId));
    }

    private void Pick(PlannedMail row, bool isPicked)
    {
        if (isPicked) picked.Add(row.InvitationId);
        else picked.Remove(row.InvitationId);
    }

    private void PickAll(List<PlannedMail> rows, bool isPicked)
    {
        foreach (var row in rows) Pick(row, isPicked);
    }

    private async Task SendAsync()
    {
        busy = true;
        var again = Again.Where(row => picked.Contains(row.InvitationId)).Select(row => row.InvitationId).ToList();
        var queued = await Send([.. picked], again);
        busy = false;
        Undo.Say(Sentence(queued));
        Navigation.NavigateTo($"/scan/{Access.Slug}/uitnodigingen/{Plan.DistributionId}/verzonden");
    }

    private static string Sentence(MailsQueued queued)
    {
        var said = queued.OpensAt is { } opens ? $"{Dutch.Count(queued.Queued, "mail staat", "mails staan")} klaar voor {Dutch.Moment(opens)}." : $"{Dutch.Count(queued.Queued, "mail staat", "mails staan")} in de wachtrij.";
        return queued.Skipped.Count == 0 ? said : $"{said} {Dutch.Count(queued.Skipped.Count, "mail ging", "mails gingen")} niet mee: er was intussen iets veranderd.";
    }
}
