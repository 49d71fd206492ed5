namespace Scanner.Core.Responses;

/// <summary>Who could be recognised in anonymous answers: of which kinds too few organisations were invited to keep the kind.</summary>
public static class Recognition
{
    /// <summary>Smallest k that may be set: with one, every kind would be kept and tell who it was.</summary>
    public const int SmallestGroup = 2;

    /// <summary>Largest k that may be set.</summary>
    public const int LargestGroup = 20;

    /// <returns>The kinds with fewer invited organisations than the minimum, by kind.</returns>
    public static IReadOnlyList<SmallKind> Below(IEnumerable<InvitedPartner> invited, int minimumGroup) =>
        [.. invited.DistinctBy(partner => partner.PartnerId).GroupBy(partner => partner.Type).Where(kind => kind.Count() < minimumGroup)
            .OrderBy(kind => kind.Key, StringComparer.Ordinal)
            .Select(kind => new SmallKind(kind.Key, [.. kind.Select(partner => partner.Name).Order(StringComparer.OrdinalIgnoreCase)]))];
}

/// <summary>An organisation that is asked.</summary>
/// <param name="PartnerId">The partner.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">A name of the list <c>partnertypen</c>.</param>
public sealed record InvitedPartner(Guid PartnerId, string Name, string Type);

/// <summary>A kind of partner of which too few were invited to keep it with anonymous answers.</summary>
/// <param name="Type">A name of the list <c>partnertypen</c>.</param>
/// <param name="Names">The organisations.</param>
public sealed record SmallKind(string Type, IReadOnlyList<string> Names);
