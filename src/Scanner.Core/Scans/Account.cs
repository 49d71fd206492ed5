using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Scanner.Core.Scans;

/// <summary>Medewerker: someone who signs in. What they may do follows from their membership of a municipality.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameLength = 120;

    /// <summary>An account with a key of its own.</summary>
    public Account() => Id = Guid.CreateVersion7();

    /// <summary>The name shown to colleagues.</summary>
    public string Name { get; set; } = "";

    /// <summary>Beheerder: manages accounts and municipalities of this installation, sees no scan by that alone.</summary>
    public bool IsAdministrator { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<Account>
    {
        public void Configure(EntityTypeBuilder<Account> builder)
        {
            builder.ToTable("Account");
            builder.Property(account => account.Id).ValueGeneratedNever();
            builder.Property(account => account.Name).HasMaxLength(NameLength);
            builder.Property(account => account.UserName).HasMaxLength(256);
            builder.Property(account => account.NormalizedUserName).HasMaxLength(256);
            builder.Property(account => account.Email).HasMaxLength(256);
            builder.Property(account => account.NormalizedEmail).HasMaxLength(256);
            builder.Property(account => account.ConcurrencyStamp).IsConcurrencyToken().HasMaxLength(64);
            builder.Property(account => account.SecurityStamp).HasMaxLength(64);
            builder.Property(account => account.PasswordHash).HasMaxLength(512);
            builder.Property(account => account.PhoneNumber).HasMaxLength(32);
            builder.HasIndex(account => account.NormalizedUserName).IsUnique();
            builder.HasIndex(account => account.NormalizedEmail);
        }
    }

    internal sealed class ClaimConfiguration : IEntityTypeConfiguration<IdentityUserClaim<Guid>>
    {
        public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder)
        {
            builder.ToTable("AccountClaim");
            builder.Property(claim => claim.ClaimType).HasMaxLength(256);
            builder.HasOne<Account>().WithMany().HasForeignKey(claim => claim.UserId);
        }
    }

    internal sealed class LoginConfiguration : IEntityTypeConfiguration<IdentityUserLogin<Guid>>
    {
        public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder)
        {
            builder.ToTable("AccountLogin");
            builder.HasKey(login => new { login.LoginProvider, login.ProviderKey });
            builder.Property(login => login.LoginProvider).HasMaxLength(128);
            builder.Property(login => login.ProviderKey).HasMaxLength(128);
            builder.Property(login => login.ProviderDisplayName).HasMaxLength(256);
            builder.HasOne<Account>().WithMany().HasForeignKey(login => login.UserId);
        }
    }

    internal sealed class TokenConfiguration : IEntityTypeConfiguration<IdentityUserToken<Guid>>
    {
        public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder)
        {
            builder.ToTable("AccountToken");
            builder.HasKey(token => new { token.UserId, token.LoginProvider, token.Name });
            builder.Property(token => token.LoginProvider).HasMaxLength(128);
            builder.Property(token => token.Name).HasMaxLength(128);
            builder.HasOne<Account>().WithMany().HasForeignKey(token => token.UserId);
        }
    }
}
