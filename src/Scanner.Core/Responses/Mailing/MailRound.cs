using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>One round of mail for a distribution: who gets it, who does not and why, and putting it in the queue.</summary>
internal sealed class MailRound(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library, MailDefaults defaults, TimeProvider clock)
{
    /// <summary>Between two mails with a link to the same invitation there is this much, unless the officer asks otherwise.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromHours(24);

    /// <summary>What opens later is mailed on its first day at this hour, in the Netherlands.</summary>
    private static readonly TimeOnly Morning = new(8, 0);

    public async Task<MailPlan?> PlanAsync(ScanAccess access, Guid distributionId, MailKind kind, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        if (await MailFacts.OfAsync(db, library, access.ScanId, distributionId, access.AccountId, stop) is not { } facts) return null;
        return new MailPlan(distributionId, facts.Distribution.Name, LaterThan(clock.GetUtcNow(), facts.Distribution.OpensOn), await RowsAsync(db, facts.Distribution, kind, stop));
    }

    /// <param name="access">The scan and who sends.</param>
    /// <param name="distributionId">What was put out.</param>
    /// <param name="kind">Invitation or reminder.</param>
    /// <param name="picked">Who should get it.</param>
    /// <param name="again">Of these, who should get it although there was a mail before.</param>
    /// <param name="stop">Stops the work; nothing is queued then.</param>
    public Task<MailsQueued> QueueAsync(ScanAccess access, Guid distributionId, MailKind kind, IReadOnlyCollection<Guid> picked, IReadOnlyCollection<Guid> again, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        return Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            // Writing the row makes a colleague who presses the same button wait, and then see that the mails are there.
            await db.Set<Distribution>().Where(row => row.Id == distributionId && row.ScanId == access.ScanId).HoldAsync(stop);
            if (await MailFacts.OfAsync(db, library, access.ScanId, distributionId, access.AccountId, stop) is not { } facts) return new MailsQueued(false, 0, [], null);
            var words = await facts.WordsAsync(db, defaults, kind, stop);
            var now = clock.GetUtcNow();
            var opens = LaterThan(now, facts.Distribution.OpensOn);
            var (queued, skipped) = (0, new List<PlannedMail>());
            foreach (var row in (await RowsAsync(db, facts.Distribution, kind, stop)).Where(row => picked.Contains(row.InvitationId)))
            {
                if (row.Hold != MailHold.None && !(row.MayBeAskedAgain && again.Contains(row.InvitationId)))
                {
                    skipped.Add(row);
                    continue;
                }
                var mail = facts.For(words, row.ContactName, row.PartnerName);
                QueueMail.Add(db, new NewMail(access.ScanId, distributionId, row.InvitationId, kind, row.Email, row.ContactName ?? row.PartnerName, mail.Subject, mail.Text, facts.Language), now, opens);
                queued++;
            }
            if (queued > 0)
                db.Add(AuditEntry.Of(now, access.AccountId, "mail.queued", distributionId, $"{queued} {(kind == MailKind.Reminder ? "herinneringen" : "uitnodigingen")} in de wachtrij gezet voor ‘{facts.Distribution.Name}’."));
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            return new MailsQueued(true, queued, skipped, opens);
        });
    }

    /// <summary>When mails leave for what opens on a day: that morning, where it is still to come; null: at once.</summary>
    public static DateTimeOffset? LaterThan(DateTimeOffset now, DateOnly? opensOn) =>
        opensOn is { } day && day > Amsterdam.DayOf(now) ? Amsterdam.Of(day.ToDateTime(Morning)) : null;

    private async Task<IReadOnlyList<PlannedMail>> RowsAsync(ScannerDb db, Distribution distribution, MailKind kind, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var rows = await InvitationLine.ReadAsync(db, db.Set<Invitation>().Where(invitation => invitation.DistributionId == distribution.Id), stop);
        var mails = (await db.Set<OutgoingMail>().AsNoTracking()
            .Where(mail => mail.DistributionId == distribution.Id && mail.InvitationId != null && (mail.Kind == MailKind.Invitation || mail.Kind == MailKind.Reminder || mail.Kind == MailKind.Colleague))
            .Select(mail => new { mail.InvitationId, mail.Kind, mail.State, mail.SentAt, mail.BouncedAt, mail.ToAddress }).ToListAsync(stop)).ToLookup(mail => mail.InvitationId!.Value);
        return rows.ConvertAll(row =>
        {
            var had = mails[row.Invitation.Id].ToList();
            var last = had.Max(mail => mail.SentAt);
            var hold = row.HoldAt(now);
            if (hold == MailHold.None)
                hold = string.IsNullOrEmpty(row.Email) ? MailHold.NoAddress
                    : had.Exists(mail => mail.BouncedAt is not null && mail.ToAddress == row.Email) ? MailHold.Bounced
                    : had.Exists(mail => mail.State == MailState.Queued) ? MailHold.InQueue
                    : kind == MailKind.Invitation && had.Exists(mail => mail.State == MailState.Sent) ? MailHold.AlreadySent
                    : last > now - Rest ? MailHold.Recent
                    : MailHold.None;
            return new PlannedMail(row.Invitation.Id, Partner.PseudonymOf(row.Number), row.PartnerName, row.ContactName, row.Email ?? "", hold, last, row.StartedAt is not null);
        });
    }
}

