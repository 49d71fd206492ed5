using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Scanner.Web.Staff;

/// <summary>A page for whoever is signed in. It shows nothing until it has loaded. Pages of a scan derive from <see cref="ScanPage"/>.</summary>
public abstract class SignedInPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private string? loadedFor;

    /// <summary>A page that is open until the visitor leaves.</summary>
    protected SignedInPage() => Stop = leaving.Token;

    [Inject] private AuthenticationStateProvider Visitor { get; set; } = default!;

    /// <summary>The visitor's account.</summary>
    protected Guid AccountId { get; private set; }

    /// <summary>Ends when the visitor leaves the page; also asked for afterwards, by an undo from another page.</summary>
    protected CancellationToken Stop { get; }

    /// <summary>Finds out what the visitor may see here, and reads it.</summary>
    /// <returns>Whether there is something to show.</returns>
    protected abstract Task<bool> OpenAsync();

    /// <summary>
    /// Loads first and renders after: a component renders once before its asynchronous work is done. Loads again when
    /// the address names another scan or row.
    /// </summary>
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        var address = string.Join('|', parameters.ToDictionary().OrderBy(parameter => parameter.Key, StringComparer.Ordinal).Select(parameter => parameter.Value));
        if (loadedFor != address)
        {
            if ((await Visitor.GetAuthenticationStateAsync()).User.AccountId() is not { } account) return;
            AccountId = account;
            if (!await OpenAsync()) return;
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
