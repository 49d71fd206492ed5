using Bunit;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Web.Staff.Questionnaires;
using Scanner.Web.Tests.Staff.Scans;

namespace Scanner.Web.Tests.Staff.Questionnaires;

/// <summary>The editor with a new questionnaire on it.</summary>
internal sealed class EditorDesk : IAsyncDisposable
{
    private EditorDesk(StaffPageTest test, Guid draftId) => (Test, DraftId) = (test, draftId);

    public StaffPageTest Test { get; }

    public Guid DraftId { get; }

    public IRenderedComponent<EditQuestionnairePage> Page { get; private set; } = null!;

    public static async Task<EditorDesk> OpenAsync(string title = "Proef")
    {
        var test = await StaffPageTest.OpenAsync();
        var made = await test.Database.Get<EditQuestionnaire>().NewAsync(test.Access, title, Arrange.Stop);
        return new EditorDesk(test, made.Id) { Page = null! }.Open();
    }

    public static async Task<EditorDesk> OfAsync(string formId)
    {
        var test = await StaffPageTest.OpenAsync();
        var made = await test.Database.Get<EditQuestionnaire>().CopyAsync(test.Access, new DraftSource.Shipped(formId), null, Arrange.Stop);
        return new EditorDesk(test, made.Id) { Page = null! }.Open();
    }

    public async Task<FormDocument> StoredAsync() => (await Test.Database.Get<EditQuestionnaire>().OpenAsync(Test.Access, DraftId, Arrange.Stop))!.Document;

    public async Task<DraftView> ViewAsync() => (await Test.Database.Get<EditQuestionnaire>().OpenAsync(Test.Access, DraftId, Arrange.Stop))!;

    public void Add(string kind)
    {
        Page.Find("[data-tree-actions] button[aria-expanded]").Click();
        Page.FindAll(".add-kind").Single(button => button.QuerySelector("b")!.TextContent == kind).Click();
    }

    public void Type(string id, string words) => Page.Find("#" + id).Change(words);

    public void Choose(string words) => Page.FindAll("[role=treeitem]").First(node => node.QuerySelector(".words")!.TextContent == words).Click();

    public List<string> Tree => [.. Page.FindAll("[role=treeitem]").Select(node => node.GetAttribute("aria-level") + " " + node.QuerySelector(".words")!.TextContent)];

    public ValueTask DisposeAsync() => Test.DisposeAsync();

    private EditorDesk Open()
    {
        Page = Test.Render<EditQuestionnairePage>(parameters => parameters.Add(page => page.Scan, Test.Access.Slug).Add(page => page.DraftId, DraftId));
        Page.WaitForElement("h1", TimeSpan.FromSeconds(20));
        return this;
    }
}
