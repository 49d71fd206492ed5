using Microsoft.AspNetCore.Components;
using Scanner.Core.Exports;
using Scanner.Core.Scans;

namespace Scanner.Web.Staff.Exports;

/// <summary>Downloads of the answers to one questionnaire, and its tables on the page.</summary>
public sealed partial class AnswerFiles
{
    private IReadOnlyList<AnsweredQuestionnaire>? forms;
    private TablesMade? made;
    private string chosen = "";
    private string by = "";

    /// <summary>Who looks, at which scan.</summary>
    [Parameter, EditorRequired] public ScanAccess Access { get; set; } = default!;

    [Inject] private MakeTables Tables { get; set; } = default!;

    private AnsweredQuestionnaire Form => forms!.First(form => form.FormId == chosen);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        forms = await Tables.OptionsAsync(Access, CancellationToken.None);
        chosen = forms.Count > 0 ? forms.MaxBy(form => form.Responses)!.FormId : "";
    }

    private string At(string file, string? split = null) =>
        $"/scan/{Access.Slug}/downloads/{file}?lijst={Uri.EscapeDataString(chosen)}" + (string.IsNullOrEmpty(split) ? "" : $"&naar={Uri.EscapeDataString(split)}");

    private Task ChooseAsync(string form)
    {
        (chosen, by) = (form, "");
        return AgainAsync();
    }

    private Task SplitAsync(string question)
    {
        by = question;
        return AgainAsync();
    }

    private async Task ShowAsync() => made = made is null ? await CountAsync() : null;

    private async Task AgainAsync()
    {
        if (made is not null) made = await CountAsync();
    }

    private Task<TablesMade> CountAsync() => Tables.CountAsync(Access, chosen, by.Length == 0 ? null : by, CancellationToken.None);
}
