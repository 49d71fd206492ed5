using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Scanner.Web.Tests.Respond;

/// <summary>A browser without JavaScript: reads the HTML, fills in fields, presses a button, follows where it is sent.</summary>
public sealed class PlainBrowser(HttpClient http)
{
    public HttpClient Http => http;

    public IHtmlDocument Page { get; private set; } = new HtmlParser().ParseDocument("");

    public HttpResponseMessage Answer { get; private set; } = new();

    /// <summary>Where the browser is: path and query.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Where on the page the browser is: the fragment of the address, decoded.</summary>
    public string Place { get; private set; } = "";

    public string Text => Page.Body!.TextContent;

    public async Task<PlainBrowser> OpenAsync(string address)
    {
        var answer = await http.GetAsync(address.Split('#')[0], TestContext.Current.CancellationToken);
        if (answer.StatusCode == HttpStatusCode.SeeOther) return await OpenAsync(answer.Headers.Location!.OriginalString);
        Take(address, answer, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return this;
    }

    public PlainBrowser Type(string question, string text)
    {
        var field = Page.GetElementById("f-" + question);
        if (field is IHtmlTextAreaElement area) area.Value = text;
        else ((IHtmlInputElement)field!).Value = text;
        return this;
    }

    public PlainBrowser Choose(string question, params string[] choices)
    {
        var inputs = Page.QuerySelectorAll<IHtmlInputElement>("input").Where(input => input.Name == "q." + question && (input.Type is "radio" or "checkbox")).ToList();
        if (Page.GetElementById("f-" + question) is IHtmlSelectElement select) select.Value = choices.Single();
        else Assert.All(choices, choice => Assert.Contains(inputs, input => input.Value == choice));
        foreach (var input in inputs) input.IsChecked = choices.Contains(input.Value);
        return this;
    }

    /// <summary>Gives options of an order the place 1, 2, …; the others have none.</summary>
    public PlainBrowser Rank(string question, params (string Option, int Place)[] places)
    {
        foreach (var select in Page.QuerySelectorAll<IHtmlSelectElement>("select").Where(select => select.Name == "q." + question))
        {
            var option = select.Closest("[data-option]")!.GetAttribute("data-option");
            select.Value = places.Where(pair => pair.Option == option).Select(pair => $"{pair.Place}:{option}").SingleOrDefault("");
        }
        return this;
    }

    /// <summary>Presses the button with this text and follows the redirect.</summary>
    public Task<PlainBrowser> PressAsync(string text) => PressAsync(Page.QuerySelectorAll<IHtmlButtonElement>("button").Last(button => button.TextContent.Trim() == text));

    /// <summary>Presses the button that posts this value, such as <c>more:shops</c>.</summary>
    public Task<PlainBrowser> PressValueAsync(string value) => PressAsync(Page.QuerySelectorAll<IHtmlButtonElement>("button").Single(button => button.Value == value));

    private async Task<PlainBrowser> PressAsync(IHtmlButtonElement button)
    {
        var form = button.Form!;
        var fields = Fields(form).ToList();
        if (button.Name is { Length: > 0 } name) fields.Add(new(name, button.Value));
        return await PostAsync(form.GetAttribute("action")!, fields);
    }

    public async Task<PlainBrowser> PostAsync(string address, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        var answer = await http.PostAsync(address, content, TestContext.Current.CancellationToken);
        if (answer.StatusCode == HttpStatusCode.SeeOther) return await OpenAsync(answer.Headers.Location!.OriginalString);
        Take(address, answer, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return this;
    }

    /// <summary>What the form would send, without a button.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form)
    {
        foreach (var element in form.Elements)
        {
            var (name, value) = element switch
            {
                IHtmlInputElement { Type: "radio" or "checkbox" } box => (box.IsChecked ? box.Name : null, box.Value),
                IHtmlInputElement input => (input.Name, input.Value),
                // A browser sends CRLF.
                IHtmlTextAreaElement area => (area.Name, area.Value.ReplaceLineEndings("\r\n")),
                IHtmlSelectElement select => (select.Name, select.Value ?? ""),
                _ => (null, ""),
            };
            if (!string.IsNullOrEmpty(name)) yield return new(name, value);
        }
    }

    public IHtmlFormElement Form => Page.QuerySelector<IHtmlFormElement>("main form")!;

    public IElement Question(string name) => Page.QuerySelector($"[data-q='{name}']")!;

    public bool Shows(string question) => !Question(question).HasAttribute("hidden");

    private void Take(string address, HttpResponseMessage answer, string html)
    {
        (Address, Place, Answer) = (address.Split('#')[0], Uri.UnescapeDataString(address.Split('#').ElementAtOrDefault(1) ?? ""), answer);
        Page = new HtmlParser().ParseDocument(html);
    }
}
