using Microsoft.AspNetCore.Components;
using Scanner.Core.Responses;

namespace Scanner.Web.Staff.Responses;

/// <summary>The words of a distribution's mails, beside what an invitee will see.</summary>
public sealed partial class EditMailWordingPage
{
    private WordingView? view;
    private MailKind kind = MailKind.Invitation;
    private string subject = "";
    private string words = "";
    private IReadOnlyList<WordingProblem> problems = [];
    private MailText? preview;
    private Guid? who;
    private bool plain;

    /// <summary>What was put out.</summary>
    [Parameter] public Guid Distribution { get; set; }

    /// <summary>Which mail to begin with: <c>herinnering</c> or <c>bedankje</c>; else the invitation.</summary>
    [SupplyParameterFromQuery(Name = "soort")] public string? Asked { get; set; }

    /// <inheritdoc/>
    protected override Task LoadAsync() => ShowAsync(Asked switch { "herinnering" => MailKind.Reminder, "bedankje" => MailKind.Thanks, _ => MailKind.Invitation });

    private async Task ShowAsync(MailKind one)
    {
        kind = one;
        view = await Wording.ViewAsync(Access, Distribution, kind, Stop);
        if (view is null) return;
        problems = [];
        who ??= view.Invitees is [var first, ..] ? first.InvitationId : null;
        await ChangeAsync(view.Words.Subject, view.Words.Text);
    }

    private async Task ChangeAsync(string newSubject, string newWords)
    {
        (subject, words) = (newSubject, newWords);
        preview = who is { } invitation ? await Wording.PreviewAsync(Access, Distribution, invitation, new MailText(subject, words), Stop) : null;
    }

    private async Task ForAsync(string invitation)
    {
        who = Guid.Parse(invitation);
        await ChangeAsync(subject, words);
    }

    private async Task SaveAsync()
    {
        var before = view!;
        var saved = await Wording.SaveAsync(Access, Distribution, kind, new MailText(subject, words), Stop);
        problems = saved.Problems;
        if (problems.Count > 0) return;
        await ShowAsync(kind);
        Undo.Say("De tekst is opgeslagen.", () => PutBackAsync(before));
    }

    private async Task ResetAsync()
    {
        var before = view!;
        await Wording.ResetAsync(Access, Distribution, kind, Stop);
        await ShowAsync(kind);
        Undo.Say("De tekst van Scanner staat er weer.", () => PutBackAsync(before));
    }

    private async Task PutBackAsync(WordingView before)
    {
        if (before.IsOwn) await Wording.SaveAsync(Access, Distribution, kind, before.Words, CancellationToken.None);
        else await Wording.ResetAsync(Access, Distribution, kind, CancellationToken.None);
        await ShowAsync(kind);
        StateHasChanged();
    }

    private async Task TestAsync()
    {
        var outcome = await Wording.TestAsync(Access, Distribution, kind, who, new MailText(subject, words), Stop);
        problems = outcome.Problems;
        if (outcome.Result == TestMailResult.Queued) Undo.Say($"De proefmail gaat naar {outcome.Address}. De link daarin werkt niet: hij is een voorbeeld.");
    }

    private string WithExample(string text)
    {
        var link = (Setting.BaseUrl.Length > 0 ? Setting.BaseUrl : "https://…") + "/v/voorbeeld";
        return text.Replace(OutgoingMail.LinkMark, link, StringComparison.Ordinal).Replace(MailMarks.OptOutMark, link + "/afmelden", StringComparison.Ordinal);
    }

    private static string Name(MailKind kind) => kind switch { MailKind.Reminder => "Herinnering", MailKind.Thanks => "Bedankje", _ => "Uitnodiging" };

    private static string Meaning(string mark) => mark switch
    {
        "naam" => "de naam van de persoon; is die er niet, dan van de organisatie",
        "organisatie" => "de naam van de organisatie",
        "gemeente" => "de naam van uw gemeente",
        "titel" => "de titel van de vragenlijst",
        "link" => "de persoonlijke link; moet erin staan",
        "sluitdatum" => "de laatste dag om te antwoorden",
        "minuten" => "hoeveel minuten invullen duurt",
        "contact" => "uw naam en e-mailadres",
        "afmelden" => "de link om geen mail meer te krijgen; niet in een brief",
        _ => throw new ArgumentOutOfRangeException(nameof(mark)),
    };
}
