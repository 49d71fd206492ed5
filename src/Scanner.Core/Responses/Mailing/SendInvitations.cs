using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>Mails invitations: shows who gets one, and puts them in the queue. Needs <see cref="Right.Invite"/>.</summary>
public sealed class SendInvitations
{
    private readonly MailRound round;

    internal SendInvitations(MailRound round) => this.round = round;

    /// <returns>Who gets an invitation by mail and who not; null when the scan has no such distribution.</returns>
    public Task<MailPlan?> PlanAsync(ScanAccess access, Guid distributionId, CancellationToken stop) => round.PlanAsync(access, distributionId, MailKind.Invitation, stop);

    /// <summary>Puts the mails in the queue, all or none.</summary>
    /// <param name="access">The scan and who sends.</param>
    /// <param name="distributionId">What was put out.</param>
    /// <param name="picked">Who should get one.</param>
    /// <param name="again">Of these, who should get one although there was a mail before.</param>
    /// <param name="stop">Stops the work; nothing is queued then.</param>
    public Task<MailsQueued> SendAsync(ScanAccess access, Guid distributionId, IReadOnlyCollection<Guid> picked, IReadOnlyCollection<Guid> again, CancellationToken stop) =>
        round.QueueAsync(access, distributionId, MailKind.Invitation, picked, again, stop);
}
