using Bunit;
using Scanner.Core.Scans;
using Scanner.Web.Staff.Scans;

namespace Scanner.Web.Tests.Staff.Scans;

public sealed class DescribeScanPageTests
{
    [Fact]
    public async Task Purpose_and_an_own_key_question_are_saved()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var page = test.Render<DescribeScanPage>(parameters => parameters.Add(page => page.Scan, test.Access.Slug));
        page.Type("#purpose", "Wij willen weten wat er speelt.");
        page.Press("Eigen kernvraag toevoegen");
        page.Find("form").Submit();
        Assert.Contains("Vul de vraag in", page.Find("#question-10-error").TextContent, StringComparison.Ordinal);
        Assert.Equal("Wij willen weten wat er speelt.", page.Find("#purpose").GetAttribute("value"));
        page.Type("#question-10", "Hoe gaat het bij evenementen?");
        page.Find("#starts").Change("2026-11-20");
        page.Find("#ends").Change("2026-11-01");
        page.Find("form").Submit();
        Assert.NotNull(page.Find("#ends-error"));
        page.Find("#ends").Change("2026-12-14");
        page.Find("form").Submit();

        Assert.Equal("Opgeslagen.", test.Undo.Sentence);
        var saved = await test.Database.Get<DescribeScan>().ViewAsync(test.Access, Arrange.Stop);
        Assert.Equal((new DateOnly(2026, 12, 14), 11), (saved.EndsOn, saved.KeyQuestions[^1].Number));
        Assert.Contains("Kernvraag 11", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Going_on_saves_first_and_a_key_question_stays_one_line()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var page = test.Render<DescribeScanPage>(parameters => parameters.Add(page => page.Scan, test.Access.Slug));
        page.Type("#question-0", "Hoe ziet het\ngebruik eruit?");
        page.Press("Opslaan en naar partners");
        var saved = await test.Database.Get<DescribeScan>().ViewAsync(test.Access, Arrange.Stop);
        Assert.Equal("Hoe ziet het gebruik eruit?", saved.KeyQuestions[0].Text);
    }
}
