using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Responses;

namespace Scanner.Core.Coding;

/// <summary>Erases what coding holds of a response: the frozen texts, the fragments with their codings, and the memos.</summary>
internal sealed class EraseCodedTexts : IEraseWithResponse
{
    public async Task EraseAsync(ScannerDb db, IReadOnlyList<Guid> responseIds, CancellationToken stop)
    {
        var ids = responseIds.ToList();
        var texts = db.Set<CodedText>().Where(text => ids.Contains(text.ResponseId));
        var fragments = db.Set<Fragment>().Where(fragment => texts.Select(text => text.Id).Contains(fragment.CodedTextId));
        await db.Set<Coding>().Where(coding => fragments.Select(fragment => fragment.Id).Contains(coding.FragmentId)).ExecuteDeleteAsync(stop);
        await fragments.ExecuteDeleteAsync(stop);
        await texts.ExecuteDeleteAsync(stop);
        await db.Set<Memo>().Where(memo => ids.Contains(memo.ResponseId)).ExecuteDeleteAsync(stop);
    }
}
