using Scanner.Core.Exports;

namespace Scanner.Web;

/// <summary>How exports went, in Dutch.</summary>
internal static class ExportWords
{
    /// <summary>Why nothing was written, and what to do.</summary>
    public static string Why(ExportOutcome outcome) => outcome switch
    {
        ExportOutcome.NoAnswers => "Er zijn nog geen ingestuurde antwoorden of gesprekken bij deze vragenlijst; er is niets geschreven.",
        ExportOutcome.MoreQuestionnaires => "Er zijn antwoorden op meer dan één vragenlijst. Kies welke, met --questionnaire.",
        ExportOutcome.TooLongForWorkbook => "Een van de antwoorden is langer dan in een cel van Excel past. Kies csv; daarin staat alles.",
        ExportOutcome.NoCross => "Uitsplitsen kan alleen naar een vraag met één keuze, die niet in een herhaling staat.",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
