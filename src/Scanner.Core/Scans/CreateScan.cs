using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;

namespace Scanner.Core.Scans;

/// <summary>Lets a policy officer begin a scan for their municipality, with its key questions.</summary>
public sealed class CreateScan(IDbContextFactory<ScannerDb> databases, TimeProvider clock)
{
    /// <summary>Makes the scan.</summary>
    /// <param name="accountId">Who asks.</param>
    /// <param name="municipalityId">For which municipality; the account must be policy officer there.</param>
    /// <param name="asked">What was filled in.</param>
    /// <param name="keyQuestions">The key questions of the method: number and text.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<ScanCreated> CreateAsync(Guid accountId, Guid municipalityId, NewScan asked, IReadOnlyList<(int Number, string Text)> keyQuestions, CancellationToken stop)
    {
        var check = new FieldCheck();
        var (name, purpose) = DescribeScan.Read(check, asked.Name, asked.Purpose, asked.StartsOn, asked.EndsOn);
        return await Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(municipalityId, stop);
            if (!await db.Set<Member>().AnyAsync(member => member.AccountId == accountId && member.Role == MemberRole.PolicyOfficer, stop))
                return new ScanCreated(CreateScanOutcome.NoPolicyOfficer, [], null);
            if (check.HasProblems) return new ScanCreated(CreateScanOutcome.Invalid, check.Problems, null);
            var wanted = Slugs.From(name);
            // Across municipalities on purpose: a slug is unique in the installation. Only the slugs themselves are looked at.
            var taken = await db.Set<Scan>().IgnoreQueryFilters().Where(scan => scan.Slug.StartsWith(wanted)).Select(scan => scan.Slug).ToListAsync(stop);
            var made = Scan.Named(name, Slugs.FirstFree(wanted, taken.ToHashSet()), clock.GetUtcNow());
            made.Describe(name, purpose, asked.StartsOn, asked.EndsOn);
            db.Add(made);
            foreach (var (number, text) in keyQuestions) db.Add(KeyQuestion.Of(made.Id, number, text));
            db.Add(AuditEntry.Of(clock.GetUtcNow(), accountId, "scan.created", made.Id, $"Scan ‘{name}’ gemaakt."));
            await db.SaveChangesAsync(stop);
            return new ScanCreated(CreateScanOutcome.Created, [], made.Slug);
        });
    }
}

/// <summary>A scan to begin.</summary>
/// <param name="Name">Its name, for example Scan 2026.</param>
/// <param name="Purpose">What the municipality wants to know, and why now; may be empty.</param>
/// <param name="StartsOn">First day of the fieldwork, if known.</param>
/// <param name="EndsOn">Last day of the fieldwork, if known.</param>
public sealed record NewScan(string Name, string Purpose, DateOnly? StartsOn, DateOnly? EndsOn);

/// <summary>How beginning a scan went.</summary>
/// <param name="Outcome">What happened.</param>
/// <param name="Problems">For <see cref="CreateScanOutcome.Invalid"/>: what is wrong, per field.</param>
/// <param name="Slug">For <see cref="CreateScanOutcome.Created"/>: the scan's name in addresses.</param>
public sealed record ScanCreated(CreateScanOutcome Outcome, IReadOnlyList<FieldProblem> Problems, string? Slug);

/// <summary>What can come of beginning a scan.</summary>
public enum CreateScanOutcome
{
    /// <summary>The scan is there.</summary>
    Created,

    /// <summary>Something filled in is not right.</summary>
    Invalid,

    /// <summary>The account is no policy officer of this municipality, or there is no such municipality.</summary>
    NoPolicyOfficer,
}
