using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scanner.Core.Data;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>A mail in the queue, and afterwards the line in the log that it was sent.</summary>
public sealed class OutgoingMail : IOwnedByMunicipality
{
    /// <summary>Longest subject, in characters.</summary>
    public const int SubjectLength = 200;

    /// <summary>Longest text, in characters.</summary>
    public const int TextLength = 200_000;

    /// <summary>Longest reason of a failure or bounce, in characters.</summary>
    public const int FailureLength = 500;

    /// <summary>Stands in a subject or text for the personal link, until it is sent.</summary>
    public const string LinkMark = "{link}";

    /// <summary>The key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public Guid MunicipalityId { get; private set; }

    /// <summary>The scan.</summary>
    public Guid ScanId { get; private set; }

    /// <summary>What it is about; null: a test.</summary>
    public Guid? DistributionId { get; private set; }

    /// <summary>The invitation whose link it carries; null: it carries none.</summary>
    public Guid? InvitationId { get; private set; }

    /// <summary>What it is for.</summary>
    public MailKind Kind { get; private set; }

    /// <summary>The address; empty after it was erased.</summary>
    public string ToAddress { get; private set; } = "";

    /// <summary>The name of who gets it; may be empty.</summary>
    public string ToName { get; private set; } = "";

    /// <summary>The subject.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>The plain text, <see cref="LinkMark"/> where the link comes; empty once it is sent, so that no answers stay behind here.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The language of the text.</summary>
    public string Language { get; private set; } = "nl";

    /// <summary>How far it is.</summary>
    public MailState State { get; private set; }

    /// <summary>How often sending was tried.</summary>
    public int Attempts { get; private set; }

    /// <summary>When it is tried next; null: not any more.</summary>
    public DateTimeOffset? NextAttemptAt { get; private set; }

    /// <summary>When it was put in the queue.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When the mail server took it; null: not yet.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>When somebody noted that it came back; null: not.</summary>
    public DateTimeOffset? BouncedAt { get; private set; }

    /// <summary>Why the last attempt failed, or what the bounce said; empty: nothing went wrong.</summary>
    public string Failure { get; private set; } = "";

    internal static OutgoingMail Of(Guid scanId, Guid? distributionId, Guid? invitationId, MailKind kind, string toAddress, string toName, string subject, string text, string language, DateTimeOffset now) => new()
    {
        ScanId = scanId, DistributionId = distributionId, InvitationId = invitationId, Kind = kind, ToAddress = toAddress, ToName = toName,
        Subject = subject, Text = text, Language = language, CreatedAt = now, NextAttemptAt = now,
    };

    /// <summary>Keeps it in the queue until a moment.</summary>
    internal void NotBefore(DateTimeOffset moment) => NextAttemptAt = moment;

    /// <summary>Whether the address was typed by a respondent for this mail only.</summary>
    public bool IsAskedFor => Kind is MailKind.Later or MailKind.Copy;

    /// <summary>The server took it. An address that was typed for this mail only has served.</summary>
    internal void Sent(DateTimeOffset now)
    {
        (State, SentAt, NextAttemptAt, Failure, Text, Attempts) = (MailState.Sent, now, null, "", "", Attempts + 1);
        if (IsAskedFor) ToAddress = "";
    }

    /// <summary>The server did not take it; it is tried again at a moment, or not any more.</summary>
    internal void Failed(string failure, DateTimeOffset? again)
    {
        // Servers name the address that they refuse.
        var words = IsAskedFor && ToAddress.Length > 0 ? failure.Replace(ToAddress, "…", StringComparison.OrdinalIgnoreCase) : failure;
        (Failure, Attempts, NextAttemptAt, State) = (words.Length <= FailureLength ? words : words[..FailureLength], Attempts + 1, again, again is null ? MailState.Failed : MailState.Queued);
    }

