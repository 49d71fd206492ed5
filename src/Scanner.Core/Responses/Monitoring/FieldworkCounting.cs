using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>Counts the fieldwork of one distribution.</summary>
internal sealed class FieldworkCounting(Distribution distribution, IReadOnlyList<InvitedRow> invitations, IReadOnlyList<RespondedRow> responses, IReadOnlySet<Guid> delivered, IReadOnlySet<Guid> mailed)
{
    private readonly Dictionary<Guid, RespondedRow> byInvitation = responses.Where(response => response.InvitationId is not null).ToDictionary(response => response.InvitationId!.Value);

    /// <summary>What was handed in for a partner outside any invitation: typed in by staff.</summary>
    private readonly ILookup<Guid, RespondedRow> entered = responses.Where(response => response is { InvitationId: null, Mode: not ResponseMode.Online, SubmittedAt: not null }).ToLookup(response => response.PartnerId);

    /// <summary>The response that came through an invitation; null: none, or cut loose.</summary>
    public RespondedRow? ResponseOf(InvitedRow invitation) => byInvitation.GetValueOrDefault(invitation.Id);

    /// <summary>Whether answers were handed in through this invitation.</summary>
    public bool IsSubmitted(InvitedRow invitation) => invitation.IsCut || ResponseOf(invitation)?.SubmittedAt is not null;

    /// <summary>Everything of the distribution together.</summary>
    public FieldworkCounts Count() => Count(invitations, responses);

    /// <summary>
    /// The counts per kind of partner. Of anonymous answers only the kinds of which enough organisations were invited stand apart, and as many more are taken
    /// together as it takes to keep those that do not from being computed back.
    /// </summary>
    public IReadOnlyList<KindProgress> PerKind()
    {
        if (distribution.Identity != IdentityMode.Anonymous)
            return [.. invitations.Select(invitation => invitation.Type).Union(responses.Select(response => response.Type)).Where(type => type != Partner.TypeNotKept).Select(type => new KindProgress([type], Of([type])))];
        var kinds = invitations.Where(invitation => invitation.IsListed).GroupBy(invitation => invitation.Type)
            .Select(group => (Type: group.Key, Size: group.Select(invitation => invitation.PartnerId).Distinct().Count()))
            .OrderBy(kind => kind.Size).ThenBy(kind => kind.Type, StringComparer.Ordinal).ToList();
        // The smallest first: those that are too small together, and then the next ones until together they are enough.
        var (together, size) = (0, 0);
        while (together < kinds.Count && (kinds[together].Size < distribution.MinimumGroup || (size > 0 && size < distribution.MinimumGroup))) size += kinds[together++].Size;
        var apart = kinds.Skip(together).Select(kind => new KindProgress([kind.Type], Of([kind.Type])));
        if (together == 0) return [.. apart];
        var pooled = kinds.Take(together).Select(kind => kind.Type).ToList();
        return size < distribution.MinimumGroup ? [] : [.. apart, new KindProgress(pooled, Of(pooled))];
    }

    /// <summary>The middle one of the times at work of the online responses that were handed in, in seconds; null with fewer than three.</summary>
    public double? MedianSeconds()
    {
        var times = responses.Where(response => response is { Mode: ResponseMode.Online, SubmittedAt: not null }).Select(response => response.ActiveSeconds).Order().ToList();
        if (times.Count < MonitorFieldwork.FewestForMedian) return null;
        return times.Count % 2 == 1 ? times[times.Count / 2] : (times[times.Count / 2 - 1] + times[times.Count / 2]) / 2.0;
    }

    /// <summary>Begun and handed in per day in the Netherlands, added up from the first invitation on.</summary>
    public IReadOnlyList<FieldworkDay> Days(DateTimeOffset now)
    {
        var moments = invitations.Select(invitation => invitation.CreatedAt).Append(distribution.CreatedAt).Concat(responses.Select(response => response.StartedAt));
        var (first, last) = (Amsterdam.DayOf(moments.Min()), Amsterdam.DayOf(now));
        // After the last day nothing comes any more: the line need not be drawn on for years.
        if (distribution.ClosesOn is { } closes && closes < last) last = closes > first ? closes : first;
        var started = responses.CountBy(response => Amsterdam.DayOf(response.StartedAt)).ToDictionary();
        var submitted = responses.Where(response => response.SubmittedAt is not null).CountBy(response => Amsterdam.DayOf(response.SubmittedAt!.Value)).ToDictionary();
        foreach (var day in started.Keys.Concat(submitted.Keys).Where(day => day > last).ToList()) last = day;
        var (days, begun, done) = (new List<FieldworkDay>(), 0, 0);
        for (var day = first; day <= last; day = day.AddDays(1))
            days.Add(new FieldworkDay(day, begun += started.GetValueOrDefault(day), done += submitted.GetValueOrDefault(day)));
        return days;
    }

