using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scanner.Core.Data;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Web.Staff;
using Scanner.Web.Staff.Responses;
using Scanner.Web.Tests.Staff.Scans;

namespace Scanner.Web.Tests.Staff.Responses;

public sealed class MailPagesTests
{
    [Fact]
    public async Task The_reminder_page_shows_who_gets_one_and_why_others_do_not_and_sends_with_one_button()
    {
        await using var test = await StaffPageTest.OpenAsync();
        test.HasMailServer = true;
        var (round, links) = await RoundAsync(test, "Halt", "Politie");
        await test.Database.Get<StopMail>().StopAsync(links[1].Token, Arrange.Stop);
        var page = Open<SendRemindersPage>(test, round);
        Assert.Contains("Halt", page.FindAll(".card .option").Single().TextContent, StringComparison.Ordinal);
        Assert.Equal("Wil geen mail meer.", page.Find("tbody td:last-child").TextContent);
        page.Press("1 herinnering versturen");
        Assert.EndsWith($"/uitnodigingen/{round}/verzonden", test.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        Assert.Equal("1 mail staat in de wachtrij.", test.Undo.Sentence);
        var mail = Assert.Single((await test.Database.Get<ViewSendLog>().ViewAsync(test.Access, round, Arrange.Stop))!.Rows);
        Assert.Equal((MailKind.Reminder, "Herinnering: Korte vragenlijst voor partners"), (mail.Kind, mail.Subject));
    }

    [Fact]
    public async Task A_link_in_the_list_leads_to_a_reminder_for_that_one_only()
    {
        await using var test = await StaffPageTest.OpenAsync();
        test.HasMailServer = true;
        var (round, links) = await RoundAsync(test, "Halt", "Politie");
        test.Services.GetRequiredService<NavigationManager>().NavigateTo($"/scan/{test.Access.Slug}/uitnodigingen/{round}/herinneren?wie={links[1].InvitationId}");
        var page = Open<SendRemindersPage>(test, round);
        Assert.Contains("Politie", Assert.Single(page.FindAll(".card .option")).TextContent, StringComparison.Ordinal);
        page.Press("1 herinnering versturen");
        Assert.Equal("Politie", Assert.Single((await test.Database.Get<ViewSendLog>().ViewAsync(test.Access, round, Arrange.Stop))!.Rows).PartnerName);
    }

    [Fact]
    public async Task Without_a_mail_server_the_page_names_the_setting_and_the_ways_around()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var (round, _) = await RoundAsync(test, "Halt");
        var page = Open<SendInvitationsPage>(test, round);
        Assert.Contains("Mail:Host", page.Find(".notice.warn").TextContent, StringComparison.Ordinal);
        Assert.Contains(page.FindAll(".notice a"), link => link.GetAttribute("href")!.EndsWith("/samenvoegen", StringComparison.Ordinal));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Contains("versturen", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Words_are_checked_previewed_saved_and_put_back()
    {
        await using var test = await StaffPageTest.OpenAsync();
        test.HasMailServer = true;
        var (round, _) = await RoundAsync(test, "Halt");
        var page = Open<EditMailWordingPage>(test, round);
        Assert.Contains("Beste Toets Halt,", page.Find("div.mail").TextContent, StringComparison.Ordinal);
        Assert.Equal("https://scanner.voorbeeld.example/v/voorbeeld", page.Find("div.mail a").GetAttribute("href"));
        page.Find("#words").Change("Beste {voornaam}");
        page.Find("form").Submit();
        Assert.StartsWith("{voornaam} kennen wij hier niet.", page.Find("#words-error").TextContent, StringComparison.Ordinal);
        page.Find("#words").Change("Beste {naam}");
        page.Find("form").Submit();
        Assert.StartsWith("De persoonlijke link ontbreekt.", page.Find("#words-error").TextContent, StringComparison.Ordinal);
        page.Find("#words").Change("Beste {naam}, <b>doe</b> mee: {link}");
        page.Find("form").Submit();
        Assert.Empty(page.FindAll("#words-error"));
        Assert.Equal("eigen tekst", page.Find(".kinds .badge").TextContent);
        Assert.Empty(page.FindAll("div.mail b"));
        page.Press("Platte tekst");
        Assert.Equal("Beste Toets Halt, <b>doe</b> mee: https://scanner.voorbeeld.example/v/voorbeeld", page.Find("pre.mail").TextContent);
        await page.InvokeAsync(() => test.Undo.Undo!());
        Assert.Equal("tekst van Scanner", page.Find(".kinds .badge").TextContent);
    }

    [Fact]
    public async Task A_test_mail_goes_to_the_officers_own_address()
    {
        await using var test = await StaffPageTest.OpenAsync();
        test.HasMailServer = true;
        var (round, _) = await RoundAsync(test, "Halt");
        await using (var db = await test.Database.Databases.CreateDbContextAsync(Arrange.Stop))
            await db.Set<Account>().Where(account => account.Id == test.Access.AccountId).ExecuteUpdateAsync(set => set.SetProperty(account => account.Email, "lid@voorbeeld.example"), Arrange.Stop);
        var page = Open<EditMailWordingPage>(test, round);
        page.Press("Proefmail aan mijzelf");
        Assert.Contains("lid@voorbeeld.example", test.Undo.Sentence, StringComparison.Ordinal);
        Assert.Equal(("lid@voorbeeld.example", MailKind.Test), (await test.Database.Get<ViewSendLog>().ViewAsync(test.Access, round, Arrange.Stop))!.Rows.Select(row => (row.ToAddress, row.Kind)).Single());
    }

    [Fact]
    public async Task The_log_says_what_came_of_each_mail_and_a_bounce_is_noted_and_undone()
    {
        await using var test = await StaffPageTest.OpenAsync();
        test.HasMailServer = true;
        var (round, links) = await RoundAsync(test, "Halt", "Politie", "School");
        await test.Database.Get<SendInvitations>().SendAsync(test.Access, round, [.. links.Select(link => link.InvitationId)], [], Arrange.Stop);
        // Mails queued at the same moment leave in no order of their own: two of the three go, and the first of those arrives.
        var handed = 0;
        await test.Database.Get<SendQueuedMail>().RunAsync("toets", "https://scanner.voorbeeld.example", 2, (_, _) => Task.FromResult(
            handed++ == 0 ? new MailReceipt(MailResult.Sent, "") : new MailReceipt(MailResult.Refused, "550 Onbekend")), Arrange.Stop);
        var page = Open<ViewSendLogPage>(test, round);
        Assert.Equal("1 van 3 verstuurd", page.Find(".progress label").TextContent);
        Assert.Equal(["in de wachtrij", "mislukt", "verstuurd"], page.FindAll("tbody .badge").Select(badge => badge.TextContent).Order());
        Assert.Equal("550 Onbekend", page.Find(".failure").TextContent);
        page.Press("Kwam terug");
        Assert.Contains("teruggekomen", page.FindAll("tbody .badge").Select(badge => badge.TextContent));
        await page.InvokeAsync(() => test.Undo.Undo!());
        Assert.DoesNotContain("teruggekomen", page.FindAll("tbody .badge").Select(badge => badge.TextContent));
        page.Press("Opnieuw proberen");
        page.Press("Wat nog wacht niet versturen");
        Assert.Equal("2 mails worden niet verstuurd.", test.Undo.Sentence);
        Assert.Empty(page.FindAll(".progress"));
    }

    [Fact]
    public async Task The_log_is_narrowed_to_what_did_not_arrive_and_the_home_leads_there()
    {
        await using var test = await StaffPageTest.OpenAsync();
        test.HasMailServer = true;
        var (round, links) = await RoundAsync(test, "Halt", "Politie");
        await test.Database.Get<SendInvitations>().SendAsync(test.Access, round, [.. links.Select(link => link.InvitationId)], [], Arrange.Stop);
        await test.Database.Get<SendQueuedMail>().RunAsync("toets", "https://scanner.voorbeeld.example", 2, (mail, _) => Task.FromResult(
            mail.ToName == "Toets Halt" ? new MailReceipt(MailResult.Sent, "") : new MailReceipt(MailResult.Refused, "550 Onbekend")), Arrange.Stop);
        var home = test.Render<Scanner.Web.Staff.Findings.ViewAssessmentGridPage>(parameters => parameters.Add(page => page.Scan, test.Access.Slug));
        var way = home.FindAll("[aria-labelledby=waiting] a").Single(link => link.TextContent == "1 mail").GetAttribute("href")!;
        Assert.Equal($"/scan/{test.Access.Slug}/uitnodigingen/{round}/verzonden?stand=mis", way);
        test.Services.GetRequiredService<NavigationManager>().NavigateTo(way);
        var page = Open<ViewSendLogPage>(test, round);
        Assert.Equal("mislukt", Assert.Single(page.FindAll("tbody .badge")).TextContent);
        page.Press("Alle (2)");
        Assert.Equal(2, page.FindAll("tbody .badge").Count);
        page.Find("#search").Input("politie@");
        Assert.Equal("mislukt", Assert.Single(page.FindAll("tbody .badge")).TextContent);
    }

    [Fact]
    public async Task All_are_ticked_or_nobody_with_one_button()
    {
        await using var test = await StaffPageTest.OpenAsync();
        test.HasMailServer = true;
        var (round, _) = await RoundAsync(test, "Halt", "Politie");
        var page = Open<SendRemindersPage>(test, round);
        Assert.Equal("2 personen of partners aangevinkt", page.Find(".card [role=status]").TextContent);
        page.Press("Niemand");
        Assert.Contains(page.FindAll("button"), button => button.TextContent == "0 herinneringen versturen" && button.HasAttribute("disabled"));
        page.Press("Alle 2 aanvinken");
        page.Press("2 herinneringen versturen");
        Assert.Equal("2 mails staan in de wachtrij.", test.Undo.Sentence);
    }

    [Fact]
    public async Task Letters_carry_an_address_the_words_a_code_and_the_link()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var (round, _) = await RoundAsync(test, "Halt", "Politie");
        var page = Open<MakeLettersPage>(test, round);
        page.FindAll("input[type=checkbox]")[1].Change(false);
        page.Press("1 brief maken");
        var letter = page.Find(".letter");
        Assert.Contains("t.a.v. Toets Halt", letter.QuerySelector("address")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Beste Toets Halt,", letter.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("http://localhost/v/", letter.QuerySelector(".link")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("data:image/svg+xml", letter.QuerySelector("img")!.GetAttribute("src"), StringComparison.Ordinal);
        Assert.DoesNotContain("afmelden", letter.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("{", letter.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_open_link_is_shown_once_with_a_poster_and_stopped()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var (round, _) = await RoundAsync(test, "Halt");
        var page = Open<OpenDistributionPage>(test, round);
        page.Press("Open link maken");
        var link = page.Find("code").TextContent;
        Assert.StartsWith("http://localhost/v/", link, StringComparison.Ordinal);
        Assert.Contains("gemeente-toets vraagt", page.Find(".poster").TextContent, StringComparison.Ordinal);
        Assert.Contains("Duurt ongeveer 10 minuten · kan tot en met 14 december 2026 · zonder account", page.Find(".poster").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(link, Open<OpenDistributionPage>(test, round).Markup, StringComparison.Ordinal);
        page.Press("Open link stoppen");
        Assert.Equal("Nog geen open link", page.Find(".empty h2").TextContent);
    }

    [Fact]
    public async Task Anonymous_says_who_could_be_recognised_and_is_settled_once_somebody_began()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var (round, links) = await RoundAsync(test, "Halt", "Politie");
        var page = Open<ArrangeDistributionPage>(test, round);
        page.FindAll("input[name=identity]")[2].Change("Anonymous");
        Assert.Contains("zijn er maar 2 (Halt, Politie): de soort wordt niet bewaard", page.Find(".notice.warn li").TextContent, StringComparison.Ordinal);
        page.Find("#minimum-group").Change("1");
        page.Find("form").Submit();
        Assert.Equal("Kies een getal van 2 tot en met 20.", page.Find("#minimum-group-error").TextContent);
        page.Find("#minimum-group").Change("2");
        Assert.Empty(page.FindAll(".notice.warn"));
        page.Find("form").Submit();
        Assert.Equal(IdentityMode.Anonymous, (await test.Database.Get<ArrangeDistribution>().ViewAsync(test.Access, round, Arrange.Stop))!.Now.Identity);
        await using (var db = await test.Database.Databases.OpenAsync(test.Access.MunicipalityId, Arrange.Stop))
        {
            var invitation = links[0].InvitationId;
            (await db.Set<Invitation>().SingleAsync(row => row.Id == invitation, Arrange.Stop)).Cut();
            await db.SaveChangesAsync(Arrange.Stop);
        }
        var settled = Open<ArrangeDistributionPage>(test, round);
        Assert.Contains("Er is al iemand begonnen", settled.Find(".notice").TextContent, StringComparison.Ordinal);
        Assert.All(settled.FindAll("fieldset"), field => Assert.True(field.HasAttribute("disabled")));
    }

    [Fact]
    public async Task Of_an_organisation_that_answers_once_one_person_is_chosen_and_filters_narrow_what_is_shown()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var partner = await test.PartnerAsync("Halt", "halt", contact: "Toets Een");
        await test.Database.Get<ManageContacts>().AddAsync(test.Access, partner, new ContactDetails("Toets Twee", "twee@voorbeeld.example", "", ""), Arrange.Stop);
        await test.PartnerAsync("Politie", "politie");
        var page = test.Render<CreateInvitationsPage>(parameters => parameters.Add(page => page.Scan, test.Access.Slug));
        page.Press("Alle kiezen");
        Assert.Contains("2 uitnodigingen gekozen", page.Find("span[role=status]").TextContent, StringComparison.Ordinal);
        page.FindAll(".partner input")[1].Change(true);
        Assert.Contains("2 uitnodigingen gekozen", page.Find("span[role=status]").TextContent, StringComparison.Ordinal);
        page.FindAll("input[name=answers-per]")[1].Change("on");
        page.Find("#kind").Change("halt");
        Assert.Single(page.FindAll(".partner"));
        page.Press("Alle kiezen");
        Assert.Contains("3 uitnodigingen gekozen", page.Find("span[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_of_one_organisation_stand_together_and_a_colleagues_is_marked()
    {
        await using var test = await StaffPageTest.OpenAsync();
        var (round, links) = await RoundAsync(test, "Halt", "Politie");
        await using (var db = await test.Database.Databases.OpenAsync(test.Access.MunicipalityId, Arrange.Stop))
        {
            var first = links[0].InvitationId;
            var partner = (await db.Set<Invitation>().SingleAsync(row => row.Id == first, Arrange.Stop)).PartnerId;
            db.Add(Invitation.Of(round, partner, null, SecretToken.New(), test.Database.Clock.GetUtcNow(), first));
            await db.SaveChangesAsync(Arrange.Stop);
        }
        var page = test.Render<ManageInvitationsPage>(parameters => parameters.Add(page => page.Scan, test.Access.Slug));
        Assert.Equal(["Halt", "Halt", "Politie"], page.FindAll("tbody th").Select(cell => cell.TextContent));
        Assert.Equal("de organisatie (doorgegeven door een collega)", page.Find("tr.same td:nth-child(3)").TextContent);
    }

    private static async Task<(Guid Round, IReadOnlyList<NewLink> Links)> RoundAsync(StaffPageTest test, params string[] partners)
    {
        var invitees = new List<Invitee>();
        foreach (var name in partners)
        {
            var partner = await test.PartnerAsync(name, "halt");
            var contact = await test.Database.Get<ManageContacts>().AddAsync(test.Access, partner, new ContactDetails("Toets " + name, $"{name.ToLowerInvariant()}@voorbeeld.example", "", ""), Arrange.Stop);
            invitees.Add(new Invitee(partner, contact.ContactId));
        }
        var created = await test.Database.Get<CreateInvitations>().CreateAsync(test.Access, new NewDistribution("partner-kort", "Ronde 1", new DateOnly(2026, 12, 14)), invitees, Arrange.Stop);
        return (created.DistributionId!.Value, created.Links);
    }

    private static IRenderedComponent<T> Open<T>(StaffPageTest test, Guid round) where T : ScanPage =>
        test.Render<T>(parameters =>
        {
            parameters.TryAdd("Scan", test.Access.Slug);
            parameters.TryAdd("Distribution", round);
        });
}
