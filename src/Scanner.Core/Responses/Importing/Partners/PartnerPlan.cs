using Scanner.Core.Scans;
using Scanner.Core.Tables;

namespace Scanner.Core.Responses;

/// <summary>
/// Lays the rows of a file beside the partners of a scan: which rows are one organisation, which partner that is, and what would change. Works out the same
/// for the preview and for the import itself, which follows it to the letter.
/// </summary>
internal sealed class PartnerPlan
{
    private readonly string file;
    private readonly IReadOnlyDictionary<string, DuplicateDecision> decisions;
    private readonly List<Partner> partners;
    private readonly ILookup<string, Partner> byName;
    private readonly ILookup<string, Partner> byCore;
    private readonly ILookup<string, Partner> byEmail;

    private PartnerPlan(string file, List<Partner> partners, IReadOnlyDictionary<string, DuplicateDecision> decisions)
    {
        (this.file, this.partners, this.decisions) = (file, partners, decisions);
        byName = partners.ToLookup(partner => PartnerName.Tidy(partner.Name));
        byCore = partners.ToLookup(partner => PartnerName.Core(partner.Name));
        byEmail = partners.SelectMany(partner => partner.Contacts.Where(contact => contact.Email.Length > 0).Select(contact => (contact.Email, partner)))
            .ToLookup(pair => pair.Email.ToUpperInvariant(), pair => pair.partner);
    }

    /// <summary>The organisations of the file, in its order.</summary>
    public List<PlannedPartner> Partners { get; } = [];

    /// <summary>Rows that cannot be used for what they mean together.</summary>
    public List<TableFault> Faults { get; } = [];

    /// <param name="file">The name of the file, for faults.</param>
    /// <param name="entries">The rows.</param>
    /// <param name="partners">The partners of the scan, with their people, roles and settings.</param>
    /// <param name="decisions">What the officer said of possible duplicates, by the name in the file.</param>
    public static PartnerPlan Of(string file, IReadOnlyList<PartnerEntry> entries, List<Partner> partners, IReadOnlyDictionary<string, DuplicateDecision> decisions)
    {
        var plan = new PartnerPlan(file, partners, decisions);
        foreach (var group in entries.GroupBy(entry => entry.Name, StringComparer.Ordinal)) plan.Place(group.Key, [.. group]);
        foreach (var planned in plan.Partners) planned.WorkOut();
        return plan;
    }

    private void Place(string name, List<PartnerEntry> entries)
    {
        var type = entries.Find(entry => entry.Type is not null)?.Type;
        foreach (var other in entries.Where(entry => entry.Type is not null && entry.Type != type).ToList())
        {
            Faults.Add(new TableFault(file, other.TypePlace, PartnerFaultCodes.Contradiction, $"Bij ‘{name}’ staat eerder een andere soort partner. Zet in alle rijen van een organisatie dezelfde soort, of laat de soort leeg."));
            entries.Remove(other);
        }
        var doubts = new List<PossibleDuplicate>();
        var target = byName[name].Take(2).ToList() is [var only] ? Planned(only) : null;
        if (target is null && decisions.GetValueOrDefault(name) is { } decision)
        {
            if (decision.PartnerId is { } id && partners.Find(partner => partner.Id == id) is { } chosen) target = Planned(chosen);
            else if (decision.OtherName is { } other && Partners.Find(planned => planned.Name == other) is { } sibling) target = sibling;
        }
        if (target is null)
        {
            if (type is null)
            {
                Faults.AddRange(entries.Select(entry => new TableFault(file, entry.TypePlace, PartnerFaultCodes.NoType, $"De soort partner van ‘{name}’ ontbreekt. Vul een soort in, zoals GGD of Politie.")));
                return;
            }
            if (decisions.GetValueOrDefault(name) is not { IsNew: true }) doubts = [.. Doubts(name, entries)];
            target = new PlannedPartner(null, name);
            Partners.Add(target);
        }
        target.Take(name, entries, doubts);
    }

    /// <summary>The plan for a partner that is there; one, however many names in the file mean it.</summary>
    private PlannedPartner Planned(Partner partner)
    {
        if (Partners.Find(planned => planned.Target == partner) is { } there) return there;
        var planned = new PlannedPartner(partner, PartnerName.Tidy(partner.Name));
        Partners.Add(planned);
        return planned;
    }

    private IEnumerable<PossibleDuplicate> Doubts(string name, List<PartnerEntry> entries)
    {
        var found = new HashSet<object>();
        var emails = entries.Where(entry => entry.Contact?.Email.Length > 0).Select(entry => entry.Contact!.Email.ToUpperInvariant()).Distinct().ToList();
        foreach (var partner in byName[name].Where(found.Add)) yield return Of(partner, DuplicateReason.SameName);
        foreach (var partner in byCore[PartnerName.Core(name)].Where(found.Add)) yield return Of(partner, DuplicateReason.SimilarName);
        foreach (var partner in emails.SelectMany(email => byEmail[email]).Where(found.Add)) yield return Of(partner, DuplicateReason.SameEmail);
        foreach (var planned in Partners.Where(planned => planned.Target is null || !found.Contains(planned.Target)))
            if (planned.HasCore(PartnerName.Core(name))) yield return new PossibleDuplicate(null, null, planned.Name, DuplicateReason.SimilarName);
            else if (planned.HasEmail(emails)) yield return new PossibleDuplicate(null, null, planned.Name, DuplicateReason.SameEmail);

        static PossibleDuplicate Of(Partner partner, DuplicateReason reason) => new(partner.Id, partner.Pseudonym, partner.Name, reason);
    }
}
