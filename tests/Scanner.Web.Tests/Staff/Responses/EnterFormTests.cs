using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Web.Tests.Respond;

namespace Scanner.Web.Tests.Staff.Responses;

/// <summary>The form for paper and telephone in a browser without JavaScript.</summary>
public sealed class EnterFormTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answers_are_typed_in_checked_handed_in_and_opened_again()
    {
        var access = await app.NewScanAsync();
        var (distribution, partner) = await PutOutAsync(access);
        var enter = app.Services.GetRequiredService<EnterAnswers>();
        var id = (await enter.StartAsync(access, distribution, new NewEntry(partner, ResponseMode.Telephone, new DateOnly(2026, 1, 5)), Stop)).ResponseId!.Value;
        var http = await app.BrowserOfAsync(access.AccountId);
        var browser = await new PlainBrowser(http).OpenAsync($"/scan/{access.Slug}/invoeren/{id}");
        Assert.Equal(HttpStatusCode.OK, browser.Answer.StatusCode);
        Assert.Contains("Telefoon, 5 januari 2026", browser.Text, StringComparison.Ordinal);
        // The cookie that goes with the form's token, as a browser would send it along.
        var cookie = browser.Answer.Headers.GetValues("Set-Cookie").Select(one => one.Split(';')[0]);
        var signedIn = http.DefaultRequestHeaders.GetValues("Cookie").Single();
        http.DefaultRequestHeaders.Remove("Cookie");
        http.DefaultRequestHeaders.Add("Cookie", string.Join("; ", cookie.Prepend(signedIn)));
        await browser.PressAsync("Nakijken en insturen");
        Assert.EndsWith("/overzicht", browser.Address, StringComparison.Ordinal);
        await browser.PressAsync("Insturen");
        Assert.Contains("ingestuurd en tellen mee", browser.Text, StringComparison.Ordinal);
        await browser.PressAsync("Opnieuw openen");
        Assert.DoesNotContain("/overzicht", browser.Address, StringComparison.Ordinal);
        await browser.PostAsync($"/scan/{access.Slug}/invoeren/{id}/overzicht", [new("go", "finish")]);
        Assert.Equal(HttpStatusCode.BadRequest, browser.Answer.StatusCode);
    }

    private async Task<(Guid Distribution, Guid Partner)> PutOutAsync(ScanAccess access)
    {
        var partner = (await app.Services.GetRequiredService<ManagePartners>().AddAsync(access, new PartnerDetails("Café De Proef", "horeca", "", [], ""), Stop)).PartnerId!.Value;
        var form = app.Services.GetRequiredService<QuestionnaireLibrary>().Find("partner-kort")!;
        var made = await app.Services.GetRequiredService<CreateInvitations>().CreateAsync(access, new NewDistribution(form.FormId, "Ronde 1", null), [new Invitee(partner, null)], Stop);
        return (made.DistributionId!.Value, partner);
    }
}
