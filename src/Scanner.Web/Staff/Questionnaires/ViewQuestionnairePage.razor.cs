using Microsoft.AspNetCore.Components;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;

namespace Scanner.Web.Staff.Questionnaires;

/// <summary>A questionnaire to read: one that the product ships, or a published version.</summary>
public sealed partial class ViewQuestionnairePage
{
    private FormDocument? document;
    private PublishedRow? shown;
    private bool isShipped;
    private IReadOnlyList<PublishedRow> versions = [];
    private IReadOnlyList<FormChange>? changes;

    /// <summary>The questionnaire.</summary>
    [Parameter] public string FormId { get; set; } = "";

    /// <summary>The version; null: the shipped questionnaire, or the version in use.</summary>
    [Parameter, SupplyParameterFromQuery(Name = "versie")] public Guid? Version { get; set; }

    private Guid? DraftId => versions.Select(version => version.DraftId).FirstOrDefault(draft => draft is not null);

    private PublishedRow? Before => shown is null ? null : versions.Where(version => version.Number < shown.Number).MaxBy(version => version.Number);

    private string Sub => shown is null ? "Vragenlijst van Scanner. Een partner ziet alleen wat bij eerdere antwoorden past."
        : $"Versie {shown.Number}, van {Dutch.Text(shown.PublishedAt)}. Een partner ziet alleen wat bij eerdere antwoorden past.";

    private string Facts
    {
        get
        {
            var settings = document!.Settings;
            var facts = new List<string> { Dutch.Count(document.Items.Count(item => item.Kind().IsAnswered()), "vraag", "vragen") };
            if (settings.Minutes is { } minutes) facts.Add($"ongeveer {minutes} minuten");
            facts.Add(string.Join(" en ", (settings.Modes.Count == 0 ? ["online", "conversation"] : settings.Modes).Select(mode => mode == "online" ? "online" : "in een gesprek")));
            facts.Add("talen: " + string.Join(", ", document.Languages().Select(EditorWords.Language)));
            return string.Join(" · ", facts) + (settings.Source is { } source ? $". Bron: {source}" : "");
        }
    }

    private string Download => $"/scan/{Access.Slug}/downloads/vragenlijsten/" + (shown is null ? "scanner/" + FormId : $"versie/{shown.Id}");

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        changes = null;
        var shelf = await Shelf.ListAsync(Access, Stop);
        isShipped = shelf.Shipped.Any(row => row.FormId == FormId);
        versions = [.. shelf.Published.Where(row => row.FormId == FormId).OrderByDescending(row => row.Number)];
        shown = Version is { } wanted ? versions.FirstOrDefault(row => row.Id == wanted) : isShipped ? null : versions.FirstOrDefault(row => row.IsLatest);
        document = shown is not null ? await Edit.ExportAsync(Access, new DraftSource.Version(shown.Id), Stop)
            : isShipped && Version is null ? await Edit.ExportAsync(Access, new DraftSource.Shipped(FormId), Stop)
            : null;
    }

    private async Task CopyAsync()
    {
        var made = await Edit.CopyAsync(Access, shown is null ? new DraftSource.Shipped(FormId) : new DraftSource.Version(shown.Id), null, Stop);
        if (made.Outcome == DraftMadeOutcome.Made) Navigation.NavigateTo($"/scan/{Access.Slug}/vragenlijsten/bewerken/{made.Id}");
    }

    private async Task CompareAsync()
    {
        if (changes is not null) changes = null;
        else if (Before is { } before && await Edit.ExportAsync(Access, new DraftSource.Version(before.Id), Stop) is { } older) changes = QuestionnaireDiff.Between(older, document!);
    }
}
