using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;

namespace Scanner.Web.Staff.Questionnaires.Editing;

/// <summary>
/// A questionnaire on the desk of who edits it: the document, what is open, what can be undone, what is wrong. Every change is saved
/// before the next one begins, so that work of a colleague that came in between is there when the next change is made.
/// </summary>
public sealed class FormDesk : IDisposable
{
    private const int MostSteps = 200;
    private static readonly TimeSpan SameTyping = TimeSpan.FromSeconds(8);

    private readonly EditQuestionnaire edit;
    private readonly SaveDraft saves;
    private readonly ScanAccess access;
    private readonly TimeProvider clock;
    private readonly SemaphoreSlim turn = new(1);
    private readonly List<Step> undo = [];
    private readonly List<Step> redo = [];
    private (string Field, DateTimeOffset At)? typing;
    private int revision;
    private int joins;

    /// <summary>Puts a draft on the desk.</summary>
    public FormDesk(EditQuestionnaire edit, SaveDraft saves, ScanAccess access, DraftView draft, TimeProvider clock)
    {
        (this.edit, this.saves, this.access, this.clock) = (edit, saves, access, clock);
        (DraftId, Document, revision, SavedAt, Published, Problems) = (draft.Id, draft.Document, draft.Revision, draft.ChangedAt, draft.Published, draft.Problems);
    }

    /// <summary>The draft.</summary>
    public Guid DraftId { get; }

    /// <summary>The questionnaire as it stands.</summary>
    public FormDocument Document { get; private set; }

    /// <summary>The names of published versions.</summary>
    public PublishedNames Published { get; }

    /// <summary>Everything wrong with it.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; }

    /// <summary>What is open.</summary>
    public DeskPlace Chosen { get; private set; } = DeskPlace.Settings;

    /// <summary>When it was last saved.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>Whether a save is under way.</summary>
    public bool IsSaving { get; private set; }

    /// <summary>What came in between; null: nothing.</summary>
    public DeskNotice? Notice { get; private set; }

    /// <summary>Whether a change can be taken back.</summary>
    public bool CanUndo => undo.Count > 0;

    /// <summary>Whether a change that was taken back can be done again.</summary>
    public bool CanRedo => redo.Count > 0;

    /// <summary>The languages that texts are asked in, the default one first.</summary>
    public IReadOnlyList<string> Languages => Document.Languages();

    /// <summary>The language shown first.</summary>
    public string Language => Document.Settings.DefaultLanguage;

    /// <summary>The item that is open; null: none.</summary>
    public FormItem? ChosenItem => Chosen.Part == DeskPart.Item ? Document.Find(Chosen.At) : null;

    /// <summary>Counts what was opened: fields of one item are not those of the next.</summary>
    public int Opened { get; private set; }

    /// <summary>The scan's key questions, by number as text.</summary>
    public IReadOnlyList<(string Value, string Text)> KeyQuestions { get; init; } = [];

    /// <summary>The kinds of partner.</summary>
    public IReadOnlyList<(string Value, string Text)> PartnerTypes { get; init; } = [];

    /// <summary>The lists of the method that a choice list can begin with: <c>reference/middelen.yaml</c>.</summary>
    public IReadOnlyList<(string Value, string Text)> ReferenceLists { get; init; } = [];

    /// <summary>Raised when anything changed.</summary>
    public event Action? Changed;

    /// <summary>The options of a reference list.</summary>
    public IReadOnlyList<FormChoice> OptionsOf(string from) => edit.OptionsOf(from);

    /// <summary>What is wrong with a part, or with one column of it.</summary>
    public IReadOnlyList<Problem> ProblemsOf(object? node, params string[] keys) =>
        [.. Problems.Where(problem => ReferenceEquals(problem.Node, node) && (keys.Length == 0 || keys.Contains(problem.Key)))];

    /// <summary>Opens a part.</summary>
    public void Choose(DeskPlace place)
    {
        Open(place);
        typing = null;
        Changed?.Invoke();
    }

    /// <summary>Puts the notice away.</summary>
    public void Dismiss()
    {
        Notice = null;
        Changed?.Invoke();
    }

