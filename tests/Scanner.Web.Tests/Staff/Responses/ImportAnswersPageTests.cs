using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Web.Staff.Exports;
using Scanner.Web.Staff.Responses;

namespace Scanner.Web.Tests.Staff.Responses;

/// <summary>The officer sees what would go in and what not, decides, and finds it back as a file and as tables.</summary>
public sealed class ImportAnswersPageTests
{
    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Refused_rows_are_shown_before_anything_goes_in()
    {
        await using var page = await StaffPageTest.OpenAsync();
        await page.Database.Get<ManagePartners>().AddAsync(page.Access, new PartnerDetails("Café De Proef", "horeca", "gezondheid", [], ""), Stop);
        var (form, question, options) = QuestionIn(page.Database.Library);
        var shown = page.Render<ImportAnswersPage>(parameters => parameters.Add(each => each.Scan, page.Access.Slug));
        shown.WaitForElement("#form").Change(form.FormId);
        shown.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText($"_partner;_mode;{question};onzin\nCafé De Proef;papier;{options[0]};\nP99;papier;;\n", "lijst.csv"));
        var import = shown.WaitForElement("section.card button", TimeSpan.FromSeconds(60));
        Assert.Contains("P99", shown.Markup, StringComparison.Ordinal);
        Assert.Contains("regel 3", shown.Markup, StringComparison.Ordinal);
        Assert.Contains("niet herkend", shown.Markup, StringComparison.Ordinal);
        Assert.Contains("puntkomma", shown.Markup, StringComparison.Ordinal);
        Assert.Empty(await page.Database.Get<Core.Exports.MakeTables>().OptionsAsync(page.Access, Stop));
        import.Click();
        shown.WaitForState(() => shown.FindAll(".notice.good").Count > 0, TimeSpan.FromSeconds(60));
        Assert.Contains("1 inzending is ingelezen", shown.Find(".notice.good").TextContent, StringComparison.Ordinal);

        var files = page.Render<MakeWorkbookPage>(parameters => parameters.Add(each => each.Scan, page.Access.Slug));
        files.WaitForElement("#answer-files");
        Assert.Contains(files.FindAll("a"), link => link.GetAttribute("href") == $"/scan/{page.Access.Slug}/downloads/antwoorden.xlsx?lijst={form.FormId}");
        files.FindAll("button").Single(button => button.TextContent == "Tabellen bekijken").Click();
        files.WaitForElement("table.counted", TimeSpan.FromSeconds(60));
        Assert.Contains(files.FindAll("table.counted td"), cell => cell.TextContent.Contains(100.ToString("0.0", CultureInfo.GetCultureInfo("nl-NL")) + "%", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_no_table_is_refused_in_words()
    {
        await using var page = await StaffPageTest.OpenAsync();
        var shown = page.Render<ImportAnswersPage>(parameters => parameters.Add(each => each.Scan, page.Access.Slug));
        shown.WaitForElement("#form").Change(page.Database.Library.Questionnaires[0].FormId);
        shown.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("%PDF", "lijst.pdf"));
        Assert.Contains("Kies een .csv of .xlsx", shown.WaitForElement(".notice.bad", TimeSpan.FromSeconds(60)).TextContent, StringComparison.Ordinal);
    }

    /// <summary>A shipped questionnaire for online use with a first question of one choice that is always asked.</summary>
    private static (Questionnaire Form, string Question, IReadOnlyList<string> Options) QuestionIn(QuestionnaireLibrary library) =>
        (from form in library.Questionnaires
         where form.Modes.Contains(QuestionMode.Online)
         let first = form.Sections[0].Items.OfType<SelectOneQuestion>().FirstOrDefault(question => question is { Relevant: null, ChoiceFilter: null, Audience.Count: 0, Modes.Count: 0 })
         where first is not null && form.Sections[0] is { Relevant: null, Audience.Count: 0, Modes.Count: 0 }
         select (form, first.Name, (IReadOnlyList<string>)[.. first.Choices.Select(choice => choice.Name)])).First();
}
