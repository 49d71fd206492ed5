using AngleSharp.Dom;
using Bunit;
using Scanner.Core.Coding;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Coding;
using Scanner.Web.Staff.Coding;

namespace Scanner.Web.Tests.Staff.Coding;

/// <summary>The page with answers on it.</summary>
internal sealed class CodingDesk : IAsyncDisposable
{
    private readonly StaffPageTest test;
    private readonly string[] texts;

    private CodingDesk(StaffPageTest test, string[] texts) => (this.test, this.texts, Scene) = (test, texts, CodingScene.In(test.Database, test.Access));

    public CodingScene Scene { get; }

    public List<TextKey> Keys { get; } = [];

    public TestDatabase Database => test.Database;

    public IRenderedComponent<CodeAnswersPage> Page { get; private set; } = null!;

    public Web.Staff.Parts.UndoBar Undo => test.Undo;

    public string? Sentence => test.Undo.Sentence;

    public static Task<CodingDesk> OpenAsync(params string[] texts) => OpenAsync(MemberRole.PolicyOfficer, texts);

    public static async Task<CodingDesk> OpenAsync(MemberRole role, params string[] texts)
    {
        var desk = new CodingDesk(await StaffPageTest.OpenAsync(role), texts);
        foreach (var text in texts) desk.Keys.Add(await desk.Scene.AnswerAsync(text));
        desk.Page = desk.test.Render<CodeAnswersPage>(parameters => parameters.Add(page => page.Scan, desk.test.Access.Slug));
        desk.Page.WaitForElement("h1", TimeSpan.FromSeconds(20));
        return desk;
    }

    public Task KeyAsync(string key, PickedWords? picked = null, bool shift = false) => Page.Instance.OnKeyAsync(key, shift, picked);

    public PickedWords Picked(string words)
    {
        var at = Array.FindIndex(texts, text => text.Contains(words, StringComparison.Ordinal));
        return new PickedWords(AnswerCard.IdOf(Keys[at]), CodePoints.Occurrences(texts[at], words)[0], CodePoints.Count(words));
    }

    public IElement? FindCode(string label) => Page.FindAll(".tree .code").FirstOrDefault(code => code.QuerySelector("span")!.TextContent == label);

    public IElement CodeButton(string label) => FindCode(label) ?? throw new InvalidOperationException($"No code {label}.");

    public string? Count(string label) => CodeButton(label).ParentElement!.QuerySelector(".count")?.TextContent;

    public IElement UncodedChip() => Page.FindAll("button.chip").Single(chip => chip.TextContent.StartsWith("Nog niet gecodeerd", StringComparison.Ordinal));

    public ValueTask DisposeAsync() => test.DisposeAsync();
}
