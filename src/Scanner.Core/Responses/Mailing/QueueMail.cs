using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>
/// The door to the queue for every room's mail. The mail is a row of the caller's own save: it is in the queue when what it tells of is saved, and
/// not otherwise. The marks <see cref="OutgoingMail.LinkMark"/> and <see cref="MailMarks.OptOutMark"/> stay until it is sent.
/// </summary>
internal static class QueueMail
{
    /// <summary>Adds a mail; the caller saves.</summary>
    /// <param name="db">The caller's context.</param>
    /// <param name="mail">What to send.</param>
    /// <param name="now">The moment.</param>
    /// <param name="notBefore">Not sent before this moment; null: at once.</param>
    /// <exception cref="ArgumentException">The text is longer than a mail may be, or there is no address: the caller checks both.</exception>
    public static OutgoingMail Add(ScannerDb db, NewMail mail, DateTimeOffset now, DateTimeOffset? notBefore = null)
    {
        if (mail.ToAddress.Length is 0 or > Contact.EmailLength) throw new ArgumentException("A mail needs an address.", nameof(mail));
        if (mail.Text.Length > OutgoingMail.TextLength) throw new ArgumentException("The text is too long for a mail.", nameof(mail));
        var name = OneLine(mail.ToName);
        var row = OutgoingMail.Of(
            mail.ScanId, mail.DistributionId, mail.InvitationId, mail.Kind, OneLine(mail.ToAddress), name.Length <= Contact.NameLength ? name : name[..Contact.NameLength],
            Short(OneLine(mail.Subject)), mail.Text.ReplaceLineEndings("\n"), mail.Language, now);
        if (notBefore is { } later && later > now) row.NotBefore(later);
        db.Add(row);
        return row;
    }

    /// <summary>Takes mails out of the queue before they are sent; their words go.</summary>
    /// <returns>How many.</returns>
    public static Task<int> TakeOutAsync(this IQueryable<OutgoingMail> mails, CancellationToken stop) => mails.ExecuteUpdateAsync(
        set => set.SetProperty(mail => mail.State, MailState.Cancelled).SetProperty(mail => mail.NextAttemptAt, (DateTimeOffset?)null).SetProperty(mail => mail.Text, ""), stop);

    /// <summary>A subject or name on one line: a line end in it would begin another header.</summary>
    internal static string OneLine(string text) => string.Join(' ', text.Split(Breaks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static readonly char[] Breaks = ['\r', '\n', '\t', '\v', '\f', '\0', '\u0085', '\u2028', '\u2029'];

    private static string Short(string subject) => subject.Length <= OutgoingMail.SubjectLength ? subject : subject[..OutgoingMail.SubjectLength];
}

/// <summary>A mail for the queue.</summary>
/// <param name="ScanId">The scan.</param>
/// <param name="DistributionId">What it is about; null: a test.</param>
/// <param name="InvitationId">Whose link it carries; null: none.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="ToAddress">The address.</param>
/// <param name="ToName">The name; may be empty.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Text">The plain text, with marks where links come.</param>
/// <param name="Language">The language of the text, <c>nl</c> or <c>en</c>.</param>
internal sealed record NewMail(Guid ScanId, Guid? DistributionId, Guid? InvitationId, MailKind Kind, string ToAddress, string ToName, string Subject, string Text, string Language);
