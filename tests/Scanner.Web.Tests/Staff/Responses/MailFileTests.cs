using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Web.Tests.Accounts;

namespace Scanner.Web.Tests.Staff.Responses;

/// <summary>The send log and the file for mail merge, over real HTTP.</summary>
public sealed class MailFileTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_send_log_downloads_as_a_table_without_formulas()
    {
        var (access, round, invitation) = await RoundAsync("=Toets");
        await app.Services.GetRequiredService<SendInvitations>().SendAsync(access, round, [invitation], [], Stop);
        var answer = await (await app.BrowserOfAsync(access.AccountId)).GetAsync($"/scan/{access.Slug}/uitnodigingen/{round}/verzendlijst.csv", Stop);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        var lines = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(Stop)).TrimStart('\ufeff').Split("\r\n");
        Assert.StartsWith("soort;nummer;partner;naam;", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("uitnodiging;P01;Halt;'=Toets;toets@voorbeeld.example;", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_for_mail_merge_is_made_by_a_post_with_a_token_and_not_without()
    {
        var (access, round, _) = await RoundAsync("Toets");
        var browser = await app.BrowserOfAsync(access.AccountId);
        var address = $"/scan/{access.Slug}/uitnodigingen/{round}/samenvoegen.xlsx";
        Assert.NotEqual(HttpStatusCode.OK, (await browser.GetAsync(address, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync(address, new FormUrlEncodedContent([new("kind", "Invitation"), new("address", "http://localhost/")]), Stop)).StatusCode);

        // Any page with a form gives this browser a token.
        var page = await browser.GetAsync("/account/uitloggen", Stop);
        var token = (await page.ReadAsync()).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        browser.DefaultRequestHeaders.Add("Cookie", page.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        var answer = await browser.PostAsync(address, new FormUrlEncodedContent([new("kind", "Invitation"), new("address", "http://localhost/"), new("__RequestVerificationToken", token)]), Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
    }

    private async Task<(ScanAccess Access, Guid Round, Guid Invitation)> RoundAsync(string person)
    {
        var access = await app.NewScanAsync();
        var partner = (await app.Services.GetRequiredService<ManagePartners>().AddAsync(access, new PartnerDetails("Halt", "halt", "jeugd", [], ""), Stop)).PartnerId!.Value;
        var contact = await app.Services.GetRequiredService<ManageContacts>().AddAsync(access, partner, new ContactDetails(person, "toets@voorbeeld.example", "", ""), Stop);
        var created = await app.Services.GetRequiredService<CreateInvitations>().CreateAsync(access, new NewDistribution("partner-kort", "Ronde 1", null), [new Invitee(partner, contact.ContactId)], Stop);
        return (access, created.DistributionId!.Value, created.Links[0].InvitationId);
    }
}
