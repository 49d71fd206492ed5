using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>
/// Sends what is in the queue, in small batches. One sender at a time over all nodes (a lease); and because a lease can end while a server is slow,
/// each mail is claimed before it is handed over, so that no two senders ever have the same one.
/// </summary>
/// <remarks>
/// The order is: claim and new link saved, handed over, outcome saved. A crash after the hand-over leaves the mail claimed and queued: it is sent
/// again after <see cref="ClaimTime"/>, so that one mail may arrive twice (with the same Message-ID) and none is ever lost.
/// </remarks>
public sealed class SendQueuedMail
{
    /// <summary>The name of the lease.</summary>
    public const string LeaseName = "mail";

    /// <summary>Most mails of one batch.</summary>
    public const int BatchSize = 20;

    /// <summary>How long the lease holds; taken anew before every mail.</summary>
    public static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(3);

    /// <summary>How long a mail that is being handed over is left alone: longer than any carrier may take.</summary>
    public static readonly TimeSpan ClaimTime = TimeSpan.FromMinutes(10);

    /// <summary>After the nth failure it waits this long; after the last one it is given up: between four and five days, as RFC 5321 (4.5.4.1) has it, so that a weekend without a mail server loses nothing.</summary>
    public static readonly IReadOnlyList<TimeSpan> Backoff =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), .. new[] { 2, 8, 12, 24, 24, 24, 24 }.Select(hours => TimeSpan.FromHours(hours))];

    /// <summary>Where the link of a test mail leads: to the page that says that it does not work.</summary>
    public const string ExampleToken = "voorbeeld";

    private readonly IDbContextFactory<ScannerDb> databases;
    private readonly Leases leases;
    private readonly TimeProvider clock;
    private readonly Queue<DateTimeOffset> tried = new();

    internal SendQueuedMail(IDbContextFactory<ScannerDb> databases, Leases leases, TimeProvider clock) => (this.databases, this.leases, this.clock) = (databases, leases, clock);

    /// <summary>Sends what is due: one batch, or less when the throttle says so.</summary>
    /// <param name="holder">Who sends: a name that no other node has.</param>
    /// <param name="baseUrl">The address in the links, from the settings; empty: nothing is sent.</param>
    /// <param name="perMinute">Most mails per minute.</param>
    /// <param name="carry">Hands one mail to the mail server. Ends within <see cref="ClaimTime"/>.</param>
    /// <param name="stop">Ends the batch after the mail at hand; that one is finished first.</param>
    public async Task<MailRun> RunAsync(string holder, string baseUrl, int perMinute, MailCarrier carry, CancellationToken stop)
    {
        if (baseUrl.Length == 0 || await AllowanceAsync(perMinute, stop) is not (> 0 and var most)) return new MailRun(0, 0, 0, false);
        var due = await DueAsync(most, stop);
        if (due.Count == 0 || !await leases.TakeAsync(LeaseName, holder, LeaseTime, stop)) return new MailRun(0, 0, 0, false);
        var (sent, failed, cancelled, isUnreachable) = (0, 0, 0, false);
        try
        {
            foreach (var (municipality, id) in due)
            {
                if (stop.IsCancellationRequested || isUnreachable || !await leases.TakeAsync(LeaseName, holder, LeaseTime, CancellationToken.None)) break;
                var prepared = await PrepareAsync(municipality, id, baseUrl.TrimEnd('/'));
                if (prepared.Mail is null)
                {
                    cancelled += prepared.IsCancelled ? 1 : 0;
                    continue;
                }
                lock (tried) tried.Enqueue(clock.GetUtcNow());
                var receipt = await carry(prepared.Mail, CancellationToken.None);
                await Conflicts.AgainAsync(() => FinishAsync(municipality, id, prepared.Link, receipt));
                if (receipt.Result == MailResult.Sent) sent++;
                else failed++;
                isUnreachable = receipt.Result == MailResult.Unreachable;
            }
        }
        finally
        {
            await leases.GiveBackAsync(LeaseName, holder, CancellationToken.None);
        }
        return new MailRun(sent, failed, cancelled, isUnreachable);
    }

    /// <summary>How many mails may go now: those that left in the last minute, from whichever node, and those tried here count.</summary>
    private async Task<int> AllowanceAsync(int perMinute, CancellationToken stop)
    {
        var since = clock.GetUtcNow() - TimeSpan.FromMinutes(1);
        int here;
        lock (tried)
        {
            while (tried.TryPeek(out var first) && first <= since) tried.Dequeue();
            here = tried.Count;
        }
        if (here >= perMinute) return 0;
        await using var db = await databases.CreateDbContextAsync(stop);
        // Across municipalities on purpose: the mail server is the installation's. Nothing is read but a count.
        var everywhere = await db.Set<OutgoingMail>().IgnoreQueryFilters().CountAsync(mail => mail.SentAt > since, stop);
        return Math.Min(BatchSize, perMinute - Math.Max(here, everywhere));
    }

    private async Task<List<(Guid Municipality, Guid Id)>> DueAsync(int most, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(stop);
        // Across municipalities on purpose: only which mail and whose it is; the work on it is done in that municipality's own context.
        var rows = await db.Set<OutgoingMail>().IgnoreQueryFilters().Where(mail => mail.NextAttemptAt <= now && mail.State == MailState.Queued)
            .OrderBy(mail => mail.NextAttemptAt).ThenBy(mail => mail.Id).Select(mail => new { mail.MunicipalityId, mail.Id }).Take(most).ToListAsync(stop);
        return rows.ConvertAll(row => (row.MunicipalityId, row.Id));
    }

    /// <summary>Claims a mail, takes it out of the queue when it makes no sense any more, and else gives it its link.</summary>
    private async Task<Prepared> PrepareAsync(Guid municipality, Guid id, string baseUrl)
    {
        var stop = CancellationToken.None;
        var now = clock.GetUtcNow();
        return await Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(municipality, stop);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            var claimed = await db.Set<OutgoingMail>().Where(mail => mail.Id == id && mail.State == MailState.Queued && mail.NextAttemptAt <= now)
                .ExecuteUpdateAsync(set => set.SetProperty(mail => mail.NextAttemptAt, now + ClaimTime), stop);
            if (claimed == 0) return new Prepared(null, null, false);
            var mail = await db.Set<OutgoingMail>().SingleAsync(row => row.Id == id, stop);
            if (await IsPointlessAsync(db, mail, now, stop))
            {
                mail.Cancel();
                await db.SaveChangesAsync(stop);
                await transaction.CommitAsync(stop);
                return new Prepared(null, null, true);
            }
            var isAsking = mail.Kind is MailKind.Invitation or MailKind.Reminder;
            SecretToken? token = mail.InvitationId is not null && (isAsking || MailMarks.Stands(mail.Subject + mail.Text, OutgoingMail.LinkMark) || MailMarks.Stands(mail.Text, MailMarks.OptOutMark)) ? SecretToken.New() : null;
            if (token is { } made) db.Add(InvitationLink.Of(mail.InvitationId!.Value, made, now));
            var municipalityName = await db.Set<Municipality>().Where(row => row.Id == municipality).Select(row => row.Name).SingleAsync(stop);
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            var link = $"{baseUrl}/v/{token?.Text ?? ExampleToken}";
            var (subject, text) = (WithLinks(mail.Subject, link), WithLinks(mail.Text, link));
            return new Prepared(new MailToSend(mail.Id, mail.ToAddress, mail.ToName, municipalityName, subject, text, mail.Language, isAsking ? OptOutOf(link) : null), token, false);
        });
    }

    private static string WithLinks(string text, string link) =>
        text.Replace(OutgoingMail.LinkMark, link, StringComparison.Ordinal).Replace(MailMarks.OptOutMark, OptOutOf(link), StringComparison.Ordinal);

    private static string OptOutOf(string link) => link + "/afmelden";

    /// <summary>An invitation or reminder to who has finished, declined or may not answer any more is not sent; nor answers that were erased meanwhile.</summary>
    private static async Task<bool> IsPointlessAsync(ScannerDb db, OutgoingMail mail, DateTimeOffset now, CancellationToken stop)
    {
        if (mail.InvitationId is not { } invitationId) return false;
        var lines = await InvitationLine.ReadAsync(
            db, db.Set<Invitation>().Where(row => db.Set<Invitation>().Any(own => own.Id == invitationId && own.DistributionId == row.DistributionId && own.PartnerId == row.PartnerId)), stop);
        var line = lines.Single(row => row.Invitation.Id == invitationId);
        var hold = line.HoldAt(now);
        return mail.Kind switch
        {
            MailKind.Invitation or MailKind.Reminder => hold != MailHold.None,
            MailKind.Later or MailKind.Colleague => hold is MailHold.Withdrawn or MailHold.Erased or MailHold.Closed,
            MailKind.Thanks or MailKind.Copy => line.Invitation.IsErased,
            MailKind.Test => false,
            _ => throw new ArgumentOutOfRangeException(nameof(mail)),
        };
    }

    /// <summary>Writes down what came of it.</summary>
    private async Task<bool> FinishAsync(Guid municipality, Guid id, SecretToken? link, MailReceipt receipt)
    {
        var stop = CancellationToken.None;
        var now = clock.GetUtcNow();
        await using var db = await databases.OpenAsync(municipality, stop);
        var mail = await db.Set<OutgoingMail>().SingleAsync(row => row.Id == id, stop);
        // Somebody may have cancelled it meanwhile: what was sent was sent, but it is not tried again.
        var isQueued = mail.State == MailState.Queued;
        switch (receipt.Result)
        {
            case MailResult.Sent:
                mail.Sent(now);
                break;
            case MailResult.Refused when isQueued:
                mail.Failed(receipt.Words, null);
                break;
            case MailResult.NotNow or MailResult.Unreachable or MailResult.Unclear when isQueued:
                mail.Failed(receipt.Words, mail.Attempts < Backoff.Count ? now + Backoff[mail.Attempts] : null);
                break;
        }
        // A link that never left is no use to anyone. Where the line broke, the mail may have arrived all the same.
        if (link is { } unused && receipt.Result is MailResult.Refused or MailResult.NotNow or MailResult.Unreachable)
        {
            var hash = unused.Hash;
            await db.Set<InvitationLink>().Where(row => row.TokenHash == hash).ExecuteDeleteAsync(stop);
        }
        await db.SaveChangesAsync(stop);
        return true;
    }

    private sealed record Prepared(MailToSend? Mail, SecretToken? Link, bool IsCancelled);
}

