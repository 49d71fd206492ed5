using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scanner.Core.Data;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>Uitnodiging: one partner, or one person there, is asked. Its links are shown or mailed once; the database knows only their hashes.</summary>
public sealed class Invitation : IOwnedByMunicipality
{
    /// <summary>Longest reason for not taking part, in characters.</summary>
    public const int DeclineReasonLength = 500;

    private readonly List<InvitationLink> links = [];

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

    /// <summary>The links that open it; each mail has its own, because a link is only known while it is made.</summary>
    public IReadOnlyList<InvitationLink> Links => links;

    /// <summary>The invitation of the colleague who passed it on; null: the officer's own.</summary>
    public Guid? PassedOnBy { get; private set; }

    /// <summary>When it was made, or its link last made anew.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When the link was withdrawn; null: it works.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>When something was last saved through the link; also what makes saves through one link wait for each other.</summary>
    public DateTimeOffset? LastSavedAt { get; private set; }

    /// <summary>When its start page was first opened; null: not yet, or cut.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    /// <summary>When the partner said not to take part; null: has not said so.</summary>
    public DateTimeOffset? DeclinedAt { get; private set; }

    /// <summary>Why not, as typed; may be empty.</summary>
    public string DeclineReason { get; private set; } = "";

    /// <summary>When the partner had all answers erased; null: not. All that is left of them is this.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    /// <summary>Whether answers were handed in and cut loose: the invitation is used up, and nothing leads from it to the answers.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Whether all answers were erased and the link was not made anew since: with a new link all begins anew.</summary>
    public bool IsErased => ErasedAt >= CreatedAt;

    internal static Invitation Of(Guid distributionId, Guid partnerId, Guid? contactId, SecretToken token, DateTimeOffset now, Guid? passedOnBy = null)
    {
        var invitation = new Invitation { DistributionId = distributionId, PartnerId = partnerId, ContactId = contactId, CreatedAt = now, PassedOnBy = passedOnBy };
        invitation.links.Add(InvitationLink.Of(invitation.Id, token, now));
        return invitation;
    }

    /// <summary>Gives the invitation a new link; the old ones stop working, the answers stay. The links must have been loaded.</summary>
    internal void Renew(SecretToken token, DateTimeOffset now)
    {
        links.Clear();
        links.Add(InvitationLink.Of(Id, token, now));
        (CreatedAt, WithdrawnAt) = (now, null);
    }

    /// <summary>Gives the invitation one more link; the older ones keep working.</summary>
    internal void AddLink(SecretToken token, DateTimeOffset now) => links.Add(InvitationLink.Of(Id, token, now));

    /// <summary>The partner does not take part; saying so again with another reason keeps that one.</summary>
    internal void Decline(string reason, DateTimeOffset now) => (DeclinedAt, DeclineReason) = (DeclinedAt ?? now, reason);

    /// <summary>The partner takes part after all.</summary>
    internal void TakePart() => (DeclinedAt, DeclineReason) = (null, "");

    /// <summary>All answers were erased; a link made anew later begins anew.</summary>
    internal void Erased(DateTimeOffset now) => (ErasedAt, OpenedAt, LastSavedAt) = (now, null, null);

    /// <summary>Cuts the way to the answers that were handed in: no moments stay that could be laid beside theirs.</summary>
    internal void Cut() => (IsCut, OpenedAt, LastSavedAt) = (true, null, null);

    internal void Withdraw(DateTimeOffset now) => WithdrawnAt ??= now;

    internal void Restore() => WithdrawnAt = null;

    internal sealed class Configuration : IEntityTypeConfiguration<Invitation>
    {
        public void Configure(EntityTypeBuilder<Invitation> builder)
        {
            builder.Property(invitation => invitation.Id).ValueGeneratedNever();
            builder.Property(invitation => invitation.DeclineReason).HasMaxLength(DeclineReasonLength);
            builder.Ignore(invitation => invitation.IsErased);
            builder.HasMany(invitation => invitation.Links).WithOne().HasForeignKey(link => link.InvitationId).OnDelete(DeleteBehavior.Cascade);
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

/// <summary>One link of an invitation: shown on a page, printed in a letter, or sent in one mail.</summary>
public sealed class InvitationLink : IOwnedByMunicipality
{
    /// <summary>SHA-256 of the token, 32 bytes.</summary>
    public byte[] TokenHash { get; private set; } = [];

    /// <inheritdoc/>
    public Guid MunicipalityId { get; private set; }

    /// <summary>What it opens.</summary>
    public Guid InvitationId { get; private set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    internal static InvitationLink Of(Guid invitationId, SecretToken token, DateTimeOffset now) => new() { TokenHash = token.Hash, InvitationId = invitationId, CreatedAt = now };

    internal sealed class Configuration : IEntityTypeConfiguration<InvitationLink>
    {
        public void Configure(EntityTypeBuilder<InvitationLink> builder)
        {
            builder.HasKey(link => link.TokenHash);
            builder.Property(link => link.TokenHash).HasMaxLength(32).IsFixedLength();
            builder.HasIndex(link => link.InvitationId);
        }
    }
}
