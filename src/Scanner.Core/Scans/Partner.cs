using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scanner.Core.Data;

namespace Scanner.Core.Scans;

/// <summary>Samenwerkingspartner: an organisation or group that the scan asks.</summary>
public sealed class Partner : IOwnedByMunicipality
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameLength = 200;

    /// <summary>Longest note, in characters.</summary>
    public const int NoteLength = 2000;

    /// <summary>Longest name of a kind, domain or role, in characters.</summary>
    public const int ListNameLength = 80;

    private readonly List<Contact> contacts = [];
    private readonly List<PartnerRole> roles = [];

    /// <summary>The key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public Guid MunicipalityId { get; private set; }

    /// <summary>The scan that asks this partner.</summary>
    public Guid ScanId { get; private set; }

    /// <summary>The partner's number in the scan, from 1; never used twice.</summary>
    public int Number { get; private set; }

    /// <summary>The name of the organisation.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The kind of partner: a name of the list <c>partnertypen</c>.</summary>
    public string Type { get; private set; } = "";

    /// <summary>The domain: a name of the list <c>domeinen</c>.</summary>
    public string Domain { get; private set; } = "";

    /// <summary>What the officer wants to remember.</summary>
    public string Note { get; private set; } = "";

    /// <summary>The people at the partner.</summary>
    public IReadOnlyList<Contact> Contacts => contacts;

    /// <summary>The roles in prevention: names of the list <c>partnerrollen</c>.</summary>
    public IReadOnlyList<PartnerRole> Roles => roles;

    /// <summary>The name used wherever a source is named without saying who it is: P01, P02, ….</summary>
    public string Pseudonym => PseudonymOf(Number);

    /// <summary>The pseudonym that goes with a partner's number.</summary>
    public static string PseudonymOf(int number) => "P" + number.ToString("00", CultureInfo.InvariantCulture);

    internal static Partner Of(Guid scanId, int number, string name, string type, string domain, IEnumerable<string> roles, string note)
    {
        var partner = new Partner { ScanId = scanId, Number = number };
        partner.Change(name, type, domain, roles, note);
        return partner;
    }

    internal void Change(string name, string type, string domain, IEnumerable<string> newRoles, string note)
    {
        (Name, Type, Domain, Note) = (name, type, domain, note);
        var wanted = newRoles.ToHashSet();
        roles.RemoveAll(role => !wanted.Contains(role.Role));
        foreach (var role in wanted.Where(name => roles.TrueForAll(had => had.Role != name))) roles.Add(PartnerRole.Of(Id, role));
    }

    internal Contact Add(string name, string email, string phone, string function)
    {
        var contact = Contact.Of(Id, name, email, phone, function);
        contacts.Add(contact);
        return contact;
    }

    internal void Remove(Contact contact) => contacts.Remove(contact);

    internal sealed class Configuration : IEntityTypeConfiguration<Partner>
    {
        public void Configure(EntityTypeBuilder<Partner> builder)
        {
            builder.Property(partner => partner.Id).ValueGeneratedNever();
            builder.Property(partner => partner.Name).HasMaxLength(NameLength);
            builder.Property(partner => partner.Type).HasMaxLength(ListNameLength);
            builder.Property(partner => partner.Domain).HasMaxLength(ListNameLength);
            builder.Property(partner => partner.Note).HasMaxLength(NoteLength);
            builder.Ignore(partner => partner.Pseudonym);
            builder.HasIndex(partner => new { partner.ScanId, partner.Number }).IsUnique();
            builder.HasOne<Scan>().WithMany().HasForeignKey(partner => partner.ScanId).OnDelete(DeleteBehavior.Cascade);
            builder.HasMany(partner => partner.Contacts).WithOne().HasForeignKey(contact => contact.PartnerId).OnDelete(DeleteBehavior.Cascade);
            builder.HasMany(partner => partner.Roles).WithOne().HasForeignKey(role => role.PartnerId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>Rol van een partner: one of the parts a partner plays in prevention.</summary>
public sealed class PartnerRole : IOwnedByMunicipality
{
    /// <inheritdoc/>
    public Guid MunicipalityId { get; private set; }

    /// <summary>The partner.</summary>
    public Guid PartnerId { get; private set; }

    /// <summary>A name of the list <c>partnerrollen</c>.</summary>
    public string Role { get; private set; } = "";

    internal static PartnerRole Of(Guid partnerId, string role) => new() { PartnerId = partnerId, Role = role };

    internal sealed class Configuration : IEntityTypeConfiguration<PartnerRole>
    {
        public void Configure(EntityTypeBuilder<PartnerRole> builder)
        {
            builder.HasKey(role => new { role.PartnerId, role.Role });
            builder.Property(role => role.Role).HasMaxLength(Partner.ListNameLength);
        }
    }
}

/// <summary>Contactpersoon: a person at a partner. Personal data; never in a sharing export.</summary>
public sealed class Contact : IOwnedByMunicipality
{
    /// <summary>Longest name and function, in characters.</summary>
    public const int NameLength = 120;

    /// <summary>Longest e-mail address, in characters (RFC 5321).</summary>
    public const int EmailLength = 254;

    /// <summary>Longest telephone number, in characters.</summary>
    public const int PhoneLength = 40;

    /// <summary>The key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public Guid MunicipalityId { get; private set; }

    /// <summary>The partner where the person works.</summary>
    public Guid PartnerId { get; private set; }

    /// <summary>The person's name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>E-mail address; may be empty.</summary>
    public string Email { get; private set; } = "";

    /// <summary>Telephone number as written; may be empty.</summary>
    public string Phone { get; private set; } = "";

    /// <summary>What the person does there; may be empty.</summary>
    public string Function { get; private set; } = "";

    internal static Contact Of(Guid partnerId, string name, string email, string phone, string function) =>
        new() { PartnerId = partnerId, Name = name, Email = email, Phone = phone, Function = function };

    internal void Change(string name, string email, string phone, string function) =>
        (Name, Email, Phone, Function) = (name, email, phone, function);

    internal sealed class Configuration : IEntityTypeConfiguration<Contact>
    {
        public void Configure(EntityTypeBuilder<Contact> builder)
        {
            builder.Property(contact => contact.Id).ValueGeneratedNever();
            builder.Property(contact => contact.Name).HasMaxLength(NameLength);
            builder.Property(contact => contact.Email).HasMaxLength(EmailLength);
            builder.Property(contact => contact.Phone).HasMaxLength(PhoneLength);
            builder.Property(contact => contact.Function).HasMaxLength(NameLength);
        }
    }
}
