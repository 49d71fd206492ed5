using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Responses;
using Scanner.Core.Tests.Data;
using Scanner.Core.Tests.Exports;
using Scanner.Core.Tests.Scans;

namespace Scanner.Core.Tests.Responses;

public sealed class ExportMailMergeTests
{
    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task The_file_has_a_row_with_a_working_link_for_each_who_has_not_finished(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var scene = await MailScene.OfAsync(database, 4);
        await scene.AnswerAsync(1, submitted: true);
        await scene.ChangeAsync(2, (_, contact) => contact.StopMail(database.Clock.GetUtcNow()));
        await scene.ChangeAsync(3, (_, contact) => contact.Change("=SOM(A1)", contact.Email, "", contact.Function));
        await database.Get<EditMailWording>().SaveAsync(scene.Access, scene.DistributionId, MailKind.Invitation, new MailText("Dag {naam}", "Hier: {link}\n\nStop: {afmelden}"), Given.Stop);

        var file = new MemoryStream();
        Assert.Equal(2, await database.Get<ExportMailMerge>().WriteAsync(scene.Access, scene.DistributionId, MailKind.Invitation, token => $"{MailScene.BaseUrl}/v/{token.Text}", file, Given.Stop));

        using var workbook = new WorkbookReader(file);
        Assert.Empty(workbook.Errors);
        var rows = workbook.Rows("Verzendlijst");
        Assert.Equal(["naam", "functie", "e-mail", "organisatie", "link", "onderwerp", "tekst"], "ABCDEFG".Select(column => rows[0][column.ToString()]));
        Assert.Equal(("=SOM(A1)", "teamleider", "persoon3@voorbeeld.example", "Partner 3", "Dag =SOM(A1)"), (rows[1]["A"], rows[1]["B"], rows[1]["C"], rows[1]["D"], rows[1]["F"]));
        Assert.Null(workbook.Cell("Verzendlijst", "A2")!.CellFormula);
        Assert.Equal(3, rows.Count);
        foreach (var row in rows.Skip(1))
        {
            Assert.Equal($"Hier: {row["E"]}\n\nStop: {row["E"]}/afmelden", row["G"]);
            Assert.Equal(LinkState.Open, (await database.Get<FillInQuestionnaire>().OpenAsync(MailScene.TokenIn(row["E"]), null, Given.Stop)).State);
        }
        Assert.Equal(LinkState.Open, (await database.Get<FillInQuestionnaire>().OpenAsync(scene.Links[3].Token, null, Given.Stop)).State);
        await using var db = await database.Databases.OpenAsync(scene.Access.MunicipalityId, Given.Stop);
        Assert.Contains("2 persoonlijke links", (await db.Set<AuditEntry>().SingleAsync(entry => entry.Action == "mailmerge.exported", Given.Stop)).Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_has_its_own_link_names_no_way_to_stop_mail_and_leaves_the_old_link_alone()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MailScene.OfAsync(database, 3);
        await scene.AnswerAsync(1, submitted: true);
        await scene.ChangeAsync(2, (_, contact) => contact.StopMail(database.Clock.GetUtcNow()));
        await database.Get<EditMailWording>().SaveAsync(scene.Access, scene.DistributionId, MailKind.Reminder, new MailText("Weet u nog?", "Hier: {link}\n\nStop: {afmelden}"), Given.Stop);
        var letters = (await database.Get<MakeLetters>().MakeAsync(scene.Access, scene.DistributionId, MailKind.Reminder, [.. scene.Links.Select(link => link.InvitationId)], Given.Stop))!;
        Assert.Equal(["Partner 2", "Partner 3"], letters.Select(letter => letter.PartnerName));
        Assert.All(letters, letter => Assert.Equal("Hier: {link}", letter.Words.Text));
        foreach (var token in letters.Select(letter => letter.Token).Append(scene.Links[1].Token))
            Assert.Equal(LinkState.Open, (await database.Get<FillInQuestionnaire>().OpenAsync(token, null, Given.Stop)).State);
    }
}