    /// <summary>Changes the document and saves it.</summary>
    /// <param name="change">Makes the new document; the same one means nothing changes.</param>
    /// <param name="field">The field that is typed in: going on in one field is one step to undo; null: a step of its own.</param>
    public Task EditAsync(Func<FormDocument, FormDocument> change, string? field = null) => DoAsync(() => (change(Document), Chosen), field);

    /// <summary>Changes an item by its place and saves.</summary>
    public Task EditItemAsync(ItemPath at, Func<FormItem, FormItem> change, string? field = null) => EditAsync(document => document.Edit(at, change), field is null ? null : $"{at}/{field}");

    /// <summary>Moves, adds or removes an item; what it was done to is open afterwards.</summary>
    public Task ArrangeAsync(Func<FormDocument, FormEdit?> change) =>
        DoAsync(() => change(Document) is { } edited ? (edited.Document, DeskPlace.Item(edited.At)) : (Document, Chosen), null);

    /// <summary>Takes the last change back.</summary>
    public Task UndoAsync() => StepAsync(undo, redo);

    /// <summary>Does what was taken back again.</summary>
    public Task RedoAsync() => StepAsync(redo, undo);

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private async Task DoAsync(Func<(FormDocument Document, DeskPlace Chosen)> change, string? field)
    {
        var since = joins;
        await turn.WaitAsync();
        try
        {
            // A place counts for the document that was on the screen; that of a colleague may have others.
            if (since != joins) return;
            var (document, chosen) = change();
            if (ReferenceEquals(document, Document)) return;
            var now = clock.GetUtcNow();
            var goesOn = field is not null && typing is var (same, at) && same == field && now - at < SameTyping && undo.Count > 0;
            if (!goesOn) undo.Add(new Step(Document, Chosen));
            if (undo.Count > MostSteps) undo.RemoveAt(0);
            redo.Clear();
            typing = field is null ? null : (field, now);
            await PutAsync(document, chosen);
        }
        finally
        {
            turn.Release();
        }
        Changed?.Invoke();
    }

    private async Task StepAsync(List<Step> from, List<Step> to)
    {
        await turn.WaitAsync();
        try
        {
            if (from.Count == 0) return;
            var step = from[^1];
            from.RemoveAt(from.Count - 1);
            to.Add(new Step(Document, Chosen));
            typing = null;
            await PutAsync(step.Document, step.Chosen);
        }
        finally
        {
            turn.Release();
        }
        Changed?.Invoke();
    }

    private async Task PutAsync(FormDocument document, DeskPlace chosen)
    {
        (Document, IsSaving) = (document, true);
        Open(Existing(document, chosen));
        Problems = edit.Check(document, Published);
        Changed?.Invoke();
        try
        {
            // Not stopped by leaving the page: what was changed is kept.
            Take(await saves.SaveAsync(access, DraftId, revision, document, CancellationToken.None));
        }
        finally
        {
            IsSaving = false;
        }
    }

    private void Take(DraftSaved saved)
    {
        switch (saved.Outcome)
        {
            case DraftSaveOutcome.Saved:
                (revision, SavedAt) = (saved.Revision, clock.GetUtcNow());
                break;
            case DraftSaveOutcome.Joined or DraftSaveOutcome.KeptApart:
                var open = ChosenItem?.Name;
                (revision, SavedAt, joins) = (saved.Revision, clock.GetUtcNow(), joins + 1);
                Document = saved.Document!;
                Problems = edit.Check(Document, Published);
                Open(open is not null && Document.PathOf(open) is { } at ? DeskPlace.Item(at) : Existing(Document, Chosen));
                // Earlier states lack what the colleague did: going back to one would undo that too.
                undo.Clear();
                redo.Clear();
                Notice = new DeskNotice(saved.Outcome, saved.Other, saved.Parts, saved.Copy);
                break;
            default:
                Notice = new DeskNotice(saved.Outcome, null, [], null);
                break;
        }
    }

    private void Open(DeskPlace place)
    {
        if (place != Chosen) Opened++;
        Chosen = place;
    }

    private static DeskPlace Existing(FormDocument document, DeskPlace place) => place.Part switch
    {
        DeskPart.Item when document.Find(place.At) is null => DeskPlace.Settings,
        DeskPart.List when place.List < 0 || place.List >= document.Lists.Count => DeskPlace.Lists,
        _ => place,
    };

    private sealed record Step(FormDocument Document, DeskPlace Chosen);
}