/// <summary>Hands one mail to the mail server.</summary>
public delegate Task<MailReceipt> MailCarrier(MailToSend mail, CancellationToken stop);

/// <summary>A mail as it leaves, links filled in.</summary>
/// <param name="Id">The same each time this mail is tried.</param>
/// <param name="ToAddress">The address.</param>
/// <param name="ToName">The name; may be empty.</param>
/// <param name="Municipality">Whose mail it is.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Text">The plain text.</param>
/// <param name="Language">The language of the text.</param>
/// <param name="OptOut">The link that stops mail; null: the respondent asked for this one.</param>
public sealed record MailToSend(Guid Id, string ToAddress, string ToName, string Municipality, string Subject, string Text, string Language, string? OptOut);

/// <summary>What the mail server said.</summary>
/// <param name="Result">What came of it.</param>
/// <param name="Words">The server's own words; empty when it took the mail.</param>
public sealed record MailReceipt(MailResult Result, string Words);

/// <summary>What came of handing a mail over.</summary>
public enum MailResult
{
    /// <summary>The server took it.</summary>
    Sent,

    /// <summary>The server refuses it for good.</summary>
    Refused,

    /// <summary>The server asks to try again later.</summary>
    NotNow,

    /// <summary>The line broke: the server may have taken it.</summary>
    Unclear,

    /// <summary>There is no server, or it lets this program in no further: no other mail would do better now.</summary>
    Unreachable,
}

/// <summary>What one batch came to.</summary>
/// <param name="Sent">Taken by the server.</param>
/// <param name="Failed">Not taken, now or for good.</param>
/// <param name="Cancelled">Taken out of the queue.</param>
/// <param name="IsUnreachable">There is no server: waiting is better than going on.</param>
public sealed record MailRun(int Sent, int Failed, int Cancelled, bool IsUnreachable);
