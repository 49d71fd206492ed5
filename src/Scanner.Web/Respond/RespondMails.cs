using System.Text;
using System.Text.RegularExpressions;
using Scanner.Core.Responses;
using Scanner.Web.Mail;

namespace Scanner.Web.Respond;

/// <summary>The mails that a respondent gets by answering: the link to go on, a colleague's link, an own copy, thanks.</summary>
internal static partial class RespondMails
{
    /// <summary>The link to go on later.</summary>
    public static MailText Later(bool english, string municipality, string title) => english
        ? Words($"Continue: {title}", $"Hello,\n\nWith this link you can continue with '{title}':\n\n{OutgoingMail.LinkMark}\n\nYou asked {municipality} for this mail. If it was not you, you need not do anything.\n")
        : Words($"Verder met: {title}", $"Hallo,\n\nMet deze link gaat u verder met ‘{title}’:\n\n{OutgoingMail.LinkMark}\n\nU vroeg {municipality} om deze mail. Was u dat niet, dan hoeft u niets te doen.\n");

    /// <summary>An own link for a colleague.</summary>
    public static MailText Colleague(bool english, string municipality, string title) => english
        ? Words($"Will you answer too? {title}", $"Hello,\n\nA colleague thinks that you know about this too. {municipality} would like to hear your answers to '{title}'. This is your own link:\n\n{OutgoingMail.LinkMark}\n\nTaking part is voluntary.\n")
        : Words($"Antwoordt u ook? {title}", $"Hallo,\n\nEen collega denkt dat u hier ook iets van weet. {municipality} hoort graag uw antwoorden op ‘{title}’. Dit is uw eigen link:\n\n{OutgoingMail.LinkMark}\n\nMeedoen is vrijwillig.\n");

    /// <summary>An own copy of what was handed in.</summary>
    public static MailText Copy(RespondTexts say, string municipality, OverviewView view) => Words(
        $"{say.CopyTitle}: {view.Title}",
        (say.Language == "en" ? $"Hello,\n\nThis is the copy you asked {municipality} for." : $"Hallo,\n\nDit is de kopie waar u {municipality} om vroeg.") + "\n\n" + Answers(say, view));

    /// <summary>Thanks with an own copy: in the officer's own words, when there are.</summary>
    public static MailText Thanks(ThanksFacts facts)
    {
        var say = RespondTexts.In(facts.Answers.Language);
        var words = facts.Own ?? MailTexts.Of(MailKind.Thanks, say.Language);
        return Words(Filled(words.Subject, facts), Filled(words.Text, facts).TrimEnd() + "\n\n" + Answers(say, facts.Answers));
    }

    /// <summary>What stands where a mark is; in one go, so that a name that looks like a mark stays a name.</summary>
    private static string Filled(string text, ThanksFacts facts) => Marks().Replace(text, mark => mark.Groups[1].Value switch
    {
        "naam" => facts.Name,
        "organisatie" => facts.Organisation,
        "gemeente" => facts.Municipality,
        _ => facts.Answers.Title,
    });

    private static string Answers(RespondTexts say, OverviewView view)
    {
        var text = new StringBuilder();
        foreach (var section in view.Sections)
        {
            text.Append(section.Label.ToUpperInvariant()).Append("\n\n");
            foreach (var question in section.Questions)
            {
                text.Append(question.Within.Length > 0 ? $"{question.Within} · {question.Label}" : question.Label).Append('\n');
                foreach (var answer in question.Answers.DefaultIfEmpty(say.NoAnswer)) text.Append("  ").Append(answer.Replace("\n", "\n  ", StringComparison.Ordinal)).Append('\n');
                text.Append('\n');
            }
        }
        // Words that somebody typed never become a link.
        return text.ToString().Replace(OutgoingMail.LinkMark, "{ link }", StringComparison.OrdinalIgnoreCase);
    }

    private static MailText Words(string subject, string text)
    {
        var line = subject.ReplaceLineEndings(" ");
        return new MailText(line.Length <= OutgoingMail.SubjectLength ? line : line[..OutgoingMail.SubjectLength], text);
    }

    [GeneratedRegex("[{](naam|organisatie|gemeente|titel)[}]")]
    private static partial Regex Marks();
}
