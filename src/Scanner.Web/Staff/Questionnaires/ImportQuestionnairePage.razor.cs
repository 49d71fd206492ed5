using System.Globalization;
using Microsoft.AspNetCore.Components.Forms;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;

namespace Scanner.Web.Staff.Questionnaires;

/// <summary>Reads a questionnaire from a file, tells everything that is wrong with it, and adds it when asked.</summary>
public sealed partial class ImportQuestionnairePage
{
    private const long MostBytes = 20_000_000;

    private QuestionnaireRead? read;
    private IReadOnlyList<Problem> problems = [];
    private string fileName = "";
    private string? refusal;
    private bool busy;

    private int Errors => problems.Count(problem => problem.Severity == Severity.Error);

    /// <inheritdoc/>
    protected override Task LoadAsync() => Task.CompletedTask;

    private async Task ReadAsync(InputFileChangeEventArgs chosen)
    {
        (read, problems, refusal, fileName) = (null, [], null, Path.GetFileName(chosen.File.Name));
        if (QuestionnaireFile.FormatOf(fileName) is null)
        {
            refusal = $"‘{fileName}’ kan niet. Kies een bestand dat eindigt op .yaml, .yml of .xlsx.";
            return;
        }
        if (chosen.File.Size > MostBytes)
        {
            refusal = "Dit bestand is groter dan 20 MB. Haal weg wat er niet bij hoort, zoals plaatjes of andere bladen.";
            return;
        }
        using var content = new MemoryStream();
        await using (var stream = chosen.File.OpenReadStream(MostBytes, Stop)) await stream.CopyToAsync(content, Stop);
        content.Position = 0;
        read = QuestionnaireFile.Read(content, fileName, Library.Lists);
        problems = [.. read.AllProblems(Library.Lists, fileName).OrderBy(problem => problem.Severity).ThenBy(problem => problem.Place.Split('!')[0] is var sheet && sheet == problem.Place ? "" : sheet, StringComparer.Ordinal).ThenBy(LineOf)];
        if (read.Document is null) refusal = "Hier kon niets uit worden gelezen. Hieronder staat waarom.";
    }

    /// <summary>The line, or the row of a cell: survey!C5 is 5.</summary>
    private static int LineOf(Problem problem) =>
        int.TryParse(string.Concat(problem.Place[(problem.Place.IndexOf('!', StringComparison.Ordinal) + 1)..].Where(char.IsAsciiDigit)), NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : 0;

    private async Task AddAsync()
    {
        busy = true;
        var made = await Edit.ImportAsync(Access, read!.Document!, fileName, Stop);
        busy = false;
        if (made.Outcome == DraftMadeOutcome.Made) Navigation.NavigateTo($"/scan/{Access.Slug}/vragenlijsten/bewerken/{made.Id}");
        else refusal = "Deze vragenlijst is te groot, of er staan te veel groepen in elkaar. Verdeel haar over meer bestanden.";
    }
}
