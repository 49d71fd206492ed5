using Scanner.Core.Responses;

namespace Scanner.Web.Mail;

/// <summary>The product's own words for mails and letters, in Dutch and English. An officer can change them per distribution.</summary>
internal static class MailTexts
{
    /// <summary>The words with their marks.</summary>
    public static MailText Of(MailKind kind, string language) => (kind, language == "en") switch
    {
        (MailKind.Reminder, false) => new("Herinnering: {titel}",
            """
            Beste {naam},

            Kort geleden vroegen wij u mee te denken over drugs en preventie in {gemeente}. Wij hebben uw antwoorden nog niet compleet. Uw kijk op wat er speelt, missen wij graag niet.

            Met deze link begint u, of gaat u verder waar u was gebleven:
            {link}

            Invullen duurt ongeveer {minuten} minuten.
            Het kan tot en met {sluitdatum}.

            Doet u liever niet mee? Dan kunt u dat op de eerste pagina laten weten.
            Vragen? Neem contact op met {contact}.

            Met vriendelijke groet,
            {gemeente}

            --
            Geen mail meer over dit onderzoek: {afmelden}
            """),
        (MailKind.Reminder, true) => new("Reminder: {titel}",
            """
            Dear {naam},

            We recently asked you to share what you know about drugs and prevention in {gemeente}. We do not have all your answers yet, and we would not like to miss your view.

            This link lets you start, or go on where you were:
            {link}

            It takes about {minuten} minutes.
            You can answer until {sluitdatum}.

            If you would rather not take part, you can say so on the first page.
            Questions? Please contact {contact}.

            Kind regards,
            {gemeente}

            --
            No more mail about this study: {afmelden}
            """),
        (MailKind.Thanks, false) => new("Dank u wel voor uw antwoorden",
            """
            Beste {naam},

            Uw antwoorden op ‘{titel}’ zijn binnen. Dank u wel: samen met wat andere partners vertellen, helpen ze {gemeente} kiezen wat er aan preventie nodig is.

            Met vriendelijke groet,
            {gemeente}

            Hieronder staat uw eigen kopie.
            """),
        (MailKind.Thanks, true) => new("Thank you for your answers",
            """
            Dear {naam},

            Your answers to ‘{titel}’ have arrived. Thank you: together with what other partners tell us, they help {gemeente} decide what prevention is needed.

            Kind regards,
            {gemeente}

            Below is your own copy.
            """),
        (_, false) => new("Wilt u meedenken over drugs en preventie in {gemeente}?",
            """
            Beste {naam},

            {gemeente} brengt in kaart wat er speelt rond drugs, en wat er aan preventie nodig is. Bij {organisatie} ziet u dingen die in geen enkel cijfer staan. Wilt u meedenken?

            Met deze link begint u. U hebt geen account nodig, u kunt stoppen en later verdergaan.
            {link}

            Invullen duurt ongeveer {minuten} minuten.
            Het kan tot en met {sluitdatum}.

            De link is voor uw organisatie. Weet een collega er meer van? Dan mag u hem doorsturen.
            Vragen? Neem contact op met {contact}.

            Met vriendelijke groet,
            {gemeente}

            --
            Geen mail meer over dit onderzoek: {afmelden}
            """),
        (_, true) => new("Will you share what you know about drugs and prevention in {gemeente}?",
            """
            Dear {naam},

            {gemeente} is finding out what the local drug situation is, and what prevention is needed. At {organisatie} you see things that no figure shows. Will you help?

            This link lets you start. You need no account, and you can stop and go on later.
            {link}

            It takes about {minuten} minutes.
            You can answer until {sluitdatum}.

            The link is for your organisation. Does a colleague know more about it? Please forward it.
            Questions? Please contact {contact}.

            Kind regards,
            {gemeente}

            --
            No more mail about this study: {afmelden}
            """),
    };
}
