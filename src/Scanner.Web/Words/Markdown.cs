using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Markdig;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;

namespace Scanner.Web;

/// <summary>
/// Shows the texts between questions: paragraphs, line breaks, <c>*emphasis*</c>, <c>**strong**</c>, lists, headings and links to
/// https and mailto. Everything else is text: only what is written out here becomes an element, so no text can bring another.
/// </summary>
public static class Markdown
{
    /// <summary>Deeper than this nothing is marked up any more: no text can exhaust the stack.</summary>
    private const int Deepest = 16;

    /// <summary>Longer texts, in characters, are shown as they are.</summary>
    private const int LongestMarkedUp = 20_000;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Default;

    private static readonly MarkdownPipeline Pipeline = Build();

    /// <summary>The text as HTML.</summary>
    /// <param name="text">In Markdown.</param>
    /// <param name="opensElsewhere">What is said, unseen, behind a link that opens in a new tab, so that no half-filled form is left.</param>
    public static MarkupString ToHtml(string text, string opensElsewhere)
    {
        var html = new StringBuilder();
        if (Parse(text) is { } document) Blocks(html, document, opensElsewhere, isTight: false, 0);
        else html.Append("<p>").Append(Encoder.Encode(text)).Append("</p>");
        return new MarkupString(html.ToString());
    }

    /// <returns>The text as blocks; null: it is no sensible Markdown, for it is nested without end.</returns>
    private static MarkdownDocument? Parse(string text)
    {
        if (text.Length > LongestMarkedUp) return null;
        try
        {
            return Markdig.Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException)
        {
            // How the parser says that it counted too many levels.
            return null;
        }
    }

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml();
        builder.BlockParsers.TryRemove<ThematicBreakParser>();
        builder.BlockParsers.TryRemove<QuoteBlockParser>();
        builder.BlockParsers.TryRemove<FencedCodeBlockParser>();
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        builder.InlineParsers.TryRemove<Markdig.Parsers.Inlines.CodeInlineParser>();
        return builder.Build();
    }

    private static void Blocks(StringBuilder html, ContainerBlock blocks, string opensElsewhere, bool isTight, int depth)
    {
        foreach (var block in blocks) Add(html, block, opensElsewhere, isTight, depth);
    }

    private static void Add(StringBuilder html, Block block, string opensElsewhere, bool isTight, int depth)
    {
        switch (block)
        {
            case HeadingBlock heading:
                Wrap(html, heading.Level == 1 ? "h3" : "h4", heading.Inline, opensElsewhere, depth);
                break;
            case ParagraphBlock paragraph when isTight:
                Inlines(html, paragraph.Inline, opensElsewhere, depth);
                break;
            case ListBlock list when depth < Deepest:
                var start = list.IsOrdered && int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var first) && first != 1 ? $" start=\"{first}\"" : "";
                html.Append(list.IsOrdered ? $"<ol{start}>" : "<ul>");
                foreach (var item in list.OfType<ListItemBlock>())
                {
                    html.Append("<li>");
                    Blocks(html, item, opensElsewhere, !list.IsLoose, depth + 1);
                    html.Append("</li>");
                }
                html.Append(list.IsOrdered ? "</ol>" : "</ul>");
                break;
            case ThematicBreakBlock line:
                html.Append("<p>").Append(Encoder.Encode(new string(line.ThematicChar, line.ThematicCharCount))).Append("</p>");
                break;
            case LeafBlock { Inline: not null } leaf:
                Wrap(html, "p", leaf.Inline, opensElsewhere, depth);
                break;
            case ContainerBlock container and not LinkReferenceDefinitionGroup when depth < Deepest:
                Blocks(html, container, opensElsewhere, isTight, depth + 1);
                break;
        }
    }

    private static void Wrap(StringBuilder html, string element, ContainerInline? inlines, string opensElsewhere, int depth)
    {
        html.Append('<').Append(element).Append('>');
        Inlines(html, inlines, opensElsewhere, depth);
        html.Append("</").Append(element).Append('>');
    }

    private static void Inlines(StringBuilder html, ContainerInline? inlines, string opensElsewhere, int depth)
    {
        if (inlines is null) return;
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    html.Append(Encoder.Encode(literal.Content.ToString()));
                    break;
                case LineBreakInline:
                    html.Append("<br>");
                    break;
                case HtmlEntityInline entity:
                    html.Append(Encoder.Encode(entity.Transcoded.ToString()));
                    break;
                case AutolinkInline auto:
                    if (AddressOf(auto.IsEmail ? "mailto:" + auto.Url : auto.Url) is { } address) Link(html, address, () => html.Append(Encoder.Encode(auto.Url)), opensElsewhere);
                    else html.Append(Encoder.Encode($"<{auto.Url}>"));
                    break;
                case EmphasisInline emphasis when depth < Deepest:
                    Wrap(html, emphasis.DelimiterCount >= 2 ? "strong" : "em", emphasis, opensElsewhere, depth + 1);
                    break;
                case LinkInline { IsImage: false } link when depth < Deepest && AddressOf(link.Url) is { } target:
                    Link(html, target, () => Inlines(html, link, opensElsewhere, depth + 1), opensElsewhere);
                    break;
                case ContainerInline container when depth < Deepest:
                    Inlines(html, container, opensElsewhere, depth + 1);
                    break;
            }
        }
    }

    private static void Link(StringBuilder html, Uri address, Action inside, string opensElsewhere)
    {
        html.Append("<a href=\"").Append(Encoder.Encode(address.AbsoluteUri)).Append("\" rel=\"noopener noreferrer\" referrerpolicy=\"no-referrer\"");
        var leaves = address.Scheme == Uri.UriSchemeHttps;
        html.Append(leaves ? " target=\"_blank\">" : ">");
        inside();
        if (leaves) html.Append("<span class=\"away\"> (").Append(Encoder.Encode(opensElsewhere)).Append(")</span>");
        html.Append("</a>");
    }

    /// <summary>The address of a link, when it may be one.</summary>
    private static Uri? AddressOf(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeMailto) ? address : null;
}
