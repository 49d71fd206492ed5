namespace Scanner.Web.Respond;

/// <summary>What the page that stops mail says, in Dutch and English.</summary>
internal sealed class OptOutTexts(bool english, string municipality)
{
    public string AskTitle => Say("Geen mail meer over dit onderzoek?", "No more mail about this study?");
    public string AskText => Say(
        $"Dan krijgt u geen uitnodigingen en herinneringen van {municipality} meer. Uw link blijft werken: u kunt nog altijd antwoorden.",
        $"You will get no more invitations and reminders from {municipality}. Your link keeps working: you can still answer.");
    public string AskButton => Say("Stop met mailen", "Stop mailing me");
    public string DoneTitle => Say("U krijgt geen mail meer", "You will get no more mail");
    public string DoneText => Say(
        $"{municipality} mailt u niet meer over dit onderzoek. Uw link blijft werken.",
        $"{municipality} will not mail you about this study any more. Your link keeps working.");
    public string UndoButton => Say("Toch weer mail ontvangen", "Get mail again after all");
    public string UndoneTitle => Say("U krijgt weer mail", "You will get mail again");
    public string UndoneText => Say($"{municipality} kan u weer mailen over dit onderzoek.", $"{municipality} can mail you about this study again.");
    public string ToQuestions => Say("Naar de vragenlijst", "To the questionnaire");

    private string Say(string dutch, string inEnglish) => english ? inEnglish : dutch;
}
