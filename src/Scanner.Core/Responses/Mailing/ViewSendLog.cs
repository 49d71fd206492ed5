using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Scans;
using Scanner.Core.Tables;

namespace Scanner.Core.Responses;

/// <summary>Shows what was mailed for a distribution, to whom and with what outcome; notes what came back, tries again, and empties the queue. Needs <see cref="Right.Invite"/>.</summary>
public sealed class ViewSendLog(IDbContextFactory<ScannerDb> databases, TimeProvider clock)
{
    /// <returns>The log, the newest first; null when the scan has no such distribution.</returns>
    public async Task<SendLogView?> ViewAsync(ScanAccess access, Guid distributionId, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var name = await db.Set<Distribution>().Where(row => row.Id == distributionId && row.ScanId == access.ScanId).Select(row => row.Name).FirstOrDefaultAsync(stop);
        return name is null ? null : new SendLogView(distributionId, name, await RowsAsync(db, distributionId, stop));
    }

    /// <summary>How far the queue of a distribution is; one small query, to ask again and again.</summary>
    public async Task<SendProgress> ProgressAsync(ScanAccess access, Guid distributionId, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var states = await db.Set<OutgoingMail>().Where(mail => mail.DistributionId == distributionId && mail.ScanId == access.ScanId)
            .GroupBy(mail => mail.State).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(stop);
        int Of(MailState state) => states.Where(row => row.Key == state).Sum(row => row.Count);
        return new SendProgress(Of(MailState.Queued), Of(MailState.Sent), Of(MailState.Failed));
    }

    /// <returns>What was put out in this scan and has mails that were given up, with how many; the newest first.</returns>
    public async Task<IReadOnlyList<FailedMails>> FailedAsync(ScanAccess access, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var rows = await (from distribution in db.Set<Distribution>()
                          where distribution.ScanId == access.ScanId
                          orderby distribution.CreatedAt descending, distribution.Id descending
                          select new
                          {
                              distribution.Id,
                              distribution.Name,
                              Failed = db.Set<OutgoingMail>().Count(mail => mail.DistributionId == distribution.Id && mail.ScanId == access.ScanId && mail.State == MailState.Failed),
                          }).ToListAsync(stop);
        return [.. rows.Where(row => row.Failed > 0).Select(row => new FailedMails(row.Id, row.Name, row.Failed))];
    }

    /// <summary>Writes the log as a csv; noted in the audit log, for it holds names and addresses.</summary>
    /// <param name="access">The scan and who takes it along.</param>
    /// <param name="distributionId">What was put out.</param>
    /// <param name="headings">The words on the first row.</param>
    /// <param name="cells">The words of a row.</param>
    /// <param name="stream">Gets the csv.</param>
    /// <param name="stop">Stops the work.</param>
    /// <returns>Whether the scan has the distribution.</returns>
    public async Task<bool> ExportAsync(ScanAccess access, Guid distributionId, IReadOnlyList<string> headings, Func<SentMail, IReadOnlyList<string>> cells, Stream stream, CancellationToken stop)
    {
        if (await ViewAsync(access, distributionId, stop) is not { } log) return false;
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        db.Add(AuditEntry.Of(clock.GetUtcNow(), access.AccountId, "mail.log-exported", distributionId, $"Verzendlijst van ‘{log.Name}’ gedownload ({log.Rows.Count} regels)."));
        await db.SaveChangesAsync(stop);
        WriteTable.AsCsv(stream, new WrittenTable("Verzendlijst", [.. headings.Select(heading => new TableColumn(heading))], log.Rows.Select(cells)));
        return true;
    }

    /// <summary>Notes by hand that a mail came back: the invitee gets no more mail at this address. Null takes the note back.</summary>
    /// <returns>Whether this scan has such a sent mail.</returns>
    public Task<bool> BouncedAsync(ScanAccess access, Guid mailId, string? note, CancellationToken stop) => ChangeAsync(access, mailId, mail =>
    {
        if (mail.State != MailState.Sent) return null;
        mail.Bounced(note is null ? null : clock.GetUtcNow(), QueueMail.OneLine(note ?? ""));
        return note is null ? ("mail.bounce-undone", "Notitie dat een mail terugkwam weggehaald.") : ("mail.bounced", "Genoteerd dat een mail terugkwam.");
    }, stop);

    /// <summary>Puts a mail that was given up back in the queue.</summary>
    /// <returns>Whether this scan has such a mail.</returns>
    public Task<bool> AgainAsync(ScanAccess access, Guid mailId, CancellationToken stop) => ChangeAsync(access, mailId, mail =>
    {
        if (mail.State != MailState.Failed) return null;
        mail.Again(clock.GetUtcNow());
        return ("mail.again", "Mislukte mail opnieuw in de wachtrij gezet.");
    }, stop);

