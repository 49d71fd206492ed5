using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>
/// Follows the fieldwork in numbers: how many were invited, opened, began and handed in, how long it took, and where people stopped. No names, and nothing of what
/// was answered. Who has not finished is told by <see cref="ListUnfinished"/>.
/// </summary>
public sealed class MonitorFieldwork(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library, TimeProvider clock)
{
    /// <summary>From how many responses a median is given; with fewer it would tell about one of them.</summary>
    public const int FewestForMedian = 3;

    /// <summary>The numbers of this moment.</summary>
    public async Task<FieldworkView> ViewAsync(ScanAccess access, CancellationToken stop)
    {
        access.Demand(Right.SeeOverview);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var now = clock.GetUtcNow();
        var rows = await FieldworkRows.ReadAsync(db, access, stop);
        var used = rows.Distributions.Select(distribution => distribution.QuestionnaireVersionId)
            .Concat(rows.Responses.SelectMany(group => group).Where(response => response.SubmittedAt is null).Select(response => response.VersionId)).Distinct().ToList();
        var versions = (await db.Set<QuestionnaireVersion>().AsNoTracking().Where(version => used.Contains(version.Id)).ToListAsync(stop)).ToDictionary(version => version.Id, library.Published);
        return new FieldworkView(now, [.. rows.Distributions.Select(distribution => Progress(distribution, rows, versions, now))]);
    }

    private DistributionProgress Progress(Distribution distribution, FieldworkRows rows, Dictionary<Guid, Questionnaire> versions, DateTimeOffset now)
    {
        var responses = rows.Responses[distribution.Id].ToList();
        var counting = new FieldworkCounting(distribution, [.. rows.Invitations[distribution.Id]], responses, rows.Delivered, rows.Mailed);
        return new DistributionProgress(
            distribution.Id, distribution.Name, distribution.Identity, distribution.AnswersPer, distribution.ClosesOn, distribution.ClosesOn < Amsterdam.DayOf(now),
            counting.Count(), InOrder(counting.PerKind()), counting.MedianSeconds() / 60,
            Stops(versions[distribution.QuestionnaireVersionId], [.. responses.Where(response => response is { Mode: ResponseMode.Online, SubmittedAt: null })], versions), counting.Days(now));
    }

    private IReadOnlyList<KindProgress> InOrder(IReadOnlyList<KindProgress> kinds)
    {
        var order = library.List("partnertypen").Items.Select((item, place) => (item.Name, place)).ToDictionary(item => item.Name, item => item.place);
        return [.. kinds.OrderBy(kind => kind.Types.Count > 1).ThenBy(kind => order.GetValueOrDefault(kind.Types[0], int.MaxValue)).ThenBy(kind => kind.Types[0], StringComparer.Ordinal)];
    }

    /// <summary>Where those stopped who began and did not hand in, in the order of the questionnaire; a section of an earlier version at the end.</summary>
    private static IReadOnlyList<SectionStop> Stops(Questionnaire questionnaire, IReadOnlyList<RespondedRow> begun, Dictionary<Guid, Questionnaire> versions)
    {
        if (begun.Count == 0) return [];
        var reached = begun.Where(response => response.FurthestSection is not null).CountBy(response => response.FurthestSection!).ToDictionary();
        var sections = questionnaire.Sections.Where(section => section.Modes.Count == 0 || section.Modes.Contains(QuestionMode.Online)).ToList();
        var earlier = reached.Keys.Where(name => !sections.Exists(section => section.Name == name)).Order(StringComparer.Ordinal);
        var nowhere = begun.Count(response => response.FurthestSection is null);
        return
        [
            .. nowhere > 0 ? new[] { new SectionStop(null, null, nowhere) } : [],
            .. sections.Select(section => new SectionStop(section.Name, Label(section), reached.GetValueOrDefault(section.Name))),
            .. earlier.Select(name => new SectionStop(name, LabelIn(begun.First(response => response.FurthestSection == name), name), reached[name])),
        ];

        string Label(Section section) => section.Label.In("nl") is { Length: > 0 } label ? label : section.Name;

        string LabelIn(RespondedRow response, string name) => versions[response.VersionId].Sections.FirstOrDefault(section => section.Name == name) is { } section ? Label(section) : name;
    }
}

/// <summary>Voortgang van het veldwerk.</summary>
/// <param name="At">The moment of the numbers.</param>
/// <param name="Distributions">What was put out, the newest first.</param>
public sealed record FieldworkView(DateTimeOffset At, IReadOnlyList<DistributionProgress> Distributions);

