using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Switchboard.Desk.Turns;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Channels;

/// <summary>Takes what is due for a tenant and has it fetched. What is cut off by the end of the host is due again after its lease.</summary>
internal sealed class FetchErrands(MediaQueue media, ProfileQueue profiles, PlatformScope platform, TimeProvider clock, ILogger<FetchErrands> log)
{
    private static readonly TimeSpan Busy = TimeSpan.FromMilliseconds(500);

    /// <returns>When something is due next; null when nothing waits.</returns>
    public async Task<DateTimeOffset?> StartAsync(TenantErrands errands, Tenant tenant, CancellationToken ct)
    {
        // Who ends an errand brings the tenant up; this is for what was due before that.
        if (errands.Free(tenant.Id) is var free && free <= 0)
            return clock.GetUtcNow() + Busy;
        var (files, nextFile) = await media.LeaseAsync(tenant, free, clock.GetUtcNow(), ct);
        foreach (var file in files)
            errands.Start(tenant.Id, () => RunAsync<MediaFetches>(tenant, f => f.TryAsync(file, ct), ct));
        var (people, nextPerson) = await profiles.LeaseAsync(tenant, free - files.Count, clock.GetUtcNow(), ct);
        foreach (var person in people)
            errands.Start(tenant.Id, () => RunAsync<ProfileFetches>(tenant, f => f.TryAsync(person, ct), ct));
        return nextFile is null || nextPerson < nextFile ? nextPerson : nextFile;
    }

    private async Task RunAsync<TFetches>(Tenant tenant, Func<TFetches, Task> fetch, CancellationToken ct)
        where TFetches : class
    {
        try
        {
            await using var scope = platform.Enter(tenant);
            await fetch(scope.ServiceProvider.GetRequiredService<TFetches>());
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // Due again when its lease ends. Only the kind of failure is told, for the rest may be the customer's.
            log.LogWarning("A channel fetch of tenant {Tenant} was not finished: {Fault}", tenant.Id, e.GetType().Name);
        }
        catch (OperationCanceledException)
        {
            // The host ends.
        }
    }
}
