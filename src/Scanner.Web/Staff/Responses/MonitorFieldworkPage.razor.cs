using Microsoft.JSInterop;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Web.Staff.Parts;

namespace Scanner.Web.Staff.Responses;

/// <summary>The fieldwork as it goes: keeps itself up to date while someone looks at it.</summary>
public sealed partial class MonitorFieldworkPage
{
    /// <summary>How often the page brings itself up to date, in seconds.</summary>
    private const int RefreshSeconds = 15;

    private FieldworkView view = new(default, []);
    private IReadOnlyList<UnfinishedDistribution> unfinished = [];
    private PageScript? script;
    private DotNetObjectReference<MonitorFieldworkPage>? self;
    private bool refreshing;

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        var (numbers, people) = (await Monitor.ViewAsync(Access, Stop), Access.May(Right.Invite) ? await Unfinished.ListAsync(Access, Stop) : []);
        (view, unfinished) = (numbers, people);
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (self is not null) return;
        self = DotNetObjectReference.Create(this);
        script = new PageScript(Scripts, "./" + Assets["monitor.js"]);
        if (await script.LoadAsync()) await script.CallAsync("watch", self, RefreshSeconds);
    }

    /// <summary>Called by the page's script: every so often while the page is seen, and when the visitor comes back to it.</summary>
    [JSInvokable]
    public Task RefreshAsync() => InvokeAsync(async () =>
    {
        if (refreshing || Stop.IsCancellationRequested) return;
        refreshing = true;
        try
        {
            await LoadAsync();
            StateHasChanged();
        }
        finally
        {
            refreshing = false;
        }
    });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        self?.Dispose();
        if (script is not null) await script.LeaveAsync("unwatch");
    }
}
