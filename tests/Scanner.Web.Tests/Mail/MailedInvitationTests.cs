using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scanner.Core.Data;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Web.Mail;
using Scanner.Web.Tests.Respond;

namespace Scanner.Web.Tests.Mail;

/// <summary>From the officer's button over a real mail server to the respondent's browser.</summary>
public sealed class MailedInvitationTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string BaseUrl = "https://scanner.voorbeeld.example";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mailed_link_opens_the_questionnaire_and_its_foot_stops_mail()
    {
        await using var server = await SmtpServer.StartAsync();
        var (access, distribution, invitation) = await InviteAsync("persoon@voorbeeld.example");
        await SendAsync(access, distribution, invitation);
        await RunAsync(MailDoorTests.DoorTo(server.Port));
        var mail = await NextToAsync(server, "persoon@voorbeeld.example");
        var link = mail.Plain.Split('\n').Select(line => line.Trim()).Single(line => line.StartsWith(BaseUrl + "/v/", StringComparison.Ordinal));
        Assert.Contains($"href=\"{link}\"", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("{", mail.Plain, StringComparison.Ordinal);

        var browser = await new PlainBrowser(app.Browser()).OpenAsync(link[BaseUrl.Length..]);
        Assert.Equal(HttpStatusCode.OK, browser.Answer.StatusCode);
        Assert.Contains("Korte vragenlijst voor partners", browser.Text, StringComparison.Ordinal);

        var stopAt = mail.Headers["list-unsubscribe"].Trim('<', '>')[BaseUrl.Length..];
        // Looking changes nothing: mail filters open every link.
        await browser.OpenAsync(stopAt);
        Assert.Contains("Geen mail meer over dit onderzoek?", browser.Text, StringComparison.Ordinal);
        Assert.Equal(MailHold.None, await HoldAsync(access, distribution, again: true));
        // The post of a mail program, as RFC 8058 has it.
        await browser.PostAsync(stopAt, [new("List-Unsubscribe", "One-Click")]);
        Assert.Equal(HttpStatusCode.OK, browser.Answer.StatusCode);
        Assert.Contains("U krijgt geen mail meer", browser.Text, StringComparison.Ordinal);
        Assert.Equal(MailHold.MailStopped, await HoldAsync(access, distribution));
        await (await browser.OpenAsync(stopAt)).PressAsync("Toch weer mail ontvangen");
        Assert.Contains("U krijgt weer mail", browser.Text, StringComparison.Ordinal);
        Assert.Equal(MailHold.None, await HoldAsync(access, distribution, again: true));
        await browser.PressAsync("Stop met mailen");
        Assert.Equal(MailHold.MailStopped, await HoldAsync(access, distribution));
        Assert.Contains("You will get no more mail", (await browser.OpenAsync(stopAt + "?taal=en")).Text, StringComparison.Ordinal);
        Assert.Equal("no-referrer", browser.Answer.Headers.GetValues("Referrer-Policy").Single());
    }

    [Fact]
    public async Task Stopping_mail_through_an_unknown_link_is_a_friendly_404()
    {
        foreach (var browser in new[] { await new PlainBrowser(app.Browser()).OpenAsync("/v/abc/afmelden"), await new PlainBrowser(app.Browser()).PostAsync("/v/abc/afmelden", []) })
        {
            Assert.Equal(HttpStatusCode.NotFound, browser.Answer.StatusCode);
            Assert.Contains("Deze link werkt niet", browser.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_refusal_a_delay_and_a_broken_line_end_where_they_should()
    {
        await using var server = await SmtpServer.StartAsync();
        var door = MailDoorTests.DoorTo(server.Port);
        foreach (var (name, state, words) in new[] { ("weigert", MailState.Failed, "postbus bestaat niet"), ("later", MailState.Queued, "straks nog eens"), ("breekt", MailState.Queued, "") })
        {
            var (access, distribution, invitation) = await InviteAsync(name + Guid.NewGuid().ToString("n") + "@voorbeeld.example");
            await SendAsync(access, distribution, invitation);
            await RunAsync(door);
            var row = Assert.Single((await app.Services.GetRequiredService<ViewSendLog>().ViewAsync(access, distribution, Stop))!.Rows);
            Assert.Equal((state, 1), (row.State, row.Attempts));
            Assert.Contains(words, row.Failure, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_server_of_the_program_sends_what_is_queued_by_itself()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var sending = app.WithWebHostBuilder(builder =>
        {
            builder.UseSetting("Mail:Host", "127.0.0.1");
            builder.UseSetting("Mail:Port", server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
            builder.UseSetting("Mail:StartTls", "false");
            builder.UseSetting("Mail:From", "scanner@gemeente.example");
        });
        var (access, distribution, invitation) = await InviteAsync("zelf@voorbeeld.example");
        await SendAsync(access, distribution, invitation);
        _ = sending.Server;
        var mail = await NextToAsync(server, "zelf@voorbeeld.example");
        Assert.Contains(BaseUrl + "/v/", mail.Plain, StringComparison.Ordinal);
    }

    /// <summary>Tests share the queue: another's retry may come in between.</summary>
    private static async Task<ReceivedMail> NextToAsync(SmtpServer server, string address)
    {
        while (true)
            if (await server.NextAsync() is var mail && mail.Recipients[0] == address) return mail;
    }

    private async Task<(ScanAccess Access, Guid Distribution, Guid Invitation)> InviteAsync(string address)
    {
        var access = await app.NewScanAsync();
        var services = app.Services;
        var partner = (await services.GetRequiredService<ManagePartners>().AddAsync(access, new PartnerDetails("Jongerenwerk De Brug", "jeugd-en-jongerenwerk", "jeugd", [], ""), Stop)).PartnerId!.Value;
        var contact = await services.GetRequiredService<ManageContacts>().AddAsync(access, partner, new ContactDetails("Toets Persoon", address, "", ""), Stop);
        var created = await services.GetRequiredService<CreateInvitations>().CreateAsync(access, new NewDistribution("partner-kort", "Ronde 1", null), [new Invitee(partner, contact.ContactId)], Stop);
        return (access, created.DistributionId!.Value, created.Links[0].InvitationId);
    }

    private async Task SendAsync(ScanAccess access, Guid distribution, Guid invitation) =>
        Assert.Equal(1, (await app.Services.GetRequiredService<SendInvitations>().SendAsync(access, distribution, [invitation], [], Stop)).Queued);

    private Task<MailRun> RunAsync(MailDoor door) => app.Services.GetRequiredService<SendQueuedMail>().RunAsync("toets", BaseUrl, 1000, door.SendAsync, Stop);

    private async Task<MailHold> HoldAsync(ScanAccess access, Guid distribution, bool again = false)
    {
        var hold = Assert.Single((await app.Services.GetRequiredService<SendReminders>().PlanAsync(access, distribution, Stop))!.Rows).Hold;
        return again && hold == MailHold.Recent ? MailHold.None : hold;
    }
}
