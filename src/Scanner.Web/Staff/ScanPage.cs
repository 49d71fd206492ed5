using Microsoft.AspNetCore.Components;
using Scanner.Core.Scans;
using Scanner.Web.Accounts;

namespace Scanner.Web.Staff;

/// <summary>
/// A page of a scan. It knows in which scan it works before it loads.
/// A derived page declares <c>@attribute [Needs(Right.…)]</c> and overrides <see cref="LoadAsync"/>.
/// </summary>
public abstract class ScanPage : SignedInPage
{
    /// <summary>The scan's name in the address.</summary>
    [Parameter] public string Scan { get; set; } = "";

    [Inject] private OpenScan Scans { get; set; } = default!;

    [Inject] private OpenedHere Opened { get; set; } = default!;

    /// <summary>The scan, and what the visitor may do in it.</summary>
    protected ScanAccess Access { get; private set; } = default!;

    /// <summary>Reads what the page shows.</summary>
    protected abstract Task LoadAsync();

    /// <inheritdoc/>
    protected sealed override async Task<bool> OpenAsync()
    {
        if (await Scans.AsMemberAsync(AccountId, Scan, Stop) is not { } access) return false;
        Access = access;
        Opened.Add(access);
        await LoadAsync();
        return true;
    }
}
