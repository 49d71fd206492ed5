using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>Makes letters to print: one per invitee, each with a new link; the older links keep working. Needs <see cref="Right.Invite"/>.</summary>
public sealed class MakeLetters
{
    private readonly InviteeLetters letters;

    internal MakeLetters(InviteeLetters letters) => this.letters = letters;

    /// <returns>Who can get a letter; null when the scan has no such distribution.</returns>
    public Task<LetterPlan?> PlanAsync(ScanAccess access, Guid distributionId, CancellationToken stop) => letters.PlanAsync(access, distributionId, stop);

    /// <summary>Makes the letters, with the words of the invitation or the reminder.</summary>
    /// <returns>The letters by partner; null when the scan has no such distribution.</returns>
    public Task<IReadOnlyList<InviteeLetter>?> MakeAsync(ScanAccess access, Guid distributionId, MailKind kind, IReadOnlyCollection<Guid> picked, CancellationToken stop) =>
        letters.MakeAsync(access, distributionId, kind, picked, isPaper: true, "letters.made", (count, name) => $"{count} brieven gemaakt voor ‘{name}’, elk met een eigen link.", stop);
}
