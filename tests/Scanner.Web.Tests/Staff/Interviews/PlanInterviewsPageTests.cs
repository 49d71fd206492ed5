using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Scanner.Core.Data;
using Scanner.Core.Interviews;
using Scanner.Core.Scans;
using Scanner.Web.Staff.Interviews;

namespace Scanner.Web.Tests.Staff.Interviews;

public sealed class PlanInterviewsPageTests
{
    [Fact]
    public async Task Without_partners_the_page_says_what_to_do_first()
    {
        await using var page = await StaffPageTest.OpenAsync();
        var shown = page.Render<PlanInterviewsPage>(parameters => parameters.Add(one => one.Scan, page.Access.Slug));
        shown.WaitForAssertion(() => Assert.Contains("Voeg eerst partners toe", shown.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_conversation_is_started_from_the_page_and_stands_in_the_list()
    {
        await using var page = await StaffPageTest.OpenAsync(MemberRole.Interviewer);
        var partner = Partner.Of(page.Access.ScanId, 1, "Café De Proef", "horeca", "gezondheid", [], "");
        await using (var db = await page.Database.Databases.OpenAsync(page.Access.MunicipalityId, CancellationToken.None))
        {
            db.Add(partner);
            await db.SaveChangesAsync(Xunit.TestContext.Current.CancellationToken);
        }
        var shown = page.Render<PlanInterviewsPage>(parameters => parameters.Add(one => one.Scan, page.Access.Slug));
        shown.WaitForElement(".empty button").Click();
        await shown.Find("form").SubmitAsync();
        shown.WaitForAssertion(() => Assert.Equal("Kies de partner met wie u praat.", shown.Find("#partner-fout").TextContent));
        shown.Find("#partner").Change(partner.Id.ToString());
        shown.Find("#deelnemers").Change("bedrijfsleider");
        await shown.Find("form").SubmitAsync();

        var interview = Assert.Single((await page.Database.Get<PlanInterviews>().ListAsync(page.Access, CancellationToken.None)).Interviews);
        var navigation = (BunitNavigationManager)page.Services.GetRequiredService<NavigationManager>();
        Assert.EndsWith($"/gesprekken/{interview.Id}/cijfers", navigation.Uri, StringComparison.Ordinal);

        var again = page.Render<PlanInterviewsPage>(parameters => parameters.Add(one => one.Scan, page.Access.Slug));
        again.WaitForAssertion(() =>
        {
            Assert.Equal("Café De Proef", again.Find("tbody th a").TextContent);
            Assert.Contains("0 van", again.Find("tbody .number").TextContent, StringComparison.Ordinal);
            Assert.Contains("Bezig", again.Find("tbody .badge").TextContent, StringComparison.Ordinal);
        });
    }
}
