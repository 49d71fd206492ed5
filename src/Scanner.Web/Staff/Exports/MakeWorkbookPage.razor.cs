using System.Globalization;
using Microsoft.AspNetCore.Components;
using Scanner.Core.Exports;
using Scanner.Core.Prioritisation;

namespace Scanner.Web.Staff.Exports;

/// <summary>What the workbook holds and lacks, and the button that fetches it.</summary>
public sealed partial class MakeWorkbookPage
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");
    private WorkbookContents? contents;

    /// <summary>Why a file that was asked for was not made; null: nothing was refused.</summary>
    [SupplyParameterFromQuery(Name = "niet")] private string? NotMade { get; set; }

    private ExportOutcome? Refused => Enum.TryParse<ExportOutcome>(NotMade, out var outcome) && Enum.IsDefined(outcome) && outcome != ExportOutcome.Done ? outcome : null;

    [Inject] private MakeWorkbook Workbook { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task LoadAsync() => contents = await Workbook.OpenAsync(Access, Stop);

    private IEnumerable<(string Sheet, string What, string Now)> Sheets =>
    [
        ("Leeswijzer", "Wat het werkboek is, en wat elke kolom betekent.", ""),
        ("Respons", "Wie is gevraagd en wat eruit kwam, per partner.", Many(contents!.Partners, "partner", "partners")),
        ("Antwoorden", "Alle ingestuurde antwoorden en alle antwoorden en notities uit gesprekken.",
            $"{Many(contents.Answers, "antwoord of notitie", "antwoorden en notities")}, uit {Many(contents.Submitted, "inzending", "inzendingen")} en {Many(contents.Conversations, "gesprek", "gesprekken")}"),
        ("Thema's", "Het codeboek, met hoeveel er bij elk thema is gezegd.", Many(contents.Codes, "thema", "thema's")),
        ("Citaten", "Wat bronnen zeiden, onder het thema, met de schuilnaam van de bron.", Many(contents.Quotes, "citaat", "citaten")),
        ("Prioriteiten", "Groepen en maten, met gewichten en scores die u in Excel kunt veranderen, en de gekozen prioriteiten.",
            $"{contents.GroupsScored.ToString(Dutch)} van {Many(contents.Groups, "groep", "groepen")} met een score, {Many(contents.Priorities, "prioriteit", "prioriteiten")}"),
    ];

    private List<(string Words, string? Path, string Link)> Missing
    {
        get
        {
            var missing = new List<(string, string?, string)>();
            if (contents!.Partners == 0) missing.Add(("Er zijn nog geen partners.", "/partners", "Partners toevoegen"));
            if (contents.Answers == 0) missing.Add(("Er zijn nog geen antwoorden.", "/uitnodigingen", "Partners uitnodigen"));
            if (contents.Drafts > 0) missing.Add(($"{Many(contents.Drafts, "partner is begonnen maar heeft", "partners zijn begonnen maar hebben")} nog niet ingestuurd; die antwoorden staan er niet in.", null, ""));
            if (contents is { Answers: > 0, Quotes: 0 }) missing.Add(("Er is nog niets gecodeerd, dus er zijn geen citaten.", "/coderen", "Coderen"));
            if (contents.Ranking == RankingState.NoWeights) missing.Add(("Alle gewichten zijn 0, dus er is geen volgorde.", "/prioriteren", "Gewichten geven"));
            else if (contents.GroupsScored < contents.Groups) missing.Add(($"{Many(contents.Groups - contents.GroupsScored, "groep heeft", "groepen hebben")} nog geen score.", "/prioriteren", "Scores geven"));
            if (contents.Priorities == 0) missing.Add(("Er zijn nog geen prioriteiten gekozen.", "/prioriteren", "Prioriteiten kiezen"));
            if (contents.PrioritiesWithoutQuotes > 0) missing.Add(($"{Many(contents.PrioritiesWithoutQuotes, "prioriteit heeft", "prioriteiten hebben")} nog geen citaat dat de keuze draagt.", "/prioriteren", "Citaten kiezen"));
            return missing;
        }
    }

    private static string Many(int count, string one, string more) => $"{count.ToString("N0", Dutch)} {(count == 1 ? one : more)}";
}
