using System.Globalization;
using Scanner.Core.Responses;

namespace Scanner.Web.Respond;

/// <summary>Everything that the respondent pages say themselves, in Dutch and English; one table. Any other language gets Dutch.</summary>
/// <remarks>Each member is the text that it is named after.</remarks>
public sealed partial class RespondTexts
{
    private readonly bool english;

    private RespondTexts(string language) => (Language, english) = (language, language == "en");

    /// <summary>The texts in a language.</summary>
    public static RespondTexts In(string? language) => new(language == "en" ? "en" : "nl");

    /// <summary>The language of the texts, for <c>lang</c>.</summary>
    public string Language { get; }

    public string Skip => Say("Naar de vragen", "Skip to the questions");
    public string Next => Say("Verder", "Continue");
    public string Previous => Say("Vorige", "Back");
    public string Later => Say("Later verdergaan", "Save and finish later");
    public string Start => Say("Begin", "Start");
    public string Resume => Say("Ga verder", "Continue");
    public string Check => Say("Controleren en insturen", "Check and send");
    public string Submit => Say("Insturen", "Send");
    public string Change => Say("Wijzigen", "Change");
    public string Required => Say("verplicht", "required");
    public string ChooseHere => Say("Kies een antwoord", "Choose an answer");
    public string NoAnswer => Say("Niet ingevuld", "Not answered");
    public string DayExample => Say("Bijvoorbeeld: 14-3-2027", "For example: 14-3-2027");
    public string NumberExample => Say("Gebruik een komma voor decimalen, bijvoorbeeld 2,5", "For example: 2.5");
    public string NothingToChoose => Say("Er valt hier nu niets te kiezen.", "There is nothing to choose here now.");
    public string OpensElsewhere => Say("opent in een nieuw tabblad", "opens in a new tab");
    public string Rows => Say("Rij", "Row");

    public string RankHint => Say("Geef elk antwoord een plaats; 1 komt als eerste.", "Give every answer a place; 1 comes first.");
    public string NoPlace => Say("geen plaats", "no place");
    public string Up => Say("Omhoog", "Up");
    public string Down => Say("Omlaag", "Down");
    public string OrderIsRight => Say("Deze volgorde is goed", "This order is right");

    /// <summary>What the script says after a move; it fills in the option, its place and the number of options.</summary>
    public string Moved => Say("{0} staat nu op plaats {1} van {2}", "{0} is now at place {1} of {2}");
    public string OrderKept => Say("Deze volgorde is uw antwoord.", "This order is your answer.");

    public string Time(int number) => Say($"Nummer {number}", $"Number {number}");
    public string Add(bool isFirst) => isFirst ? Say("Toevoegen", "Add") : Say("Nog een toevoegen", "Add another");
    public string TakeAway => Say("Weghalen", "Remove");
    public string TakenAway => Say("Weggehaald.", "Removed.");
    public string PutBack => Say("Terugzetten", "Put it back");

    public string StartFor(string municipality, string partner) => partner == BeginThroughOpenLink.NoName
        ? Say($"{municipality} vraagt dit aan u.", $"{municipality} is asking you.")
        : Say($"{municipality} vraagt dit aan {partner}.", $"{municipality} is asking {partner}.");
    public string Duration(int minutes) => Say($"Invullen duurt ongeveer {minutes} minuten.", $"It takes about {minutes} minutes.");
    public string StopAndResume => Say(
        "U hoeft niet alles in één keer te doen. Uw antwoorden worden per pagina bewaard; met dezelfde link gaat u later verder, ook op een ander apparaat.",
        "You do not have to do it all at once. Your answers are kept page by page; the same link brings you back later, on another device too.");
    public string PrivacyTitle => Say("Wat gebeurt er met uw antwoorden?", "What happens to your answers?");
    public string Privacy(string municipality) => Say(
        $"Alleen de mensen die voor {municipality} aan dit onderzoek werken, lezen uw antwoorden. Meedoen is vrijwillig.",
        $"Only the people who work on this study for {municipality} read your answers. Taking part is voluntary.");
    public string NoNames => Say("Vertel over groepen en plekken. Noem geen namen van personen.", "Write about groups and places. Do not name any persons.");
    public string SectionsTitle => Say("De onderdelen", "The parts");
    public string AnsweredOf(int answered, int asked) => Say($"{answered} van {asked} beantwoord", $"{answered} of {asked} answered");
    public string SavedForLater => Say("Uw antwoorden staan er. Met dezelfde link gaat u verder waar u was.", "Your answers are saved. The same link brings you back to where you were.");

