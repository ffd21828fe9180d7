namespace Switchboard.Host.Identity.OAuth.Keys;

/// <summary>Makes the next keys a day before they sign, so that everybody has read them by then.</summary>
internal sealed class KeyRotation(SigningKeys keys, TimeProvider clock, ILogger<KeyRotation> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await keys.MakeDueAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("Signing keys could not be looked after: {Reason}", e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
