using Microsoft.JSInterop;
using Scanner.Web.Staff.Parts;

namespace Scanner.Web.Tests.Staff.Parts;

/// <summary>A browser that answers when the test says so: a visitor on a slow line who is gone before that.</summary>
public sealed class PageScriptTests
{
    [Fact]
    public async Task Who_leaves_while_the_script_loads_gets_nothing_called_any_more()
    {
        var browser = new SlowBrowser();
        var script = new PageScript(browser, "./editor.js");
        var loading = script.LoadAsync();
        await script.LeaveAsync("stop");
        browser.Module.SetResult(new Module(browser.Called));
        Assert.False(await loading);
        await script.CallAsync("start");
        Assert.Equal(["let go"], browser.Called);
    }

    [Fact]
    public async Task Who_leaves_while_a_function_is_called_breaks_nothing()
    {
        var browser = new SlowBrowser();
        browser.Module.SetResult(new Module(browser.Called));
        var script = new PageScript(browser, "./editor.js");
        Assert.True(await script.LoadAsync());
        await script.CallAsync("start");
        await script.LeaveAsync("stop");
        await script.CallAsync("showPreview");
        await script.LeaveAsync("stop");
        Assert.Equal(["start", "stop", "let go"], browser.Called);
    }

    [Fact]
    public async Task A_tab_that_was_closed_is_no_failure()
    {
        var browser = new SlowBrowser();
        browser.Module.SetResult(new Module(browser.Called) { IsGone = true });
        var script = new PageScript(browser, "./editor.js");
        Assert.True(await script.LoadAsync());
        await script.LeaveAsync("stop");
        Assert.Empty(browser.Called);
    }

    private sealed class SlowBrowser : IJSRuntime
    {
        public List<string> Called { get; } = [];

        public TaskCompletionSource<IJSObjectReference> Module { get; } = new();

        public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => (TValue)await Module.Task;

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);
    }

    private sealed class Module(List<string> called) : IJSObjectReference
    {
        private bool isDisposed;

        public bool IsGone { get; init; }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            if (IsGone) throw new JSDisconnectedException("The tab is closed.");
            called.Add(identifier);
            return default;
        }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);

        public ValueTask DisposeAsync()
        {
            isDisposed = true;
            called.Add("let go");
            return ValueTask.CompletedTask;
        }
    }
}