    public string Step(int number, int count) => Say($"Stap {number} van {count}", $"Step {number} of {count}");
    public string MinutesLeft(int minutes) => minutes == 1 ? Say("nog ongeveer 1 minuut", "about 1 minute left") : Say($"nog ongeveer {minutes} minuten", $"about {minutes} minutes left");

    public string OverviewTitle => Say("Controleer uw antwoorden", "Check your answers");
    public string DoneTitle => Say("Dank u wel", "Thank you");
    public string Done(string municipality, DateTimeOffset at) => Say(
        $"Uw antwoorden zijn op {Moment(at)} ingestuurd naar {municipality}. U hoeft niets meer te doen.",
        $"Your answers were sent to {municipality} on {Moment(at)}. There is nothing more you need to do.");
    public string CopyTitle => Say("Uw antwoorden", "Your answers");
    public string CopyHint => Say("Druk deze pagina af of bewaar haar als u een kopie wilt.", "Print or save this page if you want a copy.");

    public string ProblemsTitle(int count) => count == 1 ? Say("Kijk nog naar één vraag", "One question needs another look") : Say($"Kijk nog naar {count} vragen", $"{count} questions need another look");
    public string ProblemsHint => Say("Uw antwoorden zijn wel bewaard.", "Your answers have been kept.");
    public string AppearedTitle(int count) => count == 1 ? Say("Door uw antwoord is er een vraag bijgekomen", "Your answer has brought another question") : Say($"Door uw antwoorden zijn er {count} vragen bijgekomen", $"Your answers have brought {count} more questions");

    /// <summary>What the script says when questions came up or the page was drawn again.</summary>
    public string AppearedNow => Say("Door uw antwoord zijn er vragen bijgekomen.", "Your answer has brought more questions.");
    public string Redrawn => Say("De vragen op deze pagina zijn aangepast aan uw antwoord.", "The questions on this page have been adapted to your answer.");

    public string Saved(DateTimeOffset at, DateTimeOffset now)
    {
        var (local, today) = (Amsterdam.At(at), Amsterdam.DayOf(now));
        var time = local.ToString("HH:mm", CultureInfo.InvariantCulture);
        return Amsterdam.DayOf(at) == today ? Say($"Opgeslagen om {time}", $"Saved at {time}") : Say($"Opgeslagen op {Moment(at)}", $"Saved on {Moment(at)}");
    }

    public string Saving => Say("Bezig met opslaan…", "Saving…");
    public string Unsaved => Say("Nog niet opgeslagen: geen verbinding. Wij proberen het opnieuw; uw tekst blijft op dit apparaat staan.", "Not saved yet: no connection. We will try again; your text stays on this device.");
    public string Refused => Say("Nog niet opgeslagen. Kies Verder om te zien wat er is.", "Not saved yet. Choose Continue to see why.");

