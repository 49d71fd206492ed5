namespace Scanner.Core.Responses;

/// <summary>What can be done through a personal link.</summary>
public enum LinkState
{
    /// <summary>Answering.</summary>
    Open,

    /// <summary>Reading back: the answers were handed in.</summary>
    Submitted,

    /// <summary>Nothing any more: the last day has passed.</summary>
    Closed,

    /// <summary>Nothing: the municipality has withdrawn the link.</summary>
    Withdrawn,

    /// <summary>Nothing: there is no such link, or no such section.</summary>
    Unknown,
}

/// <summary>What a link opens.</summary>
/// <param name="State">What can be done.</param>
/// <param name="Municipality">Whose link it is; null when it is unknown.</param>
/// <param name="ClosedAfter">The last day, when the link is closed.</param>
/// <param name="View">What to show; null when the link opens nothing, or not this.</param>
public sealed record Opened<T>(LinkState State, string? Municipality, DateOnly? ClosedAfter, T? View) where T : class;
