using Scanner.Core.Scans;
using Scanner.Core.Tables;

namespace Scanner.Core.Responses;

/// <summary>One organisation of a file: the partner that it is or becomes, and what changes there.</summary>
internal sealed class PlannedPartner(Partner? target, string name)
{
    private readonly List<PartnerEntry> entries = [];
    private readonly List<(Contact? There, ContactDetails Details)> people = [];
    private readonly List<PartnerChange> changes = [];
    private readonly List<PossibleDuplicate> doubts = [];
    private PartnerDetails details = new("", "", "", [], "");

    /// <summary>The partner that it is; null: a new one.</summary>
    public Partner? Target => target;

    /// <summary>The name that the partner has or gets.</summary>
    public string Name { get; private set; } = name;

    /// <summary>What it comes to.</summary>
    public ImportFate Fate => doubts.Count > 0 ? ImportFate.Doubtful : target is null ? ImportFate.New : changes.Count > 0 ? ImportFate.Changed : ImportFate.Same;

    /// <summary>What the preview shows.</summary>
    public ImportedPartner View => new(Name, [.. entries.Select(entry => entry.Row)], Fate, details.Type, target?.Pseudonym, people.Count, changes, doubts);

    /// <summary>Why someone has to decide; null: nobody has.</summary>
    public TableFault? DoubtIn(string file) => doubts.Count == 0 ? null : new TableFault(file, entries[0].Place, PartnerFaultCodes.PossibleDuplicate,
        $"‘{Name}’ is misschien hetzelfde als {string.Join(" of ", doubts.Select(doubt => doubt.Pseudonym is { } pseudonym ? $"{pseudonym} ‘{doubt.Name}’" : $"‘{doubt.Name}’ in dit bestand"))}: {Reason(doubts[0].Reason)}. Is het dezelfde, schrijf de naam dan precies zo. Is het een andere, lees het bestand dan in op de bladzijde Partners: daar kunt u dat zeggen.");

