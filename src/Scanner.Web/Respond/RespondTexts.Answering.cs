using Scanner.Core.Responses;

namespace Scanner.Web.Respond;

/// <content>The texts about who answers, for whom and until when; about stopping, going on, changing and erasing.</content>
public sealed partial class RespondTexts
{
    public string ClosesOn(DateOnly day) => Say($"Antwoorden kan tot en met {Day(day)}.", $"You can answer up to and including {Day(day)}.");

    public string WhoTitle => Say("Wie ziet dat u het bent?", "Who can see it is you?");

    /// <summary>What is kept of who answers, in plain words.</summary>
    public string Who(HowAsked how, string municipality) => how.Identity switch
    {
        IdentityMode.Named => Say(
            $"Deze vragenlijst is op naam. {municipality} ziet wie antwoordde, en in het verslag kan de naam van uw organisatie staan.",
            $"This questionnaire is answered by name. {municipality} sees who answered, and the report may name your organisation."),
        IdentityMode.Confidential => Say(
            $"Deze vragenlijst is vertrouwelijk. {municipality} ziet wie antwoordde; in het verslag staat alleen een schuilnaam en het soort organisatie. Doen er weinig organisaties van uw soort mee, dan kan een lezer soms raden wie iets zei.",
            $"This questionnaire is confidential. {municipality} sees who answered; the report shows only a pseudonym and the kind of organisation. Where few organisations of your kind take part, a reader may sometimes guess who said something."),
        IdentityMode.Anonymous => Say(
            $"Deze vragenlijst is anoniem. Zodra u instuurt, maken wij uw antwoorden los van u en van deze link. Tot dat moment horen ze nog bij uw link. Het soort organisatie bewaren wij alleen als er minstens {how.MinimumGroup} organisaties van uw soort zijn uitgenodigd, anders niet; dan bewaren wij ook geen antwoorden op vragen die alleen uw soort krijgt. Zijn er weinig organisaties van uw soort, dan kan iemand u herkennen aan wat u schrijft.",
            $"This questionnaire is anonymous. When you send your answers, we cut them loose from you and from this link. Until then they still belong to your link. We keep the kind of organisation only if at least {how.MinimumGroup} organisations of your kind were invited; if not, we do not keep answers to questions that only your kind is asked either. If there are few organisations of your kind, someone may recognise you by what you write."),
        _ => throw new ArgumentOutOfRangeException(nameof(how)),
    };

    public string EraseRight(HowAsked how) => how.Identity == IdentityMode.Anonymous
        ? Say("Tot u instuurt, kunt u uw antwoorden hier zelf laten wissen. Daarna niet meer: niemand weet dan nog welke van u zijn.", "Until you send them you can have your answers erased here. After that you cannot: nobody knows any more which are yours.")
        : Say("U kunt uw antwoorden hier zelf inzien en laten wissen, ook later nog.", "You can read your answers here and have them erased, later too.");

    public string KeepLinkTitle => Say("Bewaar deze link", "Keep this link");
    public string KeepLink => Say("Dit is uw eigen link. Daarmee gaat u later verder waar u was. Kopieer hem of zet een bladwijzer; wij kunnen hem niet opnieuw laten zien.", "This is your own link. It brings you back to where you were. Copy or bookmark it; we cannot show it again.");

    public string NotYetTitle => Say("Deze vragenlijst is nog niet open", "This questionnaire is not open yet");
    public string NotYetText(DateOnly? opensOn) => Say($"U kunt antwoorden vanaf {Day(opensOn)}. Gebruik dan dezelfde link.", $"You can answer from {Day(opensOn)}. Use the same link then.");
    public string ErasedTitle => Say("Uw antwoorden zijn gewist", "Your answers have been erased");
    public string ErasedText(string? municipality) => Say(
        $"Er staat niets meer van wat u invulde. {municipality} weet alleen nog dát er antwoorden zijn gewist. Wilt u toch weer meedoen, vraag {municipality} dan om een nieuwe link.",
        $"Nothing is left of what you entered. {municipality} only knows that answers were erased. If you want to take part again, ask {municipality} for a new link.");
    public string CutTitle => DoneTitle;
    public string CutText(string? municipality) => Say(
        $"Uw antwoorden zijn ingestuurd naar {municipality} en losgemaakt van deze link. Niemand kan nog zien welke van u zijn, ook wij niet. Daarom kunnen wij ze hier niet meer laten zien, wijzigen of wissen. U hoeft niets meer te doen.",
        $"Your answers have been sent to {municipality} and cut loose from this link. Nobody can see any more which are yours, not even we. That is why we cannot show, change or erase them here. There is nothing more you need to do.");
    public string TooOftenTitle => Say("Even wachten", "Please wait a moment");
    public string TooOftenText(int minutes) => Say(
        $"Vanaf deze plek is net heel vaak begonnen. Probeer het over {Minutes(minutes)} opnieuw. Begon u al eerder, gebruik dan de eigen link die u toen kreeg.",
        $"Many people have just started from this place. Try again in {Minutes(minutes)}. If you started before, use your own link.");

