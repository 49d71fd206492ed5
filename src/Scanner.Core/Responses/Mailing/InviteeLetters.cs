using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>
/// Makes one text with a link of its own per invitee, for what does not go through the mail queue: letters and mail merge. Older links keep working.
/// </summary>
internal sealed class InviteeLetters(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library, MailDefaults defaults, TimeProvider clock)
{
    /// <returns>The invitees of a distribution, by partner; null when the scan has no such distribution.</returns>
    public async Task<LetterPlan?> PlanAsync(ScanAccess access, Guid distributionId, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        if (await MailFacts.OfAsync(db, library, access.ScanId, distributionId, access.AccountId, stop) is not { } facts) return null;
        var now = clock.GetUtcNow();
        return new LetterPlan(facts.Distribution.Name, [.. (await RowsAsync(db, distributionId, stop)).Select(row => new LetterInvitee(
            row.Invitation.Id, Partner.PseudonymOf(row.Number), row.PartnerName, row.ContactName, row.HoldAt(now)))]);
    }

    /// <summary>Makes them: a link each, all of it or nothing. Who has finished, declined or lost the link gets none.</summary>
    /// <returns>Null when the scan has no such distribution.</returns>
    public Task<IReadOnlyList<InviteeLetter>?> MakeAsync(ScanAccess access, Guid distributionId, MailKind kind, IReadOnlyCollection<Guid>? picked, bool isPaper, string action, Func<int, string, string> details, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        return Conflicts.AgainAsync<IReadOnlyList<InviteeLetter>?>(async () =>
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            if (await MailFacts.OfAsync(db, library, access.ScanId, distributionId, access.AccountId, stop) is not { } facts) return null;
            var words = await facts.WordsAsync(db, defaults, kind, stop);
            var now = clock.GetUtcNow();
            var letters = new List<InviteeLetter>();
            foreach (var row in await RowsAsync(db, distributionId, stop))
            {
                // Who wants no more mail can still be given a letter or a link by hand; nobody else gets one who is done.
                if (row.HoldAt(now) is not (MailHold.None or MailHold.MailStopped) || (picked is not null && !picked.Contains(row.Invitation.Id))) continue;
                if (!isPaper && row.MailStoppedAt is not null) continue;
                var token = SecretToken.New();
                db.Add(InvitationLink.Of(row.Invitation.Id, token, now));
                var text = facts.For(words, row.ContactName, row.PartnerName, isPaper);
                letters.Add(new InviteeLetter(row.Invitation.Id, row.PartnerName, row.ContactName, row.Function ?? "", row.Email ?? "", text, token));
            }
            db.Add(AuditEntry.Of(now, access.AccountId, action, distributionId, details(letters.Count, facts.Distribution.Name)));
            await db.SaveChangesAsync(stop);
            return letters;
        });
    }

    private static Task<List<InvitationLine>> RowsAsync(ScannerDb db, Guid distributionId, CancellationToken stop) =>
        InvitationLine.ReadAsync(db, db.Set<Invitation>().Where(invitation => invitation.DistributionId == distributionId), stop);
}

/// <summary>Who can get a letter.</summary>
/// <param name="Name">The distribution's name.</param>
/// <param name="Invitees">Every invitation, by partner.</param>
public sealed record LetterPlan(string Name, IReadOnlyList<LetterInvitee> Invitees);

/// <summary>Someone who can get a letter.</summary>
/// <param name="InvitationId">The invitation.</param>
/// <param name="Pseudonym">The partner's pseudonym.</param>
/// <param name="PartnerName">The organisation.</param>
/// <param name="ContactName">The person; null: the organisation as a whole.</param>
/// <param name="Hold">Why a letter makes no sense any more; a stop on mail does not hold a letter.</param>
public sealed record LetterInvitee(Guid InvitationId, string Pseudonym, string PartnerName, string? ContactName, MailHold Hold)
{
    /// <summary>Whether a letter can be made.</summary>
    public bool CanHaveLetter => Hold is MailHold.None or MailHold.MailStopped;
}

/// <summary>A text with its link, at the only moment that the link is known. The text still holds <see cref="OutgoingMail.LinkMark"/>.</summary>
/// <param name="InvitationId">The invitation.</param>
/// <param name="PartnerName">The organisation.</param>
/// <param name="ContactName">The person; null: the organisation as a whole.</param>
/// <param name="Function">What the person does there; may be empty.</param>
/// <param name="Email">The address; may be empty.</param>
/// <param name="Words">Subject and text.</param>
/// <param name="Token">What the link ends in.</param>
public sealed record InviteeLetter(Guid InvitationId, string PartnerName, string? ContactName, string Function, string Email, MailText Words, SecretToken Token);
