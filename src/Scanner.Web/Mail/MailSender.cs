using Scanner.Core.Responses;

namespace Scanner.Web.Mail;

/// <summary>Empties the queue of mail in the background, as long as the server runs. Whatever goes wrong is logged, and the next round comes.</summary>
internal sealed partial class MailSender(SendQueuedMail queue, MailDoor door, MailSetting setting, TimeProvider clock, ILogger<MailSender> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LongPause = TimeSpan.FromSeconds(30);

    /// <summary>Who holds the lease: this machine, this process, this start.</summary>
    private readonly string holder = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():n}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (setting.Missing == "Mail:Host") return;
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = await RoundAsync(stoppingToken);
            try
            {
                await Task.Delay(pause, clock, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <returns>How long to wait.</returns>
    private async Task<TimeSpan> RoundAsync(CancellationToken stop)
    {
        try
        {
            var run = await queue.RunAsync(holder, setting.BaseUrl, setting.PerMinute, door.SendAsync, stop);
            if (run.Failed > 0) LogFailed(log, run.Failed, run.Sent);
            return run.IsUnreachable ? LongPause : Pause;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return Pause;
        }
        // The database may be away for a moment. A background service that throws takes the whole site down with it.
        catch (Exception failure)
        {
            LogBroken(log, failure);
            return LongPause;
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Failed} mails were not taken by the mail server, {Sent} were; see the send log of the distribution.")]
    private static partial void LogFailed(ILogger logger, int failed, int sent);

    [LoggerMessage(LogLevel.Error, "A round of sending mail broke off; it is tried again.")]
    private static partial void LogBroken(ILogger logger, Exception failure);
}
