using Microsoft.JSInterop;

namespace Scanner.Web.Staff.Parts;

/// <summary>
/// The script of one component. A visitor may leave while it is being loaded or called, on a slow connection more often than not: after that nothing is called
/// any more, and nothing breaks.
/// </summary>
/// <param name="scripts">The browser.</param>
/// <param name="address">The module.</param>
public sealed class PageScript(IJSRuntime scripts, string address) : IAsyncDisposable
{
    private IJSObjectReference? module;
    private bool isLeft;

    /// <summary>Loads the module.</summary>
    /// <returns>False when the visitor left meanwhile.</returns>
    public async Task<bool> LoadAsync()
    {
        var loaded = await scripts.InvokeAsync<IJSObjectReference>("import", address);
        if (isLeft) await LetGoAsync(loaded);
        else module = loaded;
        return !isLeft;
    }

    /// <summary>Calls a function of the module; does nothing before it is loaded and after the visitor left.</summary>
    public async Task CallAsync(string function, params object?[] values)
    {
        if (module is not null && !isLeft) await module.InvokeVoidAsync(function, values);
    }

    /// <summary>Asks a function of the module for a value.</summary>
    /// <returns>Nothing before it is loaded and after the visitor left.</returns>
    public async Task<T?> AskAsync<T>(string function, params object?[] values) =>
        module is null || isLeft ? default : await module.InvokeAsync<T>(function, values);

    /// <summary>The visitor leaves: calls a function for the last time, and lets the module go.</summary>
    public Task LeaveAsync(string function, params object?[] values) => EndAsync(function, values);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => new(EndAsync(null));

    private async Task EndAsync(string? function, params object?[] values)
    {
        var last = module;
        (isLeft, module) = (true, null);
        if (last is not null) await LetGoAsync(last, function, values);
    }

    private static async Task LetGoAsync(IJSObjectReference last, string? function = null, params object?[] values)
    {
        try
        {
            if (function is not null) await last.InvokeVoidAsync(function, values);
            await last.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The visitor closed the tab: there is nothing left to stop.
        }
    }
}