/// <summary>Who gets a mail and who does not.</summary>
/// <param name="DistributionId">What was put out.</param>
/// <param name="Name">Its name.</param>
/// <param name="OpensAt">When the mails will leave, where that is later than now; null: at once.</param>
/// <param name="Rows">Every invitation, by partner.</param>
public sealed record MailPlan(Guid DistributionId, string Name, DateTimeOffset? OpensAt, IReadOnlyList<PlannedMail> Rows);

/// <summary>An invitation that gets a mail, or not.</summary>
/// <param name="InvitationId">The invitation.</param>
/// <param name="Pseudonym">The partner's pseudonym.</param>
/// <param name="PartnerName">The partner.</param>
/// <param name="ContactName">The person; null: the organisation as a whole.</param>
/// <param name="Email">The address; may be empty.</param>
/// <param name="Hold">Why it gets none; <see cref="MailHold.None"/>: it gets one.</param>
/// <param name="LastMailAt">When the last mail with a link left; null: none did.</param>
/// <param name="IsBegun">Whether something was answered.</param>
public sealed record PlannedMail(Guid InvitationId, string Pseudonym, string PartnerName, string? ContactName, string Email, MailHold Hold, DateTimeOffset? LastMailAt, bool IsBegun)
{
    /// <summary>Whether the officer may send it all the same.</summary>
    public bool MayBeAskedAgain => Hold is MailHold.AlreadySent or MailHold.Recent;
}

/// <summary>Why somebody gets no mail.</summary>
public enum MailHold
{
    /// <summary>Nothing: the mail goes.</summary>
    None,

    /// <summary>The link was withdrawn.</summary>
    Withdrawn,

    /// <summary>The partner had all answers erased.</summary>
    Erased,

    /// <summary>Handed in.</summary>
    Finished,

    /// <summary>The partner does not take part.</summary>
    Declined,

    /// <summary>The last day has passed.</summary>
    Closed,

    /// <summary>The person asked for no more mail.</summary>
    MailStopped,

    /// <summary>No address is known.</summary>
    NoAddress,

    /// <summary>Mail to this address came back.</summary>
    Bounced,

    /// <summary>A mail is in the queue already.</summary>
    InQueue,

    /// <summary>The invitation was mailed before.</summary>
    AlreadySent,

    /// <summary>There was a mail less than a day ago.</summary>
    Recent,
}

/// <summary>How putting mail in the queue went.</summary>
/// <param name="IsThere">Whether the scan has the distribution.</param>
/// <param name="Queued">How many mails are in the queue.</param>
/// <param name="Skipped">Who was picked and gets none after all.</param>
/// <param name="OpensAt">When they will leave; null: at once.</param>
public sealed record MailsQueued(bool IsThere, int Queued, IReadOnlyList<PlannedMail> Skipped, DateTimeOffset? OpensAt);
