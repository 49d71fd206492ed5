using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;
using Scanner.Core.Tables;

namespace Scanner.Core.Responses;

/// <summary>A column of a table of partners.</summary>
public enum PartnerColumn
{
    /// <summary>Naam van de organisatie.</summary>
    Name,

    /// <summary>Soort partner.</summary>
    Type,

    /// <summary>Domein.</summary>
    Domain,

    /// <summary>Rollen, several.</summary>
    Roles,

    /// <summary>Settings, several.</summary>
    Settings,

    /// <summary>Contactpersoon.</summary>
    Contact,

    /// <summary>Functie of the person.</summary>
    Function,

    /// <summary>E-mailadres of the person.</summary>
    Email,

    /// <summary>Telefoonnummer of the person.</summary>
    Phone,

    /// <summary>Notitie about the organisation.</summary>
    Note,
}

/// <summary>The columns of a table of partners, and the names that people give them.</summary>
internal static class PartnerColumns
{
    /// <summary>The name in the example row of the template; a row with it is passed over.</summary>
    public const string ExampleName = "VOORBEELD: Stichting Jongerenwerk De Brug (haal deze rij weg)";

    public static readonly IReadOnlyList<(PartnerColumn Column, string Heading, string[] Also)> All =
    [
        (PartnerColumn.Name, "naam", ["organisatie", "naam organisatie", "naam van de organisatie", "partner", "samenwerkingspartner", "instelling", "name"]),
        (PartnerColumn.Type, "soort", ["soort partner", "type", "type partner", "partnertype", "soort organisatie", "type organisatie", "kind"]),
        (PartnerColumn.Domain, "domein", ["domeinen", "beleidsdomein", "domain"]),
        (PartnerColumn.Roles, "rollen", ["rol", "rol in preventie", "rollen in preventie", "roles"]),
        (PartnerColumn.Settings, "settings", ["setting", "plek", "plekken", "omgeving", "omgevingen", "plekken en omgevingen"]),
        (PartnerColumn.Contact, "contactpersoon", ["contact", "contactpersonen", "naam contactpersoon", "naam contact", "persoon"]),
        (PartnerColumn.Function, "functie", ["functie contactpersoon", "function"]),
        (PartnerColumn.Email, "e-mail", ["e-mailadres", "mail", "mailadres", "e-mail contactpersoon", "emailadres contactpersoon"]),
        (PartnerColumn.Phone, "telefoon", ["telefoonnummer", "tel", "telefoon contactpersoon", "telnr", "phone"]),
        (PartnerColumn.Note, "notitie", ["notities", "opmerking", "opmerkingen", "toelichting", "note"]),
    ];

    private static readonly Dictionary<string, PartnerColumn> ByName = All.SelectMany(column => column.Also.Append(column.Heading).Select(name => (Name: ListLookup.Fold(name), column.Column)))
        .ToDictionary(pair => pair.Name, pair => pair.Column);

    /// <summary>The column that a heading means; null: none of these.</summary>
    public static PartnerColumn? Find(string heading) => ByName.TryGetValue(ListLookup.Fold(heading), out var column) ? column : null;

    /// <summary>The name of a column, as this product writes it.</summary>
    public static string Heading(PartnerColumn column) => All.First(one => one.Column == column).Heading;

    /// <summary>An empty table to fill in: the headings, a row that shows how, and a sheet with what can be chosen.</summary>
    public static void WriteTemplate(Stream output, QuestionnaireLibrary library)
    {
        var wide = new HashSet<PartnerColumn> { PartnerColumn.Name, PartnerColumn.Roles, PartnerColumn.Settings, PartnerColumn.Email, PartnerColumn.Note };
        string?[] example =
        [
            ExampleName, "Jeugd- en jongerenwerk", "Jeugd", "Signaleren; Doorverwijzen", "Op straat en in parken; Sport", "Voorbeeld Contactpersoon", "jongerenwerker", "voorbeeld@voorbeeld.example", "000-0000000",
            "Een rij per contactpersoon: zet bij een tweede persoon dezelfde naam van de organisatie.",
        ];
        var choices = from list in new[] { ("soort", "partnertypen"), ("domein", "domeinen"), ("rollen", "partnerrollen"), ("settings", "settings") }
                      from item in library.List(list.Item2).Items
                      select (IReadOnlyList<string?>)[list.Item1, item.Label.In("nl"), item.Name, item.Description?.In("nl")];
        WriteTable.AsXlsx(output,
            new WrittenTable("Partners", [.. All.Select(column => new TableColumn(column.Heading, wide.Contains(column.Column) ? 32 : 22))], [example]),
            new WrittenTable("Keuzes", [new("kolom", 12), new("schrijf dit", 42), new("of dit", 30), new("uitleg", 60, IsProse: true)], choices));
    }
}

/// <summary>Finds items of a reference list by what people write for them.</summary>
internal sealed class ListLookup
{
    private readonly ReferenceList list;
    private readonly Dictionary<string, string> names = [];

    public ListLookup(ReferenceList list)
    {
        this.list = list;
        foreach (var item in list.Items) names.TryAdd(Fold(item.Name), item.Name);
        var spellings = from item in list.Items
                        from spelling in item.Label.ByLanguage.Values.SelectMany(Parts).Concat(item.Aliases)
                        group item.Name by Fold(spelling);
        // What two items share means neither.
        foreach (var group in spellings.Where(group => group.Key.Length > 0 && group.Distinct().Count() == 1)) names.TryAdd(group.Key, group.First());
    }

    /// <summary>The name of the item; null: there is no such item, or more than one.</summary>
    public string? Find(string written) => names.GetValueOrDefault(Fold(written));

    /// <summary>What may have been meant, or what there is to choose from, as the end of a sentence.</summary>
    public string Advice(string written)
    {
        var folded = Fold(written);
        var near = folded.Length < 3 ? [] : list.Items.Where(item => Fold(item.Label.In("nl")) is var label && (label.Contains(folded, StringComparison.Ordinal) || folded.Contains(label, StringComparison.Ordinal))).Take(4).ToList();
        if (near.Count > 0) return $"Bedoelt u {string.Join(" of ", near.Select(item => $"‘{item.Label.In("nl")}’"))}?";
        return list.Items.Count <= 14
            ? $"Kies uit: {string.Join(", ", list.Items.Select(item => item.Label.In("nl")))}."
            : "Op het blad Keuzes van het voorbeeldbestand staat wat kan.";
    }

    /// <summary>Letters and digits only, without capitals and accents.</summary>
    public static string Fold(string text) => PartnerName.Letters(text);

    /// <summary>‘Middelbare school (VO)’ may be written whole, without what stands in brackets, and as that alone.</summary>
    private static IEnumerable<string> Parts(string label)
    {
        yield return label;
        var (open, close) = (label.IndexOf('(', StringComparison.Ordinal), label.LastIndexOf(')'));
        if (open <= 0 || close <= open) yield break;
        yield return label[..open];
        yield return label[(open + 1)..close];
    }
}
