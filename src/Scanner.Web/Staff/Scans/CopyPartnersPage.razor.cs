using Scanner.Core.Scans;

namespace Scanner.Web.Staff.Scans;

/// <summary>Takes partners over from another scan of the municipality.</summary>
public sealed partial class CopyPartnersPage
{
    private readonly HashSet<Guid> chosen = [];
    private IReadOnlyList<ScanToCopy> scans = [];
    private IReadOnlyList<PartnerToCopy> partners = [];
    private Guid? from;
    private bool busy;

    private List<PartnerToCopy> New => [.. partners.Where(partner => !partner.IsThere)];

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        scans = await Copy.ScansAsync(Access, Stop);
        await ShowAsync(scans.Count > 0 ? scans[0].Id.ToString() : "");
    }

    private async Task ShowAsync(string scan)
    {
        from = Guid.TryParse(scan, out var id) ? id : null;
        partners = from is { } known ? await Copy.PartnersAsync(Access, known, Stop) : [];
        chosen.Clear();
    }

    private void Choose(Guid partner, bool isChosen)
    {
        if (isChosen) chosen.Add(partner);
        else chosen.Remove(partner);
    }

    private async Task CopyAsync()
    {
        if (from is not { } scan || chosen.Count == 0 || busy) return;
        busy = true;
        var (access, address) = (Access, $"/scan/{Access.Slug}/partners");
        var copied = await Copy.CopyAsync(access, scan, chosen, Stop);
        Undo.Say($"{Dutch.Count(copied.Ids.Count, "partner", "partners")} overgenomen.{(copied.Skipped > 0 ? $" {Dutch.Count(copied.Skipped, "stond er al.", "stonden er al.")}" : "")}", copied.Ids.Count == 0 ? null : async () =>
        {
            var removed = await Copy.UndoAsync(access, copied, CancellationToken.None);
            if (removed < copied.Ids.Count) Undo.Say($"{Dutch.Count(removed, "partner", "partners")} weer weg. De andere zijn intussen uitgenodigd, gehoord of verwijderd.");
            Navigation.NavigateTo(address);
        });
        Navigation.NavigateTo(address);
    }
}
