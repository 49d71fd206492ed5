namespace Scanner.Core.Scans;

/// <summary>
/// Someone at work in a scan: proof that the account is a member of the scan's municipality, and in which role.
/// Only <see cref="OpenScan"/> makes one, so a use case that takes it needs no other check of who is asking.
/// </summary>
public sealed record ScanAccess
{
    internal ScanAccess() { }

    /// <summary>The municipality that owns the scan.</summary>
    public Guid MunicipalityId { get; internal init; }

    /// <summary>The municipality's name, for headings.</summary>
    public string MunicipalityName { get; internal init; } = "";

    /// <summary>The scan.</summary>
    public Guid ScanId { get; internal init; }

    /// <summary>The scan's name in addresses.</summary>
    public string Slug { get; internal init; } = "";

    /// <summary>The scan's name, for headings.</summary>
    public string ScanName { get; internal init; } = "";

    /// <summary>The account at work; empty for the operator at the command line.</summary>
    public Guid AccountId { get; internal init; }

    /// <summary>The account's name, kept beside what it makes.</summary>
    public string AccountName { get; internal init; } = "";

    /// <summary>The role in this municipality.</summary>
    public MemberRole Role { get; internal init; }

    /// <summary>Whether this member may do something.</summary>
    public bool May(Right right) => Rights.Has(Role, right);

    /// <summary>Stops work that the page should not have offered.</summary>
    /// <exception cref="UnauthorizedAccessException">The role lacks the right.</exception>
    public void Demand(Right right)
    {
        if (!May(right)) throw new UnauthorizedAccessException($"Role {Role} lacks the right {right}.");
    }
}
