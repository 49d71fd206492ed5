using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;

namespace Scanner.Core.Responses;

/// <summary>
/// A page that was opened before its response moved to another version. What is posted from it was given to the questions of that version:
/// it is saved as those asked it, and then goes along or is set aside like every other answer.
/// </summary>
/// <param name="Version">The version that the page was made for.</param>
/// <param name="Now">The version that the response is on.</param>
internal sealed record LatePage(VersionedForm Version, VersionedForm Now)
{
    private readonly Dictionary<int, FormInventory> inventories = new()
    {
        [Version.Number] = new FormInventory(Version.Questionnaire.Document),
        [Now.Number] = new FormInventory(Now.Questionnaire.Document),
    };

    /// <returns>Null when the page was made for the version that the response is on, or for none of this questionnaire.</returns>
    public static async Task<LatePage?> OfAsync(ScannerDb db, QuestionnaireLibrary library, QuestionnaireVersion now, int? number, CancellationToken stop)
    {
        if (number is null || number == now.Number) return null;
        var version = await db.Set<QuestionnaireVersion>().AsNoTracking().FirstOrDefaultAsync(row => row.FormId == now.FormId && row.Number == number, stop);
        return version is null ? null : new LatePage(new VersionedForm(version.Number, library.Published(version)), new VersionedForm(now.Number, library.Published(now)));
    }

    /// <summary>The answers as the page's version has them.</summary>
    public List<Answer> AsThen(IReadOnlyList<Answer> rows) => Moved(rows, Now.Number, Version.Number);

    /// <summary>Answers of the page's version as they are to be stored.</summary>
    public List<Answer> AsNow(IReadOnlyList<Answer> rows) => Moved(rows, Version.Number, Now.Number);

    private List<Answer> Moved(IReadOnlyList<Answer> rows, int from, int to)
    {
        var (renamed, dropped) = new CarryAnswers(from, inventories, inventories[to]).Of(rows);
        return [.. rows.Except(dropped).Except(renamed.Select(change => change.Row)), .. renamed.Select(change => change.Row.At(change.Path))];
    }
}

/// <summary>A published questionnaire with its number.</summary>
/// <param name="Number">Which version, from 1.</param>
/// <param name="Questionnaire">The questionnaire.</param>
internal sealed record VersionedForm(int Number, Questionnaire Questionnaire);
