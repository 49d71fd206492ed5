using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Scanner.Web.Tests.Accounts;

/// <summary>Fills in a plain form as a browser does: opens the page, keeps its hidden fields, posts.</summary>
internal static class AccountForm
{
    public static async Task<IHtmlDocument> ReadAsync(this HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    public static async Task<HttpResponseMessage> FillInAsync(this HttpClient browser, string address, params (string Name, string Value)[] typed)
    {
        var answer = await browser.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var form = (IHtmlFormElement)(await answer.ReadAsync()).QuerySelector("form")!;
        var fields = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().ToDictionary(field => field.Name!, field => field.Value);
        foreach (var (name, value) in typed) fields[name] = value;
        var action = form.GetAttribute("action") is { Length: > 0 } named ? named : address;
        return await browser.PostAsync(action, new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken);
    }
}
