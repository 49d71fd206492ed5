using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Scanner.Core.Scans;

/// <summary>Gemeente: the owner of scans and of everything in them.</summary>
public sealed class Municipality
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameLength = 120;

    /// <summary>The key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The name as citizens know it, for example Gemeente X.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name in addresses: lower-case letters, digits and hyphens; unique.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>When it was added.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    internal static Municipality Named(string name, string slug, DateTimeOffset now) => new() { Name = name, Slug = slug, CreatedAt = now };

    internal void Rename(string name) => Name = name;

    internal sealed class Configuration : IEntityTypeConfiguration<Municipality>
    {
        public void Configure(EntityTypeBuilder<Municipality> builder)
        {
            builder.Property(municipality => municipality.Id).ValueGeneratedNever();
            builder.Property(municipality => municipality.Name).HasMaxLength(NameLength);
            builder.Property(municipality => municipality.Slug).HasMaxLength(Slugs.Length);
            builder.HasIndex(municipality => municipality.Slug).IsUnique();
        }
    }
}
