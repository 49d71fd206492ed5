using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>Lets the officer accept what partners typed after the last day, or let it lapse; both can be undone.</summary>
public sealed class AcceptLateAnswers
{
    private readonly IDbContextFactory<ScannerDb> databases;
    private readonly QuestionnaireLibrary library;
    private readonly TimeProvider clock;
    private readonly LateReplay replay;

    internal AcceptLateAnswers(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library, TimeProvider clock, LateReplay replay) =>
        (this.databases, this.library, this.clock, this.replay) = (databases, library, clock, replay);

    /// <summary>How many invitations of each distribution have something that waits.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> CountAsync(ScanAccess access, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var rows = await (from late in db.Set<LatePost>()
                          join invitation in db.Set<Invitation>() on late.InvitationId equals invitation.Id
                          join distribution in db.Set<Distribution>() on invitation.DistributionId equals distribution.Id
                          where distribution.ScanId == access.ScanId
                          select new { invitation.DistributionId, late.InvitationId }).Distinct().ToListAsync(stop);
        return rows.CountBy(row => row.DistributionId).ToDictionary();
    }

    /// <summary>What waits in one distribution, the oldest first. The words only for who may read answers, and never of anonymous answers: they are still tied to a name.</summary>
    /// <returns>Null when this scan has no such distribution.</returns>
    public async Task<LateList?> ListAsync(ScanAccess access, Guid distributionId, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        if (await db.Set<Distribution>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == distributionId && row.ScanId == access.ScanId, stop) is not { } distribution) return null;
        var rows = await (from late in db.Set<LatePost>().AsNoTracking()
                          join invitation in db.Set<Invitation>() on late.InvitationId equals invitation.Id
                          join partner in db.Set<Partner>() on invitation.PartnerId equals partner.Id
                          join contact in db.Set<Contact>() on invitation.ContactId equals (Guid?)contact.Id into contacts
                          from contact in contacts.DefaultIfEmpty()
                          where invitation.DistributionId == distributionId
                          orderby late.ReceivedAt, late.Section
                          select new { late, partner.Number, partner.Name, Contact = (string?)contact.Name, invitation.PartnerId }).ToListAsync(stop);
        var showsWords = access.May(Right.ReadAnswers) && distribution.Identity != IdentityMode.Anonymous;
        var list = new List<LateRow>();
        foreach (var group in rows.GroupBy(row => row.late.InvitationId))
        {
            var first = group.First();
            var sections = new List<LateSection>();
            foreach (var one in group.Where(row => row.late.Section.Length > 0)) sections.Add(await ReadAsync(db, access, distribution, first.PartnerId, one.late, showsWords, stop));
            list.Add(new LateRow(group.Key, Partner.PseudonymOf(first.Number), first.Name, first.Contact, group.Max(row => row.late.ReceivedAt), group.Any(row => row.late.Section.Length == 0), sections));
        }
        return new LateList(distribution.Name, distribution.ClosesOn, distribution.Identity, showsWords, list);
    }

    /// <summary>Saves what was typed as if it had come in time, and hands it in when that was asked and all questions have a valid answer.</summary>
    public async Task<LateAccepted> AcceptAsync(ScanAccess access, Guid invitationId, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        if (await replay.LinkAsync(db, access, invitationId, stop) is not { } link) return LateAccepted.NotThere;
        var posts = await db.Set<LatePost>().AsNoTracking().Where(row => row.InvitationId == invitationId).OrderBy(row => row.ReceivedAt).ToListAsync(stop);
        if (posts.Count == 0) return LateAccepted.NotThere;
        var before = await LateUndo.OfAsync(db, link, posts, stop);
        foreach (var post in posts.Where(post => post.Section.Length > 0))
        {
            var saved = await replay.SaveAsync(link, post.Section, LateJson.Read(post.Posted), stop);
            if (saved.State != LinkState.Open) return new LateAccepted(LateOutcome.Refused, 0, null);
        }
        var wish = posts.Exists(post => post.Section.Length == 0) ? await replay.HandInAsync(link, stop) : null;
        // A response that was cut loose took its late posts along, and no line tells of it.
        if (wish?.State == LinkState.Cut) return new LateAccepted(LateOutcome.HandedIn, 0, null);
        await Conflicts.AgainAsync(() => CountedAsync(access, invitationId, posts, stop));
        var after = await db.Set<Response>().AsNoTracking().FirstOrDefaultAsync(row => row.InvitationId == invitationId, stop);
        return new LateAccepted(wish is null ? LateOutcome.Begun : wish.State == LinkState.Submitted ? LateOutcome.HandedIn : LateOutcome.Incomplete, wish?.Problems.Count ?? 0, before with { RevisionAfter = after?.Revision ?? 0 });
    }

    /// <summary>What was saved waits no longer.</summary>
    private async Task<bool> CountedAsync(ScanAccess access, Guid invitationId, List<LatePost> posts, CancellationToken stop)
    {
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Set<Invitation>().Where(row => row.Id == invitationId).HoldAsync(stop);
        // What came in since it was read was not saved: it goes on waiting.
        var there = await db.Set<LatePost>().Where(row => row.InvitationId == invitationId).ToListAsync(stop);
        db.RemoveRange(there.Where(row => posts.Exists(post => post.Id == row.Id && post.Posted == row.Posted)));
        db.Add(AuditEntry.Of(clock.GetUtcNow(), access.AccountId, "late.accepted", invitationId, "Antwoorden van na de sluiting meegeteld."));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    /// <summary>Lets it lapse: what was typed late is removed.</summary>
    /// <returns>What undoes it; null: there was nothing (any more).</returns>
    public async Task<LateUndo?> SetAsideAsync(ScanAccess access, Guid invitationId, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        return await Conflicts.AgainAsync<LateUndo?>(async () =>
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            // What comes in at the same moment is there, or comes after and waits.
            await db.Set<Invitation>().Where(row => row.Id == invitationId).HoldAsync(stop);
            if (await replay.LinkAsync(db, access, invitationId, stop) is not { } link) return null;
            var posts = await db.Set<LatePost>().Where(row => row.InvitationId == invitationId).ToListAsync(stop);
            if (posts.Count == 0) return null;
            db.RemoveRange(posts);
            db.Add(AuditEntry.Of(clock.GetUtcNow(), access.AccountId, "late.set_aside", invitationId, "Antwoorden van na de sluiting niet meegeteld."));
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            return LateUndo.OfPosts(link, posts);
        });
    }

    /// <summary>Puts things back as they were before accepting or setting aside.</summary>
    /// <returns>False: the answers were changed, or something came in, since then.</returns>
    public async Task<bool> UndoAsync(ScanAccess access, LateUndo undo, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        return await Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            // What was cut loose or erased since is not put back.
            if (!await db.Set<Invitation>().Where(row => row.Id == undo.InvitationId && !row.IsCut && row.ErasedAt == undo.ErasedAt).HoldAsync(stop)) return false;
            if (await replay.LinkAsync(db, access, undo.InvitationId, stop) is null) return false;
            if (await db.Set<LatePost>().AnyAsync(row => row.InvitationId == undo.InvitationId, stop) || !await undo.PutBackAsync(db, clock.GetUtcNow(), stop)) return false;
            db.Add(AuditEntry.Of(clock.GetUtcNow(), access.AccountId, "late.undone", undo.InvitationId, "Besluit over antwoorden van na de sluiting ongedaan gemaakt."));
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            return true;
        });
    }

    private async Task<LateSection> ReadAsync(ScannerDb db, ScanAccess access, Distribution distribution, Guid partnerId, LatePost late, bool showsWords, CancellationToken stop)
    {
        var posted = LateJson.Read(late.Posted);
        var response = await db.Set<Response>().AsNoTracking().FirstOrDefaultAsync(row => row.InvitationId == late.InvitationId, stop);
        var version = await library.VersionAsync(db, response?.QuestionnaireVersionId ?? distribution.QuestionnaireVersionId, stop);
        var page = await LatePage.OfAsync(db, library, version, posted.Version, stop);
        var stored = await PersonalLinks.AnswersAsync(db, response, stop);
        var questionnaire = page?.Version.Questionnaire ?? library.Published(version);
        var partner = await PartnerFacts.OfAsync(db, library, partnerId, access.MunicipalityName, stop);
        var sheet = new AnswerSheet(questionnaire, page?.AsThen(stored) ?? stored, new SheetSetting(QuestionMode.Online, partner, "nl", clock.GetUtcNow()));
        var target = questionnaire.Sections.First(one => one.Name == late.Section);
        var label = target.Label.In("nl");
        if (!showsWords) return new LateSection(label, posted.Values.Count, []);
        var (changed, refused) = SaveAnswers.Compare(sheet, target, posted);
        return new LateSection(label, posted.Values.Count, TypedWords.Of(sheet, target, changed, refused));
    }
}

