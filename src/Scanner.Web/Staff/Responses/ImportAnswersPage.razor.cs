using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Scanner.Core.Responses;

namespace Scanner.Web.Staff.Responses;

/// <summary>Reads a file with answers, tells what would happen, and takes them in when asked.</summary>
public sealed partial class ImportAnswersPage
{
    private const long MostBytes = 50_000_000;

    private IReadOnlyList<QuestionnaireOption>? forms;
    private AnswerImport? seen;
    private FileStream? content;
    private string chosen = "";
    private string fileName = "";
    private string? refusal;
    private bool busy;

    [Inject] private ImportAnswers Answers { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task LoadAsync() => forms = await Answers.OptionsAsync(Access, Stop);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) content?.Dispose();
        base.Dispose(disposing);
    }

    private Task ChooseAsync(string form)
    {
        chosen = form;
        return ForgetAsync();
    }

    private async Task ForgetAsync()
    {
        (seen, refusal) = (null, null);
        if (content is not null) await content.DisposeAsync();
        content = null;
    }

    private async Task ReadAsync(InputFileChangeEventArgs file)
    {
        await ForgetAsync();
        fileName = Path.GetFileName(file.File.Name);
        if (file.File.Size > MostBytes)
        {
            refusal = "Dit bestand is groter dan 50 MB. Verdeel het over meer bestanden.";
            return;
        }
        busy = true;
        // A file on disk, gone once it is closed: it is read more than once, and must not fill the memory of the circuit.
        content = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 65536, FileOptions.DeleteOnClose);
        await using (var stream = file.File.OpenReadStream(MostBytes, Stop)) await stream.CopyToAsync(content, Stop);
        await RunAsync(Answers.PreviewAsync);
    }

    private Task ImportAsync() => RunAsync(Answers.ImportAsync);

    /// <summary>Off the circuit's own thread: a large file takes seconds, and the page must stay alive.</summary>
    private async Task RunAsync(Func<Core.Scans.ScanAccess, string, Stream, string, CancellationToken, Task<AnswerImport>> run)
    {
        busy = true;
        StateHasChanged();
        seen = await Task.Run(() => run(Access, chosen, content!, fileName, Stop), Stop);
        busy = false;
        if (seen.Fault is not { } fault) return;
        refusal = $"{fileName}, {fault.PlaceInWords}: {fault.Sentence}";
        seen = null;
    }

    private static string KindOf(ImportColumnKind kind) => kind switch
    {
        ImportColumnKind.Answer => "antwoord",
        ImportColumnKind.Notes => "notities",
        ImportColumnKind.Times => "welke keren",
        ImportColumnKind.About => "over de inzending",
        ImportColumnKind.KnownHere => "niet nodig, weten wij al",
        ImportColumnKind.Unknown => "niet herkend, slaan wij over",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>How the file was read, and what someone should know before it goes in.</summary>
    private static IEnumerable<string> Remarks(AnswerImport seen)
    {
        yield return seen.Sheet is { } sheet ? $"Gelezen uit het blad ‘{sheet}’."
            : $"Gelezen als csv met {(seen.Delimiter switch { '\t' => "tabs", ';' => "puntkomma's", ',' => "komma's", var other => $"‘{other}’" })} tussen de kolommen ({seen.Encoding}).";
        if (seen.AmbiguousDays > 0)
            yield return $"{Dutch.Count(seen.AmbiguousDays, "datum past", "datums passen")} op twee manieren, zoals {seen.ExampleDay}. Wij lezen {(seen.DayOrder == DayOrder.DayFirst ? "eerst de dag, dan de maand" : "eerst de maand, dan de dag, omdat een andere datum in het bestand alleen zo past")}.";
        if (seen.HasDecimalCommas || seen.HasDecimalPoints)
            yield return $"Decimale getallen zijn geschreven met een {(seen.HasDecimalCommas ? seen.HasDecimalPoints ? "komma, en soms met een punt" : "komma" : "punt")}.";
        if (seen.AmbiguousNumbers > 0)
            yield return $"{Dutch.Count(seen.AmbiguousNumbers, "getal past", "getallen passen")} op twee manieren, zoals {seen.ExampleNumber}. Wij lezen de punt als {(seen.HasDecimalCommas ? "scheiding van duizendtallen" : "decimale punt")}.";
        if (seen.AmbiguousCommas > 0)
            yield return $"{Dutch.Count(seen.AmbiguousCommas, "getal past", "getallen passen")} op twee manieren, zoals {seen.ExampleComma}. Wij lezen de komma als {(seen.AreCommasThousands ? "scheiding van duizendtallen" : "decimale komma")}.";
        if (seen.WithoutKey > 0)
            yield return $"{Dutch.Count(seen.WithoutKey, "rij heeft", "rijen hebben")} geen nummer in de kolom _external_id. Leest u het bestand nog eens in, dan komen ze er dubbel in.";
        foreach (var column in seen.LeftOut)
            yield return $"Kolom ‘{column.Column}’: in {Dutch.Count(column.Rows, "rij", "rijen")} laten wij het antwoord weg, want de vraag wordt daar niet gesteld.";
        if (seen.LacksRequired > 0)
            yield return $"In {Dutch.Count(seen.LacksRequired, "rij", "rijen")} is een verplichte vraag leeg. Dat kan op papier, telefonisch en in een gesprek.";
    }
}
