using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;
using Scanner.Core.Tests.Scans;

namespace Scanner.Core.Tests.Responses;

public sealed class EditMailWordingTests
{
    private static readonly MailText Own = new(
        "{gemeente}: {titel}",
        "Beste {naam} van {organisatie},\n\nVul in: {link}\n\nDuurt {minuten} minuten.\nKan tot en met {sluitdatum}.\n\nGroet, {contact}\n--\nStop: {afmelden}");

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task The_officers_words_leave_with_everyones_own_values(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var scene = await MailScene.OfAsync(database, 2);
        Assert.Empty((await database.Get<EditMailWording>().SaveAsync(scene.Access, scene.DistributionId, MailKind.Invitation, Own, Given.Stop)).Problems);
        await scene.InviteAsync();
        await scene.SendAsync();
        var mail = scene.Taken.Single(mail => mail.ToName == "Toets Persoon 2");
        var link = $"{MailScene.BaseUrl}/v/{MailScene.TokenIn(mail.Text).Text}";
        Assert.Equal("gemeente-toets: Korte vragenlijst voor partners", mail.Subject);
        Assert.Equal(
            $"Beste Toets Persoon 2 van Partner 2,\n\nVul in: {link}\n\nDuurt 10 minuten.\nKan tot en met 14 december 2026.\n\nGroet, Toets Lid\n--\nStop: {link}/afmelden",
            mail.Text);
    }

    [Fact]
    public async Task A_line_with_a_mark_that_has_no_value_is_left_out_and_a_value_brings_no_mark()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MailScene.OfAsync(database, 1, new NewDistribution("partner-kort", "Zonder einde", null));
        await scene.ChangeAsync(1, (_, contact) => contact.Change("Toets {link}\r\nBcc: iemand", contact.Email, "", ""));
        var preview = (await database.Get<EditMailWording>().PreviewAsync(scene.Access, scene.DistributionId, scene.Invitation(1), Own, Given.Stop))!;
        Assert.DoesNotContain("Kan tot en met", preview.Text, StringComparison.Ordinal);
        Assert.StartsWith("Beste Toets (link) Bcc: iemand van Partner 1,", preview.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task English_mails_write_the_day_in_English()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MailScene.OfAsync(database, 1, new NewDistribution("partner-kort", "Round", new DateOnly(2026, 12, 14)) { Language = "en" });
        var preview = (await database.Get<EditMailWording>().PreviewAsync(scene.Access, scene.DistributionId, scene.Invitation(1), new MailText("{titel}", "{sluitdatum} {link}"), Given.Stop))!;
        Assert.Equal(("Short questionnaire for partners", "14 December 2026 {link}"), (preview.Subject, preview.Text));
        Assert.Equal("en", (await database.Get<EditMailWording>().ViewAsync(scene.Access, scene.DistributionId, MailKind.Invitation, Given.Stop))!.Language);
    }

    [Fact]
    public async Task Words_with_an_unknown_mark_or_without_link_are_not_kept()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MailScene.OfAsync(database, 1);
        var edit = database.Get<EditMailWording>();
        async Task<IEnumerable<(string, WordingFault, string)>> TryAsync(MailKind kind, string subject, string text) =>
            (await edit.SaveAsync(scene.Access, scene.DistributionId, kind, new MailText(subject, text), Given.Stop)).Problems.Select(problem => (problem.Field, problem.Fault, problem.Mark));
        Assert.Equal([("Subject", WordingFault.Missing, ""), ("Text", WordingFault.Missing, "")], await TryAsync(MailKind.Invitation, " ", " "));
        Assert.Equal([("Text", WordingFault.UnknownMark, "voornaam")], await TryAsync(MailKind.Invitation, "Dag", "{voornaam} {link} {voornaam}"));
        Assert.Equal([("Text", WordingFault.NoLink, "")], await TryAsync(MailKind.Reminder, "Dag", "Vul in"));
        Assert.Equal([("Subject", WordingFault.LinkInSubject, "")], await TryAsync(MailKind.Invitation, "{link}", "{link}"));
        Assert.Equal([("Text", WordingFault.UnknownMark, "sluitdatum")], await TryAsync(MailKind.Thanks, "Dank", "Tot {sluitdatum}"));
        Assert.Empty(await TryAsync(MailKind.Thanks, "Dank", "Dank u wel, {naam}."));
        await using var db = await database.Databases.OpenAsync(scene.Access.MunicipalityId, Given.Stop);
        Assert.Equal(MailKind.Thanks, (await db.Set<MailWording>().SingleAsync(Given.Stop)).Kind);
    }

    [Fact]
    public async Task Two_officers_saving_at_once_leave_one_text_and_reset_gives_the_products_words_back()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MailScene.OfAsync(database, 1);
        var edit = database.Get<EditMailWording>();
        await Task.WhenAll(Enumerable.Range(1, 4).Select(number => Task.Run(() => edit.SaveAsync(scene.Access, scene.DistributionId, MailKind.Invitation, Own with { Subject = $"Tekst {number}" }, Given.Stop), Given.Stop)));
        Assert.StartsWith("Tekst", (await edit.ViewAsync(scene.Access, scene.DistributionId, MailKind.Invitation, Given.Stop))!.Words.Subject, StringComparison.Ordinal);
        Assert.NotNull(await edit.ResetAsync(scene.Access, scene.DistributionId, MailKind.Invitation, Given.Stop));
        var view = (await edit.ViewAsync(scene.Access, scene.DistributionId, MailKind.Invitation, Given.Stop))!;
        Assert.Equal((false, view.Standard), (view.IsOwn, view.Words));
    }

    [Fact]
    public async Task A_test_goes_to_the_officer_alone_with_a_link_that_opens_nothing()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MailScene.OfAsync(database, 1);
        var edit = database.Get<EditMailWording>();
        Assert.Equal(TestMailResult.NoAddress, (await edit.TestAsync(scene.Access, scene.DistributionId, MailKind.Invitation, scene.Invitation(1), Own, Given.Stop)).Result);
        await using (var db = await database.Databases.CreateDbContextAsync(Given.Stop))
            await db.Set<Account>().Where(account => account.Id == scene.Access.AccountId).ExecuteUpdateAsync(set => set.SetProperty(account => account.Email, "lid@voorbeeld.example"), Given.Stop);
        Assert.Equal(TestMailResult.Mistakes, (await edit.TestAsync(scene.Access, scene.DistributionId, MailKind.Invitation, scene.Invitation(1), Own with { Text = "{oei}" }, Given.Stop)).Result);
        Assert.Equal(TestMailResult.Queued, (await edit.TestAsync(scene.Access, scene.DistributionId, MailKind.Invitation, scene.Invitation(1), Own, Given.Stop)).Result);
        await scene.SendAsync();
        var mail = Assert.Single(scene.Taken);
        Assert.Equal(("lid@voorbeeld.example", null), (mail.ToAddress, mail.OptOut));
        Assert.Contains("Beste Toets Persoon 1 van Partner 1", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Groet, Toets Lid (lid@voorbeeld.example)", mail.Text, StringComparison.Ordinal);
        Assert.Equal(LinkState.Unknown, (await database.Get<FillInQuestionnaire>().OpenAsync(MailScene.TokenIn(mail.Text), null, Given.Stop)).State);
    }
}