    private static string Reason(DuplicateReason reason) => reason switch
    {
        DuplicateReason.SameName => "er zijn er meer met deze naam",
        DuplicateReason.SimilarName => "de namen lijken op elkaar",
        DuplicateReason.SameEmail => "er is een contactpersoon met hetzelfde e-mailadres",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    /// <summary>Whether a row of it has such a name, but for punctuation, legal form and articles.</summary>
    public bool HasCore(string core) => entries.Exists(entry => PartnerName.Core(entry.Name) == core);

    /// <summary>Whether a person in its rows has one of these addresses, in capitals.</summary>
    public bool HasEmail(IReadOnlyCollection<string> emails) => entries.Exists(entry => entry.Contact?.Email.Length > 0 && emails.Contains(entry.Contact.Email.ToUpperInvariant()));

    public void Take(string written, IEnumerable<PartnerEntry> rows, List<PossibleDuplicate> possible)
    {
        // The file's own name is taken over once someone said that it is the same partner; then the next time nothing is in doubt.
        if (target is not null && entries.Count == 0) Name = written;
        if (target is not null && PartnerName.Tidy(target.Name) == written) Name = written;
        entries.AddRange(rows);
        doubts.AddRange(possible);
    }

    /// <summary>Works out what changes. An empty cell says nothing: what is there stays.</summary>
    public void WorkOut()
    {
        var had = target is null ? null : PartnerDetails.Of(target);
        var notes = entries.Select(entry => entry.Note).Where(note => note.Length > 0).Distinct().ToList();
        var note = string.Join('\n', notes);
        details = new PartnerDetails(
            Name, entries.Find(entry => entry.Type is not null)?.Type ?? had?.Type ?? "", entries.Find(entry => entry.Domain is not null)?.Domain ?? had?.Domain ?? "",
            Names(entries.SelectMany(entry => entry.Roles), had?.Roles), note.Length == 0 || had?.Note == note ? had?.Note ?? "" : note.Length <= Partner.NoteLength ? note : notes[0])
        {
            Settings = Names(entries.SelectMany(entry => entry.Settings), had?.Settings),
        };
        MatchPeople();
        if (had is null) return;
        Note(PartnerColumn.Name, [target!.Name], [details.Name]);
        Note(PartnerColumn.Type, [had.Type], [details.Type]);
        Note(PartnerColumn.Domain, Filled(had.Domain), Filled(details.Domain));
        Note(PartnerColumn.Roles, had.Roles, details.Roles);
        Note(PartnerColumn.Settings, had.Settings, details.Settings);
        Note(PartnerColumn.Note, Filled(had.Note), Filled(details.Note));
        foreach (var (there, person) in people)
        {
            if (there is null)
            {
                changes.Add(new PartnerChange(PartnerColumn.Contact, [], [person.Name], null));
                continue;
            }
            Note(PartnerColumn.Contact, [there.Name], [person.Name], there.Name);
            Note(PartnerColumn.Function, Filled(there.Function), Filled(person.Function), there.Name);
            Note(PartnerColumn.Email, Filled(there.Email), Filled(person.Email), there.Name);
            Note(PartnerColumn.Phone, Filled(there.Phone), Filled(person.Phone), there.Name);
        }
    }

    /// <summary>Writes it into a partner: the one that it is, or a new one.</summary>
    public void ApplyTo(Partner partner)
    {
        partner.Change(details.Name, details.Type, details.Domain, details.Roles, details.Note);
        partner.WorksIn(details.Settings);
        foreach (var (there, person) in people)
            if (there is null) partner.Add(person.Name, person.Email, person.Phone, person.Function);
            else there.Change(person.Name, person.Email, person.Phone, person.Function);
    }

    /// <summary>A new partner of this kind, without its people yet.</summary>
    public Partner New(Guid scanId, int number) => Partner.Of(scanId, number, details.Name, details.Type, details.Domain, details.Roles, details.Note);

    /// <summary>
    /// Finds who is who: first by name and address both, then by address, then by name. Everybody who is there is taken for one person of the file at the most,
    /// so that a shared mailbox does not make two people one.
    /// </summary>
    private void MatchPeople()
    {
        var asked = entries.Where(entry => entry.Contact is not null).Select(entry => entry.Contact!)
            .GroupBy(person => (PartnerName.Plain(person.Name), person.Email.ToUpperInvariant()))
            .Select(same => same.Aggregate((one, other) => one with { Phone = First(one.Phone, other.Phone), Function = First(one.Function, other.Function) })).ToList();
        var free = target?.Contacts.OrderBy(contact => contact.Id).ToList() ?? [];
        var found = new Contact?[asked.Count];
        Match((contact, person) => SameName(contact, person) && SameEmail(contact, person));
        Match((contact, person) => person.Email.Length > 0 && SameEmail(contact, person));
        Match(SameName);
        for (var index = 0; index < asked.Count; index++)
        {
            var (there, person) = (found[index], asked[index]);
            people.Add((there, there is null ? person : new ContactDetails(
                SameName(there, person) ? there.Name : person.Name, person.Email.Length == 0 || SameEmail(there, person) ? there.Email : person.Email, First(person.Phone, there.Phone), First(person.Function, there.Function))));
        }

        void Match(Func<Contact, ContactDetails, bool> isSame)
        {
            for (var index = 0; index < asked.Count; index++)
            {
                if (found[index] is not null || free.Find(contact => isSame(contact, asked[index])) is not { } contact) continue;
                found[index] = contact;
                free.Remove(contact);
            }
        }

        static bool SameName(Contact contact, ContactDetails person) => PartnerName.Plain(contact.Name) == PartnerName.Plain(person.Name);
        static bool SameEmail(Contact contact, ContactDetails person) => string.Equals(contact.Email, person.Email, StringComparison.OrdinalIgnoreCase);
        static string First(string one, string other) => one.Length > 0 ? one : other;
    }

    private void Note(PartnerColumn column, IReadOnlyList<string> from, IReadOnlyList<string> to, string? contact = null)
    {
        if (!from.SequenceEqual(to)) changes.Add(new PartnerChange(column, from, to, contact));
    }

    private static IReadOnlyList<string> Names(IEnumerable<string> written, IReadOnlyList<string>? had) => written.Distinct().Order(StringComparer.Ordinal).ToList() is { Count: > 0 } names ? names : had ?? [];

    private static string[] Filled(string text) => text.Length == 0 ? [] : [text];
}
