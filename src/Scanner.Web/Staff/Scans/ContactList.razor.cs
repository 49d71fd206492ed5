using Microsoft.AspNetCore.Components;
using Scanner.Core.Scans;

namespace Scanner.Web.Staff.Scans;

/// <summary>The people at a partner.</summary>
public sealed partial class ContactList
{
    /// <summary>Who is being changed; empty: someone new; null: nobody.</summary>
    private Guid? editing;
    private string? inUse;
    private string name = "";
    private string email = "";
    private string phone = "";
    private string function = "";
    private IReadOnlyList<FieldProblem> problems = [];

    /// <summary>The scan.</summary>
    [Parameter, EditorRequired] public ScanAccess Access { get; set; } = default!;

    /// <summary>The partner.</summary>
    [Parameter, EditorRequired] public PartnerView Partner { get; set; } = default!;

    /// <summary>Raised when the people changed.</summary>
    [Parameter] public EventCallback OnChanged { get; set; }

    private void Edit(ContactView? contact)
    {
        editing = contact?.Id ?? Guid.Empty;
        (name, email, phone, function) = contact is { Details: { } had } ? (had.Name, had.Email, had.Phone, had.Function) : ("", "", "", "");
        (problems, inUse) = ([], null);
    }

    private async Task SaveAsync()
    {
        var details = new ContactDetails(name, email, phone, function);
        var saved = editing is { } id && id != Guid.Empty
            ? await Contacts.ChangeAsync(Access, Partner.Id, id, details, CancellationToken.None)
            : await Contacts.AddAsync(Access, Partner.Id, details, CancellationToken.None);
        problems = saved.Problems;
        if (problems.Count > 0) return;
        editing = null;
        await OnChanged.InvokeAsync();
        Undo.Say(saved.ContactId is null ? "Deze partner of persoon is intussen door een collega verwijderd." : "Contactpersoon opgeslagen.");
    }

    private async Task AllowMailAsync(ContactView contact, DateTimeOffset since)
    {
        await Contacts.AllowMailAsync(Access, Partner.Id, contact.Id, CancellationToken.None);
        await OnChanged.InvokeAsync();
        Undo.Say($"{contact.Details.Name} kan weer mail krijgen.", async () =>
        {
            await Contacts.StopMailAsync(Access, Partner.Id, contact.Id, since, CancellationToken.None);
            await OnChanged.InvokeAsync();
        });
    }

    private async Task RemoveAsync(ContactView contact)
    {
        var removal = await Contacts.RemoveAsync(Access, Partner.Id, contact.Id, CancellationToken.None);
        inUse = removal.Outcome == RemoveOutcome.InUse ? contact.Details.Name : null;
        await OnChanged.InvokeAsync();
        if (removal.Removed is not { } removed) return;
        Undo.Say($"{removed.Name} is verwijderd.", async () =>
        {
            await Contacts.AddAsync(Access, Partner.Id, removed, CancellationToken.None);
            await OnChanged.InvokeAsync();
        });
    }
}
