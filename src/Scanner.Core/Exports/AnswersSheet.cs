using System.Globalization;
using Scanner.Core.Findings;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;

namespace Scanner.Core.Exports;

/// <summary>Antwoorden: everything that was answered and noted, one row per value.</summary>
internal static class AnswersSheet
{
    public const string Name = "Antwoorden";

    private static readonly Column[] Columns =
    [
        new("Bron", "De schuilnaam van de partner, of de naam als de partner met naam is gevraagd.", 12),
        new("Inzending", "Welke inzending of welk gesprek van deze partner: P01-1, P01-2 …", 11),
        new("Soort partner", "De soort organisatie of groep.", 28),
        new("Wijze", "‘online’, ‘gesprek’, ‘papier’ of ‘telefoon’.", 10),
        new("Vragenlijst", "De naam van het bestand met de vragen.", 16),
        new("Versie", "De versie van de vragenlijst waarop is geantwoord.", 8),
        new("Onderdeel", "Het onderdeel waarin de vraag staat.", 26),
        new("Vraagnaam", "De vaste naam van de vraag; in een herhaling met de herhaling ervoor, zoals shop[2]/plek. Notities bij een gesprek heten @notes/ en de naam van het onderdeel. @eerder/ en een nummer staat voor een antwoord op een eerdere versie dat niet bij de nieuwe paste.", 24),
        new("Vraag", "De vraag zelf.", 44),
        new("Kernvragen", "De nummers van de kernvragen waar de vraag bij hoort.", 12),
        new("Waarde", "Wat is opgeslagen: de tekst, het getal of de dag zoals die is ingevuld, of de naam van de gekozen optie. Bij meer keuzes staat elke keuze op een eigen rij.", 60),
        new("Keuze", "De woorden van de gekozen optie.", 34),
        new("Getal", "De waarde als getal, als de vraag een getal vraagt.", 10),
        new("Datum", "De dag van het gesprek of van insturen.", 20),
        TableSheet.ContinuedColumn,
    ];

    public static TableSheet Of(ScanExtract extract, DutchWords words) => new(Name,
        "Alle antwoorden van partners die hebben ingestuurd en alle antwoorden en notities uit gesprekken. Eén rij per waarde. Wat een partner wel opsloeg maar niet instuurde, staat hier niet.", Columns,
        [.. from response in extract.Responses
            from answer in extract.Answers[response.Response.Id]
            select Row(response, answer, words)],
        "Er zijn nog geen antwoorden: niemand heeft een vragenlijst ingestuurd en er is nog geen gesprek vastgelegd.", IsRaw: true);

    private static IReadOnlyList<Cell> Row(ExtractedResponse response, ExtractedAnswer answer, DutchWords words)
    {
        var (asked, version) = response.At(answer.Path);
        return
        [
            response.Source, response.Label, words.KindOf(response.Partner.Type), DutchWords.ModeOf(response.Response.Mode),
            response.Version.FormId, version, asked.SectionLabel, answer.Path, asked.Label,
            string.Join(", ", asked.KeyQuestions.Select(number => number.ToString(CultureInfo.InvariantCulture))),
            answer.Value, answer.Choice ?? ChoiceOf(asked, answer.Value), answer.Number, response.On, default,
        ];
    }

    /// <summary>The words of an option that the version of today no longer has.</summary>
    private static string? ChoiceOf(AskedPath asked, string name) =>
        asked.Question is SelectQuestion select ? select.Choices.FirstOrDefault(choice => choice.Name == name) is { } choice ? SheetTexts.WithoutAnswers(choice.Label.In("nl")) : null : null;
}
