using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;
using Scanner.Core.Tables;

namespace Scanner.Core.Responses;

/// <summary>Reads a table of partners row by row: what the cells mean, and which rows cannot be used.</summary>
internal sealed class PartnerRows
{
    /// <summary>More rows than any municipality has partners and people.</summary>
    public const int MostRows = 10_000;

    private readonly Dictionary<PartnerColumn, int> columns = [];
    private readonly Dictionary<PartnerColumn, ListLookup> lists;
    private readonly string file;

    private PartnerRows(string file, QuestionnaireLibrary library)
    {
        this.file = file;
        lists = new()
        {
            [PartnerColumn.Type] = new(library.List("partnertypen")),
            [PartnerColumn.Domain] = new(library.List("domeinen")),
            [PartnerColumn.Roles] = new(library.List("partnerrollen")),
            [PartnerColumn.Settings] = new(library.List("settings")),
        };
    }

    /// <summary>The rows that can be used.</summary>
    public List<PartnerEntry> Entries { get; } = [];

    /// <summary>Why others cannot.</summary>
    public List<TableFault> Faults { get; } = [];

    /// <summary>What is passed over: columns with another name, and the row with the example.</summary>
    public List<TableFault> Ignored { get; } = [];

    /// <summary>Whether the file as a whole cannot be used.</summary>
    public bool IsUnreadable { get; private set; }

    public static PartnerRows Read(Stream content, string file, QuestionnaireLibrary library)
    {
        var rows = new PartnerRows(file, library);
        var (table, fault) = TableFile.Open(content, file);
        if (table is null)
        {
            rows.Faults.Add(fault!);
            rows.IsUnreadable = true;
            return rows;
        }
        rows.ReadHeader(table);
        if (rows.IsUnreadable) return rows;
        var number = 0;
        foreach (var row in table.Rows())
        {
            if (++number > MostRows)
            {
                rows.Faults.Add(new TableFault(file, row.Place(), PartnerFaultCodes.TooMany, $"Dit bestand heeft meer dan {MostRows} rijen. Verdeel het over meer bestanden."));
                rows.IsUnreadable = true;
                break;
            }
            if (row.Fault is { } bad) rows.Faults.Add(bad);
            else rows.ReadRow(row);
        }
        return rows;
    }

    private void ReadHeader(TableFile table)
    {
        var header = new TableRow(table.HeaderRow, table.Header, table.Sheet);
        for (var at = 0; at < table.Header.Count; at++)
        {
            if (table.Header[at].Length == 0) continue;
            if (PartnerColumns.Find(table.Header[at]) is not { } column)
                Ignored.Add(new TableFault(file, header.Place(at), PartnerFaultCodes.UnknownColumn, $"De kolom ‘{table.Header[at]}’ kennen wij niet; die wordt overgeslagen."));
            else if (!columns.TryAdd(column, at))
                Refuse(header.Place(at), TableFaultCodes.BadHeader, $"De kolom ‘{table.Header[at]}’ betekent hetzelfde als ‘{table.Header[columns[column]]}’. Haal een van de twee weg.");
        }
        if (!columns.ContainsKey(PartnerColumn.Name))
            Refuse(header.Place(), TableFaultCodes.BadHeader, $"Er is geen kolom ‘naam’. Zet op de eerste regel de namen van de kolommen: {string.Join(", ", PartnerColumns.All.Select(column => column.Heading))}.");

        void Refuse(string place, string code, string sentence)
        {
            Faults.Add(new TableFault(file, place, code, sentence));
            IsUnreadable = true;
        }
    }

    private void ReadRow(TableRow row)
    {
        var before = Faults.Count;
        var name = Text(row, PartnerColumn.Name, Partner.NameLength, oneLine: true);
        if (name == PartnerColumns.ExampleName)
        {
            Ignored.Add(new TableFault(file, row.Place(), PartnerFaultCodes.Example, "Deze rij is het voorbeeld uit het voorbeeldbestand; die wordt overgeslagen."));
            return;
        }
        if (name.Length == 0 && Faults.Count == before) Fault(row, PartnerColumn.Name, PartnerFaultCodes.NoName, "De naam van de organisatie ontbreekt. Vul die in, ook bij een tweede contactpersoon van dezelfde organisatie.");
        var type = One(row, PartnerColumn.Type, "soort partner");
        var domain = One(row, PartnerColumn.Domain, "domein");
        var (roles, settings) = (Several(row, PartnerColumn.Roles, "rol"), Several(row, PartnerColumn.Settings, "setting"));
        var note = Text(row, PartnerColumn.Note, Partner.NoteLength);
        var contact = Person(row);
        if (Faults.Count == before) Entries.Add(new PartnerEntry(row.Number, row.Place(At(PartnerColumn.Name)), row.Place(At(PartnerColumn.Type)), name, type, domain, roles, settings, note, contact));
    }

