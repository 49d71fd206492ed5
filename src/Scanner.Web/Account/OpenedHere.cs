using Scanner.Core.Scans;

namespace Scanner.Web.Accounts;

/// <summary>What a visitor has opened in this browser tab: all of it is looked at again, for what an earlier page offered to undo still works.</summary>
internal sealed class OpenedHere
{
    private readonly Lock turn = new();
    private OpenedAccess opened = OpenedAccess.Nothing;

    /// <summary>All that was opened.</summary>
    public OpenedAccess All
    {
        get
        {
            lock (turn) return opened;
        }
    }

    /// <summary>A scan is opened.</summary>
    public void Add(ScanAccess access)
    {
        lock (turn) if (!opened.Scans.Contains(access)) opened = opened with { Scans = [.. opened.Scans, access] };
    }

    /// <summary>The administration is opened.</summary>
    public void AddAdministration()
    {
        lock (turn) opened = opened with { IsAdministration = true };
    }
}
