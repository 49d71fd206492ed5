using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scanner.Core.Data;

namespace Scanner.Core.Scans;

/// <summary>Scan: one round of the Scanner Lokaal Drugsbeleid in one municipality.</summary>
public sealed class Scan : IOwnedByMunicipality
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameLength = 120;

    /// <summary>Longest purpose, in characters.</summary>
    public const int PurposeLength = 4000;

    /// <summary>The key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public Guid MunicipalityId { get; private set; }

    /// <summary>The name, for example Scan 2026.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name in addresses and commands; unique in the installation, never changed.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>What the municipality wants to know, and why now.</summary>
    public string Purpose { get; private set; } = "";

    /// <summary>First day of the fieldwork.</summary>
    public DateOnly? StartsOn { get; private set; }

    /// <summary>Last day of the fieldwork.</summary>
    public DateOnly? EndsOn { get; private set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The highest partner number given out so far; a pseudonym is never used twice.</summary>
    public int LastPartnerNumber { get; private set; }

    internal static Scan Named(string name, string slug, DateTimeOffset now) => new() { Name = name, Slug = slug, CreatedAt = now };

    internal void Describe(string name, string purpose, DateOnly? startsOn, DateOnly? endsOn) =>
        (Name, Purpose, StartsOn, EndsOn) = (name, purpose, startsOn, endsOn);

    internal int NextPartnerNumber() => ++LastPartnerNumber;

    internal sealed class Configuration : IEntityTypeConfiguration<Scan>
    {
        public void Configure(EntityTypeBuilder<Scan> builder)
        {
            builder.Property(scan => scan.Id).ValueGeneratedNever();
            builder.Property(scan => scan.Name).HasMaxLength(NameLength);
            builder.Property(scan => scan.Slug).HasMaxLength(Slugs.Length);
            builder.Property(scan => scan.Purpose).HasMaxLength(PurposeLength);
            builder.Property(scan => scan.LastPartnerNumber).IsConcurrencyToken();
            builder.HasIndex(scan => scan.Slug).IsUnique();
            builder.HasOne<Municipality>().WithMany().HasForeignKey(scan => scan.MunicipalityId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
