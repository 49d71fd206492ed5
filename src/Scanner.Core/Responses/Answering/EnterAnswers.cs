using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>Lets staff type in answers that a partner gave on paper or by telephone, section by section, with the same form and the same rules as online.</summary>
/// <remarks>It stands apart from the partner's invitation, if there is one: a link that was sent keeps working.</remarks>
public sealed class EnterAnswers
{
    private readonly IDbContextFactory<ScannerDb> databases;
    private readonly QuestionnaireLibrary library;
    private readonly TimeProvider clock;
    private readonly SaveAnswers saves;

    internal EnterAnswers(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library, TimeProvider clock, SaveAnswers saves) =>
        (this.databases, this.library, this.clock, this.saves) = (databases, library, clock, saves);

    /// <returns>What was put out, who can have answered it, and what was typed in so far; null when the scan has no such distribution.</returns>
    public async Task<EntryList?> ListAsync(ScanAccess access, Guid distributionId, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var distribution = await db.Set<Distribution>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == distributionId && row.ScanId == access.ScanId, stop);
        if (distribution is null) return null;
        var partners = await db.Set<Partner>().AsNoTracking().Where(row => row.ScanId == access.ScanId && row.Origin == PartnerOrigin.Register).OrderBy(row => row.Number).ToListAsync(stop);
        var responses = await db.Set<Response>().AsNoTracking().Where(row => row.DistributionId == distributionId).OrderBy(row => row.StartedAt).ToListAsync(stop);
        var names = partners.ToDictionary(partner => partner.Id);
        return new EntryList(
            distribution.Name, distribution.Identity == IdentityMode.Anonymous,
            [.. partners.Select(partner => new EntryPartner(partner.Id, partner.Pseudonym, partner.Name, responses.Count(row => row.PartnerId == partner.Id && row.SubmittedAt is not null)))],
            [.. responses.Where(row => IsEntered(row) && names.ContainsKey(row.PartnerId)).Select(row => new EntryRow(row.Id, names[row.PartnerId].Name, row.Mode, Amsterdam.DayOf(row.StartedAt), row.EnteredBy, row.SubmittedAt is not null))]);
    }

    /// <summary>Begins to type in what a partner answered.</summary>
    /// <param name="access">Who types, in which scan.</param>
    /// <param name="distributionId">What was answered: the version that those who begin now get.</param>
    /// <param name="entry">Who answered, how and when.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<EntryStarted> StartAsync(ScanAccess access, Guid distributionId, NewEntry entry, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        var now = clock.GetUtcNow();
        if (entry.Mode is not (ResponseMode.Paper or ResponseMode.Telephone)) return new EntryStarted(EntryFault.NoMode, null);
        if (entry.Day is not { } day) return new EntryStarted(EntryFault.NoDay, null);
        if (day > Amsterdam.DayOf(now)) return new EntryStarted(EntryFault.DayAhead, null);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var distribution = await db.Set<Distribution>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == distributionId && row.ScanId == access.ScanId, stop);
        if (distribution is null) return new EntryStarted(EntryFault.NoDistribution, null);
        if (distribution.Identity == IdentityMode.Anonymous) return new EntryStarted(EntryFault.Anonymous, null);
        if (!await db.Set<Partner>().AnyAsync(row => row.Id == entry.PartnerId && row.ScanId == access.ScanId && row.Origin == PartnerOrigin.Register, stop)) return new EntryStarted(EntryFault.NoPartner, null);
        // The moment of answering is not known, only its day.
        var at = Amsterdam.Of(day.ToDateTime(new TimeOnly(12, 0)));
        var response = Response.Entered(access.ScanId, entry.PartnerId, distribution.QuestionnaireVersionId, distribution.Id, entry.Mode, access.AccountName, at < now ? at : now);
        db.Add(response);
        db.Add(AuditEntry.Of(now, access.AccountId, "answers.entering", response.Id, $"Begonnen met invoeren bij ‘{distribution.Name}’."));
        await db.SaveChangesAsync(stop);
        return new EntryStarted(null, response.Id);
    }

    /// <returns>The section; null when the scan has no such entry, or the entry no such section now.</returns>
    public async Task<EntrySection?> OpenSectionAsync(ScanAccess access, Guid responseId, string section, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        if (await LoadAsync(access, responseId, stop) is not { } loaded) return null;
        return loaded.Sheet.Sections.FirstOrDefault(one => one.Name == section) is { } found ? new EntrySection(loaded.Heading, loaded.Sheet.ViewOf(found, loaded.Response)) : null;
    }

    /// <returns>All answers to read over; null when the scan has no such entry.</returns>
    public async Task<EntryOverview?> ReadAsync(ScanAccess access, Guid responseId, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        return await LoadAsync(access, responseId, stop) is { } loaded ? new EntryOverview(loaded.Heading, loaded.Sheet.Overview(loaded.Response), Standing(loaded.Sheet)) : null;
    }

    /// <summary>Saves what was posted for a section, valid or not. <see cref="LinkState.Submitted"/>: it was handed in; reopen it first.</summary>
    public async Task<SaveOutcome> SaveAsync(ScanAccess access, Guid responseId, string section, PostedAnswers posted, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        return await Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            return await saves.SaveAsync(db, stopHere => HoldAsync(db, access, responseId, stopHere), section, posted, stop);
        });
    }

    /// <summary>Hands the answers in. Required questions may be open, for nobody can be made to answer afterwards; what was typed wrong must be mended first.</summary>
    public async Task<EntryHandedIn> HandInAsync(ScanAccess access, Guid responseId, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        return await Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            if (await HoldAsync(db, access, responseId, stop) is not { } held) return new EntryHandedIn(LinkState.Unknown, []);
            if (held.State != LinkState.Open) return new EntryHandedIn(held.State, []);
            var response = await db.Set<Response>().SingleAsync(row => row.Id == responseId, stop);
            var sheet = SheetOf(held);
            if (Standing(sheet) is { Count: > 0 } problems) return new EntryHandedIn(LinkState.Open, problems);
            foreach (var leftOut in sheet.LeftOut.Chunk(500).Select(paths => paths.ToList()))
                await db.Set<Answer>().Where(answer => answer.ResponseId == responseId && leftOut.Contains(answer.Path)).ExecuteDeleteAsync(stop);
            response.Submit(response.StartedAt);
            db.Add(AuditEntry.Of(clock.GetUtcNow(), access.AccountId, "answers.entered", responseId, "Ingevoerde antwoorden ingestuurd."));
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            return new EntryHandedIn(LinkState.Submitted, []);
        });
    }

    /// <summary>Takes the handing in back, to correct what was typed.</summary>
    /// <returns>Whether the scan has such an entry.</returns>
    public async Task<bool> ReopenAsync(ScanAccess access, Guid responseId, CancellationToken stop)
    {
        access.Demand(Right.Invite);
        return await Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            if (await HoldAsync(db, access, responseId, stop) is null) return false;
            var response = await db.Set<Response>().SingleAsync(row => row.Id == responseId, stop);
            if (response.SubmittedAt is null) return true;
            response.Reopen();
            db.Add(AuditEntry.Of(clock.GetUtcNow(), access.AccountId, "answers.reopened", responseId, "Ingevoerde antwoorden opnieuw geopend."));
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            return true;
        });
    }

    private static bool IsEntered(Response response) => response.Mode is ResponseMode.Paper or ResponseMode.Telephone && response.EnteredBy.Length > 0;

    /// <summary>What must be mended before handing in.</summary>
    private static List<AnswerProblem> Standing(AnswerSheet sheet) => [.. sheet.Problems.Where(problem => problem.Fault != AnswerFault.Missing)];

    private AnswerSheet SheetOf(HeldResponse held)
    {
        var questionnaire = library.Published(held.Version);
        return new AnswerSheet(questionnaire, held.Answers, new SheetSetting(QuestionMode.Online, held.Partner, SaveAnswers.LanguageFor(questionnaire, "nl", held.Response), clock.GetUtcNow(), held.Version.Number));
    }

    /// <summary>The first statement of a save: sets the row to what it is, so that another save of it waits.</summary>
    private async Task<HeldResponse?> HoldAsync(ScannerDb db, ScanAccess access, Guid responseId, CancellationToken stop)
    {
        await db.Set<Response>().Where(row => row.Id == responseId && row.ScanId == access.ScanId).HoldAsync(stop);
        return await FindAsync(db, access, responseId, stop);
    }

    private async Task<HeldResponse?> FindAsync(ScannerDb db, ScanAccess access, Guid responseId, CancellationToken stop)
    {
        var response = await db.Set<Response>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == responseId && row.ScanId == access.ScanId, stop);
        if (response is null || !IsEntered(response)) return null;
        var version = await library.VersionAsync(db, response.QuestionnaireVersionId, stop);
        var partner = await PartnerFacts.OfAsync(db, library, response.PartnerId, access.MunicipalityName, stop);
        return new HeldResponse(response.SubmittedAt is null ? LinkState.Open : LinkState.Submitted, response, version, partner, QuestionMode.Online, _ => response, await PersonalLinks.AnswersAsync(db, response, stop));
    }

    private async Task<Loaded?> LoadAsync(ScanAccess access, Guid responseId, CancellationToken stop)
    {
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        if (await FindAsync(db, access, responseId, stop) is not { Response: { } response } found) return null;
        return new Loaded(new EntryHeading(responseId, response.DistributionId, found.Partner.Name, response.Mode, Amsterdam.DayOf(response.StartedAt), response.EnteredBy, response.SubmittedAt is not null), response, SheetOf(found));
    }

    private sealed record Loaded(EntryHeading Heading, Response Response, AnswerSheet Sheet);
}