    /// <summary>Takes what has not left yet out of the queue.</summary>
    /// <param name="access">The scan and who cancels.</param>
    /// <param name="distributionId">What was put out.</param>
    /// <param name="mailId">One mail; null: all of the distribution.</param>
    /// <param name="stop">Stops the work.</param>
    /// <returns>How many mails were taken out. One that is being handed over at this moment may leave all the same; the log will say so.</returns>
    public async Task<int> CancelAsync(ScanAccess access, Guid distributionId, Guid? mailId, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        return await Conflicts.AgainAsync(async () =>
        {
        return await Conflicts.AgainAsync(async () =>
        {
                await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
                await using var transaction = await db.Database.BeginTransactionAsync(stop);
                var cancelled = await db.Set<OutgoingMail>()
                    .Where(mail => mail.DistributionId == distributionId && mail.ScanId == access.ScanId && mail.State == MailState.Queued && (mailId == null || mail.Id == mailId))
                    .TakeOutAsync(stop);
                if (cancelled > 0)
                {
                    db.Add(AuditEntry.Of(clock.GetUtcNow(), access.AccountId, "mail.cancelled", distributionId, $"{cancelled} mails uit de wachtrij gehaald."));
                    await db.SaveChangesAsync(stop);
                }
                await transaction.CommitAsync(stop);
                return cancelled;
            });
        });
    }

    private async Task<bool> ChangeAsync(ScanAccess access, Guid mailId, Func<OutgoingMail, (string Action, string Details)?> change, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        if (await db.Set<OutgoingMail>().FirstOrDefaultAsync(mail => mail.Id == mailId && mail.ScanId == access.ScanId, stop) is not { } mail || change(mail) is not { } line) return false;
        db.Add(AuditEntry.Of(clock.GetUtcNow(), access.AccountId, line.Action, mailId, line.Details));
        await db.SaveChangesAsync(stop);
        return true;
    }

    private static async Task<IReadOnlyList<SentMail>> RowsAsync(ScannerDb db, Guid distributionId, CancellationToken stop)
    {
        var rows = await (from mail in db.Set<OutgoingMail>().AsNoTracking()
                          join invitation in db.Set<Invitation>() on mail.InvitationId equals (Guid?)invitation.Id into invitations
                          from invitation in invitations.DefaultIfEmpty()
                          join partner in db.Set<Partner>() on invitation.PartnerId equals partner.Id into partners
                          from partner in partners.DefaultIfEmpty()
                          where mail.DistributionId == distributionId
                          orderby mail.CreatedAt descending, mail.Id descending
                          select new
                          {
                              mail.Id, mail.Kind, mail.ToName, mail.Subject, mail.State, mail.Attempts, mail.CreatedAt, mail.NextAttemptAt, mail.SentAt, mail.BouncedAt, mail.Failure,
                              // What a respondent typed for one mail is for that mail, not for the officer.
                              ToAddress = mail.Kind == MailKind.Later || mail.Kind == MailKind.Copy ? "" : mail.ToAddress,
                              Number = (int?)partner.Number, Partner = (string?)partner.Name,
                          }).ToListAsync(stop);
        return rows.ConvertAll(row => new SentMail(
            row.Id, row.Kind, row.Number is { } number ? Partner.PseudonymOf(number) : "", row.Partner ?? "", row.ToName, row.ToAddress, row.Subject, row.State, row.Attempts, row.CreatedAt,
            row.State == MailState.Queued ? row.NextAttemptAt : null, row.SentAt, row.BouncedAt, row.Failure));
    }
}

/// <summary>What was mailed for a distribution.</summary>
/// <param name="DistributionId">What was put out.</param>
/// <param name="Name">Its name.</param>
/// <param name="Rows">The mails, the newest first.</param>
public sealed record SendLogView(Guid DistributionId, string Name, IReadOnlyList<SentMail> Rows);

/// <summary>One mail in the log.</summary>
/// <param name="Id">The mail.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Pseudonym">The partner's pseudonym; empty for a test.</param>
/// <param name="PartnerName">The partner; empty for a test.</param>
/// <param name="ToName">Who gets it.</param>
/// <param name="ToAddress">Where; empty after it was erased, and for a mail that the respondent asked for.</param>
/// <param name="Subject">The subject.</param>
/// <param name="State">How far it is.</param>
/// <param name="Attempts">How often sending was tried.</param>
/// <param name="CreatedAt">When it was put in the queue.</param>
/// <param name="NextAttemptAt">When it is tried next; null: not any more.</param>
/// <param name="SentAt">When the mail server took it.</param>
/// <param name="BouncedAt">When somebody noted that it came back.</param>
/// <param name="Failure">Why the last try failed, or what the bounce said.</param>
public sealed record SentMail(
    Guid Id, MailKind Kind, string Pseudonym, string PartnerName, string ToName, string ToAddress, string Subject, MailState State, int Attempts, DateTimeOffset CreatedAt,
    DateTimeOffset? NextAttemptAt, DateTimeOffset? SentAt, DateTimeOffset? BouncedAt, string Failure);

/// <summary>How far the queue is.</summary>
/// <param name="Queued">Waiting.</param>
/// <param name="Sent">Taken by the mail server.</param>
/// <param name="Failed">Given up.</param>
public sealed record SendProgress(int Queued, int Sent, int Failed);

/// <summary>Mails of one distribution that were given up.</summary>
/// <param name="DistributionId">What was put out.</param>
/// <param name="Name">The officer's name for it.</param>
/// <param name="Failed">How many.</param>
public sealed record FailedMails(Guid DistributionId, string Name, int Failed);
