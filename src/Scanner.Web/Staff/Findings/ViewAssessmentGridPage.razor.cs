using System.Globalization;
using Microsoft.AspNetCore.Components;
using Scanner.Core.Findings;
using Scanner.Core.Prioritisation;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;

namespace Scanner.Web.Staff.Findings;

/// <summary>The home of a scan: what is known per key question, and what waits.</summary>
public sealed partial class ViewAssessmentGridPage
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");
    private AssessmentGrid? grid;
    private RankingView? ranking;
    private IReadOnlyList<FailedMails> failed = [];
    private IReadOnlyDictionary<Guid, int> late = new Dictionary<Guid, int>();
    private int shown = 8;

    [Inject] private ViewAssessmentGrid Grids { get; set; } = default!;

    [Inject] private RankGroups Ranking { get; set; } = default!;

    [Inject] private ViewSendLog Mails { get; set; } = default!;

    [Inject] private AcceptLateAnswers Late { get; set; } = default!;

    [Inject] private QuestionnaireLibrary Library { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    /// <summary>A number, and the page where one acts on it, for who may.</summary>
    private sealed record Tile(string Figure, string Words, string? Share = null, string? Path = null, Right Needed = Right.SeeOverview);

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        ranking = await Ranking.SeeAsync(Access, Stop);
        if (Access.May(Right.Invite)) (failed, late) = (await Mails.FailedAsync(Access, Stop), await Late.CountAsync(Access, Stop));
        grid = await Grids.OpenAsync(Access, Stop);
    }

    private string At(string path) => $"/scan/{Access.Slug}{path}";

    private string Fieldwork
    {
        get
        {
            if (grid!.EndsOn is not { } end) return "De periode van het veldwerk is nog niet ingevuld.";
            var (today, day) = (Amsterdam.DayOf(Clock.GetUtcNow()), end.ToString("d MMMM yyyy", Dutch));
            return (end.DayNumber - today.DayNumber) switch
            {
                < 0 => $"Het veldwerk liep tot {day}",
                0 => $"Vandaag is de laatste dag van het veldwerk, {day}",
                1 => $"Veldwerk loopt tot {day} · nog 1 dag",
                var days => $"Veldwerk loopt tot {day} · nog {days.ToString(Dutch)} dagen",
            };
        }
    }

    private IEnumerable<Tile> Tiles =>
    [
        TileOf(grid!.Answered, "uitgenodigde partners hebben geantwoord") with { Path = "/voortgang", Needed = Right.Invite },
        new(grid.Conversations.ToString(Dutch), grid.Conversations == 1 ? "gesprek gehouden" : "gesprekken gehouden", Path: "/gesprekken", Needed: Right.Interview),
        TileOf(grid.Coded, "antwoorden en notities gecodeerd") with { Path = "/coderen", Needed = Right.ReadAnswers },
        TileOf(grid.WellAnswered, "kernvragen sterk of redelijk"),
    ];

    private static Tile TileOf(Part part, string words) => new(
        $"{part.Done.ToString(Dutch)} / {part.Total.ToString(Dutch)}", words,
        FormattableString.Invariant($"{(part.Total == 0 ? 0 : 100 * part.Done / part.Total)}%"));

    private List<(Right Needed, string Path, string Count, string Words)> Waiting
    {
        get
        {
            var waiting = new List<(Right, string, string, string)>();
            if (grid!.EndsOn is null && Access.May(Right.ManageScan)) waiting.Add((Right.ManageScan, "/voorbereiden", "Periode", "van het veldwerk kiezen"));
            if (HasNoPartners && Access.May(Right.ManageScan)) waiting.Add((Right.ManageScan, "/partners", "Partners", "toevoegen: wie weet wat er speelt?"));
            if (!HasNoPartners && grid.Answered.Total == 0 && Access.May(Right.Invite)) waiting.Add((Right.Invite, "/uitnodigingen/nieuw", "Partners", "uitnodigen om te antwoorden"));
            foreach (var mails in failed)
                waiting.Add((Right.Invite, $"/uitnodigingen/{mails.DistributionId}/verzonden?stand=mis", Many(mails.Failed, "mail", "mails"), $"van ‘{mails.Name}’ niet verstuurd"));
            foreach (var (round, people) in late)
                waiting.Add((Right.Invite, $"/uitnodigingen/{round}/te-laat", Many(people, "deelnemer", "deelnemers"), people == 1 ? "vulde na de laatste dag nog iets in: telt het mee?" : "vulden na de laatste dag nog iets in: telt het mee?"));
            if (grid.Uncoded > 0) waiting.Add((Right.ReadAnswers, "/coderen", Many(grid.Uncoded, "antwoord of notitie", "antwoorden en notities"), "nog niet gecodeerd"));
            if (grid.OpenInvitations > 0) waiting.Add((Right.Invite, "/uitnodigingen?stand=open", Many(grid.OpenInvitations, "uitnodiging", "uitnodigingen"), "nog zonder antwoord"));
            if (!HasNoPartners && ranking!.Unscored.Count > 0 && ranking.State != RankingState.NoCriteria)
                waiting.Add((Right.Prioritise, "/prioriteren", Many(ranking.Unscored.Count, "kwetsbare groep", "kwetsbare groepen"), "nog zonder score"));
            return waiting;
        }
    }

    /// <summary>Not one kind of partner has a partner: the scan has yet to begin.</summary>
    private bool HasNoPartners => grid!.NotHeard.Count > 0 && grid.NotHeard.All(kind => kind.Reason == NotHeardReason.NoPartner) && grid.Conversations + grid.Answered.Total == 0;

    private static string Many(int count, string one, string more) => $"{count.ToString(Dutch)} {(count == 1 ? one : more)}";

    private static string NewCodes(GridRow row) => row.NewCodes.Count switch
    {
        0 => "Nog geen gesprekken.",
        1 => $"Eén gesprek, {row.NewCodes[0].ToString(Dutch)} nieuwe thema's; pas vanaf twee gesprekken is er een lijn.",
        _ => $"Nieuwe thema's per gesprek, oudste eerst: {string.Join(", ", row.NewCodes.Select(count => count.ToString(Dutch)))}.",
    };

    private RenderFragment Step(NotHeard kind) => kind.Reason switch
    {
        NotHeardReason.NoAnswer when Access.May(Right.Invite) => Link("/uitnodigingen?stand=open", "uitgenodigd, nog geen antwoord"),
        NotHeardReason.NoAnswer => Plain("uitgenodigd, nog geen antwoord"),
        NotHeardReason.NotInvited when Access.May(Right.Invite) => Link("/uitnodigingen", "uitnodigen"),
        NotHeardReason.NotInvited => Plain("nog niet uitgenodigd"),
        NotHeardReason.NoPartner when Access.May(Right.ManageScan) => Link($"/partners/nieuw?soort={Uri.EscapeDataString(kind.PartnerType)}", "partner toevoegen"),
        NotHeardReason.NoPartner => Plain("nog geen partner"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static RenderFragment Plain(string words) => builder => builder.AddContent(0, words);

    private RenderFragment Link(string path, string words) => builder =>
    {
        builder.OpenElement(0, "a");
        builder.AddAttribute(1, "href", At(path));
        builder.AddContent(2, words);
        builder.CloseElement();
    };
}
