using Scanner.Core.Data;
using Scanner.Core.Responses;
using Scanner.Core.Scans;

namespace Scanner.Core.Interviews;

/// <summary>Makes a conversation of each imported response in conversation mode, so that it stands among the others and can be read and corrected.</summary>
/// <remarks>The file does not say who held it; the day is the day in the file, or else that of the import.</remarks>
internal sealed class MakeImportedInterviews : IMakeWithImported
{
    public Task MakeAsync(ScannerDb db, ScanAccess access, IReadOnlyList<Response> responses, CancellationToken stop) =>
        db.BulkInsertAsync(
            responses.Where(response => response.Mode == ResponseMode.Conversation)
                .Select(response => Interview.Of(response.Id, Amsterdam.DayOf(response.StartedAt), access.AccountId, "", "")), stop);
}
