namespace Scanner.Core.Exports;

/// <summary>Thema's: the codebook, with how much was put under each code and by whom it is carried.</summary>
internal static class ThemeSheet
{
    public const string Name = "Thema's";

    private static readonly Column[] Columns =
    [
        new("Code", "De naam van het thema.", 30),
        new("Hoofdcode", "Het thema erboven; leeg bij een hoofdthema.", 26),
        new("Omschrijving", "Wanneer de code wel en niet wordt gebruikt.", 70),
        new("Citaten", "Het aantal stukken tekst met deze code. Wat onder een subcode valt, telt niet mee bij de hoofdcode.", 10),
        new("Partners", "Het aantal verschillende partners van wie die citaten zijn. Dit getal zegt meer dan het aantal citaten.", 10),
        new("Soorten bron", "Waar de citaten vandaan komen: online, gesprek of allebei.", 18),
        new("Soorten partners", "De soorten partners van wie de citaten zijn.", 50),
        new("Vaste naam", "De naam van de code in het codeboek; die verandert nooit.", 24),
    ];

    public static TableSheet Of(ScanExtract extract, DutchWords words)
    {
        var codings = extract.Codings.ToLookup(coding => coding.Code.Code.Id);
        return new TableSheet(Name, "Het codeboek van deze scan, en hoeveel er bij elk thema is gezegd.", Columns,
            [.. extract.Codes.Select(entry =>
            {
                var own = codings[entry.Code.Id].ToList();
                return (IReadOnlyList<Cell>)
                [
                    entry.Code.Label, entry.Parent?.Label, entry.Code.Definition,
                    own.Select(coding => coding.Fragment.Id).Distinct().Count(),
                    own.Select(coding => coding.Response.Partner.Id).Distinct().Count(),
                    DutchWords.Join(own.Select(coding => DutchWords.ModeOf(coding.Response.Response.Mode)).Distinct().Order(StringComparer.Ordinal)),
                    DutchWords.Join(own.Select(coding => words.KindOf(coding.Response.Partner.Type)).Distinct().Order(StringComparer.Ordinal)),
                    entry.Code.Name,
                ];
            })],
            "Er is nog geen codeboek. Het komt er zodra iemand bij Duiden begint met coderen.", IsRaw: false);
    }
}