    public string DeclineLink => Say("Ik doe niet mee", "I will not take part");
    public string DeclineTitle => Say("Niet meedoen", "Not taking part");
    public string DeclineText => Say("Dat mag. U krijgt dan geen herinneringen meer. Wat u al invulde, blijft staan; later kunt u toch nog meedoen.", "That is fine. You will get no more reminders. What you entered stays; you can still take part later.");
    public string DeclineReason => Say("Waarom niet? (mag leeg blijven)", "Why not? (optional)");
    public string DeclineReasonHint(string municipality) => Say($"{municipality} leest dit bij uw uitnodiging, ook als de vragenlijst anoniem is.", $"{municipality} reads this with your invitation, also when the questionnaire is anonymous.");
    public string DeclinedNote => Say("U hebt laten weten dat u niet meedoet.", "You have told us that you will not take part.");
    public string TakePart => Say("Toch meedoen", "Take part after all");
    public string ReasonTooLong(int most) => Say($"Maak de reden korter: er passen {most} tekens in.", $"Please shorten the reason: {most} characters fit.");
    public string Back => Say("Terug", "Back");

    public string ColleagueTitle => Say("Een collega laten meedoen", "Let a colleague take part");
    public string ColleagueShared => Say(
        "Weet een collega er meer van? Stuur uw link dan binnen uw organisatie door. Iedereen die de link heeft, werkt in dezelfde antwoorden; u stuurt samen één keer in.",
        "Does a colleague know more about it? Forward your link within your organisation. Everyone who has the link works in the same answers; together you send them once.");
    public string ColleagueOwn => Say("Weet een collega er ook van? Maak dan een eigen link voor die collega. Stuur uw eigen link niet door: daar staan uw antwoorden.", "Does a colleague know about it too? Make an own link for that colleague. Do not forward your own link: your answers are there.");
    public string ColleagueName => Say("Naam of functie van uw collega", "Name or position of your colleague");
    public string ColleagueNameHint(string municipality) => Say($"{municipality} ziet wat u hier invult bij uw organisatie.", $"{municipality} sees what you enter here with your organisation.");
    public string ColleagueEmail => Say("E-mailadres (mag leeg blijven)", "E-mail address (optional)");
    public string ColleagueEmailHint(bool mailIsOn) => mailIsOn
        ? Say("Dan mailen wij de link. U ziet hem hierna ook zelf.", "We will then mail the link. You will see it next as well.")
        : Say("Wij mailen de link niet; u krijgt hem hierna te zien en geeft hem zelf door.", "We do not mail the link; you will see it next and pass it on yourself.");
    public string ColleagueMake => Say("Link maken", "Make a link");
    public string ColleagueMade => Say("De link voor uw collega", "The link for your colleague");
    public string ColleaguePass(bool isMailed) => isMailed
        ? Say("Wij mailen deze link ook. U ziet hem alleen nu; kopieer hem als u hem zelf wilt doorgeven.", "We are mailing this link as well. You see it only now; copy it if you want to pass it on yourself.")
        : Say("Kopieer de link en stuur hem naar uw collega. U ziet hem alleen nu.", "Copy the link and send it to your colleague. You see it only now.");
    public string ColleagueFull => Say($"U hebt al {PassOnInvitation.MostPerInvitation} links gemaakt, of uw organisatie heeft er genoeg. Vraag de gemeente om meer.", $"You have already made {PassOnInvitation.MostPerInvitation} links, or your organisation has enough. Ask the municipality for more.");
    public string NameMissing => Say("Vul een naam of functie in.", "Enter a name or position.");
    public string TextTooLong(int most) => Say($"Maak dit korter: er passen {most} tekens in.", $"Please shorten this: {most} characters fit.");
    public string BadAddress => Say("Dit lijkt geen e-mailadres. Kijk of er een @ in staat, zoals in naam@organisatie.nl.", "This does not look like an e-mail address. Check that it has an @, as in name@organisation.nl.");

