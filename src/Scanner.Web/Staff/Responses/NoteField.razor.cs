using Microsoft.AspNetCore.Components;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Web.Staff.Parts;

namespace Scanner.Web.Staff.Responses;

/// <summary>The note about a partner, edited where it stands.</summary>
public sealed partial class NoteField
{
    /// <summary>So long after the last key it is saved.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(700);

    private ElementReference field;
    private PageScript? script;
    private string text = "";
    private string saved = "";
    private string given = "";
    private string? said;
    private string? problem;
    private int keys;
    private bool saving;
    private bool gone;

    /// <summary>The scan.</summary>
    [Parameter, EditorRequired] public ScanAccess Access { get; set; } = default!;

    /// <summary>The partner.</summary>
    [Parameter, EditorRequired] public Guid PartnerId { get; set; }

    /// <summary>The partner's name.</summary>
    [Parameter, EditorRequired] public string PartnerName { get; set; } = "";

    /// <summary>The note as the page last read it.</summary>
    [Parameter, EditorRequired] public string Note { get; set; } = "";

    /// <summary>A name that is unique on the page.</summary>
    [Parameter, EditorRequired] public string Id { get; set; } = "";

    private string Key => $"scanner-notitie-{PartnerId:n}";

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        // A page that refreshes may have read before the last save: only what is new here takes the place of what stands, and never of what is being typed.
        if (Note == given) return;
        given = Note;
        // The server leaves out a space at the end; whoever types on keeps it.
        if (text == saved && text.ReplaceLineEndings("\n").TrimEnd() != Note) text = saved = Note;
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        script = new PageScript(Scripts, "./" + Assets["monitor.js"]);
        if (await script.LoadAsync()) await script.CallAsync("keep", field, Key);
    }

    private async Task TypedAsync()
    {
        var mine = ++keys;
        said = null;
        await Task.Delay(Rest, Clock);
        if (mine == keys && !gone) await SaveAsync();
    }

    /// <summary>One save at a time; what was typed meanwhile is saved after it.</summary>
    private async Task SaveAsync()
    {
        if (saving) return;
        saving = true;
        try
        {
            do
            {
                var sent = text;
                var outcome = await Unfinished.RememberAsync(Access, PartnerId, sent, CancellationToken.None);
                problem = outcome switch
                {
                    NoteOutcome.Saved => null,
                    NoteOutcome.TooLong => $"Dit is te lang en is niet opgeslagen. Gebruik hoogstens {Partner.NoteLength} tekens.",
                    NoteOutcome.NotThere => "Deze partner is intussen verwijderd. De notitie is niet opgeslagen.",
                    _ => throw new InvalidOperationException($"Unknown outcome {outcome}."),
                };
                if (outcome != NoteOutcome.Saved) return;
                (saved, said) = (sent, $"Opgeslagen om {Dutch.Time(Clock.GetUtcNow())}");
                if (script is not null && !gone) await script.CallAsync("kept", Key, sent);
            }
            while (text != saved);
        }
        finally
        {
            saving = false;
        }
    }

    /// <summary>Saves what was typed just before the visitor left.</summary>
    public async ValueTask DisposeAsync()
    {
        gone = true;
        if (text != saved && problem is null) await SaveAsync();
        // When the tab was closed this is not heard; what was saved is sent again by the next visit, which changes nothing.
        if (script is not null) await script.LeaveAsync("kept", Key, saved);
    }
}
