using Microsoft.AspNetCore.Components;
using Scanner.Core.Scans;
using Scanner.Web.Accounts;

namespace Scanner.Web.Staff.Scans;

/// <summary>A page for administrators. Who is none (any more) gets the page that says nothing is here.</summary>
public abstract class AdministratorPage : SignedInPage
{
    [Inject] private OpenAdministration Administration { get; set; } = default!;

    [Inject] private OpenedHere Opened { get; set; } = default!;

    /// <summary>Where the visitor goes.</summary>
    [Inject] protected NavigationManager Navigation { get; private set; } = default!;

    /// <summary>Proof that the visitor is an administrator.</summary>
    protected AdministratorAccess Administrator { get; private set; } = default!;

    /// <summary>Reads what the page shows.</summary>
    /// <returns>Whether it is there.</returns>
    protected abstract Task<bool> LoadAsAdministratorAsync();

    /// <inheritdoc/>
    protected sealed override async Task<bool> OpenAsync()
    {
        if (await Administration.AsAccountAsync(AccountId, Stop) is { } access)
        {
            Administrator = access;
            Opened.AddAdministration();
            if (await LoadAsAdministratorAsync()) return true;
        }
        Navigation.NotFound();
        return false;
    }
}
