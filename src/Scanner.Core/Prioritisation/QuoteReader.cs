using Microsoft.EntityFrameworkCore;
using Scanner.Core.Coding;
using Scanner.Core.Data;
using Scanner.Core.Findings;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;

namespace Scanner.Core.Prioritisation;

/// <summary>Citaat: the words of a source, with where they come from.</summary>
/// <param name="FragmentId">The key of the fragment; the reference used on screen and in the exports.</param>
/// <param name="Text">The words.</param>
/// <param name="IsOrphaned">The words no longer stand in the corrected text.</param>
/// <param name="IsHearsay">The source did not see it.</param>
/// <param name="IsFromGroup">A voice from the group, not about it.</param>
/// <param name="Pseudonym">The source, as P01.</param>
/// <param name="PartnerType">The kind of partner: a name of the list <c>partnertypen</c>.</param>
/// <param name="Mode">Online or in a conversation.</param>
/// <param name="Question">The question in Dutch.</param>
/// <param name="ResponseId">The response that holds it.</param>
/// <param name="Path">The path of the answer or note in that response.</param>
/// <param name="Codes">The labels of its codes, in the order of the codebook.</param>
public sealed record Quote(
    Guid FragmentId, string Text, bool IsOrphaned, bool IsHearsay, bool IsFromGroup, string Pseudonym, string PartnerType,
    ResponseMode Mode, string Question, Guid ResponseId, string Path, IReadOnlyList<string> Codes);

/// <summary>Reads quotes with their sources.</summary>
internal sealed class QuoteReader(QuestionnaireLibrary library)
{
    /// <summary>The fragments of a scan.</summary>
    public static IQueryable<Fragment> Fragments(ScannerDb db, Guid scanId) =>
        from fragment in db.Set<Fragment>()
        join text in db.Set<CodedText>() on fragment.CodedTextId equals text.Id
        join response in db.Set<Response>() on text.ResponseId equals response.Id
        where response.ScanId == scanId
        select fragment;

    /// <summary>Reads the quotes of these fragments, as far as they are in the scan, in the order of source and text.</summary>
    public async Task<IReadOnlyList<Quote>> ReadAsync(ScannerDb db, Guid scanId, List<Guid> fragmentIds, CancellationToken stop)
    {
        var rows = await (from fragment in db.Set<Fragment>()
                          join text in db.Set<CodedText>() on fragment.CodedTextId equals text.Id
                          join response in db.Set<Response>() on text.ResponseId equals response.Id
                          join partner in db.Set<Partner>() on response.PartnerId equals partner.Id
                          join version in db.Set<QuestionnaireVersion>() on response.QuestionnaireVersionId equals version.Id
                          where response.ScanId == scanId && fragmentIds.Contains(fragment.Id)
                          orderby partner.Number, response.StartedAt, text.Path, fragment.Start, fragment.Length
                          select new { fragment, text.Path, response.Id, response.Mode, partner.Number, partner.Type, version }).AsNoTracking().ToListAsync(stop);
        var codes = (await (from coding in db.Set<Coding.Coding>()
                            join code in db.Set<Code>() on coding.CodeId equals code.Id
                            where fragmentIds.Contains(coding.FragmentId)
                            orderby code.Ordinal, code.Name
                            select new { coding.FragmentId, code.Label }).ToListAsync(stop))
            .ToLookup(row => row.FragmentId, row => row.Label);
        var asked = new Dictionary<Guid, AskedPaths>();
        return [.. rows.Select(row =>
        {
            if (!asked.TryGetValue(row.version.Id, out var paths)) asked[row.version.Id] = paths = new AskedPaths(library.Published(row.version));
            return new Quote(
                row.fragment.Id, row.fragment.Quote, row.fragment.IsOrphaned, row.fragment.IsHearsay, row.fragment.IsFromGroup,
                Partner.PseudonymOf(row.Number), row.Type, row.Mode, paths.At(row.Path).Label, row.Id, row.Path, [.. codes[row.fragment.Id].Distinct()]);
        })];
    }
}
