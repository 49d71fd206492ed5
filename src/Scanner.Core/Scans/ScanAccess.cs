namespace Scanner.Core.Scans;

/// <summary>
/// Someone at work in a scan: proof that the account is a member of the scan's municipality, and in which role.
/// Only <see cref="OpenScan"/> makes one, so a use case that takes it needs no other check of who is asking.
/// </summary>
public sealed record ScanAccess
{
    internal ScanAccess() { }

    /// <summary>The municipality that owns the scan.</summary>
    public required Guid MunicipalityId { get; init; }

    /// <summary>The municipality's name, for headings.</summary>
    public required string MunicipalityName { get; init; }

    /// <summary>The scan.</summary>
    public required Guid ScanId { get; init; }

    /// <summary>The scan's name in addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>The scan's name, for headings.</summary>
    public required string ScanName { get; init; }

    /// <summary>The account at work; empty for the operator at the command line.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>The account's name, kept beside what it makes.</summary>
    public required string AccountName { get; init; }

    /// <summary>The role in this municipality.</summary>
    public required MemberRole Role { get; init; }

    /// <summary>Whether this member may do something.</summary>
    public bool May(Right right) => Rights.Has(Role, right);

    /// <summary>Stops work that the page should not have offered.</summary>
    /// <exception cref="UnauthorizedAccessException">The role lacks the right.</exception>
    public void Demand(Right right)
    {
        if (!May(right)) throw new UnauthorizedAccessException($"Role {Role} lacks the right {right}.");
    }
}
