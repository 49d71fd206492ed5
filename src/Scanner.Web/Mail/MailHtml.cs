using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace Scanner.Web.Mail;

/// <summary>
/// The HTML part of a mail, made from its plain text: paragraphs, line ends and links, nothing else. No image, no style from elsewhere and no address
/// with a trace of who reads it.
/// </summary>
internal static partial class MailHtml
{
    public static string Of(string text, string language)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html><html lang=\"").Append(HtmlEncoder.Default.Encode(language)).Append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"></head>");
        html.Append("<body style=\"font-family:Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5;color:#1b2733\"><div style=\"max-width:38em\">");
        AppendBody(html, text);
        return html.Append("</div></body></html>").ToString();
    }

    /// <summary>The same without the document around it, to show on a page.</summary>
    public static string BodyOf(string text)
    {
        var html = new StringBuilder();
        AppendBody(html, text);
        return html.ToString();
    }

    private static void AppendBody(StringBuilder html, string text)
    {
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            html.Append("<p>");
            var start = 0;
            foreach (Match link in Address().Matches(paragraph))
            {
                AppendLines(html, paragraph[start..link.Index]);
                var address = HtmlEncoder.Default.Encode(link.Value);
                html.Append("<a href=\"").Append(address).Append("\">").Append(address).Append("</a>");
                start = link.Index + link.Length;
            }
            AppendLines(html, paragraph[start..]);
            html.Append("</p>");
        }
    }

    private static void AppendLines(StringBuilder html, string text) => html.AppendJoin("<br>", text.Split('\n').Select(HtmlEncoder.Default.Encode));

    /// <summary>A web address up to a space; a full stop, comma or bracket behind it belongs to the sentence.</summary>
    [GeneratedRegex(@"https?://[^\s<>""]+[^\s<>""\.,;:!\?\)\]']", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
