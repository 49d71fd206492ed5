using Scanner.Core.Questionnaires;

namespace Scanner.Web.Staff.Questionnaires;

/// <summary>What the kinds of item, the rows of a condition and the like are called.</summary>
internal static class EditorWords
{
    /// <summary>What can be added inside a section, in the order of the menu.</summary>
    public static readonly IReadOnlyList<(string Heading, IReadOnlyList<ItemKind> Kinds)> Menu =
    [
        ("Open vragen", [ItemKind.Text, ItemKind.LongText, ItemKind.Integer, ItemKind.Decimal, ItemKind.Date]),
        ("Kiezen", [ItemKind.SelectOne, ItemKind.SelectMultiple, ItemKind.Likert, ItemKind.Rank, ItemKind.Acknowledge]),
        ("Samen", [ItemKind.Group, ItemKind.Matrix, ItemKind.Repeat]),
        ("Zonder antwoord", [ItemKind.Note, ItemKind.Calculate, ItemKind.Hidden]),
    ];

    /// <summary>The kind in a word or two.</summary>
    public static string Name(ItemKind kind) => kind switch
    {
        ItemKind.Text => "Korte tekst",
        ItemKind.LongText => "Lange tekst",
        ItemKind.Integer => "Heel getal",
        ItemKind.Decimal => "Getal met komma",
        ItemKind.Date => "Datum",
        ItemKind.SelectOne => "Eén keuze",
        ItemKind.Likert => "Schaal",
        ItemKind.SelectMultiple => "Meer keuzes",
        ItemKind.Rank => "Volgorde",
        ItemKind.Acknowledge => "Bevestigen",
        ItemKind.Note => "Tekst tussendoor",
        ItemKind.Calculate => "Berekening",
        ItemKind.Hidden => "Bekend gegeven",
        ItemKind.Group => "Groep",
        ItemKind.Matrix => "Tabel",
        ItemKind.Repeat => "Herhaling",
        _ => "Onbekend soort",
    };

    /// <summary>The kind of an item; a group on the highest level is a section.</summary>
    public static string Name(FormItem item, ItemPath at) => at.Depth == 1 && item.Kind() == ItemKind.Group ? "Onderdeel" : Name(item.Kind());

    /// <summary>What the kind is for, in one sentence.</summary>
    public static string Help(ItemKind kind) => kind switch
    {
        ItemKind.Text => "Een antwoord op één regel.",
        ItemKind.LongText => "Een antwoord in eigen woorden, op meer regels.",
        ItemKind.Integer => "Een aantal, zonder komma.",
        ItemKind.Decimal => "Een getal dat een komma mag hebben.",
        ItemKind.Date => "Een dag.",
        ItemKind.SelectOne => "Kies er één uit een lijst.",
        ItemKind.Likert => "Kies er één op een schaal, opties naast elkaar.",
        ItemKind.SelectMultiple => "Kies er zoveel als u wilt.",
        ItemKind.Rank => "Zet de opties op volgorde.",
        ItemKind.Acknowledge => "Vink aan dat iets klopt.",
        ItemKind.Note => "Uitleg tussen de vragen.",
        ItemKind.Calculate => "Een waarde die het systeem uitrekent; niemand ziet haar.",
        ItemKind.Hidden => "Iets dat het systeem al weet, zoals het type partner.",
        ItemKind.Group => "Vragen onder één kopje.",
        ItemKind.Matrix => "Meer vragen met dezelfde opties, als tabel.",
        ItemKind.Repeat => "Dezelfde vragen meer dan één keer.",
        _ => "Dit soort kent Scanner niet.",
    };

    /// <summary>The words of an item for a list: its label in the default language, or its name.</summary>
    public static string Words(FormItem item, string language) =>
        item.Kind() == ItemKind.Hidden ? FilledIn(item.Name) : item.Label?.In(language) is { Length: > 0 } words ? words.ReplaceLineEndings(" ") : item.Name.Length > 0 ? $"({item.Name})" : "(zonder tekst)";

    /// <summary>A language by its code, in Dutch: Nederlands, Engels.</summary>
    public static string Language(string code)
    {
        if (code.StartsWith("x-", StringComparison.OrdinalIgnoreCase)) return code[2..];
        return Dutch.LanguageName(code);
    }

    /// <summary>Where a questionnaire is used.</summary>
    public static string Mode(QuestionMode mode) => mode == QuestionMode.Online ? "online" : "in een gesprek";

    /// <summary>A hidden value that the system fills in.</summary>
    public static string FilledIn(string name) => name switch
    {
        "partner_type" => "Type partner",
        "partner_domain" => "Domein van de partner",
        "partner_roles" => "Rol van de partner",
        "municipality" => "Naam van de gemeente",
        _ => name,
    };
}
