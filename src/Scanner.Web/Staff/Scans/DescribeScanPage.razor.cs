using Scanner.Core.Scans;

namespace Scanner.Web.Staff.Scans;

/// <summary>The purpose, period and key questions of a scan.</summary>
public sealed partial class DescribeScanPage
{
    private IReadOnlyList<FieldProblem> problems = [];
    private List<Line> lines = [];
    private string name = "";
    private string purpose = "";
    private DateOnly? startsOn;
    private DateOnly? endsOn;

    private sealed class Line(int? number, string text, bool isAsked)
    {
        public Guid Key { get; } = Guid.NewGuid();
        public int? Number { get; } = number;
        public string Text { get; set; } = text;
        public bool IsAsked { get; set; } = isAsked;
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        var description = await Scans.ViewAsync(Access, Stop);
        (name, purpose, startsOn, endsOn) = (description.Name, description.Purpose, description.StartsOn, description.EndsOn);
        lines = [.. description.KeyQuestions.Select(line => new Line(line.Number, line.Text, line.IsAsked))];
    }

    private async Task SaveAsync()
    {
        var asked = new ScanDescription(name, purpose, startsOn, endsOn, [.. lines.Select(line => new KeyQuestionLine(line.Number, line.Text, line.IsAsked))]);
        problems = await Scans.SaveAsync(Access, asked, Stop);
        if (problems.Count > 0) return;
        await LoadAsync();
        Undo.Say("Opgeslagen.");
    }

    /// <summary>What was filled in is never left behind unsaved.</summary>
    private async Task GoOnAsync()
    {
        await SaveAsync();
        if (problems.Count == 0) Navigation.NavigateTo($"/scan/{Access.Slug}/partners");
    }
}
