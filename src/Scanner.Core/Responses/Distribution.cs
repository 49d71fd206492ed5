using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>Uitzetting: one version of a questionnaire, put out to partners of a scan.</summary>
public sealed class Distribution : IOwnedByMunicipality
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameLength = 200;

    /// <summary>The key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public Guid MunicipalityId { get; private set; }

    /// <summary>The scan.</summary>
    public Guid ScanId { get; private set; }

    /// <summary>The version that those who begin now answer; a response that was begun has its own.</summary>
    public Guid QuestionnaireVersionId { get; private set; }

    /// <summary>The name that the officer sees.</summary>
    public string Name { get; private set; } = "";

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The last day on which answers are welcome; null: no end.</summary>
    public DateOnly? ClosesOn { get; private set; }

    internal static Distribution Of(Guid scanId, Guid versionId, string name, DateOnly? closesOn, DateTimeOffset now) =>
        new() { ScanId = scanId, QuestionnaireVersionId = versionId, Name = name, ClosesOn = closesOn, CreatedAt = now };

    internal void CloseOn(DateOnly? day) => ClosesOn = day;

    /// <summary>Lets those who have not begun answer another version of the same questionnaire.</summary>
    internal void MoveTo(Guid versionId) => QuestionnaireVersionId = versionId;

    internal sealed class Configuration : IEntityTypeConfiguration<Distribution>
    {
        public void Configure(EntityTypeBuilder<Distribution> builder)
        {
            builder.Property(distribution => distribution.Id).ValueGeneratedNever();
            builder.Property(distribution => distribution.Name).HasMaxLength(NameLength);
            builder.HasOne<Scan>().WithMany().HasForeignKey(distribution => distribution.ScanId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<QuestionnaireVersion>().WithMany().HasForeignKey(distribution => distribution.QuestionnaireVersionId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>Uitnodiging: a personal link for one partner. The link is shown once; the database knows only its hash.</summary>
public sealed class Invitation : IOwnedByMunicipality
{
    /// <summary>The key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public Guid MunicipalityId { get; private set; }

    /// <summary>What is asked.</summary>
    public Guid DistributionId { get; private set; }

    /// <summary>Who is asked.</summary>
    public Guid PartnerId { get; private set; }

    /// <summary>The person the link was made for; null: the organisation as a whole.</summary>
    public Guid? ContactId { get; private set; }

    /// <summary>SHA-256 of the token, 32 bytes.</summary>
    public byte[] TokenHash { get; private set; } = [];

    /// <summary>When the link was made, or last made anew.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When the link was withdrawn; null: it works.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>When something was last saved through the link; also what makes saves through one link wait for each other.</summary>
    public DateTimeOffset? LastSavedAt { get; private set; }

    internal static Invitation Of(Guid distributionId, Guid partnerId, Guid? contactId, SecretToken token, DateTimeOffset now) =>
        new() { DistributionId = distributionId, PartnerId = partnerId, ContactId = contactId, TokenHash = token.Hash, CreatedAt = now };

    /// <summary>Gives the invitation a new link; the old one stops working, the answers stay.</summary>
    internal void Renew(SecretToken token, DateTimeOffset now) => (TokenHash, CreatedAt, WithdrawnAt) = (token.Hash, now, null);

    internal void Withdraw(DateTimeOffset now) => WithdrawnAt ??= now;

    internal void Restore() => WithdrawnAt = null;

    internal sealed class Configuration : IEntityTypeConfiguration<Invitation>
    {
        public void Configure(EntityTypeBuilder<Invitation> builder)
        {
            builder.Property(invitation => invitation.Id).ValueGeneratedNever();
            builder.Property(invitation => invitation.TokenHash).HasMaxLength(32).IsFixedLength();
            builder.HasIndex(invitation => invitation.TokenHash).IsUnique();
            builder.HasIndex(invitation => invitation.DistributionId);
            // One invitation per person, and one for the organisation as a whole. Two indexes, because engines differ in whether two nulls are the same.
            builder.HasIndex(invitation => new { invitation.DistributionId, invitation.PartnerId, invitation.ContactId }, "IX_Invitation_Person").IsUnique().HasFilter("[ContactId] IS NOT NULL");
            builder.HasIndex(invitation => new { invitation.DistributionId, invitation.PartnerId }, "IX_Invitation_Organisation").IsUnique().HasFilter("[ContactId] IS NULL");
            builder.HasOne<Distribution>().WithMany().HasForeignKey(invitation => invitation.DistributionId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Partner>().WithMany().HasForeignKey(invitation => invitation.PartnerId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Contact>().WithMany().HasForeignKey(invitation => invitation.ContactId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
