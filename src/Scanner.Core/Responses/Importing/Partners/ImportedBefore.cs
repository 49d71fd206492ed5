using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>How partners were before an import, kept for as long as it can be taken back.</summary>
public sealed class ImportedBefore
{
    internal ImportedBefore(Guid scanId, IReadOnlyList<Guid> added, IReadOnlyList<(PartnerSnapshot Was, PartnerSnapshot Became)> changed) => (ScanId, Added, Changed) = (scanId, added, changed);

    internal Guid ScanId { get; }

    internal IReadOnlyList<Guid> Added { get; }

    internal IReadOnlyList<(PartnerSnapshot Was, PartnerSnapshot Became)> Changed { get; }
}

/// <summary>A partner with its people as they were at a moment.</summary>
internal sealed record PartnerSnapshot(Guid Id, PartnerDetails Details, IReadOnlyList<(Guid Id, ContactDetails Details)> People)
{
    public static PartnerSnapshot Of(Partner partner) =>
        new(partner.Id, PartnerDetails.Of(partner), [.. partner.Contacts.OrderBy(contact => contact.Id).Select(contact => (contact.Id, ContactView.Of(contact).Details))]);

    public bool IsSame(PartnerSnapshot other) =>
        (Details.Name, Details.Type, Details.Domain, Details.Note) == (other.Details.Name, other.Details.Type, other.Details.Domain, other.Details.Note)
        && Details.Roles.SequenceEqual(other.Details.Roles) && Details.Settings.SequenceEqual(other.Details.Settings) && People.SequenceEqual(other.People);

    /// <summary>Makes the partner what it was; people who came later go.</summary>
    public void PutBack(Partner partner)
    {
        partner.Change(Details.Name, Details.Type, Details.Domain, Details.Roles, Details.Note);
        partner.WorksIn(Details.Settings);
        foreach (var contact in partner.Contacts.ToList())
            if (People.FirstOrDefault(person => person.Id == contact.Id) is { Details: { } had }) contact.Change(had.Name, had.Email, had.Phone, had.Function);
            else partner.Remove(contact);
    }
}
