using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Scanner.Core.Prioritisation;
using Scanner.Core.Scans;
using Scanner.Web.Staff.Parts;

namespace Scanner.Web.Staff.Prioritisation;

/// <summary>Chooses a priority, or changes one.</summary>
public sealed partial class PriorityEditor
{
    private readonly List<Quote> carried = [];
    private IReadOnlyList<QuoteCode> codes = [];
    private FoundQuotes found = new([], 0);
    private Guid? groupId;
    private Guid? code;
    private string reason = "";
    private string words = "";
    private (string Field, string Sentence)? error;
    private PriorityView? seen;
    private ElementReference field;
    private PageScript? script;

    [Inject] private ChoosePriorities Chooser { get; set; } = default!;

    [Inject] private FindQuotes Finder { get; set; } = default!;

    [Inject] private UndoBar Undo { get; set; } = default!;

    [Inject] private IJSRuntime Scripts { get; set; } = default!;

    /// <summary>Who chooses, in which scan.</summary>
    [Parameter, EditorRequired] public ScanAccess Access { get; set; } = default!;

    /// <summary>The groups that can be chosen.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<GroupView> Choices { get; set; } = [];

    /// <summary>The priority that is changed; null: a new one.</summary>
    [Parameter] public PriorityView? Existing { get; set; }

    /// <summary>Raised at the end; true when something was saved.</summary>
    [Parameter] public EventCallback<bool> OnDone { get; set; }

    private IEnumerable<Quote> Offered => found.Quotes.Where(quote => carried.TrueForAll(had => had.FragmentId != quote.FragmentId));

    private string FoundWords => found.Total switch
    {
        0 when words.Length == 0 && code is null => "Er zijn nog geen citaten. Ze komen er door bij Duiden te coderen.",
        0 => "Geen citaten gevonden. Zoek op een ander woord of thema.",
        > FindQuotes.Most => $"{found.Total} citaten gevonden; de eerste {FindQuotes.Most} staan hier. Zoek preciezer voor minder.",
        1 => "1 citaat gevonden.",
        var total => $"{total} citaten gevonden.",
    };

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (Existing is not null)
        {
            (groupId, reason, seen) = (Existing.GroupId, Existing.Reason, Existing);
            carried.AddRange(Existing.Quotes);
        }
        codes = await Finder.CodesAsync(Access, CancellationToken.None);
        await FindAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        // What is typed stays in the browser until it is saved: a lost connection must not take it along.
        script = new PageScript(Scripts, "./" + Assets["monitor.js"]);
        if (await script.LoadAsync()) await script.CallAsync("keep", field, Key);
    }

    private string Key => $"scanner-prioriteit-{Access.ScanId:n}-{Existing?.GroupId.ToString("n") ?? "nieuw"}";

    private async Task LetGoAsync()
    {
        if (script is not null) await script.CallAsync("kept", Key, reason);
    }

    private async Task CancelAsync()
    {
        await LetGoAsync();
        await OnDone.InvokeAsync(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // What was not saved waits in the browser.
        if (script is not null) await script.DisposeAsync();
    }

    private async Task FindAsync()
    {
        var (askedWords, askedCode) = (words, code);
        var answer = await Finder.FindAsync(Access, askedWords, askedCode, CancellationToken.None);
        // Someone types on while we look: only what still is asked is shown.
        if ((askedWords, askedCode) == (words, code)) found = answer;
    }

    private async Task SaveAsync()
    {
        if (groupId is not { } group)
        {
            error = ("group", "Kies een groep.");
            return;
        }
        var content = new PriorityContent(group, reason, [.. carried.Select(quote => quote.FragmentId)]);
        var outcome = seen is null ? await Chooser.ChooseAsync(Access, content, CancellationToken.None) : await Chooser.ChangeAsync(Access, content, seen, CancellationToken.None);
        error = ErrorOf(outcome);
        if (outcome == PriorityOutcome.ChangedMeanwhile) await CompareAsync(group);
        if (outcome == PriorityOutcome.NoSuchQuote) await DropErasedAsync();
        if (error is not null) return;
        await LetGoAsync();
        Undo.Say(Existing is null ? "Prioriteit vastgelegd." : "Prioriteit opgeslagen.");
        await OnDone.InvokeAsync(true);
    }

    /// <summary>A colleague wrote something else meanwhile: what they wrote is shown, what stands here stays, and the next time is meant.</summary>
    private async Task CompareAsync(Guid group)
    {
        seen = (await Chooser.OpenAsync(Access, CancellationToken.None)).FirstOrDefault(priority => priority.GroupId == group);
        error = seen is null
            ? ErrorOf(PriorityOutcome.NotChosen)
            : ("reason", $"Een collega wijzigde dit intussen. Daar staat nu: ‘{seen.Reason}’, met {Many(seen.Quotes.Count)}. Uw tekst is nog niet opgeslagen. Voeg samen wat u wilt bewaren en kies nog eens Opslaan.");
    }

    private async Task DropErasedAsync()
    {
        var there = (await Finder.ReadAsync(Access, [.. carried.Select(quote => quote.FragmentId)], CancellationToken.None)).Select(quote => quote.FragmentId).ToHashSet();
        var gone = carried.RemoveAll(quote => !there.Contains(quote.FragmentId));
        error = ("", $"{Many(gone)} {(gone == 1 ? "is" : "zijn")} intussen gewist en uit uw keuze gehaald. Kijk of de reden nog klopt en sla opnieuw op.");
        await FindAsync();
    }

    private static string Many(int count) => count == 1 ? "1 citaat" : $"{count} citaten";

    private static (string, string)? ErrorOf(PriorityOutcome outcome) => outcome switch
    {
        PriorityOutcome.Saved => null,
        PriorityOutcome.NoSuchGroup => ("group", "Deze groep komt hier niet (meer) voor. Kies een andere."),
        PriorityOutcome.ChosenAlready => ("group", "Deze groep is al gekozen. Kies een andere, of wijzig de bestaande prioriteit."),
        PriorityOutcome.NoReason => ("reason", "Schrijf op waarom deze groep voorrang krijgt."),
        PriorityOutcome.ReasonTooLong => ("reason", $"De reden is te lang. Gebruik hoogstens {Priority.ReasonLength} tekens."),
        PriorityOutcome.NotChosen => ("", "Een collega heeft deze prioriteit intussen weggehaald. Bewaar uw tekst, annuleer en kies de groep opnieuw."),
        PriorityOutcome.NoSuchQuote => ("", "Een van de citaten bestaat niet meer."),
        PriorityOutcome.ChangedMeanwhile => ("reason", "Een collega wijzigde dit intussen."),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
