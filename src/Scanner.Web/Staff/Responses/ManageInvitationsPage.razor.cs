using Scanner.Core.Responses;

namespace Scanner.Web.Staff.Responses;

/// <summary>What was put out, to whom, and where each invitation stands.</summary>
public sealed partial class ManageInvitationsPage
{
    private IReadOnlyList<DistributionView> rounds = [];
    private (DistributionView Round, NewLink Link)? renewed;
    private IReadOnlyDictionary<Guid, MoveReview> newer = new Dictionary<Guid, MoveReview>();

    private IReadOnlyDictionary<Guid, int> late = new Dictionary<Guid, int>();

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        rounds = await Invitations.ListAsync(Access, Stop);
        late = await Late.CountAsync(Access, Stop);
        newer = await NewerVersions.OfAsync(Moves, Access, rounds, Stop);
    }

    private async Task RenewAsync(DistributionView round, InvitationRow row)
    {
        renewed = await Invitations.RenewAsync(Access, row.Id, Stop) is { } link ? (round, link) : null;
        await LoadAsync();
        Undo.Say($"{row.PartnerName} heeft een nieuwe link. De oude werkt niet meer.");
    }

    private async Task WithdrawAsync(InvitationRow row)
    {
        await Invitations.WithdrawAsync(Access, row.Id, Stop);
        await LoadAsync();
        Undo.Say($"De link van {row.PartnerName} werkt niet meer. Wat er al was ingevuld, blijft bewaard.", () => RestoreAsync(row));
    }

    private async Task RestoreAsync(InvitationRow row)
    {
        await Invitations.RestoreAsync(Access, row.Id, CancellationToken.None);
        await LoadAsync();
        Undo.Say($"De link van {row.PartnerName} werkt weer.");
        StateHasChanged();
    }

    private async Task CloseOnAsync(DistributionView round, DateOnly? day)
    {
        await Invitations.CloseOnAsync(Access, round.Id, day, Stop);
        await LoadAsync();
        Undo.Say(day is { } last ? $"Antwoorden op ‘{round.Name}’ kan tot en met {Dutch.Text(last)}." : $"‘{round.Name}’ heeft geen laatste dag meer.", async () =>
        {
            await Invitations.CloseOnAsync(Access, round.Id, round.ClosesOn, CancellationToken.None);
            await LoadAsync();
            StateHasChanged();
        });
    }

    private string At(DistributionView round, string page) => $"/scan/{Access.Slug}/uitnodigingen/{round.Id}/{page}";

    /// <summary>The agreements with who answers, in a line.</summary>
    private static string Agreed(DistributionView round) =>
        $"{MailWords.Identity(round.Identity)}, {(round.AnswersPer == AnswersPer.Organisation ? "één antwoord per organisatie" : "ieder voor zichzelf")}."
        + (round.OpensOn is { } first ? $" Open vanaf {Dutch.Text(first)}." : "") + (round.OpenLinkMadeAt is not null ? " Er is een open link." : "");

    /// <summary>The invitations with those of one organisation together, and whether a row goes on with the organisation above it.</summary>
    private static IEnumerable<(InvitationRow Row, bool IsSame)> Together(DistributionView round) =>
        round.Invitations.GroupBy(row => row.PartnerId).SelectMany(group => group.OrderBy(row => row.IsPassedOn).Select((row, index) => (row, index > 0)));

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

    private static string When(InvitationRow row) => row switch
    {
        { WithdrawnAt: { } withdrawn } => $"ingetrokken op {Dutch.Text(withdrawn)}",
        { ErasedAt: { } erased } => $"antwoorden gewist op {Dutch.Text(erased)}",
        { State: InvitationState.Submitted, SubmittedAt: null } => "anoniem ingestuurd",
        { State: InvitationState.Declined, DeclinedAt: { } declined } => $"gezegd op {Dutch.Text(declined)}",
        { SubmittedAt: { } submitted } => $"ingestuurd op {Dutch.Text(submitted)}",
        { LastSavedAt: { } saved } => $"laatst opgeslagen op {Dutch.Text(saved)}",
        _ => $"link gemaakt op {Dutch.Text(row.InvitedAt)}",
    };
}
