using Microsoft.AspNetCore.Components;
using Scanner.Core.Responses;

namespace Scanner.Web.Staff.Responses;

/// <summary>What was mailed for a distribution; looks again by itself while mail is being sent.</summary>
public sealed partial class ViewSendLogPage
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    private SendLogView? log;
    private SendProgress progress = new(0, 0, 0);
    private Task watching = Task.CompletedTask;

    /// <summary>What was put out.</summary>
    [Parameter] public Guid Distribution { get; set; }

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
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

    private string When(SentMail row) => row switch
    {
        { BouncedAt: { } bounced } => $"terug op {Dutch.Text(bounced)}",
        { SentAt: { } sent } => Dutch.Moment(sent),
        { State: MailState.Queued, NextAttemptAt: { } next } when next > Clock.GetUtcNow() => $"gaat op {Dutch.Moment(next)}",
        { State: MailState.Queued } => "zo dadelijk",
        _ => Dutch.Moment(row.CreatedAt),
    };
}
