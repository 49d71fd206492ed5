using Microsoft.EntityFrameworkCore;
using Scanner.Core.Coding;
using Scanner.Core.Data;
using Scanner.Core.Findings;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Prioritisation;

/// <summary>A code to search quotes by.</summary>
/// <param name="Id">The key of the code.</param>
/// <param name="Label">Its words, those of the code above it first.</param>
/// <param name="Fragments">How many fragments have it.</param>
public sealed record QuoteCode(Guid Id, string Label, int Fragments);

/// <summary>Quotes found.</summary>
/// <param name="Quotes">The first of them.</param>
/// <param name="Total">How many there are.</param>
public sealed record FoundQuotes(IReadOnlyList<Quote> Quotes, int Total);

/// <summary>Finds quotes to carry a priority, by words or by code.</summary>
public sealed class FindQuotes(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library)
{
    /// <summary>The most quotes that are given at once.</summary>
    public const int Most = 50;

    private readonly QuoteReader quotes = new(library);

    /// <summary>The codes that were applied to anything, in the order of the codebook.</summary>
    public async Task<IReadOnlyList<QuoteCode>> CodesAsync(ScanAccess access, CancellationToken stop)
    {
        access.Demand(Right.Prioritise);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var counts = await (from coding in db.Set<Coding.Coding>()
                            join fragment in QuoteReader.Fragments(db, access.ScanId) on coding.FragmentId equals fragment.Id
                            select new { coding.CodeId, coding.FragmentId }).Distinct()
            .GroupBy(row => row.CodeId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, stop);
        var codes = await (from code in db.Set<Code>()
                           join book in db.Set<Codebook>() on code.CodebookId equals book.Id
                           where book.ScanId == access.ScanId
                           select code).AsNoTracking().ToListAsync(stop);
        return [.. codes.InTree().Where(entry => counts.ContainsKey(entry.Code.Id)).Select(entry => new QuoteCode(
            entry.Code.Id, entry.Parent is null ? entry.Code.Label : $"{entry.Parent.Label}: {entry.Code.Label}", counts[entry.Code.Id]))];
    }

    /// <summary>Reads quotes again: those that are still there.</summary>
    public async Task<IReadOnlyList<Quote>> ReadAsync(ScanAccess access, IReadOnlyList<Guid> fragmentIds, CancellationToken stop)
    {
        access.Demand(Right.Prioritise);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        return await quotes.ReadAsync(db, access.ScanId, [.. fragmentIds], stop);
    }

    /// <summary>Finds quotes that hold the words, no matter capitals or accents, and have the code.</summary>
    /// <param name="access">Who looks, in which scan.</param>
    /// <param name="words">What the quote holds; empty: anything.</param>
    /// <param name="codeId">The code; null: any. A top code finds the quotes of the codes below it as well.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<FoundQuotes> FindAsync(ScanAccess access, string words, Guid? codeId, CancellationToken stop)
    {
        access.Demand(Right.Prioritise);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        // A stretch whose last code was taken away is no quote that anyone would look for.
        var found = QuoteReader.Fragments(db, access.ScanId).Where(fragment => db.Set<Coding.Coding>().Any(coding => coding.FragmentId == fragment.Id));
        if (codeId is { } wanted)
        {
            List<Guid> codes = [wanted, .. await db.Set<Code>().Where(code => code.ParentId == wanted).Select(code => code.Id).ToListAsync(stop)];
            found = found.Where(fragment => db.Set<Coding.Coding>().Any(coding => coding.FragmentId == fragment.Id && codes.Contains(coding.CodeId)));
        }
        var sought = FoldedText.Fold(words.Trim());
        // In memory, so that É, é and e are alike on both engines (SQLite's LIKE knows ASCII only); a scan has hundreds of quotes, not millions.
        var quotesFound = await found.Select(fragment => new { fragment.Id, fragment.Quote }).ToListAsync(stop);
        var ids = quotesFound.Where(row => FoldedText.Fold(row.Quote).Contains(sought, StringComparison.Ordinal)).Select(row => row.Id).Order().ToList();
        return new FoundQuotes(await quotes.ReadAsync(db, access.ScanId, [.. ids.Take(Most)], stop), ids.Count);
    }
}
