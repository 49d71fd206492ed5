using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Primitives;
using Microsoft.JSInterop;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Web.Respond;
using Scanner.Web.Staff.Parts;

namespace Scanner.Web.Staff.Questionnaires.Editing;

/// <summary>The preview at the right of the editor. Answers that are tried live here and nowhere else.</summary>
public sealed partial class PreviewPane : IDisposable
{
    private static readonly IReadOnlyList<(string, string)> Modes = [(nameof(QuestionMode.Online), "Online"), (nameof(QuestionMode.Conversation), "In een gesprek")];

    private static readonly string[] OfRespondents = ["respond.css"];
    private static readonly string[] OfConversations = ["tokens.css", "staff.css", "conversation.css"];

    private Questionnaire? questionnaire;
    private FormDocument? shownDocument;
    private ItemPath? followed;
    private bool isOld;
    private PreviewAnswers answers = PreviewAnswers.None;
    private string? section;
    private string type = "";
    private QuestionMode mode = QuestionMode.Online;
    private string? language;
    private bool wide;
    private bool asksNothing;
    private PageScript? script;
    private DotNetObjectReference<PreviewPane>? self;

    /// <summary>The questionnaire.</summary>
    [Parameter, EditorRequired] public FormDesk Desk { get; set; } = default!;

    /// <summary>The scan.</summary>
    [Parameter, EditorRequired] public ScanAccess Access { get; set; } = default!;

    [Inject] private EditQuestionnaire Edit { get; set; } = default!;

    [Inject] private PreviewQuestionnaire Preview { get; set; } = default!;

    [Inject] private IServiceProvider Services { get; set; } = default!;

    [Inject] private ILoggerFactory Loggers { get; set; } = default!;

    /// <summary>What is in the frame.</summary>
    public string Html { get; private set; } = "";

    private string? Message => questionnaire is null ? "Zodra er een vraag in staat en de fouten zijn hersteld, ziet u hier wat een partner krijgt."
        : asksNothing ? "Dit type partner krijgt hier geen enkele vraag."
        : isOld ? "Er staan nu fouten in. U ziet de vragenlijst van vlak daarvoor."
        : null;

    private string[] Stylesheets => [.. (mode == QuestionMode.Online ? OfRespondents : OfConversations).Select(file => "/" + Assets[file])];

    private PreviewSetting Setting => new(type, mode, language ?? Desk.Language, Access.MunicipalityName);

    /// <inheritdoc/>
    protected override void OnInitialized() => type = Desk.PartnerTypes.Count > 0 ? Desk.PartnerTypes[0].Value : "";

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var opened = Desk.Chosen.Part == DeskPart.Item ? Desk.Chosen.At : (ItemPath?)null;
        if (ReferenceEquals(shownDocument, Desk.Document) && opened == followed) return;
        if (!ReferenceEquals(shownDocument, Desk.Document))
        {
            shownDocument = Desk.Document;
            if (Edit.Preview(Desk.Document) is { } built) (questionnaire, isOld) = (built, false);
            else isOld = true;
        }
        var isOther = opened != followed;
        if (opened is { } at && isOther) section = SectionOf(at) ?? section;
        followed = opened;
        await ShowAsync(isOther ? Desk.ChosenItem?.Name : null);
    }

    /// <summary>The page's script is there: the frame can be filled.</summary>
    public async Task StartAsync(PageScript loaded)
    {
        script = loaded;
        self = DotNetObjectReference.Create(this);
        await script.CallAsync("startPreview", "preview-frame", self);
        await PutAsync();
    }

    /// <summary>Called by the page's script when something was answered or pressed in the frame.</summary>
    /// <param name="fields">The names and values of the form.</param>
    /// <param name="go">The button; empty: none.</param>
    [JSInvokable]
    public Task OnAnswerAsync(IReadOnlyList<string[]> fields, string go) => InvokeAsync(async () =>
    {
        if (questionnaire is null || section is null) return;
        var posted = fields.Where(field => field.Length == 2).GroupBy(field => field[0]).Select(same => KeyValuePair.Create(same.Key, new StringValues([.. same.Select(field => field[1])])));
        var form = RespondForm.Of([.. posted, KeyValuePair.Create(RespondForm.GoField, new StringValues(go.Length == 0 ? "stay" : go))]);
        answers = Preview.Try(questionnaire, Setting, section, answers, form.Answers);
        if (go is "next" or "previous" && Preview.Open(questionnaire, Setting, section, answers) is { } here) section = (go == "next" ? here.Next : here.Previous) ?? section;
        await ShowAsync();
        StateHasChanged();
    });

    private async Task SetAsync(Action change)
    {
        change();
        await ShowAsync();
    }

    private Task ClearAsync()
    {
        answers = PreviewAnswers.None;
        return ShowAsync();
    }

    private async Task ShowAsync(string? question = null)
    {
        var view = questionnaire is null ? null : Preview.Open(questionnaire, Setting, section, answers);
        asksNothing = questionnaire is not null && view is null;
        section = view?.Name ?? section;
        Html = view is null ? "" : await RenderAsync(view);
        await PutAsync(question);
    }

    private async Task PutAsync(string? question = null)
    {
        if (script is not null) await script.CallAsync("showPreview", Html, language ?? Desk.Language, Stylesheets, question);
    }

    private async Task<string> RenderAsync(SectionView view)
    {
        await using var renderer = new HtmlRenderer(Services, Loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<PreviewSection>(ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(PreviewSection.View)] = view }))).ToHtmlString());
    }

    /// <summary>The section that holds an item, or that begins with it.</summary>
    private string? SectionOf(ItemPath at) =>
        questionnaire is null || Desk.Document.Find(at) is not { } item ? null
        : questionnaire.Sections.FirstOrDefault(one => one.Name == item.Name || item.WithInner.Any(inner => one.Questions.Any(question => question.Name == inner.Name)))?.Name;

    /// <inheritdoc/>
    public void Dispose() => self?.Dispose();
}
