using System.Globalization;

namespace Scanner.Core.Exports;

/// <summary>Citaten: what sources said, under the code it was put. One row per code on a fragment.</summary>
internal static class QuoteSheet
{
    public const string Name = "Citaten";

    private static readonly Column[] Columns =
    [
        new("Citaat", "De woorden van de bron.", 80),
        new("Code", "Het thema waar het citaat onder valt. Een citaat met meer codes staat op meer rijen.", 28),
        new("Hoofdcode", "Het thema daarboven; leeg bij een hoofdthema.", 24),
        new("Bron", "De schuilnaam van de partner die dit zei of schreef, of de naam als de partner met naam is gevraagd.", 12),
        new("Inzending", "Welke inzending of welk gesprek van deze partner.", 11),
        new("Soort partner", "De soort organisatie of groep.", 28),
        new("Wijze", "‘online’, ‘gesprek’, ‘papier’ of ‘telefoon’.", 10),
        new("Vraag", "De vraag of het onderdeel waar dit een antwoord of notitie bij is.", 40),
        new("Datum", "De dag van het gesprek of van insturen.", 20),
        new("Van horen zeggen", "‘ja’ als de bron het niet zelf heeft gezien.", 12),
        new("Uit de groep zelf", "‘ja’ als hier iemand uit de groep spreekt, en niet over de groep.", 12),
        new("Codeur", "Wie de code gaf, als ‘Codeur 1’, ‘Codeur 2’ …, in volgorde van de eerste code die iemand gaf.", 12),
        new("Opmerking", "Staat hier iets, dan is het antwoord later verbeterd en komen deze woorden er niet meer in voor.", 40),
        new("Verwijzing", "De vaste verwijzing naar dit citaat; dezelfde staat op het blad Prioriteiten.", 40),
        TableSheet.ContinuedColumn,
    ];

    public static TableSheet Of(ScanExtract extract, DutchWords words)
    {
        var coders = extract.Codings.GroupBy(coding => coding.Coding.CoderId)
            .OrderBy(own => own.Min(coding => coding.Coding.CodedAt)).ThenBy(own => own.Key)
            .Select((own, index) => (own.Key, Label: $"Codeur {(index + 1).ToString(CultureInfo.InvariantCulture)}"))
            .ToDictionary(entry => entry.Key, entry => entry.Label);
        return new TableSheet(Name, "Wat bronnen zeiden, per thema. Eén rij per code op een stuk tekst.", Columns,
            [.. extract.Codings.Select(coding => (IReadOnlyList<Cell>)
            [
                coding.Fragment.Quote, coding.Code.Code.Label, coding.Code.Parent?.Label,
                coding.Response.Source, coding.Response.Label, words.KindOf(coding.Response.Partner.Type), DutchWords.ModeOf(coding.Response.Response.Mode),
                coding.Response.Asked.At(coding.Text.Path).Label, coding.Response.On,
                DutchWords.YesNo(coding.Fragment.IsHearsay), DutchWords.YesNo(coding.Fragment.IsFromGroup), coders[coding.Coding.CoderId],
                coding.Fragment.IsOrphaned ? $"Komt niet meer voor in de verbeterde tekst; stond in versie {coding.Text.Version.ToString(CultureInfo.InvariantCulture)}." : null,
                coding.Fragment.Id.ToString(), default,
            ])],
            "Er zijn nog geen citaten: er is nog niets gecodeerd.", IsRaw: true);
    }
}
