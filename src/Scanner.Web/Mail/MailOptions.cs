using System.ComponentModel.DataAnnotations;

namespace Scanner.Web.Mail;

/// <summary>How mail leaves the installation; section <c>Mail</c>. Without <see cref="Host"/> and <see cref="Folder"/> no mail is sent, and pages offer lists and links to copy instead.</summary>
public sealed class MailOptions
{
    /// <summary>The name of the mail server (SMTP); empty: none.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port.</summary>
    [Range(1, 65535, ErrorMessage = "Mail:Port moet een poortnummer zijn, zoals 587 of 25.")]
    public int Port { get; set; } = 587;

    /// <summary>Whether the connection is encrypted with STARTTLS; off only for a server on the same machine or network.</summary>
    public bool StartTls { get; set; } = true;

    /// <summary>The account at the mail server; empty: it asks for none.</summary>
    public string User { get; set; } = "";

    /// <summary>The password of that account; belongs in the environment or a secret store, never in a file of the repository.</summary>
    public string Password { get; set; } = "";

    /// <summary>The address that mail comes from.</summary>
    public string From { get; set; } = "";

    /// <summary>The name that mail comes from; empty: that of the municipality.</summary>
    public string FromName { get; set; } = "";

    /// <summary>Most mails per minute.</summary>
    [Range(1, 10_000, ErrorMessage = "Mail:PerMinute is het grootste aantal mails per minuut: 1 of meer.")]
    public int PerMinute { get; set; } = 60;

    /// <summary>For development: a folder in which every mail is written as an .eml file instead of being sent; empty: none.</summary>
    public string Folder { get; set; } = "";

    /// <summary>Whether mail leaves at all.</summary>
    public bool IsOn => Host.Length > 0 || Folder.Length > 0;
}

/// <summary>Checks what the settings of mail say together.</summary>
internal sealed class MailOptionsCheck : Microsoft.Extensions.Options.IValidateOptions<MailOptions>
{
    public Microsoft.Extensions.Options.ValidateOptionsResult Validate(string? name, MailOptions options) => options switch
    {
        { Host.Length: > 0, From.Length: 0 } => Microsoft.Extensions.Options.ValidateOptionsResult.Fail("Mail:From is leeg; noem het adres waar mail vandaan komt, bijvoorbeeld drugsbeleid@gemeente.example."),
        { User.Length: > 0, StartTls: false } => Microsoft.Extensions.Options.ValidateOptionsResult.Fail("Mail:User met Mail:StartTls=false zou het wachtwoord onversleuteld versturen; zet Mail:StartTls aan of laat Mail:User leeg."),
        _ => Microsoft.Extensions.Options.ValidateOptionsResult.Success,
    };
}
