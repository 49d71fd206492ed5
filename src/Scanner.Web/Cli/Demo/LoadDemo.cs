using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Scanner.Core;
using Scanner.Core.Coding;
using Scanner.Core.Data;
using Scanner.Core.Interviews;
using Scanner.Core.Prioritisation;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Web.Mail;

namespace Scanner.Web.Cli.Demo;

/// <summary>
/// Makes the demonstration: Gemeente X, through the same doors as the pages use, on a clock that is set back to the
/// day on which each thing happened. It is built in a file of its own and put in place when it is whole.
/// </summary>
internal sealed class LoadDemo : IAsyncDisposable
{
    private readonly DemoFile file = DemoFile.Read();
    private readonly SetBackClock clock = new();
    private readonly ServiceProvider core;
    private readonly Dictionary<string, Guid> partners = [];
    private readonly Dictionary<string, Guid> firstContacts = [];
    private readonly Dictionary<(string Partner, string In), Guid> responses = [];
    private ScanAccess? made;

    private LoadDemo(string connection, string questionnaireFolder)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton(new MailDefaults(MailTexts.Of));
        services.AddScannerCore(new DatabaseOptions(DatabaseProvider.Sqlite, connection), questionnaireFolder);
        services.AddLogging();
        core = services.BuildServiceProvider();
    }

    /// <summary>Makes the demonstration database when its file is missing.</summary>
    public static async Task EnsureAsync(IServiceProvider services, CancellationToken stop)
    {
        var path = new SqliteConnectionStringBuilder(services.GetRequiredService<DatabaseOptions>().ConnectionString).DataSource;
        if (File.Exists(path)) return;
        var unfinished = path + ".nieuw";
        foreach (var old in new[] { unfinished, unfinished + "-wal", unfinished + "-shm" }) File.Delete(old);
        await using (var demo = new LoadDemo($"Data Source={unfinished};Pooling=False", services.GetRequiredService<QuestionnaireLibrary>().Folder))
            await demo.LoadAsync(stop);
        File.Move(unfinished, path);
    }

    public ValueTask DisposeAsync() => core.DisposeAsync();

    /// <summary>The scan, as the policy officer has it.</summary>
    private ScanAccess Scan => made ?? throw new InvalidOperationException("The scan comes first.");

    private T Get<T>() where T : notnull => core.GetRequiredService<T>();

    private async Task LoadAsync(CancellationToken stop)
    {
        await using (var db = await Get<IDbContextFactory<ScannerDb>>().CreateDbContextAsync(stop)) await db.Database.MigrateAsync(stop);
        clock.DaysAgo(file.Scan.StartsDaysAgo + 7);
        await MakeScanAsync(stop);
        foreach (var partner in file.Partners) await AddPartnerAsync(partner, stop);
        await AnswerAsync(stop);
        foreach (var conversation in file.Conversations) await RecordAsync(conversation, stop);
        clock.DaysAgo(1);
        await CodeAsync(stop);
        await PrioritiseAsync(stop);
    }

    private async Task MakeScanAsync(CancellationToken stop)
    {
        var administrator = await MakeAdministratorAsync(stop);
        await Get<ManageMunicipalities>().CreateAsync(administrator, file.Municipality.Name, stop);
        var municipality = (await Get<ManageMunicipalities>().ListAsync(administrator, stop)).Single();
        var members = new Dictionary<MemberRole, Guid>();
        foreach (var (email, name, role, _) in DemoAccounts.All)
            if (role is { } inRole) members[inRole] = (await Get<ManageMembers>().AddAsync(administrator, municipality.Id, new NewMember(name, email, inRole), stop)).AccountId!.Value;
        var officer = members[MemberRole.PolicyOfficer];
        var keyQuestions = Get<QuestionnaireLibrary>().List("kernvragen").Items.Select((item, index) => (index + 1, item.Label.In("nl"))).ToList();
        // The name gives the slug, which is the contract's; the name itself is set right after.
        var period = (Starts: clock.Today(-file.Scan.StartsDaysAgo), Ends: clock.Today(file.Scan.EndsInDays));
        var created = await Get<CreateScan>().CreateAsync(officer, municipality.Id, new NewScan(file.Scan.Slug, file.Scan.Purpose, period.Starts, period.Ends), keyQuestions, stop);
        made = (await Get<OpenScan>().AsMemberAsync(officer, created.Slug!, stop))!;
        var described = await Get<DescribeScan>().ViewAsync(Scan, stop);
        await Get<DescribeScan>().SaveAsync(Scan, described with { Name = file.Scan.Name }, stop);
        made = (await Get<OpenScan>().AsMemberAsync(officer, created.Slug!, stop))!;
    }

    private async Task<AdministratorAccess> MakeAdministratorAsync(CancellationToken stop)
    {
        var first = DemoAccounts.All.Single(one => one.Role is null);
        var link = await Get<SetUpInstallation>().MakeLinkAsync(stop);
        // Nobody knows this password; every start makes a new one.
        var hash = new PasswordHasher<Core.Scans.Account>().HashPassword(new Core.Scans.Account(), SecretToken.New().Text);
        var made = await Get<SetUpInstallation>().UseLinkAsync(link!.Value, new FirstAdministrator(first.Name, first.Email), hash, stop);
        return (await Get<OpenAdministration>().AsAccountAsync(made.AccountId!.Value, stop))!;
    }

    private async Task AddPartnerAsync(DemoPartner partner, CancellationToken stop)
    {
        var saved = await Get<ManagePartners>().AddAsync(Scan, new PartnerDetails(partner.Name, partner.Type, partner.Domain, partner.Roles, "") { Settings = partner.Settings }, stop);
        partners[partner.Key] = saved.PartnerId ?? throw new InvalidOperationException($"Demo: {partner.Key} was refused: {string.Join(", ", saved.Problems)}");
        foreach (var contact in partner.Contacts)
        {
            var added = await Get<ManageContacts>().AddAsync(Scan, saved.PartnerId.Value, new ContactDetails(contact.Name, contact.Email, contact.Phone, contact.Function), stop);
            if (added.ContactId is { } id) firstContacts.TryAdd(partner.Key, id);
        }
    }

    private async Task AnswerAsync(CancellationToken stop)
    {
        clock.DaysAgo(file.Scan.StartsDaysAgo - 1);
        var invited = file.Responses.Select(response => response.Partner).Concat(file.InvitationsOpen).ToList();
        var created = await Get<CreateInvitations>().CreateAsync(
            Scan, new NewDistribution("partner-kort", "Korte vragenlijst voor partners", clock.Today(file.Scan.EndsInDays)),
            [.. invited.Select(partner => new Invitee(partners[partner], firstContacts.TryGetValue(partner, out var contact) ? contact : null))], stop);
        await MailAsync(created, stop);
        foreach (var (response, link) in from response in file.Responses
                                         join link in created.Links on NumberOf(response.Partner) equals link.Pseudonym
                                         select (response, link))
        {
            clock.DaysAgo(response.SubmittedDaysAgo ?? response.StartedDaysAgo ?? 1);
            await FillInAsync(response, link.Token, stop);
        }
        await using var db = await Get<IDbContextFactory<ScannerDb>>().OpenAsync(Scan.MunicipalityId, stop);
        foreach (var row in await db.Set<Response>().Where(row => row.Mode == ResponseMode.Online).Select(row => new { row.Id, row.PartnerId }).ToListAsync(stop))
            responses[(partners.Single(partner => partner.Value == row.PartnerId).Key, "online")] = row.Id;
    }

    /// <summary>Mails the invitations, on that day, to a server that takes everything: the send log is filled and nobody gets mail.</summary>
    private async Task MailAsync(InvitationsCreated created, CancellationToken stop)
    {
        await Get<SendInvitations>().SendAsync(Scan, created.DistributionId!.Value, [.. created.Links.Select(link => link.InvitationId)], [], stop);
        while ((await Get<SendQueuedMail>().RunAsync("demo", "http://localhost", int.MaxValue, (_, _) => Task.FromResult(new MailReceipt(MailResult.Sent, "")), stop)).Sent > 0)
            await Task.Yield();
    }

    private async Task FillInAsync(DemoResponse response, SecretToken link, CancellationToken stop)
    {
        var fill = Get<FillInQuestionnaire>();
        var steps = (await fill.OpenAsync(link, "nl", stop)).View!.Steps;
        foreach (var step in steps.Select(step => step.Name))
        {
            // Each organisation has its own pace: from one to two and a half minutes a section.
            clock.Pass(TimeSpan.FromSeconds(60 + response.Partner.Sum(letter => letter) * 7 % 90));
            // Twice: what an answer brings on the same page is answered in the second round.
            for (var round = 0; round < 2; round++)
                if ((await fill.OpenSectionAsync(link, step, "nl", stop)).View is { } section) await fill.SaveAsync(link, step, Posted(section, response.Answers, null), stop);
        }
        if (response.SubmittedDaysAgo is null) return;
        var submitted = await fill.SubmitAsync(link, "nl", stop);
        if (submitted.Problems.Count > 0) throw new InvalidOperationException($"Demo: {response.Partner} cannot hand in: {string.Join(", ", submitted.Problems)}");
    }

    private async Task RecordAsync(DemoConversation conversation, CancellationToken stop)
    {
        clock.DaysAgo(conversation.HeldDaysAgo);
        var started = await Get<PlanInterviews>().StartAsync(Scan, new NewInterview(partners[conversation.Partner], "topiclijst", clock.Today(0), "Contactpersoon van de organisatie"), stop);
        var record = Get<RecordInterview>();
        var topics = (await record.OpenTopicAsync(Scan, started.Id, started.FirstSection, stop))!.Topic.Steps;
        foreach (var topic in topics.Select(step => step.Name))
            for (var round = 0; round < 2; round++)
                if (await record.OpenTopicAsync(Scan, started.Id, topic, stop) is { } view)
                    await record.SaveAsync(Scan, started.Id, topic, Posted(view.Topic, conversation.Answers, conversation.Notes.GetValueOrDefault(topic)), stop);
        await record.FinishAsync(Scan, started.Id, stop);
        await using var db = await Get<IDbContextFactory<ScannerDb>>().OpenAsync(Scan.MunicipalityId, stop);
        responses[(conversation.Partner, "conversation")] = await db.Set<Interview>().Where(row => row.Id == started.Id).Select(row => row.ResponseId).SingleAsync(stop);
    }

    private static PostedAnswers Posted(SectionView section, Dictionary<string, object> answers, string? notes)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>();
        var marks = new Dictionary<string, string>();
        foreach (var question in section.Questions.Where(question => question.IsAsked && question.Kind != QuestionKind.Note))
        {
            marks[question.Path] = question.Mark;
            if (answers.TryGetValue(question.Path, out var given))
                values[question.Path] = given is IEnumerable<object> many ? [.. many.Select(one => Convert.ToString(one, CultureInfo.InvariantCulture)!)] : [Convert.ToString(given, CultureInfo.InvariantCulture)!];
        }
        if (section.Notes is { } place)
        {
            marks[place.Path] = place.Mark;
            values[place.Path] = [notes ?? ""];
        }
        return new PostedAnswers(values, marks, section.Revision, "nl");
    }

    private async Task CodeAsync(CancellationToken stop)
    {
        var code = Get<CodeAnswers>();
        var texts = (await code.OpenAsync(Scan, new CodingFilter { Take = int.MaxValue }, stop)).Texts.ToDictionary(text => text.Key);
        await using var db = await Get<IDbContextFactory<ScannerDb>>().OpenAsync(Scan.MunicipalityId, stop);
        var codes = await db.Set<Code>().ToDictionaryAsync(row => row.Name, row => row.Id, stop);
        foreach (var coding in file.Codings)
        {
            var text = texts[KeyOf(coding)];
            var applied = await code.ApplyAsync(Scan, new ApplyRequest(text.Key, text.Stamp, codes[coding.Code], StretchOf(coding, text)), stop);
            if (applied.Coding is null) throw new InvalidOperationException($"Demo: ‘{coding.Quote}’ could not be coded: {applied.Outcome}");
        }
    }

    private async Task PrioritiseAsync(CancellationToken stop)
    {
        var groups = (await Get<RankGroups>().OpenAsync(Scan, stop)).Groups;
        foreach (var group in groups)
        {
            if (file.Groups.Find(scored => scored.Name == group.Name) is not { } scored)
            {
                await Get<ChangeGroups>().SetOccursAsync(Scan, group.Id, false, stop);
                continue;
            }
            foreach (var (criterion, score) in scored.Scores)
                await Get<ScoreGroups>().SetScoreAsync(Scan, group.Id, criterion, int.TryParse(score.Value, CultureInfo.InvariantCulture, out var value) ? value : null, score.Reason, stop);
        }
        foreach (var priority in file.Priorities)
        {
            var carrying = new List<Guid>();
            foreach (var quote in priority.Quotes) carrying.Add(await FragmentOfAsync(quote, stop));
            await Get<ChoosePriorities>().ChooseAsync(Scan, new PriorityContent(groups.Single(group => group.Name == priority.Group).Id, priority.Reason, carrying), stop);
        }
    }

    private async Task<Guid> FragmentOfAsync(DemoQuote quote, CancellationToken stop) =>
        (await Get<FindQuotes>().FindAsync(Scan, quote.Quote, null, stop)).Quotes
            .First(found => found.Text == quote.Quote && new TextKey(found.ResponseId, found.Path) == KeyOf(quote)).FragmentId;

    private TextKey KeyOf(DemoQuote quote) => new(responses[(quote.Partner, quote.In)], quote.Question ?? Answer.NotesOn(quote.Note!));

    private static Stretch StretchOf(DemoQuote quote, CodableText text)
    {
        var at = text.Text.IndexOf(quote.Quote, StringComparison.Ordinal);
        if (at < 0) throw new InvalidOperationException($"Demo: ‘{quote.Quote}’ does not stand in the text of {quote.Partner}.");
        return new Stretch(text.Text[..at].EnumerateRunes().Count(), quote.Quote.EnumerateRunes().Count());
    }

    private string NumberOf(string key) => Partner.PseudonymOf(file.Partners.FindIndex(partner => partner.Key == key) + 1);

    /// <summary>The real clock, a number of days back, at an hour when people work.</summary>
    private sealed class SetBackClock : TimeProvider
    {
        private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");
        private readonly DateTimeOffset start = System.GetUtcNow();
        private int days;
        private int minutes;
        private TimeSpan passed;

        public void DaysAgo(int number) => (days, minutes, passed) = (number, (minutes + 37) % 420, TimeSpan.Zero);

        public void Pass(TimeSpan time) => passed += time;

        public DateOnly Today(int plus) => DateOnly.FromDateTime(start.AddDays(plus == 0 ? -days : plus).UtcDateTime);

        public override DateTimeOffset GetUtcNow()
        {
            var day = DateOnly.FromDateTime(start.UtcDateTime).AddDays(-days);
            var local = day.ToDateTime(new TimeOnly(9, 0)).AddMinutes(minutes).Add(passed);
            return new DateTimeOffset(local, Amsterdam.GetUtcOffset(local)).ToUniversalTime();
        }
    }
}
