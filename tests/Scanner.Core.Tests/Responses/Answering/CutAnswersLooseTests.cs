using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;
using Scanner.Core.Tests.Scans;

namespace Scanner.Core.Tests.Responses;

public sealed class CutAnswersLooseTests
{
    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Nothing_in_any_table_ties_anonymous_answers_to_the_invitation(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var work = await StartAsync(database);
        var moments = new List<DateTimeOffset>();
        await database.Get<StartAnswering>().OpenedAsync(work.Token, Given.Stop);
        moments.Add(Tick(database));
        await work.SaveAsync("begin", ("zeker", ["nee"]), ("groepen", ["jong"]), ("jong_toelichting", ["Lachgas"]));
        moments.Add(Tick(database));
        await database.Get<AskForMail>().LinkAsync(work.Token, "later@voorbeeld.example", new MailText("Verder", OutgoingMail.LinkMark), "nl", Given.Stop);
        // The link in that mail is made when it leaves.
        Assert.Equal(1, (await database.Get<SendQueuedMail>().RunAsync("een", MailScene.BaseUrl, 1000, (_, _) => Task.FromResult(new MailReceipt(MailResult.Sent, "")), Given.Stop)).Sent);
        await database.Get<AskForMail>().LinkAsync(work.Token, "nogeens@voorbeeld.example", new MailText("Verder", OutgoingMail.LinkMark), "nl", Given.Stop);
        moments.Add(Tick(database));
        await work.SaveAsync("slot", ("akkoord", ["OK"]), ("naam", ["Een regel"]));
        var before = (await work.ResponseAsync())!;
        moments.Add(Tick(database));
        Assert.Equal(LinkState.Cut, (await work.FillIn.SubmitAsync(work.Token, null, Given.Stop, _ => throw new InvalidOperationException("Nobody is thanked by name."))).State);

        var response = (await work.ResponseAsync())!;
        var source = await ReadAsync(database, work, db => db.Set<Partner>().SingleAsync(partner => partner.Id == response.PartnerId));
        Assert.Equal(["Lachgas", "Een regel"], (await work.AnswersAsync()).Where(answer => answer.Path is "jong_toelichting" or "naam").OrderBy(answer => answer.Path).Select(answer => answer.ValueText));
        Assert.Equal((PartnerOrigin.Anonymous, "Anonieme inzending", Partner.TypeNotKept, "", 0), (source.Origin, source.Name, source.Type, source.Domain, source.Contacts.Count));
        Assert.NotEqual(work.PartnerId, source.Id);

        // Moments: those of the day only, also inside the keys. Keys: the old one is nowhere, the new ones are with the answers only.
        var day = Amsterdam.StartOf(new DateOnly(2026, 11, 21));
        Assert.Equal((day, day, (DateTimeOffset?)day, (Guid?)null), (response.StartedAt, response.LastSavedAt, response.SubmittedAt, response.InvitationId));
        Assert.All(new[] { response.Id, source.Id }, key => Assert.Equal(day.ToUnixTimeMilliseconds(), MomentIn(key)));
        var cells = await CellsAsync(database, work);
        Assert.DoesNotContain(cells, cell => cell.Value.Contains(before.Id.ToString(), StringComparison.OrdinalIgnoreCase));
        Assert.All(cells.Where(cell => cell.Value.Contains(response.Id.ToString(), StringComparison.OrdinalIgnoreCase)), cell => Assert.Contains(cell.Table, (string[])["Response", "Answer"]));
        Assert.All(cells.Where(cell => cell.Value.Contains(source.Id.ToString(), StringComparison.OrdinalIgnoreCase)), cell => Assert.Contains(cell.Table, (string[])["Response", "Partner"]));
        var told = moments.ConvertAll(moment => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        // The mails of which a line stays tell when they were made, and no longer for whom.
        Assert.DoesNotContain(cells, cell => cell.Table != "OutgoingMail" && told.Exists(moment => cell.Value.StartsWith(moment, StringComparison.Ordinal)));
        var mails = await ReadAsync(database, work, db => db.Set<OutgoingMail>().AsNoTracking().ToListAsync());
        Assert.All(mails, mail => Assert.Equal(((Guid?)null, "", ""), (mail.InvitationId, mail.ToAddress, mail.Text)));
        Assert.Equal([MailState.Sent, MailState.Cancelled], mails.Select(mail => mail.State).Order());
        var invitation = await ReadAsync(database, work, db => db.Set<Invitation>().AsNoTracking().SingleAsync());
        Assert.Equal((true, (DateTimeOffset?)null, (DateTimeOffset?)null), (invitation.IsCut, invitation.OpenedAt, invitation.LastSavedAt));
    }

    [Theory]
    [InlineData(3, 3, "horeca")]
    [InlineData(2, 3, Partner.TypeNotKept)]
    public async Task The_kind_is_kept_only_when_enough_organisations_of_it_were_invited(int invited, int least, string kept)
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await StartAsync(database, least);
        for (var number = 2; number <= invited; number++) await InviteAsync(database, work, await Given.PartnerAsync(database, work.Access, $"Café {number}", "horeca"));
        // A second person of the same organisation is no second organisation, another kind is another kind, and who came through the open link was not invited.
        await InviteAsync(database, work, work.PartnerId, await Given.ContactAsync(database, work.Access, work.PartnerId));
        await InviteAsync(database, work, await Given.PartnerAsync(database, work.Access, "Bureau", "politie"));
        await work.SaveAsync("begin", ("zeker", ["nee"]));
        await work.FillIn.SubmitAsync(work.Token, null, Given.Stop);
        var response = (await work.ResponseAsync())!;
        Assert.Equal(kept, (await ReadAsync(database, work, db => db.Set<Partner>().SingleAsync(partner => partner.Id == response.PartnerId))).Type);
    }

