using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Scanner.Web.Staff;

/// <summary>A page outside any scan, for whoever is signed in. It shows nothing until it has loaded.</summary>
public abstract class SignedInPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private bool loaded;

    [Inject] private AuthenticationStateProvider Visitor { get; set; } = default!;

    /// <summary>The visitor's account.</summary>
    protected Guid AccountId { get; private set; }

    /// <summary>Ends when the visitor leaves the page.</summary>
    protected CancellationToken Stop => leaving.Token;

    /// <summary>Reads what the page shows.</summary>
    protected abstract Task LoadAsync();

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if ((await Visitor.GetAuthenticationStateAsync()).User.AccountId() is not { } account) return;
        AccountId = account;
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