/// <summary>What waits in one distribution.</summary>
/// <param name="Name">The distribution.</param>
/// <param name="ClosesOn">Its last day.</param>
/// <param name="Identity">What is kept of who answers.</param>
/// <param name="ShowsWords">Whether the words are shown.</param>
/// <param name="Rows">Per invitation.</param>
public sealed record LateList(string Name, DateOnly? ClosesOn, IdentityMode Identity, bool ShowsWords, IReadOnlyList<LateRow> Rows);

/// <summary>What one partner, or one person there, typed after the last day.</summary>
/// <param name="InvitationId">The invitation.</param>
/// <param name="Pseudonym">The partner's pseudonym.</param>
/// <param name="Partner">The partner's name.</param>
/// <param name="Contact">The person; null: the organisation as a whole.</param>
/// <param name="ReceivedAt">When the last of it came.</param>
/// <param name="WantsToHandIn">Whether handing in was asked.</param>
/// <param name="Sections">What was typed.</param>
public sealed record LateRow(Guid InvitationId, string Pseudonym, string Partner, string? Contact, DateTimeOffset ReceivedAt, bool WantsToHandIn, IReadOnlyList<LateSection> Sections);

/// <summary>What was typed in one section.</summary>
/// <param name="Label">The section's heading.</param>
/// <param name="Questions">How many questions.</param>
/// <param name="Words">The questions with the words; empty when they are not shown.</param>
public sealed record LateSection(string Label, int Questions, IReadOnlyList<TypedWords> Words);

/// <summary>How accepting went.</summary>
/// <param name="Outcome">How.</param>
/// <param name="Missing">How many questions keep it from being handed in.</param>
/// <param name="Undo">What undoes it; null: it cannot be undone.</param>
public sealed record LateAccepted(LateOutcome Outcome, int Missing, LateUndo? Undo)
{
    internal static readonly LateAccepted NotThere = new(LateOutcome.NotThere, 0, null);
}

/// <summary>How accepting late answers can go.</summary>
public enum LateOutcome
{
    /// <summary>Saved and handed in.</summary>
    HandedIn,

    /// <summary>Saved; handing in was not asked.</summary>
    Begun,

    /// <summary>Saved; handing in was asked, but something is missing or wrong.</summary>
    Incomplete,

    /// <summary>The answers were handed in, erased or withdrawn meanwhile.</summary>
    Refused,

    /// <summary>There is nothing that waits (any more).</summary>
    NotThere,
}
