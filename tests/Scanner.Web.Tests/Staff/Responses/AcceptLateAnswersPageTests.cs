using Bunit;
using Scanner.Core.Responses;
using Scanner.Core.Tests.Responses;
using Scanner.Web.Staff.Responses;
using Scanner.Web.Tests.Staff.Scans;

namespace Scanner.Web.Tests.Staff.Responses;

public sealed class AcceptLateAnswersPageTests
{
    [Fact]
    public async Task The_officer_reads_what_came_late_lets_it_count_and_undoes_that()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var round = await TypeLateAsync(test);
        Assert.Contains("Iemand typte nog iets", test.Render<ManageInvitationsPage>(parameters => parameters.Add(page => page.Scan, test.Access.Slug)).Find(".notice a").ParentElement!.TextContent, StringComparison.Ordinal);
        var page = test.Render<AcceptLateAnswersPage>(parameters => parameters.Add(page => page.Scan, test.Access.Slug).Add(page => page.Distribution, round));
        Assert.Contains("P01 Halt", page.Find(".late h2").TextContent, StringComparison.Ordinal);
        Assert.Equal("net te laat", page.Find(".late dd").TextContent);
        page.Press("Laten meetellen");
        Assert.Equal("Er wacht niets", page.Find(".empty h2").TextContent);
        Assert.Contains("staat bij de antwoorden", test.Undo.Sentence, StringComparison.Ordinal);
        await page.InvokeAsync(test.Undo.Undo!);
        page.Press("Niet meetellen");
        Assert.Equal("Er wacht niets", page.Find(".empty h2").TextContent);
        await page.InvokeAsync(test.Undo.Undo!);
        Assert.Equal("net te laat", page.Find(".late dd").TextContent);
    }

    [Fact]
    public async Task Another_scans_round_is_not_there()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var page = test.Render<AcceptLateAnswersPage>(parameters => parameters.Add(page => page.Scan, test.Access.Slug).Add(page => page.Distribution, Guid.NewGuid()));
        Assert.Equal("Deze uitzetting is er niet", page.Find("h1").TextContent);
    }

    private static async Task<Guid> TypeLateAsync(StaffPageTest test)
    {
        var partner = await test.PartnerAsync("Halt", "halt");
        var created = await test.Database.Get<CreateInvitations>().CreateAsync(test.Access, new NewDistribution("partner-kort", "Ronde 1", null), [new Invitee(partner, null)], Arrange.Stop);
        var token = created.Links[0].Token;
        var section = (await test.Database.Get<FillInQuestionnaire>().OpenSectionAsync(token, "werk_en_signalen", null, Arrange.Stop)).View!;
        await test.Database.Get<ManageInvitations>().CloseOnAsync(test.Access, created.DistributionId!.Value, new DateOnly(2026, 11, 20), Arrange.Stop);
        var kept = await test.Database.Get<KeepLateAnswers>().KeepAsync(token, "werk_en_signalen", Fieldwork.Form(section, ("signalen_toelichting", ["net te laat"])), false, Arrange.Stop);
        Assert.True(kept.IsKept);
        return created.DistributionId.Value;
    }
}
