using System.Globalization;
using Scanner.Core.Prioritisation;

namespace Scanner.Core.Exports;

/// <summary>Citaten: what sources said, under the code it was put. One row per code on a fragment.</summary>
internal static class QuoteSheet
{
    public const string Name = "Citaten";

    private static readonly Column[] Columns =
    [
        new("Citaat", "De woorden van de bron.", 80),
        new("Code", "Het thema waar het citaat onder valt. Een citaat met meer codes staat op meer rijen. Leeg: de code is weggehaald, maar het citaat draagt nog een prioriteit.", 28),
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
        new("Opmerking", "Staat hier iets, dan is er later iets veranderd: de woorden komen niet meer voor, tellen niet meer mee of hebben geen code meer.", 40),
        new("Verwijzing", "De vaste verwijzing naar dit citaat; dezelfde staat op het blad Prioriteiten.", 40),
        TableSheet.ContinuedColumn,
    ];

    /// <param name="extract">The scan.</param>
    /// <param name="priorities">What was chosen: a quote that carries a priority stands here, also when its last code was taken away.</param>
    /// <param name="words">The words of the lists.</param>
    public static TableSheet Of(ScanExtract extract, IReadOnlyList<PriorityView> priorities, DutchWords words)
    {
        var coders = extract.Codings.GroupBy(coding => coding.Coding.CoderId)
            .OrderBy(own => own.Min(coding => coding.Coding.CodedAt)).ThenBy(own => own.Key)
            .Select((own, index) => (own.Key, Label: $"Codeur {(index + 1).ToString(CultureInfo.InvariantCulture)}"))
            .ToDictionary(entry => entry.Key, entry => entry.Label);
        var coded = extract.Codings.Select(coding => coding.Fragment.Id).ToHashSet();
        var responses = extract.Responses.ToDictionary(response => response.Response.Id);
        return new TableSheet(Name, "Wat bronnen zeiden, per thema. Eén rij per code op een stuk tekst.", Columns,
            [
                .. extract.Codings.Select(coding => Row(
                    coding.Fragment.Quote, coding.Code.Code.Label, coding.Code.Parent?.Label, coding.Response, coding.Response.Asked.At(coding.Text.Path).Label,
                    coding.Fragment.IsHearsay, coding.Fragment.IsFromGroup, coders[coding.Coding.CoderId], RemarkOf(coding), coding.Fragment.Id, words)),
                .. from quote in priorities.SelectMany(priority => priority.Quotes).DistinctBy(quote => quote.FragmentId)
                   where !coded.Contains(quote.FragmentId)
                   let remark = quote.IsOrphaned ? "Draagt een prioriteit, heeft geen code meer en komt niet meer voor in de verbeterde tekst." : "Draagt een prioriteit; de code is later weggehaald."
                   select Row(quote.Text, null, null, responses[quote.ResponseId], quote.Question, quote.IsHearsay, quote.IsFromGroup, null, remark, quote.FragmentId, words),
            ],
            "Er zijn nog geen citaten: er is nog niets gecodeerd.", IsRaw: true);
    }

    private static IReadOnlyList<Cell> Row(
        string quote, string? code, string? parent, ExtractedResponse response, string question, bool isHearsay, bool isFromGroup, string? coder, string? remark, Guid fragment, DutchWords words) =>
    [
        quote, code, parent, response.Source, response.Label, words.KindOf(response.Partner.Type), DutchWords.ModeOf(response.Response.Mode), question, response.On,
        DutchWords.YesNo(isHearsay), DutchWords.YesNo(isFromGroup), coder, remark, fragment.ToString(), default,
    ];

    private static string? RemarkOf(ExtractedCoding coding) =>
        coding.Fragment.IsOrphaned ? $"Komt niet meer voor in de verbeterde tekst; stond in versie {coding.Text.Version.ToString(CultureInfo.InvariantCulture)}."
        : coding.Counts ? null
        : "Telt niet meer mee: de vraag is na een ander antwoord niet meer aan de orde.";
}