    /// <summary>Taken out of the queue before it was sent.</summary>
    internal void Cancel() => (State, NextAttemptAt, Text) = (MailState.Cancelled, null, "");

    /// <summary>Put back in the queue.</summary>
    internal void Again(DateTimeOffset now) => (State, NextAttemptAt, Attempts, Failure) = (MailState.Queued, now, 0, "");

    /// <summary>Somebody saw it come back; null takes that back.</summary>
    internal void Bounced(DateTimeOffset? now, string note) => (BouncedAt, Failure) = (now, note.Length <= FailureLength ? note : note[..FailureLength]);

    internal sealed class Configuration : IEntityTypeConfiguration<OutgoingMail>
    {
        public void Configure(EntityTypeBuilder<OutgoingMail> builder)
        {
            builder.Property(mail => mail.Id).ValueGeneratedNever();
            builder.Property(mail => mail.ToAddress).HasMaxLength(Contact.EmailLength);
            builder.Property(mail => mail.ToName).HasMaxLength(Contact.NameLength);
            builder.Property(mail => mail.Subject).HasMaxLength(SubjectLength);
            builder.Property(mail => mail.Language).HasMaxLength(10);
            builder.Property(mail => mail.Failure).HasMaxLength(FailureLength);
            builder.Ignore(mail => mail.IsAskedFor);
            builder.HasIndex(mail => mail.NextAttemptAt);
            builder.HasIndex(mail => mail.DistributionId);
            builder.HasOne<Scan>().WithMany().HasForeignKey(mail => mail.ScanId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Distribution>().WithMany().HasForeignKey(mail => mail.DistributionId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Invitation>().WithMany().HasForeignKey(mail => mail.InvitationId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>What a mail is for.</summary>
public enum MailKind
{
    /// <summary>Uitnodiging.</summary>
    Invitation,

    /// <summary>Herinnering, to who has not finished.</summary>
    Reminder,

    /// <summary>Thanks after handing in.</summary>
    Thanks,

    /// <summary>The link to go on later, asked for by the respondent.</summary>
    Later,

    /// <summary>An own link for a colleague, asked for by the respondent.</summary>
    Colleague,

    /// <summary>An own copy of the answers, asked for by the respondent.</summary>
    Copy,

    /// <summary>A test to oneself.</summary>
    Test,
}

/// <summary>How far a mail is.</summary>
public enum MailState
{
    /// <summary>In the queue.</summary>
    Queued,

    /// <summary>Taken by the mail server.</summary>
    Sent,

    /// <summary>Given up.</summary>
    Failed,

    /// <summary>Taken out of the queue before it was sent.</summary>
    Cancelled,
}

/// <summary>The officer's own words for a mail of one distribution; without a row the product's own words are used.</summary>
public sealed class MailWording : IOwnedByMunicipality
{
    /// <inheritdoc/>
    public Guid MunicipalityId { get; private set; }

    /// <summary>The distribution.</summary>
    public Guid DistributionId { get; private set; }

    /// <summary>Which mail.</summary>
    public MailKind Kind { get; private set; }

    /// <summary>The subject, with marks such as <c>{naam}</c>.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>The text, with marks such as <c>{link}</c>.</summary>
    public string Text { get; private set; } = "";

    internal static MailWording Of(Guid distributionId, MailKind kind, string subject, string text) => new() { DistributionId = distributionId, Kind = kind, Subject = subject, Text = text };

    internal void Change(string subject, string text) => (Subject, Text) = (subject, text);

    internal sealed class Configuration : IEntityTypeConfiguration<MailWording>
    {
        public void Configure(EntityTypeBuilder<MailWording> builder)
        {
            builder.HasKey(wording => new { wording.DistributionId, wording.Kind });
            builder.Property(wording => wording.Subject).HasMaxLength(OutgoingMail.SubjectLength);
            builder.HasOne<Distribution>().WithMany().HasForeignKey(wording => wording.DistributionId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
