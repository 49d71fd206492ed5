using Scanner.Core.Responses;

namespace Scanner.Web.Staff.Responses;

/// <summary>What the staff pages call mails, and why somebody gets none.</summary>
internal static class MailWords
{
    /// <summary>What a mail is for.</summary>
    public static string Kind(MailKind kind) => kind switch
    {
        MailKind.Invitation => "uitnodiging",
        MailKind.Reminder => "herinnering",
        MailKind.Thanks => "bedankje",
        MailKind.Later => "link om later verder te gaan",
        MailKind.Colleague => "link voor een collega",
        MailKind.Copy => "kopie van de antwoorden",
        MailKind.Test => "proefmail",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>How far a mail is, and how that looks.</summary>
    public static (string Word, string Class) State(SentMail mail) => mail switch
    {
        { BouncedAt: not null } => ("teruggekomen", "bad"),
        { State: MailState.Sent } => ("verstuurd", "good"),
        { State: MailState.Failed } => ("mislukt", "bad"),
        { State: MailState.Cancelled } => ("niet verstuurd", ""),
        { State: MailState.Queued, Attempts: > 0 } => ("nog een keer", "warn"),
        { State: MailState.Queued } => ("in de wachtrij", "brand"),
        _ => throw new ArgumentOutOfRangeException(nameof(mail)),
    };

    /// <summary>Why somebody gets no mail.</summary>
    public static string Why(PlannedMail row) => row.Hold switch
    {
        MailHold.None => "",
        MailHold.Withdrawn => "De link is ingetrokken.",
        MailHold.Erased => "De partner liet alle antwoorden wissen.",
        MailHold.Finished => "Heeft al ingestuurd.",
        MailHold.Declined => "Doet niet mee.",
        MailHold.Closed => "De laatste dag is voorbij.",
        MailHold.MailStopped => "Wil geen mail meer.",
        MailHold.NoAddress when row.ContactName is null => "De uitnodiging is voor de organisatie als geheel en heeft geen e-mailadres. Geef de link zelf, of een brief.",
        MailHold.NoAddress => "Er is geen e-mailadres. Vul het aan bij de partner, of geef een brief.",
        MailHold.Bounced => "Mail aan dit adres kwam terug. Verbeter het adres bij de partner.",
        MailHold.InQueue => "Er staat al een mail in de wachtrij.",
        MailHold.AlreadySent => row.LastMailAt is { } sent ? $"Is al gemaild op {Dutch.Text(sent)}." : "Is al gemaild.",
        MailHold.Recent => row.LastMailAt is { } last ? $"Kreeg minder dan een dag geleden een mail: {Dutch.Moment(last)}." : "Kreeg minder dan een dag geleden een mail.",
        _ => throw new ArgumentOutOfRangeException(nameof(row)),
    };

    /// <summary>What is wrong with the words of a mail, and how to mend it.</summary>
    public static string? Sentence(IEnumerable<WordingProblem> problems, string field, MailKind kind)
    {
        var found = problems.Where(problem => problem.Field == field).ToList();
        if (found.Count == 0) return null;
        var unknown = found.Where(problem => problem.Fault == WordingFault.UnknownMark).Select(problem => $"{{{problem.Mark}}}").ToList();
        if (unknown.Count > 0)
            return $"{string.Join(", ", unknown)} kennen wij hier niet. Gebruik alleen {string.Join(" ", MailMarks.Of(kind).Select(mark => $"{{{mark}}}"))}.";
        return found[0].Fault switch
        {
            WordingFault.Missing => field == nameof(MailText.Subject) ? "Schrijf een onderwerp." : "Schrijf de tekst van de mail.",
            WordingFault.TooLong => "Dit is te lang. Maak het korter.",
            WordingFault.NoLink => "De persoonlijke link ontbreekt. Zet {link} op de plek waar hij moet komen.",
            WordingFault.LinkInSubject => "Zet de link niet in het onderwerp: dat is voor meer mensen te lezen. Zet hem in de tekst.",
            WordingFault.UnknownMark => throw new InvalidOperationException("Named above."),
            _ => throw new ArgumentOutOfRangeException(nameof(problems)),
        };
    }

    /// <summary>What is kept of who answers, in a word.</summary>
    public static string Identity(IdentityMode mode) => mode switch
    {
        IdentityMode.Named => "Met naam",
        IdentityMode.Confidential => "Vertrouwelijk",
        IdentityMode.Anonymous => "Anoniem",
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };

    /// <summary>What that means.</summary>
    public static string Meaning(IdentityMode mode) => mode switch
    {
        IdentityMode.Named => "U ziet wie wat antwoordde, en de naam van de organisatie staat in uw werkboek.",
        IdentityMode.Confidential => "U ziet wie antwoordde en wie nog niet. In het werkboek staan nummers (P01, P02) in plaats van namen.",
        IdentityMode.Anonymous => "Bij het insturen knippen wij het antwoord los van de uitnodiging. U ziet dát iemand klaar is, niet wat die antwoordde. Wat iemand zelf schrijft, kan nog steeds verraden wie het is.",
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };
}
