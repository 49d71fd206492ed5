using Microsoft.Extensions.Options;
using Scanner.Core.Data;
using Scanner.Core.Responses;
using Scanner.Web.Mail;

namespace Scanner.Web.Respond;

/// <summary>What every page is given from which a respondent has something mailed: a link to go on, one for a colleague, an own copy.</summary>
/// <param name="Token">The token as it stands in the address.</param>
/// <param name="Taal">The language that was asked for; null: none.</param>
/// <param name="Http">The request.</param>
/// <param name="FillIn">Opens the questionnaire.</param>
/// <param name="Mail">Whether mail leaves.</param>
/// <param name="Site">The address of the site.</param>
internal sealed record MailPages(string Token, string? Taal, HttpContext Http, FillInQuestionnaire FillIn, MailSetting Mail, IOptions<SiteOptions> Site)
{
    /// <summary>The link.</summary>
    public RespondLink Link { get; } = new(Token, Taal);

    /// <summary>The whole address of a link.</summary>
    public string AddressOf(SecretToken token) => Site.Answer(Http.Request.OwnAddress(), token);

    /// <summary>The start page of the link, for what it says about who asks and in which language.</summary>
    public Task<Opened<StartView>> OpenAsync(CancellationToken stop) => FillIn.OpenAsync(Link.Token, Link.Chosen, stop);

    /// <summary>The page that asks for a mail, or says what became of it.</summary>
    /// <param name="path">Of the page, under the link.</param>
    /// <param name="municipality">Who asks.</param>
    /// <param name="say">The texts.</param>
    /// <param name="languages">The languages to choose from.</param>
    /// <param name="most">How often a day it can be asked.</param>
    /// <param name="outcome">What became of it, and the address as typed; null: not asked yet.</param>
    public IResult Page(string path, string municipality, RespondTexts say, IReadOnlyList<string> languages, int most, (MailAsked Asked, string? Email)? outcome) => RespondPages.Page<MailPage>(
        new
        {
            Link, Municipality = municipality, Say = say, Languages = languages, Path = path, OwnAddress = AddressOf(Link.Token), MailIsOn = Mail.IsOn,
            Done = outcome?.Asked switch
            {
                MailAsked.Queued => say.MailQueued,
                MailAsked.TooOften => say.MailTooOften(most),
                MailAsked.TooLong => say.CopyTooLong,
                MailAsked.LinkShut or MailAsked.UnknownLink => say.UnknownTitle,
                _ => null,
            },
            IsQueued = outcome?.Asked == MailAsked.Queued,
            outcome?.Email,
            Error = outcome?.Asked == MailAsked.BadAddress ? say.BadAddress : null,
        },
        outcome?.Asked == MailAsked.BadAddress ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
}