    private ContactDetails? Person(TableRow row)
    {
        var check = new FieldCheck();
        var details = new ContactDetails(
            Text(row, PartnerColumn.Contact, Contact.NameLength, oneLine: true), check.Email(nameof(ContactDetails.Email), Cell(row, PartnerColumn.Email), Contact.EmailLength),
            Text(row, PartnerColumn.Phone, Contact.PhoneLength, oneLine: true), Text(row, PartnerColumn.Function, Contact.NameLength, oneLine: true));
        if (check.HasProblems) Fault(row, PartnerColumn.Email, PartnerFaultCodes.BadEmail, $"‘{Shown(details.Email)}’ lijkt geen e-mailadres. Schrijf één adres, zoals naam@organisatie.nl.");
        if (details.Name.Length == 0 && details.Email.Length + details.Phone.Length + details.Function.Length > 0)
            Fault(row, PartnerColumn.Contact, PartnerFaultCodes.NoContactName, "Er staan gegevens van een contactpersoon, maar geen naam. Vul in de kolom contactpersoon een naam in, of bijvoorbeeld ‘Secretariaat’.");
        return details.Name.Length == 0 ? null : details;
    }

    private string? One(TableRow row, PartnerColumn column, string what)
    {
        var written = Cell(row, column);
        if (written.Length == 0) return null;
        if (lists[column].Find(written) is { } name) return name;
        Fault(row, column, PartnerFaultCodes.NotInList, $"‘{Shown(written)}’ is geen {what} die wij kennen. {lists[column].Advice(written)}");
        return null;
    }

    private List<string> Several(TableRow row, PartnerColumn column, string what)
    {
        var cell = Cell(row, column);
        var found = new List<string>();
        if (lists[column].Find(cell) is { } whole) return [whole];
        foreach (var written in cell.Split([';', ',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (lists[column].Find(written) is { } name) found.Add(name);
            else Fault(row, column, PartnerFaultCodes.NotInList, $"‘{Shown(written)}’ is geen {what} die wij kennen. {lists[column].Advice(written)}");
        return [.. found.Distinct()];
    }

    private string Text(TableRow row, PartnerColumn column, int limit, bool oneLine = false)
    {
        var text = Cell(row, column);
        if (oneLine) text = PartnerName.Tidy(text);
        if (text.Length > limit) Fault(row, column, PartnerFaultCodes.TooLong, $"Deze tekst is te lang: {text.Length} tekens. Gebruik er hoogstens {limit}.");
        return text;
    }

    private int At(PartnerColumn column) => columns.GetValueOrDefault(column);

    private string Cell(TableRow row, PartnerColumn column) => columns.TryGetValue(column, out var at) ? row.Cells[at].ReplaceLineEndings("\n").Trim() : "";

    private void Fault(TableRow row, PartnerColumn column, string code, string sentence) => Faults.Add(new TableFault(file, row.Place(At(column)), code, sentence));

    private static string Shown(string text) => text.Length <= 60 ? text : text[..60] + "…";
}

/// <summary>A row that can be used.</summary>
internal sealed record PartnerEntry(
    int Row, string Place, string TypePlace, string Name, string? Type, string? Domain, IReadOnlyList<string> Roles, IReadOnlyList<string> Settings, string Note, ContactDetails? Contact);

/// <summary>The stable codes of what can be wrong in a table of partners, beside <see cref="TableFaultCodes"/>.</summary>
public static class PartnerFaultCodes
{
    /// <summary>The name of the organisation is missing.</summary>
    public const string NoName = "P001";

    /// <summary>The kind of partner is missing.</summary>
    public const string NoType = "P002";

    /// <summary>A kind, domain, role or setting that is not in its list.</summary>
    public const string NotInList = "P003";

    /// <summary>Something that does not look like an e-mail address.</summary>
    public const string BadEmail = "P004";

    /// <summary>Details of a person without a name.</summary>
    public const string NoContactName = "P005";

    /// <summary>A text that does not fit.</summary>
    public const string TooLong = "P006";

    /// <summary>Two rows of one organisation that contradict each other.</summary>
    public const string Contradiction = "P007";

    /// <summary>An organisation that may be there already under another name; someone has to decide.</summary>
    public const string PossibleDuplicate = "P008";

    /// <summary>More rows than are read at once.</summary>
    public const string TooMany = "P009";

    /// <summary>A column that is not known here and is passed over.</summary>
    public const string UnknownColumn = "P010";

    /// <summary>The row with the example, which is passed over.</summary>
    public const string Example = "P011";
}
