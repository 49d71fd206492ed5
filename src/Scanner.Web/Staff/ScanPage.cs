using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Scanner.Core.Scans;

namespace Scanner.Web.Staff;

/// <summary>
/// A page of a scan. It knows in which scan it works before it loads, and shows nothing until it has loaded.
/// A derived page declares <c>@attribute [Needs(Right.…)]</c> and overrides <see cref="LoadAsync"/>.
/// </summary>
public abstract class ScanPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private string? loadedFor;

    /// <summary>A page that is open until the visitor leaves.</summary>
    protected ScanPage() => Stop = leaving.Token;

    /// <summary>The scan's name in the address.</summary>
    [Parameter] public string Scan { get; set; } = "";

    [Inject] private OpenScan Scans { get; set; } = default!;

    [Inject] private AuthenticationStateProvider Visitor { get; set; } = default!;

    /// <summary>The scan, and what the visitor may do in it.</summary>
    protected ScanAccess Access { get; private set; } = default!;

    /// <summary>Ends when the visitor leaves the page; also asked for afterwards, by an undo from another page.</summary>
    protected CancellationToken Stop { get; }

    /// <summary>Reads what the page shows.</summary>
    protected abstract Task LoadAsync();

    /// <summary>
    /// Loads first and renders after: a component renders once before its asynchronous work is done, and by then
    /// <see cref="Access"/> must be known. Loads again when the address names another scan or row.
    /// </summary>
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        var address = string.Join('|', parameters.ToDictionary().OrderBy(parameter => parameter.Key, StringComparer.Ordinal).Select(parameter => parameter.Value));
        if (loadedFor != address)
        {
            var user = (await Visitor.GetAuthenticationStateAsync()).User;
            if (user.AccountId() is not { } account || await Scans.AsMemberAsync(account, Scan, Stop) is not { } access) return;
            Access = access;
            await LoadAsync();
            loadedFor = address;
        }
        await base.SetParametersAsync(ParameterView.Empty);
    }

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