    public string LaterTitle => Say("Later verdergaan", "Continue later");
    public string LaterText => Say("Wat u opsloeg, staat er. Met dezelfde link gaat u verder waar u was, ook op een ander apparaat.", "What you saved is there. The same link brings you back to where you were, on another device too.");
    public string LaterMailLink => Say("Mail mij de link", "Mail me the link");
    public string MailAddress => Say("Uw e-mailadres", "Your e-mail address");
    public string MailAddressHint => Say("Wij gebruiken het adres alleen voor deze mail.", "We use the address for this mail only.");
    public string Send => Say("Versturen", "Send it");
    public string MailQueued => Say("De mail is onderweg. Kijk ook bij ongewenste mail.", "The mail is on its way. Check your junk mail too.");
    public string MailTooOften(int most) => Say($"Vandaag is al {most} keer gemaild. Morgen kan het weer.", $"We have already mailed {most} times today. You can ask again tomorrow.");
    public string MailOff => Say("Vanaf hier kunnen wij geen mail sturen. Bewaar de link zelf: zet een bladwijzer, of kopieer het adres hieronder.", "We cannot send mail from here. Keep the link yourself: bookmark this page, or copy the address below.");
    public string YourLink => Say("Uw link", "Your link");

    public string CopyMailTitle => Say("Kopie per mail", "Copy by e-mail");
    public string CopyMailLink => Say("Mail mij een kopie", "Mail me a copy");
    public string CopyMailText => Say("U krijgt een mail met al uw antwoorden erin. Kies een adres waar alleen u bij kunt.", "You will get a mail with all your answers in it. Choose an address that only you can read.");
    public string CopyTooLong => Say("Uw antwoorden passen niet in een mail. Druk deze pagina af of bewaar haar.", "Your answers do not fit in a mail. Print or save the page instead.");

    public string OverviewHint(HowAsked how) => how switch
    {
        { Identity: IdentityMode.Anonymous } => Say(
            "Klopt alles? Stuur dan in. Op dat moment maken wij uw antwoorden los van deze link. Daarna kunt u ze niet meer inzien, wijzigen of laten wissen. Wilt u een kopie, druk deze pagina dan nu af.",
            "Is everything right? Then send it. At that moment we cut your answers loose from this link. After that you cannot read, change or erase them. If you want a copy, print this page now."),
        { ClosesOn: { } day } => Say($"Klopt alles? Stuur dan in. Wijzigen kan daarna nog tot en met {Day(day)}.", $"Is everything right? Then send it. You can still change it up to and including {Day(day)}."),
        _ => Say("Klopt alles? Stuur dan in. Wijzigen kan daarna nog.", "Is everything right? Then send it. You can still change it afterwards."),
    };
    public string SubmitAgain => Say("Opnieuw insturen", "Send again");
    public string Correct => Say("Antwoorden wijzigen", "Change my answers");
    public string CorrectHint(DateOnly? until) => until is { } day
        ? Say($"Wijzigen kan tot en met {Day(day)}. Intussen blijven uw antwoorden meetellen.", $"You can change them up to and including {Day(day)}. Meanwhile your answers still count.")
        : Say("U kunt uw antwoorden nog wijzigen. Intussen blijven ze meetellen.", "You can still change your answers. Meanwhile they still count.");
    public string Correcting(DateTimeOffset submittedAt) => Say(
        $"U wijzigt wat u op {Moment(submittedAt)} instuurde. Uw antwoorden blijven intussen meetellen, met elke wijziging die is opgeslagen. Stuur opnieuw in als u klaar bent.",
        $"You are changing what you sent on {Moment(submittedAt)}. Your answers still count meanwhile, with every change that is saved. Send again when you are done.");