    [Theory]
    [InlineData(3, "[horeca, politie]", true)]
    [InlineData(2, "[horeca, politie]", true)]
    [InlineData(3, "[horeca]", true)]
    [InlineData(2, "[horeca]", false)]
    public async Task What_only_some_kinds_are_asked_stays_asked_and_is_kept_only_when_it_does_not_tell_the_kind(int invited, string audience, bool isKept)
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await Fieldwork.StartAsync(database, Fieldwork.Yaml.Replace("scan::audience: [politie]", $"scan::audience: {audience}", StringComparison.Ordinal));
        await work.ChangeAsync((_, distribution) => distribution.Arrange(null, null, IdentityMode.Anonymous, AnswersPer.Person, 3));
        for (var number = 2; number <= invited; number++) await InviteAsync(database, work, await Given.PartnerAsync(database, work.Access, $"Café {number}", "horeca"));
        await InviteAsync(database, work, await Given.PartnerAsync(database, work.Access, "Bureau", "politie"));
        await work.SaveAsync("begin", ("zeker", ["nee"]));
        await work.SaveAsync("politie", ("registratie", ["Wij tellen meldingen"]));
        await work.FillIn.SubmitAsync(work.Token, null, Given.Stop);

        Assert.Equal(isKept ? "Wij tellen meldingen" : null, await work.TextOfAsync("registratie"));
        var response = (await work.ResponseAsync())!;
        var facts = await ReadAsync(database, work, db => PartnerFacts.OfAsync(db, database.Library, response.PartnerId, "Gemeente", Given.Stop));
        var version = await ReadAsync(database, work, db => database.Library.VersionAsync(db, response.QuestionnaireVersionId, Given.Stop));
        var sheet = new AnswerSheet(database.Library.Published(version), await work.AnswersAsync(), new SheetSetting(QuestionMode.Online, facts, "nl", database.Clock.GetUtcNow()));
        Assert.Equal((isKept, true, false), (sheet.Asks("registratie"), sheet.Asks("zeker"), sheet.Asks("aantal")));
        Assert.Empty(sheet.LeftOut);
    }

    [Fact]
    public async Task After_the_cut_the_link_shows_nothing_saves_nothing_and_erases_nothing()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await StartAsync(database);
        var form = await work.FormAsync("begin", ("zeker", ["nee"]));
        await work.FillIn.SaveAsync(work.Token, "begin", form, Given.Stop);
        var submits = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => work.FillIn.SubmitAsync(work.Token, null, Given.Stop))));
        Assert.All(submits, submit => Assert.Equal(LinkState.Cut, submit.State));
        Assert.NotNull(await work.ResponseAsync());
        Assert.Equal(LinkState.Cut, (await work.FillIn.OverviewAsync(work.Token, null, Given.Stop)).State);
        Assert.Equal(LinkState.Cut, (await work.FillIn.SaveAsync(work.Token, "begin", form, Given.Stop)).State);
        Assert.Equal(LinkState.Cut, await database.Get<EraseAnswers>().EraseAsync(work.Token, Given.Stop));
        Assert.Equal(LinkState.Cut, await database.Get<CorrectAnswers>().BeginAsync(work.Token, Given.Stop));
        await database.Get<StartAnswering>().OpenedAsync(work.Token, Given.Stop);
        Assert.Null((await ReadAsync(database, work, db => db.Set<Invitation>().AsNoTracking().SingleAsync())).OpenedAt);
        Assert.Single(await work.AnswersAsync());
        // A link made anew does not open it for a second time.
        var renewed = (await database.Get<ManageInvitations>().RenewAsync(work.Access, work.InvitationId, Given.Stop))!;
        Assert.Equal(LinkState.Cut, (await work.FillIn.OpenAsync(renewed.Token, null, Given.Stop)).State);
    }

    [Fact]
    public async Task Declining_at_the_moment_of_the_cut_leaves_no_moment_behind()
    {
        var interruption = new Interruption();
        await using var database = await TestDatabase.OpenAsync(also: interruption);
        var work = await StartAsync(database);
        await work.SaveAsync("begin", ("zeker", ["nee"]));
        interruption.AfterCommand("InvitationLink", () => work.FillIn.SubmitAsync(work.Token, null, Given.Stop));
        Assert.Equal(LinkState.Cut, (await database.Get<StartAnswering>().DeclineAsync(work.Token, "te druk", Given.Stop)).State);
        var invitation = await ReadAsync(database, work, db => db.Set<Invitation>().AsNoTracking().SingleAsync());
        Assert.Equal((true, (DateTimeOffset?)null, ""), (invitation.IsCut, invitation.DeclinedAt, invitation.DeclineReason));
    }

    private static async Task<Fieldwork> StartAsync(TestDatabase database, int least = 3)
    {
        var work = await Fieldwork.StartAsync(database);
        await work.ChangeAsync((_, distribution) => distribution.Arrange(null, null, IdentityMode.Anonymous, AnswersPer.Person, least));
        return work;
    }

    private static DateTimeOffset Tick(TestDatabase database)
    {
        database.Clock.Move(TimeSpan.FromMinutes(17));
        return database.Clock.GetUtcNow();
    }

    private static long MomentIn(Guid key) => Convert.ToInt64(key.ToString("n")[..12], 16);

    private static async Task InviteAsync(TestDatabase database, Fieldwork work, Guid partner, Guid? contact = null) =>
        await Given.AddAsync(database, work.Access, Invitation.Of(work.DistributionId, partner, contact, SecretToken.New(), database.Clock.GetUtcNow()));

    private static async Task<T> ReadAsync<T>(TestDatabase database, Fieldwork work, Func<ScannerDb, Task<T>> read)
    {
        await using var db = await database.Databases.OpenAsync(work.Access.MunicipalityId, Given.Stop);
        return await read(db);
    }

    /// <summary>Every value in every table, as text.</summary>
    private static async Task<List<(string Table, string Column, string Value)>> CellsAsync(TestDatabase database, Fieldwork work)
    {
        var cells = new List<(string, string, string)>();
        await using var db = await database.Databases.OpenAsync(work.Access.MunicipalityId, Given.Stop);
        await db.Database.OpenConnectionAsync(Given.Stop);
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync(Given.Stop);
            while (await reader.ReadAsync(Given.Stop))
                for (var column = 0; column < reader.FieldCount; column++)
                    cells.Add((table, reader.GetName(column), reader.GetValue(column) switch
                    {
                        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                        var value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
                    }));
        }
        return cells;
    }
}
