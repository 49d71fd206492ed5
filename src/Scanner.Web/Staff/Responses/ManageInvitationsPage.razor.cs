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

    private static (string Word, string Class) Sign(InvitationState state) => state switch
    {
        InvitationState.Invited => ("uitgenodigd", "dashed"),
        InvitationState.Started => ("begonnen", "brand"),
        InvitationState.Submitted => ("ingestuurd", "good"),
        InvitationState.Closed => ("niet ingestuurd", "warn"),
        InvitationState.Withdrawn => ("ingetrokken", ""),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    private static string When(InvitationRow row) => row switch
    {
        { WithdrawnAt: { } withdrawn } => $"ingetrokken op {Dutch.Text(withdrawn)}",
        { SubmittedAt: { } submitted } => $"ingestuurd op {Dutch.Text(submitted)}",
        { LastSavedAt: { } saved } => $"laatst opgeslagen op {Dutch.Text(saved)}",
        _ => $"link gemaakt op {Dutch.Text(row.InvitedAt)}",
    };
}