/// <summary>How one distribution goes.</summary>
/// <param name="Id">The distribution.</param>
/// <param name="Name">The name that the officer gave.</param>
/// <param name="Identity">What is kept of who answers.</param>
/// <param name="AnswersPer">Whether an organisation answers once, or each person.</param>
/// <param name="ClosesOn">The last day on which answers are welcome; null: no end.</param>
/// <param name="IsClosed">Whether that day has passed.</param>
/// <param name="Counts">The numbers of all together.</param>
/// <param name="Kinds">The numbers per kind of partner, in the order of the list; of anonymous answers only kinds, or kinds together, of which enough were invited.</param>
/// <param name="MedianMinutes">The median time at work of online responses handed in, in minutes; null: too few to say.</param>
/// <param name="Stops">How far those came who began and have not handed in; empty: there are none.</param>
/// <param name="Days">Day by day from the first invitation to today, or the last day on which answers were welcome.</param>
public sealed record DistributionProgress(
    Guid Id, string Name, IdentityMode Identity, AnswersPer AnswersPer, DateOnly? ClosesOn, bool IsClosed, FieldworkCounts Counts, IReadOnlyList<KindProgress> Kinds,
    double? MedianMinutes, IReadOnlyList<SectionStop> Stops, IReadOnlyList<FieldworkDay> Days);

/// <summary>How it goes with one kind of partner.</summary>
/// <param name="Types">A name of the list <c>partnertypen</c>; several that are counted together, because each has too few to stand apart.</param>
/// <param name="Counts">The numbers.</param>
public sealed record KindProgress(IReadOnlyList<string> Types, FieldworkCounts Counts);

/// <summary>The numbers of fieldwork. Invitations whose link was withdrawn are counted in none but their own two.</summary>
public sealed record FieldworkCounts
{
    /// <summary>Invitations with a working link, made by the officer or passed on to a colleague.</summary>
    public required int Invited { get; init; }

    /// <summary>Of <see cref="Invited"/>: those whose mail was taken by the mail server and was not seen coming back; null: no invitation was mailed.</summary>
    public required int? Delivered { get; init; }

    /// <summary>Of <see cref="Invited"/>: those that were opened.</summary>
    public required int Opened { get; init; }

    /// <summary>Of <see cref="Invited"/>: those with something saved, handed in or not.</summary>
    public required int Started { get; init; }

    /// <summary>Answers handed in, in whatever way.</summary>
    public required int Submitted { get; init; }

    /// <summary>Of <see cref="Invited"/>: those who said not to take part.</summary>
    public required int Declined { get; init; }

    /// <summary>Those who had their answers erased.</summary>
    public required int Erased { get; init; }

    /// <summary>Invitations whose link the officer withdrew.</summary>
    public required int WithdrawnLinks { get; init; }

    /// <summary>Of <see cref="Submitted"/>: through a link that was withdrawn later.</summary>
    public required int WithdrawnAnswered { get; init; }

    /// <summary>Of <see cref="Submitted"/>: on paper.</summary>
    public required int OnPaper { get; init; }

    /// <summary>Of <see cref="Submitted"/>: by telephone.</summary>
    public required int ByTelephone { get; init; }

    /// <summary>Of <see cref="Submitted"/>: through an open link, by who was not invited.</summary>
    public required int ThroughOpenLink { get; init; }

    /// <summary>Who was asked: organisations where one answer each is enough, persons otherwise; those with only a withdrawn link left out.</summary>
    public required int Asked { get; init; }

    /// <summary>How many of <see cref="Asked"/> answered.</summary>
    public required int Answered { get; init; }

    /// <summary>The response rate, 0 to 1; null: nobody was asked.</summary>
    public double? Rate => Asked == 0 ? null : (double)Answered / Asked;
}

/// <summary>How many stopped, for now, at a section.</summary>
/// <param name="Section">The section's name; null: no section was saved.</param>
/// <param name="Label">What it is called in Dutch; null: no section was saved.</param>
/// <param name="Responses">How many came no further.</param>
public sealed record SectionStop(string? Section, string? Label, int Responses);

/// <summary>A day of fieldwork.</summary>
/// <param name="Day">The day in the Netherlands.</param>
/// <param name="Started">How many had begun by the end of it.</param>
/// <param name="Submitted">How many had handed in by the end of it.</param>
public sealed record FieldworkDay(DateOnly Day, int Started, int Submitted);
