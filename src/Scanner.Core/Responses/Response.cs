using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>Inzending: what one partner answered to one version of a questionnaire, online or in a conversation.</summary>
public sealed class Response : IOwnedByMunicipality
{
    /// <summary>Longest name of a section, in characters.</summary>
    public const int SectionLength = 100;

    /// <summary>Longest <see cref="ExternalKey"/>, in characters.</summary>
    public const int ExternalKeyLength = 200;

    /// <summary>Of a longer pause between two saves only this counts as time at work.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

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

    /// <summary>What it answers; null for a conversation. Stays when the link with the invitation is cut.</summary>
    public Guid? DistributionId { get; private set; }

    /// <summary>How the answers were given.</summary>
    public ResponseMode Mode { get; private set; }

    /// <summary>Who typed in or imported answers that were given elsewhere; empty: given here.</summary>
    public string EnteredBy { get; private set; } = "";

    /// <summary>For imported answers: the questionnaire and the key in the file, <c>partner-kort/17</c>, so that importing twice does not double; null: not imported, or without a key.</summary>
    public string? ExternalKey { get; private set; }

    /// <summary>When the first answer was saved.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When something was last saved.</summary>
    public DateTimeOffset LastSavedAt { get; private set; }

    /// <summary>When it was handed in; null: not yet.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>Since when the respondent is changing what was handed in; null: not. It stays handed in meanwhile.</summary>
    public DateTimeOffset? CorrectingSince { get; private set; }

    /// <summary>The name of the last section in the questionnaire's order that was saved; null: none.</summary>
    public string? FurthestSection { get; private set; }

    /// <summary>Time at work in seconds: the time between saves, of which a pause counts for <see cref="LongestPause"/> at the most.</summary>
    public int ActiveSeconds { get; private set; }

    /// <summary>Counts the saves, from 1; an answer carries the number of the save that wrote it.</summary>
    public int Revision { get; private set; }

    /// <summary>The language in which it was last shown, <c>nl</c> or <c>en</c>.</summary>
    public string Language { get; private set; } = "nl";

    internal static Response Online(Guid scanId, Guid partnerId, Guid versionId, Guid invitationId, DateTimeOffset now, Guid? distributionId = null) =>
        new() { ScanId = scanId, PartnerId = partnerId, QuestionnaireVersionId = versionId, InvitationId = invitationId, DistributionId = distributionId, Mode = ResponseMode.Online, StartedAt = now, LastSavedAt = now };

    internal static Response InConversation(Guid scanId, Guid partnerId, Guid versionId, DateTimeOffset now) =>
        new() { ScanId = scanId, PartnerId = partnerId, QuestionnaireVersionId = versionId, Mode = ResponseMode.Conversation, StartedAt = now, LastSavedAt = now };

    /// <summary>Answers that were given elsewhere: on paper, by telephone, or in another program.</summary>
    internal static Response Entered(Guid scanId, Guid partnerId, Guid versionId, Guid? distributionId, ResponseMode mode, string enteredBy, DateTimeOffset now) => new()
    {
        ScanId = scanId, PartnerId = partnerId, QuestionnaireVersionId = versionId, DistributionId = distributionId, Mode = mode, EnteredBy = enteredBy, StartedAt = now, LastSavedAt = now,
    };

    /// <summary>Keeps the key that the answers have in the file they were imported from.</summary>
    internal void ImportedAs(string? externalKey) => ExternalKey = externalKey;

    /// <summary>Whether the respondent can change it: not handed in, or handed in and being corrected.</summary>
    public bool IsOpen => SubmittedAt is null || CorrectingSince is not null;

    /// <summary>Lets the respondent change what was handed in.</summary>
    internal void Correct(DateTimeOffset now) => CorrectingSince ??= now;

    /// <summary>Remembers how far the respondent came.</summary>
    internal void Reached(string section) => FurthestSection = section;

    /// <summary>
    /// The same response without a way back to who gave it: a new key, no invitation, and days instead of moments, in the
    /// Netherlands' own calendar.
    /// </summary>
    internal Response CutLoose(Guid sourceId, DateTimeOffset day) => new()
    {
        Id = Guid.CreateVersion7(day),
        ScanId = ScanId, PartnerId = sourceId, QuestionnaireVersionId = QuestionnaireVersionId, DistributionId = DistributionId, Mode = Mode,
        StartedAt = day, LastSavedAt = day, SubmittedAt = day, FurthestSection = FurthestSection, ActiveSeconds = ActiveSeconds, Revision = Revision, Language = Language,
    };

    /// <summary>Counts a save.</summary>
    /// <returns>The number that the answers of this save carry.</returns>
    internal int Saved(DateTimeOffset now, string? language = null)
    {
        if (Revision > 0) ActiveSeconds += (int)Math.Clamp((now - LastSavedAt).TotalSeconds, 0, LongestPause.TotalSeconds);
        LastSavedAt = now;
        if (language is not null) Language = language;
        return ++Revision;
    }

    /// <summary>Goes on with another version of the same questionnaire.</summary>
    internal void MoveTo(Guid versionId) => QuestionnaireVersionId = versionId;

    /// <summary>Hands it in; a second time changes nothing.</summary>
    internal void Submit(DateTimeOffset now)
    {
        SubmittedAt ??= now;
        CorrectingSince = null;
    }

    /// <summary>Takes the handing in back, so that answers can be changed (conversations only).</summary>
    internal void Reopen() => SubmittedAt = null;

    internal sealed class Configuration : IEntityTypeConfiguration<Response>
    {
        public void Configure(EntityTypeBuilder<Response> builder)
        {
            builder.Property(response => response.Id).ValueGeneratedNever();
            builder.Property(response => response.Revision).IsConcurrencyToken();
            builder.Property(response => response.Language).HasMaxLength(10);
            builder.Property(response => response.EnteredBy).HasMaxLength(Account.NameLength);
            builder.Property(response => response.FurthestSection).HasMaxLength(SectionLength);
            builder.Property(response => response.ExternalKey).HasMaxLength(ExternalKeyLength).IsCaseSensitive();
            builder.Ignore(response => response.IsOpen);
            builder.HasIndex(response => response.InvitationId).IsUnique();
            builder.HasIndex(response => response.DistributionId);
            builder.HasIndex(response => response.ScanId);
            builder.HasIndex(response => new { response.ScanId, response.ExternalKey }).IsUnique().HasFilter("[ExternalKey] IS NOT NULL");
            builder.HasOne<Distribution>().WithMany().HasForeignKey(response => response.DistributionId).OnDelete(DeleteBehavior.Restrict);
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

    /// <summary>On paper, typed in by staff.</summary>
    Paper,

    /// <summary>By telephone, typed in by staff.</summary>
    Telephone,
}
