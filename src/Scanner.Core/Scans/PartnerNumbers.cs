using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;

namespace Scanner.Core.Scans;

/// <summary>Gives out partner numbers where a scan is not loaded: for sources that come in by themselves.</summary>
internal static class PartnerNumbers
{
    /// <summary>Takes the next number, inside the caller's transaction. It holds the scan until that ends, so that two sources never get the same.</summary>
    public static async Task<int> TakeAsync(ScannerDb db, Guid scanId, CancellationToken stop)
    {
        await db.Set<Scan>().Where(scan => scan.Id == scanId).ExecuteUpdateAsync(set => set.SetProperty(scan => scan.LastPartnerNumber, scan => scan.LastPartnerNumber + 1), stop);
        return await db.Set<Scan>().Where(scan => scan.Id == scanId).Select(scan => scan.LastPartnerNumber).SingleAsync(stop);
    }
}
