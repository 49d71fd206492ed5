using Microsoft.AspNetCore.Components;
using Scanner.Core.Responses;
using Scanner.Web.Staff.Parts;

namespace Scanner.Web.Staff.Responses;

/// <summary>What was mailed for a distribution; looks again by itself while mail is being sent.</summary>
public sealed partial class ViewSendLogPage
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    private static readonly (string Text, string Value)[] Stages = [("Alle", ""), ("Wacht", "wacht"), ("Verstuurd", "verstuurd"), ("Niet aangekomen", Lost), ("Niet verstuurd", "niet")];

    /// <summary>The stage of what was given up or came back; in the address, so that other pages can lead to it.</summary>
    private const string Lost = "mis";

    private string stage = "";
    private string search = "";
    private SendLogView? log;
    private SendProgress progress = new(0, 0, 0);
    private Task watching = Task.CompletedTask;

    /// <summary>What was put out.</summary>
    [Parameter] public Guid Distribution { get; set; }

    /// <summary>Which stage to begin with; empty or unknown: all.</summary>
    [SupplyParameterFromQuery(Name = "stand")] public string? Stage { get; set; }

    private List<SentMail> Shown => [.. log!.Rows.Where(row => IsIn(row, stage) && SearchField.Finds(search, row.ToName, row.ToAddress, row.PartnerName, row.Pseudonym))];

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        stage = Stages.Any(one => one.Value == Stage) ? Stage! : "";
        await ReadAsync();
        if (watching.IsCompleted) watching = WatchAsync();
    }

    private async Task ReadAsync()
    {
        log = await Logs.ViewAsync(Access, Distribution, Stop);
        progress = await Logs.ProgressAsync(Access, Distribution, Stop);
    }

    /// <summary>Asks for the counts, and reads the list anew when they changed; only while something waits.</summary>
    private async Task WatchAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(Look, Clock);
            while (await timer.WaitForNextTickAsync(Stop))
            {
                if (progress.Queued == 0) continue;
                if (await Logs.ProgressAsync(Access, Distribution, Stop) == progress) continue;
                await InvokeAsync(async () =>
                {
                    await ReadAsync();
                    StateHasChanged();
                });
            }
        }
        catch (OperationCanceledException) when (Stop.IsCancellationRequested)
        {
            // The visitor left the page.
        }
    }

    private async Task BouncedAsync(SentMail row)
    {
        await Logs.BouncedAsync(Access, row.Id, "Teruggekomen, genoteerd door " + Access.AccountName, Stop);
        await ReadAsync();
        Undo.Say($"Genoteerd: de mail aan {row.ToName} kwam terug. Aan dit adres gaat geen mail meer.", () => NotBouncedAsync(row));
    }

    private async Task NotBouncedAsync(SentMail row)
    {
        await Logs.BouncedAsync(Access, row.Id, null, CancellationToken.None);
        await ReadAsync();
        StateHasChanged();
    }

    private async Task AgainAsync(SentMail row)
    {
        await Logs.AgainAsync(Access, row.Id, Stop);
        await ReadAsync();
        Undo.Say($"De mail aan {row.ToName} staat weer in de wachtrij.");
    }

    private async Task CancelAsync(SentMail row)
    {
        var cancelled = await Logs.CancelAsync(Access, Distribution, row.Id, Stop);
        await ReadAsync();
        Undo.Say(cancelled > 0 ? $"De mail aan {row.ToName} wordt niet verstuurd." : "Deze mail was al weg.");
    }

    private async Task CancelAllAsync()
    {
        var cancelled = await Logs.CancelAsync(Access, Distribution, null, Stop);
        await ReadAsync();
        Undo.Say($"{Dutch.Count(cancelled, "mail wordt", "mails worden")} niet verstuurd.");
    }

    /// <summary>What can be done with a mail; null: nothing.</summary>
    private (string Words, Func<Task> Do)? Act(SentMail row) => row switch
    {
        { BouncedAt: not null } => ("Kwam toch aan", () => NotBouncedAsync(row)),
        { State: MailState.Sent, Kind: not MailKind.Test } => ("Kwam terug", () => BouncedAsync(row)),
        { State: MailState.Failed } => ("Opnieuw proberen", () => AgainAsync(row)),
        { State: MailState.Queued } => ("Niet versturen", () => CancelAsync(row)),
        _ => null,
    };

    private static bool IsIn(SentMail row, string value) => value.Length == 0 || value == row switch
    {
        { BouncedAt: not null } or { State: MailState.Failed } => Lost,
        { State: MailState.Queued } => "wacht",
        { State: MailState.Sent } => "verstuurd",
        { State: MailState.Cancelled } => "niet",
        _ => throw new ArgumentOutOfRangeException(nameof(row)),
    };

    private string When(SentMail row) => row switch
    {
        { BouncedAt: { } bounced } => $"terug op {Dutch.Text(bounced)}",
        { SentAt: { } sent } => Dutch.Moment(sent),
        { State: MailState.Queued, NextAttemptAt: { } next } when next > Clock.GetUtcNow() => $"gaat op {Dutch.Moment(next)}",
        { State: MailState.Queued } => "zo dadelijk",
        _ => Dutch.Moment(row.CreatedAt),
    };
}
