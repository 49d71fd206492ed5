using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>Inzending: what one partner answered to one version of a questionnaire, online or in a conversation.</summary>
public sealed class Response : IOwnedByMunicipality
{
    /// <summary>The key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public Guid MunicipalityId { get; private set; }

    /// <summary>The scan.</summary>
    public Guid ScanId { get; private set; }

    /// <summary>Who answered.</summary>
    public Guid PartnerId { get; private set; }

    /// <summary>What was answered.</summary>
    public Guid QuestionnaireVersionId { get; private set; }

    /// <summary>The invitation through which it came; null for a conversation. One invitation, one response.</summary>
    public Guid? InvitationId { get; private set; }

    /// <summary>Online or in a conversation.</summary>
    public ResponseMode Mode { get; private set; }

    /// <summary>When the first answer was saved.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When something was last saved.</summary>
    public DateTimeOffset LastSavedAt { get; private set; }

    /// <summary>When it was handed in; null: not yet.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>Counts the saves, from 1; an answer carries the number of the save that wrote it.</summary>
    public int Revision { get; private set; }

    /// <summary>The language in which it was last shown, <c>nl</c> or <c>en</c>.</summary>
    public string Language { get; private set; } = "nl";

    internal static Response Online(Guid scanId, Guid partnerId, Guid versionId, Guid invitationId, DateTimeOffset now) =>
        new() { ScanId = scanId, PartnerId = partnerId, QuestionnaireVersionId = versionId, InvitationId = invitationId, Mode = ResponseMode.Online, StartedAt = now, LastSavedAt = now };

    internal static Response InConversation(Guid scanId, Guid partnerId, Guid versionId, DateTimeOffset now) =>
        new() { ScanId = scanId, PartnerId = partnerId, QuestionnaireVersionId = versionId, Mode = ResponseMode.Conversation, StartedAt = now, LastSavedAt = now };

    /// <summary>Counts a save.</summary>
    /// <returns>The number that the answers of this save carry.</returns>
    internal int Saved(DateTimeOffset now, string? language = null)
    {
        LastSavedAt = now;
        if (language is not null) Language = language;
        return ++Revision;
    }

    /// <summary>Goes on with another version of the same questionnaire.</summary>
    internal void MoveTo(Guid versionId) => QuestionnaireVersionId = versionId;

    /// <summary>Hands it in; a second time changes nothing.</summary>
    internal void Submit(DateTimeOffset now) => SubmittedAt ??= now;

    /// <summary>Takes the handing in back, so that answers can be changed (conversations only).</summary>
    internal void Reopen() => SubmittedAt = null;

    internal sealed class Configuration : IEntityTypeConfiguration<Response>
    {
        public void Configure(EntityTypeBuilder<Response> builder)
        {
            builder.Property(response => response.Id).ValueGeneratedNever();
            builder.Property(response => response.Revision).IsConcurrencyToken();
            builder.Property(response => response.Language).HasMaxLength(10);
            builder.HasIndex(response => response.InvitationId).IsUnique();
            builder.HasOne<Scan>().WithMany().HasForeignKey(response => response.ScanId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Partner>().WithMany().HasForeignKey(response => response.PartnerId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<QuestionnaireVersion>().WithMany().HasForeignKey(response => response.QuestionnaireVersionId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Invitation>().WithMany().HasForeignKey(response => response.InvitationId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>How answers were given.</summary>
public enum ResponseMode
{
    /// <summary>By the partner, through a personal link.</summary>
    Online,

    /// <summary>In a conversation, written down by an interviewer.</summary>
    Conversation,
}
