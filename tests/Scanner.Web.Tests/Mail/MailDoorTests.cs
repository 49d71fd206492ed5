using Microsoft.Extensions.Options;
using Scanner.Core.Responses;
using Scanner.Web.Mail;

namespace Scanner.Web.Tests.Mail;

/// <summary>Handing mails to a real server on the loopback.</summary>
public sealed class MailDoorTests
{
    private const string Link = "https://scanner.voorbeeld.example/v/AbCdEfGhIjKlMnOpQrStUvWxYz0";

    private static readonly MailToSend Mail = new(
        Guid.CreateVersion7(), "persoon@voorbeeld.example", "Zoë Ünal-Škoda", "Gemeente Súdwest-X", "Wilt u meedenken? Dat is fijn – écht",
        $"Beste Zoë,\n\nOmdat u dingen ziet die in geen cijfer staan: <b>meedoen</b> & vertellen. {new string('a', 200)}\n\n{Link}\n\n--\nGeen mail meer: {Link}/afmelden.", "nl", Link + "/afmelden");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_parts_arrive_readable_with_the_headers_of_a_mail_that_can_be_stopped_and_without_a_trace()
    {
        await using var server = await SmtpServer.StartAsync();
        Assert.Equal(new MailReceipt(MailResult.Sent, ""), await DoorTo(server.Port).SendAsync(Mail, Stop));
        var mail = await server.NextAsync();
        Assert.Equal(["multipart/alternative", "text/plain", "text/html"], mail.Types);
        Assert.Equal(Mail.Text, mail.Plain.ReplaceLineEndings("\n").TrimEnd());
        Assert.Contains("&lt;b&gt;meedoen&lt;/b&gt; &amp; vertellen", mail.Html, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"{Link}\">{Link}</a>", mail.Html, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"{Link}/afmelden\">{Link}/afmelden</a>.", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", mail.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<link", mail.Html, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(Mail.Subject, mail.Headers["subject"]);
        Assert.Equal("Zoë Ünal-Škoda <persoon@voorbeeld.example>", mail.Headers["to"]);
        Assert.Equal("Gemeente Súdwest-X <scanner@gemeente.example>", mail.Headers["from"]);
        Assert.Equal($"<{Link}/afmelden>", mail.Headers["list-unsubscribe"]);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers["list-unsubscribe-post"]);
        Assert.Equal("auto-generated", mail.Headers["auto-submitted"]);
        Assert.Equal($"<{Mail.Id:n}@gemeente.example>", mail.Headers["message-id"]);
        Assert.True(mail.Headers.ContainsKey("date"));
    }

    [Fact]
    public async Task A_line_end_in_a_name_or_subject_makes_no_header()
    {
        await using var server = await SmtpServer.StartAsync();
        var door = DoorTo(server.Port);
        var nasty = Mail with { ToName = "Toets\r\nBcc: ander@voorbeeld.example", Subject = "Dag\r\nX-Kwaad: ja\u2028Bcc: ander@voorbeeld.example", Municipality = "Gemeente\nX-Kwaad: ja", OptOut = null };
        Assert.Equal(MailResult.Sent, (await door.SendAsync(nasty, Stop)).Result);
        var mail = await server.NextAsync();
        Assert.Equal(["persoon@voorbeeld.example"], mail.Recipients);
        Assert.DoesNotContain("bcc", mail.Headers.Keys);
        Assert.DoesNotContain("x-kwaad", mail.Headers.Keys);
        Assert.DoesNotContain("list-unsubscribe", mail.Headers.Keys);
        foreach (var address in new[] { "geen adres", "a@b@c", "persoon@voorbeeld.example\r\nRCPT TO:<x@y.example>", "" })
            Assert.Equal(MailResult.Refused, (await door.SendAsync(Mail with { ToAddress = address }, Stop)).Result);
        Assert.Equal(0, await server.StopAsync());
    }

    [Fact]
    public async Task A_refused_address_is_refused_for_good_in_the_servers_words()
    {
        await using var server = await SmtpServer.StartAsync();
        var receipt = await DoorTo(server.Port).SendAsync(Mail with { ToAddress = "weigert@voorbeeld.example" }, Stop);
        Assert.Equal(MailResult.Refused, receipt.Result);
        Assert.Contains("Deze postbus bestaat niet", receipt.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_asks_to_come_back_is_heard()
    {
        await using var server = await SmtpServer.StartAsync();
        var receipt = await DoorTo(server.Port).SendAsync(Mail with { ToAddress = "later@voorbeeld.example" }, Stop);
        Assert.Equal(MailResult.NotNow, receipt.Result);
        Assert.Contains("Probeer het straks nog eens", receipt.Words, StringComparison.Ordinal);
        Assert.Equal(MailResult.Sent, (await DoorTo(server.Port).SendAsync(Mail with { ToAddress = "later@voorbeeld.example" }, Stop)).Result);
    }

    [Fact]
    public async Task A_line_that_breaks_and_a_server_that_never_answers_are_unclear_and_never_throw()
    {
        await using var server = await SmtpServer.StartAsync();
        Assert.Equal(MailResult.Unclear, (await DoorTo(server.Port).SendAsync(Mail with { ToAddress = "breekt@voorbeeld.example" }, Stop)).Result);
        Assert.Equal(MailResult.Unclear, (await DoorTo(server.Port, TimeSpan.FromSeconds(1)).SendAsync(Mail with { ToAddress = "traag@voorbeeld.example" }, Stop)).Result);
    }

    [Fact]
    public async Task Without_a_server_mail_waits_and_goes_when_it_is_back()
    {
        var server = await SmtpServer.StartAsync();
        var port = server.Port;
        await server.DisposeAsync();
        var receipt = await DoorTo(port).SendAsync(Mail, Stop);
        Assert.Equal(MailResult.Unreachable, receipt.Result);
        Assert.NotEmpty(receipt.Words);
        await using var back = await SmtpServer.StartAsync(port);
        Assert.Equal(MailResult.Sent, (await DoorTo(port).SendAsync(Mail, Stop)).Result);
    }

    [Fact]
    public async Task In_development_mails_are_files_in_a_folder()
    {
        var folder = Directory.CreateTempSubdirectory("scanner_mail_");
        try
        {
            var door = new MailDoor(Options.Create(new MailOptions { Folder = Path.Combine(folder.FullName, "nieuw") }));
            Assert.Equal(MailResult.Sent, (await door.SendAsync(Mail, Stop)).Result);
            var text = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(folder.FullName, "*.eml", SearchOption.AllDirectories)), Stop);
            Assert.Contains("List-Unsubscribe", text, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    internal static MailDoor DoorTo(int port, TimeSpan? patience = null) =>
        new(Options.Create(new MailOptions { Host = "127.0.0.1", Port = port, StartTls = false, From = "scanner@gemeente.example" })) { Patience = patience ?? TimeSpan.FromSeconds(60) };
}
