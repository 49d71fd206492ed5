using Microsoft.AspNetCore.Components;
using Scanner.Core.Responses;
using Scanner.Web.Staff.Parts;

namespace Scanner.Web.Staff.Responses;

/// <summary>What was put out, to whom, and where each invitation stands.</summary>
public sealed partial class ManageInvitationsPage
{
    /// <summary>The stage of who has not finished; in the address, so that other pages can lead to it.</summary>
    private const string Open = "open";

    private static readonly (string Text, string Value)[] Stages = [("Alle", ""), ("Nog niet klaar", Open), ("Ingestuurd", "klaar"), ("Doet niet mee of ingetrokken", "weg")];

    private IReadOnlyList<DistributionView> rounds = [];
    private string stage = "";
    private string search = "";
    private (DistributionView Round, NewLink Link)? renewed;
    private ElementReference renewedBox;
    private bool isRenewed;
    private IReadOnlyDictionary<Guid, MoveReview> newer = new Dictionary<Guid, MoveReview>();

    private IReadOnlyDictionary<Guid, int> late = new Dictionary<Guid, int>();

    /// <summary>Which stage to begin with; empty or unknown: all.</summary>
    [SupplyParameterFromQuery(Name = "stand")] public string? Stage { get; set; }

    private int All => rounds.Sum(round => round.Invitations.Count);

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        stage = Stages.Any(one => one.Value == Stage) ? Stage! : "";
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        rounds = await Invitations.ListAsync(Access, Stop);
        late = await Late.CountAsync(Access, Stop);
        newer = await NewerVersions.OfAsync(Moves, Access, rounds, Stop);
    }

    /// <summary>A new link stands at the top, away from the row where it was asked for: the focus goes there.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!isRenewed) return;
        isRenewed = false;
        await renewedBox.FocusAsync();
    }

    private async Task RenewAsync(DistributionView round, InvitationRow row)
    {
        renewed = await Invitations.RenewAsync(Access, row.Id, Stop) is { } link ? (round, link) : null;
        isRenewed = renewed is not null;
        await ReadAsync();
        Undo.Say($"{row.PartnerName} heeft een nieuwe link. De oude werkt niet meer.");
    }

    private async Task WithdrawAsync(InvitationRow row)
    {
        await Invitations.WithdrawAsync(Access, row.Id, Stop);
        await ReadAsync();
        Undo.Say($"De link van {row.PartnerName} werkt niet meer. Wat er al was ingevuld, blijft bewaard.", () => RestoreAsync(row));
    }

    private async Task RestoreAsync(InvitationRow row)
    {
        await Invitations.RestoreAsync(Access, row.Id, CancellationToken.None);
        await ReadAsync();
        Undo.Say($"De link van {row.PartnerName} werkt weer.");
        StateHasChanged();
    }

    private async Task CloseOnAsync(DistributionView round, DateOnly? day)
    {
        await Invitations.CloseOnAsync(Access, round.Id, day, Stop);
        await ReadAsync();
        Undo.Say(day is { } last ? $"Antwoorden op ‘{round.Name}’ kan tot en met {Dutch.Text(last)}." : $"‘{round.Name}’ heeft geen laatste dag meer.", async () =>
        {
            await Invitations.CloseOnAsync(Access, round.Id, round.ClosesOn, CancellationToken.None);
            await ReadAsync();
            StateHasChanged();
        });
    }

    private string At(DistributionView round, string page) => $"/scan/{Access.Slug}/uitnodigingen/{round.Id}/{page}";

    /// <summary>The agreements with who answers, in a line.</summary>
    private static string Agreed(DistributionView round) =>
        $"{MailWords.Identity(round.Identity)}, {(round.AnswersPer == AnswersPer.Organisation ? "één antwoord per organisatie" : "ieder voor zichzelf")}."
        + (round.OpensOn is { } first ? $" Open vanaf {Dutch.Text(first)}." : "") + (round.OpenLinkMadeAt is not null ? " Er is een open link." : "");

    /// <summary>The invitations in view, those of one organisation together, and whether a row goes on with the organisation above it.</summary>
    private List<(InvitationRow Row, bool IsSame)> Shown(DistributionView round) =>
        [.. round.Invitations.Where(row => IsIn(row, stage) && SearchField.Finds(search, row.Pseudonym, row.PartnerName, row.ContactName))
            .GroupBy(row => row.PartnerId).SelectMany(group => group.OrderBy(row => row.IsPassedOn).Select((row, index) => (row, index > 0)))];

    private int Count(string value) => rounds.Sum(round => round.Invitations.Count(row => IsIn(row, value)));

    private static bool IsIn(InvitationRow row, string value) => value.Length == 0 || value == row.State switch
    {
        InvitationState.Invited or InvitationState.Started or InvitationState.Closed => Open,
        InvitationState.Submitted => "klaar",
        InvitationState.Declined or InvitationState.Erased or InvitationState.Withdrawn => "weg",
        _ => throw new ArgumentOutOfRangeException(nameof(row)),
    };

    private static (string Word, string Class) Sign(InvitationState state) => state switch
    {
        InvitationState.Invited => ("uitgenodigd", "dashed"),
        InvitationState.Started => ("begonnen", "brand"),
        InvitationState.Submitted => ("ingestuurd", "good"),
        InvitationState.Closed => ("niet ingestuurd", "warn"),
        InvitationState.Declined => ("doet niet mee", ""),
        InvitationState.Erased => ("gewist", ""),
        InvitationState.Withdrawn => ("ingetrokken", ""),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>The day that goes with the state beside it.</summary>
    private static string When(InvitationRow row) => row switch
    {
        { WithdrawnAt: { } withdrawn } => Dutch.Text(withdrawn),
        { ErasedAt: { } erased } => Dutch.Text(erased),
        { State: InvitationState.Submitted, SubmittedAt: null } => "anoniem, zonder dag",
        { State: InvitationState.Declined, DeclinedAt: { } declined } => Dutch.Text(declined),
        { SubmittedAt: { } submitted } => Dutch.Text(submitted),
        { LastSavedAt: { } saved } => $"laatst op {Dutch.Text(saved)}",
        _ => $"link van {Dutch.Text(row.InvitedAt)}",
    };
}
