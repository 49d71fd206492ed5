using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scanner.Core.Data;

namespace Scanner.Core.Scans;

/// <summary>Lid: an account that works for a municipality, in one role.</summary>
public sealed class Member : IOwnedByMunicipality
{
    /// <summary>The key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public Guid MunicipalityId { get; private set; }

    /// <summary>The account.</summary>
    public Guid AccountId { get; private set; }

    /// <summary>What the account may do in this municipality's scans.</summary>
    public MemberRole Role { get; private set; }

    internal static Member Of(Guid municipalityId, Guid accountId, MemberRole role) =>
        new() { MunicipalityId = municipalityId, AccountId = accountId, Role = role };

    internal void Become(MemberRole role) => Role = role;

    internal sealed class Configuration : IEntityTypeConfiguration<Member>
    {
        public void Configure(EntityTypeBuilder<Member> builder)
        {
            builder.Property(member => member.Id).ValueGeneratedNever();
            builder.HasIndex(member => new { member.AccountId, member.MunicipalityId }).IsUnique();
            builder.HasOne<Municipality>().WithMany().HasForeignKey(member => member.MunicipalityId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Account>().WithMany().HasForeignKey(member => member.AccountId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>The roles of domain.md §2 that belong to a municipality.</summary>
public enum MemberRole
{
    /// <summary>Beleidsmedewerker: runs the scan.</summary>
    PolicyOfficer,

    /// <summary>Interviewer: prepares and records conversations.</summary>
    Interviewer,

    /// <summary>Codeur: codes answers and notes.</summary>
    Coder,

    /// <summary>Lezer: sees the overview, no names and no raw answers.</summary>
    Reader,
}
