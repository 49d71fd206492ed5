using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scanner.Core.Data;

namespace Scanner.Core.Responses;

/// <summary>
/// What was posted from a page after the last day, per section: kept as posted, and counted only when the officer accepts it. A later post of the same
/// section is joined into it, field by field.
/// </summary>
public sealed class LatePost : IOwnedByMunicipality
{
    /// <summary>The key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public Guid MunicipalityId { get; private set; }

    /// <summary>The invitation through which it came.</summary>
    public Guid InvitationId { get; private set; }

    /// <summary>The name of the section; empty: the wish to hand in.</summary>
    public string Section { get; private set; } = "";

    /// <summary>The <see cref="PostedAnswers"/> as JSON.</summary>
    public string Posted { get; private set; } = "";

    /// <summary>When it last came in.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    internal static LatePost Of(Guid invitationId, string section, string posted, DateTimeOffset now) =>
        new() { InvitationId = invitationId, Section = section, Posted = posted, ReceivedAt = now };

    /// <summary>Takes the place of what was posted before.</summary>
    internal void Replace(string posted, DateTimeOffset now) => (Posted, ReceivedAt) = (posted, now);

    internal sealed class Configuration : IEntityTypeConfiguration<LatePost>
    {
        public void Configure(EntityTypeBuilder<LatePost> builder)
        {
            builder.Property(late => late.Id).ValueGeneratedNever();
            builder.Property(late => late.Section).HasMaxLength(Response.SectionLength).IsCaseSensitive();
            builder.HasIndex(late => new { late.InvitationId, late.Section }).IsUnique();
            builder.HasOne<Invitation>().WithMany().HasForeignKey(late => late.InvitationId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
