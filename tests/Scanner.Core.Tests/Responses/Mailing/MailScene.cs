using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;
using Scanner.Core.Tests.Scans;

namespace Scanner.Core.Tests.Responses;

/// <summary>A round with invited people who have an address, and a mail server that is a list.</summary>
internal sealed class MailScene
{
    public const string BaseUrl = "https://scanner.voorbeeld.example";

    public required TestDatabase Database { get; init; }

    public required ScanAccess Access { get; init; }

    public required Guid DistributionId { get; init; }

    /// <summary>The links as they were shown, by partner: P01 is the first.</summary>
    public required IReadOnlyList<NewLink> Links { get; init; }

    /// <summary>What the mail server took.</summary>
    public List<MailToSend> Taken { get; } = [];

    public static async Task<MailScene> OfAsync(TestDatabase database, int people, NewDistribution? asked = null, string scanName = "gemeente-toets", ScanAccess? access = null)
    {
        access ??= await database.NewScanAsync(scanName);
        var invitees = new List<Invitee>();
        for (var number = 1; number <= people; number++)
        {
            var partner = await Given.PartnerAsync(database, access, $"Partner {number}");
            var contact = await database.Get<ManageContacts>().AddAsync(access, partner, new ContactDetails($"Toets Persoon {number}", $"persoon{number}@voorbeeld.example", "", "teamleider"), Given.Stop);
            invitees.Add(new Invitee(partner, contact.ContactId));
        }
        var created = await database.Get<CreateInvitations>().CreateAsync(access, asked ?? new NewDistribution("partner-kort", "Ronde 1", new DateOnly(2026, 12, 14)), invitees, Given.Stop);
        return new MailScene { Database = database, Access = access, DistributionId = created.DistributionId!.Value, Links = created.Links };
    }

    public Guid Invitation(int number) => Links[number - 1].InvitationId;

    public Task<MailsQueued> InviteAsync(params Guid[] again) =>
        Database.Get<SendInvitations>().SendAsync(Access, DistributionId, [.. Links.Select(link => link.InvitationId)], again, Given.Stop);

    public Task<MailsQueued> RemindAsync(params Guid[] again) =>
        Database.Get<SendReminders>().SendAsync(Access, DistributionId, [.. Links.Select(link => link.InvitationId)], again, Given.Stop);

    /// <summary>One batch, to a server that takes everything.</summary>
    public Task<MailRun> SendAsync(string holder = "een", int perMinute = 1000) => SendAsync(Take, holder, perMinute);

    public Task<MailRun> SendAsync(MailCarrier carry, string holder = "een", int perMinute = 1000) =>
        Database.Get<SendQueuedMail>().RunAsync(holder, BaseUrl, perMinute, carry, Given.Stop);

    /// <summary>One batch, to a server that says this.</summary>
    public Task<MailRun> SendAsync(MailResult answer, string words = "") => SendAsync((_, _) => Task.FromResult(new MailReceipt(answer, words)));

    public Task<MailReceipt> Take(MailToSend mail, CancellationToken stop)
    {
        lock (Taken) Taken.Add(mail);
        return Task.FromResult(new MailReceipt(MailResult.Sent, ""));
    }

    public async Task<List<OutgoingMail>> MailsAsync()
    {
        await using var db = await Database.Databases.OpenAsync(Access.MunicipalityId, Given.Stop);
        return await db.Set<OutgoingMail>().AsNoTracking().OrderBy(mail => mail.ToAddress).ThenBy(mail => mail.Id).ToListAsync(Given.Stop);
    }

    public async Task ChangeAsync(int number, Action<Invitation, Contact> change)
    {
        var id = Invitation(number);
        await using var db = await Database.Databases.OpenAsync(Access.MunicipalityId, Given.Stop);
        var invitation = await db.Set<Invitation>().SingleAsync(row => row.Id == id, Given.Stop);
        change(invitation, await db.Set<Contact>().SingleAsync(row => row.Id == invitation.ContactId, Given.Stop));
        await db.SaveChangesAsync(Given.Stop);
    }

    public async Task AnswerAsync(int number, bool submitted) => await ManageInvitationsTests.AnswerAsync(Database, Access, Links[number - 1], submitted);

    /// <summary>The token in a mail's link.</summary>
    public static SecretToken TokenIn(string text)
    {
        var start = text.IndexOf(BaseUrl + "/v/", StringComparison.Ordinal) + BaseUrl.Length + 3;
        return SecretToken.FromLink(new string([.. text[start..].TakeWhile(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_')]));
    }
}
