using Microsoft.AspNetCore.Mvc;
using Scanner.Core.Data;
using Scanner.Core.Responses;

namespace Scanner.Web.Respond;

/// <summary>
/// Stops mail through the link in a mail. Looking changes nothing, for mail filters open links; a post does, also the one that mail programs send by
/// themselves (RFC 8058).
/// </summary>
internal static class OptOutEndpoints
{
    /// <summary>The field that tells the buttons apart.</summary>
    public const string GoField = "go";

    /// <summary>Takes it back.</summary>
    public const string Undo = "undo";

    /// <summary>Far more bytes than the form has.</summary>
    private const int MostBytes = 16 * 1024;

    public static void MapOptOut(this IEndpointRouteBuilder link)
    {
        link.MapMethods("afmelden", [HttpMethods.Get, HttpMethods.Head], ViewAsync);
        link.MapPost("afmelden", ChangeAsync).WithMetadata(new RequestSizeLimitAttribute(MostBytes));
    }

    private static async Task<IResult> ViewAsync(string token, string? taal, StopMail mail, CancellationToken stop) =>
        Page(new RespondLink(token, taal), await mail.ViewAsync(SecretToken.FromLink(token), stop), OptOutStep.Ask);

    private static async Task<IResult> ChangeAsync(string token, string? taal, HttpRequest request, StopMail mail, CancellationToken stop)
    {
        var (link, secret) = (new RespondLink(token, taal), SecretToken.FromLink(token));
        return await PressedAsync(request, stop) == Undo
            ? Page(link, await mail.AllowAsync(secret, stop), OptOutStep.Undone)
            : Page(link, await mail.StopAsync(secret, stop), OptOutStep.Done);
    }

    private static async Task<string> PressedAsync(HttpRequest request, CancellationToken stop)
    {
        if (!request.HasFormContentType) return "";
        try
        {
            return (await request.ReadFormAsync(stop))[GoField].ToString();
        }
        catch (InvalidDataException)
        {
            // Whatever a mail program sends, it means stop.
            return "";
        }
    }

    private static RenderedPage Page(RespondLink link, MailStopView? view, OptOutStep step) => view is null
        ? RespondPages.Message(StatusCodes.Status404NotFound, link.Chosen, null, say => (say.UnknownTitle, say.UnknownText))
        : RespondPages.Page<OptOutPage>(new { Link = link, View = view, Step = step == OptOutStep.Ask && view.IsStopped ? OptOutStep.Done : step });
}

/// <summary>Where somebody who wants no more mail is.</summary>
public enum OptOutStep
{
    /// <summary>Asked whether mail should stop.</summary>
    Ask,

    /// <summary>Mail was stopped.</summary>
    Done,

    /// <summary>Mail is welcome again.</summary>
    Undone,
}
