using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>Notes that a link was opened, and lets a partner say not to take part, or to take part after all.</summary>
public sealed class StartAnswering
{
    private readonly IDbContextFactory<ScannerDb> databases;
    private readonly TimeProvider clock;
    private readonly PersonalLinks links;

    internal StartAnswering(IDbContextFactory<ScannerDb> databases, TimeProvider clock, PersonalLinks links) => (this.databases, this.clock, this.links) = (databases, clock, links);

    /// <summary>Notes the first time that the start page was opened; later times change nothing.</summary>
    public async Task OpenedAsync(SecretToken token, CancellationToken stop)
    {
        if (await links.FindAsync(token, stop) is not { Invitation.OpenedAt: null } link || links.StateOf(link) != LinkState.Open) return;
        await using var db = await databases.OpenAsync(link.MunicipalityId, stop);
        var now = clock.GetUtcNow();
        await db.Set<Invitation>().Where(row => row.Id == link.InvitationId && row.OpenedAt == null && !row.IsCut).ExecuteUpdateAsync(set => set.SetProperty(row => row.OpenedAt, now), stop);
    }

    /// <summary>Keeps that the partner does not take part. What was answered stays.</summary>
    /// <param name="token">The link.</param>
    /// <param name="reason">Why not, as typed; may be empty.</param>
    /// <param name="stop">Stops the work.</param>
    public Task<Declined> DeclineAsync(SecretToken token, string? reason, CancellationToken stop) =>
        ChangeAsync(token, reason, (invitation, words) => invitation.Decline(words, clock.GetUtcNow()), stop);

    /// <summary>Takes it back: the partner takes part after all.</summary>
    public Task<Declined> TakePartAsync(SecretToken token, CancellationToken stop) => ChangeAsync(token, null, (invitation, _) => invitation.TakePart(), stop);

    private async Task<Declined> ChangeAsync(SecretToken token, string? reason, Action<Invitation, string> change, CancellationToken stop)
    {
        if (await links.FindAsync(token, stop) is not { } link) return new Declined(LinkState.Unknown, []);
        var state = links.StateOf(link);
        if (state != LinkState.Open) return new Declined(state, []);
        var check = new FieldCheck();
        var words = check.Text(nameof(Invitation.DeclineReason), TypedText.Clean(reason ?? ""), Invitation.DeclineReasonLength);
        if (check.HasProblems) return new Declined(state, check.Problems);
        return await Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(link.MunicipalityId, stop);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            // Handing in at the same moment waits, or is seen: on what was cut or erased nothing is written any more.
            if (!await db.Set<Invitation>().Where(row => row.Id == link.InvitationId && !row.IsCut && row.ErasedAt == link.ErasedAt).HoldAsync(stop)) return new Declined(await links.RefusalAsync(db, link, stop), []);
            if (await db.Set<Response>().AnyAsync(row => row.InvitationId == link.InvitationId && row.SubmittedAt != null, stop)) return new Declined(LinkState.Submitted, []);
            var invitation = await db.Set<Invitation>().SingleAsync(row => row.Id == link.InvitationId, stop);
            change(invitation, words);
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            return new Declined(LinkState.Open, []);
        });
    }
}

/// <summary>How saying (not) to take part went.</summary>
/// <param name="State"><see cref="LinkState.Open"/>: it was kept, unless there are problems.</param>
/// <param name="Problems">What is wrong with the reason.</param>
public sealed record Declined(LinkState State, IReadOnlyList<FieldProblem> Problems);
