using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Rendering;
using Scanner.Core.Scans;

namespace Scanner.Web.Staff;

/// <summary>
/// A page of a scan. It knows in which scan it works before it loads, and shows nothing until it has loaded.
/// A derived page declares <c>@attribute [Needs(Right.…)]</c> and overrides <see cref="LoadAsync"/>.
/// </summary>
public abstract class ScanPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private bool loaded;
    private string? loadedFor;

    /// <summary>The scan's name in the address.</summary>
    [Parameter] public string Scan { get; set; } = "";

    [Inject] private OpenScan Scans { get; set; } = default!;

    [Inject] private AuthenticationStateProvider Visitor { get; set; } = default!;

    /// <summary>The scan, and what the visitor may do in it.</summary>
    protected ScanAccess Access { get; private set; } = default!;

    /// <summary>Ends when the visitor leaves the page.</summary>
    protected CancellationToken Stop => leaving.Token;

    /// <summary>Reads what the page shows.</summary>
    protected abstract Task LoadAsync();

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (loadedFor == Scan) return;
        loadedFor = Scan;
        var user = (await Visitor.GetAuthenticationStateAsync()).User;
        if (user.AccountId() is not { } account || await Scans.AsMemberAsync(account, Scan, Stop) is not { } access) return;
        Access = access;
        await LoadAsync();
        loaded = true;
    }

    /// <inheritdoc/>
    protected override bool ShouldRender() => loaded;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets a derived page let go of what it holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        leaving.Cancel();
        leaving.Dispose();
    }
}
