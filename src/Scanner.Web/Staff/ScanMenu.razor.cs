using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Scanner.Core.Findings;
using Scanner.Core.Scans;

namespace Scanner.Web.Staff;

/// <summary>The menu of a scan: the method's five steps, with counts that show where work is left.</summary>
public sealed partial class ScanMenu
{
    private ScanMenuView? menu;
    private bool open;
    private ElementReference toggle;

    private sealed record Link(string Path, string Name, string? Count = null);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocationChanged;
        await LoadAsync();
    }

    /// <inheritdoc/>
    public void Dispose() => Navigation.LocationChanged -= OnLocationChanged;

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(async () =>
    {
        open = false;
        await LoadAsync();
        StateHasChanged();
    });

    /// <summary>On a phone Escape closes the menu, and the focus is back where it was opened.</summary>
    private async Task LeaveAsync(KeyboardEventArgs key)
    {
        if (!open || key.Key != "Escape") return;
        open = false;
        await toggle.FocusAsync();
    }

    private async Task LoadAsync()
    {
        var user = (await Visitor.GetAuthenticationStateAsync()).User;
        menu = user.AccountId() is { } account && Slug is { } slug ? await Menus.OpenAsync(account, slug, CancellationToken.None) : null;
    }

    /// <summary>The scan in the address: the second part of /scan/gemeente-x/partners.</summary>
    private string? Slug => new Uri(Navigation.Uri).AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries) is ["scan", var slug, ..] ? slug : null;

    private string At(string path) => $"/scan/{menu!.Access.Slug}{path}";

    private static IEnumerable<(string Step, List<Link> Links)> Steps(ScanMenuView menu)
    {
        (string, (Right, Link)[])[] all =
        [
            ("1 Voorbereiden", [
                (Right.ManageScan, new Link("/voorbereiden", "Doel en kernvragen")),
                (Right.SeePartners, new Link("/partners", "Partners", Count(menu.Partners))),
                (Right.EditQuestionnaires, new Link("/vragenlijsten", "Vragenlijsten", Count(menu.Questionnaires)))]),
            ("2 Ophalen", [
                (Right.Invite, new Link("/uitnodigingen", "Uitnodigingen", $"{Count(menu.Submitted)}/{Count(menu.Invited)}")),
                (Right.SeeOverview, new Link("/voortgang", "Voortgang")),
                (Right.Interview, new Link("/gesprekken", "Gesprekken", Count(menu.Interviews)))]),
            ("3 Duiden", [
                (Right.ReadAnswers, new Link("/coderen", "Coderen", menu.Uncoded > 0 ? $"{Count(menu.Uncoded)} open" : null))]),
            ("4 Prioriteren", [
                (Right.Prioritise, new Link("/prioriteren", "Kwetsbare groepen"))]),
            ("5 Vastleggen", [
                (Right.Export, new Link("/vastleggen", "Werkboek"))]),
        ];
        foreach (var (step, links) in all)
        {
            var may = links.Where(link => menu.Access.May(link.Item1)).Select(link => link.Item2).ToList();
            if (may.Count > 0) yield return (step, may);
        }
    }

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}
