using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;
using Scanner.Core.Tests.Scans;

namespace Scanner.Core.Tests.Responses;

/// <summary>What a respondent does beside answering: decline, pass on, correct, ask for mail, begin through an open link.</summary>
public sealed class AnsweringTests
{
    [Fact]
    public async Task Opening_is_noted_once_and_declining_keeps_the_answers()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await Fieldwork.StartAsync(database);
        var start = database.Get<StartAnswering>();
        var first = database.Clock.GetUtcNow();
        await start.OpenedAsync(work.Token, Given.Stop);
        database.Clock.Move(TimeSpan.FromHours(1));
        await start.OpenedAsync(work.Token, Given.Stop);
        await work.SaveAsync("begin", ("zeker", ["nee"]));
        Assert.Equal(LinkState.Open, (await start.DeclineAsync(work.Token, "Geen tijd", Given.Stop)).State);
        Assert.Equal(FieldFault.TooLong, Assert.Single((await start.DeclineAsync(work.Token, new string('x', 501), Given.Stop)).Problems).Fault);
        var invitation = await InvitationAsync(database, work);
        Assert.Equal((first, "Geen tijd", true), (invitation.OpenedAt, invitation.DeclineReason, invitation.DeclinedAt is not null));
        Assert.True((await work.FillIn.OpenAsync(work.Token, null, Given.Stop)).How!.HasDeclined);
        Assert.Single(await work.AnswersAsync());
        await start.TakePartAsync(work.Token, Given.Stop);
        Assert.Null((await InvitationAsync(database, work)).DeclinedAt);
        // Who goes on answering takes part.
        await start.DeclineAsync(work.Token, "", Given.Stop);
        await work.SaveAsync("slot", ("naam", ["toch"]));
        Assert.Null((await InvitationAsync(database, work)).DeclinedAt);
    }

    [Fact]
    public async Task Answers_can_be_changed_until_the_last_day_and_count_all_the_while()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await Fieldwork.StartAsync(database, closesOn: new DateOnly(2026, 11, 21));
        var correct = database.Get<CorrectAnswers>();
        await work.SaveAsync("begin", ("groepen", ["jong"]), ("jong_toelichting", ["Veel"]), ("zeker", ["nee"]));
        await work.FillIn.SubmitAsync(work.Token, null, Given.Stop);
        var submittedAt = (await work.ResponseAsync())!.SubmittedAt;
        Assert.Equal(LinkState.Submitted, (await work.FillIn.OpenSectionAsync(work.Token, "begin", null, Given.Stop)).State);
        database.Clock.Move(TimeSpan.FromHours(1));
        Assert.Equal(LinkState.Open, await correct.BeginAsync(work.Token, Given.Stop));
        Assert.Equal(submittedAt, (await work.ResponseAsync())!.SubmittedAt);
        await work.SaveAsync("begin", ("groepen", ["oud"]));
        // What is no longer asked is kept until handing in again.
        Assert.Equal("Veel", await work.TextOfAsync("jong_toelichting"));
        await work.FillIn.SubmitAsync(work.Token, null, Given.Stop);
        Assert.Null(await work.TextOfAsync("jong_toelichting"));
        var response = (await work.ResponseAsync())!;
        Assert.Equal((submittedAt, null), (response.SubmittedAt, response.CorrectingSince));
        await correct.BeginAsync(work.Token, Given.Stop);
        database.Clock.Move(TimeSpan.FromDays(1));
        Assert.Equal(LinkState.Submitted, (await work.FillIn.OverviewAsync(work.Token, null, Given.Stop)).State);
        Assert.Equal(LinkState.Closed, await correct.BeginAsync(work.Token, Given.Stop));
    }

    [Fact]
    public async Task A_colleague_gets_an_own_link_five_times_at_most_whoever_clicks_at_once()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await Fieldwork.StartAsync(database);
        await work.ChangeAsync((_, distribution) => distribution.Arrange(null, null, IdentityMode.Confidential, AnswersPer.Person, 3));
        var mail = new MailText("Antwoordt u ook?", OutgoingMail.LinkMark);
        var results = await Task.WhenAll(Enumerable.Range(1, 8).Select(number => Task.Run(() =>
            database.Get<PassOnInvitation>().PassOnAsync(work.Token, new Colleague($"Collega {number}", number % 2 == 0 ? $"c{number}@voorbeeld.example" : ""), mail, "nl", Given.Stop))));
        Assert.Equal((5, 3), (results.Count(one => one.Token is not null), results.Count(one => one.IsFull)));
        await using var db = await database.Databases.OpenAsync(work.Access.MunicipalityId, Given.Stop);
        Assert.Equal(5, await db.Set<Invitation>().CountAsync(row => row.PassedOnBy == work.InvitationId && row.PartnerId == work.PartnerId, Given.Stop));
        Assert.Equal(results.Count(one => one.IsMailed), await db.Set<OutgoingMail>().CountAsync(row => row.Kind == MailKind.Colleague && row.InvitationId != work.InvitationId, Given.Stop));
        var own = results.First(one => one.Token is not null).Token!.Value;
        Assert.Equal(LinkState.Open, (await work.FillIn.OpenAsync(own, null, Given.Stop)).State);
        var wrong = await database.Get<PassOnInvitation>().PassOnAsync(own, new Colleague(" ", "geen-adres"), mail, "nl", Given.Stop);
        Assert.Equal([FieldFault.Missing, FieldFault.NotPlausible], wrong.Problems.Select(problem => problem.Fault));
    }

    [Fact]
    public async Task Mail_is_asked_so_often_a_day_and_no_more()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await Fieldwork.StartAsync(database);
        var ask = database.Get<AskForMail>();
        var words = new MailText("Verder", OutgoingMail.LinkMark);
        Assert.Equal(MailAsked.BadAddress, await ask.LinkAsync(work.Token, "nee", words, "nl", Given.Stop));
        Assert.Equal(MailAsked.LinkShut, await ask.CopyAsync(work.Token, "ik@voorbeeld.example", words, "nl", Given.Stop));
        var asked = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => ask.LinkAsync(work.Token, "ik@voorbeeld.example", words, "nl", Given.Stop))));
        Assert.Equal((5, 3), (asked.Count(one => one == MailAsked.Queued), asked.Count(one => one == MailAsked.TooOften)));
        database.Clock.Move(TimeSpan.FromHours(10));
        Assert.Equal(MailAsked.Queued, await ask.LinkAsync(work.Token, "ik@voorbeeld.example", words, "nl", Given.Stop));
        await work.SaveAsync("begin", ("zeker", ["nee"]));
        await work.FillIn.SubmitAsync(work.Token, null, Given.Stop);
        for (var time = 1; time <= 4; time++) Assert.Equal(time <= 3 ? MailAsked.Queued : MailAsked.TooOften, await ask.CopyAsync(work.Token, "ik@voorbeeld.example", words, "nl", Given.Stop));
        Assert.Equal(MailAsked.TooLong, await ask.CopyAsync(work.Token, "ik@voorbeeld.example", new MailText("x", new string('x', OutgoingMail.TextLength + 1)), "nl", Given.Stop));
        Assert.Equal(MailAsked.UnknownLink, await ask.LinkAsync(SecretToken.New(), "ik@voorbeeld.example", words, "nl", Given.Stop));
    }

    [Fact]
    public async Task An_address_typed_for_one_mail_serves_that_mail_and_is_shown_to_nobody()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await Fieldwork.StartAsync(database);
        await database.Get<AskForMail>().LinkAsync(work.Token, "thuis@voorbeeld.example", new MailText("Verder", OutgoingMail.LinkMark), "nl", Given.Stop);
        var logs = database.Get<ViewSendLog>();
        Task<MailRun> SendAsync(MailCarrier carry) => database.Get<SendQueuedMail>().RunAsync("een", MailScene.BaseUrl, 1000, carry, Given.Stop);
        await SendAsync((_, _) => Task.FromResult(new MailReceipt(MailResult.NotNow, "451 4.2.1 <Thuis@voorbeeld.example>: vol")));
        var waiting = Assert.Single((await logs.ViewAsync(work.Access, work.DistributionId, Given.Stop))!.Rows);
        Assert.Equal(("", "451 4.2.1 <…>: vol"), (waiting.ToAddress, waiting.Failure));
        database.Clock.Move(TimeSpan.FromMinutes(1));
        var taken = new List<string>();
        await SendAsync((mail, _) =>
        {
            taken.Add(mail.ToAddress);
            return Task.FromResult(new MailReceipt(MailResult.Sent, ""));
        });
        Assert.Equal(["thuis@voorbeeld.example"], taken);
        await using var db = await database.Databases.OpenAsync(work.Access.MunicipalityId, Given.Stop);
        Assert.Equal((MailState.Sent, ""), await db.Set<OutgoingMail>().Select(mail => ValueTuple.Create(mail.State, mail.ToAddress)).SingleAsync(Given.Stop));
    }

    [Theory]
    [InlineData(true, IdentityMode.Confidential, false, true)]
    [InlineData(false, IdentityMode.Named, false, false)]
    [InlineData(true, IdentityMode.Confidential, true, false)]
    [InlineData(true, IdentityMode.Anonymous, false, false)]
    public async Task Thanks_go_once_to_who_was_invited_and_welcomes_mail(bool hasAddress, IdentityMode identity, bool isStopped, bool isThanked)
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await Fieldwork.StartAsync(database);
        await work.ChangeAsync((_, distribution) => distribution.Arrange(null, null, identity, AnswersPer.Person, 3));
        var token = SecretToken.New();
        var contact = Contact.Of(work.PartnerId, "Toets Contact", hasAddress ? "contact@voorbeeld.example" : "", "", "");
        if (isStopped) contact.StopMail(database.Clock.GetUtcNow());
        await Given.AddAsync(database, work.Access, contact, Invitation.Of(work.DistributionId, work.PartnerId, contact.Id, token, database.Clock.GetUtcNow()), MailWording.Of(work.DistributionId, MailKind.Thanks, "Dank {naam}", "Eigen woorden"));
        await work.FillIn.SaveAsync(token, "begin", new PostedAnswers(new Dictionary<string, IReadOnlyList<string>> { ["zeker"] = ["nee"] }, new Dictionary<string, string> { ["zeker"] = "-" }, 0), Given.Stop);
        MailText Write(ThanksFacts facts) => new(facts.Own!.Subject.Replace("{naam}", facts.Name, StringComparison.Ordinal), facts.Answers.Sections.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await work.FillIn.SubmitAsync(token, null, Given.Stop, Write);
        await database.Get<CorrectAnswers>().BeginAsync(token, Given.Stop);
        await work.FillIn.SubmitAsync(token, null, Given.Stop, Write);
        await using var db = await database.Databases.OpenAsync(work.Access.MunicipalityId, Given.Stop);
        var mails = await db.Set<OutgoingMail>().AsNoTracking().ToListAsync(Given.Stop);
        Assert.Equal(isThanked ? ["Dank Toets Contact"] : [], mails.Select(mail => mail.Subject));
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Anyone_with_the_open_link_begins_with_an_own_link(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var work = await Fieldwork.StartAsync(database);
        var open = SecretToken.New();
        await work.ChangeAsync((_, distribution) =>
        {
            distribution.OpenTo(open, database.Clock.GetUtcNow());
            distribution.Arrange(null, "en", IdentityMode.Confidential, AnswersPer.Person, 3);
        });
        await Given.PartnerAsync(database, work.Access, "Ook eentje");
        var begin = database.Get<BeginThroughOpenLink>();
        var page = await begin.OpenAsync(open, null, Given.Stop);
        Assert.Equal((LinkState.Open, "en", "Trial list"), (page.State, page.View!.Language, page.View.Title));
        Assert.Contains(page.View.Kinds, kind => kind.Name == "horeca");
        var begun = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => Task.Run(() => begin.BeginAsync(open, "politie", number == 0 ? "Bureau Oost" : "", Given.Stop))));
        Assert.Equal(6, begun.Select(one => one.Token).Distinct().Count());
        Assert.Equal(FieldFault.Missing, Assert.Single((await begin.BeginAsync(open, "bestaat-niet", "", Given.Stop)).Problems).Fault);
        Assert.Equal(LinkState.Unknown, (await begin.BeginAsync(SecretToken.New(), "politie", "", Given.Stop)).State);
        var start = await work.FillIn.OpenAsync(begun[0].Token!.Value, null, Given.Stop);
        Assert.Equal(("en", "Bureau Oost"), (start.View!.Language, start.View.Partner));
        // The open link is no personal link, and an own link is no open link.
        Assert.Equal(LinkState.Unknown, (await work.FillIn.OpenAsync(open, null, Given.Stop)).State);
        Assert.Equal(LinkState.Unknown, (await begin.OpenAsync(begun[0].Token!.Value, null, Given.Stop)).State);
        await using var db = await database.Databases.OpenAsync(work.Access.MunicipalityId, Given.Stop);
        var sources = await db.Set<Partner>().Where(partner => partner.Origin == PartnerOrigin.OpenLink).OrderBy(partner => partner.Number).ToListAsync(Given.Stop);
        Assert.Equal(6, sources.Select(source => source.Number).Distinct().Count());
        Assert.Equal([BeginThroughOpenLink.NoName, "Bureau Oost"], sources.Select(source => source.Name).Distinct().Order(StringComparer.Ordinal).Reverse());
        await work.ChangeAsync((_, distribution) => distribution.CloseOn(new DateOnly(2026, 1, 1)));
        Assert.Equal(LinkState.Closed, (await begin.BeginAsync(open, "politie", "", Given.Stop)).State);
    }

    [Fact]
    public async Task Before_the_first_day_nothing_is_saved_and_the_first_language_is_the_distributions()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await Fieldwork.StartAsync(database);
        var form = await work.FormAsync("begin", ("zeker", ["nee"])) with { Language = null };
        await work.ChangeAsync((_, distribution) => distribution.Arrange(new DateOnly(2026, 11, 22), "en", IdentityMode.Confidential, AnswersPer.Person, 3));
        Assert.Equal(LinkState.NotYet, (await work.FillIn.OpenAsync(work.Token, null, Given.Stop)).State);
        Assert.Equal(LinkState.NotYet, (await work.FillIn.SaveAsync(work.Token, "begin", form, Given.Stop)).State);
        Assert.Null(await work.ResponseAsync());
        database.Clock.Move(TimeSpan.FromHours(10));
        await work.FillIn.SaveAsync(work.Token, "begin", form, Given.Stop);
        Assert.Equal("en", (await work.ResponseAsync())!.Language);
        Assert.Equal("Trial list", (await work.FillIn.OpenAsync(work.Token, null, Given.Stop)).View!.Title);
        Assert.Equal("Proeflijst", (await work.FillIn.OpenAsync(work.Token, "nl", Given.Stop)).View!.Title);
    }

    [Fact]
    public async Task The_furthest_section_is_remembered_and_progress_skips_what_is_not_asked()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await Fieldwork.StartAsync(database);
        await work.SaveAsync("slot", ("naam", ["eerst het slot"]));
        await work.SaveAsync("begin", ("zeker", ["nee"]));
        Assert.Equal("slot", (await work.ResponseAsync())!.FurthestSection);
        var last = (await work.FillIn.OpenSectionAsync(work.Token, "slot", null, Given.Stop)).View!;
        Assert.Equal(["begin", "slot"], last.Steps.Select(step => step.Name));
        // Four questions are asked, two of them are still to come: half of the ten minutes.
        Assert.Equal((10, 5), ((await work.FillIn.OpenSectionAsync(work.Token, "begin", null, Given.Stop)).View!.MinutesLeft, last.MinutesLeft));
        await work.SaveAsync("begin", ("zeker", ["ja"]));
        Assert.Equal(["begin", "cijfers", "slot"], (await work.FillIn.OpenSectionAsync(work.Token, "slot", null, Given.Stop)).View!.Steps.Select(step => step.Name));
    }

    [Fact]
    public async Task A_page_that_was_open_for_eight_hours_still_saves()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await Fieldwork.StartAsync(database);
        await work.SaveAsync("begin", ("zeker", ["nee"]));
        var form = await work.FormAsync("slot", ("naam", ["een werkdag later"]));
        database.Clock.Move(TimeSpan.FromHours(8));
        Assert.Equal(LinkState.Open, (await work.FillIn.SaveAsync(work.Token, "slot", form, Given.Stop)).State);
        var response = (await work.ResponseAsync())!;
        Assert.Equal(("een werkdag later", Response.LongestPause.TotalSeconds), (await work.TextOfAsync("naam"), response.ActiveSeconds));
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task A_hundred_submits_at_once_give_one_response(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var work = await Fieldwork.StartAsync(database);
        await work.SaveAsync("begin", ("zeker", ["nee"]));
        var submits = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => work.FillIn.SubmitAsync(work.Token, null, Given.Stop))));
        Assert.All(submits, submit => Assert.Equal(LinkState.Submitted, submit.State));
        Assert.NotNull((await work.ResponseAsync())!.SubmittedAt);
    }

    private static async Task<Invitation> InvitationAsync(TestDatabase database, Fieldwork work)
    {
        await using var db = await database.Databases.OpenAsync(work.Access.MunicipalityId, Given.Stop);
        return await db.Set<Invitation>().AsNoTracking().SingleAsync(row => row.Id == work.InvitationId, Given.Stop);
    }
}
