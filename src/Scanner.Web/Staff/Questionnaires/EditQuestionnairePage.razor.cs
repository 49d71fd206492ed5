using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Web.Staff.Parts;
using Scanner.Web.Staff.Questionnaires.Editing;

namespace Scanner.Web.Staff.Questionnaires;

/// <summary>The editor: what there is at the left, what it says in the middle, what a partner sees at the right.</summary>
public sealed partial class EditQuestionnairePage : IAsyncDisposable
{
    private FormDesk? desk;
    private DraftView? view;
    private PreviewPane? preview;
    private FormDocument? lastDocument;
    private bool listing;
    private bool previewing;
    private PageScript? script;
    private DotNetObjectReference<EditQuestionnairePage>? self;

    /// <summary>The draft.</summary>
    [Parameter] public Guid DraftId { get; set; }

    /// <summary>The item to open, by its name; null: the settings.</summary>
    [Parameter, SupplyParameterFromQuery(Name = "vraag")] public string? Item { get; set; }

    private string Title => desk!.Document.Settings.Title?.In(desk.Language) is { Length: > 0 } title ? title : "Vragenlijst zonder titel";

    private string VersionWords => view!.LatestNumber is { } number ? $" · versie {number} gepubliceerd" : " · nog niet gepubliceerd";

    private string ProblemWords => (desk!.Problems.Count(problem => problem.Severity == Severity.Error), desk.Problems.Count) switch
    {
        (0, 0) => "Geen fouten",
        (0, var all) => Dutch.Count(all, "aandachtspunt", "aandachtspunten"),
        (var errors, _) => Dutch.Count(errors, "fout", "fouten"),
    };

    private string FormTitle => desk!.Chosen.Part switch
    {
        DeskPart.Item when desk.ChosenItem is { } item => EditorWords.Name(item, desk.Chosen.At),
        DeskPart.Lists => "Keuzelijsten",
        DeskPart.List => "Keuzelijst",
        _ => "Titel en instellingen",
    };

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        Close();
        view = await Edit.OpenAsync(Access, DraftId, Stop);
        if (view is null) return;
        var keyQuestions = (await Scans.ViewAsync(Access, Stop)).KeyQuestions;
        desk = new FormDesk(Edit, Saves, Access, view, Clock)
        {
            KeyQuestions = [.. keyQuestions.Where(line => line.Number is not null).Select(line => (line.Number!.Value.ToString(CultureInfo.InvariantCulture), $"{line.Number}. {line.Text}"))],
            PartnerTypes = [.. Library.List("partnertypen").Items.Select(item => (item.Name, item.Label.In("nl")))],
            ReferenceLists = [.. Library.Lists.Values.OrderBy(list => list.Label.In("nl"), StringComparer.Ordinal).Select(list => (FromOf(list.Name), list.Label.In("nl")))],
        };
        if (Item is { Length: > 0 } && desk.Document.PathOf(Item) is { } at) desk.Choose(DeskPlace.Item(at));
        else if (Item is not null && desk.Document.ListIndex(Item) is >= 0 and var list) desk.Choose(DeskPlace.OfList(list));
        desk.Changed += OnChanged;
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (desk is null || self is not null) return;
        self = DotNetObjectReference.Create(this);
        script = new PageScript(Scripts, "./" + Assets["editor.js"]);
        if (!await script.LoadAsync()) return;
        await script.CallAsync("start", self);
        if (preview is not null) await preview.StartAsync(script);
    }

    /// <summary>Called by the page's script for a key outside of fields.</summary>
    /// <param name="key"><c>undo</c> or <c>redo</c>.</param>
    [JSInvokable]
    public Task OnKeyAsync(string key) => InvokeAsync(() => desk is null ? Task.CompletedTask : key == "undo" ? desk.UndoAsync() : desk.RedoAsync());

    private static string FromOf(string list) => list.Split('#') is [var file, var part] ? $"reference/{file}.yaml#{part}" : $"reference/{list}.yaml";

    private void OnChanged()
    {
        if (!ReferenceEquals(desk?.Document, lastDocument))
        {
            lastDocument = desk?.Document;
            // An offer to undo is for what was done last; after the next change it would undo something else.
            if (desk is not null && ReferenceEquals(Bar.Undo?.Target, desk)) Bar.Clear();
        }
        _ = InvokeAsync(StateHasChanged);
    }

    private void Close()
    {
        if (desk is null) return;
        desk.Changed -= OnChanged;
        desk = null;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Close();
        Dispose();
        self?.Dispose();
        if (script is not null) await script.LeaveAsync("stop");
    }
}
