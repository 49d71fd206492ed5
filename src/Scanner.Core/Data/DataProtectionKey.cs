using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Scanner.Core.Data;

/// <summary>A key that protects sign-in cookies and forms; in the database, so that every node of an installation shares it.</summary>
public sealed class DataProtectionKey
{
    /// <summary>The key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The name that the framework gives the key.</summary>
    public required string FriendlyName { get; init; }

    /// <summary>The key itself, as the framework writes it.</summary>
    public required string Xml { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<DataProtectionKey>
    {
        public void Configure(EntityTypeBuilder<DataProtectionKey> builder)
        {
            builder.Property(key => key.Id).ValueGeneratedNever();
            builder.Property(key => key.FriendlyName).HasMaxLength(200);
        }
    }
}
