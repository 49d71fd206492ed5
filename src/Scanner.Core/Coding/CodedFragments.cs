using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Responses;

namespace Scanner.Core.Coding;

/// <summary>A coded stretch of a text.</summary>
/// <param name="Id">The fragment.</param>
/// <param name="Start">The first code point, from 0, in the text with LF line ends.</param>
/// <param name="Length">The number of code points.</param>
/// <param name="Quote">The words themselves.</param>
/// <param name="IsHearsay">Van horen zeggen.</param>
/// <param name="IsFromGroup">Uit de groep zelf.</param>
/// <param name="IsOrphaned">The words no longer stand in the text, which was corrected; the positions mean nothing then.</param>
/// <param name="Codes">What it is coded with, in the order of the codebook.</param>
public sealed record FragmentView(Guid Id, int Start, int Length, string Quote, bool IsHearsay, bool IsFromGroup, bool IsOrphaned, IReadOnlyList<AppliedCode> Codes);

/// <summary>A code on a fragment; one, however many coders applied it.</summary>
/// <param name="CodeId">The code.</param>
/// <param name="Label">Its words.</param>
/// <param name="ParentLabel">The words of the code above it; null for a top code.</param>
/// <param name="Colour">Its colour, as <c>#0b5c6b</c>.</param>
/// <param name="Codings">The codings, one for each coder.</param>
/// <param name="Coders">The names of the coders.</param>
public sealed record AppliedCode(Guid CodeId, string Label, string? ParentLabel, string Colour, IReadOnlyList<Guid> Codings, IReadOnlyList<string> Coders);

/// <summary>The marks on a fragment.</summary>
/// <param name="IsHearsay">Van horen zeggen.</param>
/// <param name="IsFromGroup">Uit de groep zelf.</param>
public sealed record FragmentMarks(bool IsHearsay, bool IsFromGroup);

/// <summary>Loads the fragments of a scan with their codes.</summary>
internal static class CodedFragments
{
    /// <summary>The fragments that have a code, of the scan or of one response, by the text they belong to; in the order of the text.</summary>
    public static async Task<ILookup<TextKey, FragmentView>> LoadAsync(ScannerDb db, Guid scanId, Guid? responseId, IReadOnlyList<Code> codes, CancellationToken stop)
    {
        var fragments = await (from fragment in db.Set<Fragment>().AsNoTracking()
                               join text in db.Set<CodedText>() on fragment.CodedTextId equals text.Id
                               join response in db.Set<Response>() on text.ResponseId equals response.Id
                               where response.ScanId == scanId && (responseId == null || response.Id == responseId)
                               select new { text.ResponseId, text.Path, Fragment = fragment }).ToListAsync(stop);
        var codings = (await (from coding in db.Set<Coding>().AsNoTracking()
                              join fragment in db.Set<Fragment>() on coding.FragmentId equals fragment.Id
                              join text in db.Set<CodedText>() on fragment.CodedTextId equals text.Id
                              join response in db.Set<Response>() on text.ResponseId equals response.Id
                              where response.ScanId == scanId && (responseId == null || response.Id == responseId)
                              select coding).ToListAsync(stop)).ToLookup(coding => coding.FragmentId);
        var inOrder = codes.InTree().Select((entry, place) => (code: entry.Code, place)).ToDictionary(each => each.code.Id, each => (each.code, each.place));
        return fragments
            .Where(row => codings.Contains(row.Fragment.Id))
            .OrderBy(row => row.Fragment.Start).ThenBy(row => row.Fragment.Length).ThenBy(row => row.Fragment.Id)
            .ToLookup(row => new TextKey(row.ResponseId, row.Path), row => ViewOf(row.Fragment, codings[row.Fragment.Id], inOrder));
    }

    /// <summary>The codes of the scan's codebook.</summary>
    public static Task<List<Code>> CodesAsync(ScannerDb db, Guid scanId, CancellationToken stop) =>
        (from code in db.Set<Code>().AsNoTracking()
         join book in db.Set<Codebook>() on code.CodebookId equals book.Id
         where book.ScanId == scanId
         orderby code.Ordinal, code.Id
         select code).ToListAsync(stop);

    private static FragmentView ViewOf(Fragment fragment, IEnumerable<Coding> codings, Dictionary<Guid, (Code Code, int Place)> codes) => new(
        fragment.Id, fragment.Start, fragment.Length, fragment.Quote, fragment.IsHearsay, fragment.IsFromGroup, fragment.IsOrphaned,
        [.. from coding in codings
            group coding by coding.CodeId into same
            let code = codes[same.Key].Code
            orderby codes[same.Key].Place
            select new AppliedCode(
                code.Id, code.Label, code.ParentId is { } parent ? codes[parent].Code.Label : null, code.Colour,
                [.. same.Select(coding => coding.Id)], [.. same.OrderBy(coding => coding.CodedAt).Select(coding => coding.CoderName).Distinct()])]);
}
