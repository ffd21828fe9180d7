using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Switchboard.Tenancy.Mail;

/// <summary>Sends what waits, one letter after another. Its logs never say what a letter says.</summary>
internal sealed class MailSender(MailPost post, TimeProvider clock, ILogger<MailSender> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private const int RoundsPerSweep = 3_600;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        for (var round = 0; await timer.WaitForNextTickAsync(stoppingToken); round++)
        {
            try
            {
                if (round % RoundsPerSweep == 0)
                    await post.SweepAsync(stoppingToken);
                while (await post.TryOneAsync(stoppingToken) is { } decision)
                {
                    if (decision.State != MailDecision.Sent)
                        log.LogWarning("A letter was not sent, it is {State} now: {Reason}", decision.State, decision.Reason);
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("Letters could not be looked at: {Fault} {Reason}", e.GetType().Name, e.Message);
            }
        }
    }
}
