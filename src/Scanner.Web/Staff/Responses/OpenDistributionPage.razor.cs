using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Scanner.Core.Responses;

namespace Scanner.Web.Staff.Responses;

/// <summary>The open link of a distribution, at the only moment that it is known, and its poster.</summary>
public sealed partial class OpenDistributionPage
{
    private PosterView? view;
    private string? link;
    private ElementReference once;
    private bool isNew;

    /// <summary>What was put out.</summary>
    [Parameter] public Guid Distribution { get; set; }

    /// <summary>How long it takes, until when, and what is kept: one line at the foot of the poster.</summary>
    private string Facts
    {
        get
        {
            var culture = CultureInfo.GetCultureInfo(view!.Language == "en" ? "en-GB" : "nl-NL");
            var facts = new List<string>();
            if (view.Minutes is { } minutes) facts.Add(Say($"Duurt ongeveer {minutes} minuten", $"Takes about {minutes} minutes"));
            if (view.ClosesOn is { } day) facts.Add(Say($"kan tot en met {day.ToString("d MMMM yyyy", culture)}", $"open until {day.ToString("d MMMM yyyy", culture)}"));
            facts.Add(Say("zonder account", "no account needed"));
            return string.Join(" · ", facts);
        }
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync() => (view, link) = (await Opens.ViewAsync(Access, Distribution, Stop), null);

    /// <summary>The button that made the link is gone: the focus goes to what can be copied only now.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!isNew) return;
        isNew = false;
        await once.FocusAsync();
    }

    private async Task MakeAsync()
    {
        var hadOne = view!.MadeAt is not null;
        if (await Opens.MakeAsync(Access, Distribution, Stop) is not { } token) return;
        view = await Opens.ViewAsync(Access, Distribution, Stop);
        link = Site.Open(Navigation.BaseUri, token);
        isNew = true;
        Undo.Say(hadOne ? "Er is een nieuwe open link. De oude werkt niet meer." : "De open link is gemaakt.");
    }

    private async Task StopLinkAsync()
    {
        await Opens.StopAsync(Access, Distribution, Stop);
        await LoadAsync();
        Undo.Say("De open link werkt niet meer. Antwoorden die al binnen zijn, blijven.");
    }

    private async Task PrintAsync() => await Script.InvokeVoidAsync("print");

    private string Say(string dutch, string english) => view!.Language == "en" ? english : dutch;
}
