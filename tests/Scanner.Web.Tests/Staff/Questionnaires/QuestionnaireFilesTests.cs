using System.Net;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Web.Staff.Questionnaires;
using Scanner.Web.Tests.Staff.Scans;

namespace Scanner.Web.Tests.Staff.Questionnaires;

/// <summary>Questionnaires going out as files and coming in.</summary>
public sealed class QuestionnaireFilesTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Theory]
    [InlineData("yaml", "application/yaml")]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    public async Task A_shipped_questionnaire_and_a_draft_download_and_read_back_the_same(string format, string type)
    {
        var scan = await app.NewScanAsync();
        var library = app.Services.GetRequiredService<QuestionnaireLibrary>();
        var made = await app.Services.GetRequiredService<EditQuestionnaire>().CopyAsync(scan, new DraftSource.Shipped("partner-kort"), null, Arrange.Stop);
        var browser = await app.BrowserOfAsync(scan.AccountId);
        foreach (var (address, formId) in new[] { ("scanner/partner-kort", "partner-kort"), ($"concept/{made.Id}", made.FormId) })
        {
            using var answer = await browser.GetAsync($"/scan/{scan.Slug}/downloads/vragenlijsten/{address}/{format}", Arrange.Stop);
            Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
            Assert.Equal($"{formId}.{format}", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
            using var content = new MemoryStream(await answer.Content.ReadAsByteArrayAsync(Arrange.Stop));
            var read = QuestionnaireFile.Read(content, $"{formId}.{format}", library.Lists);
            Assert.DoesNotContain(read.AllProblems(library.Lists, ""), problem => problem.Severity == Severity.Error);
            Assert.Equal(library.AsWritten("partner-kort")!.Items.Select(item => item.Name), read.Document!.Items.Select(item => item.Name));
        }
    }

    [Fact]
    public async Task What_is_not_there_and_what_is_of_another_municipality_does_not_download()
    {
        var (own, foreign) = (await app.NewScanAsync(), await app.NewScanAsync());
        var made = await app.Services.GetRequiredService<EditQuestionnaire>().NewAsync(foreign, "Van een ander", Arrange.Stop);
        var browser = await app.BrowserOfAsync(own.AccountId);
        foreach (var address in new[] { $"concept/{made.Id}/yaml", "scanner/bestaat-niet/yaml", "scanner/partner-kort/pdf" })
        {
            using var answer = await browser.GetAsync($"/scan/{own.Slug}/downloads/vragenlijsten/{address}", Arrange.Stop);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        var reader = await app.BrowserOfAsync(await app.NewMemberAsync(own, MemberRole.Reader));
        using var refused = await reader.GetAsync($"/scan/{own.Slug}/downloads/vragenlijsten/scanner/partner-kort/yaml", Arrange.Stop);
        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
    }

    [Fact]
    public async Task A_file_shows_what_is_in_it_and_is_added_when_asked()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var page = Open(test);
        var text = await File.ReadAllTextAsync(Path.Combine(TestDatabase.QuestionnaireFolder, "partner-kort.yaml"), Arrange.Stop);
        page.FindComponent<Microsoft.AspNetCore.Components.Forms.InputFile>().UploadFiles(InputFileContent.CreateFromText(text, "partner-kort.yaml"));
        page.WaitForElement(".facts", TimeSpan.FromSeconds(20));
        Assert.Contains("Geen fouten gevonden", page.Markup, StringComparison.Ordinal);
        Assert.Empty((await test.Database.Get<ListQuestionnaires>().ListAsync(test.Access, Arrange.Stop)).Drafts);
        page.Press("Toevoegen");
        var draft = Assert.Single((await test.Database.Get<ListQuestionnaires>().ListAsync(test.Access, Arrange.Stop)).Drafts);
        Assert.Equal((DraftOrigin.File, "partner-kort.yaml"), (draft.Origin.Kind, draft.Origin.Name));
    }

    [Fact]
    public async Task All_that_is_wrong_in_a_file_is_told_with_its_place_and_the_rest_can_be_added()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var page = Open(test);
        page.FindComponent<Microsoft.AspNetCore.Components.Forms.InputFile>().UploadFiles(InputFileContent.CreateFromText(
            """
            settings:
              form_id: proef
              form_title: { nl: Proef }
              version: "1"
            survey:
              - type: group
                name: deel
                label: { nl: Deel }
                questions:
                  - { type: text, name: waar, label: { nl: Waar }, relevant: "${weg} = 1" }
                  - { type: select_one kleuren, name: kleur, label: { nl: Kleur } }
            """, "proef.yaml"));
        page.WaitForElement("tbody tr", TimeSpan.FromSeconds(20));
        Assert.Equal(["regel 10", "regel 11"], page.FindAll("tbody th").Select(cell => cell.TextContent));
        page.Press("Toevoegen en de fouten in de editor herstellen");
        Assert.Single((await test.Database.Get<ListQuestionnaires>().ListAsync(test.Access, Arrange.Stop)).Drafts);
    }

    [Fact]
    public async Task Something_else_is_refused_in_plain_words()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var page = Open(test);
        page.FindComponent<Microsoft.AspNetCore.Components.Forms.InputFile>().UploadFiles(InputFileContent.CreateFromText("%PDF", "verslag.pdf"));
        page.WaitForElement(".notice.bad", TimeSpan.FromSeconds(20));
        Assert.Contains("‘verslag.pdf’ kan niet", page.Find(".notice.bad").TextContent, StringComparison.Ordinal);
    }

    private static IRenderedComponent<ImportQuestionnairePage> Open(StaffPageTest test) => test.Render<ImportQuestionnairePage>(parameters => parameters.Add(page => page.Scan, test.Access.Slug));
}
