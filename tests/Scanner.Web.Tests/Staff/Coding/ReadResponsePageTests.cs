using Bunit;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Coding;
using Scanner.Web.Staff.Coding;

namespace Scanner.Web.Tests.Staff.Coding;

public sealed class ReadResponsePageTests
{
    [Theory]
    [InlineData(MemberRole.PolicyOfficer, true)]
    [InlineData(MemberRole.Coder, false)]
    public async Task A_response_is_read_whole_and_by_name_only_by_who_may_see_partners(MemberRole role, bool named)
    {
        await using var test = await StaffPageTest.OpenAsync(role);
        var scene = CodingScene.In(test.Database, test.Access);
        var section = test.Database.Library.Find("partner-kort")!.Sections[0].Name;
        var key = await scene.AnswerAsync([(scene.CodedQuestions[0], "Bij het station.\nElke avond."), (Answer.NotesOn(section), "Rustig gesprek")], mode: ResponseMode.Conversation);
        await scene.ApplyAsync(key, "Station", "station");

        var page = test.Render<ReadResponsePage>(parameters => parameters.Add(each => each.Scan, test.Access.Slug).Add(each => each.Response, key.ResponseId));
        page.WaitForElement("h1", TimeSpan.FromSeconds(20));

        Assert.Equal("Wat P01 zei", page.Find("h1").TextContent);
        Assert.Equal(named, page.Markup.Contains("Organisatie 1", StringComparison.Ordinal));
        Assert.Equal("station", page.Find($"[id='{key.Path}'] mark").TextContent);
        Assert.Equal("Bij het station.\nElke avond.", page.Find($"[id='{key.Path}'] .said-text").TextContent);
        Assert.Contains("Rustig gesprek", page.Find($"[id='{Answer.NotesOn(section)}']").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_handed_in_is_not_found()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var scene = CodingScene.In(test.Database, test.Access);
        var key = await scene.AnswerAsync([(scene.CodedQuestions[0], "Concept")], submitted: false);
        var page = test.Render<ReadResponsePage>(parameters => parameters.Add(each => each.Scan, test.Access.Slug).Add(each => each.Response, key.ResponseId));
        page.WaitForElement("h1", TimeSpan.FromSeconds(20));
        Assert.Equal("Niet gevonden", page.Find("h1").TextContent);
        Assert.DoesNotContain("Concept", page.Markup, StringComparison.Ordinal);
    }
}
