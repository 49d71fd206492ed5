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

    /// <summary>What stands as the kind of an anonymous source when too few were invited to keep it.</summary>
    public const string TypeNotKept = "niet-bewaard";

    private readonly List<Contact> contacts = [];
    private readonly List<PartnerRole> roles = [];
    private readonly List<PartnerSetting> settings = [];

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

    /// <summary>How the partner came into the scan. Only those of <see cref="PartnerOrigin.Register"/> stand in the officer's list.</summary>
    public PartnerOrigin Origin { get; private set; }

    /// <summary>The people at the partner.</summary>
    public IReadOnlyList<Contact> Contacts => contacts;

    /// <summary>The roles in prevention: names of the list <c>partnerrollen</c>.</summary>
    public IReadOnlyList<PartnerRole> Roles => roles;

    /// <summary>The settings where the partner is at work: names of the list <c>settings</c>.</summary>
    public IReadOnlyList<PartnerSetting> Settings => settings;

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

    /// <summary>A source that is not in the officer's list: an anonymous response, or someone who came through an open link.</summary>
    /// <param name="scanId">The scan.</param>
    /// <param name="number">The number that makes the pseudonym.</param>
    /// <param name="origin">Which of the two.</param>
    /// <param name="name">The name of the organisation as typed; for an anonymous response the words that stand in its place.</param>
    /// <param name="type">The kind of partner; <see cref="TypeNotKept"/> where keeping it could tell who answered.</param>
    /// <param name="keyedAt">The moment that the key tells, for keys tell when a row was made; null: now.</param>
    internal static Partner Unlisted(Guid scanId, int number, PartnerOrigin origin, string name, string type, DateTimeOffset? keyedAt = null) => new()
    {
        Id = keyedAt is { } moment ? Guid.CreateVersion7(moment) : Guid.CreateVersion7(),
        ScanId = scanId, Number = number, Origin = origin, Name = name, Type = type,
    };

    /// <summary>Sets where the partner is at work.</summary>
    internal void WorksIn(IEnumerable<string> newSettings)
    {
        var wanted = newSettings.ToHashSet();
        settings.RemoveAll(setting => !wanted.Contains(setting.Setting));
        foreach (var setting in wanted.Where(name => settings.TrueForAll(had => had.Setting != name))) settings.Add(PartnerSetting.Of(Id, setting));
    }

    /// <summary>Sets what the officer wants to remember.</summary>
    internal void Remember(string note) => Note = note;

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
            builder.HasMany(partner => partner.Settings).WithOne().HasForeignKey(setting => setting.PartnerId).OnDelete(DeleteBehavior.Cascade);
            builder.HasMany(partner => partner.Roles).WithOne().HasForeignKey(role => role.PartnerId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>How a source came into the scan.</summary>
public enum PartnerOrigin
{
    /// <summary>The officer put it in the list.</summary>
    Register,

    /// <summary>Someone answered through an open link.</summary>
    OpenLink,

    /// <summary>What is left of a partner after an anonymous response was cut loose: at most its kind.</summary>
    Anonymous,
}

/// <summary>Setting van een partner: one of the settings where it is at work.</summary>
public sealed class PartnerSetting : IOwnedByMunicipality
{
    /// <inheritdoc/>
    public Guid MunicipalityId { get; private set; }

    /// <summary>The partner.</summary>
    public Guid PartnerId { get; private set; }

    /// <summary>A name of the list <c>settings</c>.</summary>
    public string Setting { get; private set; } = "";

    internal static PartnerSetting Of(Guid partnerId, string setting) => new() { PartnerId = partnerId, Setting = setting };

    internal sealed class Configuration : IEntityTypeConfiguration<PartnerSetting>
    {
        public void Configure(EntityTypeBuilder<PartnerSetting> builder)
        {
            builder.HasKey(setting => new { setting.PartnerId, setting.Setting });
            builder.Property(setting => setting.Setting).HasMaxLength(Partner.ListNameLength);
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

    /// <summary>When the person asked for no more mail in this scan; null: mail is welcome.</summary>
    public DateTimeOffset? MailStoppedAt { get; private set; }

    internal void StopMail(DateTimeOffset now) => MailStoppedAt ??= now;

    internal void AllowMail() => MailStoppedAt = null;

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
