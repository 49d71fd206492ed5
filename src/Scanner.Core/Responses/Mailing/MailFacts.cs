using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>What every mail and letter of one distribution says alike.</summary>
internal sealed record MailFacts
{
    public required Distribution Distribution { get; init; }

    public required string Title { get; init; }

    public required int? Minutes { get; init; }

    public required string Municipality { get; init; }

    /// <summary>Who can be asked: the name and address of the officer at work.</summary>
    public required string Contact { get; init; }

    /// <summary>The language of the words, <c>nl</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <returns>Null when the scan has no such distribution.</returns>
    public static async Task<MailFacts?> OfAsync(ScannerDb db, QuestionnaireLibrary library, Guid scanId, Guid distributionId, Guid? accountId, CancellationToken stop)
    {
        var found = await (from distribution in db.Set<Distribution>()
                           join version in db.Set<QuestionnaireVersion>() on distribution.QuestionnaireVersionId equals version.Id
                           join municipality in db.Set<Municipality>() on distribution.MunicipalityId equals municipality.Id
                           where distribution.Id == distributionId && distribution.ScanId == scanId
                           select new { distribution, version, municipality.Name }).AsNoTracking().FirstOrDefaultAsync(stop);
        if (found is null) return null;
        var officer = await db.Set<Account>().Where(account => account.Id == accountId).Select(account => new { account.Name, account.Email }).FirstOrDefaultAsync(stop);
        var questionnaire = library.Published(found.version);
        var asked = found.distribution.Language ?? questionnaire.DefaultLanguage;
        return new MailFacts
        {
            Distribution = found.distribution,
            Title = questionnaire.Title.In(asked),
            Minutes = questionnaire.Minutes,
            Municipality = found.Name,
            Contact = officer is null ? found.Name : string.IsNullOrEmpty(officer.Email) ? officer.Name : $"{officer.Name} ({officer.Email})",
            Language = asked == "en" ? "en" : "nl",
        };
    }

    /// <summary>The officer's words for a kind of mail, or else the product's.</summary>
    public async Task<MailText> WordsAsync(ScannerDb db, MailDefaults defaults, MailKind kind, CancellationToken stop) =>
        await db.Set<MailWording>().Where(row => row.DistributionId == Distribution.Id && row.Kind == kind).Select(row => new MailText(row.Subject, row.Text)).FirstOrDefaultAsync(stop)
        ?? defaults.Of(kind, Language);

    /// <summary>Puts in the values for one invitee; the marks for links stay.</summary>
    /// <param name="words">The words with marks.</param>
    /// <param name="person">The person; null: the organisation as a whole.</param>
    /// <param name="organisation">The organisation.</param>
    /// <param name="isPaper">A letter: no link to stop mail, and lines that name one are left out.</param>
    public MailText For(MailText words, string? person, string organisation, bool isPaper = false)
    {
        var culture = CultureInfo.GetCultureInfo(Language == "en" ? "en-GB" : "nl-NL");
        var values = new Dictionary<string, string>
        {
            ["naam"] = MailMarks.Value(string.IsNullOrEmpty(person) ? organisation : person),
            ["organisatie"] = MailMarks.Value(organisation),
            ["gemeente"] = MailMarks.Value(Municipality),
            ["titel"] = MailMarks.Value(Title),
            ["sluitdatum"] = Distribution.ClosesOn?.ToString("d MMMM yyyy", culture) ?? "",
            ["minuten"] = Minutes?.ToString(CultureInfo.InvariantCulture) ?? "",
            ["contact"] = MailMarks.Value(Contact),
        };
        if (isPaper) values["afmelden"] = "";
        return new MailText(QueueMail.OneLine(MailMarks.FillLine(words.Subject, values)), MailMarks.Fill(words.Text, values));
    }
}
