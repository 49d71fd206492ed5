using Scanner.Core.Questionnaires;

namespace Scanner.Web.Staff.Questionnaires;

/// <summary>Says what differs between two versions, and what it means for answers.</summary>
internal static class ChangeWords
{
    /// <summary>The kinds of change in the order of the screen, with their headings.</summary>
    public static readonly IReadOnlyList<(ChangeKind Kind, string Heading, string Sign)> Kinds =
        [(ChangeKind.Removed, "Weg", "−"), (ChangeKind.Added, "Nieuw", "+"), (ChangeKind.Changed, "Gewijzigd", "≠"), (ChangeKind.Moved, "Verplaatst", "↕")];

    /// <summary>What a part is called.</summary>
    public static string Part(FormPart part) => part switch
    {
        FormPart.Settings => "Titel en instellingen",
        FormPart.Section => "Onderdeel",
        FormPart.Group => "Groep",
        FormPart.Repeat => "Herhaling",
        FormPart.Question => "Vraag",
        FormPart.Note => "Tekst",
        FormPart.Value => "Gegeven",
        FormPart.List => "Keuzelijst",
        FormPart.Choice => "Optie",
        _ => throw new ArgumentOutOfRangeException(nameof(part)),
    };

    /// <summary>The part with its words.</summary>
    public static string What(FormChange change) => change switch
    {
        { Part: FormPart.Settings } => Part(change.Part),
        { Part: FormPart.Choice } => $"Optie ‘{(change.Label.Length > 0 ? change.Label : change.Name)}’",
        _ => $"{Part(change.Part)} ‘{(change.Label.Length > 0 ? change.Label.ReplaceLineEndings(" ") : change.Name)}’",
    };

    /// <summary>What it means for answers already given, in one sentence; null: nothing.</summary>
    public static string? Meaning(FormChange change) => change.Consequence switch
    {
        Consequence.None => null,
        Consequence.NoAnswersYet => "Hier zijn nog geen antwoorden.",
        Consequence.AnswersKept => "Antwoorden blijven staan.",
        Consequence.ShownUnderNewWords => "Antwoorden blijven staan, onder de nieuwe woorden. Klopt het antwoord dan nog?",
        Consequence.AskedOfOthers => "Antwoorden blijven staan. Wie de vraag niet meer krijgt, diens antwoord telt niet mee.",
        Consequence.MayNeedMending => "Antwoorden blijven staan. Past een antwoord niet bij de nieuwe regel, dan vraagt Scanner het te verbeteren.",
        Consequence.ChoiceNotOffered when change.ChoicesLost.Count > 0 => $"Niet meer te kiezen: {string.Join(", ", change.ChoicesLost)}. Wie dat koos, verliest die keuze in de nieuwe versie; in het werkboek blijft zij staan.",
        Consequence.ChoiceNotOffered => "Wie dit koos, verliest die keuze in de nieuwe versie; in het werkboek blijft zij staan.",
        Consequence.TypeChanged => "Het soort antwoord is anders. Wat al was ingevuld, gaat niet mee; in het werkboek blijft het staan.",
        Consequence.OtherRepeat => "De vraag staat in een andere herhaling. Wat al was ingevuld, gaat niet mee; in het werkboek blijft het staan.",
        Consequence.LeftOut => "Antwoorden tellen in de nieuwe versie niet meer mee; in het werkboek blijven zij staan.",
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };

    /// <summary>Whether answers get lost from sight in the newer version.</summary>
    public static bool IsLoss(Consequence consequence) => consequence is Consequence.ChoiceNotOffered or Consequence.TypeChanged or Consequence.OtherRepeat or Consequence.LeftOut;

    /// <summary>A column, with its language when it is a text.</summary>
    public static string Field(FieldChange field) => Column(field.Key) + (field.Language is null ? "" : $" ({EditorWords.Language(field.Language)})");

    /// <summary>What stood in a column.</summary>
    public static string Value(string key, string? value) => (key, value) switch
    {
        (_, null) => "(niets)",
        ("type", _) => TypeOf(value),
        (_, "true" or "yes") => "ja",
        (_, "online") => "online",
        (_, "conversation") => "in een gesprek",
        _ => value,
    };

    private static string TypeOf(string type)
    {
        var words = TypeWords.Of(type);
        var name = EditorWords.Name(new FormItem { Type = type }.Kind());
        return name + (words.List.Length > 0 ? $" uit ‘{words.List}’" : "") + (words.OrOther ? ", met anders namelijk" : "");
    }

    private static string Column(string key) => key switch
    {
        "form_title" => "Titel",
        "version" => "Naam van de versie",
        "default_language" => "Eerste taal",
        "scan::introduction" => "Inleiding",
        "scan::minutes" => "Minuten",
        "scan::modes" => "Waar",
        "scan::source" => "Bron",
        "type" => "Soort",
        "name" or "form_id" or "list_name" => "Naam",
        "label" => "Tekst",
        "hint" => "Uitleg",
        "guidance_hint" => "Uitleg voor de interviewer",
        "required" => "Verplicht",
        "required_message" => "Melding bij geen antwoord",
        "relevant" => "Voorwaarde",
        "constraint" => "Regel voor het antwoord",
        "constraint_message" => "Melding bij een fout antwoord",
        "calculation" => "Formule",
        "default" => "Vooraf ingevuld",
        "appearance" => "Vorm",
        "choice_filter" => "Welke opties",
        "parameters" => "Instellingen",
        "repeat_count" => "Hoe vaak",
        "read_only" => "Alleen lezen",
        "scan::kernvraag" => "Kernvragen",
        "scan::audience" => "Typen partners",
        "scan::probes" => "Doorvragen",
        "scan::coded" => "Coderen",
        "scan::sensitive" => "Gevoelig",
        "scan::exclusive" => "Sluit andere uit",
        "from" => "Standaardlijst",
        _ => key,
    };
}
