using Microsoft.AspNetCore.Components;
using Scanner.Core.Responses;
using Scanner.Web.Staff.Parts;

namespace Scanner.Web.Staff.Responses;

/// <summary>What partners typed after the last day, to let count or not.</summary>
public sealed partial class AcceptLateAnswersPage
{
    private LateList? list;
    private (NoticeKind Kind, string Text)? said;

    /// <summary>The distribution.</summary>
    [Parameter] public Guid Distribution { get; set; }

    private string Sub => list is { ClosesOn: { } day } ? $"{list.Name}. De laatste dag was {Dutch.Text(day)}." : list?.Name ?? "";

    /// <inheritdoc/>
    protected override async Task LoadAsync() => list = await Late.ListAsync(Access, Distribution, Stop);

    private async Task AcceptAsync(LateRow row)
    {
        var accepted = await Late.AcceptAsync(Access, row.InvitationId, Stop);
        await LoadAsync();
        said = accepted.Outcome switch
        {
            LateOutcome.Incomplete => (NoticeKind.Bad, $"Het telt mee bij {row.Partner}, maar is niet ingestuurd: op {Dutch.Count(accepted.Missing, "vraag", "vragen")} is het antwoord leeg of niet goed. Geef een nieuwe laatste dag als de partner het moet afmaken."),
            LateOutcome.Refused => (NoticeKind.Bad, $"Dit kon niet: {row.Partner} heeft intussen ingestuurd of de antwoorden laten wissen."),
            _ => null,
        };
        var sentence = accepted.Outcome switch
        {
            LateOutcome.HandedIn => $"De antwoorden van {row.Partner} tellen mee en zijn ingestuurd.",
            LateOutcome.Begun or LateOutcome.Incomplete => $"Wat {row.Partner} typte, staat bij de antwoorden.",
            LateOutcome.NotThere => $"Van {row.Partner} wachtte niets meer.",
            LateOutcome.Refused => null,
            _ => throw new InvalidOperationException($"Unknown outcome {accepted.Outcome}."),
        };
        if (sentence is not null) Undo.Say(sentence, accepted.Undo is { } undo ? () => UndoAsync(row, undo) : null);
    }

    private async Task SetAsideAsync(LateRow row)
    {
        var undo = await Late.SetAsideAsync(Access, row.InvitationId, Stop);
        said = null;
        await LoadAsync();
        Undo.Say($"Wat {row.Partner} na de sluiting typte, telt niet mee en is verwijderd.", undo is null ? null : () => UndoAsync(row, undo));
    }

    private async Task UndoAsync(LateRow row, LateUndo undo)
    {
        var isBack = await Late.UndoAsync(Access, undo, CancellationToken.None);
        said = isBack ? null : (NoticeKind.Bad, $"Terugdraaien kon niet: bij {row.Partner} is er intussen iets gewijzigd.");
        await LoadAsync();
        StateHasChanged();
    }
}
