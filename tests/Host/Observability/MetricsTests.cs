using System.Diagnostics.Metrics;
using Switchboard.Host.Observability;

namespace Switchboard.Host.Tests.Observability;

public sealed class MetricsTests
{
    [Fact]
    public void Counters_and_histograms_are_shown_as_Prometheus_reads_them()
    {
        using var metrics = new Metrics();
        using var meter = new Meter("Switchboard.MetricsTests");

        meter.CreateCounter<int>("parcels.sent").Add(2, KeyValuePair.Create<string, object?>("size", "a\"b"));
        meter.CreateHistogram<double>("parcels.took", "s").Record(0.02);

        var text = metrics.Read();
        text.ShouldContain("# TYPE parcels_sent_total counter\nparcels_sent_total{size=\"a\\\"b\"} 2\n");
        text.ShouldContain("parcels_took_seconds_bucket{le=\"0.01\"} 0\nparcels_took_seconds_bucket{le=\"0.025\"} 1\n");
        text.ShouldContain("parcels_took_seconds_bucket{le=\"+Inf\"} 1\nparcels_took_seconds_sum 0.02\nparcels_took_seconds_count 1\n");
    }
}