    private FieldworkCounts Of(IReadOnlyCollection<string> types) => Count(
        [.. invitations.Where(invitation => types.Contains(invitation.Type))], [.. responses.Where(response => types.Contains(response.Type))], isPart: true);

    private FieldworkCounts Count(IReadOnlyList<InvitedRow> some, IReadOnlyList<RespondedRow> answered, bool isPart = false)
    {
        var listed = some.Where(invitation => invitation.IsListed).ToList();
        var working = listed.Where(invitation => !invitation.IsWithdrawn).ToList();
        var viaLink = some.Where(invitation => !invitation.IsListed).ToList();
        // Who has a link may have none of the moments any more: what was cut loose was opened, begun and handed in.
        var cut = working.Count(invitation => invitation.IsCut);
        var loose = isPart ? 0 : Math.Max(0, answered.Count(response => response is { InvitationId: null, Mode: ResponseMode.Online }) - some.Count(invitation => invitation.IsCut));
        var onPaper = answered.Count(response => response is { Mode: ResponseMode.Paper, SubmittedAt: not null });
        var byTelephone = answered.Count(response => response is { Mode: ResponseMode.Telephone, SubmittedAt: not null });
        var throughOpenLink = viaLink.Count(IsSubmitted) + loose;
        var withdrawnAnswered = listed.Count(invitation => invitation.IsWithdrawn && IsSubmitted(invitation));
        var (asked, done) = Units(working);
        return new FieldworkCounts
        {
            Invited = working.Count,
            Delivered = listed.Any(invitation => mailed.Contains(invitation.Id)) ? working.Count(invitation => delivered.Contains(invitation.Id)) : null,
            Opened = working.Count(invitation => invitation.OpenedAt is not null || invitation.IsCut || byInvitation.ContainsKey(invitation.Id)),
            Started = working.Count(invitation => byInvitation.ContainsKey(invitation.Id)) + cut,
            Submitted = working.Count(IsSubmitted) + withdrawnAnswered + onPaper + byTelephone + throughOpenLink,
            Declined = working.Count(invitation => invitation.IsDeclined && !IsSubmitted(invitation)),
            Erased = listed.Count(invitation => invitation.IsErased),
            WithdrawnLinks = listed.Count - working.Count,
            WithdrawnAnswered = withdrawnAnswered,
            OnPaper = onPaper,
            ByTelephone = byTelephone,
            ThroughOpenLink = throughOpenLink,
            Asked = asked,
            Answered = done,
        };
    }

    /// <summary>
    /// Who was asked, and how many of them answered: organisations where one answer each is enough, persons otherwise. Answers that staff typed in for a partner
    /// stand for as many of its persons.
    /// </summary>
    private (int Asked, int Answered) Units(List<InvitedRow> working)
    {
        var perPartner = working.GroupBy(invitation => invitation.PartnerId)
            .Select(group => (Asked: group.Count(), Answered: group.Count(IsSubmitted) + entered[group.Key].Count())).ToList();
        return distribution.AnswersPer == AnswersPer.Organisation
            ? (perPartner.Count, perPartner.Count(partner => partner.Answered > 0))
            : (working.Count, perPartner.Sum(partner => Math.Min(partner.Asked, partner.Answered)));
    }

    /// <summary>Who of the invited has nothing more to do: handed in, or someone did so for all.</summary>
    public bool IsDone(InvitedRow invitation)
    {
        var colleagues = invitations.Where(other => other.PartnerId == invitation.PartnerId).ToList();
        return IsDone(distribution.AnswersPer, IsSubmitted(invitation), colleagues.Exists(IsSubmitted), colleagues.Count(other => !other.IsWithdrawn && !IsSubmitted(other)), entered[invitation.PartnerId].Count());
    }

    /// <summary>Whether somebody who was invited has nothing more to do.</summary>
    /// <param name="per">Who answers for an organisation.</param>
    /// <param name="isHandedIn">Whether this one handed in.</param>
    /// <param name="anyone">Whether anyone of the organisation did.</param>
    /// <param name="waiting">How many of the organisation, with a link that works, did not.</param>
    /// <param name="byStaff">How many answers staff typed in for the organisation: each stands for one person.</param>
    public static bool IsDone(AnswersPer per, bool isHandedIn, bool anyone, int waiting, int byStaff) =>
        isHandedIn || (per == AnswersPer.Organisation ? anyone || byStaff > 0 : byStaff > 0 && byStaff >= waiting);
}
