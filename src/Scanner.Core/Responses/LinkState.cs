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

    /// <summary>Nothing yet: the first day has not come.</summary>
    NotYet,

    /// <summary>Nothing: the answers were erased at the respondent's own wish.</summary>
    Erased,

    /// <summary>Nothing: the answers were handed in and cut loose from the link.</summary>
    Cut,

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
public sealed record Opened<T>(LinkState State, string? Municipality, DateOnly? ClosedAfter, T? View) where T : class
{
    /// <summary>On what terms is answered; null when the link is unknown.</summary>
    public HowAsked? How { get; init; }
}

/// <summary>On what terms is answered through a link.</summary>
/// <param name="Identity">What is kept of who answers.</param>
/// <param name="AnswersPer">Who answers for an organisation.</param>
/// <param name="MinimumGroup">For anonymous answers: from how many invited organisations of one kind the kind is kept.</param>
/// <param name="OpensOn">The first day; null: from the start.</param>
/// <param name="ClosesOn">The last day; null: no end.</param>
/// <param name="WasOpened">Whether the start page was opened before.</param>
/// <param name="HasDeclined">Whether the partner said not to take part.</param>
/// <param name="Language">The language in which it is shown first; null: the questionnaire's own.</param>
public sealed record HowAsked(IdentityMode Identity, AnswersPer AnswersPer, int MinimumGroup, DateOnly? OpensOn, DateOnly? ClosesOn, bool WasOpened, bool HasDeclined, string? Language)
{
    internal static HowAsked Of(PersonalLink link) => new(
        link.Identity, link.Distribution.AnswersPer, link.Distribution.MinimumGroup, link.Distribution.OpensOn, link.ClosesOn, link.Invitation.OpenedAt is not null, link.Invitation.DeclinedAt is not null, link.Language);
}
