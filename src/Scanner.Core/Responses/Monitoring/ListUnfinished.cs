using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>Tells the officer who of the invited has not finished, by organisation, and keeps a note of what was agreed with them.</summary>
public sealed class ListUnfinished(IDbContextFactory<ScannerDb> databases, TimeProvider clock)
{
    /// <returns>Per distribution of the scan with someone unfinished, the newest first, the partners by number. Links that were withdrawn are left out.</returns>
    public async Task<IReadOnlyList<UnfinishedDistribution>> ListAsync(ScanAccess access, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var rows = await FieldworkRows.ReadAsync(db, access, stop);
        var partners = (await db.Set<Partner>().Where(partner => partner.ScanId == access.ScanId && partner.Origin == PartnerOrigin.Register)
            .Select(partner => new { partner.Id, partner.Number, partner.Name, partner.Type, partner.Note }).ToListAsync(stop)).ToDictionary(partner => partner.Id);
        var contacts = (await (from contact in db.Set<Contact>()
                               join partner in db.Set<Partner>() on contact.PartnerId equals partner.Id
                               where partner.ScanId == access.ScanId
                               select new { contact.Id, contact.Name, IsMailStopped = contact.MailStoppedAt != null }).ToListAsync(stop)).ToDictionary(contact => contact.Id);
        var today = Amsterdam.DayOf(clock.GetUtcNow());
        var all = new List<UnfinishedDistribution>();
        foreach (var distribution in rows.Distributions)
        {
            // By partner, so that looking for colleagues stays cheap with thousands of invitations.
            var responses = rows.Responses[distribution.Id].ToLookup(response => response.PartnerId);
            var byPartner = new List<(int Number, UnfinishedPartner Partner)>();
            foreach (var group in rows.Invitations[distribution.Id].Where(invitation => invitation.IsListed).GroupBy(invitation => invitation.PartnerId))
            {
                var counting = new FieldworkCounting(distribution, [.. group], [.. responses[group.Key]], rows.Delivered, rows.Mailed);
                var partner = partners[group.Key];
                var people = group.Where(invitation => !invitation.IsWithdrawn && !counting.IsDone(invitation)).Select(invitation =>
                {
                    var response = counting.ResponseOf(invitation);
                    var contact = invitation.ContactId is { } id ? contacts.GetValueOrDefault(id) : null;
                    return new UnfinishedPerson(
                        invitation.Id, contact?.Name, StateOf(invitation, response), new[] { invitation.OpenedAt, invitation.LastSavedAt, response?.LastSavedAt }.Max(),
                        contact?.IsMailStopped == true, invitation.IsPassedOn);
                }).OrderBy(person => person.ContactName, StringComparer.OrdinalIgnoreCase).ThenBy(person => person.InvitationId).ToList();
                if (people.Count > 0) byPartner.Add((partner.Number, new UnfinishedPartner(partner.Id, Partner.PseudonymOf(partner.Number), partner.Name, partner.Type, partner.Note, people)));
            }
            if (byPartner.Count > 0)
                all.Add(new UnfinishedDistribution(distribution.Id, distribution.Name, distribution.ClosesOn < today, [.. byPartner.OrderBy(row => row.Number).Select(row => row.Partner)]));
        }
        return all;
    }

    /// <summary>Keeps what was agreed with a partner, such as when they will be called back.</summary>
    /// <returns>How it went.</returns>
    public async Task<NoteOutcome> RememberAsync(ScanAccess access, Guid partnerId, string note, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        var text = note.ReplaceLineEndings("\n").TrimEnd();
        if (text.Length > Partner.NoteLength) return NoteOutcome.TooLong;
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        if (await db.Set<Partner>().FirstOrDefaultAsync(partner => partner.Id == partnerId && partner.ScanId == access.ScanId, stop) is not { } partner) return NoteOutcome.NotThere;
        if (partner.Note == text) return NoteOutcome.Saved;
        partner.Remember(text);
        db.Add(AuditEntry.Of(clock.GetUtcNow(), access.AccountId, "partner.noted", partner.Id, $"Notitie bij {partner.Pseudonym} gewijzigd."));
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            return NoteOutcome.NotThere; // removed by a colleague meanwhile
        }
        return NoteOutcome.Saved;
    }

    private static UnfinishedState StateOf(InvitedRow invitation, RespondedRow? response) =>
        invitation.IsDeclined ? UnfinishedState.Declined
        : response is not null ? UnfinishedState.Started
        : invitation.IsUsedUp ? UnfinishedState.Erased
        : invitation.OpenedAt is not null ? UnfinishedState.Opened
        : UnfinishedState.Invited;
}

/// <summary>Who has not finished one distribution.</summary>
/// <param name="Id">The distribution.</param>
/// <param name="Name">The name that the officer gave.</param>
/// <param name="IsClosed">Whether the last day has passed, so that reminding makes no sense.</param>
/// <param name="Partners">The partners by number.</param>
public sealed record UnfinishedDistribution(Guid Id, string Name, bool IsClosed, IReadOnlyList<UnfinishedPartner> Partners)
{
    /// <summary>How many can be reminded.</summary>
    public int ToRemind => IsClosed ? 0 : Partners.Sum(partner => partner.People.Count(person => person.CanBeReminded));
}

/// <summary>An organisation with people who have not finished.</summary>
/// <param name="Id">The partner.</param>
/// <param name="Pseudonym">P01, P02, ….</param>
/// <param name="Name">The organisation.</param>
/// <param name="Type">A name of the list <c>partnertypen</c>.</param>
/// <param name="Note">What the officer wants to remember.</param>
/// <param name="People">Who has not finished there, by name.</param>
public sealed record UnfinishedPartner(Guid Id, string Pseudonym, string Name, string Type, string Note, IReadOnlyList<UnfinishedPerson> People);

/// <summary>Someone who has not finished.</summary>
/// <param name="InvitationId">The invitation.</param>
/// <param name="ContactName">The person; null: the organisation as a whole.</param>
/// <param name="State">How far it is.</param>
/// <param name="LastActivity">When the link was last used, as far as is known; null: never.</param>
/// <param name="IsMailStopped">Whether the person asked for no more mail.</param>
/// <param name="IsPassedOn">Whether a colleague passed it on.</param>
public sealed record UnfinishedPerson(Guid InvitationId, string? ContactName, UnfinishedState State, DateTimeOffset? LastActivity, bool IsMailStopped, bool IsPassedOn)
{
    /// <summary>Whether a reminder is in place.</summary>
    public bool CanBeReminded => (State is UnfinishedState.Invited or UnfinishedState.Opened or UnfinishedState.Started) && !IsMailStopped;
}

/// <summary>How far someone is who has not finished.</summary>
public enum UnfinishedState
{
    /// <summary>Invited; the link was not opened.</summary>
    Invited,

    /// <summary>The start page was opened; nothing was saved.</summary>
    Opened,

    /// <summary>Something was saved.</summary>
    Started,

    /// <summary>Does not take part.</summary>
    Declined,

    /// <summary>Had the answers erased.</summary>
    Erased,
}

/// <summary>What can come of keeping a note.</summary>
public enum NoteOutcome
{
    /// <summary>Saved.</summary>
    Saved,

    /// <summary>Longer than <see cref="Partner.NoteLength"/>; nothing was saved.</summary>
    TooLong,

    /// <summary>The partner is not there (any more).</summary>
    NotThere,
}
