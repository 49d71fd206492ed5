using System.Globalization;
using Scanner.Core.Prioritisation;
using Scanner.Core.Responses;
using Scanner.Core.Scans;

namespace Scanner.Core.Exports;

/// <summary>Leeswijzer: what the workbook is, how it came about, and what every column of every sheet means.</summary>
internal static class GuideSheet
{
    public const string Name = "Leeswijzer";

    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    private static readonly Column[] Columns =
    [
        new("Blad", "Het blad waarover de regel gaat.", 22),
        new("Kolom", "De kolom op dat blad.", 30),
        new("Uitleg", "Wat erin staat.", 110),
    ];

    public static LaidOutSheet Of(ScanAccess access, DateTimeOffset now, IReadOnlyList<Sheet> others, IReadOnlyList<CriterionView> criteria)
    {
        var rows = new List<IReadOnlyList<Cell>>
        {
            new Cell[] { new($"Werkboek {access.ScanName}", Look: CellLook.Title) },
            new Cell[] { "Gemeente", new(access.MunicipalityName, Across: 2) },
            new Cell[] { "Scan", new(access.ScanName, Across: 2) },
            new Cell[] { "Gemaakt op", new(Amsterdam.At(now).ToString("d MMMM yyyy 'om' HH:mm", Dutch), Across: 2) },
            Array.Empty<Cell>(),
        };
        rows.AddRange(Paragraphs("Wat dit is",
            "Dit is het volledige werkexemplaar, voor eigen gebruik van de beleidsmedewerker. Het bevat alle antwoorden, notities en citaten. Deel het niet buiten het team dat aan de scan werkt.",
            "Er staan geen namen van personen in, en van organisaties alleen als zij met naam zijn gevraagd. Toch kan een bron herkenbaar zijn: aan de soort partner (soms is er maar één van), of aan wat iemand zelf schreef.",
            "Elke partner heeft een schuilnaam: P01, P02 enzovoort. Die is op alle bladen dezelfde en wordt nooit opnieuw gebruikt. Wie erachter zit, ziet u alleen in het product. Codeurs heten Codeur 1, Codeur 2 enzovoort."));
        rows.AddRange(Paragraphs("Zo is de score berekend",
            "Een groep krijgt per maat 0 tot en met 4. Score = 100 × de som van (gewicht × score) ÷ (4 × de som van de gewichten), over de maten waarvan de score bekend is. 0 betekent: geen reden voor voorrang; 100: alle reden.",
            "Ondergrens en bovengrens: dezelfde som over alle maten, met een 0 of een 4 voor alles wat onbekend of nog niet gescoord is. Overlappen de grenzen van twee groepen, dan staat hun volgorde niet vast.",
            "De maten volgen het Modelplan Lokaal Drugspreventiebeleid, 3.10: omvang alleen is niet genoeg, ook kwetsbaarheid en schade tellen. Het optellen met gewichten is een eigen regel van dit product, een hulp bij het gesprek en geen uitkomst."));
        rows.Add([new Cell("Bladen en kolommen", Look: CellLook.Heading)]);
        rows.Add([Head("Blad"), Head("Kolom"), Head("Uitleg")]);
        foreach (var sheet in others)
        {
            rows.Add([sheet.Name, default, sheet.Explanation]);
            rows.AddRange(sheet.Columns.Select(column => (IReadOnlyList<Cell>)[sheet.Name, column.Name, column.Explanation]));
        }
        rows.Add([]);
        rows.AddRange(Levels(criteria));
        return new LaidOutSheet(Name, "Wat dit werkboek is en wat er op elk blad staat.", Columns, rows, HeaderRow: 0, []);
    }

    private static IEnumerable<IReadOnlyList<Cell>> Paragraphs(string heading, params string[] texts)
    {
        yield return [new Cell(heading, Look: CellLook.Heading)];
        foreach (var text in texts) yield return [new Cell(text, Across: Columns.Length)];
        yield return [];
    }

    private static IEnumerable<IReadOnlyList<Cell>> Levels(IReadOnlyList<CriterionView> criteria)
    {
        if (criteria.Count == 0) yield break;
        yield return [new Cell("Wat een score betekent", Look: CellLook.Heading)];
        yield return [Head("Maat"), Head("Score"), Head("Betekenis")];
        foreach (var entry in criteria)
            for (var level = 0; level < entry.Criterion.Levels.Count; level++)
                yield return [entry.Criterion.Label.In("nl"), level, entry.Criterion.Levels[level].In("nl")];
    }

    private static Cell Head(string text) => new(text, Look: CellLook.Header);
}
