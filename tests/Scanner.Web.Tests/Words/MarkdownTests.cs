using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Scanner.Web.Tests.Words;

public sealed class MarkdownTests
{
    [Theory]
    [InlineData("Een *woord* en **nog een**", "<p>Een <em>woord</em> en <strong>nog een</strong></p>")]
    [InlineData("eerste\ntweede\n\nnieuw", "<p>eerste<br>tweede</p><p>nieuw</p>")]
    [InlineData("# Kop\n## Onder\ntekst", "<h3>Kop</h3><h4>Onder</h4><p>tekst</p>")]
    [InlineData("- een\n- twee *schuin*", "<ul><li>een</li><li>twee <em>schuin</em></li></ul>")]
    [InlineData("3. drie\n4. vier", "<ol start=\"3\"><li>drie</li><li>vier</li></ol>")]
    [InlineData("- buiten\n  - binnen", "<ul><li>buiten<ul><li>binnen</li></ul></li></ul>")]
    [InlineData("**vet met *schuin* erin**", "<p><strong>vet met <em>schuin</em> erin</strong></p>")]
    [InlineData("[mail](mailto:info@voorbeeld.example)", "<p><a href=\"mailto:info@voorbeeld.example\" rel=\"noopener noreferrer\" referrerpolicy=\"no-referrer\">mail</a></p>")]
    [InlineData("[lees](https://voorbeeld.example/a?b=1&c=2)", "<p><a href=\"https://voorbeeld.example/a?b=1&amp;c=2\" rel=\"noopener noreferrer\" referrerpolicy=\"no-referrer\" target=\"_blank\">lees<span class=\"away\"> (elders)</span></a></p>")]
    public void The_subset_becomes_elements(string text, string html) => Assert.Equal(html, Markdown.ToHtml(text, "elders").Value);

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("tekst <img src=x onerror=alert(1)> tekst")]
    [InlineData("<div onclick=\"x()\">\nblok\n</div>")]
    [InlineData("![plaatje](https://voorbeeld.example/x.png)")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](  JaVaScRiPt:alert(1))")]
    [InlineData("[x](java\tscript:alert(1))")]
    [InlineData("[x](&#106;avascript:alert(1))")]
    [InlineData("[x](data:text/html,<script>alert(1)</script>)")]
    [InlineData("[x](//voorbeeld.example)")]
    [InlineData("[x](http://voorbeeld.example)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[x]: javascript:alert(1)\n\n[x]")]
    [InlineData("[a](https://voorbeeld.example/\"onmouseover=alert(1)//)")]
    [InlineData("[<script>alert(1)</script>](https://voorbeeld.example)")]
    [InlineData("&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("```html\n<script>alert(1)</script>\n```")]
    [InlineData("    <script>alert(1)</script>")]
    [InlineData("> <script>alert(1)</script>")]
    [InlineData("`<script>`")]
    public void Nothing_else_becomes_an_element_or_an_address(string text)
    {
        var page = new HtmlParser().ParseDocument(Markdown.ToHtml(text, "elders").Value);
        Assert.All(page.Body!.QuerySelectorAll("*"), element => Assert.Contains(element.LocalName, (string[])["p", "br", "a", "span", "em", "strong", "ul", "ol", "li", "h3", "h4"]));
        Assert.All(page.Body.QuerySelectorAll("*").SelectMany(element => element.Attributes), attribute => Assert.Contains(attribute.Name, (string[])["href", "rel", "referrerpolicy", "target", "class", "start"]));
        Assert.All(page.QuerySelectorAll("a"), link => Assert.StartsWith("https://voorbeeld.example", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public void Text_that_is_no_mark_up_is_kept_whole()
    {
        foreach (var text in (string[])["<b>niet vet</b>", "5 * 3 = 15", "a < b & c > d", "snake_case_woord", "> geen citaat", "---", "`geen code`", "C:\\map"])
            Assert.Contains(text, new HtmlParser().ParseDocument(Markdown.ToHtml(text, "elders").Value).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_nesting_does_no_harm()
    {
        foreach (var text in (string[])[string.Concat(Enumerable.Repeat("- ", 5_000)) + "x", new string('*', 5_000) + "x" + new string('*', 5_000), new string('[', 5_000) + "x" + new string(']', 5_000), new string('>', 5_000)])
            Assert.NotNull(Markdown.ToHtml(text, "elders").Value);
    }
}
