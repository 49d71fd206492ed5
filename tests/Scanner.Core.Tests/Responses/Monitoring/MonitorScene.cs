using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;
using Scanner.Core.Tests.Scans;

namespace Scanner.Core.Tests.Responses;

/// <summary>A scan with one distribution, to which a test adds partners in whatever state; saved at once at the end.</summary>
internal sealed class MonitorScene
{
    private readonly List<object> rows = [];
    private int partners;

    private MonitorScene(TestDatabase database, ScanAccess access, QuestionnaireVersion version, Distribution distribution) =>
        (Database, Access, Version, Distribution) = (database, access, version, distribution);

    public TestDatabase Database { get; }
    public ScanAccess Access { get; }
    public QuestionnaireVersion Version { get; }
    public Distribution Distribution { get; }
    public DateTimeOffset Now => Database.Clock.GetUtcNow();

    public static async Task<MonitorScene> StartAsync(TestDatabase database, AnswersPer per = AnswersPer.Person, IdentityMode identity = IdentityMode.Confidential, int minimumGroup = 3, ScanAccess? access = null)
    {
        access ??= await database.NewScanAsync();
        await using var db = await database.Databases.OpenAsync(access.MunicipalityId, Given.Stop);
        var version = await database.Get<PublishQuestionnaire>().AsVersionAsync(db, Fieldwork.Read(Fieldwork.Yaml), Given.Stop);
        var distribution = Distribution.Of(access.ScanId, version.Id, "Ronde 1", null, database.Clock.GetUtcNow());
        distribution.Arrange(null, null, identity, per, minimumGroup);
        db.Add(distribution);
        await db.SaveChangesAsync(Given.Stop);
        return new MonitorScene(database, access, version, distribution);
    }

    public Partner Partner(string name, string type = "politie", PartnerOrigin origin = PartnerOrigin.Register)
    {
        var partner = origin == PartnerOrigin.Register
            ? Core.Scans.Partner.Of(Access.ScanId, ++partners, name, type, "", [], "")
            : Core.Scans.Partner.Unlisted(Access.ScanId, ++partners, origin, name, type);
        rows.Add(partner);
        return partner;
    }

    public Invitation Invite(Partner partner, string? contact = null, Action<Invitation>? then = null)
    {
        var person = contact is null ? null : partner.Add(contact, "contact@voorbeeld.example", "", "");
        var invitation = Invitation.Of(Distribution.Id, partner.Id, person?.Id, SecretToken.New(), Now);
        then?.Invoke(invitation);
        rows.Add(invitation);
        return invitation;
    }

    /// <summary>Answers through an invitation, for so many minutes of work.</summary>
    public Response Answer(Invitation invitation, bool submitted, string? section = null, int minutes = 0, int daysLater = 0)
    {
        var response = Response.Online(Access.ScanId, invitation.PartnerId, Version.Id, invitation.Id, Now, Distribution.Id);
        response.Saved(Now);
        for (var minute = 1; minute <= minutes; minute++) response.Saved(Now.AddMinutes(minute));
        if (section is not null) response.Reached(section);
        if (submitted) response.Submit(Now.AddDays(daysLater).AddMinutes(minutes));
        rows.Add(response);
        return response;
    }

    public void Enter(Partner partner, ResponseMode mode)
    {
        var response = Response.Entered(Access.ScanId, partner.Id, Version.Id, Distribution.Id, mode, "Toets Lid", Now);
        response.Saved(Now);
        response.Submit(Now);
        rows.Add(response);
    }

    public void Mail(Invitation invitation, bool sent, bool bounced = false, MailKind kind = MailKind.Invitation)
    {
        var mail = OutgoingMail.Of(Access.ScanId, Distribution.Id, invitation.Id, kind, "contact@voorbeeld.example", "", "Uitnodiging", "{link}", "nl", Now);
        if (sent) mail.Sent(Now);
        if (bounced) mail.Bounced(Now, "onbekend adres");
        rows.Add(mail);
    }

    public void Add(object row) => rows.Add(row);

    public async Task SaveAsync()
    {
        await Given.AddAsync(Database, Access, [.. rows]);
        rows.Clear();
    }

    public async Task<DistributionProgress> ProgressAsync() => (await Database.Get<MonitorFieldwork>().ViewAsync(Access, Given.Stop)).Distributions.Single(row => row.Id == Distribution.Id);

    public async Task<IReadOnlyList<UnfinishedPartner>> UnfinishedAsync() =>
        (await Database.Get<ListUnfinished>().ListAsync(Access, Given.Stop)).SingleOrDefault(row => row.Id == Distribution.Id)?.Partners ?? [];
}
