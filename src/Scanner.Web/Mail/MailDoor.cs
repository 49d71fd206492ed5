using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Microsoft.Extensions.Options;
using Scanner.Core.Responses;

namespace Scanner.Web.Mail;

/// <summary>
/// Hands a mail to the mail server, or writes it in a folder. Plain text with an HTML part made from it; no tracking of any kind. Says what came of it
/// and never throws for what a server does.
/// </summary>
public sealed class MailDoor(IOptions<MailOptions> options)
{
    /// <summary>Where mail comes from when it only goes to a folder and no address was set.</summary>
    private const string FolderFrom = "scanner@voorbeeld.example";

    /// <summary>How long a server may take over one mail.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Sends one mail.</summary>
    public async Task<MailReceipt> SendAsync(MailToSend mail, CancellationToken stop)
    {
        using var message = TryMake(mail);
        if (message is null) return new MailReceipt(MailResult.Refused, "Dit is geen geldig e-mailadres.");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        try
        {
            using var client = NewClient();
            await client.SendMailAsync(message, patience.Token);
            return new MailReceipt(MailResult.Sent, "");
        }
        catch (SmtpFailedRecipientException refused)
        {
            return new MailReceipt(IsPermanent(refused.StatusCode) ? MailResult.Refused : MailResult.NotNow, Words(refused));
        }
        catch (SmtpException failure)
        {
            return new MailReceipt(ResultOf(failure), Words(failure));
        }
        catch (OperationCanceledException)
        {
            return new MailReceipt(MailResult.Unclear, "De mailserver antwoordt niet op tijd.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return new MailReceipt(MailResult.Unreachable, OneLine(failure.Message));
        }
    }

    private SmtpClient NewClient()
    {
        var set = options.Value;
        if (set.Folder.Length > 0)
        {
            var folder = Path.GetFullPath(set.Folder);
            Directory.CreateDirectory(folder);
            return new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = folder };
        }
        return new SmtpClient(set.Host, set.Port)
        {
            EnableSsl = set.StartTls,
            UseDefaultCredentials = false,
            // Also for saying goodbye to a server that has stopped listening, which waits for its answer.
            Timeout = (int)Patience.TotalMilliseconds,
            Credentials = set.User.Length > 0 ? new NetworkCredential(set.User, set.Password) : null,
        };
    }

    /// <returns>The message; null when the address is none.</returns>
    private MailMessage? TryMake(MailToSend mail)
    {
        var set = options.Value;
        var from = set.From.Length > 0 ? set.From : FolderFrom;
        if (!MailAddress.TryCreate(mail.ToAddress, OneLine(mail.ToName), Encoding.UTF8, out var to)) return null;
        var message = new MailMessage(new MailAddress(from, OneLine(set.FromName.Length > 0 ? set.FromName : mail.Municipality), Encoding.UTF8), to)
        {
            Subject = OneLine(mail.Subject),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
            // Mail has CRLF between lines; a lone LF would travel as a coded character.
            Body = mail.Text.ReplaceLineEndings("\r\n"),
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
        };
        var html = AlternateView.CreateAlternateViewFromString(MailHtml.Of(mail.Text, mail.Language), new ContentType("text/html; charset=utf-8"));
        html.TransferEncoding = TransferEncoding.QuotedPrintable;
        message.AlternateViews.Add(html);
        // The same each time this mail is tried: a server that took it just before a crash can tell the second copy.
        message.Headers.Add("Message-ID", $"<{mail.Id:n}@{new MailAddress(from).Host}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("Content-Language", mail.Language);
        if (mail.OptOut is { } optOut)
        {
            message.Headers.Add("List-Unsubscribe", $"<{optOut}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        return message;
    }

    private static MailResult ResultOf(SmtpException failure) => failure.StatusCode switch
    {
        // No answer from a server: there is none, or the line broke half-way.
        SmtpStatusCode.GeneralFailure => failure.InnerException is WebException or System.Net.Sockets.SocketException || failure.InnerException?.InnerException is System.Net.Sockets.SocketException { SocketErrorCode: System.Net.Sockets.SocketError.ConnectionRefused or System.Net.Sockets.SocketError.HostNotFound or System.Net.Sockets.SocketError.TryAgain or System.Net.Sockets.SocketError.NetworkUnreachable or System.Net.Sockets.SocketError.HostUnreachable }
            ? MailResult.Unreachable : MailResult.Unclear,
        // Signing in, encryption and the like: no other mail would do better.
        SmtpStatusCode.MustIssueStartTlsFirst or SmtpStatusCode.ClientNotPermitted or (SmtpStatusCode)534 or (SmtpStatusCode)535 or (SmtpStatusCode)538 or SmtpStatusCode.ServiceNotAvailable => MailResult.Unreachable,
        var code => IsPermanent(code) ? MailResult.Refused : MailResult.NotNow,
    };

    /// <summary>550 to 559 are about this mail or this address; other codes from 500 on are about how the two programs talk, and an administrator can mend that.</summary>
    private static bool IsPermanent(SmtpStatusCode code) => (int)code is >= 550 and < 560;

    private static string Words(SmtpException failure) => OneLine(failure.InnerException is { } inner && failure.StatusCode == SmtpStatusCode.GeneralFailure ? $"{failure.Message} {inner.Message}" : failure.Message);

    /// <summary>No line end gets into a header, whoever typed it.</summary>
    private static string OneLine(string text) => string.Concat(text.Select(character => char.IsControl(character) || character is '\u2028' or '\u2029' ? ' ' : character)).Trim();
}
