using Microsoft.AspNetCore.Components;
using Scanner.Core.Responses;

namespace Scanner.Web.Staff.Questionnaires;

/// <summary>The library: what the product ships, what the municipality made, and what other scans use.</summary>
public sealed partial class ListQuestionnairesPage
{
    private QuestionnaireShelf shelf = new([], [], []);
    private bool naming;
    private string title = "";

    private List<DraftRow> Own => [.. shelf.Drafts.Where(draft => draft.ArchivedAt is null)];

    private List<DraftRow> Archived => [.. shelf.Drafts.Where(draft => draft.ArchivedAt is not null)];

    /// <summary>What is used in other scans only, and is not in the lists above.</summary>
    private List<PublishedRow> Elsewhere =>
        [.. shelf.Published.Where(row => row.Uses.Count > 0 && row.Uses.All(use => !use.IsThisScan) && shelf.Shipped.All(shipped => shipped.FormId != row.FormId) && Own.TrueForAll(draft => draft.FormId != row.FormId))];

    /// <inheritdoc/>
    protected override async Task LoadAsync() => shelf = await Shelf.ListAsync(Access, Stop);

    private string At(string path) => $"/scan/{Access.Slug}/vragenlijsten/{path}";

    private async Task NewAsync() => Open(await Edit.NewAsync(Access, title, Stop));

    private async Task CopyAsync(DraftSource source) => Open(await Edit.CopyAsync(Access, source, null, Stop));

    private void Open(DraftMade made)
    {
        if (made.Outcome == DraftMadeOutcome.Made) Navigation.NavigateTo(At($"bewerken/{made.Id}"));
        else Bar.Say("Deze vragenlijst is er niet meer. Laad de pagina opnieuw.");
    }

    private async Task ArchiveAsync(DraftRow draft)
    {
        await Edit.ArchiveAsync(Access, draft.Id, Stop);
        await LoadAsync();
        Bar.Say($"‘{draft.Title}’ staat in het archief. Wat al loopt, loopt door.", () => UnarchiveAsync(draft));
    }

    private async Task UnarchiveAsync(DraftRow draft)
    {
        await Edit.UnarchiveAsync(Access, draft.Id, CancellationToken.None);
        await LoadAsync();
        Bar.Say($"‘{draft.Title}’ is terug uit het archief.");
        StateHasChanged();
    }

    /// <summary>How much it is used in this scan; null: not.</summary>
    private string? UseOf(string formId)
    {
        var uses = shelf.Published.Where(row => row.FormId == formId).SelectMany(row => row.Uses).ToList();
        var (here, elsewhere) = (uses.Where(use => use.IsThisScan).ToList(), uses.Where(use => !use.IsThisScan).Select(use => use.ScanName).Distinct().Count());
        var words = new List<string>();
        if (here.Sum(use => use.Distributions) is > 0 and var put) words.Add(Dutch.Count(put, "keer uitgezet", "keer uitgezet"));
        if (here.Sum(use => use.Responses) is > 0 and var responses) words.Add($"{Dutch.Count(responses, "inzending", "inzendingen")} ({here.Sum(use => use.Submitted)} klaar)");
        if (elsewhere > 0) words.Add($"ook in {Dutch.Count(elsewhere, "andere scan", "andere scans")}");
        return words.Count == 0 ? null : string.Join(" · ", words);
    }

    private static string Facts(DraftRow draft) => $"{Facts(draft.Questions, draft.Minutes, draft.Languages)} Gewijzigd op {Dutch.Text(draft.ChangedAt)} door {draft.ChangedBy}.{Origin(draft.Origin)}";

    private static string Facts(int questions, string? minutes, IReadOnlyList<string> languages) =>
        $"{Dutch.Count(questions, "vraag", "vragen")}{(minutes is null ? "" : $", ongeveer {minutes} minuten")}. Talen: {string.Join(", ", languages.Select(EditorWords.Language))}.";

    private static string Origin(DraftOriginView origin) => origin.Kind switch
    {
        Core.Questionnaires.DraftOrigin.Shipped => $" Begonnen met ‘{origin.Name}’ van Scanner.",
        Core.Questionnaires.DraftOrigin.Draft or Core.Questionnaires.DraftOrigin.Version => $" Kopie van ‘{origin.Name}’.",
        Core.Questionnaires.DraftOrigin.File => $" Ingelezen uit {origin.Name}.",
        Core.Questionnaires.DraftOrigin.Conflict => $" Uw wijzigingen van ‘{origin.Name}’, apart gezet omdat een collega tegelijk hetzelfde wijzigde.",
        _ => "",
    };

    private static RenderFragment StateBadge(DraftRow draft) => builder =>
    {
        var (kind, words) = draft.LatestNumber is not { } number ? ("dashed", "concept") : draft.HasChanges ? ("warn", $"versie {number}, gewijzigd sindsdien") : ("good", $"versie {number}");
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", "badge " + kind);
        builder.AddContent(2, words);
        builder.CloseElement();
    };
}
