using Microsoft.EntityFrameworkCore;
using Scanner.Core.Coding;
using Scanner.Core.Data;
using Scanner.Core.Responses;

namespace Scanner.Core.Prioritisation;

/// <summary>Takes the quotes of a response away from the priorities that they carried; the priorities stay.</summary>
internal sealed class EraseQuotes : IEraseWithResponse
{
    public async Task EraseAsync(ScannerDb db, IReadOnlyList<Guid> responseIds, CancellationToken stop)
    {
        var ids = responseIds.ToList();
        var fragments = from fragment in db.Set<Fragment>()
                        join text in db.Set<CodedText>() on fragment.CodedTextId equals text.Id
                        where ids.Contains(text.ResponseId)
                        select fragment.Id;
        await db.Set<PriorityQuote>().Where(quote => fragments.Contains(quote.FragmentId)).ExecuteDeleteAsync(stop);
    }
}
