namespace Scanner.Core.Responses;

/// <summary>What can be typed in for a distribution.</summary>
/// <param name="Name">What was put out.</param>
/// <param name="IsAnonymous">Answers to it are anonymous, so nothing can be typed in under the name of a partner.</param>
/// <param name="Partners">Who can have answered, by number.</param>
/// <param name="Entries">What was typed in so far, by day.</param>
public sealed record EntryList(string Name, bool IsAnonymous, IReadOnlyList<EntryPartner> Partners, IReadOnlyList<EntryRow> Entries);

/// <summary>A partner who can have answered.</summary>
/// <param name="Id">The partner.</param>
/// <param name="Pseudonym">P01, P02, ….</param>
/// <param name="Name">The organisation.</param>
/// <param name="HandedIn">Responses of this partner to this distribution that were handed in already, online or typed in.</param>
public sealed record EntryPartner(Guid Id, string Pseudonym, string Name, int HandedIn);

/// <summary>Answers that were typed in.</summary>
/// <param name="Id">The response.</param>
/// <param name="Partner">The organisation.</param>
/// <param name="Mode">On paper or by telephone.</param>
/// <param name="Day">The day of answering.</param>
/// <param name="EnteredBy">Who typed.</param>
/// <param name="IsHandedIn">Whether they count.</param>
public sealed record EntryRow(Guid Id, string Partner, ResponseMode Mode, DateOnly Day, string EnteredBy, bool IsHandedIn);

/// <summary>Who answered, how and when.</summary>
/// <param name="PartnerId">The partner.</param>
/// <param name="Mode">On paper or by telephone.</param>
/// <param name="Day">The day of answering; null: not filled in.</param>
public sealed record NewEntry(Guid PartnerId, ResponseMode Mode, DateOnly? Day);

/// <summary>How beginning went.</summary>
/// <param name="Fault">What is wrong; null: it began.</param>
/// <param name="ResponseId">What to type into; null when something is wrong.</param>
public sealed record EntryStarted(EntryFault? Fault, Guid? ResponseId);

/// <summary>Why typing in cannot begin.</summary>
public enum EntryFault
{
    /// <summary>No partner of the scan was chosen.</summary>
    NoPartner,

    /// <summary>Only paper and telephone are typed in.</summary>
    NoMode,

    /// <summary>The day is missing.</summary>
    NoDay,

    /// <summary>The day lies ahead.</summary>
    DayAhead,

    /// <summary>The scan has no such distribution.</summary>
    NoDistribution,

    /// <summary>Answers to it are anonymous.</summary>
    Anonymous,
}

/// <summary>Whose answers are typed in.</summary>
/// <param name="Id">The response.</param>
/// <param name="DistributionId">What is answered; null: imported without one.</param>
/// <param name="Partner">The organisation.</param>
/// <param name="Mode">On paper or by telephone.</param>
/// <param name="Day">The day of answering.</param>
/// <param name="EnteredBy">Who began typing.</param>
/// <param name="IsHandedIn">Whether they were handed in.</param>
public sealed record EntryHeading(Guid Id, Guid? DistributionId, string Partner, ResponseMode Mode, DateOnly Day, string EnteredBy, bool IsHandedIn);

/// <summary>A section to type in.</summary>
/// <param name="Heading">Whose answers.</param>
/// <param name="Section">The questions.</param>
public sealed record EntrySection(EntryHeading Heading, SectionView Section);

/// <summary>All that was typed in, to read over.</summary>
/// <param name="Heading">Whose answers.</param>
/// <param name="Answers">The sections with answers.</param>
/// <param name="Problems">What must be mended before handing in.</param>
public sealed record EntryOverview(EntryHeading Heading, OverviewView Answers, IReadOnlyList<AnswerProblem> Problems);

/// <summary>How handing in went.</summary>
/// <param name="State"><see cref="LinkState.Submitted"/>: it is handed in; <see cref="LinkState.Open"/>: see the problems.</param>
/// <param name="Problems">What must be mended first.</param>
public sealed record EntryHandedIn(LinkState State, IReadOnlyList<AnswerProblem> Problems);
