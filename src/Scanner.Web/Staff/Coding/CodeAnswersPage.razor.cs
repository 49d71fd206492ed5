using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Scanner.Core.Coding;
using Scanner.Web.Staff.Parts;

namespace Scanner.Web.Staff.Coding;

/// <summary>Coderen: codebook, answers and context side by side, made for the keyboard.</summary>
public sealed partial class CodeAnswersPage : IAsyncDisposable
{
    private const int AlsoSaidMost = 4;

    private readonly CodingHistory history = new();
    private readonly SemaphoreSlim turn = new(1);
    private CodingView view = default!;
    private CodingFilter filter = new();
    private TextKey? current;
    private IReadOnlyList<AlsoSaid> alsoSaid = [];
    private Guid? touched;
    private bool allKeys;
    private string? problemSentence;
    private int filterings;
    private PageScript? script;
    private DotNetObjectReference<CodeAnswersPage>? self;

    private CodableText? Current => view.Texts.FirstOrDefault(text => text.Key == current);

    /// <summary>The quote that H and G work on: the one last touched in this answer, or else its last.</summary>
    private FragmentView? MarkedFragment => Current?.Fragments.FirstOrDefault(fragment => fragment.Id == touched) ?? Current?.Fragments.LastOrDefault(fragment => !fragment.IsOrphaned);

    private string Summary => view.Total == 0
        ? "Geef aan waar antwoorden en notities over gaan."
        : $"{CodingWords.Number(view.Total)} {(view.Total == 1 ? "antwoord of notitie" : "antwoorden en notities")}, {CodingWords.Number(view.Uncoded)} nog zonder code.";

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        view = await Code.OpenAsync(Access, filter, Stop);
        if (Current is null) current = view.Texts.Count > 0 ? view.Texts[0].Key : null;
        alsoSaid = Current is { } text ? view.SaidBySamePartner(text, AlsoSaidMost) : [];
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (self is not null) return;
        self = DotNetObjectReference.Create(this);
        script = new PageScript(Scripts, "./" + Assets["coding.js"]);
        if (await script.LoadAsync()) await script.CallAsync("start", self);
    }

    /// <summary>Called by the page's script for a key that was pressed outside of fields.</summary>
    /// <param name="key">The key in lower case: a letter, a digit, <c>?</c> or <c>Enter</c>.</param>
    /// <param name="shift">Whether Shift was held.</param>
    /// <param name="picked">The words that are selected; null: none.</param>
    [JSInvokable]
    public Task OnKeyAsync(string key, bool shift, PickedWords? picked) => InvokeAsync(() => DoAsync(() => key switch
    {
        "j" => MoveAsync(+1),
        "k" => MoveAsync(-1),
        "n" => NextUncodedAsync(),
        "z" => shift ? RedoAsync() : UndoAsync(),
        "h" => ToggleAsync(marks => marks with { IsHearsay = !marks.IsHearsay }),
        "g" => ToggleAsync(marks => marks with { IsFromGroup = !marks.IsFromGroup }),
        "Enter" => Current?.Suggestions is [var first, ..] ? AcceptAsync(Current, first) : SayAsync("Bij dit antwoord is geen voorstel."),
        "?" => OpenKeysAsync(),
        [>= '1' and <= '9'] => ApplyDigitAsync(key[0] - '0', picked),
        _ => Task.CompletedTask,
    }));

    /// <summary>One thing at a time: keys may come faster than the database answers.</summary>
    private async Task DoAsync(Func<Task> work)
    {
        await turn.WaitAsync(Stop);
        try
        {
            problemSentence = null;
            await work();
        }
        finally
        {
            turn.Release();
        }
        StateHasChanged();
    }

    /// <summary>Reads the page anew after a change; what is on the screen stays on the screen, coded or not.</summary>
    private async Task RefreshAsync()
    {
        filter = filter with { Keep = filter.Keep.Union(view.Texts.Select(text => text.Key)).ToHashSet() };
        await LoadAsync();
    }

    private async Task FilterAsync(CodingFilter wanted)
    {
        filter = wanted;
        var mine = ++filterings;
        await DoAsync(async () =>
        {
            // Someone who types on only wants the last.
            if (mine != filterings) return;
            await LoadAsync();
        });
    }

    private async Task ShowMoreAsync()
    {
        filter = filter with { Take = filter.Take + new CodingFilter().Take };
        await RefreshAsync();
    }

    private void Select(TextKey key)
    {
        if (current == key) return;
        (current, touched, memoNotice) = (key, null, null);
        alsoSaid = Current is { } text ? view.SaidBySamePartner(text, AlsoSaidMost) : [];
    }

    private async Task MoveAsync(int by)
    {
        var place = view.Texts.ToList().FindIndex(text => text.Key == current) + by;
        if (place >= view.Texts.Count && view.Matching > view.Texts.Count) await ShowMoreAsync();
        if (place < 0 || place >= view.Texts.Count)
        {
            await SayAsync(by > 0 ? "Dit is het laatste antwoord." : "Dit is het eerste antwoord.");
            return;
        }
        await GoToAsync(view.Texts[place].Key);
    }

    private async Task NextUncodedAsync()
    {
        var after = view.Texts.ToList().FindIndex(text => text.Key == current) + 1;
        while (true)
        {
            var order = view.Texts.Skip(after).Concat(view.Texts.Take(after));
            if (order.FirstOrDefault(text => !text.IsCoded && text.Key != current) is { } next)
            {
                await GoToAsync(next.Key);
                return;
            }
            if (view.Matching <= view.Texts.Count) break;
            after = view.Texts.Count;
            await ShowMoreAsync();
        }
        await SayAsync(Current is { IsCoded: false } ? "Dit is het laatste antwoord zonder code." : "Alle antwoorden in deze lijst hebben een code.");
    }

    private async Task GoToAsync(TextKey key)
    {
        Select(key);
        StateHasChanged();
        if (script is not null) await script.CallAsync("focusCurrent");
    }

    private async Task OpenKeysAsync()
    {
        allKeys = !allKeys;
        StateHasChanged();
        if (script is not null) await script.CallAsync("showKeys");
    }

    private Task SayAsync(string sentence, bool canUndo = false)
    {
        Bar.Say(sentence, canUndo ? () => InvokeAsync(() => DoAsync(UndoAsync)) : null);
        return Task.CompletedTask;
    }

    private async Task<PickedWords?> TakePickedAsync() => script is null ? null : await script.AskAsync<PickedWords>("takePicked");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        self?.Dispose();
        if (script is not null) await script.LeaveAsync("stop");
    }
}

/// <summary>Words that are selected in an answer, as the page's script tells them.</summary>
/// <param name="Answer">The element's name of the answer.</param>
/// <param name="Start">The first code point, from 0.</param>
/// <param name="Length">How many code points.</param>
public sealed record PickedWords(string Answer, int Start, int Length);
