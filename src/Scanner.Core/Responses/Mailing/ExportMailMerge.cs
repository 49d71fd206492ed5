using Scanner.Core.Scans;
using Scanner.Core.Tables;

namespace Scanner.Core.Responses;

/// <summary>
/// Writes a workbook for mail merge in one's own mail program, for an installation without a mail server: a row per invitee who has not finished, with
/// a new link. The file holds the keys to the questionnaire. Needs <see cref="Right.Invite"/>.
/// </summary>
public sealed class ExportMailMerge
{
    private static readonly IReadOnlyList<XlsxColumn> Columns =
    [
        new("naam", 28, false), new("functie", 24, false), new("e-mail", 32, false), new("organisatie", 32, false), new("link", 56, false), new("onderwerp", 44, false), new("tekst", 90, true),
    ];

    private readonly InviteeLetters letters;

    internal ExportMailMerge(InviteeLetters letters) => this.letters = letters;

    /// <returns>Who would be in the file; null when the scan has no such distribution.</returns>
    public Task<LetterPlan?> PlanAsync(ScanAccess access, Guid distributionId, CancellationToken stop) => letters.PlanAsync(access, distributionId, stop);

    /// <summary>Makes the links and writes the file.</summary>
    /// <param name="access">The scan and who exports.</param>
    /// <param name="distributionId">What was put out.</param>
    /// <param name="kind">The words: of the invitation or the reminder.</param>
    /// <param name="answerAt">The address that a token belongs to.</param>
    /// <param name="stream">Where the file goes; nothing is written when there is no such distribution.</param>
    /// <param name="stop">Stops the work; no links are made then.</param>
    /// <returns>How many rows it has; null when the scan has no such distribution.</returns>
    public async Task<int?> WriteAsync(ScanAccess access, Guid distributionId, MailKind kind, Func<Data.SecretToken, string> answerAt, Stream stream, CancellationToken stop)
    {
        var made = await letters.MakeAsync(access, distributionId, kind, null, isPaper: false, "mailmerge.exported",
            (count, name) => $"Verzendlijst met {count} persoonlijke links gedownload voor ‘{name}’.", stop);
        if (made is null) return null;
        using var workbook = new XlsxWriter(stream);
        workbook.Sheet("Verzendlijst", Columns, made.Select(letter =>
        {
            var link = answerAt(letter.Token);
            return (new string?[] { letter.ContactName ?? "", letter.Function, letter.Email, letter.PartnerName, link, letter.Words.Subject, WithLinks(letter.Words.Text, link) }, false);
        }));
        return made.Count;
    }

    private static string WithLinks(string text, string link) =>
        text.Replace(OutgoingMail.LinkMark, link, StringComparison.Ordinal).Replace(MailMarks.OptOutMark, link + "/afmelden", StringComparison.Ordinal);
}
