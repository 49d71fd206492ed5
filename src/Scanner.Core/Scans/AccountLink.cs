using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scanner.Core.Data;

namespace Scanner.Core.Scans;

/// <summary>
/// A link that works once: to make the first administrator, or to choose a password for an account.
/// Only the SHA-256 of its token is kept.
/// </summary>
public sealed class AccountLink
{
    /// <summary>How long a set-up link works.</summary>
    public static readonly TimeSpan SetUpLifetime = TimeSpan.FromHours(24);

    /// <summary>How long a link to choose a password works.</summary>
    public static readonly TimeSpan PasswordLifetime = TimeSpan.FromDays(7);

    /// <summary>The key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The account whose password may be chosen; null: the first administrator, who has no account yet.</summary>
    public Guid? AccountId { get; private set; }

    /// <summary>SHA-256 of the token, 32 bytes.</summary>
    public byte[] TokenHash { get; private set; } = [];

    /// <summary>After this moment the link no longer works.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When it was used; null: not yet.</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>Makes a link that works once, until <paramref name="expiresAt"/>.</summary>
    public static AccountLink For(Guid? accountId, SecretToken token, DateTimeOffset expiresAt) =>
        new() { AccountId = accountId, TokenHash = token.Hash, ExpiresAt = expiresAt };

    /// <summary>Marks the link as used; it never works again.</summary>
    public void Use(DateTimeOffset now) => UsedAt = now;

    internal sealed class Configuration : IEntityTypeConfiguration<AccountLink>
    {
        public void Configure(EntityTypeBuilder<AccountLink> builder)
        {
            builder.Property(link => link.Id).ValueGeneratedNever();
            builder.Property(link => link.TokenHash).HasMaxLength(32).IsFixedLength();
            builder.Property(link => link.UsedAt).IsConcurrencyToken();
            builder.HasIndex(link => link.TokenHash).IsUnique();
            builder.HasOne<Account>().WithMany().HasForeignKey(link => link.AccountId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