    public string EraseLink => Say("Mijn antwoorden laten wissen", "Have my answers erased");
    public string EraseTitle => Say("Uw antwoorden laten wissen", "Have your answers erased");
    public string EraseWhat(int answers) => answers switch
    {
        0 => Say("Er is nog niets ingevuld. Wist u toch, dan werkt deze link daarna niet meer.", "Nothing has been entered yet. If you erase anyway, this link stops working."),
        1 => Say("Wij wissen het antwoord op 1 vraag, en alles wat daarmee is gedaan: citaten, thema's en notities.", "We erase the answer to 1 question and everything made from it: quotes, themes and notes."),
        _ => Say($"Wij wissen uw antwoorden op {answers} vragen, en alles wat daarmee is gedaan: citaten, thema's en notities.", $"We erase your answers to {answers} questions and everything made from them: quotes, themes and notes."),
    };
    public string EraseLate => Say("Ook wat u na de sluiting typte, wordt gewist.", "What you typed after closing is erased too.");
    public string EraseStays => Say(
        "Wat blijft: dat er één keer antwoorden zijn gewist, en aantallen en conclusies die al in een verslag staan. Dit kan niet ongedaan worden gemaakt.",
        "What stays: that answers were erased once, and counts and conclusions that are already in a report. This cannot be undone.");
    public string EraseNow => Say("Alles wissen", "Erase everything");

    public string LateTitle => Say("Wat u net typte, is bewaard", "What you just typed has been kept");
    public string LateText(string? municipality, DateOnly? closedAfter) => Say(
        $"De vragenlijst is gesloten: antwoorden kon tot en met {Day(closedAfter)}. Wat u typte, is bewaard en gaat naar {municipality}, die beslist of het meetelt.",
        $"The questionnaire is closed: answers were welcome up to and including {Day(closedAfter)}. What you typed has been kept and goes to {municipality}, who will decide whether it counts.");
    public string LateHandInTitle => Say("De vragenlijst is gesloten", "The questionnaire is closed");
    public string LateHandIn(string? municipality, DateOnly? closedAfter) => Say(
        $"Antwoorden kon tot en met {Day(closedAfter)}. Wij hebben bewaard dat u nog wilde insturen. {municipality} beslist of uw antwoorden meetellen.",
        $"Answers were welcome up to and including {Day(closedAfter)}. We have kept that you still wanted to send your answers. {municipality} will decide whether they count.");
    public string LateWaits(string? municipality) => Say($"Wat u na de sluiting typte, is bewaard en ligt bij {municipality}.", $"What you typed after closing has been kept and is with {municipality}.");
    public string LateTooLarge => Say("Dit is te veel om na de sluiting te bewaren. Kopieer uw tekst hieronder en mail hem naar de gemeente.", "This is too much to keep after closing. Copy your text below and mail it to the municipality.");
    public string NotKeptTitle => Say("Dit typte u net; het is niet bewaard", "You just typed this; it has not been kept");
    public string NotKept => Say("Kopieer uw tekst als u hem nog nodig hebt.", "Copy your text if you still need it.");
    public string KeptTitle => Say("Dit typte u net", "You just typed this");
    public string Emptied => Say("leeggemaakt", "emptied");
    public string SubmittedMeanwhileTitle => Say("Intussen is al ingestuurd", "It has been sent meanwhile");
    public string SubmittedMeanwhile => Say("Iemand met dezelfde link heeft de antwoorden ingestuurd. Kies Antwoorden wijzigen op de volgende pagina als dit er nog bij moet.", "Someone with the same link has sent the answers. Choose Change my answers on the next page if this should be added.");
    public string ToYourAnswers => Say("Naar uw antwoorden", "To your answers");

    public string UnsentFound => Say(
        "Deze tekst staat nog in uw browser. Wij konden hem niet opslaan. Kopieer wat u nog nodig hebt.",
        "This text is still in your browser. We could not save it. Copy what you still need.");
    public string UnsentDrop => Say("Tekst weggooien", "Discard this text");

    public string OpenLinkAsk => Say("Voor wie antwoordt u?", "For whom are you answering?");
    public string OpenLinkKind => Say("Soort organisatie", "Kind of organisation");
    public string OpenLinkName => Say("Naam van de organisatie (mag leeg blijven)", "Name of the organisation (optional)");
    public string OpenLinkFor(string municipality) => Say($"{municipality} vraagt dit aan iedereen die er iets van weet.", $"{municipality} is asking everyone who knows something about it.");
    public string OpenLinkOwn => Say("U krijgt zo een eigen link, waarmee u later verder kunt.", "You will get your own link, with which you can continue later.");
    public string KindMissing => Say("Kies een soort organisatie.", "Choose a kind of organisation.");
    public string Answered(int answered, int asked) => answered == asked ? Say("Alles beantwoord", "All answered") : Say($"{answered} van {asked} vragen beantwoord", $"{answered} of {asked} questions answered");

    private string Minutes(int minutes) => minutes == 1 ? Say("1 minuut", "1 minute") : Say($"{minutes} minuten", $"{minutes} minutes");
}
