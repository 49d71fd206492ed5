using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Coding;

/// <summary>Citaten: what was coded, with who said it by pseudonym. Needs <see cref="Right.ReadAnswers"/>.</summary>
public sealed class ViewQuotes
{
    private readonly IDbContextFactory<ScannerDb> databases;
    private readonly QuestionnaireLibrary library;
    private readonly ReanchorFragments reanchor;

    internal ViewQuotes(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library, ReanchorFragments reanchor) =>
        (this.databases, this.library, this.reanchor) = (databases, library, reanchor);

    /// <summary>The quotes of the scan that pass the filter; by day and pseudonym, then as they stand in the text.</summary>
    public async Task<IReadOnlyList<QuoteView>> ListAsync(ScanAccess access, QuoteFilter filter, CancellationToken stop)
    {
        access.Demand(Right.ReadAnswers);
        return await ReadAsync(access, filter, stop);
    }

    /// <summary>The same without asking for a right, for use cases of Core that ask for one of their own.</summary>
    internal async Task<IReadOnlyList<QuoteView>> ReadAsync(ScanAccess access, QuoteFilter filter, CancellationToken stop)
    {
        await reanchor.RunAsync(access.MunicipalityId, access.ScanId, null, stop);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var codes = await CodedFragments.CodesAsync(db, access.ScanId, stop);
        var fragments = await CodedFragments.LoadAsync(db, access.ScanId, null, codes, stop);
        var sources = await TextsToCode.LoadSourcesAsync(db, access.ScanId, null, stop);
        var versionIds = sources.Values.Select(source => source.VersionId).Distinct().ToList();
        var places = (await db.Set<QuestionnaireVersion>().AsNoTracking().Where(version => versionIds.Contains(version.Id)).ToListAsync(stop)).ToDictionary(
            version => version.Id,
            version => TextsToCode.CodedPaths(library.Published(version)).Select((place, ordinal) => (place, ordinal)).ToDictionary(each => each.place.Path));
        // A top code stands for those below it too.
        var wanted = codes.Where(code => filter.Code is null || code.Id == filter.Code || code.ParentId == filter.Code).Select(code => code.Id).ToHashSet();
        var sought = FoldedText.Fold(filter.Search.Trim());
        return [.. from text in fragments
                   where sources.ContainsKey(text.Key.ResponseId)
                   let source = sources[text.Key.ResponseId]
                   let place = places[source.VersionId].GetValueOrDefault(text.Key.Path, (place: (text.Key.Path, text.Key.Path, []), ordinal: int.MaxValue))
                   from fragment in text
                   where fragment.Codes.Any(code => wanted.Contains(code.CodeId)) && FoldedText.Fold(fragment.Quote).Contains(sought, StringComparison.Ordinal)
                   orderby source.View.Day, source.View.Pseudonym, text.Key.ResponseId, place.ordinal, fragment.Start, fragment.Length
                   select new QuoteView(fragment, text.Key, source.View, place.place.Label, place.place.KeyQuestions)];
    }
}

/// <summary>Which quotes to show.</summary>
public sealed record QuoteFilter
{
    /// <summary>A code that the quote must have, or a top code that one of its codes stands below; null: any.</summary>
    public Guid? Code { get; init; }

    /// <summary>Words that the quote must hold, no matter capitals or accents.</summary>
    public string Search { get; init; } = "";
}

/// <summary>Citaat: coded words, and where they come from.</summary>
/// <param name="Fragment">The words with their codes and marks.</param>
/// <param name="Text">The response and the path, for the way back to the whole answer.</param>
/// <param name="Source">Who said it, how and when; by pseudonym.</param>
/// <param name="QuestionLabel">The question, or the section of the notes; in Dutch.</param>
/// <param name="KeyQuestions">The key questions that the question serves, by number.</param>
public sealed record QuoteView(FragmentView Fragment, TextKey Text, SourceView Source, string QuestionLabel, IReadOnlyList<int> KeyQuestions)
{
    /// <summary>The words.</summary>
    public string Quote => Fragment.Quote;

    /// <summary>The codes.</summary>
    public IReadOnlyList<AppliedCode> Codes => Fragment.Codes;
}
