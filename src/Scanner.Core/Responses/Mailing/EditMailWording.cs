using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>Lets the officer choose the words of a distribution's mails, see them as an invitee will, and mail them to oneself. Needs <see cref="Right.Invite"/>.</summary>
public sealed class EditMailWording(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library, MailDefaults defaults, TimeProvider clock)
{
    /// <summary>Longest text that an officer can write, in characters.</summary>
    public const int TextLength = 20_000;

    /// <returns>The words of one kind of mail; null when the scan has no such distribution.</returns>
    public async Task<WordingView?> ViewAsync(ScanAccess access, Guid distributionId, MailKind kind, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        if (await MailFacts.OfAsync(db, library, access.ScanId, distributionId, access.AccountId, stop) is not { } facts) return null;
        var invitees = await Invitees(db, db.Set<Invitation>().Where(invitation => invitation.DistributionId == distributionId)).ToListAsync(stop);
        var own = await db.Set<MailWording>().AsNoTracking().FirstOrDefaultAsync(row => row.DistributionId == distributionId && row.Kind == kind, stop);
        var email = await db.Set<Account>().Where(account => account.Id == access.AccountId).Select(account => account.Email).FirstOrDefaultAsync(stop);
        var standard = defaults.Of(kind, facts.Language);
        return new WordingView(facts.Distribution.Name, own is null ? standard : new MailText(own.Subject, own.Text), standard, own is not null, facts.Language, facts.Distribution.Identity, invitees, email ?? "");
    }

    /// <summary>Keeps the words for the mails that are put in the queue from now on.</summary>
    public Task<WordingSaved> SaveAsync(ScanAccess access, Guid distributionId, MailKind kind, MailText words, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        var (clean, problems) = Check(kind, words);
        if (problems.Count > 0) return Task.FromResult(new WordingSaved(true, problems));
        return Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            if (!await db.Set<Distribution>().AnyAsync(row => row.Id == distributionId && row.ScanId == access.ScanId, stop)) return new WordingSaved(false, []);
            if (await db.Set<MailWording>().FirstOrDefaultAsync(row => row.DistributionId == distributionId && row.Kind == kind, stop) is { } own) own.Change(clean.Subject, clean.Text);
            else db.Add(MailWording.Of(distributionId, kind, clean.Subject, clean.Text));
            db.Add(AuditEntry.Of(clock.GetUtcNow(), access.AccountId, "mail.worded", distributionId, "Tekst van de mail gewijzigd."));
            await db.SaveChangesAsync(stop);
            return new WordingSaved(true, []);
        });
    }

    /// <summary>Goes back to the product's own words.</summary>
    /// <returns>The words that were given up; null when there were none.</returns>
    public async Task<MailText?> ResetAsync(ScanAccess access, Guid distributionId, MailKind kind, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var own = await (from wording in db.Set<MailWording>()
                         join distribution in db.Set<Distribution>() on wording.DistributionId equals distribution.Id
                         where wording.DistributionId == distributionId && wording.Kind == kind && distribution.ScanId == access.ScanId
                         select wording).FirstOrDefaultAsync(stop);
        if (own is null) return null;
        db.Remove(own);
        db.Add(AuditEntry.Of(clock.GetUtcNow(), access.AccountId, "mail.worded", distributionId, "Tekst van de mail teruggezet."));
        await db.SaveChangesAsync(stop);
        return new MailText(own.Subject, own.Text);
    }

    /// <returns>The mail as this invitee gets it, the marks for links still in it; null when the scan has no such distribution or invitee.</returns>
    public async Task<MailText?> PreviewAsync(ScanAccess access, Guid distributionId, Guid invitationId, MailText words, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        if (await MailFacts.OfAsync(db, library, access.ScanId, distributionId, access.AccountId, stop) is not { } facts) return null;
        return await InviteeAsync(db, distributionId, invitationId, stop) is { } invitee ? facts.For(words, invitee.ContactName, invitee.PartnerName) : null;
    }

    /// <summary>Mails the words as they stand to the officer at work, with the values of an invitee and a link that leads nowhere.</summary>
    public async Task<TestMailOutcome> TestAsync(ScanAccess access, Guid distributionId, MailKind kind, Guid? invitationId, MailText words, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        var (clean, problems) = Check(kind, words);
        if (problems.Count > 0) return new TestMailOutcome(TestMailResult.Mistakes, problems, "");
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        if (await MailFacts.OfAsync(db, library, access.ScanId, distributionId, access.AccountId, stop) is not { } facts) return new TestMailOutcome(TestMailResult.NotThere, [], "");
        var account = await db.Set<Account>().Where(row => row.Id == access.AccountId).Select(row => new { row.Name, row.Email }).FirstOrDefaultAsync(stop);
        if (string.IsNullOrEmpty(account?.Email)) return new TestMailOutcome(TestMailResult.NoAddress, [], "");
        var invitee = invitationId is { } id ? await InviteeAsync(db, distributionId, id, stop) : null;
        var mail = facts.For(clean, invitee?.ContactName ?? account.Name, invitee?.PartnerName ?? facts.Municipality);
        // The distribution stands in the log of what was sent; an invitation does not: this mail opens none.
        QueueMail.Add(db, new NewMail(access.ScanId, distributionId, null, MailKind.Test, account.Email, account.Name, mail.Subject, mail.Text, facts.Language), clock.GetUtcNow());
        db.Add(AuditEntry.Of(clock.GetUtcNow(), access.AccountId, "mail.tested", distributionId, "Proefmail aan zichzelf in de wachtrij gezet."));
        await db.SaveChangesAsync(stop);
        return new TestMailOutcome(TestMailResult.Queued, [], account.Email);
    }

    private static Task<WordingInvitee?> InviteeAsync(ScannerDb db, Guid distributionId, Guid invitationId, CancellationToken stop) =>
        Invitees(db, db.Set<Invitation>().Where(invitation => invitation.DistributionId == distributionId && invitation.Id == invitationId)).FirstOrDefaultAsync(stop);

    private static IQueryable<WordingInvitee> Invitees(ScannerDb db, IQueryable<Invitation> invitations) =>
        from invitation in invitations
        join partner in db.Set<Partner>() on invitation.PartnerId equals partner.Id
        join contact in db.Set<Contact>() on invitation.ContactId equals (Guid?)contact.Id into contacts
        from contact in contacts.DefaultIfEmpty()
        orderby partner.Number, invitation.Id
        select new WordingInvitee(invitation.Id, partner.Name, (string?)contact.Name);

    private static (MailText Clean, IReadOnlyList<WordingProblem> Problems) Check(MailKind kind, MailText words)
    {
        var clean = new MailText(QueueMail.OneLine(words.Subject), words.Text.ReplaceLineEndings("\n").Trim());
        var problems = new List<WordingProblem>();
        if (clean.Subject.Length == 0) problems.Add(new WordingProblem(nameof(MailText.Subject), WordingFault.Missing, ""));
        if (clean.Subject.Length > OutgoingMail.SubjectLength) problems.Add(new WordingProblem(nameof(MailText.Subject), WordingFault.TooLong, ""));
        if (clean.Text.Length == 0) problems.Add(new WordingProblem(nameof(MailText.Text), WordingFault.Missing, ""));
        if (clean.Text.Length > TextLength) problems.Add(new WordingProblem(nameof(MailText.Text), WordingFault.TooLong, ""));
        problems.AddRange(MailMarks.UnknownIn(clean.Subject, kind).Select(mark => new WordingProblem(nameof(MailText.Subject), WordingFault.UnknownMark, mark)));
        problems.AddRange(MailMarks.UnknownIn(clean.Text, kind).Select(mark => new WordingProblem(nameof(MailText.Text), WordingFault.UnknownMark, mark)));
        // A link in a subject is no link, and a secret in every overview of mails.
        if (kind != MailKind.Thanks && (MailMarks.Stands(clean.Subject, OutgoingMail.LinkMark) || MailMarks.Stands(clean.Subject, MailMarks.OptOutMark))) problems.Add(new WordingProblem(nameof(MailText.Subject), WordingFault.LinkInSubject, ""));
        if (kind is MailKind.Invitation or MailKind.Reminder && clean.Text.Length > 0 && !MailMarks.Stands(clean.Text, OutgoingMail.LinkMark))
            problems.Add(new WordingProblem(nameof(MailText.Text), WordingFault.NoLink, ""));
        return (clean, problems);
    }
}