    public string UnknownTitle => Say("Deze link werkt niet", "This link does not work");
    public string UnknownText => Say(
        "Kijk of de link helemaal is overgenomen: soms valt in een mail het laatste stuk weg. Scan anders de code opnieuw, of vraag de gemeente die u uitnodigde om een nieuwe link.",
        "Check that you have the whole link: the last part sometimes gets lost in an e-mail. Or scan the code again, or ask the municipality that invited you for a new link.");
    public string WithdrawnTitle => Say("Deze link is ingetrokken", "This link has been withdrawn");
    public string WithdrawnText(string? municipality) => Say(
        $"{municipality} heeft deze link ingetrokken. Misschien kreeg u later een nieuwe. Zo niet, vraag dan degene die u uitnodigde om een nieuwe link.",
        $"{municipality} has withdrawn this link. You may have received a new one later. If not, ask the person who invited you for a new link.");
    public string ClosedTitle => Say("Deze vragenlijst is gesloten", "This questionnaire is closed");
    public string ClosedText(string? municipality, DateOnly? after) => Say(
        $"U kon antwoorden tot en met {Day(after)}. Wat u eerder opsloeg, is bewaard. Wilt u nog iets toevoegen, neem dan contact op met {municipality}.",
        $"Answers were welcome up to and including {Day(after)}. What you saved before has been kept. If you want to add something, contact {municipality}.");
    public string TooLargeTitle => Say("Dit is te veel tekst in één keer", "This is too much text at once");
    public string TooLargeText => Say("Ga terug en maak de langste tekst korter. Wat u eerder opsloeg, staat er nog.", "Go back and shorten the longest text. What you saved before is still there.");
    public string UnreadableTitle => Say("Dit formulier konden wij niet lezen", "We could not read this form");
    public string UnreadableText => Say("Ga terug, laad de pagina opnieuw en probeer het nog eens. Wat u eerder opsloeg, staat er nog.", "Go back, reload the page and try again. What you saved before is still there.");

    /// <summary>The sentence about what is wrong: the questionnaire's own, or else the product's.</summary>
    public string Problem(AnswerProblem problem, QuestionKind kind) => problem.Message ?? problem.Fault switch
    {
        AnswerFault.Missing => kind is QuestionKind.One or QuestionKind.Scale or QuestionKind.DropDown or QuestionKind.Many ? Say("Kies een antwoord.", "Choose an answer.")
            : kind is QuestionKind.Rank ? Say("Geef elk antwoord een plaats.", "Give every answer a place.")
            : kind is QuestionKind.Acknowledge ? Say("Vink dit aan om verder te gaan.", "Tick this to go on.")
            : Say("Vul hier een antwoord in.", "Enter an answer here."),
        AnswerFault.NotWhole => Say("Vul een heel getal in, met cijfers. Bijvoorbeeld 12.", "Enter a whole number, in digits. For example 12."),
        AnswerFault.NotNumber => Say("Vul een getal in, met cijfers. Bijvoorbeeld 2,5.", "Enter a number, in digits. For example 2.5."),
        AnswerFault.NotDay => Say("Vul een datum in, zoals 14-3-2027.", "Enter a date, like 14-3-2027."),
        AnswerFault.UnknownChoice => Say("Kies een van de antwoorden die hier staan.", "Choose one of the answers shown here."),
        AnswerFault.MoreThanOne => Say("Kies één antwoord.", "Choose one answer."),
        AnswerFault.NotAlone => Say("Deze antwoorden kunnen niet samen. Haal een van beide weg.", "These answers cannot go together. Remove one of them."),
        AnswerFault.NotAllRanked => Say("Geef elk antwoord een plaats.", "Give every answer a place."),
        AnswerFault.BadRank => Say("Gebruik elke plaats één keer, vanaf 1 en zonder er een over te slaan.", "Use each place once, from 1 and without leaving one out."),
        AnswerFault.Constraint => Say("Dit antwoord kan niet. Kijk het nog eens na.", "This answer is not possible. Please check it."),
        AnswerFault.TooLong => Say($"Deze tekst is te lang en is niet bewaard. Er passen {Answer.TextLength / 1000}.000 tekens in.", $"This text is too long and was not kept. {Answer.TextLength / 1000},000 characters fit."),
        _ => throw new ArgumentOutOfRangeException(nameof(problem)),
    };

    /// <summary>A day in words, such as 14 maart 2027.</summary>
    public string Day(DateOnly? day) => day?.ToString("d MMMM yyyy", Culture) ?? "";

    private string Moment(DateTimeOffset at) => Amsterdam.At(at).ToString(Say("d MMMM yyyy 'om' HH:mm", "d MMMM yyyy 'at' HH:mm"), Culture);

    private CultureInfo Culture => CultureInfo.GetCultureInfo(english ? "en-GB" : "nl-NL");

    private string Say(string dutch, string inEnglish) => english ? inEnglish : dutch;
}
