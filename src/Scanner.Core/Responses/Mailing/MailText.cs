namespace Scanner.Core.Responses;

/// <summary>The words of a mail.</summary>
/// <param name="Subject">The subject, on one line.</param>
/// <param name="Text">The plain text.</param>
public sealed record MailText(string Subject, string Text);

/// <summary>The product's own words, for a distribution whose officer wrote none. The web chooses them; without the web a mail is its link.</summary>
/// <param name="words">The words for a kind of mail in a language, <c>nl</c> or <c>en</c>.</param>
public sealed class MailDefaults(Func<MailKind, string, MailText> words)
{
    internal static readonly MailDefaults Bare = new((_, _) => new MailText("{titel}", OutgoingMail.LinkMark));

    /// <summary>The kinds whose words an officer can change.</summary>
    public static readonly IReadOnlyList<MailKind> Editable = [MailKind.Invitation, MailKind.Reminder, MailKind.Thanks];

    /// <summary>The words for a kind of mail in a language, with marks.</summary>
    public MailText Of(MailKind kind, string language) => words(kind, language);
}
