using System.Collections.Concurrent;
using Switchboard.Tenancy;

namespace Switchboard.Host.Ai;

/// <summary>How often each tenant has called, and how long it took, since this process started.</summary>
internal sealed class AiMetrics(TimeProvider clock)
{
    private readonly ConcurrentDictionary<TenantId, Counts> _tenants = new();

    internal DateTimeOffset Since { get; } = clock.GetUtcNow();

    internal void Count(TenantId tenant, string operation, TimeSpan took, bool failed) => _tenants.GetOrAdd(tenant, static _ => new Counts()).Add(operation, took.TotalSeconds, failed);

    internal AiMetricsAnswer Of(TenantId tenant)
    {
        var operations = _tenants.TryGetValue(tenant, out var counts) ? counts.Read() : [];
        var (requests, seconds) = (operations.Values.Sum(o => o.Requests), operations.Values.Sum(o => o.Requests * o.AverageResponseTime));
        return new AiMetricsAnswer(Since, requests, operations.Values.Sum(o => o.Failed), requests == 0 ? null : seconds / requests, operations);
    }

    private sealed class Counts
    {
        private readonly Lock _gate = new();
        private readonly SortedDictionary<string, (long Requests, long Failed, double Seconds, double Longest)> _operations = new(StringComparer.Ordinal);

        internal void Add(string operation, double seconds, bool failed)
        {
            lock (_gate)
            {
                var so = _operations.GetValueOrDefault(operation);
                _operations[operation] = (so.Requests + 1, so.Failed + (failed ? 1 : 0), so.Seconds + seconds, Math.Max(so.Longest, seconds));
            }
        }

        internal Dictionary<string, AiOperationMetrics> Read()
        {
            lock (_gate)
                return _operations.ToDictionary(o => o.Key, o => new AiOperationMetrics(o.Value.Requests, o.Value.Failed, o.Value.Seconds / o.Value.Requests, o.Value.Longest), StringComparer.Ordinal);
        }
    }
}
