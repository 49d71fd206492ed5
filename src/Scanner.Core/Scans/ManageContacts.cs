using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;

namespace Scanner.Core.Scans;

/// <summary>Lets the officer keep the people at a partner. Personal data: the log names the partner's pseudonym only.</summary>
public sealed class ManageContacts(IDbContextFactory<ScannerDb> databases, TimeProvider clock)
{
    /// <summary>Adds a person to a partner.</summary>
    public Task<ContactSaved> AddAsync(ScanAccess access, Guid partnerId, ContactDetails asked, CancellationToken stop) =>
        SaveAsync(access, partnerId, null, asked, stop);

    /// <summary>Changes a person.</summary>
    public Task<ContactSaved> ChangeAsync(ScanAccess access, Guid partnerId, Guid contactId, ContactDetails asked, CancellationToken stop) =>
        SaveAsync(access, partnerId, contactId, asked, stop);

    /// <summary>Removes a person who was never invited by name.</summary>
    /// <returns>How it went; with what is needed to put the person back.</returns>
    public async Task<ContactRemoval> RemoveAsync(ScanAccess access, Guid partnerId, Guid contactId, CancellationToken stop)
    {
        access.Demand(Right.ManageScan);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var partner = await ManagePartners.Load(db.Set<Partner>(), access, partnerId, stop);
        if (partner?.Contacts.FirstOrDefault(contact => contact.Id == contactId) is not { } contact) return new ContactRemoval(RemoveOutcome.NotThere, null);
        partner.Remove(contact);
        db.Add(Line(access, "contact.removed", partner, "verwijderd"));
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException refused) when (refused.IsInUse())
        {
            return new ContactRemoval(RemoveOutcome.InUse, null);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ContactRemoval(RemoveOutcome.NotThere, null);
        }
        return new ContactRemoval(RemoveOutcome.Removed, ContactView.Of(contact).Details);
    }

    /// <summary>Lets mail go to a person again who had asked for no more, because the person said so to the officer.</summary>
    /// <returns>Whether this scan has the person.</returns>
    public async Task<bool> AllowMailAsync(ScanAccess access, Guid partnerId, Guid contactId, CancellationToken stop)
    {
        access.Demand(Right.ManageScan);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var partner = await ManagePartners.Load(db.Set<Partner>(), access, partnerId, stop);
        if (partner?.Contacts.FirstOrDefault(contact => contact.Id == contactId) is not { } contact) return false;
        contact.AllowMail();
        db.Add(Line(access, "contact.mail-allowed", partner, "mag weer mail krijgen"));
        await db.SaveChangesAsync(stop);
        return true;
    }

    /// <summary>Takes <see cref="AllowMailAsync"/> back: no mail goes to the person, as since the given moment.</summary>
    /// <returns>Whether this scan has the person.</returns>
    public async Task<bool> StopMailAsync(ScanAccess access, Guid partnerId, Guid contactId, DateTimeOffset since, CancellationToken stop)
    {
        access.Demand(Right.ManageScan);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var partner = await ManagePartners.Load(db.Set<Partner>(), access, partnerId, stop);
        if (partner?.Contacts.FirstOrDefault(contact => contact.Id == contactId) is not { } contact) return false;
        contact.StopMail(since);
        db.Add(Line(access, "contact.mail-stopped", partner, "krijgt geen mail"));
        await db.SaveChangesAsync(stop);
        return true;
    }

    private async Task<ContactSaved> SaveAsync(ScanAccess access, Guid partnerId, Guid? contactId, ContactDetails asked, CancellationToken stop)
    {
        access.Demand(Right.ManageScan);
        var check = new FieldCheck();
        var name = check.Text(nameof(ContactDetails.Name), asked.Name, Contact.NameLength, required: true);
        var email = check.Email(nameof(ContactDetails.Email), asked.Email, Contact.EmailLength);
        var phone = check.Text(nameof(ContactDetails.Phone), asked.Phone, Contact.PhoneLength);
        var function = check.Text(nameof(ContactDetails.Function), asked.Function, Contact.NameLength);
        if (check.HasProblems) return new ContactSaved(check.Problems, contactId);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        if (await ManagePartners.Load(db.Set<Partner>(), access, partnerId, stop) is not { } partner) return new ContactSaved([], null);
        var contact = partner.Contacts.FirstOrDefault(contact => contact.Id == contactId);
        if (contactId is not null && contact is null) return new ContactSaved([], null);
        if (contact is null) contact = partner.Add(name, email, phone, function);
        else contact.Change(name, email, phone, function);
        db.Add(Line(access, contactId is null ? "contact.added" : "contact.changed", partner, contactId is null ? "toegevoegd" : "gewijzigd"));
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ContactSaved([], null); // removed by a colleague meanwhile
        }
        return new ContactSaved([], contact.Id);
    }

    private AuditEntry Line(ScanAccess access, string action, Partner partner, string what) =>
        AuditEntry.Of(clock.GetUtcNow(), access.AccountId, action, partner.Id, $"Contactpersoon bij {partner.Pseudonym} {what}.");
}

/// <summary>What is filled in about a person at a partner.</summary>
/// <param name="Name">The name; required.</param>
/// <param name="Email">E-mail address; may be empty.</param>
/// <param name="Phone">Telephone number in any form; may be empty.</param>
/// <param name="Function">What the person does there; may be empty.</param>
public sealed record ContactDetails(string Name, string Email, string Phone, string Function);

/// <summary>Contactpersoon.</summary>
/// <param name="Id">The person.</param>
/// <param name="Details">What is filled in.</param>
/// <param name="MailStoppedAt">When the person asked for no more mail in this scan; null: mail is welcome.</param>
public sealed record ContactView(Guid Id, ContactDetails Details, DateTimeOffset? MailStoppedAt = null)
{
    internal static ContactView Of(Contact contact) => new(contact.Id, new ContactDetails(contact.Name, contact.Email, contact.Phone, contact.Function), contact.MailStoppedAt);
}

/// <summary>How saving a person went.</summary>
/// <param name="Problems">What is wrong, per field; empty: saved.</param>
/// <param name="ContactId">The person; null when the partner or person is not there (any more).</param>
public sealed record ContactSaved(IReadOnlyList<FieldProblem> Problems, Guid? ContactId);

/// <summary>How removing a person went.</summary>
/// <param name="Outcome">What happened.</param>
/// <param name="Removed">For <see cref="RemoveOutcome.Removed"/>: what was filled in, to add again.</param>
public sealed record ContactRemoval(RemoveOutcome Outcome, ContactDetails? Removed);
