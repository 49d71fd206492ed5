using Bunit;
using Scanner.Core.Data;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Web.Staff.Responses;
using Scanner.Web.Tests.Staff.Scans;

namespace Scanner.Web.Tests.Staff.Responses;

public sealed class MonitorFieldworkPageTests
{
    [Fact]
    public async Task Before_anybody_was_invited_the_page_says_what_will_come()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var page = Open(test);
        Assert.Equal("Er loopt nog niets", page.Find(".empty h2").TextContent);
    }

    [Fact]
    public async Task An_officer_sees_numbers_and_who_has_not_finished_with_the_way_to_remind_them()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var (round, links) = await InviteAsync(test, test.Access, "Geheime Persoon");
        var page = Open(test);
        Assert.Contains("0 van 1 organisaties", page.Find(".tile").TextContent, StringComparison.Ordinal);
        Assert.Equal("Alle soorten", page.Find("tr.total th").TextContent);
        Assert.StartsWith("Bijgewerkt op 21 november 2026 om 14:03", page.Find(".updated").TextContent.Trim(), StringComparison.Ordinal);
        var organisation = page.Find(".organisations > li");
        Assert.Contains("Geheime Persoon", organisation.TextContent, StringComparison.Ordinal);
        Assert.Contains("nog niet geopend", organisation.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/scan/{test.Access.Slug}/uitnodigingen/{round}/herinneren?wie={links[0].InvitationId}", organisation.QuerySelector("a.button")!.GetAttribute("href"));
        Assert.Equal($"/scan/{test.Access.Slug}/uitnodigingen/{round}/herinneren", page.Find(".unfinished > .row a").GetAttribute("href"));
    }

    [Theory]
    [InlineData(MemberRole.Reader)]
    [InlineData(MemberRole.Coder)]
    [InlineData(MemberRole.Interviewer)]
    public async Task Who_may_not_invite_sees_the_same_numbers_and_no_name(MemberRole role)
    {
        await using var test = await StaffPageTest.OpenAsync(role);
        await InviteAsync(test, Officer(test.Access), "Geheime Persoon");
        var page = Open(test);
        Assert.Contains("0 van 1 organisaties", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Geheime", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".organisations, textarea, a[href*=herinneren], a[href*=partners]"));
    }

    [Fact]
    public async Task The_page_brings_itself_up_to_date_when_its_script_asks()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var (_, links) = await InviteAsync(test, test.Access, "Een");
        var page = Open(test);
        test.Database.Clock.Move(TimeSpan.FromMinutes(2));
        await SubmitAsync(test, links[0]);
        await page.Instance.RefreshAsync();
        Assert.Contains("1 van 1 organisaties", page.Find(".tile").TextContent, StringComparison.Ordinal);
        Assert.Equal("14:05", page.Find(".updated time").TextContent);
        Assert.Contains("Iedereen die is uitgenodigd, is klaar.", page.Markup, StringComparison.Ordinal);
        Assert.Equal("ingestuurd: 1", page.Find(".key").TextContent.Trim().Split("  ")[^1].Trim().Split('\n')[^1].Trim());
    }

    [Fact]
    public async Task A_note_is_saved_while_it_is_typed_and_a_refresh_does_not_take_it_away()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var (_, links) = await InviteAsync(test, test.Access, "Een");
        var partner = (await test.Database.Get<ManageInvitations>().ListAsync(test.Access, Arrange.Stop)).Single().Invitations.Single().PartnerId;
        var page = Open(test);
        var typing = page.Find("textarea").InputAsync("belt terug ");
        await page.Instance.RefreshAsync();
        Assert.Equal("belt terug ", page.Find("textarea").GetAttribute("value"));
        await page.Find("textarea").InputAsync("belt terug dinsdag ");
        await typing;
        page.WaitForAssertion(() => Assert.Equal("Opgeslagen om 14:03", page.Find(".note [role=status]").TextContent), TimeSpan.FromSeconds(10));
        Assert.Equal("belt terug dinsdag", (await test.Database.Get<ManagePartners>().FindAsync(test.Access, partner, Arrange.Stop))!.Details.Note);
        await page.Instance.RefreshAsync();
        Assert.Equal("belt terug dinsdag ", page.Find("textarea").GetAttribute("value"));
        await test.Database.Get<ListUnfinished>().RememberAsync(test.Access, partner, "van een collega", Arrange.Stop);
        await page.Instance.RefreshAsync();
        Assert.Equal("van een collega", page.Find("textarea").GetAttribute("value"));
    }

    [Fact]
    public async Task A_note_that_is_too_long_stays_and_is_said_not_to_be_saved()
    {
        await using var test = await StaffPageTest.OpenAsync();
        await InviteAsync(test, test.Access, "Een");
        var page = Open(test);
        var text = new string('x', Partner.NoteLength + 1);
        await page.Find("textarea").InputAsync(text);
        page.WaitForAssertion(() => Assert.StartsWith("Dit is te lang en is niet opgeslagen.", page.Find(".note [role=status]").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(10));
        Assert.Equal(text, page.Find("textarea").GetAttribute("value"));
    }

    internal static ScanAccess Officer(ScanAccess access) => access with { Role = MemberRole.PolicyOfficer };

    internal static async Task<(Guid Round, IReadOnlyList<NewLink> Links)> InviteAsync(StaffPageTest test, ScanAccess access, string contact)
    {
        var partner = (await test.Database.Get<ManagePartners>().AddAsync(access, new PartnerDetails("Geheime Organisatie", "politie", "", [], ""), Arrange.Stop)).PartnerId!.Value;
        var person = (await test.Database.Get<ManageContacts>().AddAsync(access, partner, new ContactDetails(contact, "contact@voorbeeld.example", "", ""), Arrange.Stop)).ContactId!.Value;
        var made = await test.Database.Get<CreateInvitations>().CreateAsync(access, new NewDistribution("partner-kort", "Ronde 1", null), [new Invitee(partner, person)], Arrange.Stop);
        return (made.DistributionId!.Value, made.Links);
    }

    /// <summary>Hands in straight in the database; how that goes through the pages is tested there.</summary>
    private static async Task SubmitAsync(StaffPageTest test, NewLink link)
    {
        await using var db = await test.Database.Databases.OpenAsync(test.Access.MunicipalityId, Arrange.Stop);
        var invitation = db.Set<Invitation>().Single(row => row.Id == link.InvitationId);
        var distribution = db.Set<Distribution>().Single(row => row.Id == invitation.DistributionId);
        var response = Response.Online(test.Access.ScanId, invitation.PartnerId, distribution.QuestionnaireVersionId, invitation.Id, test.Database.Clock.GetUtcNow(), distribution.Id);
        response.Saved(test.Database.Clock.GetUtcNow());
        response.Submit(test.Database.Clock.GetUtcNow());
        db.Add(response);
        await db.SaveChangesAsync(Arrange.Stop);
    }

    private static IRenderedComponent<MonitorFieldworkPage> Open(StaffPageTest test) => test.Render<MonitorFieldworkPage>(parameters => parameters.Add(page => page.Scan, test.Access.Slug));
}