/// <summary>The words of one kind of mail.</summary>
/// <param name="Name">The distribution's name.</param>
/// <param name="Words">The words as they are.</param>
/// <param name="Standard">The product's own words.</param>
/// <param name="IsOwn">Whether the officer wrote them.</param>
/// <param name="Language">The language of the distribution, <c>nl</c> or <c>en</c>.</param>
/// <param name="Identity">What is kept of who answers.</param>
/// <param name="Invitees">For whom a preview can be shown.</param>
/// <param name="OwnAddress">Where a test goes; empty: the account has no address.</param>
public sealed record WordingView(string Name, MailText Words, MailText Standard, bool IsOwn, string Language, IdentityMode Identity, IReadOnlyList<WordingInvitee> Invitees, string OwnAddress);

/// <summary>Someone for whom a preview can be shown.</summary>
/// <param name="InvitationId">The invitation.</param>
/// <param name="PartnerName">The organisation.</param>
/// <param name="ContactName">The person; null: the organisation as a whole.</param>
public sealed record WordingInvitee(Guid InvitationId, string PartnerName, string? ContactName);

/// <summary>How saving words went.</summary>
/// <param name="IsThere">Whether the scan has the distribution.</param>
/// <param name="Problems">What is wrong; empty: saved.</param>
public sealed record WordingSaved(bool IsThere, IReadOnlyList<WordingProblem> Problems);

/// <summary>Something wrong with the words.</summary>
/// <param name="Field">Subject or text.</param>
/// <param name="Fault">What is wrong.</param>
/// <param name="Mark">The mark that means nothing, without braces; else empty.</param>
public sealed record WordingProblem(string Field, WordingFault Fault, string Mark);

/// <summary>What can be wrong with the words of a mail.</summary>
public enum WordingFault
{
    /// <summary>Nothing was written.</summary>
    Missing,

    /// <summary>Longer than fits.</summary>
    TooLong,

    /// <summary>A mark that means nothing.</summary>
    UnknownMark,

    /// <summary>An invitation or reminder without its link.</summary>
    NoLink,

    /// <summary>A link in the subject, where it can be read by whoever sees the overview of a mailbox.</summary>
    LinkInSubject,
}

/// <summary>How a test to oneself went.</summary>
/// <param name="Result">What happened.</param>
/// <param name="Problems">What is wrong with the words.</param>
/// <param name="Address">Where it goes.</param>
public sealed record TestMailOutcome(TestMailResult Result, IReadOnlyList<WordingProblem> Problems, string Address);

/// <summary>What came of a test to oneself.</summary>
public enum TestMailResult
{
    /// <summary>It is in the queue.</summary>
    Queued,

    /// <summary>The words have mistakes.</summary>
    Mistakes,

    /// <summary>The account has no address.</summary>
    NoAddress,

    /// <summary>The scan has no such distribution.</summary>
    NotThere,
}
